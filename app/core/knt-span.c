/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-span.h"

/**
 * knt_spans_new:
 *
 * Returns: (transfer full) (element-type KntSpan): an empty array
 */
GArray *
knt_spans_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (KntSpan));
}

/**
 * knt_spans_copy:
 *
 * Returns: (transfer full) (element-type KntSpan): an array of its own with the same spans
 */
GArray *
knt_spans_copy (GArray *spans)
{
  return g_array_copy (spans);
}

gboolean
knt_spans_equal (GArray *a, GArray *b)
{
  return a->len == b->len && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (KntSpan)) == 0);
}

/**
 * knt_spans_intersect:
 *
 * Returns: whether a code point lies in both
 */
gboolean
knt_spans_intersect (GArray *a, GArray *b)
{
  for (guint i = 0; i < a->len; i++) {
    const KntSpan *one = knt_spans_index (a, i);

    for (guint j = 0; j < b->len; j++) {
      const KntSpan *other = knt_spans_index (b, j);

      if (one->page == other->page && one->start < other->end && other->start < one->end)
        return TRUE;
    }
  }

  return FALSE;
}

/**
 * knt_spans_touch_page:
 * @page: from 1
 *
 * Returns: whether one of the spans is on that page
 */
gboolean
knt_spans_touch_page (GArray *spans, guint page)
{
  for (guint i = 0; i < spans->len; i++)
    if (knt_spans_index (spans, i)->page == page)
      return TRUE;

  return FALSE;
}

/**
 * knt_spans_count_shared:
 *
 * Returns: how many code points lie in both
 */
guint
knt_spans_count_shared (GArray *a, GArray *b)
{
  guint n = 0;

  for (guint i = 0; i < a->len; i++) {
    const KntSpan *one = knt_spans_index (a, i);

    for (guint j = 0; j < b->len; j++) {
      const KntSpan *other = knt_spans_index (b, j);
      guint start = MAX (one->start, other->start);
      guint end = MIN (one->end, other->end);

      if (one->page == other->page && start < end)
        n += end - start;
    }
  }

  return n;
}

/**
 * knt_spans_subtract:
 * @spans: (element-type KntSpan): in reading order
 * @cut: (element-type KntSpan): in any order
 *
 * Returns: (transfer full) (element-type KntSpan): what of @spans does not lie in @cut, in the same order
 */
GArray *
knt_spans_subtract (GArray *spans, GArray *cut)
{
  GArray *left = knt_spans_copy (spans);

  for (guint i = 0; i < cut->len; i++) {
    const KntSpan *away = knt_spans_index (cut, i);

    for (guint j = 0; j < left->len; j++) {
      KntSpan *span = knt_spans_index (left, j);
      const KntSpan behind = { span->page, MAX (away->end, span->start), span->end };

      if (span->page != away->page || away->start >= span->end || span->start >= away->end || away->start == away->end)
        continue;

      span->end = MAX (away->start, span->start);
      if (behind.start < behind.end)
        g_array_insert_val (left, j + 1, behind);
      if (knt_spans_index (left, j)->start == knt_spans_index (left, j)->end)
        g_array_remove_index (left, j--);
    }
  }

  return left;
}

/**
 * knt_span_compare:
 * @a: (type KntSpan)
 * @b: (type KntSpan)
 *
 * Orders spans by page and place, for g_array_sort().
 */
int
knt_span_compare (gconstpointer a, gconstpointer b)
{
  const KntSpan *one = a, *other = b;

  if (one->page != other->page)
    return one->page < other->page ? -1 : 1;
  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;

  return (one->end > other->end) - (one->end < other->end);
}

/**
 * knt_spans_to_json:
 *
 * Returns: (transfer full): an array of SPAN as the notes format has it
 */
JsonNode *
knt_spans_to_json (GArray *spans)
{
  g_autoptr (JsonArray) array = json_array_sized_new (spans->len);

  for (guint i = 0; i < spans->len; i++) {
    const KntSpan *span = knt_spans_index (spans, i);
    JsonObject *object = json_object_new ();

    json_object_set_int_member (object, "page", span->page);
    json_object_set_int_member (object, "start", span->start);
    json_object_set_int_member (object, "end", span->end);
    json_array_add_object_element (array, object);
  }

  return json_node_init_array (json_node_alloc (), array);
}

static gboolean
get_uint_member (JsonObject *object, const char *name, guint *value)
{
  JsonNode *node = json_object_get_member (object, name);
  gint64 number;

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;

  number = json_node_get_int (node);
  if (number < 0 || number > G_MAXINT)
    return FALSE;

  *value = number;
  return TRUE;
}

/**
 * knt_spans_from_json:
 * @node: (nullable): an array of SPAN
 *
 * Returns: (transfer full) (element-type KntSpan): the spans; what is not a valid SPAN is passed over
 */
GArray *
knt_spans_from_json (JsonNode *node)
{
  GArray *spans = knt_spans_new ();
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return spans;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *element = json_array_get_element (array, i);
    KntSpan span;

    if (!JSON_NODE_HOLDS_OBJECT (element))
      continue;

    JsonObject *object = json_node_get_object (element);
    if (get_uint_member (object, "page", &span.page) && get_uint_member (object, "start", &span.start) &&
        get_uint_member (object, "end", &span.end) && span.page >= 1 && span.start <= span.end)
      g_array_append_val (spans, span);
  }

  return spans;
}
