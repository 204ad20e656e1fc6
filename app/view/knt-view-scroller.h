/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "knt-viewport.h"

G_BEGIN_DECLS

#define KNT_TYPE_VIEW_SCROLLER (knt_view_scroller_get_type ())

G_DECLARE_FINAL_TYPE (KntViewScroller, knt_view_scroller, KNT, VIEW_SCROLLER, GObject)

/* How far an arrow key scrolls, logical pixels. */
#define KNT_SCROLL_STEP 48.0
/* How much of the last screen Page Down leaves in view, logical pixels. */
#define KNT_SCROLL_OVERLAP 40.0

/* The two adjustments of a scrollable widget, kept in line with a viewport.
 *
 * Signals:
 *   "scrolled" (double x, double y): somebody moved an adjustment. */

KntViewScroller *knt_view_scroller_new (void);
GtkAdjustment *knt_view_scroller_get_adjustment (KntViewScroller *self, GtkOrientation orientation);
gboolean
knt_view_scroller_set_adjustment (KntViewScroller *self, GtkOrientation orientation, GtkAdjustment *adjustment);
void knt_view_scroller_publish (KntViewScroller *self, const KntViewport *viewport);

G_END_DECLS
