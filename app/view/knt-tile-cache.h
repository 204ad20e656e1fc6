/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

#include "knt-tile-key.h"

G_BEGIN_DECLS

#define KNT_TYPE_TILE_CACHE (knt_tile_cache_get_type ())

G_DECLARE_FINAL_TYPE (KntTileCache, knt_tile_cache, KNT, TILE_CACHE, GObject)

/**
 * KntTile:
 * @key: which part of which page at which scale
 * @texture: the pixels, on the memory that the reader filled
 * @bytes: what it takes
 * @round: internal: of the last list of wanted tiles that it stood in
 */
typedef struct {
  KntTileKey key;
  GdkTexture *texture;
  gsize bytes;
  guint round;
} KntTile;

/* Drawn tiles, bounded in bytes. What is farthest from the view goes first; what is wanted never goes. */

KntTileCache *knt_tile_cache_new (gsize limit);
gsize knt_tile_cache_get_limit (KntTileCache *self);
void knt_tile_cache_set_limit (KntTileCache *self, gsize limit);
gsize knt_tile_cache_get_bytes (KntTileCache *self);

void knt_tile_cache_set_focus (KntTileCache *self, guint page, double x, double y, double scale);
void knt_tile_cache_set_wanted (KntTileCache *self, GArray *wants);
void knt_tile_cache_insert (KntTileCache *self, const KntTileKey *key, GdkTexture *texture, gsize bytes);
GdkTexture *knt_tile_cache_lookup (KntTileCache *self, const KntTileKey *key);
GPtrArray *knt_tile_cache_peek_page (KntTileCache *self, guint page);
void knt_tile_cache_clear (KntTileCache *self);

G_END_DECLS
