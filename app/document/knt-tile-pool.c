/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include "config.h"

#include "knt-tile-pool.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "knt-document.h"

#define SLOT_SIZE ((gsize) KNT_TILE_SIZE * KNT_TILE_SIZE * 4)
#define SLOTS_PER_BUFFER 16
#define BUFFER_SIZE (SLOT_SIZE * SLOTS_PER_BUFFER)
/* Free room that keeps its memory: taking such a slot costs a fifth of a fresh one. */
#define MAX_WARM 16

typedef struct {
  int fd;
  guchar *data;
} Buffer;

/* Memory that the reader writes pixels to. A few large sealed buffers with room for 16 tiles each, so that
 * a reader gets and maps few descriptors. The memory is there only where something was written, and room
 * that has not been used for a while gives it back to the system.
 *
 * Slots come back from any thread, whenever the last holder of their pixels lets go, even after the
 * document has gone. */
struct _KntTilePool {
  gatomicrefcount ref_count;
  GMutex mutex;
  GArray *buffers; /* Buffer; the id is the place */
  GQueue warm;     /* KntTileSlot with memory, the latest first */
  GQueue cold;     /* KntTileSlot without */
};

typedef struct {
  KntTilePool *pool;
  KntTileSlot slot;
} Lease;

static gboolean
add_buffer (KntTilePool *self, GError **error)
{
  g_autofd int fd = memfd_create ("kanttekening-tiles", MFD_CLOEXEC | MFD_ALLOW_SEALING | MFD_NOEXEC_SEAL);
  Buffer buffer;

  /* Kernels before 6.3 do not know MFD_NOEXEC_SEAL. */
  if (fd < 0 && errno == EINVAL)
    fd = memfd_create ("kanttekening-tiles", MFD_CLOEXEC | MFD_ALLOW_SEALING);

  /* Sealed before anyone else has it: a reader that cuts it short would end the window by SIGBUS. */
  buffer.data = MAP_FAILED;
  if (fd >= 0 && ftruncate (fd, BUFFER_SIZE) == 0 &&
      fcntl (fd, F_ADD_SEALS, F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) == 0)
    buffer.data = mmap (NULL, BUFFER_SIZE, PROT_READ, MAP_SHARED, fd, 0);

  if (buffer.data == MAP_FAILED) {
    g_set_error (error, KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_PAGE, _ ("There is no memory to draw in: %s"),
                 g_strerror (errno));
    return FALSE;
  }

  buffer.fd = g_steal_fd (&fd);
  for (gsize i = 0; i < SLOTS_PER_BUFFER; i++) {
    const KntTileSlot slot = { self->buffers->len, i * SLOT_SIZE };

    g_queue_push_tail (&self->cold, g_memdup2 (&slot, sizeof slot));
  }
  g_array_append_val (self->buffers, buffer);

  return TRUE;
}

static void
lease_free (Lease *lease)
{
  knt_tile_pool_give_back (lease->pool, &lease->slot);
  knt_tile_pool_unref (lease->pool);
  g_free (lease);
}

/**
 * knt_tile_pool_new:
 *
 * Returns: (transfer full): a new pool, without memory yet
 */
KntTilePool *
knt_tile_pool_new (void)
{
  KntTilePool *self = g_new0 (KntTilePool, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  self->buffers = g_array_new (FALSE, FALSE, sizeof (Buffer));

  return self;
}

void
knt_tile_pool_unref (KntTilePool *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < self->buffers->len; i++) {
    const Buffer *buffer = &g_array_index (self->buffers, Buffer, i);

    munmap (buffer->data, BUFFER_SIZE);
    close (buffer->fd);
  }
  g_array_unref (self->buffers);
  g_queue_clear_full (&self->warm, g_free);
  g_queue_clear_full (&self->cold, g_free);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * knt_tile_pool_take:
 * @slot: (out): room for a tile of the largest size
 *
 * Returns: %FALSE where there is no memory
 */
gboolean
knt_tile_pool_take (KntTilePool *self, KntTileSlot *slot, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autofree KntTileSlot *free_slot = g_queue_pop_head (&self->warm);

  if (free_slot == NULL && self->cold.length == 0 && !add_buffer (self, error))
    return FALSE;
  if (free_slot == NULL)
    free_slot = g_queue_pop_head (&self->cold);

  *slot = *free_slot;
  return TRUE;
}

/**
 * knt_tile_pool_give_back:
 *
 * For room that was taken and of which no bytes are held; for any thread.
 */
void
knt_tile_pool_give_back (KntTilePool *self, const KntTileSlot *slot)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  KntTileSlot *oldest;

  g_queue_push_head (&self->warm, g_memdup2 (slot, sizeof *slot));
  if (self->warm.length <= MAX_WARM)
    return;

  oldest = g_queue_pop_tail (&self->warm);
  fallocate (g_array_index (self->buffers, Buffer, oldest->buffer).fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE,
             oldest->offset, SLOT_SIZE);
  g_queue_push_head (&self->cold, oldest);
}

/**
 * knt_tile_pool_get_bytes:
 * @size: bytes
 *
 * Returns: (transfer full): what was written to @slot, on the memory itself. Their release gives the slot back.
 */
GBytes *
knt_tile_pool_get_bytes (KntTilePool *self, const KntTileSlot *slot, gsize size)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  Lease *lease = g_new (Lease, 1);

  g_assert (size <= SLOT_SIZE);

  g_atomic_ref_count_inc (&self->ref_count);
  *lease = (Lease) { self, *slot };

  return g_bytes_new_with_free_func (g_array_index (self->buffers, Buffer, slot->buffer).data + slot->offset, size,
                                     (GDestroyNotify) lease_free, lease);
}

/**
 * knt_tile_pool_get_fd:
 *
 * Returns: the descriptor of a buffer, which stays the pool's
 */
int
knt_tile_pool_get_fd (KntTilePool *self, guint buffer)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return g_array_index (self->buffers, Buffer, buffer).fd;
}

/**
 * knt_tile_pool_get_buffer_size:
 *
 * Returns: bytes
 */
gsize
knt_tile_pool_get_buffer_size (KntTilePool *self)
{
  return BUFFER_SIZE;
}

guint
knt_tile_pool_get_n_buffers (KntTilePool *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->buffers->len;
}

/**
 * knt_tile_pool_get_resident:
 *
 * Returns: bytes of memory that the pool really takes
 */
gsize
knt_tile_pool_get_resident (KntTilePool *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  gsize resident = 0;

  for (guint i = 0; i < self->buffers->len; i++) {
    struct stat info;

    if (fstat (g_array_index (self->buffers, Buffer, i).fd, &info) == 0)
      resident += (gsize) info.st_blocks * 512;
  }

  return resident;
}
