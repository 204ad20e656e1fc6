/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "knt-form-rules.h"
#include "knt-phrases.h"

static void
time_rule_free (gpointer data)
{
  KntTimeRule *self = data;

  g_clear_pointer (&self->pattern, knt_pattern_unref);
  g_free (self->due);
  g_free (self);
}

static void
reference_rule_free (gpointer data)
{
  KntReferenceRule *self = data;

  g_free (self->kind);
  g_clear_pointer (&self->pattern, knt_pattern_unref);
  g_ptr_array_unref (self->cleanings);
  g_free (self->address);
  g_free (self);
}

static KntPattern *
compile (const char *pattern, const char *name, GError **error)
{
  KntPattern *regex;

  if (*pattern == '\0') {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: a pattern is missing", name);
    return NULL;
  }
  regex = knt_pattern_new (pattern, error);
  if (regex == NULL)
    g_prefix_error (error, "%s: ", name);

  return regex;
}

/* A string, or %NULL where it is missing or something else. */
static const char *
get_string (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_object (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gboolean
read_regex (KntPattern **regex, JsonObject *object, const char *member, const char *name, GError **error)
{
  JsonArray *array = get_array (object, member);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);

    if (json_node_get_value_type (node) != G_TYPE_STRING) {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: %s/%u is no string", name, member, i);
      return FALSE;
    }
    g_string_append_printf (all, "%s(?:%s)", i > 0 ? "|" : "", json_node_get_string (node));
  }
  if (all->len == 0)
    return TRUE;

  *regex = compile (all->str, name, error);

  return *regex != NULL;
}

static gboolean
read_times (KntPhrases *self, JsonArray *array, const char *name, GError **error)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);
    JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
    const char *pattern = get_string (object, "pattern");
    KntTimeRule *rule = g_new0 (KntTimeRule, 1);

    g_ptr_array_add (self->times, rule);
    rule->due = g_strdup (get_string (object, "due"));
    rule->pattern = compile (pattern != NULL ? pattern : "", name, error);
    if (rule->pattern == NULL)
      return FALSE;
  }

  return TRUE;
}

static gboolean
read_cleanings (GPtrArray *cleanings, JsonArray *array, const char *name, GError **error)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);
    JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
    const char *pattern = get_string (object, "pattern"), *with = get_string (object, "with");
    KntCleaning *cleaning = g_new0 (KntCleaning, 1);

    g_ptr_array_add (cleanings, cleaning);
    cleaning->with = g_strdup (with != NULL ? with : "");
    cleaning->pattern = compile (pattern != NULL ? pattern : "", name, error);
    if (cleaning->pattern == NULL || !g_regex_check_replacement (cleaning->with, NULL, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
read_references (KntPhrases *self, JsonArray *array, const char *name, GError **error)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);
    JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
    const char *pattern = get_string (object, "pattern"), *kind = get_string (object, "kind");
    KntReferenceRule *rule = g_new0 (KntReferenceRule, 1);

    g_ptr_array_add (self->references, rule);
    rule->kind = g_strdup (kind != NULL ? kind : "other");
    rule->address = g_strdup (get_string (object, "address"));
    rule->cleanings = g_ptr_array_new_with_free_func (knt_cleaning_free);
    rule->pattern = compile (pattern != NULL ? pattern : "", name, error);
    if (rule->pattern == NULL || !read_cleanings (rule->cleanings, get_array (object, "clean"), name, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
read_phrases (KntPhrases *self, JsonObject *object, const char *name, GError **error)
{
  JsonObject *parts = get_object (object, "parts"), *commitments = get_object (object, "commitments");
  JsonArray *months = get_array (object, "months");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; months != NULL && i < json_array_get_length (months); i++) {
    if (json_node_get_value_type (json_array_get_element (months, i)) == G_TYPE_STRING)
      g_strv_builder_add (builder, json_array_get_string_element (months, i));
  }
  self->months = g_strv_builder_end (builder);

  return read_regex (&self->abbreviations, object, "abbreviations", name, error) &&
         read_regex (&self->asks, parts, "asks", name, error) &&
         read_regex (&self->asides, parts, "asides", name, error) &&
         read_regex (&self->follows, parts, "follows", name, error) &&
         read_regex (&self->opens, parts, "opens", name, error) &&
         read_regex (&self->clauses, parts, "clauses", name, error) &&
         read_regex (&self->futures, commitments, "futures", name, error) &&
         read_regex (&self->presents, commitments, "presents", name, error) &&
         read_regex (&self->addressees, commitments, "addressees", name, error) &&
         read_regex (&self->tells, commitments, "tells", name, error) &&
         read_regex (&self->products, commitments, "products", name, error) &&
         read_regex (&self->doubts, commitments, "doubts", name, error) &&
         read_regex (&self->never, commitments, "never", name, error) &&
         read_times (self, get_array (commitments, "times"), name, error) &&
         read_references (self, get_array (object, "references"), name, error);
}

/**
 * knt_phrases_new_from_bytes:
 * @json: a file as data/forms/phrases.schema.json has it
 * @name: what messages call it
 *
 * Returns: (transfer full): the phrases; %NULL with an error that names @name
 */
KntPhrases *
knt_phrases_new_from_bytes (GBytes *json, const char *name, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (KntPhrases) self = g_new0 (KntPhrases, 1);
  JsonNode *root;
  gsize size;
  const char *data = g_bytes_get_data (json, &size);

  g_return_val_if_fail (name != NULL, NULL);

  g_atomic_ref_count_init (&self->ref_count);
  self->times = g_ptr_array_new_with_free_func (time_rule_free);
  self->references = g_ptr_array_new_with_free_func (reference_rule_free);

  if (!json_parser_load_from_data (parser, data != NULL ? data : "", size, error)) {
    g_prefix_error (error, "%s: ", name);
    return NULL;
  }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) || get_string (json_node_get_object (root), "language") == NULL) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: names no language", name);
    return NULL;
  }
  self->language = g_strdup (get_string (json_node_get_object (root), "language"));

  return read_phrases (self, json_node_get_object (root), name, error) ? g_steal_pointer (&self) : NULL;
}

KntPhrases *
knt_phrases_ref (KntPhrases *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
knt_phrases_unref (KntPhrases *self)
{
  KntPattern **const regexes[] = { &self->opens,      &self->abbreviations, &self->asks,     &self->asides,
                                   &self->follows,    &self->clauses,       &self->futures,  &self->presents,
                                   &self->addressees, &self->tells,         &self->products, &self->doubts,
                                   &self->never };

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (regexes); i++)
    g_clear_pointer (regexes[i], knt_pattern_unref);
  g_clear_pointer (&self->times, g_ptr_array_unref);
  g_clear_pointer (&self->references, g_ptr_array_unref);
  g_clear_pointer (&self->months, g_strfreev);
  g_free (self->language);
  g_free (self);
}

static gboolean
is_closing (gunichar c)
{
  return c == ')' || c == '"' || c == '\'' || c == 0x2019 || c == 0x201d || c == 0xbb;
}

/* Whether the word that ends with the full stop at @stop is no sentence's last: `nr.`, `d.d.`, an initial. */
static gboolean
is_abbreviation (const KntPhrases *self, const char *text, const char *stop)
{
  const char *start = stop;
  g_autofree char *word = NULL;

  while (start > text && !g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (start))) && start[-1] != '(')
    start = g_utf8_prev_char (start);
  word = g_strndup (start, stop - start);

  return strchr (word, '.') != NULL || (g_utf8_strlen (word, -1) == 1 && g_unichar_isalpha (g_utf8_get_char (word))) ||
         (self->abbreviations != NULL && g_regex_match (knt_pattern_use (self->abbreviations, word), word, 0, NULL));
}

/**
 * knt_phrases_split:
 * @text: as a reader would type it
 *
 * Returns: (transfer full) (element-type KntStretch): its sentences, without the white space between them
 */
GArray *
knt_phrases_split (const KntPhrases *self, const char *text)
{
  GArray *sentences = g_array_new (FALSE, FALSE, sizeof (KntStretch));
  const char *start = text;

  for (const char *p = text; *p != '\0';) {
    const char *mark = p, *next;
    gboolean ends = *p == '\n' || *p == '?' || *p == '!' || (*p == '.' && !is_abbreviation (self, text, p));

    p = g_utf8_next_char (p);
    if (!ends)
      continue;
    while (*mark != '\n' && is_closing (g_utf8_get_char (p)))
      p = g_utf8_next_char (p);
    next = p;
    while (g_unichar_isspace (g_utf8_get_char (next)))
      next = g_utf8_next_char (next);
    /* Within a sentence there is no blank behind a mark, or a small letter follows. */
    if (*mark != '\n' && *next != '\0' && (next == p || g_unichar_islower (g_utf8_get_char (next))))
      continue;

    KntStretch sentence = { start - text, (*mark == '\n' ? mark : p) - text };

    if (sentence.end > sentence.start)
      g_array_append_val (sentences, sentence);
    p = start = next;
  }

  if (*start != '\0') {
    KntStretch rest = { start - text, strlen (text) };

    g_array_append_val (sentences, rest);
  }

  return sentences;
}
