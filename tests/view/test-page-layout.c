/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-page-layout.h"

static const KntSize a4 = { 600, 800 };

static void
test_positions (void)
{
  g_autoptr (KntPageLayout) layout = knt_page_layout_new (3, &a4);
  KntViewRect rect;

  knt_page_layout_set_scale (layout, 2);
  rect = knt_page_layout_get_rect (layout, 1, 1400);
  g_assert_cmpfloat (rect.x, ==, 100);
  g_assert_cmpfloat (rect.y, ==, KNT_PAGE_MARGIN);
  g_assert_cmpfloat (rect.width, ==, 1200);
  g_assert_cmpfloat (rect.height, ==, 1600);
  /* Gaps do not grow with the zoom. */
  g_assert_cmpfloat (knt_page_layout_get_rect (layout, 3, 1400).y, ==, KNT_PAGE_MARGIN + 3200 + 2 * KNT_PAGE_GAP);
  g_assert_cmpfloat (knt_page_layout_get_height (layout), ==, 4800 + 2 * KNT_PAGE_GAP + 2 * KNT_PAGE_MARGIN);
  g_assert_cmpfloat (knt_page_layout_get_width (layout), ==, 1200 + 2 * KNT_PAGE_MARGIN);
  /* Too narrow a view leaves the margin. */
  g_assert_cmpfloat (knt_page_layout_get_rect (layout, 1, 300).x, ==, KNT_PAGE_MARGIN);
}

static void
test_finds_page (void)
{
  const struct {
    double y;
    guint page;
  } cases[] = {
    { -500, 1 }, { 0, 1 }, { 12, 1 }, { 811, 1 }, { 817, 1 }, { 819, 2 }, { 824, 2 }, { 1630, 3 }, { 1e9, 5 },
  };
  g_autoptr (KntPageLayout) layout = knt_page_layout_new (5, &a4);

  knt_page_layout_set_scale (layout, 1);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (knt_page_layout_find_page (layout, cases[i].y), ==, cases[i].page);
}

/* Every page is found at its own place, whatever sizes are known, against a plain sum. */
static void
test_agrees_with_sum (void)
{
  const guint counts[] = { 1, 2, 3, 7, 8, 9, 100, 3001 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++) {
    g_autoptr (KntPageLayout) layout = knt_page_layout_new (counts[i], &a4);
    double y = KNT_PAGE_MARGIN;

    knt_page_layout_set_scale (layout, 1.5);
    for (guint page = 1; page <= counts[i]; page++) {
      const KntSize size = { 300 + page % 7 * 100, 400 + page % 5 * 150 };

      if (page % 3 != 0)
        knt_page_layout_set_size (layout, page, &size);
    }
    for (guint page = 1; page <= counts[i]; page++) {
      KntViewRect rect = knt_page_layout_get_rect (layout, page, 1000);

      g_assert_cmpfloat_with_epsilon (rect.y, y, 0.001);
      g_assert_cmpuint (knt_page_layout_find_page (layout, y), ==, page);
      g_assert_cmpuint (knt_page_layout_find_page (layout, y + rect.height - 0.01), ==, page);
      y += rect.height + KNT_PAGE_GAP;
    }
    g_assert_cmpfloat_with_epsilon (knt_page_layout_get_height (layout), y - KNT_PAGE_GAP + KNT_PAGE_MARGIN, 0.001);
  }
}

static void
test_tells_what_moves (void)
{
  g_autoptr (KntPageLayout) layout = knt_page_layout_new (3, &a4);

  g_assert_false (knt_page_layout_set_size (layout, 2, &a4));
  g_assert_true (knt_page_layout_set_size (layout, 2, &(KntSize) { 900, 800 }));
  g_assert_false (knt_page_layout_set_size (layout, 2, &(KntSize) { 900, 800 }));
  g_assert_true (knt_page_layout_set_size (layout, 2, &(KntSize) { 900, 100 }));
}

static void
test_fits_first_page (void)
{
  g_autoptr (KntPageLayout) layout = knt_page_layout_new (3, &a4);

  knt_page_layout_set_size (layout, 3, &(KntSize) { 1200, 800 });
  g_assert_cmpfloat (knt_page_layout_get_fitting_scale (layout, 600 + 2 * KNT_PAGE_MARGIN), ==, 1);
  g_assert_cmpfloat (knt_page_layout_get_fitting_scale (layout, 0), >, 0);
}

/* Whatever the scale and wherever the widget stands, the place is a whole device pixel, and close. */
static void
test_aligns (void)
{
  const double scales[] = { 1, 1.25, 1.5, 1.75, 2, 3 };
  const double origins[] = { 0, 47, 46.4, 0.8 };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    for (guint j = 0; j < G_N_ELEMENTS (origins); j++)
      for (double position = -3; position < 3; position += 0.37) {
        double aligned = knt_view_align (position, origins[j], scales[i]);
        double device = (aligned + origins[j]) * scales[i];

        g_assert_cmpfloat_with_epsilon (device, (double) (gint64) (device + 0.5 * (device > 0 ? 1 : -1)), 1e-6);
        g_assert_cmpfloat_with_epsilon (aligned, position, 0.5 / scales[i] + 1e-9);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page-layout/positions", test_positions);
  g_test_add_func ("/page-layout/finds-page", test_finds_page);
  g_test_add_func ("/page-layout/agrees-with-sum", test_agrees_with_sum);
  g_test_add_func ("/page-layout/tells-what-moves", test_tells_what_moves);
  g_test_add_func ("/page-layout/fits-first-page", test_fits_first_page);
  g_test_add_func ("/page-layout/aligns", test_aligns);

  return g_test_run ();
}
