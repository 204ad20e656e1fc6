/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-geometry.h"

G_BEGIN_DECLS

/**
 * KntViewRect:
 *
 * A rectangle in logical pixels, from the top left of everything that can be scrolled to.
 */
typedef struct {
  double x;
  double y;
  double width;
  double height;
} KntViewRect;

/* Where the pages stand, one below the other. The one place that converts points on paper into logical pixels on
 * screen. Costs nothing per page to make; looking up and learning a size take O(log n). */
typedef struct _KntPageLayout KntPageLayout;

#define KNT_PAGE_GAP 12.0    /* between pages, logical pixels at every zoom */
#define KNT_PAGE_MARGIN 12.0 /* around all pages, logical pixels at every zoom */

KntPageLayout *knt_page_layout_new (guint n_pages, const KntSize *guess);
void knt_page_layout_free (KntPageLayout *self);

guint knt_page_layout_get_n_pages (const KntPageLayout *self);
gboolean knt_page_layout_set_size (KntPageLayout *self, guint page, const KntSize *size);
KntSize knt_page_layout_get_size (const KntPageLayout *self, guint page);
void knt_page_layout_set_scale (KntPageLayout *self, double scale);
double knt_page_layout_get_scale (const KntPageLayout *self);
double knt_page_layout_get_fitting_scale (const KntPageLayout *self, double width);

double knt_page_layout_get_width (const KntPageLayout *self);
double knt_page_layout_get_height (const KntPageLayout *self);
KntViewRect knt_page_layout_get_rect (const KntPageLayout *self, guint page, double width);
guint knt_page_layout_find_page (const KntPageLayout *self, double y);

double knt_view_align (double position, double origin, double device_scale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntPageLayout, knt_page_layout_free)

G_END_DECLS
