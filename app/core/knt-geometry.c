/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-geometry.h"

/**
 * knt_page_geometry_get_size:
 *
 * Returns: the size of the page as it is shown, in points
 */
KntSize
knt_page_geometry_get_size (const KntPageGeometry *self)
{
  double width = self->crop_x1 - self->crop_x0;
  double height = self->crop_y1 - self->crop_y0;

  if (self->rotation == 90 || self->rotation == 270)
    return (KntSize) { height, width };

  return (KntSize) { width, height };
}

/**
 * knt_page_geometry_to_user_space:
 * @page_rect: in page space
 * @user_rect: (out): left, bottom, right, top in user space, as ISO 32000-1, 7.9.5 orders a rectangle
 */
void
knt_page_geometry_to_user_space (const KntPageGeometry *self, const KntRect *page_rect, double user_rect[4])
{
  double x0 = page_rect->x0, y0 = page_rect->y0, x1 = page_rect->x1, y1 = page_rect->y1;

  switch (self->rotation) {
    case 90:
      user_rect[0] = self->crop_x0 + y0;
      user_rect[1] = self->crop_y0 + x0;
      user_rect[2] = self->crop_x0 + y1;
      user_rect[3] = self->crop_y0 + x1;
      break;
    case 180:
      user_rect[0] = self->crop_x1 - x1;
      user_rect[1] = self->crop_y0 + y0;
      user_rect[2] = self->crop_x1 - x0;
      user_rect[3] = self->crop_y0 + y1;
      break;
    case 270:
      user_rect[0] = self->crop_x1 - y1;
      user_rect[1] = self->crop_y1 - x1;
      user_rect[2] = self->crop_x1 - y0;
      user_rect[3] = self->crop_y1 - x0;
      break;
    default:
      user_rect[0] = self->crop_x0 + x0;
      user_rect[1] = self->crop_y1 - y1;
      user_rect[2] = self->crop_x0 + x1;
      user_rect[3] = self->crop_y1 - y0;
      break;
  }
}

/**
 * knt_page_geometry_to_page_space:
 * @user_rect: left, bottom, right, top in user space
 *
 * Returns: the rectangle in page space
 */
KntRect
knt_page_geometry_to_page_space (const KntPageGeometry *self, const double user_rect[4])
{
  double left = user_rect[0], bottom = user_rect[1], right = user_rect[2], top = user_rect[3];

  switch (self->rotation) {
    case 90:
      return (KntRect) { bottom - self->crop_y0, left - self->crop_x0, top - self->crop_y0, right - self->crop_x0 };
    case 180:
      return (KntRect) { self->crop_x1 - right, bottom - self->crop_y0, self->crop_x1 - left, top - self->crop_y0 };
    case 270:
      return (KntRect) { self->crop_y1 - top, self->crop_x1 - right, self->crop_y1 - bottom, self->crop_x1 - left };
    default:
      return (KntRect) { left - self->crop_x0, self->crop_y1 - top, right - self->crop_x0, self->crop_y1 - bottom };
  }
}

/**
 * knt_rect_contains:
 * @x: in the rectangle's space, points
 * @y: in the rectangle's space, points
 */
gboolean
knt_rect_contains (const KntRect *self, double x, double y)
{
  return x >= self->x0 && x < self->x1 && y >= self->y0 && y < self->y1;
}

/**
 * knt_rect_union:
 *
 * Returns: the smallest rectangle that holds both
 */
KntRect
knt_rect_union (const KntRect *a, const KntRect *b)
{
  return (KntRect) { MIN (a->x0, b->x0), MIN (a->y0, b->y0), MAX (a->x1, b->x1), MAX (a->y1, b->y1) };
}
