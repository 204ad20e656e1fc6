/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "knt-store.h"

#include "knt-durable.h"
#include "knt-json-parse.h"
#include "knt-json.h"
#include "knt-notes-format.h"

/* Far beyond any brief, and far below what would fill the memory. */
#define MAX_SIZE (256 * 1024 * 1024)

G_DEFINE_QUARK (knt - store - error - quark, knt_store_error)

static char *
dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base != NULL ? base : "");
}

/**
 * knt_store_parse:
 * @name: the file's name, for messages
 *
 * Reads and checks the bytes of a notes file.
 *
 * Returns: (transfer full) (nullable): the value; or %NULL with #KNT_NOTES_ERROR, whose message names file and place
 */
JsonNode *
knt_store_parse (GBytes *bytes, const char *name, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (JsonNode) root = NULL;

  if (size == 0) {
    g_set_error (error, KNT_NOTES_ERROR, KNT_NOTES_ERROR_SYNTAX, _ ("“%s” is empty."), name);
    return NULL;
  }

  root = knt_json_parse (data, size, error);
  if (root == NULL || !knt_notes_check_first (root, error)) {
    g_prefix_error (error, _ ("“%s” cannot be read as notes. "), name);
    return NULL;
  }

  json_node_seal (root);
  return g_steal_pointer (&root);
}

/**
 * knt_store_load_bytes:
 * @name: the file's name, for messages
 *
 * Returns: (transfer full) (nullable): the notes; or %NULL with #KNT_NOTES_ERROR, whose message names file and place
 */
KntNotes *
knt_store_load_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (JsonNode) root = knt_store_parse (bytes, name, error);

  return root != NULL ? knt_notes_new_from_json (root, error) : NULL;
}

static char *
make_etag (GFileInfo *info)
{
  const char *etag = g_file_info_get_etag (info);

  /* The time of the last change alone is too coarse on some file systems to tell two changes apart. */
  return g_strdup_printf ("%s/%" G_GOFFSET_FORMAT, etag != NULL ? etag : "", g_file_info_get_size (info));
}

/**
 * knt_store_query_etag:
 *
 * Returns: (transfer full) (nullable): what changes whenever the file does; %NULL with #KNT_STORE_ERROR_UNREADABLE where it cannot
 * be told, because it is gone for one
 */
char *
knt_store_query_etag (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GFileInfo) info =
    g_file_query_info (file, G_FILE_ATTRIBUTE_ETAG_VALUE "," G_FILE_ATTRIBUTE_STANDARD_SIZE, 0, cancellable, &reason);

  if (info == NULL) {
    g_autofree char *name = dup_name (file);

    g_set_error (error, KNT_STORE_ERROR, KNT_STORE_ERROR_UNREADABLE, _ ("“%s” cannot be read: %s."), name,
                 reason->message);
    return NULL;
  }

  return make_etag (info);
}

static GBytes *
read_stream (GFile *file, char **etag, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GOutputStream) memory = NULL;

  if (stream == NULL)
    return NULL;

  info = g_file_input_stream_query_info (
    stream, G_FILE_ATTRIBUTE_ETAG_VALUE "," G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
    cancellable, error);
  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) > MAX_SIZE) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("it is too large for notes"));
    return NULL;
  }

  memory = g_memory_output_stream_new_resizable ();
  if (g_output_stream_splice (memory, G_INPUT_STREAM (stream), G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, cancellable,
                              error) < 0)
    return NULL;

  if (etag != NULL)
    *etag = make_etag (info);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/**
 * knt_store_read_file:
 * @etag: (out) (optional) (transfer full): of what was read
 *
 * Returns: (transfer full) (nullable): the file's bytes, unchecked; or %NULL with #KNT_STORE_ERROR_UNREADABLE
 */
GBytes *
knt_store_read_file (GFile *file, char **etag, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) reason = NULL;
  GBytes *bytes = read_stream (file, etag, cancellable, &reason);

  if (bytes == NULL) {
    g_autofree char *name = dup_name (file);

    g_set_error (error, KNT_STORE_ERROR, KNT_STORE_ERROR_UNREADABLE, _ ("“%s” cannot be read: %s."), name,
                 reason->message);
  }

  return bytes;
}

/**
 * knt_store_load_file:
 * @etag: (out) (optional) (transfer full): of what was read
 *
 * Returns: (transfer full) (nullable): the notes; or %NULL with #KNT_NOTES_ERROR or #KNT_STORE_ERROR_UNREADABLE
 */
KntNotes *
knt_store_load_file (GFile *file, char **etag, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = dup_name (file);
  g_autofree char *read_etag = NULL;
  g_autoptr (GBytes) bytes = knt_store_read_file (file, &read_etag, cancellable, error);
  KntNotes *notes = bytes != NULL ? knt_store_load_bytes (bytes, name, error) : NULL;

  if (notes != NULL && etag != NULL)
    *etag = g_steal_pointer (&read_etag);
  return notes;
}

/**
 * knt_store_looks_like_notes:
 * @head: the first bytes of a file, a kibibyte or more
 *
 * Returns: whether it may be a notes file, sound or damaged: it begins as a JSON object
 */
gboolean
knt_store_looks_like_notes (GBytes *head)
{
  gsize size;
  const char *data = g_bytes_get_data (head, &size);
  gsize i = size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  while (i < size && g_ascii_isspace (data[i]))
    i++;

  return i < size && data[i] == '{';
}

/**
 * knt_store_to_bytes:
 * @root: of knt_notes_to_json()
 *
 * Returns: (transfer full): what a notes file holds
 */
GBytes *
knt_store_to_bytes (JsonNode *root)
{
  char *text = knt_json_write (root);

  return g_bytes_new_take (text, strlen (text));
}

/* The file that a path stands for once links are followed. */
static char *
resolve_path (const char *path)
{
  char *resolved = realpath (path, NULL);
  g_autofree char *target = NULL;
  g_autofree char *folder = NULL;

  if (resolved != NULL)
    return resolved; /* g_free() and free() are the same */

  /* A link to a file that is not there yet. */
  target = g_file_read_link (path, NULL);
  if (target == NULL)
    return g_strdup (path);

  folder = g_path_get_dirname (path);
  return g_path_is_absolute (target) ? g_steal_pointer (&target) : g_build_filename (folder, target, NULL);
}

static char *
make_rescue_copy (const char *folder, const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *name = g_strdup_printf ("%.8s-%s", uuid, base);
  g_autofree char *copy = g_build_filename (folder, name, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0) {
    int code = errno;

    g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (code), g_strerror (code));
    return NULL;
  }
  if (!knt_durable_replace (copy, bytes, error))
    return NULL;

  return g_steal_pointer (&copy);
}

static gboolean
reads_back (const char *path, GBytes *bytes)
{
  g_autofree char *contents = NULL;
  gsize length, size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_file_get_contents (path, &contents, &length, NULL) && length == size && memcmp (contents, data, size) == 0;
}

/* Writing over the old contents cannot be undone, so the new ones are safe elsewhere first. */
static gboolean
save_in_place (const char *path, GBytes *bytes, const char *rescue_folder, GError **error)
{
  g_autofree char *copy = NULL;
  g_autoptr (GError) reason = NULL;

  if (rescue_folder != NULL && g_file_test (path, G_FILE_TEST_EXISTS) && access (path, W_OK) == 0) {
    copy = make_rescue_copy (rescue_folder, path, bytes, error);
    if (copy == NULL)
      return FALSE;
  }

  if (!knt_durable_write_in_place (path, bytes, &reason)) {
    if (copy != NULL)
      g_set_error (error, reason->domain, reason->code, _ ("%s. What was to be saved is in “%s”"), reason->message,
                   copy);
    else
      g_propagate_error (error, g_steal_pointer (&reason));
    return FALSE;
  }

  if (copy != NULL && reads_back (path, bytes))
    g_unlink (copy);
  return TRUE;
}

static gboolean
save_local (const char *path, GBytes *bytes, const char *rescue_folder, GError **error)
{
  g_autofree char *resolved = resolve_path (path);

  if (g_file_test (resolved, G_FILE_TEST_IS_DIR)) {
    g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR, g_strerror (EISDIR));
    return FALSE;
  }

  if (!knt_durable_can_replace (resolved))
    return save_in_place (resolved, bytes, rescue_folder, error);

  /* Someone took away the right to write to this very file, and being able to replace it is no leave to do so. */
  if (g_file_test (resolved, G_FILE_TEST_EXISTS) && access (resolved, W_OK) != 0) {
    int code = errno;

    g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (code), g_strerror (code));
    return FALSE;
  }

  return knt_durable_replace (resolved, bytes, error);
}

static gboolean
save_remote (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  /* Some backends remove the old file first unless they are to keep a backup. */
  return g_file_replace_contents (file, data, size, NULL, TRUE, G_FILE_CREATE_NONE, NULL, cancellable, error);
}

static gboolean
check_unchanged (GFile *file, const char *expected_etag, GCancellable *cancellable, GError **error)
{
  g_autofree char *etag = NULL;
  g_autofree char *name = NULL;

  if (expected_etag == NULL)
    return TRUE;

  /* A file that is gone meanwhile can be written again without anything being lost. */
  etag = knt_store_query_etag (file, cancellable, NULL);
  if (etag == NULL || g_str_equal (etag, expected_etag))
    return TRUE;

  name = dup_name (file);
  g_set_error (error, KNT_STORE_ERROR, KNT_STORE_ERROR_CHANGED,
               _ ("“%s” was changed by another program. Nothing was written."), name);
  return FALSE;
}

/**
 * knt_store_save_file:
 * @expected_etag: (nullable): of the file when it was last read or written here; %NULL to write whatever is there
 * @rescue_folder: (nullable): where a copy is kept while a file is written over in place, because its folder does not let it be
 *   replaced or it has several names
 * @new_etag: (out) (optional) (transfer full): of what was written
 *
 * Writes a file so that it is wholly the old one or wholly the new one, and durable once this returns. A link is followed, the mode
 * is kept.
 *
 * Returns: whether it was written; otherwise @error is set to #KNT_STORE_ERROR_CHANGED or #KNT_STORE_ERROR_UNWRITABLE
 */
gboolean
knt_store_save_file (GFile *file,
                     GBytes *bytes,
                     const char *expected_etag,
                     const char *rescue_folder,
                     char **new_etag,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GError) reason = NULL;
  const char *path = g_file_is_native (file) ? g_file_peek_path (file) : NULL;
  gboolean saved;

  if (!check_unchanged (file, expected_etag, cancellable, error))
    return FALSE;

  saved =
    path != NULL ? save_local (path, bytes, rescue_folder, &reason) : save_remote (file, bytes, cancellable, &reason);
  if (!saved) {
    g_autofree char *name = dup_name (file);

    g_set_error (error, KNT_STORE_ERROR, KNT_STORE_ERROR_UNWRITABLE, _ ("“%s” could not be saved: %s."), name,
                 reason->message);
    return FALSE;
  }

  if (new_etag != NULL)
    *new_etag = knt_store_query_etag (file, cancellable, NULL);
  return TRUE;
}
