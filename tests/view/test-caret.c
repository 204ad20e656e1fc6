/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "grid-text.h"
#include "knt-caret.h"

/*      0  3     9       17     24  28  32          44          56       */
#define TEXT "De leden vragen.\nIs dat zo? Het\nministerie zegt één.\n\nSlot"

static void
test_moves (void)
{
  const struct {
    KntCaretStep step;
    gboolean forwards;
    guint from;
    int to; /* -1: beyond the page */
  } cases[] = {
    { KNT_CARET_BY_CHARACTER, TRUE, 0, 1 },
    { KNT_CARET_BY_CHARACTER, FALSE, 0, -1 },
    { KNT_CARET_BY_CHARACTER, TRUE, 58, -1 },
    { KNT_CARET_BY_CHARACTER, FALSE, 58, 57 },
    { KNT_CARET_BY_WORD, TRUE, 0, 2 },
    { KNT_CARET_BY_WORD, TRUE, 2, 8 },
    /* Past the end of the line. */
    { KNT_CARET_BY_WORD, TRUE, 15, 19 },
    { KNT_CARET_BY_WORD, FALSE, 17, 9 },
    { KNT_CARET_BY_WORD, FALSE, 0, -1 },
    { KNT_CARET_BY_WORD, TRUE, 58, -1 },
    { KNT_CARET_TO_LINE_EDGE, TRUE, 5, 16 },
    { KNT_CARET_TO_LINE_EDGE, TRUE, 16, 16 },
    { KNT_CARET_TO_LINE_EDGE, FALSE, 20, 17 },
    /* Into column 4, or as far as the line goes. */
    { KNT_CARET_BY_LINE, TRUE, 4, 21 },
    { KNT_CARET_BY_LINE, FALSE, 21, 4 },
    { KNT_CARET_BY_LINE, FALSE, 4, -1 },
    /* An empty line is no place to be. */
    { KNT_CARET_BY_LINE, TRUE, 36, 58 },
    { KNT_CARET_BY_LINE, FALSE, 58, 36 },
    { KNT_CARET_BY_LINE, TRUE, 58, -1 },
  };
  g_autoptr (KntPageText) text = make_grid_text (1, TEXT);

  g_assert_cmpuint (knt_page_text_get_n_chars (text), ==, 58);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    guint offset = cases[i].from;
    gboolean moved = knt_caret_move (text, &offset, cases[i].step, cases[i].forwards, 40);

    g_test_message ("step %d from %u", cases[i].step, cases[i].from);
    g_assert_cmpint (moved, ==, cases[i].to >= 0);
    g_assert_cmpuint (offset, ==, cases[i].to >= 0 ? (guint) cases[i].to : cases[i].from);
  }
}

static void
test_enters (void)
{
  const struct {
    const char *text;
    KntCaretStep step;
    gboolean forwards;
    int to; /* -1: there is no place */
  } cases[] = {
    { "een\ntwee", KNT_CARET_BY_CHARACTER, TRUE, 0 }, { "een\ntwee", KNT_CARET_BY_CHARACTER, FALSE, 8 },
    { "een\ntwee", KNT_CARET_BY_WORD, TRUE, 3 },      { "een\ntwee", KNT_CARET_BY_WORD, FALSE, 4 },
    { "een\ntwee", KNT_CARET_BY_LINE, TRUE, 2 },      { "een\ntwee", KNT_CARET_BY_LINE, FALSE, 6 },
    { "", KNT_CARET_BY_CHARACTER, TRUE, -1 },         { "\n", KNT_CARET_BY_LINE, TRUE, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KntPageText) text = make_grid_text (1, cases[i].text);
    guint offset = 0;

    g_test_message ("step %d into %s", cases[i].step, cases[i].text);
    g_assert_cmpint (knt_caret_enter (text, &offset, cases[i].step, cases[i].forwards, 20), ==, cases[i].to >= 0);
    if (cases[i].to >= 0)
      g_assert_cmpuint (offset, ==, cases[i].to);
  }
}

static void
test_rect (void)
{
  g_autoptr (KntPageText) text = make_grid_text (1, "een\ntwee\n\n");
  KntRect rect;

  g_assert_true (knt_caret_get_rect (text, 1, &rect));
  g_assert_cmpfloat (rect.x0, ==, 10);
  /* Behind the last letter of a line. */
  g_assert_true (knt_caret_get_rect (text, 3, &rect));
  g_assert_cmpfloat (rect.x0, ==, 30);
  g_assert_cmpfloat (rect.y0, ==, 0);
  g_assert_true (knt_caret_get_rect (text, 4, &rect));
  g_assert_cmpfloat (rect.x0, ==, 0);
  g_assert_cmpfloat (rect.y0, ==, 20);
  g_assert_false (knt_caret_get_rect (text, 10, &rect));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/caret/moves", test_moves);
  g_test_add_func ("/caret/enters", test_enters);
  g_test_add_func ("/caret/rect", test_rect);

  return g_test_run ();
}
