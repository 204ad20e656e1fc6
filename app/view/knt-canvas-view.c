/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-canvas-private.h"

/* Where a canvas looks, and what of it is selected: what can be said through its parts. */

/* Everything but the seeker stops a search for a passage. */
static KntViewport *
take_viewport (KntCanvas *self)
{
  knt_seeker_stop (knt_canvas_get_seeker (self));

  return knt_canvas_get_viewport (self);
}

/**
 * knt_canvas_dup_selection:
 *
 * Returns: (transfer full) (element-type KntSpan): in reading order; empty when nothing is selected. Pages in the
 *   middle of a long selection join it once their text has been read, with "selection-changed".
 */
GArray *
knt_canvas_dup_selection (KntCanvas *self)
{
  return knt_page_selection_dup_spans (knt_canvas_get_page_selection (self));
}

/**
 * knt_canvas_select:
 * @spans: (nullable) (element-type KntSpan): in reading order
 */
void
knt_canvas_select (KntCanvas *self, GArray *spans)
{
  g_return_if_fail (KNT_IS_CANVAS (self));

  knt_page_selection_select (knt_canvas_get_page_selection (self), spans);
}

/**
 * knt_canvas_get_selection_bounds:
 * @bounds: (out): of what of it is in view, in the canvas's coordinates
 *
 * Returns: %FALSE when nothing of the selection is in view
 */
gboolean
knt_canvas_get_selection_bounds (KntCanvas *self, GdkRectangle *bounds)
{
  KntViewport *viewport = knt_canvas_get_viewport (self);

  return viewport != NULL && knt_page_stack_get_selection_bounds (knt_canvas_get_stack (self), viewport, bounds);
}

/**
 * knt_canvas_scroll_to_spans:
 * @spans: (element-type KntSpan)
 * @how: when there is need to scroll
 *
 * Brings the beginning of a passage to where one begins to read, unless it is well where it is; as soon as its page's
 * text is known, which tells where it stands.
 */
void
knt_canvas_scroll_to_spans (KntCanvas *self, GArray *spans, KntReveal how)
{
  g_return_if_fail (KNT_IS_CANVAS (self));

  if (take_viewport (self) != NULL && spans->len > 0)
    knt_seeker_seek (knt_canvas_get_seeker (self), knt_spans_index (spans, 0), how);
}

/**
 * knt_canvas_scroll_to_page:
 * @page: from 1
 */
void
knt_canvas_scroll_to_page (KntCanvas *self, guint page)
{
  KntViewport *viewport;

  g_return_if_fail (KNT_IS_CANVAS (self));

  viewport = take_viewport (self);
  if (viewport == NULL || page < 1 || page > knt_viewport_get_n_pages (viewport))
    return;

  knt_viewport_scroll_to_page (viewport, page);
  knt_canvas_viewport_moved (self);
}

/**
 * knt_canvas_set_zoom:
 * @zoom: 1 for 96 logical pixels an inch, 0.1 to 8
 *
 * Zooms about the middle of the view.
 */
void
knt_canvas_set_zoom (KntCanvas *self, double zoom)
{
  g_return_if_fail (KNT_IS_CANVAS (self));

  knt_canvas_zoom_at (self, zoom, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                      gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

/**
 * knt_canvas_reveal:
 * @page: from 1
 * @rect: in page space
 *
 * Scrolls as little as will do to have it in view.
 */
void
knt_canvas_reveal (KntCanvas *self, guint page, const KntRect *rect)
{
  KntViewport *viewport = take_viewport (self);
  KntViewRect place = knt_viewport_get_page_rect (viewport, page);
  double scale = knt_viewport_get_scale (viewport);

  knt_viewport_reveal (viewport, place.x + rect->x0 * scale, place.y + rect->y0 * scale, (rect->x1 - rect->x0) * scale,
                       (rect->y1 - rect->y0) * scale, KNT_REVEAL_BARELY);
  knt_canvas_viewport_moved (self);
}

void
knt_canvas_scroll_by (KntCanvas *self, double dx, double dy)
{
  KntViewport *viewport = knt_canvas_get_viewport (self);

  if (viewport == NULL)
    return;

  knt_viewport_scroll_to (viewport, knt_viewport_get_x (viewport) + dx, knt_viewport_get_y (viewport) + dy);
  knt_canvas_viewport_moved (self);
}

/**
 * knt_canvas_pick:
 * @page_x: (out): page space; outside the page where the point lies beside it
 * @page_y: (out): page space
 *
 * Returns: (transfer none) (nullable): the page there, or the nearest in view
 */
KntPageView *
knt_canvas_pick (KntCanvas *self, double x, double y, double *page_x, double *page_y)
{
  KntViewport *viewport = knt_canvas_get_viewport (self);
  guint page;
  KntViewRect rect;

  if (viewport == NULL)
    return NULL;

  page = knt_viewport_find_page (viewport, y);
  rect = knt_viewport_get_page_rect (viewport, page);
  *page_x = (x - rect.x) / knt_viewport_get_scale (viewport);
  *page_y = (y - rect.y) / knt_viewport_get_scale (viewport);

  return knt_page_stack_get_view (knt_canvas_get_stack (self), page);
}
