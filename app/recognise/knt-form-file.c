/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-form-file.h"

#include <glib/gi18n-lib.h>

#include "knt-form-reader.h"
#include "knt-json-parse.h"

/* A form is a few kilobytes. What is larger than this is something else. */
#define MAX_SIZE (1 << 20)

/* Both lists, first that of the extending form: of several rules for one thing the first that finds something decides. A single
 * pattern is a list of one. */
static JsonNode *
join_lists (JsonNode *own, JsonNode *base)
{
  JsonArray *list = json_array_new ();
  JsonNode *node = json_node_alloc ();

  for (guint i = 0; i < json_array_get_length (json_node_get_array (own)); i++)
    json_array_add_element (list, json_node_ref (json_array_get_element (json_node_get_array (own), i)));
  if (!JSON_NODE_HOLDS_ARRAY (base))
    json_array_add_element (list, json_node_ref (base));
  for (guint i = 0; JSON_NODE_HOLDS_ARRAY (base) && i < json_array_get_length (json_node_get_array (base)); i++)
    json_array_add_element (list, json_node_ref (json_array_get_element (json_node_get_array (base), i)));

  json_node_init_array (node, list);
  json_array_unref (list);

  return node;
}

/* The months are twelve, and no more of them are added. */
static gboolean
adds_to (const char *name, JsonNode *own, JsonNode *base)
{
  return JSON_NODE_HOLDS_ARRAY (own) && !g_str_equal (name, "months") &&
         (JSON_NODE_HOLDS_ARRAY (base) || json_node_get_value_type (base) == G_TYPE_STRING);
}

/* A merge patch (RFC 7396), but that lists are added to, and null takes nothing away. */
static JsonNode *
merge (JsonObject *own, JsonObject *base)
{
  JsonObject *merged = json_object_new ();
  JsonNode *node = json_node_alloc ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init (&iter, base);
  while (json_object_iter_next (&iter, &name, &value))
    if (!json_object_has_member (own, name))
      json_object_set_member (merged, name, json_node_ref (value));

  json_object_iter_init (&iter, own);
  while (json_object_iter_next (&iter, &name, &value)) {
    JsonNode *old = json_object_get_member (base, name);

    if (old != NULL && JSON_NODE_HOLDS_OBJECT (value) && JSON_NODE_HOLDS_OBJECT (old))
      json_object_set_member (merged, name, merge (json_node_get_object (value), json_node_get_object (old)));
    else if (old != NULL && adds_to (name, value, old))
      json_object_set_member (merged, name, join_lists (value, old));
    else
      json_object_set_member (merged, name, json_node_ref (value));
  }
  json_node_init_object (node, merged);
  json_object_unref (merged);

  return node;
}

/* Of several with that id it is the last: an own one, where there is one. */
static const KntFormFile *
find (GPtrArray *files, const char *id)
{
  const KntFormFile *found = NULL;

  for (guint i = 0; files != NULL && i < files->len; i++) {
    const KntFormFile *file = files->pdata[i];

    if (file->form != NULL && g_str_equal (knt_form_get_id (file->form), id))
      found = file;
  }

  return found;
}

/* Returns: (transfer full) (nullable): the form with all that it extends */
static JsonNode *
complete (JsonNode *root, GPtrArray *others, GPtrArray *faults)
{
  KntFormReader reader = { .faults = faults };
  const char *extends = knt_form_reader_get_string (&reader, json_node_get_object (root), "", "extends", FALSE);
  const KntFormFile *base = extends != NULL ? find (others, extends) : NULL;

  if (extends == NULL)
    return faults->len > 0 ? NULL : json_node_ref (root);
  if (base == NULL) {
    knt_form_reader_fail (&reader, "/extends", _ ("there is no form “%s”"), extends);
    return NULL;
  }

  return merge (json_node_get_object (root), json_node_get_object (base->json));
}

static KntFormFile *
file_new (const char *path, gboolean is_own)
{
  KntFormFile *self = g_new0 (KntFormFile, 1);

  self->path = g_strdup (path);
  self->is_own = is_own;
  self->faults = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * knt_form_file_new_from_bytes:
 * @bytes: what the file holds
 * @is_own: whether it is a user's, with whose patterns anything may be wrong
 * @others: (nullable) (element-type KntFormFile): those that it may extend
 *
 * Returns: (transfer full): the file, read; with all its faults where it has any
 */
KntFormFile *
knt_form_file_new_from_bytes (GBytes *bytes, const char *path, gboolean is_own, GPtrArray *others)
{
  KntFormFile *self = file_new (path, is_own);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  root = knt_json_parse (data != NULL ? data : "", size, &error);
  if (root == NULL)
    g_ptr_array_add (self->faults, g_strdup (error->message));
  else if (!JSON_NODE_HOLDS_OBJECT (root))
    g_ptr_array_add (self->faults, g_strdup_printf ("/: %s", _ ("is no object")));
  else
    self->json = complete (root, others, self->faults);
  if (self->json != NULL) {
    json_node_seal (self->json);
    self->form = knt_form_new_from_json (json_node_get_object (self->json), !is_own, self->faults);
  }

  return self;
}

/**
 * knt_form_file_new_from_path:
 *
 * Returns: (transfer full): like knt_form_file_new_from_bytes(); a file that cannot be read has that as its fault
 */
KntFormFile *
knt_form_file_new_from_path (const char *path, gboolean is_own, GPtrArray *others)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (
    file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, NULL, &error);
  g_autoptr (GBytes) bytes = NULL;
  KntFormFile *self;

  if (info != NULL && g_file_info_get_size (info) > MAX_SIZE)
    g_set_error (&error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("The file is too large for a form"));
  else if (info != NULL)
    bytes = g_file_load_bytes (file, NULL, NULL, &error);
  if (bytes == NULL) {
    self = knt_form_file_new_broken (path, error->message);
    self->is_own = is_own;
    return self;
  }

  return knt_form_file_new_from_bytes (bytes, path, is_own, others);
}

/**
 * knt_form_file_new_broken:
 * @fault: why nothing can be made of it
 *
 * Returns: (transfer full): a file or folder without a form
 */
KntFormFile *
knt_form_file_new_broken (const char *path, const char *fault)
{
  KntFormFile *self = file_new (path, FALSE);

  g_ptr_array_add (self->faults, g_strdup (fault));

  return self;
}

void
knt_form_file_free (KntFormFile *self)
{
  g_free (self->path);
  g_clear_object (&self->form);
  g_clear_pointer (&self->json, json_node_unref);
  g_ptr_array_unref (self->faults);
  g_free (self);
}

/**
 * knt_form_file_dup_fault:
 *
 * Returns: (transfer full) (nullable): a line that names the file, the place in it and what is wrong there first; %NULL where
 *   nothing is
 */
char *
knt_form_file_dup_fault (const KntFormFile *self)
{
  return self->faults->len > 0 ? g_strdup_printf ("%s: %s", self->path, (char *) self->faults->pdata[0]) : NULL;
}
