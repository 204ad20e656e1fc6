/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "knt-tile-cache.h"

G_BEGIN_DECLS

/**
 * KntPageTiles:
 * @page: from 1
 * @size: of the page, points
 * @scale: at which it is shown, device pixels per point
 * @part: what of it is in view, in whole tiles, device pixels of the page
 *
 * What the cache has to hold for a page to be drawn.
 */
typedef struct {
  guint page;
  KntSize size;
  double scale;
  KntPixelRect part;
} KntPageTiles;

gboolean knt_page_tiles_equal (const KntPageTiles *a, const KntPageTiles *b);
gboolean knt_page_tiles_is_sharp (const KntPageTiles *self, KntTileCache *cache);
gboolean knt_page_tiles_needs_preview (const KntPageTiles *self, KntTileCache *cache);
void
knt_page_tiles_snapshot (const KntPageTiles *self, KntTileCache *cache, double device_scale, GtkSnapshot *snapshot);
void knt_page_tiles_snapshot_tinted (const KntPageTiles *self,
                                     KntTileCache *cache,
                                     double device_scale,
                                     GtkSnapshot *snapshot,
                                     const graphene_rect_t *rect,
                                     const GdkRGBA *tint);

G_END_DECLS
