/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <pango/pango.h>

#include "knt-text-unit.h"

/* A gap between lines larger than this part of their height begins a paragraph. */
#define PARAGRAPH_GAP 0.75

/**
 * knt_text_get_bounds:
 * @start: code points
 * @end: exclusive, code points
 * @bounds: (out): in page space: what the range covers, all its lines together
 *
 * Returns: %FALSE where nothing of the range has a place
 */
gboolean
knt_text_get_bounds (const KntPageText *text, guint start, guint end, KntRect *bounds)
{
  const KntRect *boxes = knt_page_text_get_boxes (text);
  gboolean found = FALSE;

  end = MIN (end, knt_page_text_get_n_chars (text));
  for (guint i = start; i < end; i++) {
    if (boxes[i].x1 <= boxes[i].x0 || boxes[i].y1 <= boxes[i].y0)
      continue;
    *bounds = found ? knt_rect_union (bounds, &boxes[i]) : boxes[i];
    found = TRUE;
  }

  return found;
}

static void
find_line (const KntPageText *text, guint offset, guint *start, guint *end)
{
  const gunichar *chars = knt_page_text_get_chars (text);
  guint n_chars = knt_page_text_get_n_chars (text);

  *start = *end = MIN (offset, n_chars);
  while (*start > 0 && chars[*start - 1] != '\n')
    (*start)--;
  while (*end < n_chars && chars[*end] != '\n')
    (*end)++;
}

/* Whether two lines that follow each other belong to one paragraph. */
static gboolean
belong_together (const KntPageText *text, guint start, guint end, guint next_start, guint next_end)
{
  KntRect above, below;

  if (!knt_text_get_bounds (text, start, end, &above) || !knt_text_get_bounds (text, next_start, next_end, &below))
    return FALSE;

  double height = MIN (above.y1 - above.y0, below.y1 - below.y0);
  double gap = below.y0 - above.y1;

  return gap < PARAGRAPH_GAP * height && below.y1 > above.y1;
}

static void
find_paragraph (const KntPageText *text, guint offset, guint *start, guint *end)
{
  guint n_chars = knt_page_text_get_n_chars (text);
  guint line_start, line_end, other_start, other_end;

  find_line (text, offset, start, end);

  line_start = *start;
  line_end = *end;
  while (line_start > 0) {
    find_line (text, line_start - 1, &other_start, &other_end);
    if (!belong_together (text, other_start, other_end, line_start, line_end))
      break;
    *start = line_start = other_start;
    line_end = other_end;
  }

  find_line (text, offset, &line_start, &line_end);
  while (line_end < n_chars) {
    find_line (text, line_end + 1, &other_start, &other_end);
    if (!belong_together (text, line_start, line_end, other_start, other_end))
      break;
    line_start = other_start;
    *end = line_end = other_end;
  }
}

static PangoLogAttr *
list_breaks (const KntPageText *text, guint start, guint end)
{
  g_autofree char *part = knt_page_text_dup_slice (text, start, end);
  PangoLogAttr *breaks = g_new0 (PangoLogAttr, end - start + 1);

  /* A line of a paragraph ends no sentence. */
  g_strdelimit (part, "\n", ' ');
  pango_get_log_attrs (part, -1, -1, pango_language_get_default (), breaks, end - start + 1);

  return breaks;
}

static void
find_word (const KntPageText *text, guint offset, guint *start, guint *end)
{
  g_autofree PangoLogAttr *breaks = NULL;
  guint line_start, line_end, length, place, word_start, word_end;

  find_line (text, offset, &line_start, &line_end);
  length = line_end - line_start;
  breaks = list_breaks (text, line_start, line_end);
  place = MIN (offset - line_start, length);

  word_start = place;
  while (word_start > 0 && !breaks[word_start].is_word_start)
    word_start--;
  word_end = word_start + 1;
  while (word_end < length && !breaks[word_end].is_word_end)
    word_end++;

  /* Between words, or before the first: what stands there is its own unit. */
  if (length == 0 || !breaks[word_start].is_word_start || word_end < place) {
    *start = line_start + MIN (place, length > 0 ? length - 1 : 0);
    *end = MIN (*start + 1, line_end);
    return;
  }

  *start = line_start + word_start;
  *end = line_start + MIN (word_end, length);
}

static void
find_sentence (const KntPageText *text, guint offset, guint *start, guint *end)
{
  g_autofree PangoLogAttr *breaks = NULL;
  guint part_start, part_end, length, place;

  find_paragraph (text, offset, &part_start, &part_end);
  length = part_end - part_start;
  breaks = list_breaks (text, part_start, part_end);
  place = MIN (offset - part_start, length);

  *start = place;
  while (*start > 0 && !breaks[*start].is_sentence_start)
    (*start)--;
  *end = *start + 1;
  while (*end < length && !breaks[*end].is_sentence_start)
    (*end)++;

  *end = part_start + MIN (*end, length);
  *start += part_start;
}

/**
 * knt_text_unit_find:
 * @unit: how much
 * @offset: code points; the length of the text counts as its last place
 * @start: (out): code points
 * @end: (out): exclusive, code points; without the line break that follows a line or paragraph
 *
 * Finds the unit that a place lies in, by Unicode's rules for words and sentences (UAX 29) and by the distance
 * between lines for paragraphs.
 */
void
knt_text_unit_find (const KntPageText *text, KntTextUnit unit, guint offset, guint *start, guint *end)
{
  guint n_chars = knt_page_text_get_n_chars (text);

  offset = MIN (offset, n_chars);
  switch (unit) {
    case KNT_TEXT_UNIT_WORD:
      find_word (text, offset, start, end);
      break;
    case KNT_TEXT_UNIT_SENTENCE:
      find_sentence (text, offset, start, end);
      break;
    case KNT_TEXT_UNIT_LINE:
      find_line (text, offset, start, end);
      break;
    case KNT_TEXT_UNIT_PARAGRAPH:
      find_paragraph (text, offset, start, end);
      break;
    case KNT_TEXT_UNIT_CHARACTER:
    default:
      *start = offset;
      *end = MIN (offset + 1, n_chars);
      break;
  }
}
