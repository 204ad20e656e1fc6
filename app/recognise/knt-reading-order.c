/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdlib.h>

#include "knt-reading-order.h"

/* The beginning of a line is looked for among this many lines before. */
#define ROW_REACH 60

/* Whether @line goes on where @left ends, on the same row and no further away than a wide space. */
static gboolean
is_rest_of (const KntLayout *layout, const KntLine *left, const KntLine *line)
{
  double overlap = MIN (left->box.y1, line->box.y1) - MAX (left->box.y0, line->box.y0);
  double gap = line->box.x0 - left->box.x1;

  return left->page == line->page && gap > -1 && gap < 1.3 * line->size &&
         knt_layout_get_column (layout, left) == knt_layout_get_column (layout, line) &&
         overlap > 0.7 * MIN (left->box.y1 - left->box.y0, line->box.y1 - line->box.y0);
}

static gboolean
is_on_row (const KntLine *label, const KntLine *line)
{
  double middle = (label->box.y0 + label->box.y1) / 2;

  return label->page == line->page && line->box.x0 > label->box.x0 && middle > line->box.y0 && middle < line->box.y1;
}

/* Puts each label of the margin before the line that stands beside it; one that stands beside none is left out. */
static void
insert_labels (const KntLayout *layout, GPtrArray *flow)
{
  guint from = 0;

  for (guint i = 0; i < layout->lines->len; i++) {
    KntLine *label = layout->lines->pdata[i];

    if (layout->kinds[i] != KNT_LINE_LABEL)
      continue;

    while (from < flow->len && ((KntLine *) flow->pdata[from])->page < label->page)
      from++;
    for (guint at = from; at < flow->len && ((KntLine *) flow->pdata[at])->page == label->page; at++) {
      if (is_on_row (label, flow->pdata[at])) {
        g_ptr_array_insert (flow, at, label);
        break;
      }
    }
  }
}

/* Where a line comes in the order of reading. */
typedef struct {
  KntLine *line;
  guint stream; /* what runs beside each other through the document */
  guint band;   /* between two lines that run over all columns */
  guint column;
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *one = a, *other = b;

  if (one->stream != other->stream)
    return one->stream < other->stream ? -1 : 1;
  if (one->line->page != other->line->page)
    return one->line->page < other->line->page ? -1 : 1;
  if (one->band != other->band)
    return one->band < other->band ? -1 : 1;
  if (one->column != other->column)
    return one->column < other->column ? -1 : 1;

  return (one->line->box.y1 > other->line->box.y1) - (one->line->box.y1 < other->line->box.y1);
}

static int
compare_across (gconstpointer a, gconstpointer b)
{
  const Place *one = a, *other = b;

  return (one->line->box.x0 > other->line->box.x0) - (one->line->box.x0 < other->line->box.x0);
}

/* How many lines that run over all columns end above the middle of @line, which lies in one. */
static guint
count_above (const KntLayout *layout, GPtrArray *flow, guint first, guint end, const KntLine *line)
{
  double middle = (line->box.y0 + line->box.y1) / 2;
  guint n = 0;

  for (guint i = first; i < end; i++) {
    const KntLine *other = flow->pdata[i];

    n += other != line && knt_layout_get_column (layout, other) < 0 && (other->box.y0 + other->box.y1) / 2 < middle;
  }

  return n;
}

/* What stands side by side in a column is read from left to right. */
static void
sort_rows (const KntLayout *layout, GArray *places)
{
  for (guint first = 0, end; first < places->len; first = end) {
    const Place *one = &g_array_index (places, Place, first);

    for (end = first + 1; end < places->len; end++) {
      const Place *other = &g_array_index (places, Place, end);

      if (other->stream != one->stream || other->line->page != one->line->page || other->band != one->band ||
          other->column != one->column || other->line->box.y1 - one->line->box.y1 > 0.3 * layout->leading)
        break;
    }
    if (end > first + 1)
      qsort (&g_array_index (places, Place, first), end - first, sizeof (Place), compare_across);
  }
}

/* Columns are read one after the other, down to the next line that runs over all of them; where they are parallel, each
 * through the whole document. */
static void
sort_columns (const KntLayout *layout, GPtrArray *flow, gboolean is_parallel)
{
  g_autoptr (GArray) places = g_array_sized_new (FALSE, FALSE, sizeof (Place), flow->len);

  for (guint first = 0, end; first < flow->len; first = end) {
    for (end = first; end < flow->len; end++) {
      if (((KntLine *) flow->pdata[end])->page != ((KntLine *) flow->pdata[first])->page)
        break;
    }
    for (guint i = first; i < end; i++) {
      KntLine *line = flow->pdata[i];
      int column = knt_layout_get_column (layout, line);
      guint n_above = count_above (layout, flow, first, end, line);
      Place place = { line, is_parallel && column > 0, 2 * n_above + (column < 0 ? 2 : 1), MAX (column, 0) };

      g_array_append_val (places, place);
    }
  }

  g_array_sort (places, compare_places);
  sort_rows (layout, places);
  for (guint i = 0; i < places->len; i++)
    flow->pdata[i] = g_array_index (places, Place, i).line;
}

/**
 * knt_reading_order_list:
 * @is_parallel: whether columns that stand side by side say the same in two languages
 *
 * The running text is in the extractor's order, but for three things: where it took the wide spaces of justified lines for a
 * gap between columns, the rest of a line is put back behind its beginning; where text runs in two columns, one is read after
 * the other; and a label in the margin goes before its row.
 *
 * Returns: (transfer full) (element-type KntLine): the running text
 */
GPtrArray *
knt_reading_order_list (const KntLayout *layout, gboolean is_parallel)
{
  GPtrArray *flow = g_ptr_array_new ();

  for (guint i = 0; i < layout->lines->len; i++) {
    KntLine *line = layout->lines->pdata[i];
    guint at = flow->len;

    if (layout->kinds[i] != KNT_LINE_FLOW)
      continue;

    for (guint n = 1; n <= MIN (flow->len, ROW_REACH); n++) {
      if (is_rest_of (layout, flow->pdata[flow->len - n], line)) {
        at = flow->len - n + 1;
        break;
      }
    }
    g_ptr_array_insert (flow, at, line);
  }
  if (layout->n_columns > 1)
    sort_columns (layout, flow, is_parallel);
  insert_labels (layout, flow);

  return flow;
}
