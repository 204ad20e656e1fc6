/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "knt-brief-view.h"
#include "knt-error-page.h"
#include "knt-forms.h"
#include "knt-password-page.h"
#include "knt-recent-row.h"
#include "knt-start-page.h"
#include "knt-test-widgets.h"
#include "knt-window.h"

typedef struct {
  char *folder;
  KntLibrary *library;
  GPtrArray *forms;
  GSettings *settings;
  GtkWidget *window;
} Fixture;

static void
open_window (Fixture *fixture)
{
  g_autoptr (KntOpener) opener = knt_opener_new (fixture->library, fixture->forms);

  fixture->window = knt_window_new (NULL, fixture->library, fixture->settings, opener);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  knt_window_present_soon (KNT_WINDOW (fixture->window));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  fixture->folder = g_dir_make_tmp ("kanttekening-XXXXXX", NULL);
  fixture->library = knt_library_new (fixture->folder);
  knt_library_load (fixture->library);
  fixture->forms = knt_forms_load (g_getenv ("KNT_FORMS"), problems);
  g_assert_cmpuint (problems->len, ==, 0);
  fixture->settings = g_settings_new (APP_ID);
}

/* Closing is what a person does, and nothing of the window may be left. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("chmod -R u+rwx '%s'; rm -rf '%s'", fixture->folder, fixture->folder);
  const char *argv[] = { "sh", "-c", command, NULL };

  if (fixture->window) {
    gtk_window_close (GTK_WINDOW (fixture->window));
    knt_test_wait_for (fixture->window == NULL);
  }
  g_object_unref (fixture->settings);
  g_ptr_array_unref (fixture->forms);
  g_object_unref (fixture->library);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_free (fixture->folder);
}

static GtkWidget *
find (Fixture *fixture, GType type)
{
  return knt_test_find_type (fixture->window, type);
}

static gboolean
says (Fixture *fixture, const char *text)
{
  return knt_test_find_text (fixture->window, text) != NULL;
}

static void
open_path (Fixture *fixture, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  knt_window_open (KNT_WINDOW (fixture->window), file);
}

/* The pages show before the notes are there; only then the library knows of the brief. */
static gboolean
is_known (Fixture *fixture)
{
  return g_list_model_get_n_items (knt_library_get_recent (fixture->library)) > 0;
}

static char *
get_sample (void)
{
  return g_test_build_filename (G_TEST_DIST, "..", "data", "sample", "brief.pdf", NULL);
}

static void
test_starts_empty (Fixture *fixture, gconstpointer data)
{
  open_window (fixture);

  g_assert_nonnull (find (fixture, KNT_TYPE_START_PAGE));
  g_assert_null (find (fixture, KNT_TYPE_RECENT_ROW));
  g_assert_true (knt_window_is_empty (KNT_WINDOW (fixture->window)));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Kanttekening");
}

static void
test_open_and_recent (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = get_sample ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  KntRecentRow *row;

  open_window (fixture);
  open_path (fixture, path);
  g_assert_false (knt_window_is_empty (KNT_WINDOW (fixture->window)));
  g_assert_true (knt_window_shows_file (KNT_WINDOW (fixture->window), file));
  knt_test_wait_for (find (fixture, KNT_TYPE_BRIEF_VIEW));
  g_assert_null (find (fixture, KNT_TYPE_START_PAGE));
  knt_test_wait_for (is_known (fixture));
  gtk_window_close (GTK_WINDOW (fixture->window));
  knt_test_wait_for (fixture->window == NULL);

  open_window (fixture);
  row = KNT_RECENT_ROW (find (fixture, KNT_TYPE_RECENT_ROW));
  g_assert_nonnull (row);
  g_assert_true (g_file_equal (knt_recent_row_get_file (row), file));
  g_assert_true (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  gtk_widget_activate (GTK_WIDGET (row));
  knt_test_wait_for (find (fixture, KNT_TYPE_BRIEF_VIEW));
}

static void
test_recent_is_gone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sample = get_sample ();
  g_autofree char *path = g_build_filename (fixture->folder, "gone.pdf", NULL);
  g_autofree char *contents = NULL;
  gsize length;
  GtkListBoxRow *row;

  g_file_get_contents (sample, &contents, &length, NULL);
  g_file_set_contents (path, contents, length, NULL);
  open_window (fixture);
  open_path (fixture, path);
  knt_test_wait_for (is_known (fixture));
  gtk_window_close (GTK_WINDOW (fixture->window));
  knt_test_wait_for (fixture->window == NULL);
  g_unlink (path);

  open_window (fixture);
  row = GTK_LIST_BOX_ROW (find (fixture, KNT_TYPE_RECENT_ROW));
  knt_test_wait_for (!gtk_list_box_row_get_activatable (row));
  g_assert_true (says (fixture, "File not found"));
}

typedef struct {
  const char *name;
  const char *contents; /* NULL: none is written */
  int mode;             /* 0 for an ordinary one, -1 for a folder */
} BadFile;

static const BadFile bad_files[] = {
  { "not-a-pdf.pdf", "This is a shopping list.\n" },
  { "empty.pdf", "" },
  { "cut-off.pdf", "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n" },
  { "folder.pdf", NULL, -1 },
  { "missing.pdf", NULL },
  { "closed.pdf", "%PDF-1.7\n", 0200 },
  { "broken.kanttekening", "{ \"format\": \"kanttekening\", \"version\": 1," },
  { "lacking.kanttekening", "{ \"format\": \"kanttekening\" }" },
};

static void
test_bad_file (Fixture *fixture, gconstpointer data)
{
  const BadFile *bad = data;
  g_autofree char *path = g_build_filename (fixture->folder, bad->name, NULL);
  g_autofree char *after = NULL;

  if (bad->mode == 0200 && geteuid () == 0) {
    g_test_skip ("the administrator may read everything");
    return;
  }
  if (bad->mode == -1)
    g_mkdir (path, 0755);
  else if (bad->contents)
    g_file_set_contents (path, bad->contents, -1, NULL);
  if (bad->mode > 0)
    g_chmod (path, bad->mode);

  open_window (fixture);
  open_path (fixture, path);
  knt_test_wait_for (find (fixture, KNT_TYPE_ERROR_PAGE));
  g_assert_true (says (fixture, bad->name));
  g_assert_true (knt_window_is_empty (KNT_WINDOW (fixture->window)));
  if (bad->contents && bad->mode == 0) {
    g_file_get_contents (path, &after, NULL, NULL);
    g_assert_cmpstr (after, ==, bad->contents);
  }
}

static void
test_password (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sample = get_sample ();
  g_autofree char *path = g_build_filename (fixture->folder, "locked.pdf", NULL);
  const char *argv[] = { "qpdf", "--encrypt", "geheim", "eigenaar", "256", "--", sample, path, NULL };
  int status = -1;
  GtkWidget *page;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL) ||
      status != 0) {
    g_test_skip ("qpdf is not installed");
    return;
  }

  open_window (fixture);
  open_path (fixture, path);
  knt_test_wait_for (find (fixture, KNT_TYPE_PASSWORD_PAGE));
  page = find (fixture, KNT_TYPE_PASSWORD_PAGE);
  g_assert_true (says (fixture, "locked.pdf"));
  g_signal_emit_by_name (page, "entered", "een");
  knt_test_wait_for (says (fixture, "2 tries are left"));
  g_signal_emit_by_name (page, "entered", "twee");
  knt_test_wait_for (says (fixture, "1 try is left"));
  g_signal_emit_by_name (page, "entered", "drie");
  knt_test_wait_for (find (fixture, KNT_TYPE_ERROR_PAGE));
  g_assert_true (says (fixture, "locked.pdf"));

  open_path (fixture, path);
  knt_test_wait_for (find (fixture, KNT_TYPE_PASSWORD_PAGE));
  g_signal_emit_by_name (find (fixture, KNT_TYPE_PASSWORD_PAGE), "entered", "geheim");
  knt_test_wait_for (find (fixture, KNT_TYPE_BRIEF_VIEW));
}

/* The same brief by another name: the window that has it is shown, and the new one goes. */
static void
test_open_twice (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sample = get_sample ();
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.pdf", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (copy);
  g_autoptr (AdwApplication) application = adw_application_new (APP_ID, G_APPLICATION_NON_UNIQUE);
  g_autoptr (KntOpener) opener = knt_opener_new (fixture->library, fixture->forms);
  GtkWidget *second;
  gsize length;

  g_file_get_contents (sample, &contents, &length, NULL);
  g_file_set_contents (copy, contents, length, NULL);
  g_application_register (G_APPLICATION (application), NULL, NULL);

  open_window (fixture);
  gtk_window_set_application (GTK_WINDOW (fixture->window), GTK_APPLICATION (application));
  open_path (fixture, sample);
  knt_test_wait_for (is_known (fixture));

  knt_opener_open (opener, file);
  second = knt_window_new (GTK_APPLICATION (application), fixture->library, fixture->settings, opener);
  g_object_add_weak_pointer (G_OBJECT (second), (gpointer *) &second);
  knt_window_present_soon (KNT_WINDOW (second));
  knt_test_wait_for (second == NULL);
  g_assert_nonnull (find (fixture, KNT_TYPE_BRIEF_VIEW));
}

static int
get_minimum (Fixture *fixture)
{
  int minimum;

  gtk_widget_measure (fixture->window, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = get_sample ();
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.pdf", NULL);

  open_window (fixture);
  g_assert_cmpint (get_minimum (fixture), <=, 360);
  open_path (fixture, missing);
  knt_test_wait_for (find (fixture, KNT_TYPE_ERROR_PAGE));
  g_assert_cmpint (get_minimum (fixture), <=, 360);
  open_path (fixture, path);
  knt_test_wait_for (find (fixture, KNT_TYPE_BRIEF_VIEW));
  g_assert_cmpint (get_minimum (fixture), <=, 360);
}

static void
test_size_is_kept (Fixture *fixture, gconstpointer data)
{
  int width, height;

  open_window (fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 777, 555);
  gtk_window_close (GTK_WINDOW (fixture->window));
  knt_test_wait_for (fixture->window == NULL);

  open_window (fixture);
  gtk_window_get_default_size (GTK_WINDOW (fixture->window), &width, &height);
  g_assert_cmpint (width, ==, 777);
  g_assert_cmpint (height, ==, 555);
}

static void
test_settings_reach_the_brief (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = get_sample ();
  KntNotes *notes;
  gboolean single_keys;

  g_settings_set_string (fixture->settings, "author-name", "M. de Vries");
  g_settings_set_boolean (fixture->settings, "single-key-shortcuts", FALSE);
  open_window (fixture);
  open_path (fixture, path);
  knt_test_wait_for (is_known (fixture));

  notes = knt_session_get_notes (knt_window_get_session (KNT_WINDOW (fixture->window)));
  g_assert_cmpstr (knt_notes_get_author (notes), ==, "M. de Vries");
  g_object_get (find (fixture, KNT_TYPE_BRIEF_VIEW), "single-keys", &single_keys, NULL);
  g_assert_false (single_keys);

  /* What is set in the brief is remembered. */
  gtk_widget_activate_action (find (fixture, KNT_TYPE_BRIEF_VIEW), "brief.caret-browsing", NULL);
  g_assert_true (g_settings_get_boolean (fixture->settings, "caret-browsing"));

  g_settings_reset (fixture->settings, "caret-browsing");
  g_settings_reset (fixture->settings, "author-name");
  g_settings_reset (fixture->settings, "single-key-shortcuts");
  g_assert_null (knt_notes_get_author (notes));
  g_object_get (find (fixture, KNT_TYPE_BRIEF_VIEW), "single-keys", &single_keys, NULL);
  g_assert_true (single_keys);
}

#define ADD(name, data, test) g_test_add ("/window/" name, Fixture, data, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  /* Without a window manager no window is ever active, and GTK warns of a cursor that blinks in one that is not. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);

  ADD ("starts-empty", NULL, test_starts_empty);
  ADD ("open-and-recent", NULL, test_open_and_recent);
  ADD ("recent-is-gone", NULL, test_recent_is_gone);
  for (gsize i = 0; i < G_N_ELEMENTS (bad_files); i++) {
    g_autofree char *path = g_strdup_printf ("/window/bad-file/%s", bad_files[i].name);

    g_test_add (path, Fixture, &bad_files[i], set_up, test_bad_file, tear_down);
  }
  ADD ("password", NULL, test_password);
  ADD ("open-twice", NULL, test_open_twice);
  ADD ("narrow", NULL, test_narrow);
  ADD ("settings-reach-the-brief", NULL, test_settings_reach_the_brief);
  ADD ("size-is-kept", NULL, test_size_is_kept);

  return g_test_run ();
}
