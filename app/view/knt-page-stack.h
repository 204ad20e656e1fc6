/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-page-view.h"
#include "knt-viewport.h"

G_BEGIN_DECLS

#define KNT_TYPE_PAGE_STACK (knt_page_stack_get_type ())

G_DECLARE_FINAL_TYPE (KntPageStack, knt_page_stack, KNT, PAGE_STACK, GObject)

/* The page views that a canvas shows: as many as are in view, used again while scrolling, and the drawing of what
 * they show and of what comes next.
 *
 * Signals:
 *   "shown" (KntPageView *view): a page has come into view.
 *   "loaded" (KntPageView *view): a page's text or links have come.
 *   "progressed" (): more is drawn; see knt_page_stack_is_settled().
 *   "page-failed" (guint page, const char *message). */

KntPageStack *knt_page_stack_new (GtkWidget *parent, gsize cache_limit);
void knt_page_stack_set_document (KntPageStack *self, KntDocument *document);
void knt_page_stack_place (KntPageStack *self,
                           const KntViewport *viewport,
                           double device_scale,
                           const graphene_point_t *origin);

KntPageView *knt_page_stack_get_view (KntPageStack *self, guint page);
GList *knt_page_stack_list_views (KntPageStack *self);
const KntMark *knt_page_stack_find_bar_near (KntPageStack *self, const KntViewport *viewport, double y);
gboolean knt_page_stack_get_selection_bounds (KntPageStack *self, const KntViewport *viewport, GdkRectangle *bounds);
gboolean knt_page_stack_is_settled (KntPageStack *self);
KntTileCache *knt_page_stack_get_cache (KntPageStack *self);

void knt_page_stack_retry (KntPageStack *self, guint page);
void knt_page_stack_set_marks (KntPageStack *self, KntMarkSet *marks);
void knt_page_stack_set_current_mark (KntPageStack *self, const char *id);

G_END_DECLS
