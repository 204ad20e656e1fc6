/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "knt-json.h"
#include "knt-notes-format.h"
#include "knt-store.h"

typedef struct {
  char *folder;
  char *path;
  char *rescue;
  GFile *file;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("knt-store-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "brief.kanttekening", NULL);
  self->rescue = g_build_filename (self->folder, "rescue", NULL);
  self->file = g_file_new_for_path (self->path);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_chmod (path, 0700);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    remove_all (child);
  }
  g_remove (path);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  remove_all (self->folder);
  g_object_unref (self->file);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->rescue);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
assert_contents (const char *path, const char *expected)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  if (!g_str_equal (contents, expected))
    g_error ("%s holds “%.40s” and not “%.40s”", path, contents, expected);
}

static gboolean
save (Fixture *self, const char *text, const char *etag, char **new_etag, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return knt_store_save_file (self->file, bytes, etag, self->rescue, new_etag, NULL, error);
}

static void
test_saving_twice_gives_the_same_bytes (Fixture *self, gconstpointer data)
{
  g_autoptr (KntNotes) notes = knt_notes_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (JsonNode) again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (KntNotes) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *etag = NULL;
  g_autofree char *read_etag = NULL;

  knt_notes_set_title (notes, "Één “titel”");
  root = knt_notes_to_json (notes);
  bytes = knt_store_to_bytes (root);
  knt_store_save_file (self->file, bytes, NULL, NULL, &etag, NULL, &error);
  g_assert_no_error (error);

  loaded = knt_store_load_file (self->file, &read_etag, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read_etag, ==, etag);
  g_assert_cmpstr (knt_notes_get_title (loaded), ==, "Één “titel”");
  g_assert_cmpstr (knt_notes_get_id (loaded), ==, knt_notes_get_id (notes));
  again = knt_notes_to_json (loaded);
  second = knt_store_to_bytes (again);
  g_assert_true (g_bytes_equal (bytes, second));
}

static void
test_mode_and_link_are_kept (Fixture *self, gconstpointer data)
{
  g_autofree char *target = g_build_filename (self->folder, "target", NULL);
  GStatBuf info;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (target, "old", -1, NULL));
  g_chmod (target, 0640);
  g_assert_cmpint (symlink ("target", self->path), ==, 0);

  save (self, "new", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (self->path, G_FILE_TEST_IS_SYMLINK));
  assert_contents (target, "new");
  g_assert_cmpint (g_stat (target, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
  g_assert_cmpuint (count_files (self->folder), ==, 2);
}

static void
test_link_to_nothing_yet (Fixture *self, gconstpointer data)
{
  g_autofree char *target = g_build_filename (self->folder, "target", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("target", self->path), ==, 0);
  save (self, "new", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (self->path, G_FILE_TEST_IS_SYMLINK));
  assert_contents (target, "new");
}

static void
test_changed_file_is_not_overwritten (Fixture *self, gconstpointer data)
{
  g_autofree char *etag = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (save (self, "mine", NULL, &etag, NULL));
  g_assert_true (g_file_set_contents (self->path, "theirs, longer", -1, NULL));
  g_assert_false (save (self, "mine again", etag, NULL, &error));
  g_assert_error (error, KNT_STORE_ERROR, KNT_STORE_ERROR_CHANGED);
  g_assert_nonnull (strstr (error->message, "“brief.kanttekening”"));
  assert_contents (self->path, "theirs, longer");

  /* One that is gone takes nobody's work with it. */
  g_unlink (self->path);
  g_clear_error (&error);
  save (self, "mine again", etag, NULL, &error);
  g_assert_no_error (error);
  assert_contents (self->path, "mine again");
}

static void
test_hard_link_stays (Fixture *self, gconstpointer data)
{
  g_autofree char *other = g_build_filename (self->folder, "other", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (other, "old and much longer", -1, NULL));
  g_assert_cmpint (link (other, self->path), ==, 0);
  save (self, "new", NULL, NULL, &error);
  g_assert_no_error (error);
  assert_contents (other, "new");
  g_assert_cmpuint (count_files (self->rescue), ==, 0);
}

static void
test_folder_that_is_read_only (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *inside = g_build_filename (self->folder, "locked", NULL);
  g_autofree char *path = g_build_filename (inside, "n.kanttekening", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  if (geteuid () == 0) {
    g_test_skip ("root may write to every folder");
    return;
  }

  g_assert_cmpint (g_mkdir (inside, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_chmod (inside, 0500);
  knt_store_save_file (file, bytes, NULL, self->rescue, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_contents (path, "new");
  g_assert_cmpuint (count_files (inside), ==, 1);
}

/* A limit on the size of files ends a write midway, as a full disk does. */
static void
test_full_disk_leaves_the_old_file (Fixture *self, gconstpointer data)
{
  struct rlimit before, limit;
  g_autofree char *large = g_strnfill (100000, 'x');
  g_autoptr (GError) error = NULL;
  gboolean saved;

  g_assert_true (g_file_set_contents (self->path, "old", -1, NULL));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 4096;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  saved = save (self, large, NULL, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

  g_assert_false (saved);
  g_assert_error (error, KNT_STORE_ERROR, KNT_STORE_ERROR_UNWRITABLE);
  assert_contents (self->path, "old");
  g_assert_cmpuint (count_files (self->folder), ==, 1);
}

static void
test_full_disk_leaves_the_linked_file (Fixture *self, gconstpointer data)
{
  g_autofree char *other = g_build_filename (self->folder, "other", NULL);
  struct rlimit before, limit;
  g_autofree char *large = g_strnfill (100000, 'x');
  g_autoptr (GBytes) bytes = g_bytes_new (large, 100000);
  g_autoptr (GError) error = NULL;
  gboolean saved;

  g_assert_true (g_file_set_contents (other, "old", -1, NULL));
  g_assert_cmpint (link (other, self->path), ==, 0);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 4096;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  saved = knt_store_save_file (self->file, bytes, NULL, NULL, NULL, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

  g_assert_false (saved);
  assert_contents (other, "old");
}

static void
test_places_that_cannot_be_written (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autofree char *missing = g_build_filename (self->folder, "none", "n", NULL);
  const char *paths[] = { self->folder, missing };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_autoptr (GFile) file = g_file_new_for_path (paths[i]);
    g_autoptr (GError) error = NULL;

    g_assert_false (knt_store_save_file (file, bytes, NULL, self->rescue, NULL, NULL, &error));
    g_assert_error (error, KNT_STORE_ERROR, KNT_STORE_ERROR_UNWRITABLE);
  }
}

static void
test_unreadable_files_are_named (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);
  GFile *files[] = { self->file, folder };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *base = g_file_get_basename (files[i]);
    g_autoptr (GError) error = NULL;

    g_assert_null (knt_store_load_file (files[i], NULL, NULL, &error));
    g_assert_error (error, KNT_STORE_ERROR, KNT_STORE_ERROR_UNREADABLE);
    g_assert_nonnull (strstr (error->message, base));
  }
}

static void
test_faults_name_file_and_place (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *text;
    int code;
    const char *message;
  } rows[] = {
    { "", KNT_NOTES_ERROR_SYNTAX, "“n.json” is empty." },
    { "{ \"format\": \"kanttekening\",", KNT_NOTES_ERROR_SYNTAX, "Line 1, column 28: the file ends too early" },
    { "[]", KNT_NOTES_ERROR_FORMAT, "not a notes file" },
    { "{}", KNT_NOTES_ERROR_FORMAT, "“format” is missing" },
    { "{ \"format\": \"other\" }", KNT_NOTES_ERROR_FORMAT, "“format” is not “kanttekening”" },
    { "{ \"format\": \"kanttekening\" }", KNT_NOTES_ERROR_MISSING, "version: is missing" },
    { "{ \"format\": \"kanttekening\", \"version\": \"1\" }", KNT_NOTES_ERROR_TYPE, "version: must be a whole number" },
    { "{ \"format\": \"kanttekening\", \"version\": 0 }", KNT_NOTES_ERROR_VALUE, "version: must be 1 or more" },
    { "{ \"format\": \"kanttekening\", \"version\": 3, \"readableFrom\": 2 }", KNT_NOTES_ERROR_VERSION, "version 3" },
    { "{ \"format\": \"kanttekening\", \"version\": 3 }", KNT_NOTES_ERROR_VERSION, "version 3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new (rows[i].text, strlen (rows[i].text));
    g_autoptr (GError) error = NULL;

    g_assert_null (knt_store_load_bytes (bytes, "n.json", &error));
    g_assert_error (error, KNT_NOTES_ERROR, rows[i].code);
    g_assert_nonnull (strstr (error->message, "“n.json”"));
    if (strstr (error->message, rows[i].message) == NULL)
      g_error ("“%s” does not say “%s”", error->message, rows[i].message);
  }
}

static void
test_notes_are_told_from_others (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *head;
    gboolean notes;
  } rows[] = {
    { "{ \"format\"", TRUE }, { "\xef\xbb\xbf\n {", TRUE }, { "%PDF-1.7", FALSE }, { "", FALSE }, { " \n", FALSE },
    { "[", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GBytes) head = g_bytes_new (rows[i].head, strlen (rows[i].head));

    g_assert_cmpint (knt_store_looks_like_notes (head), ==, rows[i].notes);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/store/saving-twice-gives-the-same-bytes", test_saving_twice_gives_the_same_bytes);
  ADD ("/store/mode-and-link-are-kept", test_mode_and_link_are_kept);
  ADD ("/store/link-to-nothing-yet", test_link_to_nothing_yet);
  ADD ("/store/changed-file-is-not-overwritten", test_changed_file_is_not_overwritten);
  ADD ("/store/hard-link-stays", test_hard_link_stays);
  ADD ("/store/folder-that-is-read-only", test_folder_that_is_read_only);
  ADD ("/store/full-disk-leaves-the-old-file", test_full_disk_leaves_the_old_file);
  ADD ("/store/full-disk-leaves-the-linked-file", test_full_disk_leaves_the_linked_file);
  ADD ("/store/places-that-cannot-be-written", test_places_that_cannot_be_written);
  ADD ("/store/unreadable-files-are-named", test_unreadable_files_are_named);
  ADD ("/store/faults-name-file-and-place", test_faults_name_file_and_place);
  ADD ("/store/notes-are-told-from-others", test_notes_are_told_from_others);

  return g_test_run ();
}
