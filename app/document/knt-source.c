/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-source.h"

#include <sys/xattr.h>

#include "knt-json.h"

/* How many places of a document are remembered. */
#define MAX_PLACES 8
/* What makes the brief of the pages. */
#define RECOGNISER "Kanttekening " PACKAGE_VERSION
#define CHUNK (256 * 1024)

/* Where the portal of documents shows files to a sandbox: a place that means nothing to anyone else. */
static gboolean
is_in_portal (const char *path)
{
  g_autofree char *portal = g_build_filename (g_get_user_runtime_dir (), "doc", "", NULL);

  return g_str_has_prefix (path, portal) || g_str_has_prefix (path, "/run/flatpak/doc/");
}

static gboolean
is_place (const char *uri)
{
  g_autofree char *path = g_filename_from_uri (uri, NULL, NULL);

  return path != NULL && !is_in_portal (path);
}

/* (nullable): where the file is for people. The portal tells where a file that it shows is in truth; %NULL where it does
 * not, or where the file is on no disk of this computer. */
static char *
dup_place (GFile *file)
{
  const char *path = g_file_peek_path (file);
  char host_path[4096];
  gssize length;

  if (path == NULL)
    return NULL;
  if (!is_in_portal (path))
    return g_file_get_uri (file);

  length = getxattr (path, "user.document-portal.host-path", host_path, sizeof host_path - 1);
  if (length <= 0)
    return NULL;
  host_path[length] = '\0';

  return g_path_is_absolute (host_path) ? g_filename_to_uri (host_path, NULL, NULL) : NULL;
}

static const char *
peek_element (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  return json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/* The latest place last, each once. @uri is %NULL where it is not known. */
static JsonArray *
add_place (JsonArray *places, const char *uri)
{
  JsonArray *all = json_array_new ();
  guint n = places != NULL ? json_array_get_length (places) : 0;

  for (guint i = n >= MAX_PLACES ? n - MAX_PLACES + 1 : 0; i < n; i++) {
    const char *place = peek_element (places, i);

    if (place != NULL && g_strcmp0 (place, uri) != 0 && is_place (place))
      json_array_add_string_element (all, place);
  }
  if (uri != NULL)
    json_array_add_string_element (all, uri);

  return all;
}

/**
 * knt_source_describe:
 * @known: (nullable): what was known of it before
 * @document: the open document
 * @sha256: of its bytes
 * @pages: (nullable): `source.pages`, sealed, once they are read
 *
 * Members of @known that this version does not know are kept.
 *
 * Returns: (transfer full): the notes format's `source`
 */
JsonObject *
knt_source_describe (JsonObject *known, KntDocument *document, const char *sha256, JsonNode *pages)
{
  JsonObject *source;
  GFile *file = knt_document_get_file (document);
  GStrv trailer_id = knt_document_get_trailer_id (document);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *display_name = g_filename_display_name (name);
  g_autofree char *uri = dup_place (file);
  JsonArray *places = known != NULL ? knt_json_get_array (known, "seenAt") : NULL;

  source = known != NULL ? knt_json_share_object (known) : json_object_new ();

  json_object_set_string_member (source, "name", display_name);
  json_object_set_string_member (source, "sha256", sha256);
  json_object_set_int_member (source, "size", knt_document_get_size (document));
  if (trailer_id != NULL && trailer_id[0] != NULL) {
    JsonArray *ids = json_array_new ();

    for (guint i = 0; trailer_id[i] != NULL; i++)
      json_array_add_string_element (ids, trailer_id[i]);
    json_object_set_array_member (source, "trailerId", ids);
  }
  if (pages != NULL || !json_object_has_member (source, "extractor"))
    json_object_set_string_member (source, "extractor", knt_document_get_extractor (document));
  if (pages != NULL)
    json_object_set_string_member (source, "recogniser", RECOGNISER);
  json_object_set_array_member (source, "seenAt", add_place (places, uri));
  if (pages != NULL)
    json_object_set_member (source, "pages", json_node_ref (pages));

  return source;
}

/**
 * knt_source_dup_title:
 * @brief: (nullable): what was recognised
 *
 * Returns: (transfer full): what to call the notes to this document: the brief's title, else the file's name.
 *   The title in the PDF is not asked: it is mostly that of a template.
 */
char *
knt_source_dup_title (KntDocument *document, KntBrief *brief)
{
  const char *title = brief != NULL ? knt_brief_get_title (brief) : NULL;
  g_autofree char *name = NULL;
  char *dot;

  if (title != NULL && *title != '\0')
    return g_strdup (title);

  name = g_file_get_basename (knt_document_get_file (document));
  dot = strrchr (name, '.');
  if (dot != NULL && dot != name)
    *dot = '\0';

  return g_filename_display_name (name);
}

/**
 * knt_source_needs_reading:
 * @source: (nullable): of the notes
 * @document: the open document
 *
 * Returns: whether the pages were never read, or were read or recognised by another version than this one
 */
gboolean
knt_source_needs_reading (JsonObject *source, KntDocument *document)
{
  JsonArray *pages = source != NULL ? knt_json_get_array (source, "pages") : NULL;

  return pages == NULL || json_array_get_length (pages) != knt_document_get_n_pages (document) ||
         g_strcmp0 (knt_json_get_string (source, "extractor"), knt_document_get_extractor (document)) != 0 ||
         g_strcmp0 (knt_json_get_string (source, "recogniser"), RECOGNISER) != 0;
}

/**
 * knt_source_has_text:
 * @source: of the notes
 *
 * Returns: whether any page that was read holds a character; TRUE where that is not known
 */
gboolean
knt_source_has_text (JsonObject *source)
{
  JsonArray *pages = knt_json_get_array (source, "pages");
  gint64 n_chars = 0;

  for (guint i = 0; pages != NULL && i < json_array_get_length (pages); i++)
    n_chars += knt_json_get_int (json_array_get_object_element (pages, i), "length", 1);

  return pages == NULL || n_chars > 0;
}

/**
 * knt_source_hash_file:
 * @file: to read
 *
 * Returns: (transfer full): the SHA-256 of its bytes in hexadecimal, or %NULL with an error of G_IO_ERROR
 */
char *
knt_source_hash_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *buffer = NULL;
  gssize n;

  if (stream == NULL)
    return NULL;

  buffer = g_malloc (CHUNK);
  while ((n = g_input_stream_read (G_INPUT_STREAM (stream), buffer, CHUNK, cancellable, error)) > 0)
    g_checksum_update (checksum, buffer, n);

  return n == 0 ? g_strdup (g_checksum_get_string (checksum)) : NULL;
}

static gboolean
is_that_document (GFile *file, const char *sha256, gint64 size, GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autofree char *hash = NULL;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                            G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return FALSE;
  if (size >= 0 && g_file_info_get_size (info) != size)
    return FALSE;

  hash = knt_source_hash_file (file, cancellable, NULL);
  return hash != NULL && g_ascii_strcasecmp (hash, sha256) == 0;
}

/**
 * knt_source_find_pdf:
 * @source: (nullable): of the notes
 * @notes_file: where the notes were opened
 * @known_uri: (nullable): where this program had it open last
 *
 * Looks for the document where it was seen before, and beside the notes under its name. Its bytes decide: a file
 * of that name with other content is not it. In a sandbox a neighbour is often not visible; then it is just not found.
 *
 * Returns: (transfer full) (nullable): the document's file
 */
GFile *
knt_source_find_pdf (JsonObject *source, GFile *notes_file, const char *known_uri, GCancellable *cancellable)
{
  const char *sha256 = source != NULL ? knt_json_get_string (source, "sha256") : NULL;
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (g_object_unref);
  const char *name;
  JsonArray *places;
  gint64 size;

  if (sha256 == NULL)
    return NULL;

  name = knt_json_get_string (source, "name");
  places = knt_json_get_array (source, "seenAt");
  size = json_object_get_int_member_with_default (source, "size", -1);

  if (known_uri != NULL && g_str_has_prefix (known_uri, "file:///"))
    g_ptr_array_add (candidates, g_file_new_for_uri (known_uri));
  for (guint i = places != NULL ? json_array_get_length (places) : 0; i > 0; i--) {
    const char *place = peek_element (places, i - 1);

    /* Notes come from other people too: an address in them must not make this program call on a server. */
    if (place != NULL && g_str_has_prefix (place, "file:///"))
      g_ptr_array_add (candidates, g_file_new_for_uri (place));
  }
  if (name != NULL && *name != '\0' && strchr (name, G_DIR_SEPARATOR) == NULL) {
    g_autoptr (GFile) folder = g_file_get_parent (notes_file);

    if (folder != NULL)
      g_ptr_array_add (candidates, g_file_get_child (folder, name));
  }

  for (guint i = 0; i < candidates->len; i++) {
    GFile *candidate = g_ptr_array_index (candidates, i);

    if (is_that_document (candidate, sha256, size, cancellable))
      return g_object_ref (candidate);
  }

  return NULL;
}
