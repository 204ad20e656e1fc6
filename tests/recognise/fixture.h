/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-brief.h"
#include "knt-page-text.h"

G_BEGIN_DECLS

/**
 * FixtureLook:
 * @plain: font names; %NULL for a sans serif's
 * @size: of the text, in points; 0 for 9
 * @left: of the text's column, in points; 0 for 79.5
 * @columns: how many characters a line holds; 0 for 72
 * @rows: how many lines a page holds; 0 for 40
 * @header: (nullable): at the head of each page, `%` standing for its number
 * @footer: (nullable): at the foot of each page, likewise
 *
 * How a made-up brief is laid out.
 */
typedef struct {
  const char *plain;
  const char *bold;
  const char *italic;
  double size;
  double left;
  guint columns;
  guint rows;
  const char *header;
  const char *footer;
} FixtureLook;

/* Sets a brief line by line as a page of Word or a Kamerstuk is set, and gives its pages' texts.
 *
 * Each item is a paragraph with its style as the first letter: "b Vraag 1". The letters: p plain, b bold, i italic, o bold
 * italic, h large and bold, n small type, s type somewhat smaller than the text, f a note at the foot of this page, > small in a column to the right, < in a column to the left of the next
 * line, - plain and
 * indented. An item "" is an empty line, "=" begins a page. Within an item ^1^ is a raised mark and *so* is bold. */
GPtrArray *fixture_pages (const FixtureLook *look, const char *const *items);

/* (transfer full): what all forms of the project make of it. */
KntBrief *fixture_recognise (GPtrArray *pages);

/* (transfer full): one line for each exchange: `[group / topic] 1: question | 2: question => answer => second answer`, what is
 * missing left out. */
char *fixture_outline (KntBrief *brief);

/* Fails unless spans and texts agree, lie in the pages, and no code point belongs to two blocks. */
void fixture_check_spans (KntBrief *brief, GPtrArray *pages);

G_END_DECLS
