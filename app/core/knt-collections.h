/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-edit.h"
#include "knt-entity-list.h"

G_BEGIN_DECLS

typedef struct _KntCollections KntCollections;

/* All that a person made, each collection in a list of its own. It is changed by edits. */
KntCollections *knt_collections_new (void);
void knt_collections_free (KntCollections *self);

KntEntityList *knt_collections_get (KntCollections *self, KntCollection collection);
gboolean knt_collections_check (KntCollections *self, KntEditGroup *group, GError **error);
void knt_collections_apply (KntCollections *self, KntEditGroup *group);

JsonObject *knt_collections_to_json (KntCollections *self, JsonObject *root);

G_END_DECLS
