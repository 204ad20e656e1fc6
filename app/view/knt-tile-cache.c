/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "knt-tile-cache.h"

/* What a page and what a stale scale count for when distances are compared, points. */
#define PAGE_DISTANCE 1000.0
#define STALE_DISTANCE 500.0

struct _KntTileCache {
  GObject parent_instance;

  GHashTable *pages; /* page => GPtrArray of KntTile */
  gsize limit;
  gsize bytes;
  guint round;

  guint focus_page;
  double focus_x;
  double focus_y;
  double focus_scale;
};

G_DEFINE_FINAL_TYPE (KntTileCache, knt_tile_cache, G_TYPE_OBJECT)

static void
tile_free (gpointer data)
{
  KntTile *tile = data;

  g_object_unref (tile->texture);
  g_free (tile);
}

static KntTile *
find_tile (KntTileCache *self, const KntTileKey *key)
{
  GPtrArray *tiles = knt_tile_cache_peek_page (self, key->page);

  for (guint i = 0; tiles != NULL && i < tiles->len; i++) {
    KntTile *tile = g_ptr_array_index (tiles, i);

    if (knt_tile_key_equal (&tile->key, key))
      return tile;
  }

  return NULL;
}

static double
get_distance (KntTileCache *self, const KntTile *tile)
{
  double x = (tile->key.x + tile->key.width / 2) / tile->key.scale;
  double y = (tile->key.y + tile->key.height / 2) / tile->key.scale;
  double pages = (double) tile->key.page - self->focus_page;
  double distance = hypot (x - self->focus_x, pages * PAGE_DISTANCE + y - self->focus_y);

  return tile->key.scale == self->focus_scale ? distance : distance + STALE_DISTANCE;
}

static void
remove_tile (KntTileCache *self, KntTile *tile)
{
  guint page = tile->key.page;
  GPtrArray *tiles = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (page));

  self->bytes -= tile->bytes;
  g_ptr_array_remove_fast (tiles, tile);
  if (tiles->len == 0)
    g_hash_table_remove (self->pages, GUINT_TO_POINTER (page));
}

static KntTile *
find_farthest (KntTileCache *self)
{
  KntTile *farthest = NULL;
  double farthest_distance = -1;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    GPtrArray *tiles = value;

    for (guint i = 0; i < tiles->len; i++) {
      KntTile *tile = g_ptr_array_index (tiles, i);
      double distance = get_distance (self, tile);

      if (tile->round != self->round && distance > farthest_distance) {
        farthest = tile;
        farthest_distance = distance;
      }
    }
  }

  return farthest;
}

static void
make_room (KntTileCache *self)
{
  while (self->bytes > self->limit) {
    KntTile *farthest = find_farthest (self);

    if (farthest == NULL)
      return;
    remove_tile (self, farthest);
  }
}

static void
knt_tile_cache_finalize (GObject *object)
{
  KntTileCache *self = KNT_TILE_CACHE (object);

  g_hash_table_unref (self->pages);

  G_OBJECT_CLASS (knt_tile_cache_parent_class)->finalize (object);
}

static void
knt_tile_cache_class_init (KntTileCacheClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = knt_tile_cache_finalize;
}

static void
knt_tile_cache_init (KntTileCache *self)
{
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->round = 1;
}

/**
 * knt_tile_cache_new:
 * @limit: bytes of pixels to keep at most
 *
 * Returns: (transfer full): an empty cache
 */
KntTileCache *
knt_tile_cache_new (gsize limit)
{
  KntTileCache *self = g_object_new (KNT_TYPE_TILE_CACHE, NULL);

  self->limit = limit;

  return self;
}

gsize
knt_tile_cache_get_limit (KntTileCache *self)
{
  return self->limit;
}

void
knt_tile_cache_set_limit (KntTileCache *self, gsize limit)
{
  self->limit = limit;
  make_room (self);
}

gsize
knt_tile_cache_get_bytes (KntTileCache *self)
{
  return self->bytes;
}

/**
 * knt_tile_cache_set_focus:
 * @page: that the middle of the view lies on, from 1
 * @x: of the middle, page space
 * @y: of the middle, page space
 * @scale: at which pages are shown, device pixels per point
 */
void
knt_tile_cache_set_focus (KntTileCache *self, guint page, double x, double y, double scale)
{
  self->focus_page = page;
  self->focus_x = x;
  self->focus_y = y;
  self->focus_scale = scale;
}

/**
 * knt_tile_cache_set_wanted:
 * @wants: (element-type KntTileWant): together within the limit
 *
 * Says which tiles must stay, and no others.
 */
void
knt_tile_cache_set_wanted (KntTileCache *self, GArray *wants)
{
  self->round++;
  for (guint i = 0; i < wants->len; i++) {
    KntTile *tile = find_tile (self, &g_array_index (wants, KntTileWant, i).key);

    if (tile != NULL)
      tile->round = self->round;
  }
}

/**
 * knt_tile_cache_insert:
 * @key: a tile that is wanted
 * @bytes: what @texture takes
 *
 * Keeps the tile and lets go of others where that takes too much.
 */
void
knt_tile_cache_insert (KntTileCache *self, const KntTileKey *key, GdkTexture *texture, gsize bytes)
{
  KntTile *tile = find_tile (self, key);
  GPtrArray *tiles;

  if (tile != NULL)
    remove_tile (self, tile);

  tiles = knt_tile_cache_peek_page (self, key->page);
  if (tiles == NULL) {
    tiles = g_ptr_array_new_with_free_func (tile_free);
    g_hash_table_insert (self->pages, GUINT_TO_POINTER (key->page), tiles);
  }

  tile = g_new0 (KntTile, 1);
  tile->key = *key;
  tile->texture = g_object_ref (texture);
  tile->bytes = bytes;
  tile->round = self->round;
  g_ptr_array_add (tiles, tile);
  self->bytes += bytes;

  make_room (self);
}

/**
 * knt_tile_cache_lookup:
 *
 * Returns: (transfer none) (nullable): the tile's pixels
 */
GdkTexture *
knt_tile_cache_lookup (KntTileCache *self, const KntTileKey *key)
{
  KntTile *tile = find_tile (self, key);

  return tile != NULL ? tile->texture : NULL;
}

/**
 * knt_tile_cache_peek_page:
 * @page: from 1
 *
 * Returns: (transfer none) (nullable) (element-type KntTile): the page's tiles at all scales, in no order
 */
GPtrArray *
knt_tile_cache_peek_page (KntTileCache *self, guint page)
{
  return g_hash_table_lookup (self->pages, GUINT_TO_POINTER (page));
}

void
knt_tile_cache_clear (KntTileCache *self)
{
  g_hash_table_remove_all (self->pages);
  self->bytes = 0;
}
