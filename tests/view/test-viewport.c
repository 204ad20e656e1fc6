/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-viewport.h"

static const KntSize a4 = { 600, 800 };

/* Where a point on paper is in the view. */
static void
locate (KntViewport *viewport, guint page, double x, double y, double *view_x, double *view_y)
{
  KntViewRect rect = knt_viewport_get_page_rect (viewport, page);

  *view_x = rect.x + x * knt_viewport_get_scale (viewport);
  *view_y = rect.y + y * knt_viewport_get_scale (viewport);
}

static KntViewport *
make_viewport (guint n_pages, double width, double height)
{
  KntViewport *viewport = knt_viewport_new (n_pages, &a4);

  knt_viewport_set_view_size (viewport, width, height);
  return viewport;
}

static void
test_fits_width (void)
{
  g_autoptr (KntViewport) viewport = make_viewport (10, 924, 700);

  g_assert_cmpfloat_with_epsilon (knt_viewport_get_page_rect (viewport, 1).width, 900, 0.001);
  knt_viewport_scroll_to (viewport, 0, 2500);
  guint page = knt_viewport_find_page (viewport, 0);

  knt_viewport_set_view_size (viewport, 624, 700);
  g_assert_cmpfloat_with_epsilon (knt_viewport_get_page_rect (viewport, 1).width, 600, 0.001);
  g_assert_cmpuint (knt_viewport_find_page (viewport, 0), ==, page);
  g_assert_true (knt_viewport_get_fit_width (viewport));

  knt_viewport_set_zoom (viewport, 1, 0, 0);
  g_assert_false (knt_viewport_get_fit_width (viewport));
  g_assert_cmpfloat_with_epsilon (knt_viewport_get_scale (viewport), 96.0 / 72, 1e-9);
}

/* The point under the pointer stays under it, zooming in and out again, while there is room to scroll. */
static void
test_zoom_keeps_point (void)
{
  const double zooms[] = { 1.2, 3, 8, 1.7, 0.9 };
  g_autoptr (KntViewport) viewport = make_viewport (50, 924, 700);

  knt_viewport_set_zoom (viewport, 1.1, 0, 0);
  knt_viewport_scroll_to (viewport, 0, 20000);
  guint page = knt_viewport_find_page (viewport, 300);
  KntViewRect rect = knt_viewport_get_page_rect (viewport, page);
  double x = (500 - rect.x) / knt_viewport_get_scale (viewport), y = (300 - rect.y) / knt_viewport_get_scale (viewport);

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++) {
    double view_x, view_y;

    knt_viewport_set_zoom (viewport, zooms[i], 500, 300);
    locate (viewport, page, x, y, &view_x, &view_y);
    g_assert_cmpfloat_with_epsilon (view_y, 300, 0.01);
    /* A page narrower than the view is centred instead. */
    if (knt_viewport_get_content_width (viewport) > 924)
      g_assert_cmpfloat_with_epsilon (view_x, 500, 0.01);
  }
}

static void
test_zoom_is_bounded (void)
{
  g_autoptr (KntViewport) viewport = make_viewport (2, 924, 700);

  knt_viewport_set_zoom (viewport, 100, 0, 0);
  g_assert_cmpfloat_with_epsilon (knt_viewport_get_zoom (viewport), KNT_ZOOM_MAX, 1e-9);
  knt_viewport_set_zoom (viewport, 0.001, 0, 0);
  g_assert_cmpfloat_with_epsilon (knt_viewport_get_zoom (viewport), KNT_ZOOM_MIN, 1e-9);
}

static void
test_scrolling_is_bounded (void)
{
  g_autoptr (KntViewport) viewport = make_viewport (2, 924, 700);

  knt_viewport_scroll_to (viewport, 50, -100);
  g_assert_cmpfloat (knt_viewport_get_x (viewport), ==, 0);
  g_assert_cmpfloat (knt_viewport_get_y (viewport), ==, 0);
  knt_viewport_scroll_to (viewport, 0, 1e9);
  g_assert_cmpfloat (knt_viewport_get_y (viewport), ==, knt_viewport_get_content_height (viewport) - 700);
}

/* Sizes learnt late, above, in and below the view: what is at its top does not move. */
static void
test_late_size_moves_nothing (void)
{
  g_autoptr (KntViewport) viewport = make_viewport (100, 924, 700);
  double before_x, before_y, x, y;
  guint page;

  knt_viewport_scroll_to (viewport, 0, 40000);
  page = knt_viewport_find_page (viewport, 0);
  g_assert_cmpuint (page, >, 20);
  locate (viewport, page, 100, 790, &before_x, &before_y);

  knt_viewport_set_page_size (viewport, 3, &(KntSize) { 600, 200 });
  knt_viewport_set_page_size (viewport, page - 1, &(KntSize) { 600, 2000 });
  knt_viewport_set_page_size (viewport, page, &(KntSize) { 600, 850 });
  knt_viewport_set_page_size (viewport, page + 1, &(KntSize) { 900, 100 });
  locate (viewport, page, 100, 790, &x, &y);
  g_assert_cmpfloat_with_epsilon (y, before_y, 0.01);
  g_assert_cmpfloat_with_epsilon (x, before_x, 0.01);
}

static void
test_reveals (void)
{
  const struct {
    KntReveal how;
    double view_y, height;
    gboolean moves;
  } cases[] = {
    { KNT_REVEAL_TO_SEE, 100, 50, FALSE },   { KNT_REVEAL_TO_SEE, 640, 60, FALSE },
    { KNT_REVEAL_TO_SEE, 660, 60, TRUE },    { KNT_REVEAL_TO_SEE, -10, 50, TRUE },
    { KNT_REVEAL_TO_SEE, 3000, 2000, TRUE }, { KNT_REVEAL_TO_READ, 100, 50, FALSE },
    { KNT_REVEAL_TO_READ, 100, 900, FALSE }, { KNT_REVEAL_TO_READ, 400, 50, TRUE },
    { KNT_REVEAL_TO_READ, -10, 50, TRUE },   { KNT_REVEAL_TO_READ, 3000, 50, TRUE },
    { KNT_REVEAL_BARELY, 100, 50, FALSE },   { KNT_REVEAL_BARELY, 690, 20, TRUE },
    { KNT_REVEAL_BARELY, -5, 20, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KntViewport) viewport = make_viewport (50, 924, 700);
    double at;

    knt_viewport_scroll_to (viewport, 0, 5000);
    knt_viewport_reveal (viewport, 100, cases[i].view_y, 300, cases[i].height, cases[i].how);
    at = cases[i].view_y - (knt_viewport_get_y (viewport) - 5000);
    g_assert_true ((at != cases[i].view_y) == cases[i].moves);
    g_assert_cmpfloat (at, >=, 0);
    g_assert_cmpfloat (at, <, 700);
    g_assert_cmpfloat (knt_viewport_get_x (viewport), ==, 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/viewport/fits-width", test_fits_width);
  g_test_add_func ("/viewport/zoom-keeps-point", test_zoom_keeps_point);
  g_test_add_func ("/viewport/zoom-is-bounded", test_zoom_is_bounded);
  g_test_add_func ("/viewport/scrolling-is-bounded", test_scrolling_is_bounded);
  g_test_add_func ("/viewport/reveals", test_reveals);
  g_test_add_func ("/viewport/late-size-moves-nothing", test_late_size_moves_nothing);

  return g_test_run ();
}
