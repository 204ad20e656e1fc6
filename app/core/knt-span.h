/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "knt-types.h"

G_BEGIN_DECLS

/**
 * KntSpan:
 * @page: from 1
 * @start: code points into that page's text
 * @end: exclusive, code points
 *
 * A stretch of one page's text. A passage is an array of them in reading order.
 */
struct _KntSpan {
  guint page;
  guint start;
  guint end;
};

GArray *knt_spans_new (void);
GArray *knt_spans_copy (GArray *spans);
gboolean knt_spans_equal (GArray *a, GArray *b);
gboolean knt_spans_touch_page (GArray *spans, guint page);
gboolean knt_spans_intersect (GArray *a, GArray *b);
guint knt_spans_count_shared (GArray *a, GArray *b);
GArray *knt_spans_subtract (GArray *spans, GArray *cut);
int knt_span_compare (gconstpointer a, gconstpointer b);

JsonNode *knt_spans_to_json (GArray *spans);
GArray *knt_spans_from_json (JsonNode *node);

#define knt_spans_index(spans, i) (&g_array_index ((spans), KntSpan, (i)))

G_END_DECLS
