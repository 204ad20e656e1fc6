/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-page-sizes.h"

/* So many pages before and after those in view are measured ahead. */
#define AHEAD 10

struct _KntPageSizes {
  GObject parent_instance;

  KntDocument *document;
  KntViewport *viewport; /* lives longer than this */
  guint first;           /* of those that have been asked for last */
  guint last;
};

enum { LEARNT, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KntPageSizes, knt_page_sizes, G_TYPE_OBJECT)

static void
learn (KntPageSizes *self, guint first, guint last)
{
  last = MIN (last, knt_viewport_get_n_pages (self->viewport));
  for (guint page = MAX (first, 1); page <= last; page++) {
    KntSize size;

    if (knt_document_get_page_size (self->document, page, &size))
      knt_viewport_set_page_size (self->viewport, page, &size);
  }
}

static void
measured_cb (KntPageSizes *self, guint first, guint last)
{
  learn (self, first, last);
  g_signal_emit (self, signals[LEARNT], 0);
}

static void
knt_page_sizes_finalize (GObject *object)
{
  KntPageSizes *self = KNT_PAGE_SIZES (object);

  g_clear_object (&self->document);

  G_OBJECT_CLASS (knt_page_sizes_parent_class)->finalize (object);
}

static void
knt_page_sizes_class_init (KntPageSizesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = knt_page_sizes_finalize;

  signals[LEARNT] =
    g_signal_new ("learnt", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
knt_page_sizes_init (KntPageSizes *self)
{
}

/**
 * knt_page_sizes_new:
 * @viewport: must live longer
 *
 * Returns: (transfer full): what keeps @viewport up to date
 */
KntPageSizes *
knt_page_sizes_new (KntDocument *document, KntViewport *viewport)
{
  KntPageSizes *self = g_object_new (KNT_TYPE_PAGE_SIZES, NULL);

  self->document = g_object_ref (document);
  self->viewport = viewport;
  g_signal_connect_object (document, "pages-measured", G_CALLBACK (measured_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * knt_page_sizes_look_ahead:
 *
 * Asks for the sizes around the view unless that has been done. For every time that the view has moved.
 */
void
knt_page_sizes_look_ahead (KntPageSizes *self)
{
  guint first = knt_viewport_find_page (self->viewport, 0);
  guint last = knt_viewport_find_page (self->viewport, knt_viewport_get_height (self->viewport));

  if (first >= self->first && last <= self->last)
    return;

  self->first = first > AHEAD ? first - AHEAD : 1;
  self->last = MIN (last + AHEAD, knt_viewport_get_n_pages (self->viewport));
  /* Those that others have asked for are known by now: the view goes by them at once. */
  learn (self, self->first, self->last);
  knt_document_measure (self->document, self->first, self->last);
}
