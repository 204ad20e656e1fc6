/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "brief-fixture.h"
#include "knt-annotation.h"
#include "knt-commitment-row.h"
#include "knt-details-pane.h"
#include "knt-edits.h"
#include "knt-note-editor.h"
#include "knt-part-row.h"
#include "knt-passage-row.h"
#include "knt-question-item.h"
#include "knt-reference-row.h"
#include "knt-standing-row.h"
#include "knt-tag-box.h"
#include "knt-tag-chip.h"
#include "knt-tag-popover.h"

typedef struct {
  KntNotes *notes;
  GtkWidget *window;
  KntDetailsPane *pane;
  guint n_edits;
} Fixture;

static void
edit_cb (Fixture *fixture, KntEditGroup *group)
{
  fixture->n_edits++;
  fixture_edit_cb (fixture->notes, group);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->notes = fixture_notes_new ();
  fixture->pane = KNT_DETAILS_PANE (knt_details_pane_new ());
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 900);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->pane));
  g_signal_connect_swapped (fixture->pane, "edit", G_CALLBACK (edit_cb), fixture);
  knt_details_pane_set_notes (fixture->pane, fixture->notes);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->pane), (gpointer *) &fixture->pane);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_null (fixture->pane);
  g_assert_finalize_object (fixture->notes);
}

static GtkWidget *
find (Fixture *fixture, GType type)
{
  return fixture_find (GTK_WIDGET (fixture->pane), type);
}

static guint
count (Fixture *fixture, GType type)
{
  g_autoptr (GPtrArray) found = fixture_find_all (GTK_WIDGET (fixture->pane), type);
  guint n = 0;

  for (guint i = 0; i < found->len; i++)
    n += gtk_widget_get_mapped (found->pdata[i]) ? 1 : 0;
  return n;
}

static GtkTextBuffer *
get_buffer (GtkWidget *editor)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture_find (editor, GTK_TYPE_TEXT_VIEW)));
}

static char *
dup_text (GtkWidget *editor)
{
  char *text;

  g_object_get (get_buffer (editor), "text", &text, NULL);
  return text;
}

static void
type (GtkWidget *editor, const char *text)
{
  gtk_text_buffer_insert_at_cursor (get_buffer (editor), text, -1);
}

static gboolean
has_edits (gpointer data)
{
  return ((Fixture *) data)->n_edits > 0;
}

static void
test_shows (Fixture *fixture, gconstpointer data)
{
  GtkWidget *heading;

  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (find (fixture, GTK_TYPE_STACK))), ==, "nothing");
  knt_details_pane_set_question (fixture->pane, "q3");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (find (fixture, GTK_TYPE_STACK))), ==, "details");
  heading =
    gtk_widget_get_first_child (gtk_widget_get_parent (gtk_widget_get_parent (find (fixture, KNT_TYPE_STANDING_ROW))));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (heading)), ==, "Question 3 of 5 · Volt");
  g_assert_cmpuint (count (fixture, KNT_TYPE_PART_ROW), ==, 0);
  g_assert_cmpuint (count (fixture, KNT_TYPE_COMMITMENT_ROW), ==, 1);
  knt_details_pane_set_question (fixture->pane, "q2");
  g_assert_cmpuint (count (fixture, KNT_TYPE_PART_ROW), ==, 2);
  g_assert_cmpuint (count (fixture, KNT_TYPE_COMMITMENT_ROW), ==, 0);
}

static void
test_standing (Fixture *fixture, gconstpointer data)
{
  KntStandingRow *row;

  knt_details_pane_set_question (fixture->pane, "q1");
  row = KNT_STANDING_ROW (find (fixture, KNT_TYPE_STANDING_ROW));
  g_assert_cmpstr (knt_standing_row_get_standing (row), ==, "open");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), KNT_STANDING_REFUSED);
  g_assert_cmpuint (fixture->n_edits, ==, 1);
  g_assert_cmpint (knt_notes_get_standing (fixture->notes, "q1"), ==, KNT_STANDING_REFUSED);
  knt_notes_undo (fixture->notes);
  g_assert_cmpstr (knt_standing_row_get_standing (row), ==, "open");
  g_assert_cmpuint (fixture->n_edits, ==, 1);
}

/* A standing from a newer version is shown as it is, and offered no more once it is left. */
static void
test_unknown_standing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KntEntity) known = knt_standing_new ("q1", KNT_STANDING_OPEN);
  g_autoptr (KntEntity) entity = NULL;
  g_autoptr (JsonObject) object = knt_entity_dup_object (known);
  g_autoptr (JsonNode) changed = json_node_alloc ();
  g_autoptr (GList) members = json_object_get_members (object);
  KntEditGroup *group = knt_edit_group_new ("Elsewhere");
  KntStandingRow *row;

  for (GList *l = members; l != NULL; l = l->next) {
    if (g_strcmp0 (json_object_get_string_member_with_default (object, l->data, NULL), "open") == 0)
      json_object_set_string_member (object, l->data, "withdrawn");
  }
  json_node_init_object (changed, object);
  entity = knt_entity_new (changed);
  knt_edit_group_add (group, KNT_COLLECTION_STANDINGS, NULL, entity);
  fixture_apply (fixture->notes, group);
  knt_details_pane_set_question (fixture->pane, "q1");
  row = KNT_STANDING_ROW (find (fixture, KNT_TYPE_STANDING_ROW));
  g_assert_cmpstr (knt_standing_row_get_standing (row), ==, "withdrawn");
  knt_details_pane_set_question (fixture->pane, "q2");
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (row))), ==, KNT_N_STANDINGS);
  g_assert_cmpuint (fixture->n_edits, ==, 0);
}

static void
test_part (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) parts = NULL;
  KntBrief *brief = knt_notes_get_brief (fixture->notes);
  KntQuestion *question = knt_brief_find_exchange (brief, "q2")->questions->pdata[0];
  const char *second = ((KntPart *) question->parts->pdata[1])->id;

  knt_details_pane_set_question (fixture->pane, "q2");
  parts = fixture_find_all (GTK_WIDGET (fixture->pane), KNT_TYPE_PART_ROW);
  g_assert_cmpstr (adw_preferences_row_get_title (parts->pdata[1]), ==, "b. How much does it cost?");
  gtk_widget_activate (parts->pdata[1]);
  g_assert_cmpint (knt_notes_get_standing (fixture->notes, second), ==, KNT_STANDING_ANSWERED);
  g_assert_cmpint (knt_notes_get_standing (fixture->notes, "q2"), ==, KNT_STANDING_OPEN);
}

static void
test_note (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor;
  KntEntity *own;
  g_autofree char *text = NULL;

  knt_details_pane_set_question (fixture->pane, "q1");
  editor = find (fixture, KNT_TYPE_NOTE_EDITOR);
  type (editor, "Ask ");
  type (editor, "again ");
  fixture_wait_for (has_edits, fixture);
  type (editor, "in June");
  knt_details_pane_flush (fixture->pane);
  g_assert_cmpuint (fixture->n_edits, ==, 2);
  own = knt_notes_find_question_annotation (fixture->notes, "q1");
  g_assert_cmpstr (knt_annotation_get_note (own), ==, "Ask again in June");

  /* All of that is one step. */
  knt_notes_undo (fixture->notes);
  g_assert_null (knt_notes_find_question_annotation (fixture->notes, "q1"));
  g_assert_false (knt_notes_get_can_undo (fixture->notes));
  text = dup_text (editor);
  g_assert_cmpstr (text, ==, "");
  knt_notes_redo (fixture->notes);
  g_free (text);
  text = dup_text (editor);
  g_assert_cmpstr (text, ==, "Ask again in June");
  g_assert_cmpuint (fixture->n_edits, ==, 2);
}

/* What is typed goes to the question that it was typed for. */
static void
test_note_then_other_question (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  knt_details_pane_set_question (fixture->pane, "q1");
  type (find (fixture, KNT_TYPE_NOTE_EDITOR), "First");
  knt_details_pane_set_question (fixture->pane, "q2");
  text = dup_text (find (fixture, KNT_TYPE_NOTE_EDITOR));
  g_assert_cmpstr (text, ==, "");
  g_assert_cmpstr (knt_annotation_get_note (knt_notes_find_question_annotation (fixture->notes, "q1")), ==, "First");
  g_assert_null (knt_notes_find_question_annotation (fixture->notes, "q2"));
}

static void
test_tags (Fixture *fixture, gconstpointer data)
{
  g_autofree char *tag = fixture_add_tag (fixture->notes, "financiering", "#f5c211");
  GtkWidget *box;
  KntEntity *own;
  g_auto (GStrv) tags = NULL;

  knt_details_pane_set_question (fixture->pane, "q1");
  box = find (fixture, KNT_TYPE_TAG_BOX);
  g_assert_cmpuint (count (fixture, KNT_TYPE_TAG_CHIP), ==, 0);
  g_signal_emit_by_name (fixture_find (box, KNT_TYPE_TAG_POPOVER), "chosen", tag);
  g_assert_cmpuint (count (fixture, KNT_TYPE_TAG_CHIP), ==, 1);
  g_signal_emit_by_name (fixture_find (box, KNT_TYPE_TAG_POPOVER), "create", "later", "#33d17a");
  g_assert_cmpuint (count (fixture, KNT_TYPE_TAG_CHIP), ==, 2);
  own = knt_notes_find_question_annotation (fixture->notes, "q1");
  tags = knt_annotation_list_tags (own);
  g_assert_cmpuint (g_strv_length (tags), ==, 2);
  /* Making the tag and putting it here is one step. */
  knt_notes_undo (fixture->notes);
  g_assert_cmpuint (count (fixture, KNT_TYPE_TAG_CHIP), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (knt_notes_get_collection (fixture->notes, KNT_COLLECTION_TAGS)), ==, 1);
  g_signal_emit_by_name (fixture_find (box, KNT_TYPE_TAG_CHIP), "remove");
  g_assert_cmpuint (count (fixture, KNT_TYPE_TAG_CHIP), ==, 0);
  g_assert_null (knt_notes_find_question_annotation (fixture->notes, "q1"));
}

static void
test_passages (Fixture *fixture, gconstpointer data)
{
  g_autofree char *later = fixture_add_passage (fixture->notes, "a1", 1, 150, "second in the text");
  g_autofree char *sooner = fixture_add_passage (fixture->notes, "q1", 1, 20, "first in the text");
  g_autofree char *elsewhere = fixture_add_passage (fixture->notes, "a2", 2, 150, "of another question");
  g_autoptr (GPtrArray) rows = NULL;
  GtkWidget *editor;

  knt_details_pane_set_question (fixture->pane, "q1");
  rows = fixture_find_all (GTK_WIDGET (fixture->pane), KNT_TYPE_PASSAGE_ROW);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (knt_passage_item_get_id (knt_passage_row_get_item (rows->pdata[0])), ==, sooner);
  g_assert_cmpstr (knt_passage_item_get_id (knt_passage_row_get_item (rows->pdata[1])), ==, later);

  g_assert_true (knt_details_pane_show_passage (fixture->pane, later, TRUE));
  editor = fixture_find (rows->pdata[1], KNT_TYPE_NOTE_EDITOR);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), editor));
  type (editor, "Too late");
  knt_details_pane_flush (fixture->pane);
  g_assert_cmpstr (knt_annotation_get_note (knt_notes_find (fixture->notes, KNT_COLLECTION_ANNOTATIONS, later)), ==,
                   "Too late");
  /* The row, and with it the caret, outlives the change. */
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), editor));
  g_assert_false (knt_details_pane_show_passage (fixture->pane, elsewhere, TRUE));
}

static void
test_remove_passage (Fixture *fixture, gconstpointer data)
{
  g_autofree char *passage = fixture_add_passage (fixture->notes, "a1", 1, 150, "gone");
  g_autoptr (GPtrArray) buttons = NULL;

  knt_details_pane_set_question (fixture->pane, "q1");
  buttons = fixture_find_all (find (fixture, KNT_TYPE_PASSAGE_ROW), GTK_TYPE_BUTTON);
  for (guint i = 0; i < buttons->len; i++) {
    if (g_strcmp0 (gtk_widget_get_tooltip_text (buttons->pdata[i]), "Remove Passage") == 0) {
      g_signal_emit_by_name (buttons->pdata[i], "clicked");
      break;
    }
  }
  g_assert_cmpuint (fixture->n_edits, ==, 1);
  g_assert_cmpuint (count (fixture, KNT_TYPE_PASSAGE_ROW), ==, 0);
  knt_notes_undo (fixture->notes);
  g_assert_nonnull (find (fixture, KNT_TYPE_PASSAGE_ROW));
  g_assert_nonnull (knt_notes_find (fixture->notes, KNT_COLLECTION_ANNOTATIONS, passage));
}

static void
test_other_passages (Fixture *fixture, gconstpointer data)
{
  g_autofree char *passage = fixture_add_passage (fixture->notes, NULL, 6, 0, "An annex");

  knt_details_pane_set_question (fixture->pane, KNT_QUESTION_ITEM_OTHER);
  g_assert_true (knt_details_pane_show_passage (fixture->pane, passage, FALSE));
  g_assert_cmpuint (count (fixture, KNT_TYPE_STANDING_ROW), ==, 0);
}

static void
test_commitment (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row, *confirm;
  KntCommitment *commitment = knt_brief_get_commitments (knt_notes_get_brief (fixture->notes))->pdata[0];

  knt_details_pane_set_question (fixture->pane, "q3");
  row = find (fixture, KNT_TYPE_COMMITMENT_ROW);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "before summer: 30 June 2026");
  confirm = fixture_find (row, GTK_TYPE_TOGGLE_BUTTON);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (confirm), TRUE);
  g_assert_cmpint (knt_notes_get_commitment_state (fixture->notes, commitment->id), ==, KNT_COMMITMENT_CONFIRMED);
  knt_notes_undo (fixture->notes);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (confirm)));
}

static void
place_cb (GArray **place, GArray *spans)
{
  *place = g_array_ref (spans);
}

/* A paper that an answer mentions is shown there and nowhere else; the row leads to the mention, its button to the paper. */
static void
test_reference (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) place = NULL;
  GtkWidget *row, *button;

  knt_details_pane_set_question (fixture->pane, "q2");
  g_assert_cmpuint (count (fixture, KNT_TYPE_REFERENCE_ROW), ==, 0);
  knt_details_pane_set_question (fixture->pane, "q3");
  row = find (fixture, KNT_TYPE_REFERENCE_ROW);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Kamerstuk 21 501-28, nr. 290");

  g_signal_connect_swapped (fixture->pane, "reference-activated", G_CALLBACK (place_cb), &place);
  gtk_widget_activate (row);
  g_assert_nonnull (place);
  g_assert_cmpuint (knt_spans_index (place, 0)->page, ==, 3);

  button = fixture_find (row, GTK_TYPE_BUTTON);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "https://example.org/kst-21501-28-290.html");
}

int
main (int argc, char *argv[])
{
  fixture_init (&argc, &argv);

#define ADD(name, function) g_test_add ("/details-pane/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("shows", test_shows);
  ADD ("standing", test_standing);
  ADD ("unknown-standing", test_unknown_standing);
  ADD ("part", test_part);
  ADD ("note", test_note);
  ADD ("note-then-other-question", test_note_then_other_question);
  ADD ("tags", test_tags);
  ADD ("passages", test_passages);
  ADD ("remove-passage", test_remove_passage);
  ADD ("other-passages", test_other_passages);
  ADD ("commitment", test_commitment);
  ADD ("reference", test_reference);
#undef ADD

  return g_test_run ();
}
