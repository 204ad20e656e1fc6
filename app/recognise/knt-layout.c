/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "knt-layout.h"
#include "knt-repeats.h"

/* A column of text is at least this wide, in points, and what begins in it this near to its edge. */
#define COLUMN_WIDTH 100
#define COLUMN_SLACK 4
/* Of the characters each of two columns holds this share, of three two thirds of it, and all together this one; of the lines so
 * many are full. */
#define COLUMN_SHARE 0.25
#define COLUMNS_SHARE 0.7
#define COLUMN_FULL 0.35
/* Type that is smaller or larger by this share of the text's size is another: ten points beside eleven. */
#define SIZE_STEP 0.06

static void
count (GHashTable *table, gpointer key, guint n)
{
  g_hash_table_insert (table, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (table, key)) + n));
}

/* The key with the highest count; of equals the lowest, so that the order in the table does not matter. */
static gint64
find_most (GHashTable *table, gint64 otherwise)
{
  guint best = 0;
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    gint64 number = GPOINTER_TO_INT (key);

    if (GPOINTER_TO_UINT (value) > best || (GPOINTER_TO_UINT (value) == best && number < otherwise)) {
      best = GPOINTER_TO_UINT (value);
      otherwise = number;
    }
  }

  return otherwise;
}

/* The smallest key that is not rare. Where most paragraphs are of one line, gaps are more frequent than the leading. */
static gint64
find_least (GHashTable *table, gint64 otherwise)
{
  gint64 most = find_most (table, otherwise), least = most;
  guint enough = GPOINTER_TO_UINT (g_hash_table_lookup (table, GINT_TO_POINTER ((int) most))) / 4;
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    if (GPOINTER_TO_UINT (value) > enough && GPOINTER_TO_INT (key) < least)
      least = GPOINTER_TO_INT (key);
  }

  return least;
}

static void
measure_type (KntLayout *self)
{
  g_autoptr (GHashTable) sizes = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) fonts = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) colours = g_hash_table_new (NULL, NULL);
  guint best = 0;

  for (guint i = 0; i < self->lines->len; i++) {
    const KntLine *line = self->lines->pdata[i];

    if (line->upright)
      count (sizes, GINT_TO_POINTER ((int) CLAMP (round (line->size * 4), 1, 4000)), knt_line_get_n_chars (line));
  }
  self->size = find_most (sizes, 40) / 4.0;

  for (guint i = 0; i < self->lines->len; i++) {
    const KntLine *line = self->lines->pdata[i];
    guint n;

    if (!knt_layout_has_text_size (self, line))
      continue;
    count (colours, GINT_TO_POINTER ((int) (line->colour & 0xffffff)), knt_line_get_n_chars (line));
    if (line->style != KNT_LINE_PLAIN)
      continue;
    count (fonts, (gpointer) line->font, knt_line_get_n_chars (line));
    n = GPOINTER_TO_UINT (g_hash_table_lookup (fonts, line->font));
    if (n > best) {
      best = n;
      self->font = line->font;
    }
  }
  self->colour = find_most (colours, 0);
}

/* Where all but a few of the lines that begin at @left end, before @limit: one long line shall not decide. */
static double
find_right (const KntLayout *self, double left, double limit)
{
  g_autoptr (GHashTable) rights = g_hash_table_new (NULL, NULL);
  guint n_lines = 0, seen = 0;
  int right;

  for (guint i = 0; i < self->lines->len; i++) {
    const KntLine *line = self->lines->pdata[i];

    if (!knt_layout_has_text_size (self, line) || fabs (line->box.x0 - left) > 3 || line->box.x1 > limit)
      continue;
    count (rights, GINT_TO_POINTER ((int) CLAMP (ceil (line->box.x1), -9999, 9999)), 1);
    n_lines++;
  }
  for (right = 9999; right > -9999; right--) {
    seen += GPOINTER_TO_UINT (g_hash_table_lookup (rights, GINT_TO_POINTER (right)));
    if (seen > n_lines / 100)
      break;
  }

  return MAX (right, left + 1);
}

/* How many characters stand in lines that begin where @column does, and end in it. */
static gsize
count_column (const KntLayout *self, const KntColumn *column)
{
  gsize n_chars = 0;

  for (guint i = 0; i < self->lines->len; i++) {
    const KntLine *line = self->lines->pdata[i];

    if (line->upright && line->box.x0 > column->left - COLUMN_SLACK && line->box.x1 < column->right + COLUMN_SLACK)
      n_chars += knt_line_get_n_chars (line);
  }

  return n_chars;
}

/* Where most lines begin that lie right of all columns so far, or left of them; @lefts counts characters by left edge. */
static double
find_next_left (const KntLayout *self, GHashTable *lefts, guint n_columns)
{
  g_autoptr (GHashTable) others = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, lefts);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    gboolean is_far = TRUE;

    for (guint i = 0; i < n_columns; i++)
      is_far &= fabs (GPOINTER_TO_INT (key) - self->columns[i].left) > COLUMN_WIDTH;
    if (is_far)
      count (others, key, GPOINTER_TO_UINT (value));
  }

  return g_hash_table_size (others) > 0 ? find_most (others, 0) : -1;
}

static int
compare_columns (gconstpointer a, gconstpointer b)
{
  const KntColumn *one = a, *other = b;

  return (one->left > other->left) - (one->left < other->left);
}

/* Text runs in columns where nearly all of it lies in one or the other, and each is nearly full. A table's columns are not:
 * few of their lines are. */
static gboolean
are_columns (KntLayout *self, guint n_columns)
{
  gsize all = 0, inside = 0;
  guint full = 0, n_lines = 0;

  for (guint i = 0; i < n_columns; i++) {
    KntColumn *column = &self->columns[i];

    column->right =
      find_right (self, column->left, i + 1 < n_columns ? self->columns[i + 1].left - COLUMN_SLACK : G_MAXDOUBLE);
    if (column->right - column->left < COLUMN_WIDTH)
      return FALSE;
  }

  for (guint i = 0; i < self->lines->len; i++) {
    const KntLine *line = self->lines->pdata[i];
    guint at = n_columns - 1;

    while (at > 0 && line->box.x0 < self->columns[at].left - COLUMN_SLACK)
      at--;
    all += line->upright ? knt_line_get_n_chars (line) : 0;
    if (line->upright && fabs (line->box.x0 - self->columns[at].left) < COLUMN_SLACK) {
      const KntColumn *column = &self->columns[at];

      n_lines++;
      full += line->box.x1 > column->right - 0.25 * (column->right - column->left);
    }
  }
  for (guint i = 0; i < n_columns; i++) {
    gsize n_chars = count_column (self, &self->columns[i]);

    if (n_chars < COLUMN_SHARE * 2 / n_columns * all)
      return FALSE;
    inside += n_chars;
  }

  return inside >= COLUMNS_SHARE * all && full >= COLUMN_FULL * n_lines;
}

/* Looks for the most columns that there may be, then for fewer. */
static void
find_columns (KntLayout *self, GHashTable *lefts)
{
  double candidates[G_N_ELEMENTS (self->columns)];
  double left = self->left, right = self->right;
  guint n = 0;

  for (double next = left; n < G_N_ELEMENTS (candidates) && next >= 0;) {
    candidates[n] = next;
    self->columns[n++].left = next;
    next = find_next_left (self, lefts, n);
  }

  for (; n > 1; n--) {
    for (guint i = 0; i < n; i++)
      self->columns[i].left = candidates[i];
    qsort (self->columns, n, sizeof (KntColumn), compare_columns);
    if (!are_columns (self, n))
      continue;

    self->n_columns = n;
    self->left = self->columns[0].left;
    self->right = self->columns[n - 1].right;
    return;
  }

  self->columns[0] = (KntColumn) { left, right };
  self->n_columns = 1;
}

static void
measure_column (KntLayout *self)
{
  g_autoptr (GHashTable) lefts = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) leadings = g_hash_table_new (NULL, NULL);
  const KntLine *before = NULL;

  for (guint i = 0; i < self->lines->len; i++) {
    const KntLine *line = self->lines->pdata[i];
    double step;

    if (!line->upright || !knt_layout_has_text_size (self, line))
      continue;
    count (lefts, GINT_TO_POINTER ((int) CLAMP (round (line->box.x0), -9999, 9999)), knt_line_get_n_chars (line));
    step = before != NULL && before->page == line->page ? line->box.y1 - before->box.y1 : 0;
    if (step > 0.8 * self->size && step < 4 * self->size)
      count (leadings, GINT_TO_POINTER ((int) round (step * 4)), 1);
    before = line;
  }
  self->left = find_most (lefts, 0);
  self->leading = find_least (leadings, (int) round (self->size * 1.3 * 4)) / 4.0;
  self->right = find_right (self, self->left, G_MAXDOUBLE);
  find_columns (self, lefts);
}

/**
 * knt_layout_get_column:
 *
 * Returns: which of the columns a line lies in, from 0; -1 where it runs over all of them
 */
int
knt_layout_get_column (const KntLayout *self, const KntLine *line)
{
  for (guint i = 0; i < self->n_columns; i++) {
    if (line->box.x0 > self->columns[i].left - COLUMN_SLACK &&
        (i + 1 == self->n_columns || line->box.x1 < self->columns[i + 1].left - 1))
      return i;
  }

  return self->n_columns > 1 ? -1 : 0;
}

/**
 * knt_layout_get_cell:
 * @cell: (out): the place of a line, or a piece of one, in the table that it stands in
 *
 * Returns: whether it stands in one
 */
gboolean
knt_layout_get_cell (const KntLayout *self, const KntLine *line, KntCell *cell)
{
  if (self->cells == NULL)
    return FALSE;

  *cell = self->cells[line->index - ((KntLine *) self->lines->pdata[0])->index];
  if (cell->row == 0 || cell->column == KNT_LAYOUT_CELLS)
    return FALSE;

  while (cell->column + 1 < self->n_cell_columns &&
         line->box.x0 > self->cell_columns[cell->column + 1].left - COLUMN_SLACK)
    cell->column++;

  return TRUE;
}

/**
 * knt_layout_is_answer:
 *
 * Returns: whether a line stands in a table's column of answers
 */
gboolean
knt_layout_is_answer (const KntLayout *self, const KntLine *line)
{
  KntCell cell;

  return knt_layout_get_cell (self, line, &cell) && cell.column == self->answer_column;
}

static KntColumn
get_edges (const KntLayout *self, const KntLine *line)
{
  int column = knt_layout_get_column (self, line);
  KntCell cell;

  if (knt_layout_get_cell (self, line, &cell))
    return self->cell_columns[cell.column];

  return column < 0 ? (KntColumn) { self->left, self->right } : self->columns[column];
}

/**
 * knt_layout_new:
 * @lines: (element-type KntLine): in order of page and text
 *
 * Measures the pages: size and font of the text, its column and leading.
 *
 * Returns: (transfer full): a layout in which all is running text as yet
 */
KntLayout *
knt_layout_new (GPtrArray *lines)
{
  KntLayout *self = g_new0 (KntLayout, 1);

  self->lines = g_ptr_array_ref (lines);
  self->kinds = g_new0 (guint8, MAX (lines->len, 1));
  self->font = g_intern_static_string ("");
  measure_type (self);
  measure_column (self);

  return self;
}

void
knt_layout_free (KntLayout *self)
{
  g_ptr_array_unref (self->lines);
  g_free (self->kinds);
  g_free (self->cells);
  g_clear_pointer (&self->repeats, knt_repeats_free);
  g_clear_pointer (&self->pieces, g_hash_table_unref);
  g_free (self);
}

/**
 * knt_layout_has_text_size:
 *
 * Returns: whether a line is set as large as most of the text
 */
gboolean
knt_layout_has_text_size (const KntLayout *self, const KntLine *line)
{
  return fabs (line->size - self->size) < 0.3;
}

/**
 * knt_layout_get_style:
 *
 * Returns: how a line is set beside the plain text
 */
KntLineStyle
knt_layout_get_style (const KntLayout *self, const KntLine *line)
{
  if (line->style != KNT_LINE_PLAIN)
    return line->style;

  return line->font != self->font || (line->colour & 0xffffff) != self->colour ? KNT_LINE_OTHER : KNT_LINE_PLAIN;
}

/**
 * knt_layout_get_room:
 *
 * Returns: how many characters of @line, with the blank before them, would have fitted behind @before
 */
double
knt_layout_get_room (const KntLayout *self, const KntLine *before, const KntLine *line)
{
  double width = (line->box.x1 - line->box.x0) / MAX (knt_line_get_n_chars (line), 1);

  return (get_edges (self, before).right - self->size - before->box.x1) / MAX (width, 0.01);
}

/**
 * knt_layout_ends_short:
 *
 * Returns: whether the first word of @line would have fitted behind @before: then the line was ended on purpose
 */
gboolean
knt_layout_ends_short (const KntLayout *self, const KntLine *before, const KntLine *line)
{
  const char *space = strpbrk (line->text, " \t");
  glong first_word = g_utf8_strlen (line->text, space != NULL ? space - line->text : -1);

  return first_word + 2 < knt_layout_get_room (self, before, line);
}

static gboolean
starts_lower (const KntLine *line)
{
  return g_unichar_islower (g_utf8_get_char (line->text));
}

static gboolean
starts_item (const KntLine *line)
{
  static const char *const bullets[] = { "- ", "– ", "— ", "• ", "· ", "▪ ", "o ", "* " };

  for (gsize i = 0; i < G_N_ELEMENTS (bullets); i++) {
    if (g_str_has_prefix (line->text, bullets[i]))
      return TRUE;
  }

  return FALSE;
}

/**
 * knt_layout_breaks:
 * @before: a line of running text
 * @line: the next one
 *
 * Returns: whether a paragraph ends between the two
 */
gboolean
knt_layout_breaks (const KntLayout *self, const KntLine *before, const KntLine *line)
{
  double step = line->box.y1 - before->box.y1;
  double leading = self->leading * MAX (line->size / self->size, 1);
  gboolean has_ended = knt_line_ends_sentence (before);
  gboolean changes_style = knt_layout_get_style (self, before) != knt_layout_get_style (self, line);
  KntCell above = { 0 }, cell = { 0 };

  if (knt_layout_get_cell (self, before, &above) != knt_layout_get_cell (self, line, &cell) || above.row != cell.row ||
      above.column != cell.column)
    return TRUE;

  if (before->page == line->page && fabs (step) < 0.3 * self->leading && line->box.x0 > before->box.x0)
    return FALSE;

  if (fabs (line->size - before->size) > SIZE_STEP * self->size && (has_ended || !starts_lower (line)))
    return TRUE;

  /* Over the end of a page or column there is no gap to go by. */
  if (before->page != line->page || step < -0.5 * self->leading)
    return (has_ended && !starts_lower (line)) ||
           (changes_style && (has_ended || knt_layout_ends_short (self, before, line)));

  /* A note may stand between the two. */
  if (step > KNT_LAYOUT_GAP * leading)
    return has_ended || !starts_lower (line) || changes_style ||
           (step > 1.9 * leading && line->index == before->index + 1);

  /* A title in italics may fill a line of its own amid a sentence. */
  if (changes_style && (has_ended || knt_layout_ends_short (self, before, line)))
    return TRUE;

  return (has_ended && knt_layout_ends_short (self, before, line) && step > 0.5 * self->leading) ||
         (has_ended && starts_item (line)) ||
         (has_ended && line->box.x0 > before->box.x0 + 0.8 * self->size &&
          fabs (before->box.x0 - get_edges (self, before).left) < 3);
}
