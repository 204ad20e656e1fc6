/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-annotation.h"
#include "knt-brief-pages.h"
#include "knt-details-pane.h"
#include "knt-edits.h"
#include "knt-file-handle.h"
#include "knt-note-editor.h"
#include "knt-passage-row.h"
#include "knt-question-pane.h"
#include "knt-selection-popover.h"
#include "knt-tag.h"
#include "knt-test-widgets.h"
#include "view-fixture.h"

typedef ViewFixture Fixture;

static KntDetailsPane *
get_details (Fixture *fixture)
{
  return KNT_DETAILS_PANE (view_fixture_find (fixture, KNT_TYPE_DETAILS_PANE));
}

static KntQuestionPane *
get_questions (Fixture *fixture)
{
  return KNT_QUESTION_PANE (view_fixture_find (fixture, KNT_TYPE_QUESTION_PANE));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  view_fixture_open (fixture, data != NULL ? GPOINTER_TO_INT (data) : 1180, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  view_fixture_close (fixture);
}

static GListModel *
get_annotations (Fixture *fixture)
{
  return knt_notes_get_collection (fixture->notes, KNT_COLLECTION_ANNOTATIONS);
}

static KntEntity *
get_only_annotation (Fixture *fixture)
{
  g_autoptr (KntEntity) annotation = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (get_annotations (fixture)), ==, 1);
  annotation = g_list_model_get_item (get_annotations (fixture), 0);
  return annotation;
}

/* Selects the first words of the answer to a question. */
static void
select_in_answer (Fixture *fixture, guint position)
{
  g_autoptr (GArray) spans = knt_spans_copy (view_fixture_get_answer (fixture, position)->spans);

  g_array_set_size (spans, 1);
  knt_spans_index (spans, 0)->end = knt_spans_index (spans, 0)->start + 30;
  knt_canvas_select (view_fixture_get_canvas (fixture), spans);
}

static void
run (Fixture *fixture, const char *action, const char *argument)
{
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (fixture->view), action,
                                                     argument != NULL ? g_variant_new_string (argument) : NULL));
}

static GtkWidget *
find_button (Fixture *fixture, const char *tooltip)
{
  g_autoptr (GPtrArray) buttons = fixture_find_all (GTK_WIDGET (fixture->view), GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++) {
    if (g_strcmp0 (gtk_widget_get_tooltip_text (buttons->pdata[i]), tooltip) == 0)
      return buttons->pdata[i];
  }
  return NULL;
}

static gboolean
shows_toast (Fixture *fixture, const char *title)
{
  g_autoptr (GPtrArray) labels = fixture_find_all (GTK_WIDGET (fixture->view), GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++) {
    if (g_strcmp0 (gtk_label_get_label (labels->pdata[i]), title) == 0 && gtk_widget_get_mapped (labels->pdata[i]))
      return TRUE;
  }
  return FALSE;
}

static void
test_opens (Fixture *fixture, gconstpointer data)
{
  g_autofree char *title = NULL;
  g_autofree char *file_title = NULL;
  guint n_questions = 0;

  g_object_get (fixture->view, "title", &title, NULL);
  g_object_get (get_questions (fixture), "n-questions", &n_questions, NULL);
  g_assert_cmpuint (n_questions, >=, 8);
  g_assert_cmpstr (title, ==, "Voortgang van de dijkversterking langs de Zilte en de toekomst van de veerdiensten");
  g_assert_nonnull (find_button (fixture, "Undo"));
  g_assert_false (gtk_widget_get_sensitive (find_button (fixture, "Undo")));
}

/* Choosing a question goes there; it stays the chosen one although the pages moved to get there. */
static void
test_choose (Fixture *fixture, gconstpointer data)
{
  const char *id = view_fixture_get_question (fixture, 4)->id;
  g_autofree char *current = NULL;
  guint page, target = knt_spans_index (view_fixture_get_question (fixture, 4)->spans, 0)->page;

  while (g_strcmp0 (knt_question_pane_get_current (get_questions (fixture)), id) != 0)
    run (fixture, "brief.next-question", NULL);
  g_assert_cmpstr (knt_details_pane_get_question (get_details (fixture)), ==, id);
  g_object_get (view_fixture_get_canvas (fixture), "current-mark", &current, NULL);
  g_assert_cmpstr (current, ==, id);
  knt_test_wait_for ((g_object_get (view_fixture_get_canvas (fixture), "page", &page, NULL), page + 1 >= target));
  g_assert_cmpstr (knt_question_pane_get_current (get_questions (fixture)), ==, id);
}

static void
test_scrolling_moves_the_mark (Fixture *fixture, gconstpointer data)
{
  GtkWidget *focus;

  gtk_widget_grab_focus (GTK_WIDGET (view_fixture_get_canvas (fixture)));
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_signal_emit_by_name (view_fixture_get_canvas (fixture), "mark-shown", view_fixture_get_answer (fixture, 3)->id);
  g_assert_cmpstr (knt_question_pane_get_current (get_questions (fixture)), ==,
                   view_fixture_get_question (fixture, 3)->id);
  g_assert_cmpstr (knt_details_pane_get_question (get_details (fixture)), ==,
                   view_fixture_get_question (fixture, 3)->id);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == focus);
  /* Not while a note is written. */
  run (fixture, "brief.add-note", NULL);
  g_signal_emit_by_name (view_fixture_get_canvas (fixture), "mark-shown", view_fixture_get_answer (fixture, 0)->id);
  g_assert_cmpstr (knt_details_pane_get_question (get_details (fixture)), ==,
                   view_fixture_get_question (fixture, 3)->id);
}

static void
test_note_on_selection (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row, *editor, *focus;
  KntEntity *passage;

  select_in_answer (fixture, 1);
  run (fixture, "brief.add-note", NULL);
  knt_test_wait_for (g_list_model_get_n_items (get_annotations (fixture)) == 1);
  passage = get_only_annotation (fixture);
  g_assert_cmpstr (knt_annotation_get_within (passage), ==, view_fixture_get_answer (fixture, 1)->id);
  g_assert_cmpstr (knt_details_pane_get_question (get_details (fixture)), ==,
                   view_fixture_get_question (fixture, 1)->id);
  row = view_fixture_find (fixture, KNT_TYPE_PASSAGE_ROW);
  editor = fixture_find (row, KNT_TYPE_NOTE_EDITOR);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, editor));

  /* Undo at once after a keystroke undoes that keystroke. */
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), "When?", -1);
  run (fixture, "brief.undo", NULL);
  g_assert_null (knt_annotation_get_note (get_only_annotation (fixture)));
  g_assert_nonnull (find_button (fixture, "Redo Edit Note"));
  g_assert_nonnull (find_button (fixture, "Undo Add Passage"));
  run (fixture, "brief.redo", NULL);
  g_assert_cmpstr (knt_annotation_get_note (get_only_annotation (fixture)), ==, "When?");
}

static void
test_quick_tags (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KntEntity) plain = knt_tag_new ("financiering", "#f5c211");
  g_autoptr (KntEntity) first = knt_tag_with (plain, "key", "1");
  g_autoptr (KntEntity) other = knt_tag_new ("later", "#33d17a");
  g_autoptr (KntEntity) second = knt_tag_with (other, "key", "2");
  g_auto (GStrv) tags = NULL;

  run (fixture, "brief.quick-tag", "3");
  knt_test_wait_for (shows_toast (fixture, "No tag has the key 3 yet"));
  fixture_apply (fixture->notes, knt_edits_add_tag (fixture->notes, first));
  fixture_apply (fixture->notes, knt_edits_add_tag (fixture->notes, second));

  /* Two keys in a row make one passage with two tags. */
  select_in_answer (fixture, 0);
  run (fixture, "brief.quick-tag", "1");
  run (fixture, "brief.quick-tag", "2");
  knt_test_wait_for (g_list_model_get_n_items (get_annotations (fixture)) > 0 &&
                     knt_annotation_has_tag (get_only_annotation (fixture), knt_entity_get_id (second)));
  tags = knt_annotation_list_tags (get_only_annotation (fixture));
  g_assert_cmpuint (g_strv_length (tags), ==, 2);

  /* Without a selection it is the question that is tagged. */
  knt_canvas_select (view_fixture_get_canvas (fixture), NULL);
  run (fixture, "brief.quick-tag", "1");
  g_assert_nonnull (
    knt_notes_find_question_annotation (fixture->notes, knt_details_pane_get_question (get_details (fixture))));
}

static void
dragged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

/* Dragged into a letter, a passage is a citation. */
static void
test_drag_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GdkContentProvider) provider = NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autofree char *text = NULL;
  gboolean done = FALSE;

  select_in_answer (fixture, 1);
  g_signal_emit_by_name (view_fixture_get_canvas (fixture), "selection-dragged", &provider);
  g_assert_nonnull (provider);
  gdk_content_provider_write_mime_type_async (provider, "text/plain;charset=utf-8", stream, G_PRIORITY_DEFAULT, NULL,
                                              dragged_cb, &done);
  knt_test_wait_for (done);
  g_output_stream_write (stream, "", 1, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  text = g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
  g_test_message ("%s", text);
  g_assert_true (g_str_has_prefix (text, "“"));
  g_assert_nonnull (strstr (text, "” (Voortgang van de dijkversterking"));
  g_assert_true (g_str_has_suffix (text, ", p. 2)"));

  /* It says so of nothing when nothing is selected. */
  knt_canvas_select (view_fixture_get_canvas (fixture), NULL);
  g_clear_object (&provider);
  g_signal_emit_by_name (view_fixture_get_canvas (fixture), "selection-dragged", &provider);
  g_assert_null (provider);
}

/* The brief itself is dragged by the picture beside its title. */
static void
test_drag_file_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) controllers =
    gtk_widget_observe_controllers (view_fixture_find (fixture, KNT_TYPE_FILE_HANDLE));
  g_autoptr (GdkContentProvider) provider = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  GSList *files;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_DRAG_SOURCE (controller))
      g_signal_emit_by_name (controller, "prepare", 1.0, 1.0, &provider);
  }
  g_assert_nonnull (provider);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  gdk_content_provider_get_value (provider, &value, &error);
  g_assert_no_error (error);
  files = g_value_get_boxed (&value);
  g_assert_cmpuint (g_slist_length (files), ==, 1);
  g_assert_true (g_file_equal (files->data, knt_document_get_file (knt_session_get_document (fixture->session))));
}

static void
test_highlight_and_remove (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;

  select_in_answer (fixture, 2);
  run (fixture, "brief.highlight", "#33d17a");
  knt_test_wait_for (g_list_model_get_n_items (get_annotations (fixture)) == 1);
  g_assert_cmpstr (knt_annotation_get_colour (get_only_annotation (fixture)), ==, "#33d17a");
  id = g_strdup (knt_entity_get_id (get_only_annotation (fixture)));
  g_signal_emit_by_name (find_button (fixture, "Remove Passage"), "clicked");
  g_assert_cmpuint (g_list_model_get_n_items (get_annotations (fixture)), ==, 0);
  knt_test_wait_for (shows_toast (fixture, "Passage removed"));
  /* The toast's button brings that passage back, whatever was done since. */
  run (fixture, "brief.set-standing", "partly");
  run (fixture, "brief.restore", NULL);
  g_assert_cmpstr (knt_entity_get_id (get_only_annotation (fixture)), ==, id);
  g_assert_cmpint (knt_notes_get_standing (fixture->notes, view_fixture_get_question (fixture, 2)->id), ==,
                   KNT_STANDING_PARTLY);
}

/* One sees what is undone, wherever one has gone since. */
static void
test_undo_elsewhere (Fixture *fixture, gconstpointer data)
{
  const char *first;

  run (fixture, "brief.next-question", NULL);
  first = view_fixture_get_question (fixture, 0)->id;
  run (fixture, "brief.set-standing", "refused");
  g_assert_cmpint (knt_notes_get_standing (fixture->notes, first), ==, KNT_STANDING_REFUSED);
  run (fixture, "brief.next-question", NULL);
  g_assert_cmpstr (knt_details_pane_get_question (get_details (fixture)), !=, first);
  run (fixture, "brief.undo", NULL);
  g_assert_cmpint (knt_notes_get_standing (fixture->notes, first), ==, KNT_STANDING_OPEN);
  g_assert_cmpstr (knt_details_pane_get_question (get_details (fixture)), ==, first);
  g_assert_cmpstr (knt_question_pane_get_current (get_questions (fixture)), ==, first);
}

static void
test_failure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "“notes” could not be saved");

  g_signal_emit_by_name (fixture->session, "failed", error);
  knt_test_wait_for (shows_toast (fixture, "“notes” could not be saved"));
}

/* What is typed last is in the notes when the view goes. */
static void
test_closing_keeps_typing (Fixture *fixture, gconstpointer data)
{
  const char *id = view_fixture_get_question (fixture, 0)->id;
  GtkWidget *focus;

  run (fixture, "brief.next-question", NULL);
  run (fixture, "brief.add-note", NULL);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (GTK_IS_TEXT_VIEW (focus));
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), "Last words", -1);
  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  g_assert_cmpstr (knt_annotation_get_note (knt_notes_find_question_annotation (fixture->notes, id)), ==, "Last words");
  /* For tear_down() to see another one go. */
  fixture->view = KNT_BRIEF_VIEW (knt_brief_view_new (fixture->session, NULL));
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  gboolean narrow, show_details, show_questions;
  GtkWidget *sheet = view_fixture_find (fixture, ADW_TYPE_BOTTOM_SHEET);

  g_object_get (fixture->view, "narrow", &narrow, "show-details", &show_details, "show-questions", &show_questions,
                NULL);
  g_assert_true (narrow);
  g_assert_false (show_details);
  g_assert_false (show_questions);
  select_in_answer (fixture, 0);
  run (fixture, "brief.add-note", NULL);
  knt_test_wait_for (adw_bottom_sheet_get_open (ADW_BOTTOM_SHEET (sheet)));
  g_assert_true (GTK_IS_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  run (fixture, "brief.toggle-details", NULL);
  g_assert_false (adw_bottom_sheet_get_open (ADW_BOTTOM_SHEET (sheet)));

  run (fixture, "brief.toggle-questions", NULL);
  g_object_get (fixture->view, "show-questions", &show_questions, NULL);
  g_assert_true (show_questions);
  run (fixture, "brief.next-question", NULL);
  g_object_get (fixture->view, "show-questions", &show_questions, NULL);
  g_assert_false (show_questions);
}

/* From wide to narrow and back: the details are the same, with what was typed. */
static void
test_becomes_narrow (Fixture *fixture, gconstpointer data)
{
  KntDetailsPane *details = get_details (fixture);

  g_assert_true (
    gtk_widget_is_ancestor (GTK_WIDGET (details), view_fixture_find (fixture, ADW_TYPE_OVERLAY_SPLIT_VIEW)));
  g_object_set (fixture->view, "narrow", TRUE, NULL);
  g_assert_true (get_details (fixture) == details);
  g_assert_false (
    gtk_widget_is_ancestor (GTK_WIDGET (details), view_fixture_find (fixture, ADW_TYPE_OVERLAY_SPLIT_VIEW)));
  g_object_set (fixture->view, "narrow", FALSE, NULL);
  g_assert_true (
    gtk_widget_is_ancestor (GTK_WIDGET (details), view_fixture_find (fixture, ADW_TYPE_OVERLAY_SPLIT_VIEW)));
}

/* The window is made narrow by hand: nothing is laid out that is not drawn right, which would be a warning. */
static void
test_resized (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pages = view_fixture_find (fixture, KNT_TYPE_BRIEF_PAGES);
  gboolean narrow = FALSE;
  graphene_rect_t bounds;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 760);
  knt_test_wait_for ((g_object_get (fixture->view, "narrow", &narrow, NULL), narrow));
  /* The bar at the foot of the window covers nothing of the pages. */
  knt_test_wait_for (gtk_widget_compute_bounds (pages, GTK_WIDGET (fixture->view), &bounds) &&
                     bounds.origin.y + bounds.size.height < gtk_widget_get_height (GTK_WIDGET (fixture->view)));
}

static void
press (const char *keys)
{
  g_autofree char *command = g_strconcat ("xdotool key ", keys, NULL);

  g_assert_true (g_spawn_command_line_async (command, NULL));
}

/* From the pages, too, whose scrolled window has a use of its own for the same keys. */
static void
test_next_question_by_key (Fixture *fixture, gconstpointer data)
{
  KntDetailsPane *details = get_details (fixture);

  gtk_widget_grab_focus (GTK_WIDGET (view_fixture_get_canvas (fixture)));
  run (fixture, "brief.next-question", NULL);
  g_assert_cmpstr (knt_details_pane_get_question (details), ==, view_fixture_get_question (fixture, 0)->id);
  gtk_widget_grab_focus (GTK_WIDGET (view_fixture_get_canvas (fixture)));
  press ("ctrl+Down");
  knt_test_wait_for (g_strcmp0 (knt_details_pane_get_question (details), view_fixture_get_question (fixture, 1)->id) ==
                     0);
  gtk_widget_grab_focus (GTK_WIDGET (view_fixture_get_canvas (fixture)));
  press ("ctrl+Up");
  knt_test_wait_for (g_strcmp0 (knt_details_pane_get_question (details), view_fixture_get_question (fixture, 0)->id) ==
                     0);
}

/* The keyboard alone: to the text, over it, and to what can be done with it. */
static void
test_caret_browsing (Fixture *fixture, gconstpointer data)
{
  GtkWidget *canvas = GTK_WIDGET (view_fixture_get_canvas (fixture)),
            *popover = view_fixture_find (fixture, KNT_TYPE_SELECTION_POPOVER);
  gboolean has_selection = FALSE, caret_browsing = FALSE;

  run (fixture, "brief.caret-browsing", NULL);
  g_assert_true (gtk_widget_is_focus (canvas));
  g_object_get (canvas, "caret-browsing", &caret_browsing, NULL);
  g_assert_true (caret_browsing);
  knt_test_wait_for (shows_toast (fixture, "Caret browsing is on: the arrow keys move through the text"));

  select_in_answer (fixture, 0);
  g_object_get (canvas, "has-selection", &has_selection, NULL);
  g_assert_true (has_selection);
  g_signal_emit_by_name (canvas, "selection-activated");
  knt_test_wait_for (gtk_widget_get_mapped (popover));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), popover));

  /* Back to the pages with what was chosen there. */
  run (fixture, "brief.highlight", "");
  knt_test_wait_for (!gtk_widget_get_mapped (popover));
  g_assert_true (gtk_widget_is_focus (canvas));
  run (fixture, "brief.caret-browsing", NULL);
  g_object_get (canvas, "caret-browsing", &caret_browsing, NULL);
  g_assert_false (caret_browsing);
}

int
main (int argc, char *argv[])
{
  fixture_init (&argc, &argv);

#define ADD(name, function, width)                                                                                     \
  g_test_add ("/brief-view/" name, Fixture, GINT_TO_POINTER (width), set_up, function, tear_down)
  ADD ("opens", test_opens, 1180);
  ADD ("choose", test_choose, 1180);
  ADD ("scrolling-moves-the-mark", test_scrolling_moves_the_mark, 1180);
  ADD ("note-on-selection", test_note_on_selection, 1180);
  ADD ("quick-tags", test_quick_tags, 1180);
  ADD ("highlight-and-remove", test_highlight_and_remove, 1180);
  ADD ("undo-elsewhere", test_undo_elsewhere, 1180);
  ADD ("failure", test_failure, 1180);
  ADD ("closing-keeps-typing", test_closing_keeps_typing, 1180);
  ADD ("becomes-narrow", test_becomes_narrow, 1180);
  ADD ("resized", test_resized, 1180);
  ADD ("drag-out", test_drag_out, 1180);
  ADD ("drag-file-out", test_drag_file_out, 1180);
  ADD ("caret-browsing", test_caret_browsing, 1180);
  ADD ("next-question-by-key", test_next_question_by_key, 1180);
  ADD ("narrow", test_narrow, 360);
#undef ADD

  return g_test_run ();
}
