/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdlib.h>

#include "knt-reading-order.h"

/* The beginning of a line is looked for among this many lines before. */
#define ROW_REACH 60
/* So many rows in which two pieces stand side by side, with one gap between all of them, may be columns of text. */
#define COLUMN_ROWS 3
/* The least width of such columns, in points. */
#define COLUMN_WIDTH 80

/* Whether @line goes on where @left ends, on the same row and no further away than a wide space. */
static gboolean
is_rest_of (const KntLine *left, const KntLine *line)
{
  double overlap = MIN (left->box.y1, line->box.y1) - MAX (left->box.y0, line->box.y0);
  double gap = line->box.x0 - left->box.x1;

  return left->page == line->page && gap > -1 && gap < 1.3 * line->size &&
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

/* The end of the page that the line at @first is on. */
static guint
find_page_end (GPtrArray *lines, guint first)
{
  guint end = first + 1;

  while (end < lines->len && ((KntLine *) lines->pdata[end])->page == ((KntLine *) lines->pdata[first])->page)
    end++;

  return end;
}

/* How many lines that run over all columns end above the middle of @line, which lies in one. */
static guint
count_above (const KntLayout *layout, GPtrArray *lines, guint first, guint end, const KntLine *line)
{
  double middle = (line->box.y0 + line->box.y1) / 2;
  guint n = 0;

  for (guint i = first; i < end; i++) {
    const KntLine *other = lines->pdata[i];

    n += other != line && knt_layout_get_column (layout, other) < 0 && (other->box.y0 + other->box.y1) / 2 < middle;
  }

  return n;
}

/* The end of the row that begins with the place at @first. */
static guint
find_row_end (const KntLayout *layout, GArray *places, guint first)
{
  const Place *one = &g_array_index (places, Place, first);
  guint end = first + 1;

  for (; end < places->len; end++) {
    const Place *other = &g_array_index (places, Place, end);

    if (other->stream != one->stream || other->line->page != one->line->page || other->band != one->band ||
        other->column != one->column || other->line->box.y1 - one->line->box.y1 > 0.3 * layout->leading)
      break;
  }

  return end;
}

/* What stands side by side in a column is read from left to right. */
static void
sort_rows (const KntLayout *layout, GArray *places)
{
  for (guint first = 0, end; first < places->len; first = end) {
    end = find_row_end (layout, places, first);
    if (end > first + 1)
      qsort (&g_array_index (places, Place, first), end - first, sizeof (Place), compare_across);
  }
}

/* The widest gap in a row; no gap where it is of one piece. */
static KntColumn
find_gap (GArray *places, guint first, guint end)
{
  KntColumn gap = { 0, 0 };

  for (guint i = first + 1; i < end; i++) {
    KntColumn other = { g_array_index (places, Place, i - 1).line->box.x1,
                        g_array_index (places, Place, i).line->box.x0 };

    if (other.right - other.left > gap.right - gap.left)
      gap = other;
  }

  return gap;
}

/* Whether the pieces beside the gutter in those rows are as wide as columns of text, and enough of those left of it fill their
 * space: the cells of a table do not. */
static gboolean
fills_columns (GArray *places, GArray *rows, guint first, guint end, double gutter)
{
  guint n_full = 0, n_wide = 0;

  for (guint i = first; i < end; i++) {
    guint row = g_array_index (rows, guint, i), row_end = g_array_index (rows, guint, i + 1);
    KntColumn gap = find_gap (places, row, row_end);
    double left = g_array_index (places, Place, row).line->box.x0;

    n_full += gap.left > gutter - 0.25 * (gutter - left);
    n_wide += gutter - left > COLUMN_WIDTH &&
              g_array_index (places, Place, row_end - 1).line->box.x1 - gap.right > COLUMN_WIDTH;
  }

  return 3 * n_full >= end - first && 2 * n_wide >= end - first;
}

/* Whether text stands in columns somewhere on the page whose places these are, though not in the whole document. */
static gboolean
has_columns (const KntLayout *layout, GArray *places)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  KntColumn gutter = { 0, 0 };
  guint run = 0;

  for (guint first = 0; first < places->len; first = find_row_end (layout, places, first))
    g_array_append_val (rows, first);
  g_array_append_val (rows, places->len);

  for (guint i = 0; i < rows->len; i++) {
    KntColumn gap = i + 1 < rows->len
                      ? find_gap (places, g_array_index (rows, guint, i), g_array_index (rows, guint, i + 1))
                      : (KntColumn) { 0, 0 };

    if (i > run && gap.right > gap.left && MAX (gutter.left, gap.left) < MIN (gutter.right, gap.right)) {
      gutter.left = MAX (gutter.left, gap.left);
      gutter.right = MIN (gutter.right, gap.right);
      continue;
    }
    if (i >= run + COLUMN_ROWS && fills_columns (places, rows, run, i, gutter.left))
      return TRUE;
    run = gap.right > gap.left ? i : i + 1;
    gutter = gap;
  }

  return FALSE;
}

static void
add_place (GArray *places, KntLine *line, guint stream, guint band, guint column)
{
  Place place = { line, stream, band, column };

  g_array_append_val (places, place);
}

static void
append_places (GPtrArray *flow, GArray *places)
{
  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (flow, g_array_index (places, Place, i).line);
}

/* Columns are read one after the other, down to the next line that runs over all of them; where they are parallel, each
 * through the whole document. */
static GPtrArray *
list_columns (const KntLayout *layout, GPtrArray *lines, gboolean is_parallel)
{
  GPtrArray *flow = g_ptr_array_sized_new (lines->len);
  g_autoptr (GArray) places = g_array_sized_new (FALSE, FALSE, sizeof (Place), lines->len);

  for (guint first = 0, end; first < lines->len; first = end) {
    end = find_page_end (lines, first);
    for (guint i = first; i < end; i++) {
      int column = knt_layout_get_column (layout, lines->pdata[i]);
      guint n_above = count_above (layout, lines, first, end, lines->pdata[i]);

      add_place (places, lines->pdata[i], is_parallel && column > 0, 2 * n_above + (column < 0 ? 2 : 1),
                 MAX (column, 0));
    }
  }

  g_array_sort (places, compare_places);
  sort_rows (layout, places);
  append_places (flow, places);

  return flow;
}

/* In the extractor's order, but for the rests of lines whose wide spaces it took for a gap between columns. */
static void
append_as_extracted (GPtrArray *flow, GPtrArray *lines, guint first, guint end)
{
  for (guint i = first; i < end; i++) {
    guint at = flow->len;

    for (guint n = 1; n <= MIN (flow->len, ROW_REACH); n++) {
      if (is_rest_of (flow->pdata[flow->len - n], lines->pdata[i])) {
        at = flow->len - n + 1;
        break;
      }
    }
    g_ptr_array_insert (flow, at, lines->pdata[i]);
  }
}

/* The cells of a table of questions are read row by row, each to its end. */
static void
add_cells (const KntLayout *layout, GArray *places, GPtrArray *lines, guint first, guint end)
{
  guint offset = ((KntLine *) layout->lines->pdata[0])->index;

  for (guint i = first; i < end; i++) {
    KntLine *line = lines->pdata[i];
    GPtrArray *pieces = g_hash_table_lookup (layout->pieces, line);
    KntCell cell;

    for (guint n = 0; pieces != NULL && n < pieces->len; n++) {
      knt_layout_get_cell (layout, pieces->pdata[n], &cell);
      add_place (places, pieces->pdata[n], 0, cell.row, cell.column);
    }
    if (pieces != NULL)
      continue;
    if (!knt_layout_get_cell (layout, line, &cell))
      cell = layout->cells[line->index - offset];
    add_place (places, line, 0, cell.row, cell.column);
  }
}

/* Whether the table of questions is on that page. */
static gboolean
has_cells (const KntLayout *layout, const KntLine *line)
{
  return layout->cells != NULL && layout->cells[line->index - ((KntLine *) layout->lines->pdata[0])->index].row > 0;
}

/* A page of one column is read row by row, tables with it. */
static GPtrArray *
list_rows (const KntLayout *layout, GPtrArray *lines)
{
  GPtrArray *flow = g_ptr_array_sized_new (lines->len);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint first = 0, end; first < lines->len; first = end) {
    end = find_page_end (lines, first);
    gboolean is_table = has_cells (layout, lines->pdata[first]);

    g_array_set_size (places, 0);
    if (is_table)
      add_cells (layout, places, lines, first, end);
    for (guint i = first; i < end && !is_table; i++)
      add_place (places, lines->pdata[i], 0, 0, 0);
    g_array_sort (places, compare_places);
    sort_rows (layout, places);
    if (!is_table && has_columns (layout, places))
      append_as_extracted (flow, lines, first, end);
    else
      append_places (flow, places);
  }

  return flow;
}

/**
 * knt_reading_order_list:
 * @is_parallel: whether columns that stand side by side say the same in two languages
 *
 * Puts the running text in the order in which it is read, whatever order an extractor has it in: row by row; where text runs in
 * two columns, one after the other; and a label in the margin before its row.
 *
 * Returns: (transfer full) (element-type KntLine): the running text
 */
GPtrArray *
knt_reading_order_list (const KntLayout *layout, gboolean is_parallel)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  GPtrArray *flow;

  for (guint i = 0; i < layout->lines->len; i++) {
    if (layout->kinds[i] == KNT_LINE_FLOW)
      g_ptr_array_add (lines, layout->lines->pdata[i]);
  }

  flow = layout->n_columns > 1 && layout->cells == NULL ? list_columns (layout, lines, is_parallel)
                                                        : list_rows (layout, lines);
  insert_labels (layout, flow);

  return flow;
}
