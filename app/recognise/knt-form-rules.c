/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-form-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
evidence_free (gpointer data)
{
  KntEvidence *self = data;

  g_clear_pointer (&self->pattern, knt_pattern_unref);
  g_free (self->source);
  g_free (self);
}

static void
fact_rule_free (gpointer data)
{
  KntFactRule *self = data;

  g_free (self->name);
  g_clear_pointer (&self->pattern, knt_pattern_unref);
  g_ptr_array_unref (self->cleanings);
  g_free (self);
}

static void
read_evidence (KntFormReader *reader, JsonNode *element, const char *path, GPtrArray *result)
{
  static const char *const known[] = { "pattern", "weight", NULL };
  JsonObject *object = knt_form_reader_need_object (reader, element, path);
  KntEvidence *evidence;

  if (object == NULL)
    return;

  evidence = g_new0 (KntEvidence, 1);
  g_ptr_array_add (result, evidence);
  knt_form_reader_check_members (reader, object, path, known);
  evidence->source = g_strdup (knt_form_reader_get_string (reader, object, path, "pattern", TRUE));
  evidence->pattern = knt_form_reader_get_regex (reader, object, path, "pattern", FALSE);
  evidence->weight = knt_form_reader_get_number (reader, object, path, "weight", -1);
  if (evidence->weight <= 0 || evidence->weight > 1) {
    g_autofree char *at = g_strconcat (path, "/weight", NULL);

    knt_form_reader_fail (reader, at, _ ("is not between 0 and 1"));
  }
}

static void
read_cleaning (KntFormReader *reader, JsonNode *element, const char *path, GPtrArray *result)
{
  static const char *const known[] = { "pattern", "with", NULL };
  JsonObject *object = knt_form_reader_need_object (reader, element, path);
  KntCleaning *cleaning;

  if (object == NULL)
    return;

  cleaning = g_new0 (KntCleaning, 1);
  g_ptr_array_add (result, cleaning);
  knt_form_reader_check_members (reader, object, path, known);
  cleaning->pattern = knt_form_reader_get_regex (reader, object, path, "pattern", TRUE);
  cleaning->with = g_strdup (knt_form_reader_get_string (reader, object, path, "with", TRUE));
  if (cleaning->with != NULL && !g_regex_check_replacement (cleaning->with, NULL, NULL)) {
    g_autofree char *at = g_strconcat (path, "/with", NULL);

    knt_form_reader_fail (reader, at, _ ("is no replacement"));
  }
}

static void
read_fact (KntFormReader *reader, JsonNode *element, const char *path, GPtrArray *result)
{
  static const char *const known[] = { "name", "in", "pages", "pattern", "empty", "as", "several", "clean", NULL };
  static const char *const places[] = { "line", "lines", "paragraph", "beside", NULL };
  static const char *const nexts[] = { "next-line", "next-paragraph", NULL };
  static const char *const kinds[] = { "date", NULL };
  static const char *const severals[] = { "same", "join", "add", NULL };
  const char *place, *several;
  JsonObject *object = knt_form_reader_need_object (reader, element, path);
  KntFactRule *rule;

  if (object == NULL)
    return;

  rule = g_new0 (KntFactRule, 1);
  g_ptr_array_add (result, rule);
  knt_form_reader_check_members (reader, object, path, known);
  rule->name = g_strdup (knt_form_reader_get_string (reader, object, path, "name", TRUE));
  place = knt_form_reader_get_choice (reader, object, path, "in", places, TRUE);
  rule->by_lines = g_strcmp0 (place, "lines") == 0;
  rule->by_line = rule->by_lines || g_strcmp0 (place, "line") == 0;
  rule->is_beside = g_strcmp0 (place, "beside") == 0;
  rule->next = knt_form_reader_get_choice (reader, object, path, "empty", nexts, FALSE) != NULL;
  rule->is_date = knt_form_reader_get_choice (reader, object, path, "as", kinds, FALSE) != NULL;
  several = knt_form_reader_get_choice (reader, object, path, "several", severals, FALSE);
  rule->is_same = g_strcmp0 (several, "same") == 0;
  rule->is_added = g_strcmp0 (several, "add") == 0;
  rule->is_joined = g_strcmp0 (several, "join") == 0;
  rule->pages = CLAMP (knt_form_reader_get_number (reader, object, path, "pages", 1), 1, G_MAXINT);
  rule->pattern = knt_form_reader_get_regex (reader, object, path, "pattern", TRUE);
  rule->cleanings = knt_form_reader_get_list (reader, object, path, "clean", read_cleaning, knt_cleaning_free);
}

typedef enum { PATTERN, PATTERNS, CLEANINGS, FACTS, BOOLEAN } MemberKind;

/* The members that need no more than to be read. A new one is a line here, one in the struct, and its description in
 * data/forms/form.schema.json. */
static const struct {
  const char *object; /* empty for the form itself */
  const char *name;
  MemberKind kind;
  gsize offset;
} members[] = {
  { "", "furniture", PATTERNS, G_STRUCT_OFFSET (KntFormRules, furniture) },
  { "", "columns", PATTERN, G_STRUCT_OFFSET (KntFormRules, other_column) },
  { "", "range", PATTERN, G_STRUCT_OFFSET (KntFormRules, label_range) },
  { "", "asides", PATTERNS, G_STRUCT_OFFSET (KntFormRules, asides) },
  { "", "sections", PATTERNS, G_STRUCT_OFFSET (KntFormRules, sections) },
  { "", "topics", PATTERNS, G_STRUCT_OFFSET (KntFormRules, topics) },
  { "", "contents", PATTERNS, G_STRUCT_OFFSET (KntFormRules, contents) },
  { "", "ends", PATTERNS, G_STRUCT_OFFSET (KntFormRules, ends) },
  { "", "facts", FACTS, G_STRUCT_OFFSET (KntFormRules, facts) },
  { "", "parallel", BOOLEAN, G_STRUCT_OFFSET (KntFormRules, is_parallel) },
  { "", "unanswered", BOOLEAN, G_STRUCT_OFFSET (KntFormRules, is_unanswered) },
  { "notes", "item", PATTERN, G_STRUCT_OFFSET (KntFormRules, note_item) },
  { "notes", "source", PATTERN, G_STRUCT_OFFSET (KntFormRules, note_source) },
  { "questions", "label", PATTERN, G_STRUCT_OFFSET (KntFormRules, question_label) },
  { "questions", "inline", PATTERN, G_STRUCT_OFFSET (KntFormRules, question_inline) },
  { "questions", "number", PATTERN, G_STRUCT_OFFSET (KntFormRules, question_number) },
  { "questions", "repeated", PATTERN, G_STRUCT_OFFSET (KntFormRules, question_repeated) },
  { "questions", "column", PATTERN, G_STRUCT_OFFSET (KntFormRules, question_column) },
  { "questions", "beside", PATTERN, G_STRUCT_OFFSET (KntFormRules, question_beside) },
  { "questions", "opening", PATTERN, G_STRUCT_OFFSET (KntFormRules, question_opening) },
  { "questions", "closing", PATTERN, G_STRUCT_OFFSET (KntFormRules, question_closing) },
  { "questions", "alone", PATTERN, G_STRUCT_OFFSET (KntFormRules, question_alone) },
  { "questions", "item", PATTERN, G_STRUCT_OFFSET (KntFormRules, question_item) },
  { "questions", "cues", PATTERNS, G_STRUCT_OFFSET (KntFormRules, question_cues) },
  { "questions", "asks", PATTERNS, G_STRUCT_OFFSET (KntFormRules, question_asks) },
  { "questions", "continues", PATTERNS, G_STRUCT_OFFSET (KntFormRules, question_continues) },
  { "questions", "opened", BOOLEAN, G_STRUCT_OFFSET (KntFormRules, is_opened) },
  { "questions", "marked", BOOLEAN, G_STRUCT_OFFSET (KntFormRules, is_marked) },
  { "answers", "label", PATTERN, G_STRUCT_OFFSET (KntFormRules, answer_label) },
  { "answers", "inline", PATTERN, G_STRUCT_OFFSET (KntFormRules, answer_inline) },
  { "answers", "column", PATTERN, G_STRUCT_OFFSET (KntFormRules, answer_column) },
  { "answers", "cues", PATTERNS, G_STRUCT_OFFSET (KntFormRules, answer_cues) },
  { "answers", "opening", PATTERN, G_STRUCT_OFFSET (KntFormRules, answer_opening) },
  { "answers", "joint", PATTERN, G_STRUCT_OFFSET (KntFormRules, answer_joint) },
  { "answers", "unlabelled", BOOLEAN, G_STRUCT_OFFSET (KntFormRules, is_unlabelled) },
  { "answers", "sections", PATTERNS, G_STRUCT_OFFSET (KntFormRules, answer_sections) },
  { "groups", "headings", PATTERNS, G_STRUCT_OFFSET (KntFormRules, group_headings) },
  { "groups", "named", PATTERNS, G_STRUCT_OFFSET (KntFormRules, group_names) },
  { "groups", "clean", CLEANINGS, G_STRUCT_OFFSET (KntFormRules, group_cleanings) },
};

/* The members that are read one by one below. */
static const struct {
  const char *object;
  const char *name;
} other_members[] = {
  { "", "$schema" },          { "", "id" },        { "", "name" },
  { "", "language" },         { "", "extends" },   { "", "words" },
  { "", "pairing" },          { "", "months" },    { "evidence", "least" },
  { "evidence", "patterns" }, { "notes", "size" }, { "questions", "numbers" },
};

static const char *const objects[] = { "evidence", "notes", "questions", "answers", "groups" };

static void
check_members (KntFormReader *reader, JsonObject *object, const char *path, const char *of)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    if (g_str_equal (members[i].object, of))
      g_ptr_array_add (known, (gpointer) members[i].name);
  for (gsize i = 0; i < G_N_ELEMENTS (other_members); i++)
    if (g_str_equal (other_members[i].object, of))
      g_ptr_array_add (known, (gpointer) other_members[i].name);
  for (gsize i = 0; *of == '\0' && i < G_N_ELEMENTS (objects); i++)
    g_ptr_array_add (known, (gpointer) objects[i]);
  g_ptr_array_add (known, NULL);

  knt_form_reader_check_members (reader, object, path, (const char *const *) known->pdata);
}

static void
read_members (KntFormRules *self, KntFormReader *reader, JsonObject *object, const char *path, const char *of)
{
  check_members (reader, object, path, of);

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++) {
    const char *name = members[i].name;
    gpointer at = G_STRUCT_MEMBER_P (self, members[i].offset);

    if (!g_str_equal (members[i].object, of))
      continue;

    switch (members[i].kind) {
      case PATTERN:
        *(KntPattern **) at = knt_form_reader_get_regex (reader, object, path, name, FALSE);
        break;
      case PATTERNS:
        *(GPtrArray **) at = knt_form_reader_get_list (reader, object, path, name, knt_form_reader_read_regex,
                                                       (GDestroyNotify) knt_pattern_unref);
        break;
      case CLEANINGS:
        *(GPtrArray **) at = knt_form_reader_get_list (reader, object, path, name, read_cleaning, knt_cleaning_free);
        break;
      case FACTS:
        *(GPtrArray **) at = knt_form_reader_get_list (reader, object, path, name, read_fact, fact_rule_free);
        break;
      case BOOLEAN:
        *(gboolean *) at = knt_form_reader_get_boolean (reader, object, path, name);
        break;
      default:
        g_assert_not_reached ();
    }
  }
}

/* What a way of pairing cannot do without. A member that is there and faulty was told of already. */
static void
check_pairing (const KntFormRules *self, KntFormReader *reader, JsonObject *questions, JsonObject *answers)
{
  static const char *const by_label[] = { "label", "number", NULL };
  static const char *const by_turn[] = { "opening", "label", "beside", NULL };
  static const char *const by_order[] = { "cues", NULL };
  const char *const *needed = self->pairing == KNT_PAIRING_LABEL  ? by_label
                              : self->pairing == KNT_PAIRING_TURN ? by_turn
                                                                  : by_order;
  gboolean found = FALSE;

  for (guint i = 0; needed[i] != NULL; i++)
    found |= questions != NULL && json_object_has_member (questions, needed[i]);
  if (!found) {
    g_autofree char *at = g_strconcat ("/questions/", needed[0], NULL);

    knt_form_reader_fail (reader, at, _ ("is missing"));
  }
  if (self->pairing == KNT_PAIRING_LABEL && (answers == NULL || !json_object_has_member (answers, "label")))
    knt_form_reader_fail (reader, "/answers/label", _ ("is missing"));
}

/**
 * knt_form_rules_read:
 * @self: all zero
 * @reader: gets the faults
 * @object: a form
 *
 * Reads what a form says of its briefs. @self is whole only if there was no fault, and has to be cleared in any case.
 */
void
knt_form_rules_read (KntFormRules *self, KntFormReader *reader, JsonObject *object)
{
  static const char *const pairings[] = { "label", "order", "turn", NULL };
  static const char *const numberings[] = { "count", NULL };
  JsonObject *evidence = knt_form_reader_get_object (reader, object, "", "evidence");
  JsonObject *notes = knt_form_reader_get_object (reader, object, "", "notes");
  JsonObject *questions = knt_form_reader_get_object (reader, object, "", "questions");
  JsonObject *answers = knt_form_reader_get_object (reader, object, "", "answers");
  JsonObject *groups = knt_form_reader_get_object (reader, object, "", "groups");
  const char *pairing = knt_form_reader_get_choice (reader, object, "", "pairing", pairings, TRUE);
  g_autoptr (GPtrArray) months =
    knt_form_reader_get_list (reader, object, "", "months", knt_form_reader_read_string, g_free);

  read_members (self, reader, object, "", "");
  read_members (self, reader, evidence, "/evidence", "evidence");
  read_members (self, reader, notes, "/notes", "notes");
  read_members (self, reader, questions, "/questions", "questions");
  read_members (self, reader, answers, "/answers", "answers");
  read_members (self, reader, groups, "/groups", "groups");

  self->least_evidence = knt_form_reader_get_number (reader, evidence, "/evidence", "least", 0.5);
  self->evidence = knt_form_reader_get_list (reader, evidence, "/evidence", "patterns", read_evidence, evidence_free);
  if (self->evidence->len == 0)
    knt_form_reader_fail (reader, "/evidence/patterns", _ ("is missing"));
  self->note_size = knt_form_reader_get_number (reader, notes, "/notes", "size", 0.87);
  self->questions_count =
    knt_form_reader_get_choice (reader, questions, "/questions", "numbers", numberings, FALSE) != NULL;
  self->pairing = g_strcmp0 (pairing, "label") == 0   ? KNT_PAIRING_LABEL
                  : g_strcmp0 (pairing, "order") == 0 ? KNT_PAIRING_ORDER
                                                      : KNT_PAIRING_TURN;
  if (pairing != NULL)
    check_pairing (self, reader, questions, answers);

  if (months->len != 0 && months->len != 12)
    knt_form_reader_fail (reader, "/months", _ ("does not hold twelve names"));
  g_ptr_array_add (months, NULL);
  self->months = g_strdupv ((char **) months->pdata);
}

/**
 * knt_form_rules_clear:
 *
 * Frees what @self holds.
 */
void
knt_form_rules_clear (KntFormRules *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++) {
    gpointer at = G_STRUCT_MEMBER_P (self, members[i].offset);

    if (members[i].kind == PATTERN)
      g_clear_pointer ((KntPattern **) at, knt_pattern_unref);
    else if (members[i].kind != BOOLEAN)
      g_clear_pointer ((GPtrArray **) at, g_ptr_array_unref);
  }
  g_clear_pointer (&self->evidence, g_ptr_array_unref);
  g_clear_pointer (&self->months, g_strfreev);
}
