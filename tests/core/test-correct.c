/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "knt-annotation.h"
#include "knt-brief-find.h"
#include "knt-correct.h"
#include "knt-correction-edits.h"
#include "knt-edits.h"
#include "knt-standing.h"

/* One page on which everything stands in a row; places are found by their words. */
static const char PAGE[] =
  "Volt. Why one? How two? Because one. And also this. D66. What three? Since three. Remark. Nobody asked.";

static GArray *
find (const char *words)
{
  const char *at = strstr (PAGE, words);
  GArray *spans = knt_spans_new ();

  g_assert_nonnull (at);
  g_array_append_val (spans, ((KntSpan) { 1, at - PAGE, at - PAGE + strlen (words) }));
  return spans;
}

static void
add_question (KntExchange *exchange, const char *id, const char *label, const char *words)
{
  g_autoptr (GArray) spans = find (words);

  knt_exchange_add_question (exchange, id, label, words, spans);
}

static void
add_answer (KntExchange *exchange, const char *id, const char *words)
{
  g_autoptr (GArray) spans = find (words);

  knt_exchange_add_answer (exchange, id, words, spans);
}

static KntGroup *
add_group (KntBrief *brief, const char *name)
{
  KntGroup *group = knt_brief_add_group (brief, name);
  g_autoptr (GArray) spans = find (name);

  g_array_append_vals (group->spans, spans->data, spans->len);
  return group;
}

static KntNotes *
make_notes (void)
{
  KntNotes *notes = knt_notes_new ();
  g_autoptr (KntBrief) brief = knt_brief_new ("nl-schriftelijk-overleg", 0.9);
  KntGroup *volt = add_group (brief, "Volt");
  KntExchange *exchange = knt_brief_add_exchange (brief, volt);

  exchange->confidence = 0.5;
  add_question (exchange, "q1", "1", "Why one? How two?");
  add_answer (exchange, "a1", "Because one. And also this.");
  exchange = knt_brief_add_exchange (brief, add_group (brief, "D66"));
  exchange->confidence = 0.5;
  add_question (exchange, "q2", "3", "What three?");
  add_answer (exchange, "a2", "Since three.");
  knt_notes_set_brief (notes, brief);
  return notes;
}

static JsonNode *
make_target (const char *words)
{
  g_autoptr (GArray) spans = find (words);
  JsonNode *node = json_node_alloc ();
  JsonObject *target = json_object_new (), *quote = json_object_new ();
  JsonArray *selectors = json_array_new ();

  json_object_set_string_member (quote, "type", "TextQuoteSelector");
  json_object_set_string_member (quote, "exact", words);
  json_array_add_object_element (selectors, quote);
  json_object_set_array_member (target, "selector", selectors);
  json_object_set_member (target, "kanttekening:spans", knt_spans_to_json (spans));
  json_node_init_object (node, target);
  json_object_unref (target);
  json_node_seal (node);
  return node;
}

static void
add_ids (GString *said, GPtrArray *blocks, gsize id_offset, gsize text_offset)
{
  for (guint i = 0; i < blocks->len; i++) {
    const char *id = G_STRUCT_MEMBER (char *, blocks->pdata[i], id_offset);

    /* What a correction made has an id of its own. */
    g_string_append_printf (said, " %s“%s”", strlen (id) < 4 ? id : "",
                            G_STRUCT_MEMBER (char *, blocks->pdata[i], text_offset));
  }
}

/* "Volt: q1[1]“…” > a1“…” | …" */
static char *
describe (KntBrief *brief)
{
  GString *said = g_string_new (NULL);

  for (guint i = 0; i < knt_brief_get_exchanges (brief)->len; i++) {
    KntExchange *exchange = knt_brief_get_exchanges (brief)->pdata[i];
    KntGroup *group = exchange->group != NULL ? knt_brief_find_group (brief, exchange->group) : NULL;

    g_string_append_printf (said, "%s%s:", i > 0 ? " | " : "", group != NULL ? group->name : "-");
    add_ids (said, exchange->questions, G_STRUCT_OFFSET (KntQuestion, id), G_STRUCT_OFFSET (KntQuestion, text));
    g_string_append (said, " >");
    add_ids (said, exchange->answers, G_STRUCT_OFFSET (KntAnswer, id), G_STRUCT_OFFSET (KntAnswer, text));
  }

  return g_string_free (said, FALSE);
}

static void
assert_said (KntNotes *notes, const char *expected)
{
  g_autofree char *said = describe (knt_notes_get_corrected (notes));

  g_assert_cmpstr (said, ==, expected);
}

static void
apply (KntNotes *notes, KntEditGroup *group)
{
  g_autoptr (GError) error = NULL;

  knt_notes_apply (notes, group, &error);
  g_assert_no_error (error);
  knt_edit_group_unref (group);
}

static const char *
find_id (KntNotes *notes, const char *words)
{
  g_autoptr (GArray) spans = find (words);
  KntPlace place;

  g_assert_true (knt_brief_find_place_at (knt_notes_get_corrected (notes), spans, &place));
  return place.id;
}

#define AS_RECOGNISED                                                                                                  \
  "Volt: q1“Why one? How two?” > a1“Because one. And also this.” | D66: q2“What three?” > a2“Since three.”"

static const struct {
  const char *name, *words;
  KntRole role;
  const char *expected;
} roles[] = {
  { "question-to-answer", "What three?", KNT_ROLE_ANSWER,
    "Volt: q1“Why one? How two?” > a1“Because one. And also this.” q2“What three?” a2“Since three.”" },
  { "answer-to-question", "Since three.", KNT_ROLE_QUESTION,
    "Volt: q1“Why one? How two?” > a1“Because one. And also this.” | D66: q2“What three?” > | D66: a2“Since three.” >" },
  { "question-to-neither", "What three?", KNT_ROLE_NEITHER,
    "Volt: q1“Why one? How two?” > a1“Because one. And also this.” a2“Since three.”" },
  { "first-question-to-neither", "Why one? How two?", KNT_ROLE_NEITHER,
    "Volt: > a1“Because one. And also this.” | D66: q2“What three?” > a2“Since three.”" },
  { "answer-to-neither", "Since three.", KNT_ROLE_NEITHER,
    "Volt: q1“Why one? How two?” > a1“Because one. And also this.” | D66: q2“What three?” >" },
  { "nothing-to-question", "Nobody asked.", KNT_ROLE_QUESTION, AS_RECOGNISED " | D66: “Nobody asked.” >" },
  { "nothing-to-answer", "Remark.", KNT_ROLE_ANSWER,
    "Volt: q1“Why one? How two?” > a1“Because one. And also this.” | D66: q2“What three?” > a2“Since three.” “Remark.”" },
  { "end-of-answer-to-question", "And also this.", KNT_ROLE_QUESTION,
    "Volt: q1“Why one? How two?” > a1“Because one.” | Volt: “And also this.” > | D66: q2“What three?” > a2“Since three.”" },
  { "end-of-question-to-answer", "How two?", KNT_ROLE_ANSWER,
    "Volt: q1“Why one?” > “How two?” a1“Because one. And also this.” | D66: q2“What three?” > a2“Since three.”" },
  { "middle-to-neither", "one. And", KNT_ROLE_NEITHER,
    "Volt: q1“Why one? How two?” > a1“Because also this.” | D66: q2“What three?” > a2“Since three.”" },
  { "over-both", "How two? Because", KNT_ROLE_QUESTION,
    "Volt: q1“Why one?” “How two?\nBecause” > a1“one. And also this.” | D66: q2“What three?” > a2“Since three.”" },
};

/* What a person says of a stretch is so, undone it is as before, and the order of the file is of no account. */
static void
test_role (gconstpointer data)
{
  const gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (KntNotes) notes = make_notes ();
  g_autoptr (JsonNode) target = make_target (roles[row].words);

  apply (notes, knt_correction_edits_set_role (notes, target, roles[row].role));
  assert_said (notes, roles[row].expected);
  knt_notes_undo (notes);
  assert_said (notes, AS_RECOGNISED);
  knt_notes_redo (notes);
  assert_said (notes, roles[row].expected);
}

static void
test_by_hand (void)
{
  g_autoptr (KntNotes) notes = knt_notes_new ();
  g_autoptr (JsonNode) question = make_target ("What three?");
  g_autoptr (JsonNode) answer = make_target ("Since three.");
  g_autoptr (JsonNode) other = make_target ("Because one.");

  g_assert_null (knt_notes_get_corrected (notes));
  apply (notes, knt_correction_edits_set_role (notes, question, KNT_ROLE_QUESTION));
  apply (notes, knt_correction_edits_set_role (notes, answer, KNT_ROLE_ANSWER));
  assert_said (notes, "-: “What three?” > “Since three.”");
  apply (notes, knt_correction_edits_set_role (notes, other, KNT_ROLE_ANSWER));
  assert_said (notes, "-: > “Because one.” | -: “What three?” > “Since three.”");
}

static void
test_split_and_join (void)
{
  g_autoptr (KntNotes) notes = make_notes ();
  g_autoptr (JsonNode) first = make_target ("Why one?");
  g_autoptr (JsonNode) second = make_target ("How two?");
  g_autoptr (JsonNode) both = make_target ("Why one? How two?");
  g_autofree char *half = NULL;

  apply (notes, knt_edits_set_standing (notes, "q1", KNT_STANDING_ANSWERED));
  apply (notes, knt_correction_edits_split (notes, "q1", first, second));
  assert_said (
    notes, "Volt: q1“Why one?” “How two?” > a1“Because one. And also this.” | D66: q2“What three?” > a2“Since three.”");
  g_assert_cmpint (knt_notes_get_standing (notes, "q1"), ==, KNT_STANDING_ANSWERED);

  half = g_strdup (find_id (notes, "How two?"));
  apply (notes, knt_correction_edits_set_label (notes, half, second, "2"));
  assert_said (
    notes, "Volt: q1“Why one?” “How two?” > a1“Because one. And also this.” | D66: q2“What three?” > a2“Since three.”");
  apply (notes, knt_edits_set_standing (notes, half, KNT_STANDING_REFUSED));
  apply (notes, knt_edits_set_question_note (notes, half, "On the half", NULL));
  apply (notes, knt_correction_edits_join (notes, "q1", half, both));
  assert_said (notes, AS_RECOGNISED);
  g_assert_cmpstr (knt_annotation_get_note (knt_notes_find_question_annotation (notes, "q1")), ==, "On the half");
  g_assert_cmpint (knt_notes_get_standing (notes, "q1"), ==, KNT_STANDING_ANSWERED);
  knt_notes_undo (notes);
  g_assert_cmpint (knt_notes_get_standing (notes, half), ==, KNT_STANDING_REFUSED);
  for (guint i = 0; i < 4; i++)
    knt_notes_undo (notes);
  assert_said (notes, AS_RECOGNISED);
  g_assert_cmpuint (g_list_model_get_n_items (knt_notes_get_collection (notes, KNT_COLLECTION_CORRECTIONS)), ==, 0);
}

static void
test_belongs (void)
{
  g_autoptr (KntNotes) notes = make_notes ();
  g_autoptr (JsonNode) answer = make_target ("Since three.");

  apply (notes, knt_correction_edits_set_question (notes, "a2", answer, "q1"));
  assert_said (
    notes, "Volt: q1“Why one? How two?” > a1“Because one. And also this.” a2“Since three.” | D66: q2“What three?” >");
  apply (notes, knt_correction_edits_set_question (notes, "a2", answer, "q2"));
  assert_said (notes, AS_RECOGNISED);
}

static void
test_label_and_group (void)
{
  g_autoptr (KntNotes) notes = make_notes ();
  g_autoptr (JsonNode) first = make_target ("Why one? How two?");
  g_autoptr (JsonNode) second = make_target ("What three?");
  KntQuestion *question;

  apply (notes, knt_correction_edits_set_label (notes, "q1", first, "1a"));
  question = ((KntExchange *) knt_brief_get_exchanges (knt_notes_get_corrected (notes))->pdata[0])->questions->pdata[0];
  g_assert_cmpstr (question->label, ==, "1a");
  g_assert_cmpstr (question->id, ==, "q1");

  apply (notes, knt_correction_edits_set_group (notes, "q2", second, "Volt", FALSE));
  assert_said (
    notes, "Volt: q1“Why one? How two?” > a1“Because one. And also this.” | Volt: q2“What three?” > a2“Since three.”");
  apply (notes, knt_correction_edits_set_group (notes, "q2", second, "GroenLinks-PvdA", TRUE));
  assert_said (notes,
               "Volt: q1“Why one? How two?” > a1“Because one. And also this.” | GroenLinks-PvdA: q2“What three?” > "
               "a2“Since three.”");
  apply (notes, knt_correction_edits_set_group (notes, "q2", second, NULL, FALSE));
  assert_said (notes,
               "Volt: q1“Why one? How two?” > a1“Because one. And also this.” | -: q2“What three?” > a2“Since three.”");
}

/* A group goes for what follows up to the next heading that was recognised. */
static void
test_group_of_following (void)
{
  g_autoptr (KntNotes) notes = make_notes ();
  g_autoptr (JsonNode) first = make_target ("Why one?");
  g_autoptr (JsonNode) second = make_target ("And also this.");

  apply (notes, knt_correction_edits_set_role (notes, second, KNT_ROLE_QUESTION));
  apply (notes, knt_correction_edits_set_role (notes, first, KNT_ROLE_QUESTION));
  apply (notes, knt_correction_edits_set_group (notes, find_id (notes, "Why one?"), first, "SP", TRUE));
  assert_said (notes,
               "SP: q1“Why one?” “How two?” > a1“Because one.” | SP: “And also this.” > | D66: q2“What three?” > "
               "a2“Since three.”");
}

static void
test_confirm (void)
{
  g_autoptr (KntNotes) notes = make_notes ();
  g_autoptr (JsonNode) target = make_target ("What three?");

  apply (notes, knt_correction_edits_confirm (notes, "q2", target));
  assert_said (notes, AS_RECOGNISED);
  g_assert_cmpfloat (((KntExchange *) knt_brief_get_exchanges (knt_notes_get_corrected (notes))->pdata[0])->confidence,
                     ==, 0.5);
  g_assert_cmpfloat (((KntExchange *) knt_brief_get_exchanges (knt_notes_get_corrected (notes))->pdata[1])->confidence,
                     ==, 1);
}

/* The same document recognised anew, with other ids and other ends: what was said still holds. */
static void
test_recognised_again (void)
{
  g_autoptr (KntNotes) notes = make_notes ();
  g_autoptr (KntBrief) brief = knt_brief_new ("nl-schriftelijk-overleg", 0.9);
  g_autoptr (JsonNode) target = make_target ("And also this.");
  KntExchange *exchange;

  apply (notes, knt_correction_edits_set_role (notes, target, KNT_ROLE_QUESTION));
  exchange = knt_brief_add_exchange (brief, add_group (brief, "Volt"));
  add_question (exchange, "q1", NULL, "Why one?");
  exchange = knt_brief_add_exchange (brief, knt_brief_get_groups (brief)->pdata[0]);
  add_question (exchange, "q2", NULL, "How two?");
  add_answer (exchange, "a1", "Because one. And also this.");
  knt_notes_set_brief (notes, brief);
  assert_said (notes, "Volt: q1“Why one?” > | Volt: q2“How two?” > a1“Because one.” | Volt: “And also this.” >");
}

/* Recognised anew with a question more before the others, so that all ids shift; and the second answer has been taken for part of
 * the first. */
static KntBrief *
make_shifted (void)
{
  KntBrief *brief = knt_brief_new ("nl-schriftelijk-overleg", 0.9);
  KntGroup *volt = add_group (brief, "Volt");
  KntExchange *exchange = knt_brief_add_exchange (brief, volt);

  add_question (exchange, "q1", "1", "Why one?");
  exchange = knt_brief_add_exchange (brief, volt);
  add_question (exchange, "q2", "2", "How two?");
  add_answer (exchange, "a1", "Because one. And also this.");
  exchange = knt_brief_add_exchange (brief, add_group (brief, "D66"));
  add_question (exchange, "q3", "4", "What three?");
  add_answer (exchange, "a2", "Since three.");
  exchange = knt_brief_add_exchange (brief, knt_brief_get_groups (brief)->pdata[1]);
  add_question (exchange, "q4", "5", "Remark.");
  add_answer (exchange, "a3", "Nobody asked.");
  return brief;
}

static KntQuestion *
find_question (KntNotes *notes, const char *words)
{
  KntPlace place;

  g_assert_true (knt_brief_find_place (knt_notes_get_corrected (notes), find_id (notes, words), &place));
  return place.question;
}

/* What was said of a label, a group and of what belongs together speaks of the document, not of ids. */
static void
test_said_holds_when_ids_shift (void)
{
  g_autoptr (KntBrief) shifted = make_shifted ();
  g_autoptr (JsonNode) question = make_target ("What three?");
  g_autoptr (JsonNode) answer = make_target ("Since three.");
  g_autoptr (JsonNode) two = make_target ("How two?");

  {
    g_autoptr (KntNotes) notes = make_notes ();

    apply (notes, knt_correction_edits_set_label (notes, "q2", question, "3b"));
    g_assert_cmpstr (find_question (notes, "What three?")->label, ==, "3b");
    knt_notes_set_brief (notes, shifted);
    g_assert_cmpstr (find_question (notes, "What three?")->label, ==, "3b");
    g_assert_cmpstr (find_question (notes, "What three?")->id, ==, "q3");
    g_assert_cmpstr (find_question (notes, "How two?")->label, ==, "2");
  }
  {
    g_autoptr (KntNotes) notes = make_notes ();

    apply (notes, knt_correction_edits_set_group (notes, "q2", question, "SP", TRUE));
    knt_notes_set_brief (notes, shifted);
    assert_said (notes, "Volt: q1“Why one?” > | Volt: q2“How two?” > a1“Because one. And also this.” | "
                        "SP: q3“What three?” > a2“Since three.” | SP: q4“Remark.” > a3“Nobody asked.”");
  }
  {
    g_autoptr (KntNotes) notes = make_notes ();

    apply (notes, knt_correction_edits_set_question (notes, "a2", answer, "q1"));
    knt_notes_set_brief (notes, shifted);
    assert_said (notes,
                 "Volt: q1“Why one?” > a2“Since three.” | Volt: q2“How two?” > a1“Because one. And also this.” | "
                 "D66: q3“What three?” > | D66: q4“Remark.” > a3“Nobody asked.”");
  }
  {
    g_autoptr (KntNotes) notes = make_notes ();

    knt_notes_set_brief (notes, shifted);
    apply (notes, knt_correction_edits_set_role (notes, two, KNT_ROLE_NEITHER));
    assert_said (notes,
                 "Volt: q1“Why one?” > a1“Because one. And also this.” | D66: q3“What three?” > a2“Since three.” | "
                 "D66: q4“Remark.” > a3“Nobody asked.”");
  }
}

/* Of what nothing is said, nothing is copied: thousands of questions cost no more than a few. */
static void
test_shares_what_nothing_is_said_of (void)
{
  g_autoptr (KntNotes) notes = make_notes ();
  g_autoptr (JsonNode) target = make_target ("What three?");
  GPtrArray *recognised = knt_brief_get_exchanges (knt_notes_get_brief (notes));
  g_autoptr (KntBrief) kept = NULL;

  apply (notes, knt_correction_edits_set_label (notes, "q2", target, "4"));
  kept = knt_brief_ref (knt_notes_get_corrected (notes));
  g_assert_true (knt_brief_get_exchanges (kept)->pdata[0] == recognised->pdata[0]);
  g_assert_true (knt_brief_get_exchanges (kept)->pdata[1] != recognised->pdata[1]);
  g_assert_cmpstr (((KntQuestion *) ((KntExchange *) recognised->pdata[1])->questions->pdata[0])->label, ==, "3");

  /* It outlives the brief that it was made of. */
  g_clear_object (&notes);
  g_assert_cmpstr (
    ((KntQuestion *) ((KntExchange *) knt_brief_get_exchanges (kept)->pdata[0])->questions->pdata[0])->text, ==,
    "Why one? How two?");
}

static guint n_notified;

static void
count_cb (void)
{
  n_notified++;
}

static void
test_notifies (void)
{
  g_autoptr (KntNotes) notes = make_notes ();
  g_autoptr (JsonNode) target = make_target ("What three?");
  KntBrief *before = knt_notes_get_corrected (notes);

  n_notified = 0;
  g_signal_connect (notes, "notify::corrected", G_CALLBACK (count_cb), NULL);
  apply (notes, knt_edits_set_standing (notes, "q1", KNT_STANDING_ANSWERED));
  g_assert_cmpuint (n_notified, ==, 0);
  g_assert_true (knt_notes_get_corrected (notes) == before);
  apply (notes, knt_correction_edits_set_role (notes, target, KNT_ROLE_ANSWER));
  g_assert_cmpuint (n_notified, ==, 1);
  knt_notes_undo (notes);
  g_assert_cmpuint (n_notified, ==, 2);
}

/* Whatever is said in whatever order: each character is in one block at most, nothing outside of what is neither is lost, and
 * the order of the collection is of no account. */
static void
test_property (void)
{
  for (guint seed = 0; seed < 300; seed++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed);
    g_autoptr (KntNotes) notes = make_notes ();
    g_autoptr (GListStore) reversed = g_list_store_new (KNT_TYPE_ENTITY);
    g_autoptr (KntBrief) again = NULL;
    GListModel *corrections = knt_notes_get_collection (notes, KNT_COLLECTION_CORRECTIONS);
    g_autofree char *said = NULL;
    g_autofree char *said_again = NULL;
    guint owners[sizeof PAGE] = { 0 };

    for (guint i = 0; i < 6; i++) {
      guint start = g_rand_int_range (random, 0, sizeof PAGE - 2);
      guint end = g_rand_int_range (random, start + 1, sizeof PAGE - 1);
      g_autofree char *words = g_strndup (PAGE + start, end - start);
      g_autoptr (JsonNode) target = make_target (words);

      apply (notes, knt_correction_edits_set_role (notes, target, g_rand_int_range (random, 0, 3)));
    }

    for (guint i = 0; i < knt_brief_get_exchanges (knt_notes_get_corrected (notes))->len; i++) {
      KntExchange *exchange = knt_brief_get_exchanges (knt_notes_get_corrected (notes))->pdata[i];

      g_assert_cmpuint (exchange->questions->len + exchange->answers->len, >, 0);
      for (guint j = 0; j < exchange->questions->len + exchange->answers->len; j++) {
        GArray *spans = j < exchange->questions->len
                          ? ((KntQuestion *) exchange->questions->pdata[j])->spans
                          : ((KntAnswer *) exchange->answers->pdata[j - exchange->questions->len])->spans;

        for (guint k = 0; k < spans->len; k++)
          for (guint at = knt_spans_index (spans, k)->start; at < knt_spans_index (spans, k)->end; at++)
            g_assert_cmpuint (++owners[at], ==, 1);
      }
    }

    for (guint i = g_list_model_get_n_items (corrections); i > 0; i--) {
      g_autoptr (KntEntity) correction = g_list_model_get_item (corrections, i - 1);

      g_list_store_append (reversed, correction);
    }
    again = knt_brief_correct (knt_notes_get_brief (notes), G_LIST_MODEL (reversed));
    said = describe (knt_notes_get_corrected (notes));
    said_again = describe (again);
    g_assert_cmpstr (said, ==, said_again);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++) {
    g_autofree char *path = g_strconcat ("/correct/role/", roles[i].name, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_role);
  }
  g_test_add_func ("/correct/by-hand", test_by_hand);
  g_test_add_func ("/correct/split-and-join", test_split_and_join);
  g_test_add_func ("/correct/belongs", test_belongs);
  g_test_add_func ("/correct/label-and-group", test_label_and_group);
  g_test_add_func ("/correct/group-of-following", test_group_of_following);
  g_test_add_func ("/correct/confirm", test_confirm);
  g_test_add_func ("/correct/recognised-again", test_recognised_again);
  g_test_add_func ("/correct/said-holds-when-ids-shift", test_said_holds_when_ids_shift);
  g_test_add_func ("/correct/shares-what-nothing-is-said-of", test_shares_what_nothing_is_said_of);
  g_test_add_func ("/correct/notifies", test_notifies);
  g_test_add_func ("/correct/property", test_property);

  return g_test_run ();
}
