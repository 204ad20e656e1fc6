/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include "config.h"

#include "knt-tile-pool.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "knt-document.h"

#define TILE_BYTES ((gsize) KNT_TILE_SIZE * KNT_TILE_SIZE * 4)

static KntTileSlot
take (KntTilePool *pool)
{
  g_autoptr (GError) error = NULL;
  KntTileSlot slot;

  g_assert_true (knt_tile_pool_take (pool, &slot, &error));
  g_assert_no_error (error);

  return slot;
}

/* As the reader does it. */
static void
fill (KntTilePool *pool, const KntTileSlot *slot, guint8 value)
{
  guchar *data = mmap (NULL, knt_tile_pool_get_buffer_size (pool), PROT_READ | PROT_WRITE, MAP_SHARED,
                       knt_tile_pool_get_fd (pool, slot->buffer), 0);

  g_assert_true (data != MAP_FAILED);
  memset (data + slot->offset, value, TILE_BYTES);
  munmap (data, knt_tile_pool_get_buffer_size (pool));
}

static void
test_bytes_lie_on_the_memory (void)
{
  g_autoptr (KntTilePool) pool = knt_tile_pool_new ();
  KntTileSlot slot = take (pool);
  g_autoptr (GBytes) bytes = knt_tile_pool_get_bytes (pool, &slot, TILE_BYTES);
  const guchar *data = g_bytes_get_data (bytes, NULL);

  g_assert_cmpint (data[1000], ==, 0);
  fill (pool, &slot, 7);
  g_assert_cmpint (data[1000], ==, 7);
}

static void
test_held_slots_are_not_given_twice (void)
{
  g_autoptr (KntTilePool) pool = knt_tile_pool_new ();
  KntTileSlot first = take (pool);
  g_autoptr (GBytes) held = knt_tile_pool_get_bytes (pool, &first, TILE_BYTES);
  KntTileSlot second = take (pool);

  g_assert_true (first.buffer != second.buffer || first.offset != second.offset);
  g_assert_true (first.buffer != second.buffer ||
                 MAX (first.offset, second.offset) - MIN (first.offset, second.offset) >= TILE_BYTES);
  knt_tile_pool_give_back (pool, &second);

  for (guint i = 0; i < 50; i++) {
    KntTileSlot slot = take (pool);
    g_autoptr (GBytes) bytes = knt_tile_pool_get_bytes (pool, &slot, TILE_BYTES);

    g_assert_true (first.buffer != slot.buffer || first.offset != slot.offset);
  }

  /* One after the other, they share one place. */
  g_assert_cmpuint (knt_tile_pool_get_n_buffers (pool), ==, 1);
}

/* As when somebody zoomed in far, and then out again. */
static void
test_memory_is_given_back (void)
{
  g_autoptr (KntTilePool) pool = knt_tile_pool_new ();
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  guint n_buffers;

  for (guint i = 0; i < 100; i++) {
    KntTileSlot slot = take (pool);

    fill (pool, &slot, i + 1);
    g_ptr_array_add (held, knt_tile_pool_get_bytes (pool, &slot, TILE_BYTES));
  }
  g_assert_cmpuint (knt_tile_pool_get_resident (pool), >=, 100 * TILE_BYTES);
  for (guint i = 0; i < 100; i++)
    g_assert_cmpint (((const guchar *) g_bytes_get_data (held->pdata[i], NULL))[i], ==, i + 1);

  n_buffers = knt_tile_pool_get_n_buffers (pool);
  g_ptr_array_set_size (held, 0);
  g_assert_cmpuint (knt_tile_pool_get_resident (pool), <=, 16 * TILE_BYTES);

  /* And serves again. */
  for (guint i = 0; i < 100; i++) {
    KntTileSlot slot = take (pool);

    fill (pool, &slot, i + 1);
    g_ptr_array_add (held, knt_tile_pool_get_bytes (pool, &slot, TILE_BYTES));
  }
  g_assert_cmpuint (knt_tile_pool_get_n_buffers (pool), ==, n_buffers);
}

static void
test_size_is_sealed (void)
{
  g_autoptr (KntTilePool) pool = knt_tile_pool_new ();
  KntTileSlot slot = take (pool);
  int fd = knt_tile_pool_get_fd (pool, slot.buffer);

  g_assert_cmpint (ftruncate (fd, 0), ==, -1);
  g_assert_cmpint (errno, ==, EPERM);
  g_assert_cmpint (ftruncate (fd, 1 << 30), ==, -1);
  g_assert_cmpint (fcntl (fd, F_ADD_SEALS, F_SEAL_WRITE), ==, -1);
  knt_tile_pool_give_back (pool, &slot);
}

static gpointer
release_func (gpointer bytes)
{
  g_bytes_unref (bytes);
  return NULL;
}

/* A texture can be the last to let go, in a thread of GTK's, after the document has been closed. */
static void
test_bytes_outlive_the_pool (void)
{
  KntTilePool *pool = knt_tile_pool_new ();
  KntTileSlot slot = take (pool);
  GBytes *bytes = knt_tile_pool_get_bytes (pool, &slot, TILE_BYTES);

  fill (pool, &slot, 9);
  knt_tile_pool_unref (pool);
  g_assert_cmpint (((const guchar *) g_bytes_get_data (bytes, NULL))[TILE_BYTES - 1], ==, 9);
  g_thread_join (g_thread_new ("release", release_func, bytes));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tile-pool/bytes-lie-on-the-memory", test_bytes_lie_on_the_memory);
  g_test_add_func ("/tile-pool/held-slots-are-not-given-twice", test_held_slots_are_not_given_twice);
  g_test_add_func ("/tile-pool/memory-is-given-back", test_memory_is_given_back);
  g_test_add_func ("/tile-pool/size-is-sealed", test_size_is_sealed);
  g_test_add_func ("/tile-pool/bytes-outlive-the-pool", test_bytes_outlive_the_pool);

  return g_test_run ();
}
