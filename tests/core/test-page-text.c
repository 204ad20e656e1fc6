/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-page-text.h"

static const KntPageGeometry a4 = { 0, 0, 595, 842, 0 };

/* A page text whose code points stand on a grid of 10 by 20 points. */
static KntPageText *
make_grid (const char *text)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (KntRect));
  int column = 0, row = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    KntRect box = { column * 10, row * 20, column * 10 + 10, row * 20 + 15 };

    g_array_append_val (boxes, box);
    column++;
    if (*p == '\n')
      column = 0, row++;
  }

  return knt_page_text_new (1, NULL, &a4, text, (KntRect *) boxes->data, boxes->len, NULL, 0);
}

static void
test_slice_counts_code_points (void)
{
  g_autoptr (KntPageText) text = make_grid ("één 🦉 vraag");
  g_autofree char *slice = knt_page_text_dup_slice (text, 4, 6);

  g_assert_cmpuint (knt_page_text_get_n_chars (text), ==, 11);
  g_assert_cmpstr (slice, ==, "🦉 ");
}

static void
test_rects_one_per_line (void)
{
  g_autoptr (KntPageText) text = make_grid ("abc\ndef");
  g_autoptr (GArray) rects = knt_page_text_list_rects (text, 1, 6);

  g_assert_cmpuint (rects->len, ==, 2);
  g_assert_cmpfloat (g_array_index (rects, KntRect, 0).x0, ==, 10);
  g_assert_cmpfloat (g_array_index (rects, KntRect, 0).x1, ==, 30);
  g_assert_cmpfloat (g_array_index (rects, KntRect, 1).x0, ==, 0);
  g_assert_cmpfloat (g_array_index (rects, KntRect, 1).x1, ==, 20);
}

static void
test_offset_is_nearest_edge (void)
{
  g_autoptr (KntPageText) text = make_grid ("abc\ndef");

  g_assert_cmpuint (knt_page_text_find_offset (text, 4, 5), ==, 0);
  g_assert_cmpuint (knt_page_text_find_offset (text, 6, 5), ==, 1);
  g_assert_cmpuint (knt_page_text_find_offset (text, 500, 5), ==, 3);
  g_assert_cmpuint (knt_page_text_find_offset (text, -5, 30), ==, 4);
  g_assert_cmpuint (knt_page_text_find_offset (text, 500, 500), ==, 7);
}

/* As LibreOffice draws the hyphen that cuts a word, a point behind its last letter, where the extractor sees a blank. */
static void
test_hyphen_apart_from_its_word (void)
{
  static const struct {
    double gap;
    const char *text;
    guint start; /* of the style of the second line */
    double x;    /* of its fourth code point */
  } rows[] = { { 1, "hon-\nderd", 5, 31 }, { 2.5, "hon -\nderd", 6, 30 } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    const KntTextStyle styles[] = { { 0, 6, "Serif", 10, 0 }, { 6, 10, "Sans", 10, 0 } };
    KntRect boxes[10] = { 0 };
    g_autoptr (KntPageText) text = NULL;
    gsize n_styles;

    for (int n = 0; n < 3; n++)
      boxes[n] = (KntRect) { 10 * n, 0, 10 * n + 10, 12 };
    boxes[3] = (KntRect) { 30, 0, 30 + rows[i].gap, 12 };
    boxes[4] = (KntRect) { 30 + rows[i].gap, 0, 33 + rows[i].gap, 12 };
    for (int n = 6; n < 10; n++)
      boxes[n] = (KntRect) { 10 * (n - 6), 20, 10 * (n - 6) + 10, 32 };

    text = knt_page_text_new (1, NULL, &a4, "hon -\nderd", boxes, G_N_ELEMENTS (boxes), styles, G_N_ELEMENTS (styles));
    g_assert_cmpstr (knt_page_text_get_text (text), ==, rows[i].text);
    g_assert_cmpuint (knt_page_text_get_n_chars (text), ==, strlen (rows[i].text));
    g_assert_cmpfloat (knt_page_text_get_boxes (text)[3].x0, ==, rows[i].x);
    g_assert_cmpuint (knt_page_text_get_styles (text, &n_styles)[1].start, ==, rows[i].start);
    g_assert_cmpuint (knt_page_text_get_styles (text, &n_styles)[1].end, ==, strlen (rows[i].text));
    g_assert_cmpuint (knt_page_text_find_offset (text, 39, 25), ==, strlen (rows[i].text));
  }
}

/* As Word has Calibri's. */
static void
test_letters_run_together (void)
{
  static const struct {
    const char *raw;
    const char *text;
  } rows[] = {
    { "naƟonaal", "nationaal" }, { "commiƩee", "committee" },      { "Ɵjd", "tijd" },
    { "seƫng", "setting" },      { "soŌware", "software" },        { "plaƞorm", "platform" },
    { "in Ōsaka", "in Ōsaka" },  { "frac\U0010019Fe", "fractie" },
  };
  const KntTextStyle styles[] = { { 0, 3, "Serif", 10, 0 }, { 3, 5, "Sans", 10, 0 } };
  const KntRect boxes[] = {
    { 0, 0, 10, 12 }, { 10, 0, 20, 12 }, { 20, 0, 30, 12 }, { 30, 0, 40, 12 }, { 40, 0, 50, 12 }
  };
  g_autoptr (KntPageText) text = NULL;
  gsize n_styles;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (KntPageText) grid = make_grid (rows[i].raw);

    g_assert_cmpstr (knt_page_text_get_text (grid), ==, rows[i].text);
    g_assert_cmpuint (knt_page_text_get_n_chars (grid), ==, g_utf8_strlen (rows[i].text, -1));
  }

  text = knt_page_text_new (1, NULL, &a4, "naƟe!", boxes, G_N_ELEMENTS (boxes), styles, G_N_ELEMENTS (styles));
  g_assert_cmpstr (knt_page_text_get_text (text), ==, "natie!");
  g_assert_cmpfloat (knt_page_text_get_boxes (text)[3].x0, ==, 25);
  g_assert_cmpfloat (knt_page_text_get_boxes (text)[4].x0, ==, 30);
  g_assert_cmpuint (knt_page_text_get_styles (text, &n_styles)[0].end, ==, 4);
  g_assert_cmpuint (knt_page_text_get_styles (text, &n_styles)[1].end, ==, 6);
}

static void
test_spaces_convert_back (void)
{
  const int rotations[] = { 0, 90, 180, 270 };

  for (guint i = 0; i < G_N_ELEMENTS (rotations); i++) {
    const KntPageGeometry geometry = { 10, 20, 605, 862, rotations[i] };
    const KntRect rect = { 30, 50, 100, 70 };
    double user[4];

    knt_page_geometry_to_user_space (&geometry, &rect, user);
    g_assert_cmpfloat (user[0], <, user[2]);
    g_assert_cmpfloat (user[1], <, user[3]);

    KntRect back = knt_page_geometry_to_page_space (&geometry, user);
    g_assert_cmpfloat_with_epsilon (back.x0, rect.x0, 0.001);
    g_assert_cmpfloat_with_epsilon (back.y0, rect.y0, 0.001);
    g_assert_cmpfloat_with_epsilon (back.x1, rect.x1, 0.001);
    g_assert_cmpfloat_with_epsilon (back.y1, rect.y1, 0.001);
  }
}

static void
test_subset_prefix_goes (void)
{
  const KntTextStyle styles[] = { { 0, 2, "ABCDEF+Univers-Black", 9, 0 }, { 2, 3, "Univers", 9, 0 } };
  g_autoptr (KntPageText) text = knt_page_text_new (1, "iv", &a4, "abc", NULL, 0, styles, 2);

  g_assert_cmpstr (knt_page_text_get_style_at (text, 1)->font, ==, "Univers-Black");
  g_assert_cmpstr (knt_page_text_get_style_at (text, 2)->font, ==, "Univers");
  g_assert_null (knt_page_text_get_style_at (text, 3));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page-text/slice-counts-code-points", test_slice_counts_code_points);
  g_test_add_func ("/page-text/rects-one-per-line", test_rects_one_per_line);
  g_test_add_func ("/page-text/offset-is-nearest-edge", test_offset_is_nearest_edge);
  g_test_add_func ("/page-text/subset-prefix-goes", test_subset_prefix_goes);
  g_test_add_func ("/page-text/hyphen-apart-from-its-word", test_hyphen_apart_from_its_word);
  g_test_add_func ("/page-text/letters-run-together", test_letters_run_together);
  g_test_add_func ("/geometry/spaces-convert-back", test_spaces_convert_back);

  return g_test_run ();
}
