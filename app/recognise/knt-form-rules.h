/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-form-reader.h"
#include "knt-form.h"
#include "knt-phrase-file.h"
#include "knt-pattern.h"

G_BEGIN_DECLS

/* What a form's file says, with its patterns compiled: see data/forms/form.schema.json for what each means.
 * All arrays are never %NULL. */

typedef struct {
  KntPattern *pattern;
  char *source; /* the pattern as the form has it */
  double weight;
} KntEvidence;

typedef struct {
  KntPattern *pattern;
  char *with; /* may name groups of the pattern */
} KntCleaning;

typedef struct {
  char *name;
  gboolean by_line;    /* else by paragraph */
  gboolean by_lines;   /* by line, with those below it */
  gboolean is_beside;  /* a paragraph is looked at with what stands in the margin beside its first line */
  guint pages;         /* how many pages from the first are looked at */
  KntPattern *pattern; /* the group `value` is the fact */
  gboolean next;       /* an empty value stands on the next line, or is the next paragraph */
  gboolean is_date;
  gboolean is_same;     /* nothing is found where two places say different things */
  gboolean is_added;    /* put after what the rules before it found */
  gboolean is_joined;   /* what different places say is all found, with a semicolon between */
  GPtrArray *cleanings; /* KntCleaning */
} KntFactRule;

typedef enum {
  KNT_PAIRING_LABEL, /* questions and answers name each other */
  KNT_PAIRING_ORDER, /* an answer follows its question, told by how they are set */
  KNT_PAIRING_TURN,  /* an answer follows its question, told by how each begins */
} KntPairing;

typedef struct {
  double least_evidence;
  GPtrArray *evidence; /* KntEvidence */
  GPtrArray *furniture;
  gboolean is_parallel; /* columns side by side say the same in two languages */
  double note_size;     /* share of the text's size below which small type is a note */
  KntPattern *note_item;
  KntPattern *note_source;
  KntPairing pairing;
  KntPattern *question_label;    /* (nullable) with a group `labels` */
  KntPattern *question_inline;   /* (nullable) the same before the question on its first line */
  KntPattern *question_number;   /* (nullable) likewise or alone; tells a question only where it is next in sequence */
  KntPattern *question_repeated; /* (nullable) likewise; a label where the answers repeat it with its question */
  KntPattern *question_column;   /* (nullable) the head of a table's column */
  KntPattern *answer_column;     /* (nullable) likewise */
  KntPattern *other_column;      /* (nullable) likewise */
  KntPattern *question_beside;   /* (nullable) with a group `labels` */
  KntPattern *question_opening;  /* (nullable) with a group `labels` */
  KntPattern *question_closing;  /* (nullable) */
  KntPattern *question_alone;    /* (nullable) the line that shows that there may be no answer as yet */
  KntPattern *question_item;     /* (nullable) */
  gboolean questions_count;      /* each has the number after the one before */
  GPtrArray *question_cues;
  GPtrArray *question_asks;
  GPtrArray *question_continues;
  gboolean is_opened;         /* no question is without its opening words */
  gboolean is_marked;         /* questions are never set as plain text, if they are set otherwise at all */
  gboolean is_unanswered;     /* there are questions alone */
  KntPattern *answer_label;   /* (nullable) with a group `labels` */
  KntPattern *answer_inline;  /* (nullable) */
  KntPattern *answer_opening; /* (nullable) */
  GPtrArray *answer_cues;
  gboolean is_unlabelled;   /* an answer may follow its question with no label between */
  KntPattern *answer_joint; /* (nullable) with a group `labels` */
  GPtrArray *answer_sections;
  KntPattern *label_range; /* between two numbers: all that lie between as well */
  GPtrArray *group_headings;
  GPtrArray *group_names;     /* with a group `name` */
  GPtrArray *group_cleanings; /* KntCleaning */
  GPtrArray *asides;          /* neither question nor answer, and end neither */
  GPtrArray *sections;
  GPtrArray *topics;
  GPtrArray *contents; /* how a line of a table of contents ends */
  GPtrArray *ends;
  GStrv months;
  GPtrArray *facts; /* KntFactRule */
} KntFormRules;

void knt_form_rules_read (KntFormRules *self, KntFormReader *reader, JsonObject *object);
void knt_form_rules_clear (KntFormRules *self);

const KntFormRules *knt_form_get_rules (KntForm *self);
void knt_form_set_phrase_file (KntForm *self, KntPhraseFile *phrases);
KntPhraseFile *knt_form_get_phrase_file (KntForm *self);
KntPhrases *knt_form_get_phrases (KntForm *self);

gboolean knt_regex_matches (KntPattern *regex, const char *text);
gboolean knt_regexes_match (GPtrArray *regexes, const char *text);
gboolean knt_form_rules_have_cue (const KntFormRules *self, const char *text, gsize reach);
gboolean knt_form_rules_ask (const KntFormRules *self, const char *text);
char *knt_regex_dup_group (KntPattern *regex, const char *text, const char *group);
char *knt_regex_dup_group_at_start (KntPattern *regex, const char *text, const char *group, gsize *length);
gsize knt_regex_find_group_end (KntPattern *regex, const char *text, const char *group);
void knt_cleaning_free (gpointer data);
char *knt_cleanings_apply (GPtrArray *cleanings, const char *text);

G_END_DECLS
