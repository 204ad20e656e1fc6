/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-page-text.h"

G_BEGIN_DECLS

/**
 * KntLineStyle:
 *
 * How a line is set, told from its font's name: Poppler gives no weights.
 */
typedef enum {
  KNT_LINE_PLAIN = 0,
  KNT_LINE_BOLD = 1 << 0,
  KNT_LINE_ITALIC = 1 << 1,
  KNT_LINE_OTHER = 1 << 2, /* neither, yet another font or colour than the plain text's */
} KntLineStyle;

/**
 * KntGap:
 * @before: where the text before it ends, in code points into the page's text
 * @after: where the text behind it begins
 * @left: in points
 * @right: in points
 *
 * A gap in a line that is wider than a space.
 */
typedef struct {
  guint before;
  guint after;
  double left;
  double right;
} KntGap;

/**
 * KntLine:
 * @index: among all lines of the document
 * @page: from 1
 * @start: code points into the page's text
 * @end: exclusive, code points
 * @box: in page space
 * @font: the name of the font that most of it is set in, interned
 * @size: of most of it, in points
 * @colour: of most of it, 0xRRGGBB
 * @style: of most of it; %KNT_LINE_OTHER is never set here
 * @marks: (nullable) (element-type KntSpan): the note marks in it, which are no part of @text
 * @gaps: (nullable) (element-type KntGap): where it may be of several pieces
 * @text: what stands there without note marks, white space as it was, line breaks made spaces
 * @upright: whether it runs from left to right
 * @is_piece: whether it is a part of a line between gaps
 * @is_rest: whether what it began with was cut off
 *
 * A line as the eye sees it: what stands side by side with no more than a few spaces between. It holds all
 * that recognition needs of a page, in a fraction of the page text's memory.
 */
typedef struct {
  guint index;
  guint page;
  guint start;
  guint end;
  KntRect box;
  const char *font;
  float size;
  guint32 colour;
  KntLineStyle style;
  GArray *marks;
  GArray *gaps;
  char *text;
  gboolean upright;
  gboolean is_piece;
  gboolean is_rest;
} KntLine;

KntLine *knt_line_new_piece (const KntLine *self, guint first, guint end);
KntLine *knt_line_new_rest (const KntLine *self, gsize offset);
void knt_line_free (KntLine *self);
gboolean knt_line_starts_with_mark (const KntLine *self);
guint knt_line_get_n_chars (const KntLine *self);
gboolean knt_line_ends_sentence (const KntLine *self);

KntLineStyle knt_line_style_for_font (const char *font);
void knt_lines_append_page (GPtrArray *lines, KntPageText *page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntLine, knt_line_free)

G_END_DECLS
