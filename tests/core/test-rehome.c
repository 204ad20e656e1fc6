/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-annotation.h"
#include "knt-commitment.h"
#include "knt-edits.h"
#include "knt-rehome.h"
#include "knt-span.h"
#include "knt-standing.h"

static void
add (KntBrief *brief, const char *id, const char *text, guint start, guint end)
{
  g_autoptr (GArray) spans = knt_spans_new ();
  g_autofree char *answer_id = g_strconcat ("a", id, NULL);
  KntExchange *exchange = knt_brief_add_exchange (brief, NULL);
  g_autoptr (GArray) answer = knt_spans_new ();
  KntQuestion *question;

  g_array_append_val (spans, ((KntSpan) { 1, start, end }));
  g_array_append_val (answer, ((KntSpan) { 2, start, end }));
  question = knt_exchange_add_question (exchange, id, NULL, text, spans);
  knt_question_add_part (question, text, spans);
  knt_exchange_add_answer (exchange, answer_id, text, answer);
}

static void
apply (KntNotes *notes, KntEditGroup *group)
{
  g_autoptr (GError) error = NULL;

  knt_notes_apply (notes, group, &error);
  g_assert_no_error (error);
  knt_edit_group_unref (group);
}

static KntNotes *
make_notes (void)
{
  KntNotes *notes = knt_notes_new ();
  g_autoptr (KntBrief) brief = knt_brief_new ("nl-kamervragen", 1);
  g_autoptr (GArray) passage = knt_spans_new ();
  const KntPassage of_second = { .exact = "words", .spans = passage, .start = -1, .end = -1, .within = "aq2" };
  g_autoptr (KntEntity) annotation = NULL;

  g_array_append_val (passage, ((KntSpan) { 2, 120, 130 }));
  add (brief, "q1", "First?", 0, 100);
  add (brief, "q2", "Second?", 100, 200);
  knt_brief_add_commitment (brief, "I shall.", passage);
  knt_notes_set_brief (notes, brief);
  apply (notes, knt_edits_set_standing (notes, "q1", KNT_STANDING_ANSWERED));
  apply (notes, knt_edits_set_standing (notes, "q2", KNT_STANDING_REFUSED));
  apply (notes, knt_edits_set_standing (notes, "q2.1", KNT_STANDING_PARTLY));
  apply (notes, knt_edits_set_question_note (notes, "q2", "On the second", NULL));
  apply (notes, knt_edits_set_commitment_state (notes, "c1", KNT_COMMITMENT_CONFIRMED));
  annotation = knt_annotation_new (&of_second, NULL);
  apply (notes, knt_edits_add_annotation (notes, annotation));
  return notes;
}

static void
recognise_again (KntNotes *notes, KntBrief *brief)
{
  g_autoptr (KntBrief) old = knt_brief_ref (knt_notes_get_corrected (notes));
  g_autoptr (GHashTable) homes = NULL;

  knt_notes_set_brief (notes, brief);
  homes = knt_homes_new_by_place (notes, old, knt_notes_get_corrected (notes));
  apply (notes, knt_rehome (notes, homes, "Recognize Again"));
}

static const char *
get_note (KntNotes *notes, const char *id)
{
  KntEntity *annotation = knt_notes_find_question_annotation (notes, id);

  return annotation != NULL ? knt_annotation_get_note (annotation) : NULL;
}

static KntEntity *
get_passage (KntNotes *notes)
{
  GListModel *annotations = knt_notes_get_collection (notes, KNT_COLLECTION_ANNOTATIONS);

  for (guint i = 0; i < g_list_model_get_n_items (annotations); i++) {
    g_autoptr (KntEntity) annotation = g_list_model_get_item (annotations, i);

    if (g_strcmp0 (knt_annotation_get_quote (annotation), "words") == 0)
      return annotation; /* the collection holds it */
  }
  g_assert_not_reached ();
}

/* A question that was missed comes in before the others: everything stays with its own question. */
static void
test_numbers_shift (void)
{
  g_autoptr (KntNotes) notes = make_notes ();
  g_autoptr (KntBrief) brief = knt_brief_new ("nl-kamervragen", 1);
  g_autoptr (GArray) elsewhere = knt_spans_new ();
  g_autoptr (GArray) promise = knt_spans_new ();

  g_array_append_val (elsewhere, ((KntSpan) { 2, 0, 10 }));
  g_array_append_val (promise, ((KntSpan) { 2, 115, 135 }));
  add (brief, "q1", "Missed?", 300, 400);
  add (brief, "q2", "First?", 0, 100);
  add (brief, "q3", "Second?", 100, 200);
  knt_brief_add_commitment (brief, "I may.", elsewhere);
  knt_brief_add_commitment (brief, "I shall.", promise);
  recognise_again (notes, brief);

  g_assert_cmpint (knt_notes_get_standing (notes, "q1"), ==, KNT_STANDING_OPEN);
  g_assert_cmpint (knt_notes_get_standing (notes, "q2"), ==, KNT_STANDING_ANSWERED);
  g_assert_cmpint (knt_notes_get_standing (notes, "q3"), ==, KNT_STANDING_REFUSED);
  g_assert_cmpint (knt_notes_get_standing (notes, "q2.1"), ==, KNT_STANDING_OPEN);
  g_assert_cmpint (knt_notes_get_standing (notes, "q3.1"), ==, KNT_STANDING_PARTLY);
  g_assert_null (get_note (notes, "q2"));
  g_assert_cmpstr (get_note (notes, "q3"), ==, "On the second");
  g_assert_cmpstr (knt_annotation_get_within (get_passage (notes)), ==, "aq3");
  g_assert_cmpint (knt_notes_get_commitment_state (notes, "c1"), ==, KNT_COMMITMENT_PROPOSED);
  g_assert_cmpint (knt_notes_get_commitment_state (notes, "c2"), ==, KNT_COMMITMENT_CONFIRMED);
}

/* The same again changes nothing, and is no step for undo. */
static void
test_same (void)
{
  g_autoptr (KntNotes) notes = make_notes ();
  g_autoptr (KntBrief) brief = knt_brief_ref (knt_notes_get_brief (notes));
  g_autoptr (GHashTable) homes = knt_homes_new_by_place (notes, brief, brief);
  g_autoptr (KntEditGroup) group = knt_rehome (notes, homes, "Recognize Again");

  g_assert_cmpuint (knt_edit_group_get_edits (group)->len, ==, 0);
}

/* What has lost its question is kept, and taken for no other's. */
static void
test_lost (void)
{
  g_autoptr (KntNotes) notes = make_notes ();
  g_autoptr (KntBrief) brief = knt_brief_new ("nl-kamervragen", 1);
  GListModel *standings = knt_notes_get_collection (notes, KNT_COLLECTION_STANDINGS);
  const guint n = g_list_model_get_n_items (standings);

  add (brief, "q1", "Quite another?", 500, 600);
  add (brief, "q2", "And another?", 700, 800);
  recognise_again (notes, brief);
  g_assert_cmpint (knt_notes_get_standing (notes, "q1"), ==, KNT_STANDING_OPEN);
  g_assert_cmpint (knt_notes_get_standing (notes, "q2"), ==, KNT_STANDING_OPEN);
  g_assert_cmpuint (g_list_model_get_n_items (standings), ==, n);
  g_assert_null (get_note (notes, "q2"));
  g_assert_null (knt_annotation_get_within (get_passage (notes)));
  g_assert_cmpuint (g_list_model_get_n_items (knt_notes_get_collection (notes, KNT_COLLECTION_ANNOTATIONS)), ==, 2);
}

/* A question that stands elsewhere is told by its words. */
static void
test_by_words (void)
{
  g_autoptr (KntNotes) notes = make_notes ();
  g_autoptr (KntBrief) brief = knt_brief_new ("nl-kamervragen", 1);

  add (brief, "q7", "Second?", 900, 1000);
  recognise_again (notes, brief);
  g_assert_cmpint (knt_notes_get_standing (notes, "q7"), ==, KNT_STANDING_REFUSED);
  g_assert_cmpstr (get_note (notes, "q7"), ==, "On the second");
}

/* Two questions that have become one: the first one's standing counts, the other is kept. */
static void
test_two_to_one (void)
{
  g_autoptr (KntNotes) notes = make_notes ();
  g_autoptr (KntBrief) brief = knt_brief_new ("nl-kamervragen", 1);

  add (brief, "q1", "First? Second?", 0, 200);
  recognise_again (notes, brief);
  g_assert_cmpint (knt_notes_get_standing (notes, "q1"), ==, KNT_STANDING_ANSWERED);
  g_assert_cmpuint (g_list_model_get_n_items (knt_notes_get_collection (notes, KNT_COLLECTION_STANDINGS)), ==, 3);
  g_assert_cmpstr (get_note (notes, "q1"), ==, "On the second");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rehome/numbers-shift", test_numbers_shift);
  g_test_add_func ("/rehome/same", test_same);
  g_test_add_func ("/rehome/lost", test_lost);
  g_test_add_func ("/rehome/by-words", test_by_words);
  g_test_add_func ("/rehome/two-to-one", test_two_to_one);

  return g_test_run ();
}
