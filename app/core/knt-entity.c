/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-entity.h"

#include "knt-json.h"

struct _KntEntity {
  GObject parent_instance;

  JsonNode *node;
  const char *id;
};

G_DEFINE_FINAL_TYPE (KntEntity, knt_entity, G_TYPE_OBJECT)

static const char *const collection_names[KNT_N_COLLECTIONS] = {
  [KNT_COLLECTION_CORRECTIONS] = "corrections",
  [KNT_COLLECTION_FINDINGS] = "findings",
  [KNT_COLLECTION_STANDINGS] = "standings",
  [KNT_COLLECTION_COMMITMENTS] = "commitments",
  [KNT_COLLECTION_TAGS] = "tags",
  [KNT_COLLECTION_ANNOTATIONS] = "annotations",
};

static void
knt_entity_finalize (GObject *object)
{
  KntEntity *self = KNT_ENTITY (object);

  g_clear_pointer (&self->node, json_node_unref);

  G_OBJECT_CLASS (knt_entity_parent_class)->finalize (object);
}

static void
knt_entity_class_init (KntEntityClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = knt_entity_finalize;
}

static void
knt_entity_init (KntEntity *self)
{
}

/**
 * knt_collection_to_string:
 *
 * Returns: (transfer none): the member of the notes file that holds the collection
 */
const char *
knt_collection_to_string (KntCollection collection)
{
  g_return_val_if_fail (collection < KNT_N_COLLECTIONS, NULL);

  return collection_names[collection];
}

/**
 * knt_collection_from_string:
 * @name: (nullable)
 * @collection: (out)
 *
 * Returns: whether there is a collection of that name
 */
gboolean
knt_collection_from_string (const char *name, KntCollection *collection)
{
  for (guint i = 0; i < KNT_N_COLLECTIONS; i++) {
    if (g_strcmp0 (name, collection_names[i]) == 0) {
      *collection = i;
      return TRUE;
    }
  }

  return FALSE;
}

/**
 * knt_entity_new:
 * @node: (transfer none): an object with a string member `id`
 *
 * Where @node is sealed it is shared, else copied deeply and the copy sealed.
 *
 * Returns: (transfer full) (nullable): a new entity; %NULL where @node is no object or has no id
 */
KntEntity *
knt_entity_new (JsonNode *node)
{
  KntEntity *self;
  const char *id;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  id = knt_json_get_string (json_node_get_object (node), "id");
  if (id == NULL || *id == '\0')
    return NULL;

  self = g_object_new (KNT_TYPE_ENTITY, NULL);
  self->node = json_node_is_immutable (node) ? json_node_ref (node) : knt_json_copy (node);
  json_node_seal (self->node);
  self->id = knt_json_get_string (json_node_get_object (self->node), "id");

  return self;
}

/**
 * knt_entity_new_take:
 * @object: (transfer full): with a string member `id`
 *
 * Returns: (transfer full): a new entity that holds @object itself, sealed
 */
KntEntity *
knt_entity_new_take (JsonObject *object)
{
  g_autoptr (JsonNode) node = knt_json_node_take_object (object);

  json_node_seal (node);
  return knt_entity_new (node);
}

const char *
knt_entity_get_id (KntEntity *self)
{
  g_return_val_if_fail (KNT_IS_ENTITY (self), NULL);

  return self->id;
}

/**
 * knt_entity_get_object:
 *
 * Returns: (transfer none): the members; sealed, and not to be referenced beyond the entity from another thread
 */
JsonObject *
knt_entity_get_object (KntEntity *self)
{
  g_return_val_if_fail (KNT_IS_ENTITY (self), NULL);

  return json_node_get_object (self->node);
}

/**
 * knt_entity_get_node:
 *
 * Returns: (transfer none): the whole value; immutable, may be referenced from any thread
 */
JsonNode *
knt_entity_get_node (KntEntity *self)
{
  g_return_val_if_fail (KNT_IS_ENTITY (self), NULL);

  return self->node;
}

/**
 * knt_entity_equal:
 * @self: (nullable)
 * @other: (nullable)
 *
 * Returns: whether both are the same value, or both nothing
 */
gboolean
knt_entity_equal (KntEntity *self, KntEntity *other)
{
  if (self == other)
    return TRUE;
  if (self == NULL || other == NULL)
    return FALSE;

  return json_node_equal (self->node, other->node);
}

/**
 * knt_entity_get_string:
 *
 * Returns: (transfer none) (nullable): the member where it is there and a string
 */
const char *
knt_entity_get_string (KntEntity *self, const char *member)
{
  g_return_val_if_fail (KNT_IS_ENTITY (self), NULL);

  return knt_json_get_string (json_node_get_object (self->node), member);
}

/**
 * knt_entity_dup_object:
 *
 * Returns: (transfer full): a deep, changeable copy to build the next value from
 */
JsonObject *
knt_entity_dup_object (KntEntity *self)
{
  g_return_val_if_fail (KNT_IS_ENTITY (self), NULL);

  return knt_json_copy_object (json_node_get_object (self->node));
}

/**
 * knt_uuid_urn_new:
 *
 * Returns: (transfer full): a new random UUID as a URN (RFC 9562)
 */
char *
knt_uuid_urn_new (void)
{
  g_autofree char *uuid = g_uuid_string_random ();

  return g_strconcat ("urn:uuid:", uuid, NULL);
}

/**
 * knt_uuid_urn_new_for_name:
 * @space: what the name is unique within
 *
 * Returns: (transfer full): the one UUID of that name, as a URN (RFC 9562, version 8: made from a SHA-256)
 */
char *
knt_uuid_urn_new_for_name (const char *space, const char *name)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) space, strlen (space) + 1);
  g_checksum_update (checksum, (const guchar *) name, strlen (name));
  g_checksum_get_digest (checksum, digest, &length);
  digest[6] = 0x80 | (digest[6] & 0x0f);
  digest[8] = 0x80 | (digest[8] & 0x3f);

  return g_strdup_printf ("urn:uuid:%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", digest[0],
                          digest[1], digest[2], digest[3], digest[4], digest[5], digest[6], digest[7], digest[8],
                          digest[9], digest[10], digest[11], digest[12], digest[13], digest[14], digest[15]);
}

/**
 * knt_timestamp_now:
 *
 * Returns: (transfer full): now in UTC to the second, as ISO 8601
 */
char *
knt_timestamp_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}
