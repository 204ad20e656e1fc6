/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "knt-json.h"

/**
 * knt_json_copy:
 *
 * Returns: (transfer full): a deep copy that shares nothing with @node and may be changed
 */
JsonNode *
knt_json_copy (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return knt_json_node_take_object (knt_json_copy_object (json_node_get_object (node)));

  if (JSON_NODE_HOLDS_ARRAY (node)) {
    JsonArray *array = json_node_get_array (node);
    guint length = json_array_get_length (array);
    JsonArray *copy = json_array_sized_new (length);

    for (guint i = 0; i < length; i++)
      json_array_add_element (copy, knt_json_copy (json_array_get_element (array, i)));

    return knt_json_node_take_array (copy);
  }

  return json_node_copy (node);
}

/**
 * knt_json_copy_object:
 *
 * Returns: (transfer full): a deep copy with the members in the same order
 */
JsonObject *
knt_json_copy_object (JsonObject *object)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    json_object_set_member (copy, name, knt_json_copy (member));

  return copy;
}

/**
 * knt_json_share_object:
 *
 * Returns: (transfer full): an object of its own with the members in the same order; those that are sealed are shared, others copied
 */
JsonObject *
knt_json_share_object (JsonObject *object)
{
  JsonObject *shared = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    json_object_set_member (shared, name,
                            json_node_is_immutable (member) ? json_node_ref (member) : knt_json_copy (member));

  return shared;
}

/**
 * knt_json_node_take_object:
 * @object: (transfer full)
 *
 * Returns: (transfer full): a node that holds it
 */
JsonNode *
knt_json_node_take_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return node;
}

/**
 * knt_json_node_take_array:
 * @array: (transfer full)
 *
 * Returns: (transfer full): a node that holds it
 */
JsonNode *
knt_json_node_take_array (JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  return node;
}

/**
 * knt_json_object_equal:
 * @a: (nullable)
 * @b: (nullable)
 *
 * Returns: whether both have the same members with the same values, in whatever order
 */
gboolean
knt_json_object_equal (JsonObject *a, JsonObject *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return json_object_equal (a, b);
}

/**
 * knt_json_get_string:
 * @object: (nullable)
 *
 * Returns: (nullable) (transfer none): the member where it is there and a string
 */
const char *
knt_json_get_string (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

/**
 * knt_json_get_object:
 * @object: (nullable)
 *
 * Returns: (nullable) (transfer none): the member where it is there and an object
 */
JsonObject *
knt_json_get_object (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * knt_json_get_array:
 * @object: (nullable)
 *
 * Returns: (nullable) (transfer none): the member where it is there and an array
 */
JsonArray *
knt_json_get_array (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * knt_json_get_int:
 * @object: (nullable)
 * @otherwise: the value where the member is not there or no integer
 */
gint64
knt_json_get_int (JsonObject *object, const char *member, gint64 otherwise)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
           ? json_node_get_int (node)
           : otherwise;
}

static void
write_string (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++) {
    switch (*p) {
      case '"':
        g_string_append (out, "\\\"");
        break;
      case '\\':
        g_string_append (out, "\\\\");
        break;
      case '\n':
        g_string_append (out, "\\n");
        break;
      case '\r':
        g_string_append (out, "\\r");
        break;
      case '\t':
        g_string_append (out, "\\t");
        break;
      case '\b':
        g_string_append (out, "\\b");
        break;
      case '\f':
        g_string_append (out, "\\f");
        break;
      default:
        if ((guchar) *p < 0x20)
          g_string_append_printf (out, "\\u%04x", (guint) *p);
        else
          g_string_append_c (out, *p);
        break;
    }
  }
  g_string_append_c (out, '"');
}

/* The shortest decimal that reads back as the same double, always recognisable as one. */
static void
write_double (GString *out, double value)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_if_fail (isfinite (value));

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_ascii_formatd (buffer, sizeof buffer, formats[i], value);
    if (g_ascii_strtod (buffer, NULL) == value)
      break;
  }

  g_string_append (out, buffer);
  if (strpbrk (buffer, ".e") == NULL)
    g_string_append (out, ".0");
}

static void
write_value (GString *out, JsonNode *node)
{
  if (JSON_NODE_HOLDS_NULL (node))
    g_string_append (out, "null");
  else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
  else if (json_node_get_value_type (node) == G_TYPE_INT64)
    g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
  else if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    write_double (out, json_node_get_double (node));
  else
    write_string (out, json_node_get_string (node));
}

static gboolean
is_number (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) &&
         (json_node_get_value_type (node) == G_TYPE_INT64 || json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

/* A span and a rectangle hold nothing but numbers: a line each reads better than a line for each number. */
static gboolean
holds_only_numbers (JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node)) {
    JsonArray *array = json_node_get_array (node);

    for (guint i = 0; i < json_array_get_length (array); i++)
      if (!is_number (json_array_get_element (array, i)))
        return FALSE;
  } else {
    JsonObjectIter iter;
    JsonNode *member;

    json_object_iter_init_ordered (&iter, json_node_get_object (node));
    while (json_object_iter_next_ordered (&iter, NULL, &member))
      if (!is_number (member))
        return FALSE;
  }

  return TRUE;
}

static void
break_line (GString *out, int indent)
{
  if (indent < 0)
    return;

  g_string_append_c (out, '\n');
  for (int i = 0; i < indent; i++)
    g_string_append (out, "  ");
}

/* @indent: the depth, or -1 to write all on one line */
static void
write_node (GString *out, JsonNode *node, int indent)
{
  gboolean is_array = JSON_NODE_HOLDS_ARRAY (node), first = TRUE;
  int inner;

  if (!is_array && !JSON_NODE_HOLDS_OBJECT (node)) {
    write_value (out, node);
    return;
  }

  inner = indent < 0 || holds_only_numbers (node) ? -1 : indent + 1;
  g_string_append_c (out, is_array ? '[' : '{');

  if (is_array) {
    JsonArray *array = json_node_get_array (node);

    for (guint i = 0; i < json_array_get_length (array); i++) {
      if (i > 0)
        g_string_append (out, inner < 0 ? ", " : ",");
      break_line (out, inner);
      write_node (out, json_array_get_element (array, i), inner);
      first = FALSE;
    }
  } else {
    JsonObjectIter iter;
    const char *name;
    JsonNode *member;

    json_object_iter_init_ordered (&iter, json_node_get_object (node));
    while (json_object_iter_next_ordered (&iter, &name, &member)) {
      if (!first)
        g_string_append (out, inner < 0 ? ", " : ",");
      else if (inner < 0)
        g_string_append_c (out, ' ');
      break_line (out, inner);
      write_string (out, name);
      g_string_append (out, ": ");
      write_node (out, member, inner);
      first = FALSE;
    }
    if (!first && inner < 0)
      g_string_append_c (out, ' ');
  }

  if (!first && inner >= 0)
    break_line (out, indent);
  g_string_append_c (out, is_array ? ']' : '}');
}

/**
 * knt_json_write:
 *
 * Writes JSON as RFC 8259 has it, UTF-8, indented by two spaces, members in their order, with a line feed at the end. What
 * holds nothing but numbers (a span, a rectangle) stands on one line. The same value gives the same bytes in every locale.
 *
 * Returns: (transfer full): the text
 */
char *
knt_json_write (JsonNode *node)
{
  GString *out = g_string_new (NULL);

  write_node (out, node, 0);
  g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}

/**
 * knt_json_write_line:
 *
 * Returns: (transfer full): the text on one line, without a line feed in it or at its end
 */
char *
knt_json_write_line (JsonNode *node)
{
  GString *out = g_string_new (NULL);

  write_node (out, node, -1);
  return g_string_free (out, FALSE);
}
