/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-entity.h"

G_BEGIN_DECLS

#define KNT_TYPE_PASSAGE_ITEM (knt_passage_item_get_type ())

G_DECLARE_FINAL_TYPE (KntPassageItem, knt_passage_item, KNT, PASSAGE_ITEM, GObject)

KntPassageItem *knt_passage_item_new (KntEntity *annotation);

const char *knt_passage_item_get_id (KntPassageItem *self);
KntEntity *knt_passage_item_get_annotation (KntPassageItem *self);
void knt_passage_item_set_annotation (KntPassageItem *self, KntEntity *annotation);

void knt_passage_items_update (GListStore *store, GPtrArray *annotations);

G_END_DECLS
