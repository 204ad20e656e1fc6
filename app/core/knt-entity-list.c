/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-entity-list.h"

#include "knt-json.h"

struct _KntEntityList {
  GListStore *store;
  GHashTable *index; /* id to entity, both owned by the store's item */
};

KntEntityList *
knt_entity_list_new (void)
{
  KntEntityList *self = g_new0 (KntEntityList, 1);

  self->store = g_list_store_new (KNT_TYPE_ENTITY);
  self->index = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
knt_entity_list_free (KntEntityList *self)
{
  g_hash_table_unref (self->index);
  g_object_unref (self->store);
  g_free (self);
}

/**
 * knt_entity_list_get_model:
 *
 * Returns: (transfer none): a list of #KntEntity, kept up to date item by item
 */
GListModel *
knt_entity_list_get_model (KntEntityList *self)
{
  return G_LIST_MODEL (self->store);
}

/**
 * knt_entity_list_find:
 *
 * Returns: (transfer none) (nullable): the entity with that id
 */
KntEntity *
knt_entity_list_find (KntEntityList *self, const char *id)
{
  return g_hash_table_lookup (self->index, id);
}

/**
 * knt_entity_list_append:
 * @entity: with an id that is not there yet
 */
void
knt_entity_list_append (KntEntityList *self, KntEntity *entity)
{
  g_hash_table_replace (self->index, (gpointer) knt_entity_get_id (entity), entity);
  g_list_store_append (self->store, entity);
}

static int
find_position (KntEntityList *self, KntEntity *entity)
{
  guint position;

  return g_list_store_find (self->store, entity, &position) ? (int) position : -1;
}

/**
 * knt_entity_list_apply:
 * @edit: (inout): that fits; its position is set to the place where it was applied
 *
 * The index is brought up to date before the views are told, so that they find what they are told of.
 */
void
knt_entity_list_apply (KntEntityList *self, KntEdit *edit)
{
  int n = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  KntEntity *current = g_hash_table_lookup (self->index, edit->id);
  int position = current != NULL ? find_position (self, current) : edit->position;

  edit->position = position < 0 || position > n ? n : position;

  if (edit->after == NULL) {
    g_hash_table_remove (self->index, edit->id);
    g_list_store_remove (self->store, edit->position);
    return;
  }

  g_hash_table_replace (self->index, (gpointer) knt_entity_get_id (edit->after), edit->after);
  g_list_store_splice (self->store, edit->position, current != NULL ? 1 : 0, (gpointer *) &edit->after, 1);
}

/**
 * knt_entity_list_to_json:
 *
 * Returns: (transfer full): an array of the entities' own values
 */
JsonNode *
knt_entity_list_to_json (KntEntityList *self)
{
  GListModel *model = G_LIST_MODEL (self->store);
  guint n = g_list_model_get_n_items (model);
  JsonArray *array = json_array_sized_new (n);

  for (guint i = 0; i < n; i++) {
    g_autoptr (KntEntity) entity = g_list_model_get_item (model, i);

    json_array_add_element (array, json_node_ref (knt_entity_get_node (entity)));
  }

  return knt_json_node_take_array (array);
}
