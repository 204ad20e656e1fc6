/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "knt-table.h"

/* The head of a column is at most this long. */
#define HEAD_BYTES 40
/* What begins in a column may stand this far outside it, in points. */
#define SLACK 4
/* And all heads of a table in one line. */
#define HEADS_BYTES 72
/* A column's text is taken to begin where so many of its lines do. */
#define LEAST_LINES 3

typedef enum {
  COLUMN_OTHER, /* pages, chapters, who asks: neither question nor answer */
  COLUMN_NUMBER,
  COLUMN_QUESTION,
  COLUMN_ANSWER,
} ColumnRole;

typedef struct {
  KntLine *head; /* a piece of a line, or a copy of a whole one */
  ColumnRole role;
  double left;
} Column;

static void
column_clear (gpointer data)
{
  Column *self = data;

  knt_line_free (self->head);
}

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

/* Whether one of a line's pieces is such a head. */
static gboolean
holds_head (KntPattern *pattern, const KntLine *line)
{
  for (guint i = 0; line->gaps != NULL && i <= line->gaps->len && strlen (line->text) <= HEADS_BYTES; i++) {
    g_autoptr (KntLine) piece = knt_line_new_piece (line, i, i);

    if (matches_head (pattern, piece))
      return TRUE;
  }

  return matches_head (pattern, line);
}

/* Adds a column for each piece of a line. */
static void
add_columns (GArray *columns, const KntFormRules *rules, const KntLine *line)
{
  for (guint i = 0; i <= (line->gaps != NULL ? line->gaps->len : 0); i++) {
    Column column = { knt_line_new_piece (line, i, i), COLUMN_OTHER, 0 };

    column.role = get_role (rules, column.head);
    g_array_append_val (columns, column);
  }
}

/* (element-type Column): from left to right, what stands in a row with the head at @index; %NULL where that makes no head of a
 * table of questions. */
static GArray *
read_head (const KntLayout *layout, const KntFormRules *rules, guint index)
{
  const KntLine *question = layout->lines->pdata[index];
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (Column));
  gboolean is_head = FALSE, is_left = TRUE;

  g_array_set_clear_func (columns, column_clear);
  for (int step = -1; step <= 1; step += 2) {
    for (guint i = step < 0 ? index : index + 1; i < layout->lines->len; i += step) {
      const KntLine *line = layout->lines->pdata[i];

      if (line->page != question->page)
        break;
      if (line->upright && share_row (line, question))
        add_columns (columns, rules, line);
    }
  }

  for (guint i = 0; i < columns->len; i++) {
    const Column *column = &g_array_index (columns, Column, i);

    /* A line of text has small letters, and wide gaps where it is justified. */
    if (column->role == COLUMN_OTHER && !matches_head (rules->other_column, column->head) &&
        (strlen (column->head->text) > HEAD_BYTES || g_unichar_islower (g_utf8_get_char (column->head->text))))
      return NULL;
    is_head |= column->role == COLUMN_ANSWER || matches_head (rules->other_column, column->head);
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

/* Whether @gap lies at the left edge of a column. */
static gboolean
parts_column (const KntGap *gap, const Column *column)
{
  return gap->left < column->left + 1 && gap->right > column->left - SLACK;
}

/* (nullable) (element-type KntLine): the pieces of a line that runs over columns, one for each column that it has text in; %NULL
 * where it is not of pieces. */
static GPtrArray *
split_line (GArray *columns, const KntLine *line)
{
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_line_free);
  guint first = 0;

  if (line->gaps == NULL || find_column (columns, line) != G_MAXUINT)
    return NULL;

  for (guint i = 0; i <= line->gaps->len; i++) {
    gboolean is_cut = i == line->gaps->len;

    for (guint j = 0; j < columns->len && !is_cut; j++)
      is_cut = parts_column (&g_array_index (line->gaps, KntGap, i), &g_array_index (columns, Column, j));
    if (!is_cut)
      continue;
    g_ptr_array_add (pieces, knt_line_new_piece (line, first, i));
    if (find_column (columns, pieces->pdata[pieces->len - 1]) == G_MAXUINT)
      return NULL;
    first = i + 1;
  }

  return g_steal_pointer (&pieces);
}

/* Whether a line is one of the heads or holds them, printed again at the head of another page perhaps. */
static gboolean
is_head (GArray *columns, const KntLine *line)
{
  for (guint i = 0; i < columns->len; i++) {
    const Column *column = &g_array_index (columns, Column, i);

    if (column->head->index == line->index)
      return TRUE;
    if (fabs (line->box.x0 - column->head->box.x0) < 1 && g_str_has_prefix (line->text, column->head->text) &&
        !g_ascii_isdigit (*line->text) &&
        (line->gaps != NULL ? line->gaps->len + 1 == columns->len : g_str_equal (line->text, column->head->text)))
      return TRUE;
  }

  return FALSE;
}

typedef struct {
  KntLine *line;
  guint column;
  gboolean begins_row;
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
sort_page (KntLayout *layout, const KntFormRules *rules, GArray *columns, guint first, guint end)
{
  GArray *sorted = g_array_new (FALSE, FALSE, sizeof (Placed));

  for (guint i = first; i < end; i++) {
    KntLine *line = layout->lines->pdata[i];
    GPtrArray *pieces = split_line (columns, line);
    const KntLine *begin = pieces != NULL ? pieces->pdata[0] : line;
    Placed placed = { line, find_column (columns, begin), FALSE, line->box.y0 };

    if (pieces != NULL)
      g_hash_table_insert (layout->pieces, line, pieces);
    if (layout->kinds[i] == KNT_LINE_FURNITURE || layout->kinds[i] == KNT_LINE_NOTE)
      continue;
    placed.begins_row = placed.column != G_MAXUINT &&
                        g_array_index (columns, Column, placed.column).role == COLUMN_NUMBER &&
                        is_number (rules, begin);
    if (placed.begins_row)
      placed.top -= 0.5 * layout->leading;
    g_array_append_val (sorted, placed);
  }
  g_array_sort (sorted, compare_tops);

  return sorted;
}

/* Of the pieces of a line only those are kept that stand in a column of text. */
static gboolean
keep_text (KntLayout *layout, GArray *columns, const KntLine *line)
{
  GPtrArray *pieces = g_hash_table_lookup (layout->pieces, line);

  for (guint i = pieces->len; i > 0; i--) {
    if (g_array_index (columns, Column, find_column (columns, pieces->pdata[i - 1])).role == COLUMN_OTHER)
      g_ptr_array_remove_index (pieces, i - 1);
  }

  return pieces->len > 0;
}

/* Says of each line of a page in which row and column it stands. What runs over the columns is a row of its own.
 * @row: (inout): the one that was last */
static void
place_page (KntLayout *layout, const KntFormRules *rules, GArray *columns, guint first, guint end, guint *row)
{
  const KntLine *head = g_array_index (columns, Column, 0).head;
  g_autoptr (GArray) sorted = sort_page (layout, rules, columns, first, end);
  gboolean was_in_table = first > 0 && layout->cells[first - 1].row > 0;

  for (guint i = 0; i < sorted->len; i++) {
    const Placed *placed = &g_array_index (sorted, Placed, i);
    guint index = placed->line->index - ((KntLine *) layout->lines->pdata[0])->index;
    gboolean is_above = placed->line->page == head->page && placed->line->box.y1 < head->box.y1 - 1;
    gboolean is_text;

    if (is_head (columns, placed->line)) {
      layout->kinds[index] = KNT_LINE_FURNITURE;
      continue;
    }

    if (is_above || placed->column == G_MAXUINT) {
      *row += was_in_table || *row == 0;
      layout->cells[index] = (KntCell) { *row, KNT_LAYOUT_CELLS };
      g_hash_table_remove (layout->pieces, placed->line);
      was_in_table = FALSE;
      continue;
    }

    *row += !was_in_table || placed->begins_row;
    layout->cells[index] = (KntCell) { *row, placed->column };
    is_text = g_hash_table_contains (layout->pieces, placed->line)
                ? keep_text (layout, columns, placed->line)
                : g_array_index (columns, Column, placed->column).role != COLUMN_OTHER;
    layout->kinds[index] = is_text ? KNT_LINE_FLOW : KNT_LINE_SIDE;
    was_in_table = TRUE;
  }
}

static void
widen_column (KntLayout *layout, const KntLine *line)
{
  KntCell cell;

  if (knt_layout_get_cell (layout, line, &cell))
    layout->cell_columns[cell.column].right = MAX (layout->cell_columns[cell.column].right, line->box.x1);
}

/* How far the text in each column goes. */
static void
measure_columns (KntLayout *layout, GArray *columns)
{
  layout->n_cell_columns = columns->len;
  for (guint i = 0; i < columns->len; i++) {
    const Column *column = &g_array_index (columns, Column, i);

    layout->cell_columns[i] = (KntColumn) { column->left, column->left };
    if (column->role == COLUMN_ANSWER)
      layout->answer_column = i;
  }

  for (guint i = 0; i < layout->lines->len; i++) {
    GPtrArray *pieces = g_hash_table_lookup (layout->pieces, layout->lines->pdata[i]);

    for (guint n = 0; pieces != NULL && n < pieces->len; n++)
      widen_column (layout, pieces->pdata[n]);
    if (pieces == NULL)
      widen_column (layout, layout->lines->pdata[i]);
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
  g_clear_pointer (&layout->pieces, g_hash_table_unref);
  if (rules->question_column == NULL)
    return;

  for (; head < layout->lines->len && columns == NULL; head++) {
    if (holds_head (rules->question_column, layout->lines->pdata[head]))
      columns = read_head (layout, rules, head);
  }
  if (columns == NULL)
    return;

  for (guint i = 0; i < columns->len; i++)
    find_left (layout, &g_array_index (columns, Column, i), i > 0 ? &g_array_index (columns, Column, i - 1) : NULL);

  layout->cells = g_new0 (KntCell, layout->lines->len);
  layout->pieces = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
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
