/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "knt-packed-boxes.h"

static const KntRect line[] = {
  { 10, 20, 15, 30 }, { 15, 20, 22.5f, 30 }, { 22.5f, 20, 25, 30 }, /* one run */
  { 26, 20, 30, 30 },                                               /* apart from it */
  { 30, 18, 33, 24 },                                               /* raised */
  { 0, 0, 0, 0 },                                                   /* none */
};

static void
assert_same (const KntRect *one, const KntRect *other)
{
  g_assert_cmpmem (one, sizeof *one, other, sizeof *other);
}

static void
test_comes_back (void)
{
  for (gsize n = 0; n <= G_N_ELEMENTS (line); n++) {
    gsize size, n_boxes;
    g_autofree gpointer packed = knt_packed_boxes_pack (line, n, &size);
    g_autofree KntRect *boxes = knt_packed_boxes_unpack (packed, size, &n_boxes);

    g_assert_cmpuint (n_boxes, ==, n);
    for (gsize i = 0; i < n; i++)
      assert_same (&boxes[i], &line[i]);
  }
}

static void
test_line_is_one_run (void)
{
  gsize size;
  g_autofree gpointer packed = knt_packed_boxes_pack (line, 3, &size);

  g_assert_cmpuint (size, ==, (4 + 3) * 4);
}

/* What is no number is told from nothing, not taken for something. */
static void
test_no_number (void)
{
  const KntRect odd[] = { { NAN, 1, NAN, 2 }, { NAN, 1, 3, 2 } };
  gsize size, n_boxes;
  g_autofree gpointer packed = knt_packed_boxes_pack (odd, 2, &size);
  g_autofree KntRect *boxes = knt_packed_boxes_unpack (packed, size, &n_boxes);

  g_assert_cmpuint (n_boxes, ==, 2);
  g_assert_true (isnan (boxes[0].x1));
  g_assert_cmpfloat (boxes[1].x1, ==, 3);
}

/* Whatever the other end sends, nothing is read or written that is not there. */
static void
test_cut_off (void)
{
  gsize size, n_boxes;
  g_autofree gpointer packed = knt_packed_boxes_pack (line, G_N_ELEMENTS (line), &size);
  const guint32 endless[] = { G_MAXUINT32, 0, 0, 0, 0, 0 };

  for (gsize cut = 0; cut < size; cut++) {
    g_autofree gpointer piece = g_memdup2 (packed, cut);
    g_autofree KntRect *boxes = knt_packed_boxes_unpack (piece, cut, &n_boxes);

    g_assert_cmpuint (n_boxes, <, G_N_ELEMENTS (line));
    for (gsize i = 0; i < n_boxes; i++)
      assert_same (&boxes[i], &line[i]);
  }

  g_free (knt_packed_boxes_unpack (endless, sizeof endless, &n_boxes));
  g_assert_cmpuint (n_boxes, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/packed-boxes/comes-back", test_comes_back);
  g_test_add_func ("/packed-boxes/line-is-one-run", test_line_is_one_run);
  g_test_add_func ("/packed-boxes/no-number", test_no_number);
  g_test_add_func ("/packed-boxes/cut-off", test_cut_off);

  return g_test_run ();
}
