/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-page-view.h"
#include "knt-text-selection.h"

G_BEGIN_DECLS

#define KNT_TYPE_PAGE_SELECTION (knt_page_selection_get_type ())

G_DECLARE_FINAL_TYPE (KntPageSelection, knt_page_selection, KNT, PAGE_SELECTION, GObject)

/* What is selected of a document: reads what it needs to know of pages that are not in view, and copies.
 *
 * Signals: "changed" (). */

KntPageSelection *knt_page_selection_new (void);
void knt_page_selection_set_document (KntPageSelection *self, KntDocument *document);

gboolean knt_page_selection_is_empty (KntPageSelection *self);
gboolean knt_page_selection_holds (KntPageSelection *self, guint page, guint offset);
GArray *knt_page_selection_dup_spans (KntPageSelection *self);
void knt_page_selection_begin (KntPageSelection *self, KntPageText *text, guint offset, KntTextUnit unit);
void knt_page_selection_extend (KntPageSelection *self, KntPageText *text, guint offset);
KntTextPlace knt_page_selection_get_focus (KntPageSelection *self);
void knt_page_selection_move (KntPageSelection *self, const KntTextPlace *place, gboolean extend);
void knt_page_selection_set_shows_caret (KntPageSelection *self, gboolean shows_caret);
void knt_page_selection_select (KntPageSelection *self, GArray *spans);
void knt_page_selection_select_all (KntPageSelection *self);

void knt_page_selection_learn (KntPageSelection *self, KntPageText *text);
void knt_page_selection_apply (KntPageSelection *self, KntPageView *view);
void knt_page_selection_copy (KntPageSelection *self, GdkClipboard *clipboard);

G_END_DECLS
