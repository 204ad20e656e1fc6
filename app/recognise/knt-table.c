/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "knt-table.h"

/* The head of a column is at most this long. */
#define HEAD_BYTES 40
/* What begins in a column may stand this far outside it, in points. */
#define SLACK 4
/* A column's text is taken to begin where so many of its lines do. */
#define LEAST_LINES 3

typedef enum {
  COLUMN_OTHER, /* pages, chapters, who asks: neither question nor answer */
  COLUMN_NUMBER,
  COLUMN_QUESTION,
  COLUMN_ANSWER,
} ColumnRole;

typedef struct {
  const KntLine *head;
  ColumnRole role;
  double left;
} Column;

static gboolean
share_row (const KntLine *a, const KntLine *b)
{
  double overlap = MIN (a->box.y1, b->box.y1) - MAX (a->box.y0, b->box.y0);

  return a->page == b->page && overlap > 0.5 * MIN (a->box.y1 - a->box.y0, b->box.y1 - b->box.y0);
}

static int
compare_columns (gconstpointer a, gconstpointer b)
{
  const Column *one = a, *other = b;

  return (one->head->box.x0 > other->head->box.x0) - (one->head->box.x0 < other->head->box.x0);
}

static gboolean
matches_head (KntPattern *pattern, const KntLine *line)
{
  return pattern != NULL && strlen (line->text) <= HEAD_BYTES && knt_regex_matches (pattern, line->text);
}

/* Whether a line is the number of a row, or its label. */
static gboolean
is_number (const KntFormRules *rules, const KntLine *line)
{
  gsize length = 0;
  g_autofree char *labels = rules->question_number != NULL
                              ? knt_regex_dup_group_at_start (rules->question_number, line->text, "labels", &length)
                              : NULL;

  return (labels != NULL && line->text[length + strspn (line->text + length, " ")] == '\0') ||
         (rules->question_label != NULL && knt_regex_matches (rules->question_label, line->text));
}

static ColumnRole
get_role (const KntFormRules *rules, const KntLine *head)
{
  return matches_head (rules->question_column, head) ? COLUMN_QUESTION
         : matches_head (rules->answer_column, head) ? COLUMN_ANSWER
                                                     : COLUMN_OTHER;
}

/* (element-type Column): from left to right, what stands in a row with the head at @index; %NULL where that makes no head of a
 * table of questions. */
static GArray *
read_head (const KntLayout *layout, const KntFormRules *rules, guint index)
{
  const KntLine *question = layout->lines->pdata[index];
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (Column));
  gboolean is_head = FALSE, is_left = TRUE;

  for (int step = -1; step <= 1; step += 2) {
    for (guint i = step < 0 ? index : index + 1; i < layout->lines->len; i += step) {
      const KntLine *line = layout->lines->pdata[i];
      Column column = { line, get_role (rules, line), line->box.x0 };

      if (line->page != question->page)
        break;
      if (line->upright && share_row (line, question))
        g_array_append_val (columns, column);
      is_head |=
        share_row (line, question) && (column.role == COLUMN_ANSWER || matches_head (rules->other_column, line));
    }
  }
  if (!is_head || columns->len > KNT_LAYOUT_CELLS)
    return NULL;

  /* The number stands left of all that belongs to it. */
  g_array_sort (columns, compare_columns);
  for (guint i = 0; i < columns->len && is_left; i++) {
    Column *column = &g_array_index (columns, Column, i);

    is_left = column->role == COLUMN_OTHER;
    if (i == 0 && is_left)
      column->role = COLUMN_NUMBER;
  }

  return g_steal_pointer (&columns);
}

/* A head may stand in the middle of its column: then its text begins further left. */
static void
find_left (const KntLayout *layout, Column *column, const Column *before)
{
  double left = column->head->box.x0;
  guint at_head = 0, at_left = 0;

  for (guint i = 0; i < layout->lines->len; i++) {
    const KntLine *line = layout->lines->pdata[i];

    if (line->page != column->head->page || !line->upright || line->box.y0 < column->head->box.y1)
      continue;
    if (fabs (line->box.x0 - column->head->box.x0) < SLACK)
      at_head++;
    else if (line->box.x0 < column->head->box.x0 && line->box.x1 > column->head->box.x0 &&
             (before == NULL || line->box.x0 > before->head->box.x1)) {
      left = MIN (left, line->box.x0);
      at_left++;
    }
  }
  column->left = at_head == 0 && at_left >= LEAST_LINES ? left : column->head->box.x0;
}

/* The column that a line stands in; G_MAXUINT where it runs over several, or stands outside the table. */
static guint
find_column (GArray *columns, const KntLine *line)
{
  guint at = columns->len;

  while (at > 0 && line->box.x0 < g_array_index (columns, Column, at - 1).left - SLACK)
    at--;
  if (at == 0 || (at < columns->len && line->box.x1 > g_array_index (columns, Column, at).left + SLACK))
    return G_MAXUINT;

  return at - 1;
}

/* Whether a line is one of the heads, printed again at the head of another page perhaps. */
static gboolean
is_head (GArray *columns, const KntLine *line)
{
  for (guint i = 0; i < columns->len; i++) {
    const Column *column = &g_array_index (columns, Column, i);

    if (line == column->head || (fabs (line->box.x0 - column->head->box.x0) < 1 &&
                                 g_str_equal (line->text, column->head->text) && !g_ascii_isdigit (*line->text)))
      return TRUE;
  }

  return FALSE;
}

typedef struct {
  const KntLine *line;
  double top;
} Placed;

static int
compare_tops (gconstpointer a, gconstpointer b)
{
  const Placed *one = a, *other = b;

  if (one->top != other->top)
    return one->top < other->top ? -1 : 1;

  return (one->line->box.x0 > other->line->box.x0) - (one->line->box.x0 < other->line->box.x0);
}

/* (element-type Placed): the lines of a page from top to bottom, the number of a row before what stands beside it */
static GArray *
sort_page (const KntLayout *layout, const KntFormRules *rules, GArray *columns, guint first, guint end)
{
  GArray *sorted = g_array_new (FALSE, FALSE, sizeof (Placed));

  for (guint i = first; i < end; i++) {
    Placed placed = { layout->lines->pdata[i], 0 };
    guint column = find_column (columns, placed.line);

    if (layout->kinds[i] == KNT_LINE_FURNITURE || layout->kinds[i] == KNT_LINE_NOTE)
      continue;
    placed.top = placed.line->box.y0;
    if (column != G_MAXUINT && g_array_index (columns, Column, column).role == COLUMN_NUMBER &&
        is_number (rules, placed.line))
      placed.top -= 0.5 * layout->leading;
    g_array_append_val (sorted, placed);
  }
  g_array_sort (sorted, compare_tops);

  return sorted;
}

/* Says of each line of a page in which row and column it stands. What runs over the columns is a row of its own.
 * @row: (inout): the one that was last */
static void
place_page (KntLayout *layout, const KntFormRules *rules, GArray *columns, guint first, guint end, guint *row)
{
  const KntLine *head = g_array_index (columns, Column, 0).head;
  g_autoptr (GArray) sorted = sort_page (layout, rules, columns, first, end);
  gboolean was_in_table = layout->cells[first > 0 ? first - 1 : 0].row > 0;

  for (guint i = 0; i < sorted->len; i++) {
    const KntLine *line = g_array_index (sorted, Placed, i).line;
    guint index = line->index - ((KntLine *) layout->lines->pdata[0])->index;
    guint column = find_column (columns, line);
    gboolean is_above = line->page == head->page && line->box.y1 < head->box.y1 - 1;
    ColumnRole role;

    if (is_head (columns, line)) {
      layout->kinds[index] = KNT_LINE_FURNITURE;
      continue;
    }

    if (is_above || column == G_MAXUINT) {
      *row += was_in_table || *row == 0;
      layout->cells[index] = (KntCell) { *row, KNT_LAYOUT_CELLS };
      was_in_table = FALSE;
      continue;
    }

    role = g_array_index (columns, Column, column).role;
    *row += !was_in_table || (role == COLUMN_NUMBER && is_number (rules, line));
    layout->cells[index] = (KntCell) { *row, column };
    layout->kinds[index] = role == COLUMN_OTHER ? KNT_LINE_SIDE : KNT_LINE_FLOW;
    was_in_table = TRUE;
  }
}

/* How far the text in each column goes. */
static void
measure_columns (KntLayout *layout, GArray *columns)
{
  for (guint i = 0; i < columns->len; i++) {
    const Column *column = &g_array_index (columns, Column, i);

    layout->cell_columns[i] = (KntColumn) { column->left, column->left };
    if (column->role == COLUMN_ANSWER)
      layout->answer_column = i;
  }
  for (guint i = 0; i < layout->lines->len; i++) {
    const KntLine *line = layout->lines->pdata[i];
    KntColumn *column = &layout->cell_columns[MIN (layout->cells[i].column, KNT_LAYOUT_CELLS - 1)];

    if (layout->cells[i].row > 0 && layout->cells[i].column < KNT_LAYOUT_CELLS)
      column->right = MAX (column->right, line->box.x1);
  }
}

/**
 * knt_table_find:
 * @layout: whose furniture was found; takes what is found in its kinds and cells
 *
 * Finds a table in which questions stand in a column, beside their answers or the pages that they are about, by the heads of
 * its columns. It goes on to the end of the document.
 */
void
knt_table_find (KntLayout *layout, const KntFormRules *rules)
{
  g_autoptr (GArray) columns = NULL;
  guint head = 0, row = 0;

  g_clear_pointer (&layout->cells, g_free);
  if (rules->question_column == NULL)
    return;

  for (; head < layout->lines->len && columns == NULL; head++) {
    if (matches_head (rules->question_column, layout->lines->pdata[head]))
      columns = read_head (layout, rules, head);
  }
  if (columns == NULL)
    return;

  for (guint i = 0; i < columns->len; i++)
    find_left (layout, &g_array_index (columns, Column, i), i > 0 ? &g_array_index (columns, Column, i - 1) : NULL);

  layout->cells = g_new0 (KntCell, layout->lines->len);
  layout->answer_column = KNT_LAYOUT_CELLS;
  for (guint first = 0, end; first < layout->lines->len; first = end) {
    const KntLine *line = layout->lines->pdata[first];

    for (end = first + 1; end < layout->lines->len; end++) {
      if (((KntLine *) layout->lines->pdata[end])->page != line->page)
        break;
    }
    if (line->page >= g_array_index (columns, Column, 0).head->page)
      place_page (layout, rules, columns, first, end, &row);
  }
  measure_columns (layout, columns);
}
