/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-text-selection.h"

/* The anchor is a stretch, so that a selection begun with a double click always keeps that word whole. */
struct _KntTextSelection {
  KntTextUnit unit;
  gboolean has_anchor;
  KntTextPlace anchor_start;
  KntTextPlace anchor_end;
  KntTextPlace start;
  KntTextPlace end;
  gboolean focus_is_start;
};

int
knt_text_place_compare (const KntTextPlace *a, const KntTextPlace *b)
{
  if (a->page != b->page)
    return a->page < b->page ? -1 : 1;

  return (a->offset > b->offset) - (a->offset < b->offset);
}

/**
 * knt_text_selection_new:
 *
 * Returns: (transfer full): a selection of nothing
 */
KntTextSelection *
knt_text_selection_new (void)
{
  return g_new0 (KntTextSelection, 1);
}

void
knt_text_selection_free (KntTextSelection *self)
{
  g_free (self);
}

void
knt_text_selection_clear (KntTextSelection *self)
{
  *self = (KntTextSelection) { 0 };
}

static void
find_unit (const KntTextSelection *self, const KntPageText *text, guint offset, KntTextPlace *start, KntTextPlace *end)
{
  start->page = end->page = knt_page_text_get_page (text);
  if (self->unit == KNT_TEXT_UNIT_CHARACTER)
    start->offset = end->offset = offset;
  else
    knt_text_unit_find (text, self->unit, offset, &start->offset, &end->offset);
}

/**
 * knt_text_selection_begin:
 * @text: of the page
 * @offset: code points
 * @unit: what the selection grows by; by characters it begins empty
 */
void
knt_text_selection_begin (KntTextSelection *self, const KntPageText *text, guint offset, KntTextUnit unit)
{
  self->unit = unit;
  self->has_anchor = TRUE;
  self->focus_is_start = FALSE;
  find_unit (self, text, offset, &self->anchor_start, &self->anchor_end);
  self->start = self->anchor_start;
  self->end = self->anchor_end;
}

/**
 * knt_text_selection_extend:
 * @text: of the page
 * @offset: code points
 *
 * Selects from where the selection was begun to here; begins it here where it was not.
 */
void
knt_text_selection_extend (KntTextSelection *self, const KntPageText *text, guint offset)
{
  KntTextPlace start, end;

  if (!self->has_anchor) {
    knt_text_selection_begin (self, text, offset, KNT_TEXT_UNIT_CHARACTER);
    return;
  }

  find_unit (self, text, offset, &start, &end);
  self->focus_is_start = knt_text_place_compare (&start, &self->anchor_start) < 0;
  self->start = self->focus_is_start ? start : self->anchor_start;
  self->end = knt_text_place_compare (&end, &self->anchor_end) > 0 ? end : self->anchor_end;
}

/**
 * knt_text_selection_set:
 * @start: not after @end
 */
void
knt_text_selection_set (KntTextSelection *self, const KntTextPlace *start, const KntTextPlace *end)
{
  *self = (KntTextSelection) {
    .unit = KNT_TEXT_UNIT_CHARACTER,
    .has_anchor = TRUE,
    .anchor_start = *start,
    .anchor_end = *start,
    .start = *start,
    .end = *end,
  };
}

/**
 * knt_text_selection_move:
 * @place: where the end that moves goes
 * @extend: whether the other end stays; otherwise nothing is selected then
 *
 * Moves as a caret does, by characters, however the selection was begun.
 */
void
knt_text_selection_move (KntTextSelection *self, const KntTextPlace *place, gboolean extend)
{
  KntTextPlace fixed = !extend || !self->has_anchor ? *place : self->focus_is_start ? self->end : self->start;
  gboolean goes_back = knt_text_place_compare (place, &fixed) < 0;

  knt_text_selection_set (self, goes_back ? place : &fixed, goes_back ? &fixed : place);
  self->anchor_start = self->anchor_end = fixed;
  self->focus_is_start = goes_back;
}

gboolean
knt_text_selection_is_empty (const KntTextSelection *self)
{
  return knt_text_place_compare (&self->start, &self->end) >= 0;
}

/**
 * knt_text_selection_has_anchor:
 *
 * Returns: whether there is a place to extend from
 */
gboolean
knt_text_selection_has_anchor (const KntTextSelection *self)
{
  return self->has_anchor;
}

void
knt_text_selection_get_bounds (const KntTextSelection *self, KntTextPlace *start, KntTextPlace *end)
{
  *start = self->start;
  *end = self->end;
}

/**
 * knt_text_selection_get_focus:
 *
 * Returns: the end that moves: where a caret stands; page 0 where nothing was begun
 */
KntTextPlace
knt_text_selection_get_focus (const KntTextSelection *self)
{
  return self->focus_is_start ? self->start : self->end;
}

/**
 * knt_text_selection_get_range:
 * @page: from 1
 * @start: (out): code points
 * @end: (out): exclusive; %G_MAXUINT where the selection goes on to the next page
 *
 * Returns: whether something of the page is selected
 */
gboolean
knt_text_selection_get_range (const KntTextSelection *self, guint page, guint *start, guint *end)
{
  *start = page == self->start.page ? self->start.offset : 0;
  *end = page == self->end.page ? self->end.offset : G_MAXUINT;

  return page >= self->start.page && page <= self->end.page && *start < *end;
}

/**
 * knt_text_selection_dup_spans:
 * @length: tells how long a page's text is
 *
 * Returns: (transfer full) (element-type KntSpan): in reading order, none of them empty
 */
GArray *
knt_text_selection_dup_spans (const KntTextSelection *self, KntPageLengthFunc length, gpointer user_data)
{
  GArray *spans = knt_spans_new ();

  for (guint page = self->start.page; page >= 1 && page <= self->end.page; page++) {
    KntSpan span = { .page = page };

    if (!knt_text_selection_get_range (self, page, &span.start, &span.end))
      continue;
    if (span.end == G_MAXUINT)
      span.end = length (page, user_data);
    if (span.end > span.start)
      g_array_append_val (spans, span);
  }

  return spans;
}
