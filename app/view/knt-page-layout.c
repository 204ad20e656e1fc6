/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "knt-page-layout.h"

/* All pages are taken to have the guessed size; a Fenwick tree holds by how much the heights that are known
 * differ from it. So a document of any length starts with zeroed memory and no work for each page. */
struct _KntPageLayout {
  guint n_pages;
  KntSize guess;
  KntSize *sizes;      /* by page - 1; zero where not known */
  double *differences; /* the tree, from 1, points */
  double widest;       /* points */
  double scale;        /* logical pixels per point */
};

/**
 * knt_page_layout_new:
 * @n_pages: at least 1
 * @guess: the size of every page until its own is known, points
 *
 * Returns: (transfer full): a layout at the scale of 96 logical pixels an inch
 */
KntPageLayout *
knt_page_layout_new (guint n_pages, const KntSize *guess)
{
  KntPageLayout *self = g_new0 (KntPageLayout, 1);

  g_return_val_if_fail (n_pages > 0, NULL);

  self->n_pages = n_pages;
  self->guess = *guess;
  self->sizes = g_new0 (KntSize, n_pages);
  self->differences = g_new0 (double, n_pages + 1);
  self->widest = guess->width;
  self->scale = 96.0 / 72.0;

  return self;
}

void
knt_page_layout_free (KntPageLayout *self)
{
  g_free (self->sizes);
  g_free (self->differences);
  g_free (self);
}

guint
knt_page_layout_get_n_pages (const KntPageLayout *self)
{
  return self->n_pages;
}

/**
 * knt_page_layout_get_size:
 * @page: from 1
 *
 * Returns: the page's size in points, or the guess
 */
KntSize
knt_page_layout_get_size (const KntPageLayout *self, guint page)
{
  const KntSize *size;

  g_return_val_if_fail (page >= 1 && page <= self->n_pages, self->guess);

  size = &self->sizes[page - 1];

  return size->height > 0 ? *size : self->guess;
}

/**
 * knt_page_layout_set_size:
 * @page: from 1
 * @size: in points
 *
 * Returns: whether this moves anything
 */
gboolean
knt_page_layout_set_size (KntPageLayout *self, guint page, const KntSize *size)
{
  KntSize before = knt_page_layout_get_size (self, page);
  double difference = size->height - before.height;

  g_return_val_if_fail (page >= 1 && page <= self->n_pages, FALSE);
  g_return_val_if_fail (size->width > 0 && size->height > 0, FALSE);

  self->sizes[page - 1] = *size;
  if (difference == 0 && size->width == before.width)
    return FALSE;

  self->widest = MAX (self->widest, size->width);
  if (difference != 0)
    for (guint i = page; i <= self->n_pages; i += i & -i)
      self->differences[i] += difference;

  return TRUE;
}

/**
 * knt_page_layout_set_scale:
 * @scale: logical pixels per point
 */
void
knt_page_layout_set_scale (KntPageLayout *self, double scale)
{
  self->scale = scale;
}

double
knt_page_layout_get_scale (const KntPageLayout *self)
{
  return self->scale;
}

/**
 * knt_page_layout_get_fitting_scale:
 * @width: of the view, logical pixels
 *
 * The first page counts: one wide table far down must not make all the text small.
 *
 * Returns: logical pixels per point at which a common page is as wide as the view
 */
double
knt_page_layout_get_fitting_scale (const KntPageLayout *self, double width)
{
  return MAX (width - 2 * KNT_PAGE_MARGIN, 1) / knt_page_layout_get_size (self, 1).width;
}

/* The summed heights of the pages before the one after @count, points. */
static double
get_heights (const KntPageLayout *self, guint count)
{
  double sum = count * self->guess.height;

  for (guint i = count; i > 0; i -= i & -i)
    sum += self->differences[i];

  return sum;
}

/**
 * knt_page_layout_get_width:
 *
 * Returns: what the widest page known takes with its margins, logical pixels
 */
double
knt_page_layout_get_width (const KntPageLayout *self)
{
  return self->widest * self->scale + 2 * KNT_PAGE_MARGIN;
}

/**
 * knt_page_layout_get_height:
 *
 * Returns: what all pages take with gaps and margins, logical pixels
 */
double
knt_page_layout_get_height (const KntPageLayout *self)
{
  return get_heights (self, self->n_pages) * self->scale + (self->n_pages - 1) * KNT_PAGE_GAP + 2 * KNT_PAGE_MARGIN;
}

/**
 * knt_page_layout_get_rect:
 * @page: from 1
 * @width: the width in which pages are centred, logical pixels
 *
 * Returns: where the page stands
 */
KntViewRect
knt_page_layout_get_rect (const KntPageLayout *self, guint page, double width)
{
  KntSize size = knt_page_layout_get_size (self, page);
  KntViewRect rect = { .width = size.width * self->scale, .height = size.height * self->scale };

  rect.x = MAX ((width - rect.width) / 2, KNT_PAGE_MARGIN);
  rect.y = KNT_PAGE_MARGIN + get_heights (self, page - 1) * self->scale + (page - 1) * KNT_PAGE_GAP;

  return rect;
}

/**
 * knt_page_layout_find_page:
 * @y: logical pixels from the top of everything; may lie outside
 *
 * Returns: the page at @y, or the nearest where @y is in a gap
 */
guint
knt_page_layout_find_page (const KntPageLayout *self, double y)
{
  guint before = 0, step = 1;
  double differences = 0;

  while (step <= (self->n_pages - 1) / 2)
    step *= 2;

  /* The most pages that end, with half their gap, above y: a descent through the tree. */
  for (; step > 0; step /= 2) {
    guint count = before + step;
    double sum, end;

    if (count > self->n_pages - 1)
      continue;

    sum = differences + self->differences[count];
    end = KNT_PAGE_MARGIN + (count * self->guess.height + sum) * self->scale + (count - 0.5) * KNT_PAGE_GAP;
    if (end <= y) {
      before = count;
      differences = sum;
    }
  }

  return before + 1;
}

/**
 * knt_view_align:
 * @position: in a widget, logical pixels
 * @origin: the widget's own place on its surface, logical pixels
 * @device_scale: device pixels per logical pixel, perhaps fractional
 *
 * Returns: the place nearest to @position that is a whole device pixel of the surface
 */
double
knt_view_align (double position, double origin, double device_scale)
{
  return round ((position + origin) * device_scale) / device_scale - origin;
}
