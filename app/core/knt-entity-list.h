/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-edit.h"

G_BEGIN_DECLS

typedef struct _KntEntityList KntEntityList;

/* One collection: its entities in order, found by id. */
KntEntityList *knt_entity_list_new (void);
void knt_entity_list_free (KntEntityList *self);

GListModel *knt_entity_list_get_model (KntEntityList *self);
KntEntity *knt_entity_list_find (KntEntityList *self, const char *id);
void knt_entity_list_append (KntEntityList *self, KntEntity *entity);
void knt_entity_list_apply (KntEntityList *self, KntEdit *edit);
JsonNode *knt_entity_list_to_json (KntEntityList *self);

G_END_DECLS
