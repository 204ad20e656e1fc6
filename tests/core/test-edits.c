/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-annotation.h"
#include "knt-edits.h"
#include "knt-tag.h"

static void
take (KntNotes *notes, KntEditGroup *group)
{
  g_autoptr (GError) error = NULL;

  knt_notes_apply (notes, group, &error);
  g_assert_no_error (error);
  knt_edit_group_unref (group);
}

static guint
count (KntNotes *notes, KntCollection collection)
{
  return g_list_model_get_n_items (knt_notes_get_collection (notes, collection));
}

static KntNotes *
make_notes (void)
{
  KntNotes *notes = knt_notes_new ();
  g_autoptr (KntBrief) brief = knt_brief_new ("form", 1);
  KntExchange *exchange = knt_brief_add_exchange (brief, NULL);
  g_autoptr (GArray) spans = knt_spans_new ();
  const KntSpan span = { 2, 10, 90 };

  g_array_append_val (spans, span);
  knt_exchange_add_question (exchange, "q1", "1", "Waarom?", spans);
  knt_notes_set_brief (notes, brief);
  return notes;
}

static char *
add_tag (KntNotes *notes, const char *name)
{
  g_autoptr (KntEntity) tag = knt_tag_new (name, knt_tag_pick_colour (notes));

  take (notes, knt_edits_add_tag (notes, tag));
  return g_strdup (knt_entity_get_id (tag));
}

static char *
add_passage (KntNotes *notes)
{
  g_autoptr (GArray) spans = knt_spans_new ();
  const KntPassage passage = { .exact = "passage", .spans = spans, .start = -1, .end = -1, .within = "a1" };
  g_autoptr (KntEntity) annotation = knt_annotation_new (&passage, NULL);

  take (notes, knt_edits_add_annotation (notes, annotation));
  return g_strdup (knt_entity_get_id (annotation));
}

static void
test_standing (void)
{
  g_autoptr (KntNotes) notes = make_notes ();

  g_assert_cmpint (knt_notes_get_standing (notes, "q1"), ==, KNT_STANDING_OPEN);
  take (notes, knt_edits_set_standing (notes, "q1", KNT_STANDING_OPEN));
  g_assert_false (knt_notes_get_can_undo (notes));

  take (notes, knt_edits_set_standing (notes, "q1", KNT_STANDING_PARTLY));
  g_assert_cmpint (knt_notes_get_standing (notes, "q1"), ==, KNT_STANDING_PARTLY);
  g_assert_cmpstr (knt_notes_get_undo_label (notes), ==, "Change Standing");
  take (notes, knt_edits_set_standing (notes, "q1", KNT_STANDING_REFUSED));
  g_assert_cmpstr (knt_notes_get_standing_value (notes, "q1"), ==, "refused");

  knt_notes_undo (notes);
  knt_notes_undo (notes);
  g_assert_cmpint (knt_notes_get_standing (notes, "q1"), ==, KNT_STANDING_OPEN);
  g_assert_cmpuint (count (notes, KNT_COLLECTION_STANDINGS), ==, 0);
}

static void
test_standing_names (void)
{
  for (KntStanding i = 0; i < KNT_N_STANDINGS; i++) {
    g_assert_cmpint (knt_standing_from_string (knt_standing_to_string (i)), ==, i);
    g_assert_cmpstr (knt_standing_get_label (i), !=, "");
  }
  g_assert_cmpint (knt_standing_from_string ("withdrawn"), ==, KNT_STANDING_OTHER);
  g_assert_cmpint (knt_standing_from_string (NULL), ==, KNT_STANDING_OPEN);
}

static void
test_question_note_comes_and_goes (void)
{
  g_autoptr (KntNotes) notes = make_notes ();
  g_autoptr (GArray) spans = NULL;
  KntEntity *annotation;

  take (notes, knt_edits_set_question_note (notes, "q1", "e", "nl"));
  take (notes, knt_edits_set_question_note (notes, "q1", "een", "nl"));
  annotation = knt_notes_find_question_annotation (notes, "q1");
  g_assert_cmpstr (knt_annotation_get_note (annotation), ==, "een");
  g_assert_true (knt_annotation_is_for_question (annotation));
  g_assert_cmpuint (knt_annotation_get_page (annotation), ==, 2);
  g_assert_null (knt_notes_find_question_annotation (notes, "q2"));

  knt_notes_undo (notes);
  g_assert_cmpuint (count (notes, KNT_COLLECTION_ANNOTATIONS), ==, 0);
  knt_notes_redo (notes);
  g_assert_cmpstr (knt_annotation_get_note (knt_notes_find_question_annotation (notes, "q1")), ==, "een");

  take (notes, knt_edits_set_question_note (notes, "q1", "", NULL));
  g_assert_cmpuint (count (notes, KNT_COLLECTION_ANNOTATIONS), ==, 0);
  take (notes, knt_edits_set_question_note (notes, "q1", NULL, NULL));
  g_assert_cmpuint (count (notes, KNT_COLLECTION_ANNOTATIONS), ==, 0);
}

/* Another program may have given the question's annotation an id of its own. */
static void
test_question_note_of_others_is_taken_up (void)
{
  g_autoptr (KntNotes) notes = make_notes ();
  g_autoptr (JsonNode) node =
    json_from_string ("{ \"id\": \"urn:other\", \"target\": { \"kanttekening:within\": \"q1\" } }", NULL);
  g_autoptr (KntEntity) other = knt_entity_new (node);

  take (notes, knt_edits_add_annotation (notes, other));
  take (notes, knt_edits_set_question_note (notes, "q1", "een", NULL));
  g_assert_cmpuint (count (notes, KNT_COLLECTION_ANNOTATIONS), ==, 1);
  g_assert_cmpstr (knt_annotation_get_note (knt_notes_find (notes, KNT_COLLECTION_ANNOTATIONS, "urn:other")), ==,
                   "een");
}

static void
test_tags_toggle (void)
{
  g_autoptr (KntNotes) notes = make_notes ();
  g_autofree char *tag = add_tag (notes, "geld");
  g_autofree char *passage = add_passage (notes);

  take (notes, knt_edits_toggle_tag (notes, passage, tag));
  g_assert_true (knt_annotation_has_tag (knt_notes_find (notes, KNT_COLLECTION_ANNOTATIONS, passage), tag));
  take (notes, knt_edits_toggle_tag (notes, passage, tag));
  g_assert_false (knt_annotation_has_tag (knt_notes_find (notes, KNT_COLLECTION_ANNOTATIONS, passage), tag));

  take (notes, knt_edits_toggle_question_tag (notes, "q1", tag));
  g_assert_true (knt_annotation_has_tag (knt_notes_find_question_annotation (notes, "q1"), tag));
  take (notes, knt_edits_toggle_question_tag (notes, "q1", tag));
  g_assert_null (knt_notes_find_question_annotation (notes, "q1"));
}

static void
test_removed_tag_leaves_no_trace (void)
{
  g_autoptr (KntNotes) notes = make_notes ();
  g_autofree char *parent = add_tag (notes, "boven");
  g_autofree char *tag = add_tag (notes, "midden");
  g_autofree char *child = add_tag (notes, "onder");
  g_autofree char *passage = add_passage (notes);
  g_autoptr (KntEditGroup) nest = knt_edit_group_new ("Nest");
  g_autoptr (KntEntity) middle = knt_tag_with (knt_notes_find (notes, KNT_COLLECTION_TAGS, tag), "parent", parent);
  g_autoptr (KntEntity) low = knt_tag_with (knt_notes_find (notes, KNT_COLLECTION_TAGS, child), "parent", tag);

  knt_edit_group_add (nest, KNT_COLLECTION_TAGS, knt_notes_find (notes, KNT_COLLECTION_TAGS, tag), middle);
  knt_edit_group_add (nest, KNT_COLLECTION_TAGS, knt_notes_find (notes, KNT_COLLECTION_TAGS, child), low);
  take (notes, g_steal_pointer (&nest));
  take (notes, knt_edits_toggle_tag (notes, passage, tag));
  take (notes, knt_edits_toggle_question_tag (notes, "q1", tag));

  take (notes, knt_edits_remove_tag (notes, tag));
  g_assert_null (knt_notes_find (notes, KNT_COLLECTION_TAGS, tag));
  g_assert_false (knt_annotation_has_tag (knt_notes_find (notes, KNT_COLLECTION_ANNOTATIONS, passage), tag));
  g_assert_null (knt_notes_find_question_annotation (notes, "q1"));
  g_assert_cmpstr (knt_tag_get_parent (knt_notes_find (notes, KNT_COLLECTION_TAGS, child)), ==, parent);

  knt_notes_undo (notes);
  g_assert_true (knt_annotation_has_tag (knt_notes_find (notes, KNT_COLLECTION_ANNOTATIONS, passage), tag));
  g_assert_true (knt_annotation_has_tag (knt_notes_find_question_annotation (notes, "q1"), tag));
  g_assert_cmpstr (knt_tag_get_parent (knt_notes_find (notes, KNT_COLLECTION_TAGS, child)), ==, tag);
}

static void
test_tag_members (void)
{
  g_autoptr (KntNotes) notes = make_notes ();
  g_autofree char *one = add_tag (notes, "Financiën");
  g_autofree char *two = add_tag (notes, "Defensie");
  g_autofree char *free_key = NULL;
  const char *first = knt_tag_get_colour (knt_notes_find (notes, KNT_COLLECTION_TAGS, one));

  g_assert_cmpstr (first, !=, knt_tag_get_colour (knt_notes_find (notes, KNT_COLLECTION_TAGS, two)));
  g_assert_cmpstr (knt_entity_get_id (knt_notes_find_tag_by_name (notes, " FINANCIE\xcc\x88N ")), ==, one);
  g_assert_null (knt_notes_find_tag_by_name (notes, "Financien"));

  take (notes, knt_edits_set_tag_key (notes, one, "1"));
  take (notes, knt_edits_set_tag_key (notes, two, "1"));
  g_assert_cmpstr (knt_entity_get_id (knt_notes_find_tag_by_key (notes, "1")), ==, two);
  g_assert_null (knt_tag_get_key (knt_notes_find (notes, KNT_COLLECTION_TAGS, one)));
  free_key = knt_tag_dup_free_key (notes);
  g_assert_cmpstr (free_key, ==, "2");

  take (notes, knt_edits_rename_tag (notes, one, "Geld"));
  take (notes, knt_edits_recolour_tag (notes, one, "not a colour"));
  g_assert_cmpstr (knt_tag_get_name (knt_notes_find (notes, KNT_COLLECTION_TAGS, one)), ==, "Geld");
  g_assert_cmpstr (knt_tag_get_colour (knt_notes_find (notes, KNT_COLLECTION_TAGS, one)), ==, "#9a9996");
}

static void
test_notes_on_passages (void)
{
  g_autoptr (KntNotes) notes = make_notes ();
  g_autofree char *passage = add_passage (notes);

  take (notes, knt_edits_set_note (notes, passage, "n", NULL));
  take (notes, knt_edits_set_note (notes, passage, "no", NULL));
  g_assert_cmpstr (knt_notes_get_undo_label (notes), ==, "Edit Note");
  knt_notes_undo (notes);
  g_assert_null (knt_annotation_get_note (knt_notes_find (notes, KNT_COLLECTION_ANNOTATIONS, passage)));
  g_assert_cmpstr (knt_notes_get_undo_label (notes), ==, "Add Passage");

  take (notes, knt_edits_set_colour (notes, passage, "#33d17a"));
  take (notes, knt_edits_remove_annotation (notes, passage));
  g_assert_cmpuint (count (notes, KNT_COLLECTION_ANNOTATIONS), ==, 0);
  knt_notes_undo (notes);
  g_assert_cmpstr (knt_annotation_get_colour (knt_notes_find (notes, KNT_COLLECTION_ANNOTATIONS, passage)), ==,
                   "#33d17a");
}

static void
test_commitments (void)
{
  g_autoptr (KntNotes) notes = make_notes ();
  g_autoptr (GArray) spans = knt_spans_new ();
  g_autoptr (KntEntity) own = knt_commitment_new ("Er komt een brief", NULL, "voor de zomer", spans);

  g_assert_cmpint (knt_notes_get_commitment_state (notes, "c1"), ==, KNT_COMMITMENT_PROPOSED);
  take (notes, knt_edits_set_commitment_state (notes, "c1", KNT_COMMITMENT_DISMISSED));
  g_assert_cmpint (knt_notes_get_commitment_state (notes, "c1"), ==, KNT_COMMITMENT_DISMISSED);
  take (notes, knt_edits_set_commitment_state (notes, "c1", KNT_COMMITMENT_CONFIRMED));
  g_assert_cmpstr (knt_notes_get_undo_label (notes), ==, "Confirm Commitment");
  knt_notes_undo (notes);
  knt_notes_undo (notes);
  g_assert_cmpint (knt_notes_get_commitment_state (notes, "c1"), ==, KNT_COMMITMENT_PROPOSED);

  take (notes, knt_edits_add_commitment (notes, own));
  g_assert_cmpint (knt_notes_get_commitment_state (notes, knt_entity_get_id (own)), ==, KNT_COMMITMENT_CONFIRMED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edits/standing", test_standing);
  g_test_add_func ("/edits/standing-names", test_standing_names);
  g_test_add_func ("/edits/question-note-comes-and-goes", test_question_note_comes_and_goes);
  g_test_add_func ("/edits/question-note-of-others-is-taken-up", test_question_note_of_others_is_taken_up);
  g_test_add_func ("/edits/tags-toggle", test_tags_toggle);
  g_test_add_func ("/edits/removed-tag-leaves-no-trace", test_removed_tag_leaves_no_trace);
  g_test_add_func ("/edits/tag-members", test_tag_members);
  g_test_add_func ("/edits/notes-on-passages", test_notes_on_passages);
  g_test_add_func ("/edits/commitments", test_commitments);

  return g_test_run ();
}
