/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-canvas.h"
#include "knt-page-selection.h"
#include "knt-page-stack.h"
#include "knt-page-view.h"
#include "knt-seeker.h"

G_BEGIN_DECLS

/* What the canvas offers to its own tools. Places are in the canvas's own logical pixels unless they are said to be
 * in page space. */

KntPageView *knt_canvas_pick (KntCanvas *self, double x, double y, double *page_x, double *page_y);
void knt_canvas_zoom_at (KntCanvas *self, double zoom, double x, double y);
void knt_canvas_reveal (KntCanvas *self, guint page, const KntRect *rect);
void knt_canvas_scroll_by (KntCanvas *self, double dx, double dy);
KntViewport *knt_canvas_get_viewport (KntCanvas *self);
void knt_canvas_viewport_moved (KntCanvas *self);
KntPageStack *knt_canvas_get_stack (KntCanvas *self);
KntSeeker *knt_canvas_get_seeker (KntCanvas *self);
KntPageSelection *knt_canvas_get_page_selection (KntCanvas *self);
void knt_canvas_retry_page (KntCanvas *self, guint page);

G_END_DECLS
