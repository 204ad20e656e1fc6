/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "view-fixture.h"

#include "knt-forms.h"
#include "knt-test-widgets.h"

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

void
view_fixture_open (ViewFixture *self, int width, gboolean knows_forms)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "sample", "brief.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gboolean opened = FALSE, settled = FALSE;

  self->folder = g_dir_make_tmp ("kanttekening-XXXXXX", NULL);
  self->library = knt_library_new (self->folder);
  knt_library_load (self->library);
  self->forms = knows_forms ? knt_forms_load (g_getenv ("KNT_FORMS"), problems) : g_ptr_array_new ();
  self->session = knt_session_new (self->library, self->forms);
  self->view = KNT_BRIEF_VIEW (knt_brief_view_new (self->session, NULL));
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, 760);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->view));
  gtk_window_present (GTK_WINDOW (self->window));
  knt_session_open_async (self->session, file, NULL, NULL, NULL, opened_cb, &opened);
  knt_test_wait_for (opened);
  self->notes = knt_session_get_notes (self->session);
  knt_test_wait_for (!knt_session_get_recognising (self->session) && knt_notes_get_brief (self->notes) != NULL);
  knt_test_wait_for ((g_object_get (view_fixture_get_canvas (self), "settled", &settled, NULL), settled));
}

void
view_fixture_close (ViewFixture *self)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", self->folder);
  gboolean closed = FALSE;

  g_object_add_weak_pointer (G_OBJECT (self->view), (gpointer *) &self->view);
  gtk_window_destroy (GTK_WINDOW (self->window));
  knt_test_wait_for (self->view == NULL);
  knt_session_close_async (self->session, closed_cb, &closed);
  knt_test_wait_for (closed);
  g_assert_finalize_object (self->session);
  g_ptr_array_unref (self->forms);
  g_object_unref (self->library);
  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
  g_free (self->folder);
}

GtkWidget *
view_fixture_find (ViewFixture *self, GType type)
{
  return fixture_find (GTK_WIDGET (self->view), type);
}

KntCanvas *
view_fixture_get_canvas (ViewFixture *self)
{
  return KNT_CANVAS (view_fixture_find (self, KNT_TYPE_CANVAS));
}

KntBrief *
view_fixture_get_brief (ViewFixture *self)
{
  return knt_notes_get_corrected (self->notes);
}

KntExchange *
view_fixture_get_exchange (ViewFixture *self, guint position)
{
  return knt_brief_get_exchanges (view_fixture_get_brief (self))->pdata[position];
}

KntQuestion *
view_fixture_get_question (ViewFixture *self, guint position)
{
  return view_fixture_get_exchange (self, position)->questions->pdata[0];
}

KntAnswer *
view_fixture_get_answer (ViewFixture *self, guint position)
{
  return view_fixture_get_exchange (self, position)->answers->pdata[0];
}

void
view_fixture_select (ViewFixture *self, guint page, guint start, guint end)
{
  g_autoptr (GArray) spans = fixture_spans (page, start, end);

  knt_canvas_select (view_fixture_get_canvas (self), spans);
}
