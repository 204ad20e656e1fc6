/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "knt-types.h"

G_BEGIN_DECLS

#define KNT_TYPE_BRIEF (knt_brief_get_type ())

/* What was recognised in a document: never edited by hand. A person's corrections are entities of the
 * notes. Immutable once built, so that any thread may hold it. All arrays are never %NULL. A brief that
 * was read from JSON gives the same JSON back, with the members that this version does not know. */

typedef struct {
  char *id;      /* "g1" */
  char *name;    /* "Volt" */
  char *heading; /* (nullable) the heading as printed */
  GArray *spans; /* KntSpan, of the heading */
} KntGroup;

typedef struct {
  char *id; /* "q1.1" */
  char *text;
  GArray *spans;
} KntPart;

typedef struct {
  char *id;    /* "q1" */
  char *label; /* (nullable) as printed: "1", "3a" */
  char *text;  /* as a reader would type it: lines joined, one `\n` between paragraphs */
  GArray *spans;
  GPtrArray *parts; /* KntPart; empty where the question asks one thing */
} KntQuestion;

typedef struct {
  char *id; /* "a1" */
  char *text;
  GArray *spans;
} KntAnswer;

typedef struct {
  char *id;             /* "x1" */
  char *group;          /* (nullable) id of a KntGroup */
  char *topic;          /* (nullable) */
  GPtrArray *questions; /* KntQuestion */
  GPtrArray *answers;   /* KntAnswer */
  double confidence;    /* 0 to 1 */
} KntExchange;

typedef struct {
  char *kind;  /* "kamerstuk" */
  GStrv names; /* member names, parallel to values: "dossier", "number" */
  GStrv values;
  GArray *spans;
} KntReference;

typedef struct {
  char *id; /* "c1" */
  char *text;
  char *due;      /* (nullable) ISO 8601 date */
  char *due_text; /* (nullable) "voor de zomer" */
  GArray *spans;
  double confidence;
} KntCommitment;

/* Text that stands between the questions and answers and belongs to none. */
typedef struct {
  char *text;
  GArray *spans;
} KntLoose;

/* An exchange of less confidence than this is one for a person to look at. Higher would be whole forms, such as lists with bare
 * numbers, that are as a rule recognised right: where everything is marked, nothing is. */
#define KNT_CONFIDENCE_SURE 0.75

GType knt_brief_get_type (void);
KntBrief *knt_brief_ref (KntBrief *self);
void knt_brief_unref (KntBrief *self);

const char *knt_brief_get_form (KntBrief *self);
double knt_brief_get_confidence (KntBrief *self);
const char *knt_brief_get_title (KntBrief *self);
const char *knt_brief_get_fact (KntBrief *self, const char *name);
GStrv knt_brief_list_facts (KntBrief *self);
GPtrArray *knt_brief_get_groups (KntBrief *self);
GPtrArray *knt_brief_get_exchanges (KntBrief *self);
GPtrArray *knt_brief_get_references (KntBrief *self);
GPtrArray *knt_brief_get_commitments (KntBrief *self);
GPtrArray *knt_brief_get_loose (KntBrief *self);
gboolean knt_brief_has_answers (KntBrief *self);
gboolean knt_exchange_is_unsure (const KntExchange *self, gboolean answered);

KntGroup *knt_brief_find_group (KntBrief *self, const char *id);
KntExchange *knt_brief_find_exchange (KntBrief *self, const char *question_or_answer_id);

JsonNode *knt_brief_to_json (KntBrief *self);
KntBrief *knt_brief_new_from_json (JsonNode *node); /* never %NULL; faults are passed over */

/* Building one: the recogniser fills it and hands it out, after which it does not change. Spans are copied. */
KntBrief *knt_brief_new (const char *form, double confidence);
void knt_brief_set_title (KntBrief *self, const char *title);
void knt_brief_set_fact (KntBrief *self, const char *name, const char *value);
KntGroup *knt_brief_add_group (KntBrief *self, const char *name);
KntExchange *knt_brief_add_exchange (KntBrief *self, KntGroup *group);
void knt_brief_share_exchange (KntBrief *self, const KntExchange *exchange);
void knt_brief_share_findings (KntBrief *self, KntBrief *other);
KntQuestion *
knt_exchange_add_question (KntExchange *self, const char *id, const char *label, const char *text, GArray *spans);
KntPart *knt_question_add_part (KntQuestion *self, const char *text, GArray *spans);
KntAnswer *knt_exchange_add_answer (KntExchange *self, const char *id, const char *text, GArray *spans);
KntReference *knt_brief_add_reference (KntBrief *self, const char *kind, GArray *spans);
KntCommitment *knt_brief_add_commitment (KntBrief *self, const char *text, GArray *spans);
KntLoose *knt_brief_add_loose (KntBrief *self, const char *text, GArray *spans);

/* What it was read from, or what a thread made of it so that nobody else needs to. */
JsonNode *knt_brief_get_source (KntBrief *self);
void knt_brief_take_source (KntBrief *self, JsonNode *source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntBrief, knt_brief_unref)

G_END_DECLS
