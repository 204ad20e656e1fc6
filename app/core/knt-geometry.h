/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-types.h"

G_BEGIN_DECLS

/* Two spaces, and one place that converts between them.
 *
 * *Page space* is what a person sees: points (1/72 inch) on the page as it is shown, after its rotation
 * and inside its crop box, origin top left, y downwards. The program works in it throughout.
 *
 * *User space* is what ISO 32000-1, 8.3.2.3 calls default user space: points before rotation, origin
 * bottom left, y upwards, the crop box not subtracted. Files are written in it. */

/**
 * KntRect:
 * @x0: left
 * @y0: top in page space, bottom in user space
 * @x1: right, not less than @x0
 * @y1: the other edge, not less than @y0
 *
 * A rectangle in points.
 */
struct _KntRect {
  float x0;
  float y0;
  float x1;
  float y1;
};

/**
 * KntSize:
 *
 * The size of a page as it is shown (rotated), in points.
 */
struct _KntSize {
  double width;
  double height;
};

/**
 * KntPageGeometry:
 * @crop: the crop box in user space
 * @rotation: clockwise, in degrees: 0, 90, 180 or 270
 *
 * What is needed to convert between the two spaces of one page.
 */
struct _KntPageGeometry {
  double crop_x0;
  double crop_y0;
  double crop_x1;
  double crop_y1;
  int rotation;
};

KntSize knt_page_geometry_get_size (const KntPageGeometry *self);
void knt_page_geometry_to_user_space (const KntPageGeometry *self, const KntRect *page_rect, double user_rect[4]);
KntRect knt_page_geometry_to_page_space (const KntPageGeometry *self, const double user_rect[4]);

gboolean knt_rect_contains (const KntRect *self, double x, double y);
KntRect knt_rect_union (const KntRect *a, const KntRect *b);

G_END_DECLS
