/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "knt-geometry.h"

G_BEGIN_DECLS

/**
 * KntUserRect:
 *
 * A rectangle in PDF user space, in points: left, bottom, right, top.
 */
typedef struct {
  double x0;
  double y0;
  double x1;
  double y1;
} KntUserRect;

/**
 * KntPageRects:
 * @page: from 1
 * @rects: (element-type KntUserRect): one for each line of the passage
 */
typedef struct {
  guint page;
  GArray *rects;
} KntPageRects;

KntPageRects *knt_page_rects_new (guint page);
void knt_page_rects_free (KntPageRects *self);
/* Converts from page space and appends. */
void knt_page_rects_add (KntPageRects *self, const KntPageGeometry *geometry, const KntRect *page_rect);

JsonNode *knt_page_rects_to_json (GPtrArray *pages);
GPtrArray *knt_page_rects_from_json (JsonNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntPageRects, knt_page_rects_free)

G_END_DECLS
