/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is written, in the order in which it is written, the same for every format; knt-export-walk.h makes one from
 * notes. Words of the program are translated, those of the brief and of people are as they are, cleaned for output.
 * No array is %NULL; what is added to one belongs to it. */

/**
 * KntOutlineFact:
 * @name: (translated): "Committee"
 * @value: "Defensie"
 * @foreign: whether @value is in the language of the brief rather than in that of the program
 */
typedef struct {
  char *name;
  char *value;
  gboolean foreign;
} KntOutlineFact;

/**
 * KntOutlineTag:
 * @colour: (nullable): "#rrggbb"
 */
typedef struct {
  char *name;
  char *colour;
} KntOutlineTag;

/**
 * KntOutlineNote:
 * @text: Markdown, as its author wrote it
 * @language: (nullable): BCP 47 tag
 */
typedef struct {
  char *text;
  char *language;
} KntOutlineNote;

/**
 * KntOutlinePassage:
 * @quote: what the passage says; empty where only a place is known
 * @page: (nullable) (translated): "p. 3", "pp. 3–4"
 */
typedef struct {
  char *quote;
  char *page;
  GPtrArray *tags;  /* KntOutlineTag */
  GPtrArray *notes; /* KntOutlineNote */
} KntOutlinePassage;

/**
 * KntOutlineCommitment:
 * @text: as the brief or a person words it
 * @details: (translated): "Possible commitment, p. 2, due 31 December 2026"
 */
typedef struct {
  char *text;
  char *details;
} KntOutlineCommitment;

/**
 * KntOutlinePart:
 * @standing: (translated)
 */
typedef struct {
  char *text;
  char *standing;
} KntOutlinePart;

/**
 * KntOutlineQuestion:
 * @label: as printed, or its place in the brief where the form prints none
 * @heading: (translated): "Question 3"
 * @standing: (translated): "Partly answered"
 */
typedef struct {
  char *label;
  char *heading;
  char *text;
  char *standing;
  GPtrArray *parts; /* KntOutlinePart; empty where no part has a standing of its own */
  GPtrArray *tags;  /* KntOutlineTag, of the question as a whole */
  GPtrArray *notes; /* KntOutlineNote, on the question as a whole */
} KntOutlineQuestion;

/**
 * KntOutlineExchange:
 * @heading: (translated): "Question 3", "Questions 4 and 5"
 * @topic: (nullable): as the brief has it
 */
typedef struct {
  char *heading;
  char *topic;
  GPtrArray *questions; /* KntOutlineQuestion */
  GPtrArray *answers;   /* char *; empty where there is none */
  GPtrArray *passages;  /* KntOutlinePassage, in the order of the brief */
} KntOutlineExchange;

/**
 * KntOutlineGroup:
 * @name: (nullable): %NULL for the exchanges that belong to no group
 */
typedef struct {
  char *name;
  GPtrArray *exchanges; /* KntOutlineExchange */
} KntOutlineGroup;

/**
 * KntOutline:
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
  GPtrArray *facts;       /* KntOutlineFact */
  GPtrArray *standings;   /* KntOutlineFact: how many questions stand how */
  GPtrArray *groups;      /* KntOutlineGroup */
  GPtrArray *commitments; /* KntOutlineCommitment, without those that a person dismissed */
  GPtrArray *passages;    /* KntOutlinePassage that lie in no question or answer */
} KntOutline;

KntOutline *knt_outline_new (void);
void knt_outline_free (KntOutline *self);

KntOutlineFact *knt_outline_add_fact (GPtrArray *facts, const char *name, char *value);
KntOutlineTag *knt_outline_add_tag (GPtrArray *tags, const char *name, const char *colour);
KntOutlineNote *knt_outline_add_note (GPtrArray *notes, const char *text, const char *language);
KntOutlinePassage *knt_outline_add_passage (GPtrArray *passages);
KntOutlineCommitment *knt_outline_add_commitment (GPtrArray *commitments);
KntOutlinePart *knt_outline_add_part (GPtrArray *parts);
KntOutlineQuestion *knt_outline_add_question (GPtrArray *questions);
KntOutlineExchange *knt_outline_add_exchange (GPtrArray *exchanges);
KntOutlineGroup *knt_outline_add_group (GPtrArray *groups);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntOutline, knt_outline_free)

G_END_DECLS
