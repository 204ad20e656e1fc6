/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "knt-side-column.h"

/* What stands beside the column is text all the same when it holds more than this share of the characters. */
#define SIDE_SHARE 0.25
/* To the left of the only column it may hold this share: who asks, beside short questions and answers. */
#define LEFT_SHARE 0.4
/* The number of an item ends no further than this from the item's text, in points. */
#define ITEM_REACH 40
/* An edge left of most text's is one of text when lines that run on from it hold this share of the characters. */
#define EDGE_SHARE 0.05
/* What begins this near to such an edge begins there, in points. */
#define EDGE_SLACK 3

static gboolean
is_beside_column (const KntLayout *self, const KntLine *line)
{
  return line->box.x0 > self->right - 1 || line->box.x1 < self->left + 1;
}

/* Where most text is a list, what counts its items stands beside the column: `1.`, `(a)`, `iv)`. */
static gboolean
is_item_number (const KntLayout *self, const KntLine *line)
{
  const char *text = line->text + (*line->text == '(');
  gsize length = strspn (text, "0123456789");

  if (length == 0)
    length = strspn (text, "abcdefghijklmnopqrstuvwxyz");

  return line->box.x1 > self->left - ITEM_REACH && knt_layout_has_text_size (self, line) && length > 0 && length < 4 &&
         (text[length] == '.' || text[length] == ')') && text[length + 1] == '\0';
}

static KntLineKind
find_side_kind (const KntLayout *self, const KntLine *line, KntLineFunc is_number, gpointer user_data)
{
  if (line->box.x1 >= self->left + 1)
    return KNT_LINE_SIDE;
  if (is_number (line, user_data))
    return KNT_LINE_LABEL;

  return is_item_number (self, line) ? KNT_LINE_FLOW : KNT_LINE_SIDE;
}

/* Where a line begins, so many points aside, and how large it is set. */
static gpointer
make_edge (const KntLine *line, int offset)
{
  int x = (int) CLAMP (line->box.x0, -9999, 9999) + offset;

  return GINT_TO_POINTER (x * 1000 + (int) CLAMP (round (line->size * 2), 0, 999));
}

static gboolean
is_alone_on_row (const KntLayout *self, guint index)
{
  const KntLine *line = self->lines->pdata[index];

  for (int step = -1; step <= 1; step += 2) {
    for (guint i = index + step; i < self->lines->len; i += step) {
      const KntLine *other = self->lines->pdata[i];

      if (other->page != line->page)
        break;
      if (other->upright && other->box.x0 > line->box.x1 && other->box.y0 < (line->box.y0 + line->box.y1) / 2 &&
          other->box.y1 > (line->box.y0 + line->box.y1) / 2)
        return FALSE;
    }
  }

  return TRUE;
}

/* Whether it is the next line of the same paragraph or heading. */
static gboolean
goes_on_below (const KntLine *before, const KntLine *line)
{
  double step = line->box.y1 - before->box.y1;

  return before->page == line->page && before->font == line->font && fabs (before->size - line->size) < 0.1 &&
         fabs (before->box.x0 - line->box.x0) < 2 && step > 0.5 * line->size && step < 1.5 * line->size;
}

/* Where most text is indented, a few words that are not stand beside it: `Nein.`, or the end of a paragraph. What sets them
 * apart from a column beside the text is that other lines run on from the same edge, and that the row is theirs alone.
 * @edges are how many characters stand in such lines. */
static gboolean
is_outdented (const KntLayout *self, GHashTable *edges, gsize all, guint index)
{
  const KntLine *line = self->lines->pdata[index];
  gsize n_chars = 0;

  if (line->box.x1 >= self->left + 1)
    return FALSE;
  if (index > 0 && self->kinds[index - 1] == KNT_LINE_FLOW && goes_on_below (self->lines->pdata[index - 1], line))
    return TRUE;
  for (int offset = -EDGE_SLACK; offset <= EDGE_SLACK; offset++)
    n_chars += GPOINTER_TO_UINT (g_hash_table_lookup (edges, make_edge (line, offset)));

  return n_chars > EDGE_SHARE * all && (line->box.x0 > self->left - ITEM_REACH || is_alone_on_row (self, index));
}

/**
 * knt_side_column_find:
 * @self: takes what is found in its kinds
 * @is_number: tells what counts questions where it stands in the left margin
 *
 * Finds what stands in a narrow column beside the text, and what only seems to.
 */
void
knt_side_column_find (KntLayout *self, KntLineFunc is_number, gpointer user_data)
{
  g_autoptr (GHashTable) edges = g_hash_table_new (NULL, NULL);
  gsize beside = 0, before = 0, all = 0;

  for (guint i = 0; i < self->lines->len; i++) {
    const KntLine *line = self->lines->pdata[i];

    all += knt_line_get_n_chars (line);
    if (is_beside_column (self, line)) {
      beside += knt_line_get_n_chars (line);
      before += line->box.x1 < self->left + 1 ? knt_line_get_n_chars (line) : 0;
    } else if (line->upright && line->box.x0 < self->left - 1) {
      gpointer edge = make_edge (line, 0);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (edges, edge));

      g_hash_table_insert (edges, edge, GUINT_TO_POINTER (n + knt_line_get_n_chars (line)));
    }
  }

  for (guint i = 0; i < self->lines->len; i++) {
    const KntLine *line = self->lines->pdata[i];
    gboolean may_be_side =
      beside < SIDE_SHARE * all || (self->n_columns == 1 && before < LEFT_SHARE * all && line->box.x1 < self->left + 1);

    if (!line->upright)
      self->kinds[i] = KNT_LINE_FURNITURE;
    else if (may_be_side && is_beside_column (self, line) && !is_outdented (self, edges, all, i))
      self->kinds[i] = find_side_kind (self, line, is_number, user_data);
  }
}
