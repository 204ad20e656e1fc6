/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "knt-name-column.h"

/* The text is at least this far from the edge of the names, in points. */
#define LEAST_DISTANCE 90
/* So many lines may be a name with its title and party. */
#define NAME_LINES 8

static gboolean
is_on_row (const KntLine *line, const KntLine *other)
{
  double middle = (line->box.y0 + line->box.y1) / 2;

  return other->page == line->page && other->box.y0 < middle && other->box.y1 > middle;
}

/* Where the text begins that stands on the row of the line at @index; 0 where there is none. */
static double
find_text (const KntLayout *layout, guint index)
{
  const KntLine *line = layout->lines->pdata[index];
  double left = 0;

  for (int step = -1; step <= 1; step += 2) {
    for (guint i = index + step; i < layout->lines->len; i += step) {
      const KntLine *other = layout->lines->pdata[i];

      if (other->page != line->page)
        break;
      if (layout->kinds[i] == KNT_LINE_FLOW && is_on_row (line, other) &&
          other->box.x0 > line->box.x0 + LEAST_DISTANCE && (left == 0 || other->box.x0 < left))
        left = other->box.x0;
    }
  }

  return left;
}

/* The next line of the name that ends with @last. */
static guint
find_below (const KntLayout *layout, const gboolean *taken, guint first, guint last, double text)
{
  const KntLine *label = layout->lines->pdata[first], *above = layout->lines->pdata[last];
  guint best = G_MAXUINT;

  for (int step = -1; step <= 1; step += 2) {
    for (guint i = first + step; i < layout->lines->len; i += step) {
      const KntLine *line = layout->lines->pdata[i];
      double distance = line->box.y1 - above->box.y1;

      if (line->page != label->page)
        break;
      if ((layout->kinds[i] != KNT_LINE_FLOW && layout->kinds[i] != KNT_LINE_SIDE) || taken[i] ||
          line->box.x1 > text - 1 || line->box.x0 < label->box.x0 - 2)
        continue;
      if (distance > -0.3 * layout->leading && distance < MAX (1.6 * layout->leading, 1.8 * line->size) &&
          (best == G_MAXUINT || line->box.y1 < ((KntLine *) layout->lines->pdata[best])->box.y1))
        best = i;
    }
  }

  return best;
}

/**
 * knt_name_column_find:
 * @layout: takes what is found in its kinds; its furniture was found
 * @is_label: tells what begins a name beside the text
 *
 * Finds the names of those who ask where they stand in a column before the text, however much text there is: each begins with
 * a label on the row of its question's first line.
 */
void
knt_name_column_find (KntLayout *layout, KntLineFunc is_label, gpointer user_data)
{
  g_autoptr (GHashTable) lefts = g_hash_table_new (NULL, NULL);
  g_autofree gboolean *taken = g_new0 (gboolean, layout->lines->len + 1); /* of a name already */
  guint most = 0;
  int text = 0;

  for (guint i = 0; i < layout->lines->len; i++) {
    int left = is_label (layout->lines->pdata[i], user_data) ? (int) round (find_text (layout, i)) : 0;
    guint n = GPOINTER_TO_UINT (g_hash_table_lookup (lefts, GINT_TO_POINTER (left))) + 1;

    if (left <= 0)
      continue;
    g_hash_table_insert (lefts, GINT_TO_POINTER (left), GUINT_TO_POINTER (n));
    if (n > most) {
      most = n;
      text = left;
    }
  }

  for (guint i = 0; text > 0 && i < layout->lines->len; i++) {
    if ((layout->kinds[i] != KNT_LINE_FLOW && layout->kinds[i] != KNT_LINE_SIDE) ||
        !is_label (layout->lines->pdata[i], user_data) || fabs (find_text (layout, i) - text) > 3)
      continue;

    taken[i] = TRUE;
    layout->kinds[i] = KNT_LINE_SIDE;
    for (guint n = 1, last = i; n < NAME_LINES; n++) {
      last = find_below (layout, taken, i, last, text);
      if (last == G_MAXUINT || is_label (layout->lines->pdata[last], user_data))
        break;
      taken[last] = TRUE;
      layout->kinds[last] = KNT_LINE_SIDE;
    }
  }
}
