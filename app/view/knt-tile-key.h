/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-geometry.h"

G_BEGIN_DECLS

/**
 * KntTileKey:
 * @page: from 1
 * @scale: device pixels per point
 * @x: in the page at that scale, device pixels
 * @y: in the page at that scale, device pixels
 * @width: device pixels
 * @height: device pixels
 *
 * A part of a page at a scale.
 */
typedef struct {
  guint page;
  double scale;
  int x;
  int y;
  int width;
  int height;
} KntTileKey;

/**
 * KntTileWant:
 * @key: what is wanted
 * @priority: as in #KntTileRequest
 */
typedef struct {
  KntTileKey key;
  int priority;
} KntTileWant;

/**
 * KntPixelRect:
 *
 * A part of a page in device pixels at the scale that goes with it.
 */
typedef struct {
  int x;
  int y;
  int width;
  int height;
} KntPixelRect;

gboolean knt_tile_key_equal (const KntTileKey *a, const KntTileKey *b);
KntPixelRect knt_tile_page_extent (const KntSize *size, double scale);
gboolean knt_pixel_rect_intersect (const KntPixelRect *a, const KntPixelRect *b, KntPixelRect *result);
KntPixelRect knt_tile_snap (const KntPixelRect *rect, const KntPixelRect *extent);
void knt_tile_list (guint page, const KntSize *size, double scale, const KntPixelRect *part, GArray *keys);
KntTileKey knt_tile_preview (guint page, const KntSize *size, double scale);

G_END_DECLS
