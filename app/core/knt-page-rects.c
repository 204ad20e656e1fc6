/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "knt-page-rects.h"

#include "knt-json.h"

KntPageRects *
knt_page_rects_new (guint page)
{
  KntPageRects *self = g_new0 (KntPageRects, 1);

  self->page = page;
  self->rects = g_array_new (FALSE, FALSE, sizeof (KntUserRect));
  return self;
}

void
knt_page_rects_free (KntPageRects *self)
{
  g_array_unref (self->rects);
  g_free (self);
}

/**
 * knt_page_rects_add:
 * @page_rect: in page space
 *
 * Converts the rectangle to user space and appends it; one that is not finite is left out.
 */
void
knt_page_rects_add (KntPageRects *self, const KntPageGeometry *geometry, const KntRect *page_rect)
{
  double corners[4];
  KntUserRect rect;

  knt_page_geometry_to_user_space (geometry, page_rect, corners);
  for (guint i = 0; i < 4; i++) {
    if (!isfinite (corners[i]))
      return;
    corners[i] = round (corners[i] * 1000) / 1000; /* what is smaller than this is noise of the conversion */
  }

  rect = (KntUserRect) { corners[0], corners[1], corners[2], corners[3] };
  g_array_append_val (self->rects, rect);
}

/**
 * knt_page_rects_to_json:
 * @pages: (element-type KntPageRects)
 *
 * Returns: (transfer full): as the notes format has them
 */
JsonNode *
knt_page_rects_to_json (GPtrArray *pages)
{
  JsonArray *array = json_array_sized_new (pages->len);

  for (guint i = 0; i < pages->len; i++) {
    const KntPageRects *page = g_ptr_array_index (pages, i);
    JsonObject *object = json_object_new ();
    JsonArray *rects = json_array_sized_new (page->rects->len);

    for (guint j = 0; j < page->rects->len; j++) {
      const KntUserRect *rect = &g_array_index (page->rects, KntUserRect, j);
      JsonArray *corners = json_array_sized_new (4);

      json_array_add_double_element (corners, rect->x0);
      json_array_add_double_element (corners, rect->y0);
      json_array_add_double_element (corners, rect->x1);
      json_array_add_double_element (corners, rect->y1);
      json_array_add_array_element (rects, corners);
    }

    json_object_set_int_member (object, "page", page->page);
    json_object_set_array_member (object, "rects", rects);
    json_array_add_object_element (array, object);
  }

  return knt_json_node_take_array (array);
}

static double
get_number (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_VALUE (node) ? json_node_get_double (node) : 0;
}

/**
 * knt_page_rects_from_json:
 * @node: (nullable)
 *
 * Returns: (transfer full) (element-type KntPageRects): the rectangles, page by page; what is none is passed over
 */
GPtrArray *
knt_page_rects_from_json (JsonNode *node)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_page_rects_free);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *page_node = json_array_get_element (array, i);
    JsonObject *object = JSON_NODE_HOLDS_OBJECT (page_node) ? json_node_get_object (page_node) : NULL;
    JsonArray *rects = knt_json_get_array (object, "rects");
    gint64 number = knt_json_get_int (object, "page", 0);
    KntPageRects *page;

    if (rects == NULL || number < 1 || number > G_MAXINT)
      continue;

    page = knt_page_rects_new (number);
    for (guint j = 0; j < json_array_get_length (rects); j++) {
      JsonNode *element = json_array_get_element (rects, j);
      JsonArray *corners = JSON_NODE_HOLDS_ARRAY (element) ? json_node_get_array (element) : NULL;

      if (corners != NULL && json_array_get_length (corners) == 4) {
        KntUserRect rect = { get_number (corners, 0), get_number (corners, 1), get_number (corners, 2),
                             get_number (corners, 3) };

        g_array_append_val (page->rects, rect);
      }
    }
    g_ptr_array_add (pages, page);
  }

  return pages;
}
