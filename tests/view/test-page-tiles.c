/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gtk/gtk.h>
#include <math.h>

#include "knt-document.h"
#include "knt-page-layout.h"
#include "knt-page-tiles.h"

static const KntSize size = { 381.7, 513.2 };

/* A page on which every pixel differs from its neighbours: whatever is smoothed or moved shows. */
static guint32
get_pixel (int x, int y)
{
  return 0xff000000 | (((guint) x * 2654435761u ^ (guint) y * 40503u * 65537u) & 0xffffff);
}

static void
fill (KntTileCache *cache, const KntPageTiles *tiles)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (KntTileKey));

  knt_tile_list (tiles->page, &tiles->size, tiles->scale, &tiles->part, keys);
  for (guint i = 0; i < keys->len; i++) {
    const KntTileKey *key = &g_array_index (keys, KntTileKey, i);
    guint32 *pixels = g_new (guint32, key->width * key->height);
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (GdkTexture) texture = NULL;

    for (int y = 0; y < key->height; y++)
      for (int x = 0; x < key->width; x++)
        pixels[y * key->width + x] = get_pixel (key->x + x, key->y + y);
    bytes = g_bytes_new_take (pixels, key->width * key->height * 4);
    texture = gdk_memory_texture_new (key->width, key->height, GDK_MEMORY_DEFAULT, bytes, key->width * 4);
    knt_tile_cache_insert (cache, key, texture, g_bytes_get_size (bytes));
  }
}

/* Draws with the page's corner somewhere in a window at a device scale, and counts the pixels that are not those of the
 * page in their place. */
static guint
count_wrong (KntTileCache *cache, const KntPageTiles *tiles, double device_scale, double x, double y, gboolean tinted)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderer) renderer = gsk_cairo_renderer_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree guint32 *pixels = NULL;
  double place_x = knt_view_align (x, 0, device_scale), place_y = knt_view_align (y, 0, device_scale);
  int left = lround (place_x * device_scale), top = lround (place_y * device_scale);
  guint n_wrong = 0;
  int width, height;

  gtk_snapshot_scale (snapshot, device_scale, device_scale);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (place_x, place_y));
  knt_page_tiles_snapshot (tiles, cache, device_scale, snapshot);
  if (tinted)
    for (int i = 0; i < 4; i++)
      knt_page_tiles_snapshot_tinted (tiles, cache, device_scale, snapshot,
                                      &GRAPHENE_RECT_INIT (20.3, 10.7 + 125.6 * i, 300.4, 20.9),
                                      &(GdkRGBA) { 1, 1, 1, 1 });
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));

  gsk_renderer_realize_for_display (renderer, gdk_display_get_default (), &error);
  g_assert_no_error (error);
  width = left + tiles->part.width;
  height = top + tiles->part.height;
  texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gsk_renderer_unrealize (renderer);
  pixels = g_new (guint32, width * height);
  gdk_texture_download (texture, (guchar *) pixels, width * 4);
  for (int row = 0; row < tiles->part.height; row++)
    for (int column = 0; column < tiles->part.width; column++)
      n_wrong += pixels[(top + row) * width + left + column] != get_pixel (column, row);

  return n_wrong;
}

/* At every device scale, and wherever the page stands, each pixel of a tile is one on the screen. */
static void
test_pixel_for_pixel (void)
{
  const double device_scales[] = { 1, 1.25, 1.5, 1.75, 2 };

  for (guint i = 0; i < G_N_ELEMENTS (device_scales); i++) {
    g_autoptr (KntTileCache) cache = knt_tile_cache_new (G_MAXSIZE);
    KntPageTiles tiles = { 1, size, 1.37 * device_scales[i], { 0 } };

    tiles.part = knt_tile_page_extent (&size, tiles.scale);
    fill (cache, &tiles);
    g_assert_true (knt_page_tiles_is_sharp (&tiles, cache));
    g_test_message ("device scale %g", device_scales[i]);
    g_assert_cmpuint (count_wrong (cache, &tiles, device_scales[i], 12.3, 7.9, FALSE), ==, 0);
    g_assert_cmpuint (count_wrong (cache, &tiles, device_scales[i], 0.1, 33.4, TRUE), ==, 0);
  }
}

/* Until the tiles of a new scale have come, those of the old one stand in. */
static void
test_stands_in (void)
{
  g_autoptr (KntTileCache) cache = knt_tile_cache_new (G_MAXSIZE);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  KntPageTiles before = { 1, size, 1, knt_tile_page_extent (&size, 1) };
  KntPageTiles after = { 1, size, 2.5, knt_tile_page_extent (&size, 2.5) };
  graphene_rect_t bounds;

  g_assert_true (knt_page_tiles_needs_preview (&after, cache));
  fill (cache, &before);
  g_assert_false (knt_page_tiles_is_sharp (&after, cache));
  g_assert_false (knt_page_tiles_needs_preview (&after, cache));
  knt_page_tiles_snapshot (&after, cache, 1, snapshot);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  g_assert_nonnull (node);
  gsk_render_node_get_bounds (node, &bounds);
  g_assert_cmpfloat_with_epsilon (bounds.size.width, size.width * 2.5, 3);
  g_assert_cmpfloat_with_epsilon (bounds.size.height, size.height * 2.5, 3);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page-tiles/pixel-for-pixel", test_pixel_for_pixel);
  g_test_add_func ("/page-tiles/stands-in", test_stands_in);

  return g_test_run ();
}
