/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "knt-gutter.h"

/* Lines of a column are at least so wide, and begin so far from those of the column before, in points. */
#define LINE_WIDTH 80
#define COLUMN_WIDTH 100
/* Where a column begins there are so many of them on either side; those before it end at most so far from it, in points. */
#define LEAST_LINES 3
#define GUTTER_WIDTH 40
/* What begins this near to the edge begins there, in points. */
#define SLACK 1.5

static gboolean
is_wide (const KntLine *line)
{
  return line->upright && line->box.x1 - line->box.x0 > LINE_WIDTH;
}

/* How many lines begin at @x, unless there are no lines before it that end there, or none that are run together over it. */
static guint
count_lines_at (GPtrArray *lines, guint first, double x)
{
  guint n_before = 0, n_over = 0, n_at = 0;

  for (guint i = first; i < lines->len; i++) {
    const KntLine *line = lines->pdata[i];

    if (!is_wide (line))
      continue;
    n_at += fabs (line->box.x0 - x) < SLACK;
    if (line->box.x0 < x - COLUMN_WIDTH) {
      n_before += line->box.x1 < x && line->box.x1 > x - GUTTER_WIDTH;
      n_over += line->box.x1 > x + LINE_WIDTH / 2;
    }
  }

  return n_before < LEAST_LINES || n_over == 0 ? 0 : n_at;
}

/**
 * knt_gutter_find:
 * @lines: (element-type KntLine): those of a page from @first on, as they are without a gutter
 *
 * Where columns are set close, the extractor runs lines of both together. Those that stand alone beside each other tell where the
 * second column begins.
 *
 * Returns: its left edge, in points, where there are lines that run over it; else 0
 */
double
knt_gutter_find (GPtrArray *lines, guint first)
{
  double left = G_MAXDOUBLE, last = 0, gutter = 0;
  guint most = LEAST_LINES - 1;

  for (guint i = first; i < lines->len; i++) {
    const KntLine *line = lines->pdata[i];

    if (is_wide (line))
      left = MIN (left, line->box.x0);
  }

  for (guint i = first; i < lines->len; i++) {
    const KntLine *line = lines->pdata[i];
    guint n;

    if (line->box.x0 < left + COLUMN_WIDTH || fabs (line->box.x0 - last) < SLACK || !is_wide (line))
      continue;
    last = line->box.x0;
    n = count_lines_at (lines, first, last);
    if (n > most) {
      most = n;
      gutter = last;
    }
  }

  return gutter;
}
