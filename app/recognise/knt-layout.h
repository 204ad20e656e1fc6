/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-line.h"

G_BEGIN_DECLS

/* A step between lines of more than this many times the leading parts paragraphs. */
#define KNT_LAYOUT_GAP 1.22

/**
 * KntLineKind:
 * @KNT_LINE_FLOW: running text
 * @KNT_LINE_FURNITURE: header, footer, page number
 * @KNT_LINE_SIDE: in a narrow column beside the text
 * @KNT_LINE_LABEL: a label in the margin, on the row of the text that it is the label of
 * @KNT_LINE_NOTE: of a footnote, or in small type
 */
typedef enum {
  KNT_LINE_FLOW,
  KNT_LINE_FURNITURE,
  KNT_LINE_SIDE,
  KNT_LINE_LABEL,
  KNT_LINE_NOTE,
} KntLineKind;

#define KNT_LAYOUT_COLUMNS 3

/**
 * KntColumn:
 * @left: of most of its lines, in points
 * @right: where all but a few of its lines end, in points
 */
typedef struct {
  double left;
  double right;
} KntColumn;

/* A table has at most so many columns. */
#define KNT_LAYOUT_CELLS 12

/**
 * KntCell:
 * @row: counted from 1 through the document; 0 on a page without a table
 * @column: from 0; %KNT_LAYOUT_CELLS for what stands in none
 *
 * A line that is of several pieces, one in each column, has the column of the first.
 */
typedef struct {
  guint row;
  guint column;
} KntCell;

typedef struct _KntRepeats KntRepeats;

/**
 * KntLayout:
 * @lines: (element-type KntLine): all, in order of page and text
 * @kinds: a #KntLineKind for each
 * @size: the size that most text is set in, in points
 * @font: the font that most plain text is set in, interned
 * @colour: of most text
 * @left: of the text, in points
 * @right: of the text, in points
 * @columns: those that text runs in side by side
 * @n_columns: how many of them there are, at least 1
 * @leading: from one base line to the next, in points
 * @cells: (nullable): where questions stand in a table, the place of each line in it
 * @cell_columns: the columns of that table
 * @n_cell_columns: how many
 * @pieces: (nullable) (element-type KntLine GPtrArray): by line, its pieces that are text, where it runs over columns
 * @answer_column: index of the one that holds the answers; %KNT_LAYOUT_CELLS for none
 * @repeats: (nullable): what the pages have in common, where that was looked for
 *
 * How a document's pages are laid out, and what on them is running text.
 */
typedef struct {
  GPtrArray *lines;
  guint8 *kinds;
  double size;
  const char *font;
  guint32 colour;
  double left;
  double right;
  KntColumn columns[KNT_LAYOUT_COLUMNS];
  guint n_columns;
  double leading;
  KntCell *cells;
  KntColumn cell_columns[KNT_LAYOUT_CELLS];
  guint n_cell_columns;
  GHashTable *pieces;
  guint answer_column;
  KntRepeats *repeats;
} KntLayout;

KntLayout *knt_layout_new (GPtrArray *lines);
void knt_layout_free (KntLayout *self);
gboolean knt_layout_has_text_size (const KntLayout *self, const KntLine *line);
KntLineStyle knt_layout_get_style (const KntLayout *self, const KntLine *line);
double knt_layout_get_room (const KntLayout *self, const KntLine *before, const KntLine *line);
gboolean knt_layout_ends_short (const KntLayout *self, const KntLine *before, const KntLine *line);
gboolean knt_layout_breaks (const KntLayout *self, const KntLine *before, const KntLine *line);
gboolean knt_layout_get_cell (const KntLayout *self, const KntLine *line, KntCell *cell);
gboolean knt_layout_is_answer (const KntLayout *self, const KntLine *line);
int knt_layout_get_column (const KntLayout *self, const KntLine *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntLayout, knt_layout_free)

G_END_DECLS
