/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "knt-forms.h"
#include "knt-notes-format.h"
#include "knt-opener.h"
#include "knt-test-widgets.h"

typedef struct {
  char *folder;
  KntLibrary *library;
  GPtrArray *forms;
  KntOpener *opener;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  fixture->folder = g_dir_make_tmp ("kanttekening-XXXXXX", NULL);
  fixture->library = knt_library_new (fixture->folder);
  knt_library_load (fixture->library);
  fixture->forms = knt_forms_load (g_getenv ("KNT_FORMS"), problems);
  g_assert_cmpuint (problems->len, ==, 0);
  fixture->opener = knt_opener_new (fixture->library, fixture->forms);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  knt_session_close_finish (KNT_SESSION (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  if (knt_opener_get_state (fixture->opener) == KNT_OPENER_OPEN) {
    gboolean closed = FALSE;

    knt_session_close_async (knt_opener_get_session (fixture->opener), closed_cb, &closed);
    knt_test_wait_for (closed);
  }
  g_assert_finalize_object (fixture->opener);
  g_ptr_array_unref (fixture->forms);
  g_object_unref (fixture->library);
  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
  g_free (fixture->folder);
}

static gboolean
has_settled (KntOpener *opener)
{
  return knt_opener_get_state (opener) != KNT_OPENER_LOADING;
}

static KntOpenerState
open_and_wait (Fixture *fixture, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  knt_opener_open (fixture->opener, file);
  g_assert_cmpint (knt_opener_get_state (fixture->opener), ==, KNT_OPENER_LOADING);
  knt_test_wait_for (has_settled (fixture->opener));

  return knt_opener_get_state (fixture->opener);
}

static char *
get_sample (void)
{
  return g_test_build_filename (G_TEST_DIST, "..", "data", "sample", "brief.pdf", NULL);
}

static KntOpenerState
enter_and_wait (Fixture *fixture, const char *password)
{
  knt_opener_enter_password (fixture->opener, password);
  knt_test_wait_for (has_settled (fixture->opener));

  return knt_opener_get_state (fixture->opener);
}

static char *
make_locked (Fixture *fixture)
{
  g_autofree char *sample = get_sample ();
  g_autofree char *path = g_build_filename (fixture->folder, "locked.pdf", NULL);
  const char *argv[] = { "qpdf", "--encrypt", "geheim", "eigenaar", "256", "--", sample, path, NULL };
  int status = -1;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL) ||
      status != 0)
    return NULL;

  return g_steal_pointer (&path);
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = get_sample ();
  g_autofree char *name = NULL;

  g_assert_cmpint (knt_opener_get_state (fixture->opener), ==, KNT_OPENER_IDLE);
  g_assert_cmpint (open_and_wait (fixture, path), ==, KNT_OPENER_OPEN);
  g_assert_nonnull (knt_session_get_notes (knt_opener_get_session (fixture->opener)));
  name = knt_opener_dup_name (fixture->opener);
  g_assert_cmpstr (name, ==, "brief.pdf");
}

static void
test_password_fits_at_last (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_locked (fixture);

  if (!path) {
    g_test_skip ("qpdf is not installed");
    return;
  }
  g_assert_cmpint (open_and_wait (fixture, path), ==, KNT_OPENER_PASSWORD);
  g_assert_cmpuint (knt_opener_get_tries_left (fixture->opener), ==, 3);
  g_assert_cmpint (enter_and_wait (fixture, "fout"), ==, KNT_OPENER_PASSWORD);
  g_assert_cmpuint (knt_opener_get_tries_left (fixture->opener), ==, 2);
  g_assert_cmpint (enter_and_wait (fixture, "weer fout"), ==, KNT_OPENER_PASSWORD);
  g_assert_cmpuint (knt_opener_get_tries_left (fixture->opener), ==, 1);
  g_assert_cmpint (enter_and_wait (fixture, "geheim"), ==, KNT_OPENER_OPEN);
}

static void
test_password_three_tries (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_locked (fixture);

  if (!path) {
    g_test_skip ("qpdf is not installed");
    return;
  }
  g_assert_cmpint (open_and_wait (fixture, path), ==, KNT_OPENER_PASSWORD);
  enter_and_wait (fixture, "een");
  enter_and_wait (fixture, "twee");
  g_assert_cmpint (enter_and_wait (fixture, "drie"), ==, KNT_OPENER_FAILED);
  g_assert_error (knt_opener_get_error (fixture->opener), KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_PASSWORD);
  g_assert_null (knt_opener_get_session (fixture->opener));

  /* Another time is another three. */
  g_assert_cmpint (open_and_wait (fixture, path), ==, KNT_OPENER_PASSWORD);
  g_assert_cmpuint (knt_opener_get_tries_left (fixture->opener), ==, 3);
}

static void
test_broken_notes_stay (Fixture *fixture, gconstpointer data)
{
  const char *broken = "{ \"format\": \"kanttekening\", \"version\": 1,\n";
  g_autofree char *path = g_build_filename (fixture->folder, "broken.kanttekening", NULL);
  g_autofree char *after = NULL;

  g_file_set_contents (path, broken, -1, NULL);
  g_assert_cmpint (open_and_wait (fixture, path), ==, KNT_OPENER_FAILED);
  g_assert_true (knt_opener_get_error (fixture->opener)->domain == KNT_NOTES_ERROR);
  g_assert_nonnull (strstr (knt_opener_get_error (fixture->opener)->message, "broken.kanttekening"));
  g_file_get_contents (path, &after, NULL, NULL);
  g_assert_cmpstr (after, ==, broken);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = get_sample ();
  g_autoptr (GFile) file = g_file_new_for_path (path);

  knt_opener_open (fixture->opener, file);
  knt_opener_cancel (fixture->opener);
  g_assert_cmpint (knt_opener_get_state (fixture->opener), ==, KNT_OPENER_IDLE);

  /* What was cancelled does not get in the way of what comes next. */
  g_assert_cmpint (open_and_wait (fixture, path), ==, KNT_OPENER_OPEN);
}

#define ADD(name, test) g_test_add ("/opener/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("open", test_open);
  ADD ("password-fits-at-last", test_password_fits_at_last);
  ADD ("password-three-tries", test_password_three_tries);
  ADD ("broken-notes-stay", test_broken_notes_stay);
  ADD ("cancel", test_cancel);

  return g_test_run ();
}
