/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "knt-export-job.h"
#include "knt-file-dialogs.h"
#include "knt-test-widgets.h"

static gboolean
write_title (KntNotes *notes, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  return g_output_stream_printf (stream, NULL, cancellable, error, "Title: %s\n", knt_notes_get_title (notes));
}

static gboolean
write_half (KntNotes *notes, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  g_output_stream_printf (stream, NULL, cancellable, error, "Half of");
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "It broke off.");

  return FALSE;
}

static const KntExportFormat titles = { "title", "Title", "txt", "text/plain", write_title };
static const KntExportFormat halves = { "half", "Half", "txt", "text/plain", write_half };

typedef struct {
  gboolean done;
  GError *error;
} Outcome;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;
  gboolean good = knt_export_job_run_finish (result, &outcome->error);

  g_assert_true (good == (outcome->error == NULL));
  outcome->done = TRUE;
}

static void
test_run (void)
{
  g_autofree char *folder = g_dir_make_tmp ("kanttekening-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "notes.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (KntNotes) notes = knt_notes_new ();
  g_autofree char *contents = NULL;
  Outcome outcome = { FALSE };
  Outcome broken = { FALSE };

  knt_notes_set_title (notes, "As it was");
  knt_export_job_run_async (notes, &titles, file, NULL, done_cb, &outcome);
  /* What changes from here on is not in it. */
  knt_notes_set_title (notes, "Too late");
  knt_test_wait_for (outcome.done);
  g_assert_no_error (outcome.error);
  g_file_get_contents (path, &contents, NULL, NULL);
  g_assert_cmpstr (contents, ==, "Title: As it was\n");
  g_clear_pointer (&contents, g_free);

  /* One that fails leaves the file that was there. */
  knt_export_job_run_async (notes, &halves, file, NULL, done_cb, &broken);
  knt_test_wait_for (broken.done);
  g_assert_error (broken.error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_clear_error (&broken.error);
  g_file_get_contents (path, &contents, NULL, NULL);
  g_assert_cmpstr (contents, ==, "Title: As it was\n");

  g_unlink (path);
  g_rmdir (folder);
}

static void
test_proposed_names (void)
{
  g_autoptr (GFile) brief = g_file_new_for_path ("/tmp/Kamervragen 12.3.pdf");
  g_autoptr (GtkFileDialog) save = knt_file_dialog_new_save (brief);
  g_autoptr (GtkFileDialog) export = knt_file_dialog_new_export (brief, &titles);
  g_autoptr (GtkFileDialog) nameless = knt_file_dialog_new_save (NULL);

  g_assert_cmpstr (gtk_file_dialog_get_initial_name (save), ==, "Kamervragen 12.3.kanttekening");
  g_assert_cmpstr (g_file_peek_path (gtk_file_dialog_get_initial_folder (save)), ==, "/tmp");
  g_assert_cmpstr (gtk_file_dialog_get_initial_name (export), ==, "Kamervragen 12.3.txt");
  g_assert_cmpstr (gtk_file_dialog_get_initial_name (nameless), ==, "Brief.kanttekening");
  g_assert_null (gtk_file_dialog_get_initial_folder (nameless));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export-job/run", test_run);
  g_test_add_func ("/file-dialogs/proposed-names", test_proposed_names);

  return g_test_run ();
}
