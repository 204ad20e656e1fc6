/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-document.h"
#include "knt-tile-cache.h"

G_BEGIN_DECLS

#define KNT_TYPE_TILE_QUEUE (knt_tile_queue_get_type ())

G_DECLARE_FINAL_TYPE (KntTileQueue, knt_tile_queue, KNT, TILE_QUEUE, GObject)

/* Has wanted tiles drawn, a few at a time, and puts them into the cache. What is no longer wanted is cancelled.
 *
 * Signals:
 *   "tile-ready" (guint page): one more tile of this page is in the cache.
 *   "page-failed" (guint page, const char *message): the page cannot be drawn; it is left alone until retried. */

KntTileQueue *knt_tile_queue_new (KntDocument *document, KntTileCache *cache);
void knt_tile_queue_take_wants (KntTileQueue *self, GArray *wants);
const char *knt_tile_queue_get_failure (KntTileQueue *self, guint page);
void knt_tile_queue_retry (KntTileQueue *self, guint page);

G_END_DECLS
