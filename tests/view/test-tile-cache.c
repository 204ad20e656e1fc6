/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-tile-cache.h"

#define TILE_BYTES (16 * 16 * 4)

static void
insert (KntTileCache *cache, guint page, double scale, int y)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (TILE_BYTES), TILE_BYTES);
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (16, 16, GDK_MEMORY_DEFAULT, bytes, 64);
  const KntTileKey key = { page, scale, 0, y, 16, 16 };

  knt_tile_cache_insert (cache, &key, texture, TILE_BYTES);
}

static gboolean
has (KntTileCache *cache, guint page, double scale, int y)
{
  const KntTileKey key = { page, scale, 0, y, 16, 16 };

  return knt_tile_cache_lookup (cache, &key) != NULL;
}

static void
want_nothing (KntTileCache *cache)
{
  g_autoptr (GArray) wants = g_array_new (FALSE, FALSE, sizeof (KntTileWant));

  knt_tile_cache_set_wanted (cache, wants);
}

static void
test_keeps_to_limit (void)
{
  g_autoptr (KntTileCache) cache = knt_tile_cache_new (4 * TILE_BYTES);

  for (guint page = 1; page <= 20; page++) {
    knt_tile_cache_set_focus (cache, page, 0, 0, 1);
    want_nothing (cache);
    insert (cache, page, 1, 0);
    g_assert_cmpuint (knt_tile_cache_get_bytes (cache), <=, 4 * TILE_BYTES);
  }
  /* The last ones, which are the nearest. */
  g_assert_true (has (cache, 20, 1, 0));
  g_assert_true (has (cache, 17, 1, 0));
  g_assert_false (has (cache, 16, 1, 0));

  knt_tile_cache_set_limit (cache, TILE_BYTES);
  want_nothing (cache);
  knt_tile_cache_set_limit (cache, TILE_BYTES);
  g_assert_cmpuint (knt_tile_cache_get_bytes (cache), ==, TILE_BYTES);
  g_assert_true (has (cache, 20, 1, 0));
}

/* Within a page what is far from the middle of the view goes, and a stale scale before a current one. */
static void
test_farthest_goes_first (void)
{
  g_autoptr (KntTileCache) cache = knt_tile_cache_new (4 * TILE_BYTES);

  insert (cache, 1, 1, 0);
  insert (cache, 1, 1, 5000);
  insert (cache, 1, 1, 400);
  insert (cache, 1, 0.5, 0);
  knt_tile_cache_set_focus (cache, 1, 8, 0, 1);
  want_nothing (cache);
  insert (cache, 2, 1, 0);
  g_assert_false (has (cache, 1, 1, 5000));
  g_assert_true (has (cache, 1, 1, 0));

  want_nothing (cache);
  knt_tile_cache_set_limit (cache, 3 * TILE_BYTES);
  g_assert_false (has (cache, 2, 1, 0));
  knt_tile_cache_set_limit (cache, 2 * TILE_BYTES);
  g_assert_false (has (cache, 1, 0.5, 0));
  g_assert_true (has (cache, 1, 1, 0));
  g_assert_true (has (cache, 1, 1, 400));
}

static void
test_wanted_stays (void)
{
  g_autoptr (KntTileCache) cache = knt_tile_cache_new (2 * TILE_BYTES);
  g_autoptr (GArray) wants = g_array_new (FALSE, FALSE, sizeof (KntTileWant));
  const KntTileWant far_away = { { 90, 1, 0, 0, 16, 16 }, 0 };

  knt_tile_cache_set_focus (cache, 1, 0, 0, 1);
  insert (cache, 90, 1, 0);
  insert (cache, 1, 1, 0);
  g_array_append_val (wants, far_away);
  knt_tile_cache_set_wanted (cache, wants);
  insert (cache, 2, 1, 0);
  g_assert_true (has (cache, 90, 1, 0));
  g_assert_false (has (cache, 1, 1, 0));
}

static void
test_same_tile_counts_once (void)
{
  g_autoptr (KntTileCache) cache = knt_tile_cache_new (4 * TILE_BYTES);

  insert (cache, 1, 1, 0);
  insert (cache, 1, 1, 0);
  g_assert_cmpuint (knt_tile_cache_get_bytes (cache), ==, TILE_BYTES);
  knt_tile_cache_clear (cache);
  g_assert_cmpuint (knt_tile_cache_get_bytes (cache), ==, 0);
  g_assert_null (knt_tile_cache_peek_page (cache, 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tile-cache/keeps-to-limit", test_keeps_to_limit);
  g_test_add_func ("/tile-cache/farthest-goes-first", test_farthest_goes_first);
  g_test_add_func ("/tile-cache/wanted-stays", test_wanted_stays);
  g_test_add_func ("/tile-cache/same-tile-counts-once", test_same_tile_counts_once);

  return g_test_run ();
}
