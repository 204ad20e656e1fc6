/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-library.h"

#include "knt-json.h"
#include "knt-library-index.h"
#include "knt-store.h"

#define DRAFT_SUFFIX ".kanttekening"
#define JOURNAL_SUFFIX ".journal"

struct _KntLibrary {
  GObject parent_instance;

  char *folder;
  KntLibraryIndex *index;
  GPtrArray *items;   /* KntLibraryItem, all there are, latest first */
  GListStore *recent; /* those of them that were not forgotten */
};

G_DEFINE_FINAL_TYPE (KntLibrary, knt_library, G_TYPE_OBJECT)

/* An id comes from a file: only what is certainly a name may become part of a path. */
static char *
dup_file_name (const char *id, const char *suffix)
{
  const char *uuid = g_str_has_prefix (id, "urn:uuid:") ? id + strlen ("urn:uuid:") : "";
  g_autofree char *hash = NULL;

  if (g_uuid_string_is_valid (uuid)) {
    g_autofree char *lower = g_ascii_strdown (uuid, -1);

    return g_strconcat (lower, suffix, NULL);
  }

  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, id, -1);
  return g_strconcat (hash, suffix, NULL);
}

static char *
dup_drafts_path (KntLibrary *self, const char *id, const char *suffix)
{
  g_autofree char *name = dup_file_name (id, suffix);

  return g_build_filename (self->folder, "drafts", name, NULL);
}

static int
compare_opened (gconstpointer a, gconstpointer b)
{
  KntLibraryItem *one = *(KntLibraryItem *const *) a, *other = *(KntLibraryItem *const *) b;

  return g_strcmp0 (knt_library_item_get_opened (other), knt_library_item_get_opened (one));
}

static void
load_index (KntLibrary *self)
{
  g_autoptr (JsonNode) root = knt_library_index_read (self->index);
  JsonArray *briefs;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return; /* the drafts tell all that is needed */

  briefs = knt_json_get_array (json_node_get_object (root), "briefs");
  for (guint i = 0; briefs != NULL && i < json_array_get_length (briefs); i++) {
    KntLibraryItem *item = knt_library_item_new_from_json (json_array_get_element (briefs, i));

    if (item != NULL)
      g_ptr_array_add (self->items, item);
  }
}

static KntLibraryItem *
make_item_of_draft (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (KntNotes) notes = knt_store_load_file (file, NULL, NULL, NULL);
  g_autoptr (JsonNode) root = NULL;
  JsonArray *seen;
  const char *pdf_uri = NULL, *modified;

  if (notes == NULL)
    return NULL;

  seen = knt_json_get_array (knt_notes_get_source (notes), "seenAt");
  if (seen != NULL && json_array_get_length (seen) > 0)
    pdf_uri = json_array_get_string_element (seen, json_array_get_length (seen) - 1);

  root = knt_notes_to_json (notes);
  modified = knt_json_get_string (json_node_get_object (root), "modified");
  return knt_library_item_new (notes, pdf_uri, NULL, modified != NULL ? modified : "");
}

/* Drafts that the index does not know: it was lost, or the program ended before it was written. */
static void
add_unknown_drafts (KntLibrary *self)
{
  g_autofree char *folder = g_build_filename (self->folder, "drafts", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *name;

  for (guint i = 0; i < self->items->len; i++)
    g_hash_table_add (known, dup_file_name (knt_library_item_get_id (self->items->pdata[i]), DRAFT_SUFFIX));

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    KntLibraryItem *item;

    if (name[0] == '.' || !g_str_has_suffix (name, DRAFT_SUFFIX) || g_hash_table_contains (known, name))
      continue;

    item = make_item_of_draft (path);
    if (item != NULL)
      g_ptr_array_add (self->items, item);
  }
}

static void
write_index (KntLibrary *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object = json_object_new ();
  JsonArray *briefs = json_array_sized_new (self->items->len);

  for (guint i = 0; i < self->items->len; i++)
    json_array_add_element (briefs, knt_library_item_to_json (self->items->pdata[i]));
  json_object_set_array_member (object, "briefs", briefs);
  root = knt_json_node_take_object (object);
  json_node_seal (root);
  knt_library_index_write_async (self->index, root, callback, user_data);
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!knt_library_index_write_finish (result, &error))
    g_message ("%s", error->message);
}

static KntLibraryItem *
find_item (KntLibrary *self, const char *id, guint *index)
{
  for (guint i = 0; i < self->items->len; i++) {
    KntLibraryItem *item = self->items->pdata[i];

    if (g_strcmp0 (knt_library_item_get_id (item), id) == 0) {
      *index = i;
      return item;
    }
  }

  return NULL;
}

static void
remove_recent (KntLibrary *self, KntLibraryItem *item)
{
  guint position;

  if (g_list_store_find (self->recent, item, &position))
    g_list_store_remove (self->recent, position);
}

static void
knt_library_finalize (GObject *object)
{
  KntLibrary *self = KNT_LIBRARY (object);

  g_clear_pointer (&self->index, knt_library_index_free);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->recent);
  g_clear_pointer (&self->folder, g_free);

  G_OBJECT_CLASS (knt_library_parent_class)->finalize (object);
}

static void
knt_library_class_init (KntLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = knt_library_finalize;
}

static void
knt_library_init (KntLibrary *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->recent = g_list_store_new (KNT_TYPE_LIBRARY_ITEM);
}

/**
 * knt_library_new:
 * @folder: made when first written to
 *
 * Returns: (transfer full): a library that knows nothing before knt_library_load()
 */
KntLibrary *
knt_library_new (const char *folder)
{
  KntLibrary *self = g_object_new (KNT_TYPE_LIBRARY, NULL);

  self->folder = g_strdup (folder);
  self->index = knt_library_index_new (folder);
  return self;
}

/**
 * knt_library_get_recent:
 *
 * Returns: (transfer none): a list of #KntLibraryItem, latest first
 */
GListModel *
knt_library_get_recent (KntLibrary *self)
{
  g_return_val_if_fail (KNT_IS_LIBRARY (self), NULL);

  return G_LIST_MODEL (self->recent);
}

/**
 * knt_library_load:
 *
 * Reads the index, and the drafts that it does not know of. A damaged index is made anew.
 */
void
knt_library_load (KntLibrary *self)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  g_return_if_fail (KNT_IS_LIBRARY (self));

  g_ptr_array_set_size (self->items, 0);
  load_index (self);
  add_unknown_drafts (self);
  g_ptr_array_sort (self->items, compare_opened);

  for (guint i = 0; i < self->items->len; i++)
    if (!knt_library_item_get_forgotten (self->items->pdata[i]))
      g_ptr_array_add (shown, self->items->pdata[i]);
  g_list_store_splice (self->recent, 0, g_list_model_get_n_items (G_LIST_MODEL (self->recent)), shown->pdata,
                       shown->len);
}

/**
 * knt_library_dup_notes_uri:
 *
 * Returns: (transfer full) (nullable): the file that was chosen for these notes, as far as is known
 */
char *
knt_library_dup_notes_uri (KntLibrary *self, const char *id)
{
  KntLibraryItem *item;
  guint index;

  g_return_val_if_fail (KNT_IS_LIBRARY (self), NULL);

  item = find_item (self, id, &index);
  return item != NULL ? g_strdup (knt_library_item_get_notes_uri (item)) : NULL;
}

/**
 * knt_library_forget:
 *
 * Takes a brief out of the recent ones. Its draft stays, and is found again with the PDF.
 */
void
knt_library_forget (KntLibrary *self, const char *id)
{
  KntLibraryItem *item;
  guint index;

  g_return_if_fail (KNT_IS_LIBRARY (self));

  item = find_item (self, id, &index);
  if (item == NULL || knt_library_item_get_forgotten (item))
    return;

  remove_recent (self, item);
  self->items->pdata[index] = knt_library_item_with_forgotten (item);
  g_object_unref (item);
  write_index (self, forgotten_cb, NULL);
}

/**
 * knt_library_dup_draft_path:
 *
 * Returns: (transfer full): where the draft of these notes is kept, whether it is there or not
 */
char *
knt_library_dup_draft_path (KntLibrary *self, const char *id)
{
  g_return_val_if_fail (KNT_IS_LIBRARY (self), NULL);

  return dup_drafts_path (self, id, DRAFT_SUFFIX);
}

/**
 * knt_library_dup_journal_path:
 *
 * Returns: (transfer full): where the journal beside the draft is kept, whether it is there or not
 */
char *
knt_library_dup_journal_path (KntLibrary *self, const char *id)
{
  g_return_val_if_fail (KNT_IS_LIBRARY (self), NULL);

  return dup_drafts_path (self, id, JOURNAL_SUFFIX);
}

/**
 * knt_library_dup_rescue_folder:
 *
 * Returns: (transfer full): where copies are kept while a file is written over in place, for knt_store_save_file()
 */
char *
knt_library_dup_rescue_folder (KntLibrary *self)
{
  g_return_val_if_fail (KNT_IS_LIBRARY (self), NULL);

  return g_build_filename (self->folder, "rescue", NULL);
}

static gboolean
has_draft (KntLibrary *self, KntLibraryItem *item)
{
  g_autofree char *path = dup_drafts_path (self, knt_library_item_get_id (item), DRAFT_SUFFIX);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/**
 * knt_library_find:
 * @source: the document's marks as the notes format has them
 *
 * Finds the notes to a document whatever its name or place: by the hash of its bytes; where none has it, by its trailer ID
 * together with the texts of its pages. Of several, the ones opened last.
 *
 * Returns: (transfer full) (nullable): the id of notes whose draft is there
 */
char *
knt_library_find (KntLibrary *self, JsonObject *source)
{
  gboolean (*const matches[]) (KntLibraryItem *, JsonObject *) = { knt_library_item_has_hash,
                                                                   knt_library_item_has_texts };

  g_return_val_if_fail (KNT_IS_LIBRARY (self), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (matches); i++) {
    for (guint j = 0; j < self->items->len; j++) {
      KntLibraryItem *item = self->items->pdata[j];

      if (matches[i](item, source) && has_draft (self, item))
        return g_strdup (knt_library_item_get_id (item));
    }
  }

  return NULL;
}

/**
 * knt_library_update_async:
 * @pdf_uri: (nullable)
 * @notes_uri: (nullable): the file that the user chose for the notes
 * @callback: (nullable)
 *
 * Notes at once what is known of these notes, as opened now, and writes it down in a thread. What is asked for later is written
 * later. The library's end waits until all is written.
 */
void
knt_library_update_async (KntLibrary *self,
                          KntNotes *notes,
                          const char *pdf_uri,
                          const char *notes_uri,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autofree char *now = knt_timestamp_now ();
  KntLibraryItem *item, *old;
  guint index;

  g_return_if_fail (KNT_IS_LIBRARY (self));

  item = knt_library_item_new (notes, pdf_uri, notes_uri, now);
  old = find_item (self, knt_notes_get_id (notes), &index);
  if (old != NULL) {
    remove_recent (self, old);
    g_ptr_array_remove_index (self->items, index);
  }
  g_ptr_array_insert (self->items, 0, item);
  g_list_store_insert (self->recent, 0, item);
  write_index (self, callback, user_data);
}

/**
 * knt_library_update_finish:
 *
 * Returns: whether it was written; otherwise @error is set to #KNT_STORE_ERROR_UNWRITABLE
 */
gboolean
knt_library_update_finish (GAsyncResult *result, GError **error)
{
  return knt_library_index_write_finish (result, error);
}

/**
 * knt_library_flush:
 *
 * Waits until all that is to be written down is, or could not be.
 */
void
knt_library_flush (KntLibrary *self)
{
  g_return_if_fail (KNT_IS_LIBRARY (self));

  knt_library_index_flush (self->index);
}
