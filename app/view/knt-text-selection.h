/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-span.h"
#include "knt-text-unit.h"

G_BEGIN_DECLS

/**
 * KntTextPlace:
 * @page: from 1
 * @offset: between two code points of that page's text
 */
typedef struct {
  guint page;
  guint offset;
} KntTextPlace;

int knt_text_place_compare (const KntTextPlace *a, const KntTextPlace *b);

/* What is selected, from where it was begun to where it has been taken, over any number of pages. Knows no widget. */
typedef struct _KntTextSelection KntTextSelection;

/* Returns: the length of a page's text in code points; 0 where it is not known */
typedef guint (*KntPageLengthFunc) (guint page, gpointer user_data);

KntTextSelection *knt_text_selection_new (void);
void knt_text_selection_free (KntTextSelection *self);

void knt_text_selection_clear (KntTextSelection *self);
void knt_text_selection_begin (KntTextSelection *self, const KntPageText *text, guint offset, KntTextUnit unit);
void knt_text_selection_extend (KntTextSelection *self, const KntPageText *text, guint offset);
void knt_text_selection_move (KntTextSelection *self, const KntTextPlace *place, gboolean extend);
void knt_text_selection_set (KntTextSelection *self, const KntTextPlace *start, const KntTextPlace *end);

gboolean knt_text_selection_is_empty (const KntTextSelection *self);
gboolean knt_text_selection_has_anchor (const KntTextSelection *self);
void knt_text_selection_get_bounds (const KntTextSelection *self, KntTextPlace *start, KntTextPlace *end);
KntTextPlace knt_text_selection_get_focus (const KntTextSelection *self);
gboolean knt_text_selection_get_range (const KntTextSelection *self, guint page, guint *start, guint *end);
GArray *knt_text_selection_dup_spans (const KntTextSelection *self, KntPageLengthFunc length, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntTextSelection, knt_text_selection_free)

G_END_DECLS
