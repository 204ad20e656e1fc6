/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-reader-reply.h"

#include <math.h>

#include "knt-confine-flags.h"
#include "knt-document.h"
#include "knt-packed-boxes.h"

/* The reader may have been taken over by the file that it reads. So whatever it says is only taken within
 * bounds, and GDBus has seen to types and UTF-8. */

/* PDF 1.x knows pages up to 14,400 points; UserUnit is not applied. Generous. */
#define MAX_LENGTH 1e6
#define MAX_PAGES 1000000

typedef struct {
  guint32 start;
  guint32 end;
  guint32 font;
  float size;
  guint32 colour;
} PackedStyle;

G_STATIC_ASSERT (sizeof (PackedStyle) == 20);

static gboolean
is_length (double value)
{
  return isfinite (value) && fabs (value) <= MAX_LENGTH;
}

static gboolean
is_size (const KntSize *size)
{
  return is_length (size->width) && is_length (size->height) && size->width > 0 && size->height > 0;
}

/* There is one for each letter; what is no number is in no order. */
static gboolean
is_rect (const KntRect *rect)
{
  return rect->x0 >= -MAX_LENGTH && rect->x0 <= rect->x1 && rect->x1 <= MAX_LENGTH && rect->y0 >= -MAX_LENGTH &&
         rect->y0 <= rect->y1 && rect->y1 <= MAX_LENGTH;
}

/**
 * knt_reader_reply_read_facts:
 * @reply: to Open
 * @facts: (out): to be cleared
 */
gboolean
knt_reader_reply_read_facts (GVariant *reply, KntReaderFacts *facts)
{
  guint confinement;

  g_variant_get (reply, "(usus^as(dd))", &confinement, &facts->extractor, &facts->n_pages, &facts->title,
                 &facts->trailer_id, &facts->size.width, &facts->size.height);
  facts->is_confined = confinement == KNT_CONFINEMENT_ALL;
  if (*facts->title == '\0')
    g_clear_pointer (&facts->title, g_free);
  if (g_strv_length (facts->trailer_id) != 2)
    g_clear_pointer (&facts->trailer_id, g_strfreev);

  return facts->n_pages >= 1 && facts->n_pages <= MAX_PAGES && is_size (&facts->size);
}

void
knt_reader_facts_clear (KntReaderFacts *facts)
{
  g_clear_pointer (&facts->extractor, g_free);
  g_clear_pointer (&facts->title, g_free);
  g_clear_pointer (&facts->trailer_id, g_strfreev);
}

/**
 * knt_reader_reply_read_sizes:
 * @reply: to GetPageSizes
 * @sizes: (out caller-allocated): a page that has no size keeps the one that is here
 */
gboolean
knt_reader_reply_read_sizes (GVariant *reply, KntSize *sizes, gsize n_sizes)
{
  g_autoptr (GVariant) packed = g_variant_get_child_value (reply, 0);
  gsize n_values;
  const double *values;

  if (g_variant_get_size (packed) != n_sizes * 2 * sizeof (double))
    return FALSE;

  values = g_variant_get_fixed_array (packed, &n_values, 1);
  for (gsize i = 0; i < n_sizes; i++) {
    KntSize size;

    memcpy (&size.width, values + 2 * i, sizeof size.width);
    memcpy (&size.height, values + 2 * i + 1, sizeof size.height);
    if (is_size (&size))
      sizes[i] = size;
  }

  return TRUE;
}

static GArray *
read_styles (GVariant *packed, const char *const *fonts, gsize n_fonts)
{
  GArray *styles = g_array_new (FALSE, FALSE, sizeof (KntTextStyle));
  gsize size;
  const guchar *bytes = g_variant_get_fixed_array (packed, &size, 1);
  guint end = 0;

  for (gsize i = 0; i + sizeof (PackedStyle) <= size; i += sizeof (PackedStyle)) {
    PackedStyle style;

    memcpy (&style, bytes + i, sizeof style);
    if (style.start < end || style.end < style.start || style.font >= n_fonts || !isfinite (style.size))
      continue;

    end = style.end;
    g_array_append_val (styles, ((KntTextStyle) { .start = style.start,
                                                  .end = style.end,
                                                  .font = fonts[style.font],
                                                  .size = style.size,
                                                  .colour = style.colour & 0xffffff }));
  }

  return styles;
}

/**
 * knt_reader_reply_read_text:
 * @reply: to GetText
 * @page: that was asked for
 *
 * Returns: (transfer full) (nullable): the text, or %NULL where the answer makes no sense
 */
KntPageText *
knt_reader_reply_read_text (GVariant *reply, guint page)
{
  g_autoptr (GVariant) label = NULL, text = NULL, packed_boxes = NULL, names = NULL, packed_styles = NULL;
  g_autofree const char **fonts = NULL;
  g_autoptr (GArray) styles = NULL;
  g_autofree KntRect *boxes = NULL;
  const char *shown_label;
  KntPageGeometry geometry;
  gsize n_boxes, n_fonts;
  KntSize size;

  /* Its members as they are: to point into the reply, GLib would make it one piece first. */
  g_variant_get (reply, "(@s(dddd)i@s@ay@as@ay)", &label, &geometry.crop_x0, &geometry.crop_y0, &geometry.crop_x1,
                 &geometry.crop_y1, &geometry.rotation, &text, &packed_boxes, &names, &packed_styles);

  size = knt_page_geometry_get_size (&geometry);
  if (!is_size (&size) || !is_length (geometry.crop_x0) || !is_length (geometry.crop_y0) ||
      (geometry.rotation != 0 && geometry.rotation != 90 && geometry.rotation != 180 && geometry.rotation != 270))
    return NULL;

  boxes = knt_packed_boxes_unpack (g_variant_get_data (packed_boxes), g_variant_get_size (packed_boxes), &n_boxes);
  for (gsize i = 0; i < n_boxes; i++) {
    if (!is_rect (&boxes[i]))
      boxes[i] = (KntRect) { 0 };
  }

  fonts = g_variant_get_strv (names, &n_fonts);
  styles = read_styles (packed_styles, fonts, n_fonts);
  shown_label = g_variant_get_string (label, NULL);

  return knt_page_text_new_take (page, *shown_label != '\0' ? shown_label : NULL, &geometry,
                                 g_variant_get_string (text, NULL), g_steal_pointer (&boxes), n_boxes,
                                 (const KntTextStyle *) styles->data, styles->len);
}

static void
link_free (KntLink *link)
{
  g_free (link->uri);
  g_free (link);
}

/**
 * knt_reader_reply_read_links:
 * @reply: to GetLinks
 *
 * Returns: (transfer full) (element-type KntLink): the links
 */
GPtrArray *
knt_reader_reply_read_links (GVariant *reply, guint n_pages)
{
  GPtrArray *links = g_ptr_array_new_with_free_func ((GDestroyNotify) link_free);
  g_autoptr (GVariantIter) iter = NULL;
  double x0, y0, x1, y1, y;
  const char *uri;
  guint page;

  g_variant_get (reply, "(a((dddd)sud))", &iter);
  while (g_variant_iter_next (iter, "((dddd)&sud)", &x0, &y0, &x1, &y1, &uri, &page, &y)) {
    const KntLink link = { .area = { x0, y0, x1, y1 }, .page = page, .y = is_length (y) ? y : 0 };

    if (is_rect (&link.area) && page <= n_pages && (page > 0) != (*uri != '\0')) {
      KntLink *kept = g_memdup2 (&link, sizeof link);

      kept->uri = *uri != '\0' ? g_strdup (uri) : NULL;
      g_ptr_array_add (links, kept);
    }
  }

  return links;
}
