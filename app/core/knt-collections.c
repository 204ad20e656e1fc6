/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-collections.h"

#include <glib/gi18n-lib.h>

#include "knt-notes-format.h"

struct _KntCollections {
  KntEntityList *lists[KNT_N_COLLECTIONS];
};

KntCollections *
knt_collections_new (void)
{
  KntCollections *self = g_new0 (KntCollections, 1);

  for (guint i = 0; i < KNT_N_COLLECTIONS; i++)
    self->lists[i] = knt_entity_list_new ();

  return self;
}

void
knt_collections_free (KntCollections *self)
{
  for (guint i = 0; i < KNT_N_COLLECTIONS; i++)
    knt_entity_list_free (self->lists[i]);
  g_free (self);
}

/**
 * knt_collections_get:
 *
 * Returns: (transfer none): the collection's entities
 */
KntEntityList *
knt_collections_get (KntCollections *self, KntCollection collection)
{
  return self->lists[collection];
}

static guint
edit_hash (gconstpointer key)
{
  const KntEdit *edit = key;

  return g_str_hash (edit->id) * KNT_N_COLLECTIONS + edit->collection;
}

static gboolean
edit_is_of_same (gconstpointer a, gconstpointer b)
{
  const KntEdit *one = a, *other = b;

  return one->collection == other->collection && g_str_equal (one->id, other->id);
}

/**
 * knt_collections_check:
 *
 * Goes through the edits as if they were applied, so that a group is applied wholly or not at all.
 *
 * Returns: whether each edit's `before` is what is there; otherwise #KNT_NOTES_ERROR_STALE is set
 */
gboolean
knt_collections_check (KntCollections *self, KntEditGroup *group, GError **error)
{
  GPtrArray *edits = knt_edit_group_get_edits (group);
  g_autoptr (GHashTable) latest = g_hash_table_new (edit_hash, edit_is_of_same); /* of each entity */

  for (guint i = 0; i < edits->len; i++) {
    KntEdit *edit = g_ptr_array_index (edits, i);
    const KntEdit *earlier = g_hash_table_lookup (latest, edit);
    KntEntity *current =
      earlier != NULL ? earlier->after : knt_entity_list_find (self->lists[edit->collection], edit->id);

    if (!knt_entity_equal (current, edit->before)) {
      g_set_error (error, KNT_NOTES_ERROR, KNT_NOTES_ERROR_STALE,
                   _ ("“%s” in %s is not as the change expects it to be."), edit->id,
                   knt_collection_to_string (edit->collection));
      return FALSE;
    }
    g_hash_table_replace (latest, edit, edit);
  }

  return TRUE;
}

/**
 * knt_collections_apply:
 * @group: that fits; each edit's position is filled in
 */
void
knt_collections_apply (KntCollections *self, KntEditGroup *group)
{
  GPtrArray *edits = knt_edit_group_get_edits (group);

  for (guint i = 0; i < edits->len; i++) {
    KntEdit *edit = g_ptr_array_index (edits, i);

    knt_entity_list_apply (self->lists[edit->collection], edit);
  }
}

/* The order in which the format has its members. */
static const char *const members[] = { "format",    "version",     "readableFrom", "generator",
                                       "id",        "title",       "created",      "modified",
                                       "source",    "brief",       "corrections",  "findings",
                                       "standings", "commitments", "tags",         "annotations" };

static gboolean
is_known_member (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (g_str_equal (name, members[i]))
      return TRUE;

  return FALSE;
}

static void
copy_unknown_after (JsonObject *target, GPtrArray *names, guint index, JsonObject *source)
{
  for (guint i = index; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);

    if (is_known_member (name))
      return;

    json_object_set_member (target, name, json_node_ref (json_object_get_member (source, name)));
  }
}

static JsonNode *
member_to_json (KntCollections *self, JsonObject *root, const char *name)
{
  KntCollection collection;

  if (knt_collection_from_string (name, &collection))
    return knt_entity_list_to_json (self->lists[collection]);
  if (g_str_equal (name, "generator"))
    return json_node_init_string (json_node_alloc (), "Kanttekening " PACKAGE_VERSION);
  if (json_object_has_member (root, name))
    return json_node_ref (json_object_get_member (root, name));

  return NULL;
}

/**
 * knt_collections_to_json:
 * @root: the file's members other than the collections, in the order in which they were read
 *
 * The members come to stand in the format's order; those that this version does not know stand behind the member that they
 * stood behind.
 *
 * Returns: (transfer full): a notes file's members
 */
JsonObject *
knt_collections_to_json (KntCollections *self, JsonObject *root)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  JsonObject *object = json_object_new ();
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init_ordered (&iter, root);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    g_ptr_array_add (names, (gpointer) name);

  copy_unknown_after (object, names, 0, root);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++) {
    JsonNode *node = member_to_json (self, root, members[i]);
    guint index;

    if (node != NULL)
      json_object_set_member (object, members[i], node);
    if (g_ptr_array_find_with_equal_func (names, members[i], g_str_equal, &index))
      copy_unknown_after (object, names, index + 1, root);
  }

  return object;
}
