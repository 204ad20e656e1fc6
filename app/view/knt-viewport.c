/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "knt-viewport.h"

/* Logical pixels per point at a zoom of 1: 96 an inch. */
#define SCALE_AT_100 (96.0 / 72.0)
/* Where in the view something is put that is scrolled to, as a part of the height. */
#define REVEAL_AT 0.16
/* What begins above this need not come nearer to the top to be read, a part of the view. */
#define NEAR_TOP 0.25
/* What is to be seen only barely keeps this from the view's edges, logical pixels. */
#define EDGE 24.0

struct _KntViewport {
  KntPageLayout *layout;
  double width;
  double height;
  double x; /* of what is at the view's top left */
  double y;
  gboolean fit_width;
};

/* A place on a page and where it is in the view. */
typedef struct {
  guint page;
  double x; /* points on paper */
  double y;
  double beyond_x; /* beside the paper: gaps and margins do not grow with the zoom */
  double beyond_y;
  double view_x;
  double view_y;
} Anchor;

/**
 * knt_viewport_new:
 * @n_pages: at least 1
 * @guess: the size of every page until its own is known, points
 *
 * Returns: (transfer full): a view of no size at the top, that fits the pages' width
 */
KntViewport *
knt_viewport_new (guint n_pages, const KntSize *guess)
{
  KntViewport *self = g_new0 (KntViewport, 1);

  self->layout = knt_page_layout_new (n_pages, guess);
  self->fit_width = TRUE;

  return self;
}

void
knt_viewport_free (KntViewport *self)
{
  knt_page_layout_free (self->layout);
  g_free (self);
}

guint
knt_viewport_get_n_pages (const KntViewport *self)
{
  return knt_page_layout_get_n_pages (self->layout);
}

double
knt_viewport_get_width (const KntViewport *self)
{
  return self->width;
}

double
knt_viewport_get_height (const KntViewport *self)
{
  return self->height;
}

/**
 * knt_viewport_get_content_width:
 *
 * Returns: how wide everything is, at least the view's width
 */
double
knt_viewport_get_content_width (const KntViewport *self)
{
  return MAX (knt_page_layout_get_width (self->layout), self->width);
}

/**
 * knt_viewport_get_content_height:
 *
 * Returns: how high everything is, at least the view's height
 */
double
knt_viewport_get_content_height (const KntViewport *self)
{
  return MAX (knt_page_layout_get_height (self->layout), self->height);
}

double
knt_viewport_get_x (const KntViewport *self)
{
  return self->x;
}

double
knt_viewport_get_y (const KntViewport *self)
{
  return self->y;
}

/**
 * knt_viewport_get_zoom:
 *
 * Returns: 1 for 96 logical pixels an inch
 */
double
knt_viewport_get_zoom (const KntViewport *self)
{
  return knt_page_layout_get_scale (self->layout) / SCALE_AT_100;
}

/**
 * knt_viewport_get_scale:
 *
 * Returns: logical pixels per point
 */
double
knt_viewport_get_scale (const KntViewport *self)
{
  return knt_page_layout_get_scale (self->layout);
}

gboolean
knt_viewport_get_fit_width (const KntViewport *self)
{
  return self->fit_width;
}

/**
 * knt_viewport_scroll_to:
 * @x: of what shall be at the view's left
 * @y: of what shall be at the view's top
 *
 * Scrolls there, or as far as there is something to see.
 */
void
knt_viewport_scroll_to (KntViewport *self, double x, double y)
{
  self->x = CLAMP (x, 0, knt_viewport_get_content_width (self) - self->width);
  self->y = CLAMP (y, 0, knt_viewport_get_content_height (self) - self->height);
}

/**
 * knt_viewport_scroll_to_page:
 * @page: from 1
 *
 * Brings a page's upper edge to the view's top.
 */
void
knt_viewport_scroll_to_page (KntViewport *self, guint page)
{
  knt_viewport_scroll_to (self, self->x, self->y + knt_viewport_get_page_rect (self, page).y - KNT_PAGE_MARGIN);
}

/* How far to scroll so that a stretch is within the view, where there is room with a distance from its edges. */
static double
get_shortfall (double start, double length, double room)
{
  double edge = CLAMP ((room - length) / 2, 0, EDGE);

  return start < edge ? start - edge : MAX (start + length + edge - room, 0);
}

/**
 * knt_viewport_reveal:
 * @view_x: of the left edge in the view
 * @view_y: of the upper edge in the view
 * @how: when there is need to scroll
 *
 * Scrolls to something unless it is where it should be already: its beginning comes to where one begins to read.
 */
void
knt_viewport_reveal (KntViewport *self, double view_x, double view_y, double width, double height, KntReveal how)
{
  double x = self->x, y = self->y;
  gboolean is_well = how == KNT_REVEAL_TO_READ ? view_y <= self->height * NEAR_TOP : view_y + height <= self->height;

  if (how == KNT_REVEAL_BARELY) {
    knt_viewport_scroll_to (self, x + get_shortfall (view_x, width, self->width),
                            y + get_shortfall (view_y, height, self->height));
    return;
  }

  if (view_y < 0 || !is_well)
    y += view_y - self->height * REVEAL_AT;
  if (view_x < 0 || view_x + width > self->width)
    x += view_x - MAX ((self->width - width) / 2, KNT_PAGE_MARGIN);
  knt_viewport_scroll_to (self, x, y);
}

static Anchor
save_anchor (const KntViewport *self, double view_x, double view_y)
{
  Anchor anchor = { .page = knt_viewport_find_page (self, view_y), .view_x = view_x, .view_y = view_y };
  KntViewRect rect = knt_viewport_get_page_rect (self, anchor.page);
  double on_page_x = CLAMP (view_x, rect.x, rect.x + rect.width);
  double on_page_y = CLAMP (view_y, rect.y, rect.y + rect.height);
  double scale = knt_page_layout_get_scale (self->layout);

  anchor.x = (on_page_x - rect.x) / scale;
  anchor.y = (on_page_y - rect.y) / scale;
  anchor.beyond_x = view_x - on_page_x;
  anchor.beyond_y = view_y - on_page_y;

  return anchor;
}

static void
restore_anchor (KntViewport *self, const Anchor *anchor)
{
  KntViewRect rect = knt_page_layout_get_rect (self->layout, anchor->page, knt_viewport_get_content_width (self));
  double scale = knt_page_layout_get_scale (self->layout);

  knt_viewport_scroll_to (self, rect.x + anchor->x * scale + anchor->beyond_x - anchor->view_x,
                          rect.y + anchor->y * scale + anchor->beyond_y - anchor->view_y);
}

static void
apply_fit (KntViewport *self)
{
  double scale = knt_page_layout_get_fitting_scale (self->layout, self->width);

  if (self->fit_width && self->width > 0)
    knt_page_layout_set_scale (self->layout, CLAMP (scale, KNT_ZOOM_MIN * SCALE_AT_100, KNT_ZOOM_MAX * SCALE_AT_100));
}

/**
 * knt_viewport_set_view_size:
 *
 * Gives the view another size. What is at the middle of its upper edge stays there.
 */
void
knt_viewport_set_view_size (KntViewport *self, double width, double height)
{
  Anchor anchor;

  if (width == self->width && height == self->height)
    return;

  anchor = save_anchor (self, self->width / 2, 0);
  anchor.view_x = width / 2;
  self->width = width;
  self->height = height;
  apply_fit (self);
  restore_anchor (self, &anchor);
}

/**
 * knt_viewport_set_zoom:
 * @zoom: 1 for 96 logical pixels an inch; kept between 0.1 and 8
 * @view_x: of the point in the view that stays where it is
 * @view_y: of that point
 *
 * Zooms, and no longer fits the width.
 */
void
knt_viewport_set_zoom (KntViewport *self, double zoom, double view_x, double view_y)
{
  Anchor anchor = save_anchor (self, view_x, view_y);

  self->fit_width = FALSE;
  knt_page_layout_set_scale (self->layout, CLAMP (zoom, KNT_ZOOM_MIN, KNT_ZOOM_MAX) * SCALE_AT_100);
  restore_anchor (self, &anchor);
}

/**
 * knt_viewport_set_fit_width:
 *
 * Whether pages are always as wide as the view.
 */
void
knt_viewport_set_fit_width (KntViewport *self, gboolean fit_width)
{
  Anchor anchor = save_anchor (self, self->width / 2, 0);

  self->fit_width = fit_width;
  apply_fit (self);
  restore_anchor (self, &anchor);
}

/**
 * knt_viewport_set_page_size:
 * @page: from 1
 * @size: points
 *
 * Takes note of a page's size. What is in view does not move.
 */
void
knt_viewport_set_page_size (KntViewport *self, guint page, const KntSize *size)
{
  Anchor anchor = save_anchor (self, self->width / 2, 0);

  if (!knt_page_layout_set_size (self->layout, page, size))
    return;

  if (page == 1)
    apply_fit (self);
  restore_anchor (self, &anchor);
}

/**
 * knt_viewport_get_page_size:
 * @page: from 1
 *
 * Returns: points
 */
KntSize
knt_viewport_get_page_size (const KntViewport *self, guint page)
{
  return knt_page_layout_get_size (self->layout, page);
}

/**
 * knt_viewport_get_page_rect:
 * @page: from 1
 *
 * Returns: where the page is in the view; may lie outside
 */
KntViewRect
knt_viewport_get_page_rect (const KntViewport *self, guint page)
{
  KntViewRect rect = knt_page_layout_get_rect (self->layout, page, knt_viewport_get_content_width (self));

  rect.x -= self->x;
  rect.y -= self->y;

  return rect;
}

/**
 * knt_viewport_find_page:
 * @view_y: in the view
 *
 * Returns: the page there, or the nearest
 */
guint
knt_viewport_find_page (const KntViewport *self, double view_y)
{
  return knt_page_layout_find_page (self->layout, self->y + view_y);
}
