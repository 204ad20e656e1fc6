/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-page-layout.h"

G_BEGIN_DECLS

#define KNT_ZOOM_MIN 0.1
#define KNT_ZOOM_MAX 8.0

/**
 * KntReveal:
 * @KNT_REVEAL_TO_SEE: it is well where all of it is in view
 * @KNT_REVEAL_TO_READ: it is well where it begins near the top
 * @KNT_REVEAL_BARELY: as the first, but without scrolling further than there is need to
 */
typedef enum { KNT_REVEAL_TO_SEE, KNT_REVEAL_TO_READ, KNT_REVEAL_BARELY } KntReveal;

/* What of the pages is in view and how large: scrolling, zooming and learning sizes without what is looked at moving
 * away. All lengths are logical pixels; places "in the view" are counted from its top left. Knows no widget. */
typedef struct _KntViewport KntViewport;

KntViewport *knt_viewport_new (guint n_pages, const KntSize *guess);
void knt_viewport_free (KntViewport *self);

guint knt_viewport_get_n_pages (const KntViewport *self);
double knt_viewport_get_width (const KntViewport *self);
double knt_viewport_get_height (const KntViewport *self);
double knt_viewport_get_content_width (const KntViewport *self);
double knt_viewport_get_content_height (const KntViewport *self);
double knt_viewport_get_x (const KntViewport *self);
double knt_viewport_get_y (const KntViewport *self);
double knt_viewport_get_zoom (const KntViewport *self);
double knt_viewport_get_scale (const KntViewport *self);
gboolean knt_viewport_get_fit_width (const KntViewport *self);

void knt_viewport_set_view_size (KntViewport *self, double width, double height);
void knt_viewport_scroll_to (KntViewport *self, double x, double y);
void knt_viewport_scroll_to_page (KntViewport *self, guint page);
void knt_viewport_reveal (KntViewport *self, double view_x, double view_y, double width, double height, KntReveal how);
void knt_viewport_set_zoom (KntViewport *self, double zoom, double view_x, double view_y);
void knt_viewport_set_fit_width (KntViewport *self, gboolean fit_width);
void knt_viewport_set_page_size (KntViewport *self, guint page, const KntSize *size);

KntSize knt_viewport_get_page_size (const KntViewport *self, guint page);
KntViewRect knt_viewport_get_page_rect (const KntViewport *self, guint page);
guint knt_viewport_find_page (const KntViewport *self, double view_y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntViewport, knt_viewport_free)

G_END_DECLS
