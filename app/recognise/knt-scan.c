/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "knt-scan.h"

/* Of a scan, type from this share of the text's size to that is as large: notes are smaller. */
#define SCAN_LEAST 0.87
#define SCAN_MOST 1.3

/* Whether the text lies unseen behind a scan. Its size is what was measured of each line, by whatever letters it has. */
static gboolean
is_scanned (const KntLine *line)
{
  return strcmp (line->font, "GlyphLessFont") == 0 || g_str_has_prefix (line->font, "HiddenHorzOCR");
}

/* The size of most letters in @lines from @first on, of those that are scanned; 0 where none are. */
static float
find_scanned_size (GPtrArray *lines, guint first, guint end)
{
  guint counts[100] = { 0 };
  guint best = 0;

  for (guint i = first; i < end; i++) {
    const KntLine *line = lines->pdata[i];

    if (is_scanned (line))
      counts[(guint) CLAMP (roundf (line->size), 0, G_N_ELEMENTS (counts) - 1)] += knt_line_get_n_chars (line);
  }
  for (guint i = 1; i < G_N_ELEMENTS (counts); i++)
    best = counts[i] > counts[best] ? i : best;

  return counts[best] > 0 ? best : 0;
}

/**
 * knt_scan_even_out:
 * @lines: (element-type KntLine): those of the pages so far
 * @first: index of the first one of the last page
 *
 * Lines of scanned text that are nearly as large as most of it are as large. How large that is the page before says, whose lines were
 * evened out already.
 */
void
knt_scan_even_out (GPtrArray *lines, guint first)
{
  guint before = first;
  float size;

  if (first == lines->len || !is_scanned (lines->pdata[first]))
    return;

  while (before > 0 && ((KntLine *) lines->pdata[before - 1])->page == ((KntLine *) lines->pdata[first - 1])->page)
    before--;
  size = find_scanned_size (lines, before, first);
  if (size == 0)
    size = find_scanned_size (lines, first, lines->len);

  for (guint i = first; i < lines->len; i++) {
    KntLine *line = lines->pdata[i];

    if (is_scanned (line) && line->size > SCAN_LEAST * size && line->size < SCAN_MOST * size)
      line->size = size;
  }
}
