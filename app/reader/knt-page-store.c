/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-page-store.h"

#include <math.h>

#include "knt-page-geometry.h"
#include "knt-reader-error.h"

/* Pages kept open: text after drawing costs a tenth of text alone. */
#define MAX_PAGES 8
/* Recordings kept: the pages on screen, and the one that is scrolled to. */
#define MAX_RECORDINGS 4

typedef struct {
  guint page;
  double scale;
  cairo_surface_t *surface;
} Recording;

struct _KntPageStore {
  GObject parent_instance;

  PopplerDocument *document;
  guint n_pages;
  GQueue pages;           /* PopplerPage, the latest first */
  GQueue recordings;      /* Recording, the latest first */
  GHashTable *geometries; /* page -> KntPageGeometry */
};

G_DEFINE_FINAL_TYPE (KntPageStore, knt_page_store, G_TYPE_OBJECT)

static void
recording_free (Recording *recording)
{
  cairo_surface_destroy (recording->surface);
  g_free (recording);
}

/* The paper is part of the picture: what is mixed with what lies below it (ISO 32000-1, 11.3.5) needs it. */
static gboolean
draw_on_paper (PopplerPage *page, double scale, int x, int y, cairo_surface_t *surface)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, -x, -y);
  cairo_scale (cr, scale, scale);
  poppler_page_render (page, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);

  /* Odd files bring cairo into other errors, and what was drawn until then is better than nothing. */
  return status != CAIRO_STATUS_NO_MEMORY && cairo_surface_status (surface) != CAIRO_STATUS_NO_MEMORY;
}

static gboolean
replay (cairo_surface_t *recording, int x, int y, cairo_surface_t *surface)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  /* Beyond the page's edge there is paper, too. */
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_surface (cr, recording, -x, -y);
  cairo_paint (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);

  return status != CAIRO_STATUS_NO_MEMORY;
}

/* Returns: (nullable): %NULL where there is no memory.
 *
 * What the page draws, kept at this very scale: glyphs and hairlines are fitted to the pixels, so that a
 * recording at another scale would not give the same picture. */
static cairo_surface_t *
get_recording (KntPageStore *self, PopplerPage *page, guint number, double scale, const cairo_rectangle_t *extents)
{
  Recording *recording;

  for (GList *link = self->recordings.head; link != NULL; link = link->next) {
    recording = link->data;
    if (recording->page == number && recording->scale == scale) {
      g_queue_unlink (&self->recordings, link);
      g_queue_push_head_link (&self->recordings, link);
      return recording->surface;
    }
  }

  /* Room is made first, so that the most is not passed while the new one grows. */
  while (self->recordings.length >= MAX_RECORDINGS)
    recording_free (g_queue_pop_tail (&self->recordings));

  recording = g_new0 (Recording, 1);
  recording->page = number;
  recording->scale = scale;
  recording->surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, extents);
  if (!draw_on_paper (page, scale, 0, 0, recording->surface)) {
    recording_free (recording);
    return NULL;
  }
  g_queue_push_head (&self->recordings, recording);

  return recording->surface;
}

static void
knt_page_store_finalize (GObject *object)
{
  KntPageStore *self = KNT_PAGE_STORE (object);

  g_queue_clear_full (&self->recordings, (GDestroyNotify) recording_free);
  g_queue_clear_full (&self->pages, g_object_unref);
  g_hash_table_unref (self->geometries);
  g_object_unref (self->document);

  G_OBJECT_CLASS (knt_page_store_parent_class)->finalize (object);
}

static void
knt_page_store_class_init (KntPageStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = knt_page_store_finalize;
}

static void
knt_page_store_init (KntPageStore *self)
{
  self->geometries = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

/**
 * knt_page_store_new:
 *
 * Keeps the pages of a document that were used last, and what they draw.
 *
 * Returns: (transfer full): a new store
 */
KntPageStore *
knt_page_store_new (PopplerDocument *document)
{
  KntPageStore *self = g_object_new (KNT_TYPE_PAGE_STORE, NULL);

  self->document = g_object_ref (document);
  self->n_pages = MAX (poppler_document_get_n_pages (document), 0);

  return self;
}

PopplerDocument *
knt_page_store_get_document (KntPageStore *self)
{
  return self->document;
}

guint
knt_page_store_get_n_pages (KntPageStore *self)
{
  return self->n_pages;
}

static PopplerPage *
find_kept (KntPageStore *self, guint page)
{
  for (GList *link = self->pages.head; link != NULL; link = link->next) {
    if (poppler_page_get_index (link->data) == (int) page - 1) {
      g_queue_unlink (&self->pages, link);
      g_queue_push_head_link (&self->pages, link);
      return link->data;
    }
  }

  return NULL;
}

static PopplerPage *
open_page (KntPageStore *self, guint page, GError **error)
{
  PopplerPage *result = NULL;

  if (page >= 1 && page <= self->n_pages)
    result = poppler_document_get_page (self->document, page - 1);
  if (result == NULL)
    g_set_error_literal (error, KNT_READER_ERROR, KNT_READER_ERROR_PAGE, "the document has no such page");

  return result;
}

/**
 * knt_page_store_dup_page:
 * @page: from 1
 *
 * Gets a page to read its text. What has not been drawn is not kept for it: when all pages are read in turn, none of them is
 * needed again, and the memory of the one before is the quickest.
 *
 * Returns: (transfer full): the page
 */
PopplerPage *
knt_page_store_dup_page (KntPageStore *self, guint page, GError **error)
{
  PopplerPage *kept = find_kept (self, page);

  return kept != NULL ? g_object_ref (kept) : open_page (self, page, error);
}

/**
 * knt_page_store_get_page:
 * @page: from 1
 *
 * Returns: (transfer none): the page, kept until others have taken its place
 */
PopplerPage *
knt_page_store_get_page (KntPageStore *self, guint page, GError **error)
{
  PopplerPage *result = find_kept (self, page);

  if (result != NULL)
    return result;
  result = open_page (self, page, error);
  if (result == NULL)
    return NULL;

  g_queue_push_head (&self->pages, result);
  if (self->pages.length > MAX_PAGES)
    g_object_unref (g_queue_pop_tail (&self->pages));

  return result;
}

/**
 * knt_page_store_get_geometry:
 * @page: from 1
 * @geometry: (out): the page's crop box and rotation
 */
gboolean
knt_page_store_get_geometry (KntPageStore *self, guint page, KntPageGeometry *geometry, GError **error)
{
  const KntPageGeometry *known = g_hash_table_lookup (self->geometries, GUINT_TO_POINTER (page));
  g_autoptr (KntPopplerPage) poppler_page = NULL;

  if (known != NULL) {
    *geometry = *known;
    return TRUE;
  }

  poppler_page = knt_page_store_dup_page (self, page, error);
  if (poppler_page == NULL)
    return FALSE;

  knt_page_geometry_read (self->document, poppler_page, geometry);
  g_hash_table_insert (self->geometries, GUINT_TO_POINTER (page), g_memdup2 (geometry, sizeof *geometry));

  return TRUE;
}

/**
 * knt_page_store_draw:
 * @page: from 1
 * @scale: pixels a point
 * @x: of the tile's left edge in the page at that scale, pixels
 * @y: of the tile's top edge, pixels
 * @tile: an image surface, which is filled wholly
 *
 * Draws a part of a page on white paper.
 */
gboolean
knt_page_store_draw (KntPageStore *self, guint page, double scale, int x, int y, cairo_surface_t *tile, GError **error)
{
  PopplerPage *poppler_page = knt_page_store_get_page (self, page, error);
  cairo_rectangle_t extents = { 0 };
  gboolean whole, is_drawn;

  if (poppler_page == NULL)
    return FALSE;

  poppler_page_get_size (poppler_page, &extents.width, &extents.height);
  extents.width = ceil (extents.width * scale);
  extents.height = ceil (extents.height * scale);
  whole = x <= 0 && y <= 0 && x + cairo_image_surface_get_width (tile) >= extents.width &&
          y + cairo_image_surface_get_height (tile) >= extents.height;

  /* A page that fits in one tile is not drawn again soon: a recording would not pay. */
  if (whole) {
    is_drawn = draw_on_paper (poppler_page, scale, x, y, tile);
  } else {
    cairo_surface_t *recording = get_recording (self, poppler_page, page, scale, &extents);

    is_drawn = recording != NULL && replay (recording, x, y, tile);
  }

  cairo_surface_flush (tile);
  if (!is_drawn)
    g_set_error_literal (error, KNT_READER_ERROR, KNT_READER_ERROR_PAGE, "it needs too much memory");

  return is_drawn;
}
