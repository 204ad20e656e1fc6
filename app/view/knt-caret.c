/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include <pango/pango.h>

#include "knt-caret.h"
#include "knt-text-unit.h"

static gboolean
move_by_word (const KntPageText *text, guint *offset, gboolean forwards)
{
  guint n_chars = knt_page_text_get_n_chars (text), place = *offset;
  g_autofree PangoLogAttr *breaks = g_new0 (PangoLogAttr, n_chars + 1);

  pango_get_log_attrs (knt_page_text_get_text (text), -1, -1, pango_language_get_default (), breaks, n_chars + 1);
  do {
    if (place == (forwards ? n_chars : 0))
      return FALSE;
    place += forwards ? 1 : -1;
  } while (forwards ? !breaks[place].is_word_end : !breaks[place].is_word_start);

  *offset = place;

  return TRUE;
}

/* The place in a line that is nearest to a column. */
static guint
find_in_line (const KntPageText *text, guint start, guint end, double column)
{
  double nearest = G_MAXDOUBLE;
  guint best = start;

  for (guint place = start; place <= end; place++) {
    KntRect rect;

    if (knt_caret_get_rect (text, place, &rect) && fabs (rect.x0 - column) < nearest) {
      nearest = fabs (rect.x0 - column);
      best = place;
    }
  }

  return best;
}

/* From the line that is given on; the line itself counts. */
static gboolean
find_line (const KntPageText *text, guint start, guint end, gboolean forwards, double column, guint *offset)
{
  guint n_chars = knt_page_text_get_n_chars (text);
  KntRect bounds;

  while (!knt_text_get_bounds (text, start, end, &bounds)) {
    if (forwards ? end >= n_chars : start == 0)
      return FALSE;
    knt_text_unit_find (text, KNT_TEXT_UNIT_LINE, forwards ? end + 1 : start - 1, &start, &end);
  }

  *offset = find_in_line (text, start, end, column);

  return TRUE;
}

/**
 * knt_caret_move:
 * @offset: (inout): code points
 * @column: where steps by line keep to, points from the page's left edge
 *
 * Returns: %FALSE where the page has nothing more in that direction; @offset is left as it was then
 */
gboolean
knt_caret_move (const KntPageText *text, guint *offset, KntCaretStep step, gboolean forwards, double column)
{
  guint n_chars = knt_page_text_get_n_chars (text), start, end;

  switch (step) {
    case KNT_CARET_BY_CHARACTER:
      if (*offset == (forwards ? n_chars : 0))
        return FALSE;
      *offset += forwards ? 1 : -1;
      return TRUE;
    case KNT_CARET_BY_WORD:
      return move_by_word (text, offset, forwards);
    case KNT_CARET_BY_LINE:
      knt_text_unit_find (text, KNT_TEXT_UNIT_LINE, *offset, &start, &end);
      if (forwards ? end >= n_chars : start == 0)
        return FALSE;
      knt_text_unit_find (text, KNT_TEXT_UNIT_LINE, forwards ? end + 1 : start - 1, &start, &end);
      return find_line (text, start, end, forwards, column, offset);
    case KNT_CARET_TO_LINE_EDGE:
      knt_text_unit_find (text, KNT_TEXT_UNIT_LINE, *offset, &start, &end);
      *offset = forwards ? end : start;
      return TRUE;
    default:
      g_return_val_if_reached (FALSE);
  }
}

/**
 * knt_caret_enter:
 * @offset: (out): code points
 * @column: where steps by line keep to, points from the page's left edge
 *
 * Finds where a caret arrives that comes from the page before or, backwards, from the one behind.
 *
 * Returns: %FALSE where there is no place for it on the page
 */
gboolean
knt_caret_enter (const KntPageText *text, guint *offset, KntCaretStep step, gboolean forwards, double column)
{
  guint n_chars = knt_page_text_get_n_chars (text), start, end;

  if (n_chars == 0)
    return FALSE;

  *offset = forwards ? 0 : n_chars;
  if (step == KNT_CARET_BY_WORD)
    return move_by_word (text, offset, forwards);
  if (step != KNT_CARET_BY_LINE)
    return TRUE;

  knt_text_unit_find (text, KNT_TEXT_UNIT_LINE, *offset, &start, &end);

  return find_line (text, start, end, forwards, column, offset);
}

/**
 * knt_caret_get_rect:
 * @offset: between two code points
 * @rect: (out): in page space; without width
 *
 * Returns: %FALSE where there is no letter beside the place that would tell where it is
 */
gboolean
knt_caret_get_rect (const KntPageText *text, guint offset, KntRect *rect)
{
  const KntRect *boxes = knt_page_text_get_boxes (text);
  guint n_chars = knt_page_text_get_n_chars (text);
  const KntRect *next = offset < n_chars ? &boxes[offset] : NULL;
  const KntRect *previous = offset > 0 && offset <= n_chars ? &boxes[offset - 1] : NULL;

  if (next != NULL && next->x1 > next->x0 && next->y1 > next->y0)
    *rect = (KntRect) { next->x0, next->y0, next->x0, next->y1 };
  else if (previous != NULL && previous->x1 > previous->x0 && previous->y1 > previous->y0)
    *rect = (KntRect) { previous->x1, previous->y0, previous->x1, previous->y1 };
  else
    return FALSE;

  return TRUE;
}
