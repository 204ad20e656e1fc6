/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "grid-text.h"
#include "knt-text-selection.h"

#define FIRST "De leden vragen.\nIs dat zo?"
#define LAST "Ja, dat is zo."

/* Three pages, of which the middle one has 40 code points. */
static guint
get_length (guint page, gpointer data)
{
  const guint lengths[] = { 27, 40, 14 };

  return page <= 3 ? lengths[page - 1] : 0;
}

static void
assert_spans (KntTextSelection *selection, const KntSpan *expected, guint n_expected)
{
  g_autoptr (GArray) spans = knt_text_selection_dup_spans (selection, get_length, NULL);

  g_assert_cmpuint (spans->len, ==, n_expected);
  for (guint i = 0; i < n_expected; i++) {
    g_assert_cmpuint (knt_spans_index (spans, i)->page, ==, expected[i].page);
    g_assert_cmpuint (knt_spans_index (spans, i)->start, ==, expected[i].start);
    g_assert_cmpuint (knt_spans_index (spans, i)->end, ==, expected[i].end);
  }
}

#define assert_selected(selection, ...)                                                                                \
  assert_spans (selection, (const KntSpan[]) __VA_ARGS__, sizeof ((const KntSpan[]) __VA_ARGS__) / sizeof (KntSpan))

static void
test_begins_empty (void)
{
  g_autoptr (KntTextSelection) selection = knt_text_selection_new ();
  g_autoptr (KntPageText) first = make_grid_text (1, FIRST);

  g_assert_true (knt_text_selection_is_empty (selection));
  assert_spans (selection, NULL, 0);
  knt_text_selection_begin (selection, first, 5, KNT_TEXT_UNIT_CHARACTER);
  g_assert_true (knt_text_selection_is_empty (selection));
  assert_spans (selection, NULL, 0);
}

static void
test_forward_and_back (void)
{
  g_autoptr (KntTextSelection) selection = knt_text_selection_new ();
  g_autoptr (KntPageText) first = make_grid_text (1, FIRST);

  knt_text_selection_begin (selection, first, 5, KNT_TEXT_UNIT_CHARACTER);
  knt_text_selection_extend (selection, first, 9);
  assert_selected (selection, { { 1, 5, 9 } });
  g_assert_cmpuint (knt_text_selection_get_focus (selection).offset, ==, 9);
  /* Across the place where it began. */
  knt_text_selection_extend (selection, first, 2);
  assert_selected (selection, { { 1, 2, 5 } });
  g_assert_cmpuint (knt_text_selection_get_focus (selection).offset, ==, 2);
}

static void
test_over_pages (void)
{
  g_autoptr (KntTextSelection) selection = knt_text_selection_new ();
  g_autoptr (KntPageText) first = make_grid_text (1, FIRST);
  g_autoptr (KntPageText) last = make_grid_text (3, LAST);
  guint start, end;

  knt_text_selection_begin (selection, first, 17, KNT_TEXT_UNIT_CHARACTER);
  knt_text_selection_extend (selection, last, 2);
  assert_selected (selection, { { 1, 17, 27 }, { 2, 0, 40 }, { 3, 0, 2 } });
  g_assert_true (knt_text_selection_get_range (selection, 2, &start, &end));
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, G_MAXUINT);
  g_assert_false (knt_text_selection_get_range (selection, 4, &start, &end));

  /* Backwards it is the same. */
  knt_text_selection_begin (selection, last, 2, KNT_TEXT_UNIT_CHARACTER);
  knt_text_selection_extend (selection, first, 17);
  assert_selected (selection, { { 1, 17, 27 }, { 2, 0, 40 }, { 3, 0, 2 } });
}

static void
test_page_end_is_no_span (void)
{
  g_autoptr (KntTextSelection) selection = knt_text_selection_new ();
  g_autoptr (KntPageText) first = make_grid_text (1, FIRST);
  g_autoptr (KntPageText) last = make_grid_text (3, LAST);

  knt_text_selection_begin (selection, first, 27, KNT_TEXT_UNIT_CHARACTER);
  knt_text_selection_extend (selection, last, 0);
  assert_selected (selection, { { 2, 0, 40 } });
}

/* A double click keeps its word whole whichever way it is dragged, and takes words. */
static void
test_words (void)
{
  g_autoptr (KntTextSelection) selection = knt_text_selection_new ();
  g_autoptr (KntPageText) first = make_grid_text (1, FIRST);

  knt_text_selection_begin (selection, first, 5, KNT_TEXT_UNIT_WORD);
  assert_selected (selection, { { 1, 3, 8 } });
  knt_text_selection_extend (selection, first, 11);
  assert_selected (selection, { { 1, 3, 15 } });
  knt_text_selection_extend (selection, first, 1);
  assert_selected (selection, { { 1, 0, 8 } });
}

static void
test_extends_what_was_set (void)
{
  g_autoptr (KntTextSelection) selection = knt_text_selection_new ();
  g_autoptr (KntPageText) last = make_grid_text (3, LAST);

  knt_text_selection_set (selection, &(KntTextPlace) { 1, 4 }, &(KntTextPlace) { 1, 8 });
  assert_selected (selection, { { 1, 4, 8 } });
  knt_text_selection_extend (selection, last, 3);
  assert_selected (selection, { { 1, 4, 27 }, { 2, 0, 40 }, { 3, 0, 3 } });
  knt_text_selection_clear (selection);
  g_assert_true (knt_text_selection_is_empty (selection));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-selection/begins-empty", test_begins_empty);
  g_test_add_func ("/text-selection/forward-and-back", test_forward_and_back);
  g_test_add_func ("/text-selection/over-pages", test_over_pages);
  g_test_add_func ("/text-selection/page-end-is-no-span", test_page_end_is_no_span);
  g_test_add_func ("/text-selection/words", test_words);
  g_test_add_func ("/text-selection/extends-what-was-set", test_extends_what_was_set);

  return g_test_run ();
}
