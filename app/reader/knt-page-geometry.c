/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-page-geometry.h"

/* poppler-glib tells a page's size as it is shown, but not by how much it was turned. A temporary annotation
 * does: its rectangle is given as the page is shown and kept as the page is written. One at the top left of
 * the page as shown lies, unturned, at the corner that names the rotation. It is taken off again, and this
 * copy of the document is never saved. */
static int
probe_rotation (PopplerDocument *document, PopplerPage *page, double crop_width, double crop_height)
{
  double width, height;
  PopplerRectangle rect = { 0 };
  g_autoptr (KntPopplerAnnot) annot = NULL;
  gboolean is_left, is_top;

  poppler_page_get_size (page, &width, &height);
  rect.x2 = width / 4;
  rect.y1 = height * 3 / 4;
  rect.y2 = height;

  annot = poppler_annot_square_new (document, &rect);
  poppler_page_add_annot (page, annot);
  poppler_annot_get_rectangle (annot, &rect);
  poppler_page_remove_annot (page, annot);

  is_left = rect.x1 + rect.x2 < crop_width;
  is_top = rect.y1 + rect.y2 > crop_height;

  if (is_left)
    return is_top ? 0 : 90;
  return is_top ? 270 : 180;
}

/**
 * knt_page_geometry_read:
 * @geometry: (out): the page's crop box and rotation
 */
void
knt_page_geometry_read (PopplerDocument *document, PopplerPage *page, KntPageGeometry *geometry)
{
  PopplerRectangle crop;

  poppler_page_get_crop_box (page, &crop);
  *geometry = (KntPageGeometry) {
    .crop_x0 = MIN (crop.x1, crop.x2),
    .crop_y0 = MIN (crop.y1, crop.y2),
    .crop_x1 = MAX (crop.x1, crop.x2),
    .crop_y1 = MAX (crop.y1, crop.y2),
    .rotation = probe_rotation (document, page, ABS (crop.x2 - crop.x1), ABS (crop.y2 - crop.y1)),
  };
}
