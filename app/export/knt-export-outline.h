/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is written, in the order in which it is written, the same for every format; knt-export-walk.h makes one from
 * notes. Words of the program are translated, those of the brief and of people are as they are, cleaned for output.
 * No array is %NULL; what is added to one belongs to it. */

/**
 * KntExportFact:
 * @name: (translated): "Committee"
 * @value: "Defensie"
 * @foreign: whether @value is in the language of the brief rather than in that of the program
 */
typedef struct {
  char *name;
  char *value;
  gboolean foreign;
} KntExportFact;

/**
 * KntExportTag:
 * @colour: (nullable): "#rrggbb"
 */
typedef struct {
  char *name;
  char *colour;
} KntExportTag;

/**
 * KntExportNote:
 * @text: Markdown, as its author wrote it
 * @language: (nullable): BCP 47 tag
 */
typedef struct {
  char *text;
  char *language;
} KntExportNote;

/**
 * KntExportPassage:
 * @quote: what the passage says; empty where only a place is known
 * @page: (nullable) (translated): "p. 3", "pp. 3–4"
 */
typedef struct {
  char *quote;
  char *page;
  GPtrArray *tags;  /* KntExportTag */
  GPtrArray *notes; /* KntExportNote */
} KntExportPassage;

/**
 * KntExportCommitment:
 * @text: as the brief or a person words it
 * @details: (translated): "Possible commitment, p. 2, due 31 December 2026"
 */
typedef struct {
  char *text;
  char *details;
} KntExportCommitment;

/**
 * KntExportReference:
 * @title: another paper, as one would cite it
 * @address: (nullable): where its publisher has it
 */
typedef struct {
  char *title;
  char *address;
} KntExportReference;

/**
 * KntExportPart:
 * @standing: (translated)
 */
typedef struct {
  char *text;
  char *standing;
} KntExportPart;

/**
 * KntExportQuestion:
 * @label: as printed, or its place in the brief where the form prints none
 * @heading: (translated): "Question 3"
 * @standing: (translated): "Partly answered"
 */
typedef struct {
  char *label;
  char *heading;
  char *text;
  char *standing;
  GPtrArray *parts; /* KntExportPart; empty where no part has a standing of its own */
  GPtrArray *tags;  /* KntExportTag, of the question as a whole */
  GPtrArray *notes; /* KntExportNote, on the question as a whole */
} KntExportQuestion;

/**
 * KntExportExchange:
 * @heading: (translated): "Question 3", "Questions 4 and 5"
 * @topic: (nullable): as the brief has it
 */
typedef struct {
  char *heading;
  char *topic;
  GPtrArray *questions;  /* KntExportQuestion */
  GPtrArray *answers;    /* char *; empty where there is none */
  GPtrArray *passages;   /* KntExportPassage, in the order of the brief */
  GPtrArray *references; /* KntExportReference, each once */
} KntExportExchange;

/**
 * KntExportGroup:
 * @name: (nullable): %NULL for the exchanges that belong to no group
 */
typedef struct {
  char *name;
  GPtrArray *exchanges; /* KntExportExchange */
} KntExportGroup;

/**
 * KntExportOutline:
 * @title: of the brief
 * @ui_language: BCP 47 tag of the translated words
 * @language: (nullable): BCP 47 tag of the brief
 * @summary: (translated): "7 questions, 4 judged, 12 notes."
 */
typedef struct {
  char *title;
  char *ui_language;
  char *language;
  char *summary;
  GPtrArray *facts;       /* KntExportFact */
  GPtrArray *standings;   /* KntExportFact: how many questions stand how */
  GPtrArray *groups;      /* KntExportGroup */
  GPtrArray *commitments; /* KntExportCommitment, without those that a person dismissed */
  GPtrArray *passages;    /* KntExportPassage that lie in no question or answer */
  GPtrArray *references;  /* KntExportReference that stand in no question or answer */
} KntExportOutline;

KntExportOutline *knt_export_outline_new (void);
void knt_export_outline_free (KntExportOutline *self);

KntExportFact *knt_export_outline_add_fact (GPtrArray *facts, const char *name, char *value);
KntExportTag *knt_export_outline_add_tag (GPtrArray *tags, const char *name, const char *colour);
KntExportNote *knt_export_outline_add_note (GPtrArray *notes, const char *text, const char *language);
KntExportPassage *knt_export_outline_add_passage (GPtrArray *passages);
KntExportCommitment *knt_export_outline_add_commitment (GPtrArray *commitments);
KntExportReference *knt_export_outline_add_reference (GPtrArray *references, char *title, const char *address);
KntExportPart *knt_export_outline_add_part (GPtrArray *parts);
KntExportQuestion *knt_export_outline_add_question (GPtrArray *questions);
KntExportExchange *knt_export_outline_add_exchange (GPtrArray *exchanges);
KntExportGroup *knt_export_outline_add_group (GPtrArray *groups);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntExportOutline, knt_export_outline_free)

G_END_DECLS
