/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "brief-fixture.h"
#include "knt-brief-view.h"
#include "knt-canvas.h"
#include "knt-edits.h"
#include "knt-forms.h"
#include "knt-question-pane.h"
#include "knt-test-widgets.h"

/* The view on a real session: the sample brief, read by a reader, recognised, annotated. */
typedef struct {
  char *folder;
  KntLibrary *library;
  GPtrArray *forms;
  KntSession *session;
  GtkWidget *window;
  KntBriefView *view;
  KntNotes *notes;
} Fixture;

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  knt_session_open_finish (KNT_SESSION (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  knt_session_close_finish (KNT_SESSION (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static GtkWidget *
find (Fixture *fixture, GType type)
{
  return fixture_find (GTK_WIDGET (fixture->view), type);
}

static KntCanvas *
get_canvas (Fixture *fixture)
{
  return KNT_CANVAS (find (fixture, KNT_TYPE_CANVAS));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "sample", "brief.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  const gboolean by_hand = data != NULL;
  gboolean opened = FALSE, settled = FALSE;

  fixture->folder = g_dir_make_tmp ("kanttekening-XXXXXX", NULL);
  fixture->library = knt_library_new (fixture->folder);
  knt_library_load (fixture->library);
  fixture->forms = by_hand ? g_ptr_array_new () : knt_forms_load (g_getenv ("KNT_FORMS"), problems);
  fixture->session = knt_session_new (fixture->library, fixture->forms);
  fixture->view = KNT_BRIEF_VIEW (knt_brief_view_new (fixture->session, NULL));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1180, 760);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));
  knt_session_open_async (fixture->session, file, NULL, NULL, NULL, opened_cb, &opened);
  knt_test_wait_for (opened);
  fixture->notes = knt_session_get_notes (fixture->session);
  knt_test_wait_for (!knt_session_get_recognising (fixture->session) && knt_notes_get_brief (fixture->notes) != NULL);
  knt_test_wait_for ((g_object_get (get_canvas (fixture), "settled", &settled, NULL), settled));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);
  gboolean closed = FALSE;

  g_object_add_weak_pointer (G_OBJECT (fixture->view), (gpointer *) &fixture->view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  knt_test_wait_for (fixture->view == NULL);
  knt_session_close_async (fixture->session, closed_cb, &closed);
  knt_test_wait_for (closed);
  g_assert_finalize_object (fixture->session);
  g_ptr_array_unref (fixture->forms);
  g_object_unref (fixture->library);
  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
  g_free (fixture->folder);
}

static KntBrief *
get_brief (Fixture *fixture)
{
  return knt_notes_get_corrected (fixture->notes);
}

static KntExchange *
get_exchange (Fixture *fixture, guint position)
{
  return knt_brief_get_exchanges (get_brief (fixture))->pdata[position];
}

static KntQuestion *
get_question (Fixture *fixture, guint position)
{
  return get_exchange (fixture, position)->questions->pdata[0];
}

/* As the list shows them. */
static guint
count_questions (Fixture *fixture)
{
  guint n = 0;

  g_object_get (find (fixture, KNT_TYPE_QUESTION_PANE), "n-questions", &n, NULL);
  return n;
}

static guint
count_corrections (Fixture *fixture)
{
  return g_list_model_get_n_items (knt_notes_get_collection (fixture->notes, KNT_COLLECTION_CORRECTIONS));
}

static void
choose (Fixture *fixture, const char *id)
{
  g_signal_emit_by_name (find (fixture, KNT_TYPE_QUESTION_PANE), "question-chosen", id);
}

static void
select_text (Fixture *fixture, guint page, guint start, guint end)
{
  g_autoptr (GArray) spans = fixture_spans (page, start, end);

  knt_canvas_select (get_canvas (fixture), spans);
}

static void
correct (Fixture *fixture, const char *kind)
{
  KntBrief *before = get_brief (fixture);

  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "brief.correct", "s", kind);
  knt_test_wait_for (get_brief (fixture) != before);
}

static void
undo (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "brief.undo", NULL);
}

static void
test_roles (Fixture *fixture, gconstpointer data)
{
  const guint n = count_questions (fixture);
  g_autofree char *id = g_strdup (get_question (fixture, 1)->id);
  g_autofree char *last = g_strdup (get_question (fixture, n - 1)->id);

  fixture_apply (fixture->notes, knt_edits_set_standing (fixture->notes, last, KNT_STANDING_ANSWERED));
  choose (fixture, id);
  correct (fixture, "answer");
  g_assert_cmpuint (count_questions (fixture), ==, n - 1);
  g_assert_cmpstr (knt_notes_get_undo_label (fixture->notes), !=, NULL);
  g_assert_cmpstr (get_question (fixture, n - 2)->id, ==, last);
  g_assert_cmpstr (knt_notes_get_standing_value (fixture->notes, last), ==, "answered");

  undo (fixture);
  g_assert_cmpuint (count_questions (fixture), ==, n);
  g_assert_cmpstr (get_question (fixture, 1)->id, ==, id);

  choose (fixture, id);
  correct (fixture, "neither");
  g_assert_cmpuint (count_questions (fixture), ==, n - 1);
  undo (fixture);
  g_assert_cmpuint (count_questions (fixture), ==, n);
  g_assert_cmpuint (count_corrections (fixture), ==, 0);
}

static void
test_split_and_join (Fixture *fixture, gconstpointer data)
{
  const guint n = count_questions (fixture);
  g_autofree char *id = g_strdup (get_question (fixture, 1)->id);
  const KntSpan first = *knt_spans_index (get_question (fixture, 1)->spans, 0);
  const guint middle = (first.start + first.end) / 2;
  KntQuestion *whole;

  select_text (fixture, first.page, middle, middle + 5);
  correct (fixture, "split");
  whole = get_question (fixture, 1);
  g_assert_cmpstr (whole->id, ==, id);
  g_assert_cmpuint (knt_spans_index (whole->spans, whole->spans->len - 1)->end, <=, middle);
  g_assert_cmpuint (count_questions (fixture), ==, n + 1);

  select_text (fixture, first.page, middle + 1, middle + 5);
  correct (fixture, "join");
  g_assert_cmpuint (count_questions (fixture), ==, n);
  g_assert_cmpstr (get_question (fixture, 1)->id, ==, id);

  undo (fixture);
  undo (fixture);
  g_assert_cmpuint (count_questions (fixture), ==, n);
  g_assert_cmpuint (count_corrections (fixture), ==, 0);
}

static void
test_confirm (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpfloat (get_exchange (fixture, 0)->confidence, <, 1);
  choose (fixture, get_question (fixture, 0)->id);
  correct (fixture, "confirm");
  g_assert_cmpfloat (get_exchange (fixture, 0)->confidence, ==, 1);
  undo (fixture);
  g_assert_cmpfloat (get_exchange (fixture, 0)->confidence, <, 1);
}

/* In a document of a form that nobody knows. */
static void
test_by_hand (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (count_questions (fixture), ==, 0);
  g_assert_nonnull (knt_test_find_text (GTK_WIDGET (fixture->view), "No Questions"));

  select_text (fixture, 1, 0, 40);
  correct (fixture, "question");
  g_assert_cmpuint (count_questions (fixture), ==, 1);
  select_text (fixture, 1, 60, 120);
  correct (fixture, "answer");
  g_assert_cmpuint (count_questions (fixture), ==, 1);
  g_assert_cmpuint (knt_brief_get_exchanges (get_brief (fixture))->len, ==, 1);
  g_assert_cmpuint (get_exchange (fixture, 0)->answers->len, ==, 1);

  fixture_apply (fixture->notes,
                 knt_edits_set_standing (fixture->notes, get_question (fixture, 0)->id, KNT_STANDING_PARTLY));
  undo (fixture);
  undo (fixture);
  undo (fixture);
  g_assert_cmpuint (count_questions (fixture), ==, 0);
}

int
main (int argc, char *argv[])
{
  fixture_init (&argc, &argv);
  g_test_add ("/correcting/roles", Fixture, NULL, set_up, test_roles, tear_down);
  g_test_add ("/correcting/split-and-join", Fixture, NULL, set_up, test_split_and_join, tear_down);
  g_test_add ("/correcting/confirm", Fixture, NULL, set_up, test_confirm, tear_down);
  g_test_add ("/correcting/by-hand", Fixture, GINT_TO_POINTER (TRUE), set_up, test_by_hand, tear_down);

  return g_test_run ();
}
