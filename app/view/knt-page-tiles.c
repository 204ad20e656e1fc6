/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "knt-document.h"
#include "knt-page-tiles.h"

gboolean
knt_page_tiles_equal (const KntPageTiles *a, const KntPageTiles *b)
{
  return a->page == b->page && a->size.width == b->size.width && a->size.height == b->size.height &&
         a->scale == b->scale && memcmp (&a->part, &b->part, sizeof a->part) == 0;
}

/* Whether a tile, of whatever scale, shows something of the part. */
static gboolean
is_in_part (const KntPageTiles *self, const KntTile *tile)
{
  double factor = self->scale / tile->key.scale;
  KntPixelRect rect = {
    floor (tile->key.x * factor),
    floor (tile->key.y * factor),
    ceil (tile->key.width * factor) + 1,
    ceil (tile->key.height * factor) + 1,
  };

  return knt_pixel_rect_intersect (&rect, &self->part, &rect);
}

/**
 * knt_page_tiles_is_sharp:
 *
 * Returns: whether all of the part is there at its own scale
 */
gboolean
knt_page_tiles_is_sharp (const KntPageTiles *self, KntTileCache *cache)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (KntTileKey));

  knt_tile_list (self->page, &self->size, self->scale, &self->part, keys);
  for (guint i = 0; i < keys->len; i++)
    if (knt_tile_cache_lookup (cache, &g_array_index (keys, KntTileKey, i)) == NULL)
      return FALSE;

  return TRUE;
}

/**
 * knt_page_tiles_needs_preview:
 *
 * Returns: whether nothing at all is there to show of the part, and a coarse whole page would be quicker
 */
gboolean
knt_page_tiles_needs_preview (const KntPageTiles *self, KntTileCache *cache)
{
  KntPixelRect extent = knt_tile_page_extent (&self->size, self->scale);
  GPtrArray *tiles = knt_tile_cache_peek_page (cache, self->page);

  if (extent.width <= KNT_TILE_SIZE && extent.height <= KNT_TILE_SIZE)
    return FALSE;

  for (guint i = 0; tiles != NULL && i < tiles->len; i++)
    if (is_in_part (self, g_ptr_array_index (tiles, i)))
      return FALSE;

  return TRUE;
}

/* Draws a tile where it belongs, or where it stands in for what is not there yet. No filter is asked for: where the pixels
 * are those of the screen none is needed, and GTK's Cairo renderer would filter at a scale of 1. */
static void
snapshot_tile (const KntTile *tile, double pixels_per_point, GtkSnapshot *snapshot)
{
  double pixels = tile->key.scale / pixels_per_point; /* of the tile per logical pixel */

  gtk_snapshot_append_texture (snapshot, tile->texture,
                               &GRAPHENE_RECT_INIT (tile->key.x / pixels, tile->key.y / pixels,
                                                    tile->key.width / pixels, tile->key.height / pixels));
}

/* What is sharp lies on top. */
static int
compare_tiles (gconstpointer a, gconstpointer b, gpointer data)
{
  const KntPageTiles *tiles = data;
  double one = ((const KntTile *) a)->key.scale, other = ((const KntTile *) b)->key.scale;

  if (one == tiles->scale || other == tiles->scale)
    return (one == tiles->scale) - (other == tiles->scale);

  return (one > other) - (one < other);
}

/**
 * knt_page_tiles_snapshot:
 * @device_scale: device pixels per logical pixel of @snapshot
 *
 * Draws the part with what is there of it: where it is not there at its scale, with what there is at others, the coarsest
 * at the bottom.
 */
void
knt_page_tiles_snapshot (const KntPageTiles *self, KntTileCache *cache, double device_scale, GtkSnapshot *snapshot)
{
  GPtrArray *all = knt_tile_cache_peek_page (cache, self->page);
  gboolean is_sharp = knt_page_tiles_is_sharp (self, cache);
  g_autoptr (GPtrArray) tiles = g_ptr_array_new ();

  for (guint i = 0; all != NULL && i < all->len; i++) {
    KntTile *tile = g_ptr_array_index (all, i);

    if ((tile->key.scale == self->scale || !is_sharp) && is_in_part (self, tile))
      g_ptr_array_add (tiles, tile);
  }

  g_ptr_array_sort_values_with_data (tiles, compare_tiles, (gpointer) self);
  for (guint i = 0; i < tiles->len; i++)
    snapshot_tile (g_ptr_array_index (tiles, i), self->scale / device_scale, snapshot);
}

/**
 * knt_page_tiles_snapshot_tinted:
 * @device_scale: device pixels per logical pixel of @snapshot
 * @rect: of the page, logical pixels
 * @tint: opaque
 *
 * Draws a rectangle of the page as if it were printed on paper of another colour: ink stays as dark as it is.
 */
void
knt_page_tiles_snapshot_tinted (const KntPageTiles *self,
                                KntTileCache *cache,
                                double device_scale,
                                GtkSnapshot *snapshot,
                                const graphene_rect_t *rect,
                                const GdkRGBA *tint)
{
  KntPageTiles tiles = *self;
  /* On whole pixels, so that what is drawn apart is as sharp as the rest. */
  int x0 = floor (rect->origin.x * device_scale), x1 = ceil ((rect->origin.x + rect->size.width) * device_scale);
  int y0 = floor (rect->origin.y * device_scale), y1 = ceil ((rect->origin.y + rect->size.height) * device_scale);
  const KntPixelRect pixels = { x0, y0, x1 - x0, y1 - y0 };
  graphene_rect_t area;

  if (!knt_pixel_rect_intersect (&pixels, &self->part, &tiles.part))
    return;

  area = GRAPHENE_RECT_INIT (tiles.part.x / device_scale, tiles.part.y / device_scale, tiles.part.width / device_scale,
                             tiles.part.height / device_scale);
  gtk_snapshot_push_blend (snapshot, GSK_BLEND_MODE_MULTIPLY);
  gtk_snapshot_push_clip (snapshot, &area);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 1, 1, 1, 1 }, &area);
  knt_page_tiles_snapshot (&tiles, cache, device_scale, snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_color (snapshot, tint, &area);
  gtk_snapshot_pop (snapshot);
}
