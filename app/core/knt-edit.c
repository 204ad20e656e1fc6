/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "knt-edit.h"

#include "knt-json.h"
#include "knt-notes-format.h"

struct _KntEditGroup {
  gatomicrefcount ref_count;
  char *label;
  char *merge_key;
  GPtrArray *edits;
};

G_DEFINE_BOXED_TYPE (KntEditGroup, knt_edit_group, knt_edit_group_ref, knt_edit_group_unref)

static void
edit_free (KntEdit *edit)
{
  g_free (edit->id);
  g_clear_object (&edit->before);
  g_clear_object (&edit->after);
  g_free (edit);
}

/**
 * knt_edit_group_new:
 * @label: (nullable): what the step does, in the user's language and header capitalisation: "Add Note"
 *
 * Returns: (transfer full): a group without edits
 */
KntEditGroup *
knt_edit_group_new (const char *label)
{
  KntEditGroup *self = g_new0 (KntEditGroup, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->label = g_strdup (label);
  self->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) edit_free);
  return self;
}

KntEditGroup *
knt_edit_group_ref (KntEditGroup *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
knt_edit_group_unref (KntEditGroup *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->label);
  g_free (self->merge_key);
  g_ptr_array_unref (self->edits);
  g_free (self);
}

/**
 * knt_edit_group_get_label:
 *
 * Returns: (nullable): the label in the user's language
 */
const char *
knt_edit_group_get_label (KntEditGroup *self)
{
  return self->label;
}

/**
 * knt_edit_group_get_edits:
 *
 * Returns: (transfer none) (element-type KntEdit): the edits in the order in which they are applied
 */
GPtrArray *
knt_edit_group_get_edits (KntEditGroup *self)
{
  return self->edits;
}

/**
 * knt_edit_group_add:
 * @before: (nullable): what is there; %NULL to add @after at the end
 * @after: (nullable): what is to be there; %NULL to remove @before
 *
 * At least one of the two is given; where both are, they have the same id.
 */
void
knt_edit_group_add (KntEditGroup *self, KntCollection collection, KntEntity *before, KntEntity *after)
{
  knt_edit_group_add_at (self, collection, before, after, -1);
}

/**
 * knt_edit_group_add_at:
 * @position: place in the collection that an added entity is put at, or -1 for the end
 */
void
knt_edit_group_add_at (KntEditGroup *self, KntCollection collection, KntEntity *before, KntEntity *after, int position)
{
  KntEdit *edit;

  g_return_if_fail (before != NULL || after != NULL);
  g_return_if_fail (before == NULL || after == NULL ||
                    g_str_equal (knt_entity_get_id (before), knt_entity_get_id (after)));

  edit = g_new0 (KntEdit, 1);
  edit->collection = collection;
  edit->id = g_strdup (knt_entity_get_id (before != NULL ? before : after));
  edit->before = before != NULL ? g_object_ref (before) : NULL;
  edit->after = after != NULL ? g_object_ref (after) : NULL;
  edit->position = position;
  g_ptr_array_add (self->edits, edit);
}

void
knt_edit_group_set_merge_key (KntEditGroup *self, const char *key)
{
  g_set_str (&self->merge_key, key);
}

const char *
knt_edit_group_get_merge_key (KntEditGroup *self)
{
  return self->merge_key;
}

/**
 * knt_edit_group_invert:
 *
 * Returns: (transfer full): the group that takes this one back
 */
KntEditGroup *
knt_edit_group_invert (KntEditGroup *self)
{
  KntEditGroup *inverse = knt_edit_group_new (self->label);

  for (guint i = self->edits->len; i > 0; i--) {
    const KntEdit *edit = g_ptr_array_index (self->edits, i - 1);

    knt_edit_group_add_at (inverse, edit->collection, edit->after, edit->before, edit->position);
  }

  return inverse;
}

/* The last edit of an entity, to which a following one of the same entity can be joined. */
static KntEdit *
find_last (GPtrArray *edits, const KntEdit *next)
{
  for (guint i = edits->len; i > 0; i--) {
    KntEdit *edit = g_ptr_array_index (edits, i - 1);

    if (edit->collection == next->collection && g_str_equal (edit->id, next->id))
      return edit;
  }

  return NULL;
}

/**
 * knt_edit_group_merge:
 * @next: applied right after this one
 *
 * Returns: (transfer full): one group that does what both do, with this one's label and merge key; an entity that both change
 * is changed once
 */
KntEditGroup *
knt_edit_group_merge (KntEditGroup *self, KntEditGroup *next)
{
  KntEditGroup *merged = knt_edit_group_new (self->label);

  merged->merge_key = g_strdup (self->merge_key);
  for (guint i = 0; i < self->edits->len; i++) {
    const KntEdit *edit = g_ptr_array_index (self->edits, i);

    knt_edit_group_add_at (merged, edit->collection, edit->before, edit->after, edit->position);
  }

  for (guint i = 0; i < next->edits->len; i++) {
    const KntEdit *edit = g_ptr_array_index (next->edits, i);
    KntEdit *earlier = find_last (merged->edits, edit);

    /* Only two changes of what stays in its place can be one without moving anything else. */
    if (earlier != NULL && edit->before != NULL && edit->after != NULL)
      g_set_object (&earlier->after, edit->after);
    else
      knt_edit_group_add_at (merged, edit->collection, edit->before, edit->after, edit->position);
  }

  return merged;
}

gboolean
knt_edit_group_touches (KntEditGroup *self, KntCollection collection)
{
  for (guint i = 0; i < self->edits->len; i++) {
    const KntEdit *edit = g_ptr_array_index (self->edits, i);

    if (edit->collection == collection)
      return TRUE;
  }

  return FALSE;
}

/**
 * knt_edit_group_to_json:
 *
 * Returns: (transfer full): `{ "label", "edits": [ { "collection", "before", "after", "position" } ] }`, as the journal keeps it
 */
JsonNode *
knt_edit_group_to_json (KntEditGroup *self)
{
  JsonObject *object = json_object_new ();
  JsonArray *edits = json_array_sized_new (self->edits->len);

  if (self->label != NULL)
    json_object_set_string_member (object, "label", self->label);

  for (guint i = 0; i < self->edits->len; i++) {
    const KntEdit *edit = g_ptr_array_index (self->edits, i);
    JsonObject *element = json_object_new ();

    json_object_set_string_member (element, "collection", knt_collection_to_string (edit->collection));
    if (edit->before != NULL)
      json_object_set_member (element, "before", json_node_ref (knt_entity_get_node (edit->before)));
    if (edit->after != NULL)
      json_object_set_member (element, "after", json_node_ref (knt_entity_get_node (edit->after)));
    if (edit->position >= 0)
      json_object_set_int_member (element, "position", edit->position);
    json_array_add_object_element (edits, element);
  }

  json_object_set_array_member (object, "edits", edits);
  return knt_json_node_take_object (object);
}

static gboolean
add_from_json (KntEditGroup *self, JsonNode *node, GError **error)
{
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autoptr (KntEntity) before = NULL;
  g_autoptr (KntEntity) after = NULL;
  KntCollection collection;
  gint64 position;

  if (object == NULL || !knt_collection_from_string (knt_json_get_string (object, "collection"), &collection)) {
    g_set_error_literal (error, KNT_NOTES_ERROR, KNT_NOTES_ERROR_TYPE, _ ("An edit names no collection."));
    return FALSE;
  }

  before = knt_entity_new (json_object_get_member (object, "before"));
  after = knt_entity_new (json_object_get_member (object, "after"));
  if ((before == NULL) != !json_object_has_member (object, "before") ||
      (after == NULL) != !json_object_has_member (object, "after") || (before == NULL && after == NULL) ||
      (before != NULL && after != NULL && !g_str_equal (knt_entity_get_id (before), knt_entity_get_id (after)))) {
    g_set_error (error, KNT_NOTES_ERROR, KNT_NOTES_ERROR_TYPE, _ ("An edit of “%s” does not say what it changes."),
                 knt_collection_to_string (collection));
    return FALSE;
  }

  position = knt_json_get_int (object, "position", -1);
  knt_edit_group_add_at (self, collection, before, after, CLAMP (position, -1, G_MAXINT));
  return TRUE;
}

/**
 * knt_edit_group_new_from_json:
 * @node: as knt_edit_group_to_json() makes it
 *
 * Returns: (transfer full) (nullable): the group, or %NULL with #KNT_NOTES_ERROR set
 */
KntEditGroup *
knt_edit_group_new_from_json (JsonNode *node, GError **error)
{
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonArray *edits = knt_json_get_array (object, "edits");
  g_autoptr (KntEditGroup) self = NULL;

  if (edits == NULL) {
    g_set_error_literal (error, KNT_NOTES_ERROR, KNT_NOTES_ERROR_TYPE, _ ("An edit group has no edits."));
    return NULL;
  }

  self = knt_edit_group_new (knt_json_get_string (object, "label"));
  for (guint i = 0; i < json_array_get_length (edits); i++)
    if (!add_from_json (self, json_array_get_element (edits, i), error))
      return NULL;

  return g_steal_pointer (&self);
}
