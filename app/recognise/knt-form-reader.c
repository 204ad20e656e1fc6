/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-form-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The member's value; %NULL where it is missing or of another kind, which is told. */
static JsonNode *
get_member (KntFormReader *self,
            JsonObject *object,
            const char *path,
            const char *name,
            JsonNodeType type,
            gboolean required)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;
  g_autofree char *at = g_strconcat (path, "/", name, NULL);

  if (node == NULL) {
    if (required)
      knt_form_reader_fail (self, at, _ ("is missing"));
    return NULL;
  }
  if (json_node_get_node_type (node) != type) {
    knt_form_reader_fail (self, at,
                          type == JSON_NODE_OBJECT  ? _ ("is no object")
                          : type == JSON_NODE_ARRAY ? _ ("is no list")
                                                    : _ ("is neither a text nor a number"));
    return NULL;
  }

  return node;
}

/* Puts the form's own words in the place of `%word%`. They may hold no other words. */
static char *
expand_words (KntFormReader *self, const char *path, const char *pattern)
{
  g_auto (GStrv) pieces = g_strsplit (pattern, "%", -1);
  guint n_pieces = g_strv_length (pieces);
  GString *expanded = g_string_new (NULL);

  if (n_pieces % 2 == 0)
    knt_form_reader_fail (self, path, _ ("has a “%%” without its pair"));

  for (guint i = 0; i < n_pieces; i++) {
    JsonNode *word = i % 2 == 1 && self->words != NULL ? json_object_get_member (self->words, pieces[i]) : NULL;

    if (i % 2 == 0)
      g_string_append (expanded, pieces[i]);
    else if (word == NULL || json_node_get_value_type (word) != G_TYPE_STRING ||
             strchr (json_node_get_string (word), '%'))
      knt_form_reader_fail (self, path, _ ("names the word “%s”, which is not among “words”"), pieces[i]);
    else
      g_string_append_printf (expanded, "(?:%s)", json_node_get_string (word));
  }

  return g_string_free (expanded, FALSE);
}

/* GLib quotes the whole pattern, with all that was put into it, before it comes to the point. */
static const char *
get_reason (const GError *error, const char *pattern)
{
  const char *quoted = strstr (error->message, pattern);
  const char *colon = quoted != NULL ? strstr (quoted + strlen (pattern), ": ") : NULL;

  return colon != NULL ? colon + 2 : error->message;
}

static KntPattern *
compile (KntFormReader *self, const char *path, const char *expanded)
{
  g_autoptr (GError) error = NULL;
  KntPattern *pattern = self->is_trusted ? knt_pattern_new_trusted (expanded) : knt_pattern_new (expanded, &error);

  if (pattern == NULL)
    knt_form_reader_fail (self, path, _ ("is no regular expression: %s"), get_reason (error, expanded));

  return pattern;
}

static char *
dup_pattern (KntFormReader *self, JsonNode *node, const char *path)
{
  if (json_node_get_value_type (node) == G_TYPE_STRING && *json_node_get_string (node) != '\0')
    return expand_words (self, path, json_node_get_string (node));

  knt_form_reader_fail (self, path, _ ("is no text"));
  return NULL;
}

/* Several patterns become one, in which each may have the same named group. An option such as (?i) holds for its own only. */
static KntPattern *
compile_alternatives (KntFormReader *self, JsonArray *array, const char *path)
{
  g_autoptr (GString) all = g_string_new ("(?|");
  guint n_faults = self->faults->len;

  for (guint i = 0; i < json_array_get_length (array); i++) {
    g_autofree char *at = g_strdup_printf ("%s/%u", path, i);
    g_autofree char *pattern = dup_pattern (self, json_array_get_element (array, i), at);
    g_autoptr (KntPattern) alone = pattern != NULL ? compile (self, at, pattern) : NULL;

    if (alone != NULL)
      g_string_append_printf (all, "%s(?:%s)", i > 0 ? "|" : "", pattern);
  }
  if (self->faults->len > n_faults)
    return NULL;
  if (json_array_get_length (array) == 0) {
    knt_form_reader_fail (self, path, _ ("is empty"));
    return NULL;
  }
  g_string_append_c (all, ')');

  return compile (self, path, all->str);
}

/**
 * knt_form_reader_fail:
 * @path: of the faulty member; empty for the whole
 * @format: what is wrong with it, as a sentence that begins with the path
 *
 * Notes a fault. Nothing is noted twice.
 */
void
knt_form_reader_fail (KntFormReader *self, const char *path, const char *format, ...)
{
  g_autofree char *reason = NULL;
  char *fault;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);

  fault = g_strdup_printf ("%s: %s", *path != '\0' ? path : "/", reason);
  if (g_ptr_array_find_with_equal_func (self->faults, fault, g_str_equal, NULL))
    g_free (fault);
  else
    g_ptr_array_add (self->faults, fault);
}

/**
 * knt_form_reader_check_members:
 * @object: (nullable)
 * @known: names, ended by %NULL
 *
 * Each member of @object that is not among @known is a fault: it is misspelt or in the wrong place.
 */
void
knt_form_reader_check_members (KntFormReader *self, JsonObject *object, const char *path, const char *const *known)
{
  g_autoptr (GList) names = object != NULL ? json_object_get_members (object) : NULL;

  for (GList *l = names; l != NULL; l = l->next) {
    g_autofree char *at = g_strconcat (path, "/", (char *) l->data, NULL);

    if (!g_strv_contains (known, l->data))
      knt_form_reader_fail (self, at, _ ("is not known here"));
  }
}

/**
 * knt_form_reader_get_object:
 *
 * Returns: (nullable): the member; %NULL where there is none
 */
JsonObject *
knt_form_reader_get_object (KntFormReader *self, JsonObject *object, const char *path, const char *name)
{
  JsonNode *node = get_member (self, object, path, name, JSON_NODE_OBJECT, FALSE);

  return node != NULL ? json_node_get_object (node) : NULL;
}

/**
 * knt_form_reader_need_object:
 *
 * Returns: (nullable): the element of a list; %NULL where it is no object, which is a fault
 */
JsonObject *
knt_form_reader_need_object (KntFormReader *self, JsonNode *element, const char *path)
{
  if (JSON_NODE_HOLDS_OBJECT (element))
    return json_node_get_object (element);

  knt_form_reader_fail (self, path, _ ("is no object"));
  return NULL;
}

/**
 * knt_form_reader_get_string:
 *
 * Returns: (nullable): the member; %NULL where there is none
 */
const char *
knt_form_reader_get_string (KntFormReader *self,
                            JsonObject *object,
                            const char *path,
                            const char *name,
                            gboolean required)
{
  JsonNode *node = get_member (self, object, path, name, JSON_NODE_VALUE, required);

  if (node == NULL)
    return NULL;
  if (json_node_get_value_type (node) != G_TYPE_STRING) {
    g_autofree char *at = g_strconcat (path, "/", name, NULL);

    knt_form_reader_fail (self, at, _ ("is no text"));
    return NULL;
  }

  return json_node_get_string (node);
}

/**
 * knt_form_reader_get_choice:
 * @choices: what it may be, ended by %NULL
 *
 * Returns: (nullable): the member; %NULL where there is none, or something else
 */
const char *
knt_form_reader_get_choice (KntFormReader *self,
                            JsonObject *object,
                            const char *path,
                            const char *name,
                            const char *const *choices,
                            gboolean required)
{
  const char *value = knt_form_reader_get_string (self, object, path, name, required);
  g_autofree char *at = g_strconcat (path, "/", name, NULL);
  g_autofree char *all = NULL;

  if (value == NULL || g_strv_contains (choices, value))
    return value;

  all = g_strjoinv ("”, “", (char **) choices);
  knt_form_reader_fail (self, at, _ ("is “%s”, and can only be “%s”"), value, all);
  return NULL;
}

/**
 * knt_form_reader_get_number:
 *
 * Returns: the member; @otherwise where there is none
 */
double
knt_form_reader_get_number (KntFormReader *self,
                            JsonObject *object,
                            const char *path,
                            const char *name,
                            double otherwise)
{
  JsonNode *node = get_member (self, object, path, name, JSON_NODE_VALUE, FALSE);
  GType type = node != NULL ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (node == NULL)
    return otherwise;
  if (type != G_TYPE_DOUBLE && type != G_TYPE_INT64) {
    g_autofree char *at = g_strconcat (path, "/", name, NULL);

    knt_form_reader_fail (self, at, _ ("is no number"));
    return otherwise;
  }

  return json_node_get_double (node);
}

/**
 * knt_form_reader_get_boolean:
 *
 * Returns: the member; %FALSE where there is none
 */
gboolean
knt_form_reader_get_boolean (KntFormReader *self, JsonObject *object, const char *path, const char *name)
{
  JsonNode *node = get_member (self, object, path, name, JSON_NODE_VALUE, FALSE);

  if (node == NULL)
    return FALSE;
  if (json_node_get_value_type (node) != G_TYPE_BOOLEAN) {
    g_autofree char *at = g_strconcat (path, "/", name, NULL);

    knt_form_reader_fail (self, at, _ ("is neither true nor false"));
    return FALSE;
  }

  return json_node_get_boolean (node);
}

/**
 * knt_form_reader_get_regex:
 *
 * Returns: (transfer full) (nullable): the member, a pattern or a list of which one is to match; %NULL where there is
 *   none
 */
KntPattern *
knt_form_reader_get_regex (KntFormReader *self,
                           JsonObject *object,
                           const char *path,
                           const char *name,
                           gboolean required)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;
  g_autofree char *at = g_strconcat (path, "/", name, NULL);
  g_autofree char *pattern = NULL;

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    return compile_alternatives (self, json_node_get_array (node), at);
  if (node == NULL && required)
    knt_form_reader_fail (self, at, _ ("is missing"));
  if (node != NULL)
    pattern = dup_pattern (self, node, at);

  return pattern != NULL ? compile (self, at, pattern) : NULL;
}

/**
 * knt_form_reader_get_list:
 * @func: called for each element
 * @free_func: of what it adds
 *
 * Returns: (transfer full): what @func made of the member, which may be missing
 */
GPtrArray *
knt_form_reader_get_list (KntFormReader *self,
                          JsonObject *object,
                          const char *path,
                          const char *name,
                          KntFormElementFunc func,
                          GDestroyNotify free_func)
{
  JsonNode *node = get_member (self, object, path, name, JSON_NODE_ARRAY, FALSE);
  JsonArray *array = node != NULL ? json_node_get_array (node) : NULL;
  GPtrArray *result = g_ptr_array_new_with_free_func (free_func);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    g_autofree char *at = g_strdup_printf ("%s/%s/%u", path, name, i);

    func (self, json_array_get_element (array, i), at, result);
  }

  return result;
}

/**
 * knt_form_reader_read_regex:
 *
 * A [callback@KntFormElementFunc] for patterns; to be freed with knt_pattern_unref().
 */
void
knt_form_reader_read_regex (KntFormReader *self, JsonNode *element, const char *path, GPtrArray *result)
{
  g_autofree char *pattern = dup_pattern (self, element, path);
  KntPattern *regex = pattern != NULL ? compile (self, path, pattern) : NULL;

  if (regex != NULL)
    g_ptr_array_add (result, regex);
}

/**
 * knt_form_reader_read_string:
 *
 * A [callback@KntFormElementFunc] for texts; to be freed with g_free().
 */
void
knt_form_reader_read_string (KntFormReader *self, JsonNode *element, const char *path, GPtrArray *result)
{
  if (json_node_get_value_type (element) == G_TYPE_STRING)
    g_ptr_array_add (result, g_strdup (json_node_get_string (element)));
  else
    knt_form_reader_fail (self, path, _ ("is no text"));
}
