/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-page-reading.h"

#include <string.h>

#include "knt-packed-boxes.h"
#include "knt-reader-error.h"

/* A page with more code points than this is no text to read: its boxes would not fit in a message. */
#define MAX_CHARS 2000000

/* As the interface has it: five words a run. */
typedef struct {
  guint32 start;
  guint32 end;
  guint32 font;
  float size;
  guint32 colour;
} PackedStyle;

G_STATIC_ASSERT (sizeof (PackedStyle) == 20);

static GVariant *
take_bytes (gpointer data, gsize size)
{
  return g_variant_new_from_data (G_VARIANT_TYPE_BYTESTRING, data, size, TRUE, g_free, data);
}

static void
reverse_boxes (KntRect *boxes, guint start, guint end)
{
  for (; start + 1 < end; start++, end--) {
    KntRect box = boxes[start];

    boxes[start] = boxes[end - 1];
    boxes[end - 1] = box;
  }
}

/* Poppler puts text that runs from right to left in the order of reading between U+202B and U+202C, as it does
 * the other way round with U+202A. Its boxes know nothing of the marks, and lie in the order of sight. */
static void
drop_direction_marks (char *text, KntRect *boxes, guint n_boxes)
{
  guint offset = 0, start = G_MAXUINT;
  char *to = text;

  for (const char *from = text; *from != '\0';) {
    const char *next = g_utf8_next_char (from);
    gunichar c = g_utf8_get_char (from);

    if (c == 0x202b) {
      start = offset;
    } else if (c == 0x202c) {
      reverse_boxes (boxes, MIN (start, n_boxes), MIN (offset, n_boxes));
      start = G_MAXUINT;
    } else if (c != 0x202a) {
      memmove (to, from, next - from);
      to += next - from;
      offset++;
    }
    from = next;
  }
  *to = '\0';
}

static KntRect *
read_boxes (PopplerPage *page, guint *n_boxes)
{
  g_autofree PopplerRectangle *rectangles = NULL;
  KntRect *boxes;

  *n_boxes = 0;
  poppler_page_get_text_layout (page, &rectangles, n_boxes);
  *n_boxes = MIN (*n_boxes, MAX_CHARS);

  boxes = g_new (KntRect, MAX (*n_boxes, 1));
  for (guint i = 0; i < *n_boxes; i++) {
    boxes[i].x0 = MIN (rectangles[i].x1, rectangles[i].x2);
    boxes[i].y0 = MIN (rectangles[i].y1, rectangles[i].y2);
    boxes[i].x1 = MAX (rectangles[i].x1, rectangles[i].x2);
    boxes[i].y1 = MAX (rectangles[i].y1, rectangles[i].y2);
  }

  return boxes;
}

static guint32
find_font (GPtrArray *fonts, const char *name)
{
  guint index;

  if (g_ptr_array_find_with_equal_func (fonts, name, g_str_equal, &index))
    return index;

  g_ptr_array_add (fonts, g_strdup (name));
  return fonts->len - 1;
}

static GVariant *
read_styles (PopplerPage *page, GPtrArray *fonts)
{
  g_autoptr (GArray) styles = g_array_new (FALSE, FALSE, sizeof (PackedStyle));
  GList *attributes = poppler_page_get_text_attributes (page);
  gsize size;

  for (GList *link = attributes; link != NULL; link = link->next) {
    const PopplerTextAttributes *run = link->data;
    g_autofree char *font = g_utf8_make_valid (run->font_name != NULL ? run->font_name : "", -1);
    PackedStyle style = {
      .start = MAX (run->start_index, 0),
      /* Poppler's end is the last code point itself. */
      .end = MAX (run->end_index + 1, 0),
      .font = find_font (fonts, font),
      .size = run->font_size,
      .colour = (run->color.red >> 8) << 16 | (run->color.green >> 8) << 8 | run->color.blue >> 8,
    };

    g_array_append_val (styles, style);
  }
  poppler_page_free_text_attributes (attributes);

  size = styles->len * sizeof (PackedStyle);
  return take_bytes (g_array_steal (styles, NULL), size);
}

/**
 * knt_page_reading_dup_text:
 * @page: from 1
 *
 * Returns: (transfer floating): what GetText answers
 */
GVariant *
knt_page_reading_dup_text (KntPageStore *store, guint page, GError **error)
{
  g_autoptr (KntPopplerPage) poppler_page = knt_page_store_dup_page (store, page, error);
  g_autoptr (GPtrArray) fonts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *label = NULL, *text = NULL;
  g_autofree KntRect *boxes = NULL;
  GVariant *styles;
  KntPageGeometry geometry;
  gpointer packed_boxes;
  guint n_boxes;
  gsize size;

  if (poppler_page == NULL || !knt_page_store_get_geometry (store, page, &geometry, error))
    return NULL;

  {
    g_autofree char *raw_label = poppler_page_get_label (poppler_page);
    g_autofree char *raw_text = poppler_page_get_text (poppler_page);

    label = g_utf8_make_valid (raw_label != NULL ? raw_label : "", -1);
    text = g_utf8_make_valid (raw_text != NULL ? raw_text : "", -1);
  }

  boxes = read_boxes (poppler_page, &n_boxes);
  if (g_utf8_strlen (text, -1) > n_boxes)
    drop_direction_marks (text, boxes, n_boxes);
  if (g_utf8_strlen (text, -1) > MAX_CHARS)
    *g_utf8_offset_to_pointer (text, MAX_CHARS) = '\0';
  styles = read_styles (poppler_page, fonts);
  packed_boxes = knt_packed_boxes_pack (boxes, n_boxes, &size);

  return g_variant_new ("(s(dddd)is@ay@as@ay)", label, geometry.crop_x0, geometry.crop_y0, geometry.crop_x1,
                        geometry.crop_y1, geometry.rotation, text, take_bytes (packed_boxes, size),
                        g_variant_new_strv ((const char *const *) fonts->pdata, fonts->len), styles);
}

/**
 * knt_page_reading_dup_sizes:
 * @first: page, from 1
 * @last: page, from 1
 *
 * Returns: (transfer floating): what GetPageSizes answers
 */
GVariant *
knt_page_reading_dup_sizes (KntPageStore *store, guint first, guint last, GError **error)
{
  gsize n_pages;
  double *sizes;

  if (first < 1 || last < first || last > knt_page_store_get_n_pages (store)) {
    g_set_error_literal (error, KNT_READER_ERROR, KNT_READER_ERROR_PAGE, "the document has no such pages");
    return NULL;
  }

  n_pages = (gsize) last - first + 1;
  sizes = g_new0 (double, n_pages * 2);
  for (gsize i = 0; i < n_pages; i++) {
    /* Not through the store: measuring must not push out the pages that are being read. */
    g_autoptr (KntPopplerPage) page = poppler_document_get_page (knt_page_store_get_document (store), first - 1 + i);

    if (page != NULL)
      poppler_page_get_size (page, &sizes[2 * i], &sizes[2 * i + 1]);
  }

  return g_variant_new ("(@ay)", take_bytes (sizes, n_pages * 2 * sizeof (double)));
}

static gboolean
find_destination (KntPageStore *store, const PopplerDest *dest, guint *page, double *y)
{
  KntPageGeometry geometry;
  g_autoptr (KntPopplerDest) named = NULL;

  if (dest != NULL && dest->type == POPPLER_DEST_NAMED) {
    named = poppler_document_find_dest (knt_page_store_get_document (store), dest->named_dest);
    dest = named;
  }

  if (dest == NULL || dest->page_num < 1 || !knt_page_store_get_geometry (store, dest->page_num, &geometry, NULL))
    return FALSE;

  *page = dest->page_num;
  *y = 0;
  /* On a page that lies on its side, the left edge is what is above. */
  if (geometry.rotation % 180 == 0 ? dest->change_top : dest->change_left) {
    /* Poppler has taken the crop box off, but not turned the page. */
    double left = geometry.crop_x0 + dest->left, top = geometry.crop_y0 + dest->top;
    KntRect rect = knt_page_geometry_to_page_space (&geometry, (double[4]) { left, top, left, top });
    KntSize size = knt_page_geometry_get_size (&geometry);

    *y = CLAMP (rect.y0, 0, size.height);
  }

  return TRUE;
}

/**
 * knt_page_reading_dup_links:
 * @page: from 1
 *
 * Returns: (transfer floating): what GetLinks answers: links to places in the document and to addresses;
 *   what would start or run something is left out
 */
GVariant *
knt_page_reading_dup_links (KntPageStore *store, guint page, GError **error)
{
  g_autoptr (KntPopplerPage) kept = NULL;
  PopplerPage *poppler_page = knt_page_store_get_page (store, page, error);
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a((dddd)sud)"));
  double width, height;
  GList *mapping;

  if (poppler_page == NULL)
    return NULL;

  /* Finding the destinations opens other pages, which may push this one out. */
  kept = g_object_ref (poppler_page);
  poppler_page_get_size (poppler_page, &width, &height);
  mapping = poppler_page_get_link_mapping (poppler_page);

  for (GList *link = mapping; link != NULL; link = link->next) {
    const PopplerLinkMapping *item = link->data;
    g_autofree char *uri = NULL;
    guint target = 0;
    double y = 0;

    if (item->action->type == POPPLER_ACTION_URI)
      uri = g_utf8_make_valid (item->action->uri.uri != NULL ? item->action->uri.uri : "", -1);
    else if (item->action->type != POPPLER_ACTION_GOTO_DEST ||
             !find_destination (store, item->action->goto_dest.dest, &target, &y))
      continue;

    g_variant_builder_add (&builder, "((dddd)sud)", MIN (item->area.x1, item->area.x2),
                           height - MAX (item->area.y1, item->area.y2), MAX (item->area.x1, item->area.x2),
                           height - MIN (item->area.y1, item->area.y2), uri != NULL ? uri : "", target, y);
  }
  poppler_page_free_link_mapping (mapping);

  return g_variant_new ("(a((dddd)sud))", &builder);
}
