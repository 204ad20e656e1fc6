/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "grid-text.h"
#include "knt-mark-layer.h"

/* Moved right, so that there is a margin for the bars. */
static KntPageText *
make_text (guint page)
{
  static const KntPageGeometry a4 = { 0, 0, 595, 842, 0 };
  g_autoptr (KntPageText) text = make_grid_text (page, "eerste regel\ntweede regel\nderde regel\nvierde regel");
  guint n_chars = knt_page_text_get_n_chars (text);
  g_autofree KntRect *boxes = g_memdup2 (knt_page_text_get_boxes (text), n_chars * sizeof (KntRect));

  for (guint i = 0; i < n_chars; i++) {
    boxes[i].x0 += 100;
    boxes[i].x1 += 100;
  }

  return knt_page_text_new (page, NULL, &a4, knt_page_text_get_text (text), boxes, n_chars, NULL, 0);
}

static void
add_mark (GPtrArray *marks, const char *id, KntMarkKind kind, const KntSpan *spans, guint n_spans)
{
  g_autoptr (GArray) array = knt_spans_new ();

  g_array_append_vals (array, spans, n_spans);
  g_ptr_array_add (marks, knt_mark_new (id, kind, array));
}

static KntMarkSet *
make_set (void)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_mark_free);

  add_mark (marks, "q1", KNT_MARK_QUESTION, (KntSpan[]) { { 1, 0, 25 } }, 1);
  add_mark (marks, "a1", KNT_MARK_ANSWER, (KntSpan[]) { { 1, 26, 50 }, { 2, 0, 12 } }, 2);
  add_mark (marks, "h1", KNT_MARK_HIGHLIGHT, (KntSpan[]) { { 1, 0, 6 } }, 1);

  return knt_mark_set_new (marks);
}

static const char *
find_id (KntMarkLayer *layer, double x, double y)
{
  const KntMark *mark = knt_mark_layer_find (layer, 1, x, y);

  return mark != NULL ? mark->id : NULL;
}

static void
test_finds_marks (void)
{
  g_autoptr (KntMarkSet) set = make_set ();
  g_autoptr (KntPageText) text = make_text (1);
  g_autoptr (KntMarkLayer) layer = knt_mark_layer_new (set, text);

  g_assert_cmpstr (find_id (layer, 105, 5), ==, "h1");
  g_assert_null (find_id (layer, 195, 5));
  /* The bars stand left of the text, beside their lines only. */
  g_assert_cmpstr (find_id (layer, 86, 5), ==, "q1");
  g_assert_cmpstr (find_id (layer, 86, 30), ==, "q1");
  g_assert_cmpstr (find_id (layer, 86, 45), ==, "a1");
  g_assert_null (find_id (layer, 86, 90));
  g_assert_null (find_id (layer, 60, 5));
}

static void
test_goes_on_next_page (void)
{
  g_autoptr (KntMarkSet) set = make_set ();
  g_autoptr (KntPageText) text = make_text (2);
  g_autoptr (KntMarkLayer) layer = knt_mark_layer_new (set, text);

  g_assert_cmpstr (find_id (layer, 86, 5), ==, "a1");
  g_assert_null (find_id (layer, 86, 30));
}

/* A note's sign or an empty line does not cut a bar; what is another question's does. */
static void
test_runs_on (void)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_mark_free);
  g_autoptr (KntPageText) text = make_text (1);
  g_autoptr (KntMarkLayer) layer = NULL;
  g_autoptr (KntMarkSet) set = NULL;

  add_mark (marks, "a1", KNT_MARK_ANSWER, (KntSpan[]) { { 1, 0, 12 }, { 1, 13, 20 } }, 2);
  set = knt_mark_set_new (marks);
  layer = knt_mark_layer_new (set, text);
  g_assert_cmpstr (find_id (layer, 86, 17), ==, "a1");
  g_clear_pointer (&layer, knt_mark_layer_free);
  g_clear_pointer (&set, knt_mark_set_unref);

  marks = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_mark_free);
  add_mark (marks, "a1", KNT_MARK_ANSWER, (KntSpan[]) { { 1, 0, 12 }, { 1, 26, 37 } }, 2);
  add_mark (marks, "q2", KNT_MARK_QUESTION, (KntSpan[]) { { 1, 13, 25 } }, 1);
  set = knt_mark_set_new (marks);
  layer = knt_mark_layer_new (set, text);
  g_assert_cmpstr (find_id (layer, 86, 5), ==, "a1");
  g_assert_null (find_id (layer, 86, 17));
  g_assert_cmpstr (find_id (layer, 86, 25), ==, "q2");
  g_assert_cmpstr (find_id (layer, 86, 45), ==, "a1");
}

static void
test_nearest_bar (void)
{
  const struct {
    double y;
    const char *id;
    double distance;
  } cases[] = { { -10, "q1", 10 }, { 20, "q1", 0 }, { 50, "a1", 0 }, { 500, "a1", 425 } };
  g_autoptr (KntMarkSet) set = make_set ();
  g_autoptr (KntPageText) text = make_text (1);
  g_autoptr (KntMarkLayer) layer = knt_mark_layer_new (set, text);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    double distance;

    g_assert_cmpstr (knt_mark_layer_find_bar_near (layer, cases[i].y, &distance)->id, ==, cases[i].id);
    g_assert_cmpfloat_with_epsilon (distance, cases[i].distance, 0.01);
  }
}

/* The words of a link are clicked on, and a bar runs on beside them. */
static void
test_links (void)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_mark_free);
  g_autoptr (KntPageText) text = make_text (1);
  g_autoptr (KntMarkLayer) layer = NULL;
  g_autoptr (KntMarkSet) set = NULL;
  double distance;

  add_mark (marks, "a1", KNT_MARK_ANSWER, (KntSpan[]) { { 1, 0, 12 }, { 1, 26, 37 } }, 2);
  add_mark (marks, "link", KNT_MARK_LINK, (KntSpan[]) { { 1, 13, 19 } }, 1);
  set = knt_mark_set_new (marks);
  layer = knt_mark_layer_new (set, text);
  g_assert_cmpstr (find_id (layer, 105, 25), ==, "link");
  g_assert_null (find_id (layer, 195, 25));
  g_assert_cmpstr (find_id (layer, 86, 17), ==, "a1");
  g_assert_cmpstr (knt_mark_layer_find_bar_near (layer, 17, &distance)->id, ==, "a1");
}

static double
get_luminance (double red, double green, double blue)
{
  const double channels[] = { red, green, blue }, weights[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0;

  for (guint i = 0; i < 3; i++)
    sum += weights[i] * (channels[i] <= 0.04045 ? channels[i] / 12.92 : pow ((channels[i] + 0.055) / 1.055, 2.4));

  return sum;
}

static double
get_contrast (double one, double other)
{
  return (MAX (one, other) + 0.05) / (MIN (one, other) + 0.05);
}

/* Whatever colour a person chooses: text under it can be read, and its line can be seen. WCAG 2.1, 1.4.3 and 1.4.11. */
static void
test_contrast (void)
{
  for (int r = 0; r <= 4; r++)
    for (int g = 0; g <= 4; g++)
      for (int b = 0; b <= 4; b++) {
        const GdkRGBA colour = { r / 4.0, g / 4.0, b / 4.0, 1 };
        GdkRGBA tint = knt_mark_get_tint (&colour), line = knt_mark_get_line_colour (&colour);
        double paper = get_luminance (tint.red, tint.green, tint.blue);

        g_assert_cmpfloat (tint.alpha, ==, 1);
        g_assert_cmpfloat (get_contrast (paper, 0), >=, 4.5);
        g_assert_cmpfloat (get_contrast (1, get_luminance (line.red, line.green, line.blue)), >=, 3);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mark-layer/finds-marks", test_finds_marks);
  g_test_add_func ("/mark-layer/goes-on-next-page", test_goes_on_next_page);
  g_test_add_func ("/mark-layer/runs-on", test_runs_on);
  g_test_add_func ("/mark-layer/nearest-bar", test_nearest_bar);
  g_test_add_func ("/mark-layer/links", test_links);
  g_test_add_func ("/mark-layer/contrast", test_contrast);

  return g_test_run ();
}
