/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-layout.h"

G_BEGIN_DECLS

/**
 * KntFlow:
 * @layout: how the pages are laid out
 * @lines: (element-type KntLine): the running text
 * @rests: (element-type KntLine): those of @lines of which the beginning was cut off
 * @words: (element-type utf8): of the words that a line's end may have cut, those that occur within a line
 * @headings: (nullable) (element-type KntHeading): once they were looked for
 *
 * A document's running text, and what is needed to read it.
 */
typedef struct {
  const KntLayout *layout;
  GPtrArray *lines;
  GPtrArray *rests;
  GHashTable *words;
  GPtrArray *headings;
} KntFlow;

/**
 * KntParagraph:
 * @first: index of its first line in the flow
 * @end: exclusive
 * @style: of most of it
 * @size: of its first line, in points
 * @is_indented: whether all its lines, of which there are several, begin to the right of the margin
 * @text: as a reader would type it
 */
typedef struct {
  guint first;
  guint end;
  KntLineStyle style;
  double size;
  gboolean is_indented;
  char *text;
} KntParagraph;

/**
 * KntPassage:
 * @spans: (element-type KntSpan): where it stands
 * @text: its paragraphs as a reader would type them, one `\n` between them
 */
typedef struct {
  GArray *spans;
  GString *text;
} KntPassage;

KntFlow *knt_flow_new (const KntLayout *layout, gboolean is_parallel);
void knt_flow_free (KntFlow *self);
const KntLine *knt_flow_get_line (const KntFlow *self, guint index);
void knt_flow_cut_line (KntFlow *self, guint index, gsize offset);
gboolean knt_flow_breaks_before (const KntFlow *self, guint index);
char *knt_flow_dup_text (const KntFlow *self, guint first, guint end);
GPtrArray *knt_flow_list_paragraphs (const KntFlow *self, guint first, guint end);

KntPassage *knt_passage_new (void);
void knt_passage_free (KntPassage *self);
void knt_passage_append (KntPassage *self, const KntFlow *flow, const KntParagraph *paragraph);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntFlow, knt_flow_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntPassage, knt_passage_free)

G_END_DECLS
