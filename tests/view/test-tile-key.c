/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-document.h"
#include "knt-tile-key.h"

/* The tiles of a whole page cover it once and no more, none larger than the reader draws. */
static void
test_tiles_cover_page (void)
{
  const double scales[] = { 0.13, 1, 1.25 * 96 / 72, 2.6666, 10.667 };
  const KntSize size = { 595.276, 841.89 };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++) {
    g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (KntTileKey));
    KntPixelRect extent = knt_tile_page_extent (&size, scales[i]);
    gint64 area = 0;

    knt_tile_list (7, &size, scales[i], &extent, keys);
    for (guint j = 0; j < keys->len; j++) {
      const KntTileKey *key = &g_array_index (keys, KntTileKey, j);

      g_assert_cmpint (key->width, <=, KNT_TILE_SIZE);
      g_assert_cmpint (key->height, <=, KNT_TILE_SIZE);
      g_assert_cmpint (key->x + key->width, <=, extent.width);
      g_assert_cmpint (key->y + key->height, <=, extent.height);
      area += key->width * key->height;
    }
    g_assert_cmpint (area, ==, (gint64) extent.width * extent.height);
  }
}

static void
test_only_what_is_in_view (void)
{
  const KntSize size = { 6000, 9000 };
  const struct {
    KntPixelRect part;
    guint n_tiles;
  } cases[] = {
    { { 0, 0, 512, 512 }, 1 },       { { 511, 511, 2, 2 }, 4 },       { { 100, 600, 1200, 300 }, 3 },
    { { -300, -300, 200, 200 }, 0 }, { { -300, -300, 301, 301 }, 1 }, { { 7000, 0, 10, 10 }, 0 },
    { { 5990, 8990, 500, 500 }, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (KntTileKey));

    knt_tile_list (1, &size, 1, &cases[i].part, keys);
    g_assert_cmpuint (keys->len, ==, cases[i].n_tiles);
  }
}

static void
test_preview_is_one_coarse_tile (void)
{
  const KntSize sizes[] = { { 595, 842 }, { 842, 595 }, { 10000, 100 }, { 1, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    KntTileKey key = knt_tile_preview (1, &sizes[i], 3);

    g_assert_cmpint (key.width, <=, KNT_TILE_SIZE);
    g_assert_cmpint (key.height, <=, KNT_TILE_SIZE);
    g_assert_cmpint (key.width, >=, 1);
    g_assert_cmpfloat (key.scale, <=, 1.5);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tile-key/tiles-cover-page", test_tiles_cover_page);
  g_test_add_func ("/tile-key/only-what-is-in-view", test_only_what_is_in_view);
  g_test_add_func ("/tile-key/preview-is-one-coarse-tile", test_preview_is_one_coarse_tile);

  return g_test_run ();
}
