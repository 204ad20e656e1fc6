/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "knt-types.h"

G_BEGIN_DECLS

#define KNT_TYPE_ENTITY (knt_entity_get_type ())

G_DECLARE_FINAL_TYPE (KntEntity, knt_entity, KNT, ENTITY, GObject)

/**
 * KntCollection:
 *
 * The collections of the notes, each an array of entities in the notes file.
 */
typedef enum {
  KNT_COLLECTION_CORRECTIONS,
  KNT_COLLECTION_FINDINGS,
  KNT_COLLECTION_STANDINGS,
  KNT_COLLECTION_COMMITMENTS,
  KNT_COLLECTION_TAGS,
  KNT_COLLECTION_ANNOTATIONS,
  KNT_N_COLLECTIONS
} KntCollection;

const char *knt_collection_to_string (KntCollection collection); /* "annotations" */
gboolean knt_collection_from_string (const char *name, KntCollection *collection);

/* An entity is an immutable value: a sealed JSON object with an `id`. Members that this version does not
 * know are simply there. A changed entity is a new one made from the old one's members. */
KntEntity *knt_entity_new (JsonNode *node); /* (transfer none) object with a string "id"; sealed copy kept */
KntEntity *knt_entity_new_take (JsonObject *object);
const char *knt_entity_get_id (KntEntity *self);
JsonObject *knt_entity_get_object (KntEntity *self); /* (transfer none), never changed */
JsonNode *knt_entity_get_node (KntEntity *self);     /* (transfer none), immutable */
gboolean knt_entity_equal (KntEntity *self, KntEntity *other);
const char *knt_entity_get_string (KntEntity *self, const char *member); /* (nullable) */

/* A deep, changeable copy to build the next value from. */
JsonObject *knt_entity_dup_object (KntEntity *self);

char *knt_uuid_urn_new (void); /* "urn:uuid:…" */
char *knt_uuid_urn_new_for_name (const char *space, const char *name);
char *knt_timestamp_now (void); /* ISO 8601 in UTC, "2026-11-23T21:00:00Z" */

G_END_DECLS
