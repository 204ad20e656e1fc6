/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "knt-document.h"
#include "knt-tile-key.h"

gboolean
knt_tile_key_equal (const KntTileKey *a, const KntTileKey *b)
{
  return a->page == b->page && a->x == b->x && a->y == b->y && a->scale == b->scale;
}

/**
 * knt_tile_page_extent:
 * @size: points
 * @scale: device pixels per point
 *
 * Returns: the whole page in device pixels, begun ones counted
 */
KntPixelRect
knt_tile_page_extent (const KntSize *size, double scale)
{
  /* A hundredth of a pixel is the rounding of sizes in PDFs, not a part of the page. */
  return (KntPixelRect) { 0, 0, MAX (ceil (size->width * scale - 0.01), 1),
                          MAX (ceil (size->height * scale - 0.01), 1) };
}

/**
 * knt_pixel_rect_intersect:
 * @result: (out): empty where they share nothing
 *
 * Returns: whether they share a pixel
 */
gboolean
knt_pixel_rect_intersect (const KntPixelRect *a, const KntPixelRect *b, KntPixelRect *result)
{
  int x0 = MAX (a->x, b->x), y0 = MAX (a->y, b->y);
  int x1 = MIN (a->x + a->width, b->x + b->width), y1 = MIN (a->y + a->height, b->y + b->height);

  if (x1 <= x0 || y1 <= y0) {
    *result = (KntPixelRect) { 0 };
    return FALSE;
  }

  *result = (KntPixelRect) { x0, y0, x1 - x0, y1 - y0 };
  return TRUE;
}

/**
 * knt_tile_snap:
 * @rect: a part of the page
 * @extent: the whole page
 *
 * Returns: the tiles that @rect touches, taken together; empty where it touches none
 */
KntPixelRect
knt_tile_snap (const KntPixelRect *rect, const KntPixelRect *extent)
{
  KntPixelRect part;
  int x1, y1;

  if (!knt_pixel_rect_intersect (rect, extent, &part))
    return part;

  x1 = part.x + part.width + KNT_TILE_SIZE - 1;
  y1 = part.y + part.height + KNT_TILE_SIZE - 1;
  part.x -= part.x % KNT_TILE_SIZE;
  part.y -= part.y % KNT_TILE_SIZE;
  part.width = MIN (x1 - x1 % KNT_TILE_SIZE, extent->width) - part.x;
  part.height = MIN (y1 - y1 % KNT_TILE_SIZE, extent->height) - part.y;

  return part;
}

/**
 * knt_tile_list:
 * @page: from 1
 * @size: of the page, points
 * @scale: device pixels per point
 * @part: which part of the page, device pixels at @scale
 * @keys: (element-type KntTileKey): where the tiles that make up @part are appended, in reading order
 */
void
knt_tile_list (guint page, const KntSize *size, double scale, const KntPixelRect *part, GArray *keys)
{
  KntPixelRect extent = knt_tile_page_extent (size, scale);
  KntPixelRect tiles = knt_tile_snap (part, &extent);

  for (int y = tiles.y; y < tiles.y + tiles.height; y += KNT_TILE_SIZE)
    for (int x = tiles.x; x < tiles.x + tiles.width; x += KNT_TILE_SIZE) {
      KntTileKey key = {
        page, scale, x, y, MIN (extent.width - x, KNT_TILE_SIZE), MIN (extent.height - y, KNT_TILE_SIZE),
      };

      g_array_append_val (keys, key);
    }
}

/**
 * knt_tile_preview:
 * @page: from 1
 * @size: of the page, points
 * @scale: at which the page is shown, device pixels per point
 *
 * Returns: the whole page as a single tile, at a low resolution
 */
KntTileKey
knt_tile_preview (guint page, const KntSize *size, double scale)
{
  double fitting = (KNT_TILE_SIZE - 1) / MAX (size->width, size->height);
  double preview = MIN (fitting, scale / 2);
  KntPixelRect extent = knt_tile_page_extent (size, preview);

  return (KntTileKey) { page, preview, 0, 0, extent.width, extent.height };
}
