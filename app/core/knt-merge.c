/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "knt-merge.h"

#include "knt-json.h"

/* Of one entity: where the members that both changed are told. */
typedef struct {
  KntCollection collection;
  KntEntity *mine;
  KntEntity *theirs;
  GPtrArray *conflicts; /* (nullable) */
} Merge;

static JsonObject *
merge_objects (Merge *self, const char *path, JsonObject *base, JsonObject *mine, JsonObject *theirs);

void
knt_conflict_free (KntConflict *self)
{
  g_free (self->id);
  g_free (self->member);
  g_clear_object (&self->mine);
  g_clear_object (&self->theirs);
  g_free (self);
}

static void
add_conflict (Merge *self, const char *member)
{
  KntConflict *conflict;

  if (self->conflicts == NULL)
    return;

  conflict = g_new0 (KntConflict, 1);
  conflict->collection = self->collection;
  conflict->id = g_strdup (knt_entity_get_id (self->mine != NULL ? self->mine : self->theirs));
  conflict->member = g_strdup (member);
  g_set_object (&conflict->mine, self->mine);
  g_set_object (&conflict->theirs, self->theirs);
  g_ptr_array_add (self->conflicts, conflict);
}

static gboolean
is_same (JsonNode *a, JsonNode *b)
{
  return a == b || (a != NULL && b != NULL && json_node_equal (a, b));
}

/* What a body of an annotation is, apart from what it says: a tag, or the one text of its purpose. */
static char *
dup_body_key (JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *type = knt_json_get_string (object, "type"), *purpose = knt_json_get_string (object, "purpose"),
             *source = knt_json_get_string (object, "source");

  return g_strdup_printf ("%s|%s|%s", type != NULL ? type : "", purpose != NULL ? purpose : "",
                          source != NULL ? source : "");
}

/* Returns: (transfer full) (nullable): the bodies by key; NULL where two have the same */
static GHashTable *
index_bodies (JsonArray *array)
{
  g_autoptr (GHashTable) index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);

    if (!g_hash_table_insert (index, dup_body_key (node), node))
      return NULL;
  }

  return g_steal_pointer (&index);
}

static JsonArray *
get_array (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* One body that is in both or in either. Returns: (transfer full) (nullable): what becomes of it */
static JsonNode *
merge_body (Merge *self, JsonNode *base, JsonNode *mine, JsonNode *theirs)
{
  if (is_same (mine, theirs) || is_same (base, theirs))
    return mine != NULL ? knt_json_copy (mine) : NULL;
  if (is_same (base, mine))
    return theirs != NULL ? knt_json_copy (theirs) : NULL;
  if (mine != NULL && theirs != NULL && JSON_NODE_HOLDS_OBJECT (mine) && JSON_NODE_HOLDS_OBJECT (theirs))
    return knt_json_node_take_object (
      merge_objects (self, "body", base != NULL && JSON_NODE_HOLDS_OBJECT (base) ? json_node_get_object (base) : NULL,
                     json_node_get_object (mine), json_node_get_object (theirs)));

  add_conflict (self, "body");
  return mine != NULL ? knt_json_copy (mine) : NULL;
}

/* An annotation's bodies are a set: a tag that one added does not stand against a note that the other wrote.
 * Returns: (transfer full) (nullable): the merged array, or NULL where that cannot be said of these */
static JsonNode *
merge_bodies (Merge *self, JsonNode *base, JsonNode *mine, JsonNode *theirs)
{
  JsonArray *my_array = get_array (mine), *their_array = get_array (theirs);
  g_autoptr (GHashTable) base_index = index_bodies (get_array (base));
  g_autoptr (GHashTable) my_index = index_bodies (my_array);
  g_autoptr (GHashTable) their_index = index_bodies (their_array);
  JsonArray *merged;

  if (my_array == NULL || their_array == NULL || base_index == NULL || my_index == NULL || their_index == NULL)
    return NULL;

  merged = json_array_new ();
  for (guint i = 0; i < json_array_get_length (my_array); i++) {
    JsonNode *node = json_array_get_element (my_array, i);
    g_autofree char *key = dup_body_key (node);
    JsonNode *result =
      merge_body (self, g_hash_table_lookup (base_index, key), node, g_hash_table_lookup (their_index, key));

    if (result != NULL)
      json_array_add_element (merged, result);
  }

  for (guint i = 0; i < json_array_get_length (their_array); i++) {
    JsonNode *node = json_array_get_element (their_array, i);
    g_autofree char *key = dup_body_key (node);
    JsonNode *result;

    if (g_hash_table_contains (my_index, key))
      continue;

    result = merge_body (self, g_hash_table_lookup (base_index, key), NULL, node);
    if (result != NULL)
      json_array_add_element (merged, result);
  }

  return knt_json_node_take_array (merged);
}

static const char *
get_string (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

/* Returns: (transfer full) (nullable): what becomes of a member, as all three have it or have it not */
static JsonNode *
merge_member (Merge *self, const char *path, JsonNode *base, JsonNode *mine, JsonNode *theirs)
{
  if (is_same (mine, theirs) || is_same (base, theirs))
    return mine != NULL ? knt_json_copy (mine) : NULL;

  /* When it was made and last changed follows from the rest: the earlier and the later of the two. */
  if (g_str_equal (path, "created") && base == NULL && mine != NULL && theirs != NULL)
    return knt_json_copy (g_strcmp0 (get_string (mine), get_string (theirs)) < 0 ? mine : theirs);
  if (g_str_equal (path, "modified"))
    return knt_json_copy (g_strcmp0 (get_string (mine), get_string (theirs)) > 0 || theirs == NULL ? mine : theirs);

  if (is_same (base, mine))
    return theirs != NULL ? knt_json_copy (theirs) : NULL;

  if (mine != NULL && theirs != NULL && JSON_NODE_HOLDS_OBJECT (mine) && JSON_NODE_HOLDS_OBJECT (theirs))
    return knt_json_node_take_object (
      merge_objects (self, path, base != NULL && JSON_NODE_HOLDS_OBJECT (base) ? json_node_get_object (base) : NULL,
                     json_node_get_object (mine), json_node_get_object (theirs)));

  if (g_str_equal (path, "body")) {
    JsonNode *merged = merge_bodies (self, base, mine, theirs);

    if (merged != NULL)
      return merged;
  }

  add_conflict (self, path);
  return mine != NULL ? knt_json_copy (mine) : NULL;
}

static void
merge_into (Merge *self,
            JsonObject *merged,
            const char *path,
            const char *name,
            JsonObject *base,
            JsonObject *mine,
            JsonObject *theirs)
{
  g_autofree char *member_path = *path != '\0' ? g_strconcat (path, ".", name, NULL) : g_strdup (name);
  JsonNode *node = merge_member (self, member_path, base != NULL ? json_object_get_member (base, name) : NULL,
                                 json_object_get_member (mine, name), json_object_get_member (theirs, name));

  if (node != NULL)
    json_object_set_member (merged, name, node);
}

/* @path: of the objects in the entity, "" for the entity itself. @base: (nullable).
 * Returns: (transfer full): my members in their order, then those that only they have */
static JsonObject *
merge_objects (Merge *self, const char *path, JsonObject *base, JsonObject *mine, JsonObject *theirs)
{
  JsonObject *merged = json_object_new ();
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init_ordered (&iter, mine);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    merge_into (self, merged, path, name, base, mine, theirs);

  json_object_iter_init_ordered (&iter, theirs);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    if (!json_object_has_member (mine, name))
      merge_into (self, merged, path, name, base, mine, theirs);

  return merged;
}

/* Returns: (transfer full) (nullable): what becomes of an entity */
static KntEntity *
merge_entity (Merge *self, KntEntity *base)
{
  KntEntity *mine = self->mine, *theirs = self->theirs;

  if (knt_entity_equal (mine, theirs) || knt_entity_equal (base, theirs))
    return mine != NULL ? g_object_ref (mine) : NULL;
  if (knt_entity_equal (base, mine))
    return theirs != NULL ? g_object_ref (theirs) : NULL;

  if (mine == NULL || theirs == NULL) {
    add_conflict (self, NULL);
    return mine != NULL ? g_object_ref (mine) : NULL;
  }

  return knt_entity_new_take (merge_objects (self, "", base != NULL ? knt_entity_get_object (base) : NULL,
                                             knt_entity_get_object (mine), knt_entity_get_object (theirs)));
}

/* Returns: (transfer full): the collection's entities by id, and in @ids (nullable) their order */
static GHashTable *
index_collection (JsonNode *root, KntCollection collection, GPtrArray *ids)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonArray *array = knt_json_get_array (object, knt_collection_to_string (collection));

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    KntEntity *entity = knt_entity_new (json_array_get_element (array, i));

    if (entity == NULL)
      continue;
    if (!g_hash_table_contains (index, knt_entity_get_id (entity)) && ids != NULL)
      g_ptr_array_add (ids, g_strdup (knt_entity_get_id (entity)));
    g_hash_table_replace (index, (gpointer) knt_entity_get_id (entity), entity);
  }

  return index;
}

static void
merge_collection (KntEditGroup *group,
                  KntNotes *notes,
                  JsonNode *base,
                  JsonNode *theirs,
                  KntCollection collection,
                  GPtrArray *conflicts)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) base_index = index_collection (base, collection, ids);
  g_autoptr (GHashTable) their_index = index_collection (theirs, collection, ids);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < ids->len; i++) {
    const char *id = g_ptr_array_index (ids, i);
    Merge merge = { collection, knt_notes_find (notes, collection, id), g_hash_table_lookup (their_index, id),
                    conflicts };
    g_autoptr (KntEntity) result = NULL;

    if (!g_hash_table_add (seen, (gpointer) id))
      continue;

    result = merge_entity (&merge, g_hash_table_lookup (base_index, id));
    if (!knt_entity_equal (result, merge.mine))
      knt_edit_group_add (group, collection, merge.mine, result);
  }
}

/**
 * knt_merge:
 * @mine: what the changes are for
 * @base: (nullable): what both come from
 * @theirs: the other
 * @conflicts: (nullable) (element-type KntConflict): an array that frees its elements
 *
 * Merges two ways on from one value, by id and member: what only they changed is taken, what only I changed stays, what both
 * changed differently stays mine and is told in @conflicts. Tags and note of an annotation are merged each by itself. What a person
 * cannot change by an edit (what was recognised, the document's marks) is not looked at. Merging the same again changes nothing.
 *
 * Returns: (transfer full): what to apply to @mine; without edits where there is nothing to do
 */
KntEditGroup *
knt_merge (KntNotes *mine, JsonNode *base, JsonNode *theirs, GPtrArray *conflicts)
{
  KntEditGroup *group;

  g_return_val_if_fail (KNT_IS_NOTES (mine), NULL);
  g_return_val_if_fail (theirs != NULL, NULL);

  group = knt_edit_group_new (_ ("Merge Changes"));
  for (KntCollection i = 0; i < KNT_N_COLLECTIONS; i++)
    merge_collection (group, mine, base, theirs, i, conflicts);

  return group;
}
