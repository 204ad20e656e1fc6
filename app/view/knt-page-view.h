/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "knt-document.h"
#include "knt-mark.h"
#include "knt-tile-cache.h"

G_BEGIN_DECLS

#define KNT_TYPE_PAGE_VIEW (knt_page_view_get_type ())

G_DECLARE_FINAL_TYPE (KntPageView, knt_page_view, KNT, PAGE_VIEW, GtkWidget)

/* One page in view: draws what the cache holds of it and what lies on it, and shows its text to assistive technology.
 * The canvas has as many as fit in the view and uses them again for other pages.
 *
 * Signals:
 *   "loaded" (): its text or its links have come. */

GtkWidget *knt_page_view_new (KntTileCache *cache);
void knt_page_view_bind (KntPageView *self, KntDocument *document, guint page);
void knt_page_view_unbind (KntPageView *self);
void knt_page_view_load (KntPageView *self);

void knt_page_view_set_part (KntPageView *self,
                             const KntSize *size,
                             double scale,
                             double device_scale,
                             const KntPixelRect *visible);
void knt_page_view_set_failure (KntPageView *self, const char *message);
void knt_page_view_set_marks (KntPageView *self, KntMarkSet *marks);
void knt_page_view_set_current_mark (KntPageView *self, const char *id);
void knt_page_view_set_selection (KntPageView *self, guint start, guint end);
void knt_page_view_set_caret (KntPageView *self, guint offset);
void knt_page_view_set_shows_caret (KntPageView *self, gboolean shows_caret);

guint knt_page_view_get_page (KntPageView *self);
double knt_page_view_get_scale (KntPageView *self);
KntPageText *knt_page_view_get_text (KntPageView *self);
gboolean knt_page_view_get_selection (KntPageView *self, guint *start, guint *end);
guint knt_page_view_get_caret (KntPageView *self);
const KntLink *knt_page_view_find_link (KntPageView *self, double x, double y);
const KntMark *knt_page_view_find_mark (KntPageView *self, double x, double y);
const KntMark *knt_page_view_find_bar_near (KntPageView *self, double y, double *distance);
gboolean knt_page_view_get_extents (KntPageView *self, guint start, guint end, graphene_rect_t *extents);
gboolean knt_page_view_is_sharp (KntPageView *self);
gboolean knt_page_view_needs_preview (KntPageView *self);
gboolean knt_page_view_is_over_text (KntPageView *self, double x, double y);

G_END_DECLS
