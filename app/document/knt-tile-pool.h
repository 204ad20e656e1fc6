/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _KntTilePool KntTilePool;

/**
 * KntTileSlot:
 * @buffer: which memory, as the reader knows it
 * @offset: where in it, bytes
 *
 * Room for one tile.
 */
typedef struct {
  guint buffer;
  gsize offset;
} KntTileSlot;

KntTilePool *knt_tile_pool_new (void);
void knt_tile_pool_unref (KntTilePool *self);

gboolean knt_tile_pool_take (KntTilePool *self, KntTileSlot *slot, GError **error);
void knt_tile_pool_give_back (KntTilePool *self, const KntTileSlot *slot);
GBytes *knt_tile_pool_get_bytes (KntTilePool *self, const KntTileSlot *slot, gsize size);

int knt_tile_pool_get_fd (KntTilePool *self, guint buffer);
gsize knt_tile_pool_get_buffer_size (KntTilePool *self);
guint knt_tile_pool_get_n_buffers (KntTilePool *self);
gsize knt_tile_pool_get_resident (KntTilePool *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntTilePool, knt_tile_pool_unref)

G_END_DECLS
