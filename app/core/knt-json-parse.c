/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>

#include "knt-json-parse.h"

#include "knt-json.h"
#include "knt-notes-format.h"

/* json-glib takes the last of two equal keys, cuts a text at U+0000, and bends numbers that are too large: a file read with it and
 * written back has silently lost something. So the bytes are looked through for these first, token by token; what
 * is JSON and what is not, json-glib says. */

#define MAX_DEPTH 100

typedef struct {
  GHashTable *keys; /* (nullable): those seen in an object; NULL in an array */
  char *key;        /* of the member at hand; NULL where a key comes next */
  guint index;      /* of the element at hand */
} Level;

typedef struct {
  const char *data;
  const char *end;
  GArray *levels; /* Level */
} Checker;

static void
level_clear (gpointer data)
{
  Level *level = data;

  g_clear_pointer (&level->keys, g_hash_table_unref);
  g_clear_pointer (&level->key, g_free);
}

/* Where in the value a place lies: `annotations[2].body`. */
static char *
dup_path (Checker *self)
{
  GString *path = g_string_new (NULL);

  for (guint i = 0; i < self->levels->len; i++) {
    const Level *level = &g_array_index (self->levels, Level, i);

    if (level->keys == NULL)
      g_string_append_printf (path, "[%u]", level->index);
    else if (level->key != NULL)
      g_string_append_printf (path, "%s%s", path->len > 0 ? "." : "", level->key);
  }

  return g_string_free (path, FALSE);
}

/* Sets the error, with line and column (in code points, from 1) and the path of the value. */
static gboolean
fail_at (Checker *self, const char *place, const char *what, GError **error)
{
  g_autofree char *path = dup_path (self);
  const char *line_start = self->data;
  guint line = 1;
  glong column;

  for (const char *p = self->data; p < place; p++) {
    if (*p == '\n') {
      line++;
      line_start = p + 1;
    }
  }
  column = g_utf8_strlen (line_start, place - line_start) + 1;

  if (*path != '\0')
    g_set_error (error, KNT_NOTES_ERROR, KNT_NOTES_ERROR_SYNTAX, _ ("Line %u, column %ld, at %s: %s"), line, column,
                 path, what);
  else
    g_set_error (error, KNT_NOTES_ERROR, KNT_NOTES_ERROR_SYNTAX, _ ("Line %u, column %ld: %s"), line, column, what);

  return FALSE;
}

static Level *
get_level (Checker *self)
{
  return self->levels->len > 0 ? &g_array_index (self->levels, Level, self->levels->len - 1) : NULL;
}

/* An escaped letter is the same letter. Returns: (transfer full) (nullable): the key without quotes and escapes */
static char *
dup_key (const char *start, const char *end)
{
  g_autofree char *token = NULL;
  g_autoptr (JsonNode) name = NULL;

  if (memchr (start, '\\', end - start) == NULL)
    return g_strndup (start + 1, end - start - 2);

  token = g_strndup (start, end - start);
  name = json_from_string (token, NULL);
  return name != NULL && JSON_NODE_HOLDS_VALUE (name) ? json_node_dup_string (name) : NULL;
}

static gboolean
check_key (Checker *self, Level *level, const char *start, const char *end, GError **error)
{
  g_autofree char *name = dup_key (start, end);

  if (name == NULL)
    return TRUE;

  if (!g_hash_table_add (level->keys, g_strdup (name))) {
    g_autofree char *what = g_strdup_printf (_ ("the key “%s” is there twice"), name);

    return fail_at (self, start, what, error);
  }

  level->key = g_steal_pointer (&name);
  return TRUE;
}

/* @pos: (inout): at the opening quote; behind the closing one afterwards */
static gboolean
check_string (Checker *self, const char **pos, GError **error)
{
  const char *start = *pos, *p = start + 1;
  Level *level = get_level (self);

  for (; p < self->end && *p != '"'; p++) {
    if ((guchar) *p < 0x20)
      return fail_at (self, p, _ ("a control character in a text must be escaped"), error);
    if (*p == '\\' && self->end - p > 5 && strncmp (p, "\\u0000", 6) == 0)
      return fail_at (self, p, _ ("a text cannot hold U+0000"), error);
    if (*p == '\\' && self->end - p > 1)
      p++;
  }

  if (p >= self->end)
    return fail_at (self, start, _ ("the text that begins here does not end"), error);

  *pos = p + 1;
  return level == NULL || level->keys == NULL || level->key != NULL || check_key (self, level, start, *pos, error);
}

static const char *
skip_digits (const char *p)
{
  while (g_ascii_isdigit (*p))
    p++;

  return p;
}

/* RFC 8259, 6. */
static gboolean
is_number (const char *token)
{
  const char *p = *token == '-' ? token + 1 : token;
  const char *digits = p;

  p = skip_digits (p);
  if (p == digits || (*digits == '0' && p > digits + 1))
    return FALSE;

  if (*p == '.') {
    digits = p + 1;
    p = skip_digits (digits);
    if (p == digits)
      return FALSE;
  }

  if (*p == 'e' || *p == 'E') {
    digits = p[1] == '+' || p[1] == '-' ? p + 2 : p + 1;
    p = skip_digits (digits);
    if (p == digits)
      return FALSE;
  }

  return *p == '\0';
}

/* @pos: (inout): at the first character; behind the last one afterwards */
static gboolean
check_number (Checker *self, const char **pos, GError **error)
{
  const char *start = *pos;
  g_autofree char *token = NULL;
  double number;

  while (*pos < self->end && (g_ascii_isalnum (**pos) || strchr ("+-.", **pos) != NULL))
    (*pos)++;
  token = g_strndup (start, *pos - start);

  if (!is_number (token))
    return fail_at (self, start, _ ("this is not a number as JSON writes it"), error);

  if (strpbrk (token, ".eE") == NULL) {
    if (!g_ascii_string_to_signed (token, 10, G_MININT64, G_MAXINT64, NULL, NULL))
      return fail_at (self, start, _ ("the whole number is too large to be kept (64 bits)"), error);
    return TRUE;
  }

  number = g_ascii_strtod (token, NULL);
  token[strcspn (token, "eE")] = '\0';
  if (!isfinite (number) || (number == 0 && strpbrk (token, "123456789") != NULL))
    return fail_at (self, start, _ ("the number is too large or too small to be kept"), error);

  return TRUE;
}

static gboolean
check_opening (Checker *self, const char *place, GError **error)
{
  Level level = { 0 };

  if (self->levels->len == MAX_DEPTH)
    return fail_at (self, place, _ ("objects and arrays are nested too deeply"), error);

  if (*place == '{')
    level.keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_array_append_val (self->levels, level);
  return TRUE;
}

static gboolean
check_tokens (Checker *self, GError **error)
{
  const char *p = self->data;

  while (p < self->end) {
    Level *level = get_level (self);
    const char *token = p++;

    switch (*token) {
      case '"':
        p = token;
        if (!check_string (self, &p, error))
          return FALSE;
        break;

      case '{':
      case '[':
        if (!check_opening (self, token, error))
          return FALSE;
        break;

      case '}':
      case ']':
        /* Brackets that do not fit each other are json-glib's to refuse. */
        if (level == NULL || (*token == '}') != (level->keys != NULL))
          return TRUE;
        g_array_set_size (self->levels, self->levels->len - 1);
        break;

      case ',':
        if (level != NULL) {
          g_clear_pointer (&level->key, g_free);
          level->index++;
        }
        break;

      case '/':
        return fail_at (self, token, _ ("JSON has no comments"), error);

      default:
        if (g_ascii_isdigit (*token) || *token == '-' || *token == '+' || *token == '.') {
          p = token;
          if (!check_number (self, &p, error))
            return FALSE;
        }
        break;
    }
  }

  return self->levels->len == 0 || fail_at (self, self->end, _ ("the file ends too early"), error);
}

static JsonNode *
parse (Checker *self, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) why = NULL;
  guint line, column;

  json_parser_set_strict (parser, TRUE);
  if (json_parser_load_from_data (parser, self->data, self->end - self->data, &why) &&
      json_parser_get_root (parser) != NULL)
    return json_parser_steal_root (parser);

  /* The parser keeps its place to itself but for the beginning of its message, which is in English. */
  if (why == NULL || sscanf (why->message, "<data>:%u:%u:", &line, &column) != 2)
    g_set_error (error, KNT_NOTES_ERROR, KNT_NOTES_ERROR_SYNTAX, _ ("There is no JSON in it."));
  else
    g_set_error (error, KNT_NOTES_ERROR, KNT_NOTES_ERROR_SYNTAX, _ ("Line %u, near column %u: this is not JSON"), line,
                 column);
  return NULL;
}

/**
 * knt_json_parse:
 * @data: the bytes of a file
 * @length: how many, or -1 where they end with a zero byte
 *
 * Reads JSON as RFC 8259 has it and nothing beyond: no comments, no `NaN`, nothing behind the value. What would not come back as
 * it is read is refused: a key that is there twice, `\u0000`, half of a surrogate pair, whole numbers past 64 bits, numbers past a
 * double. A byte order mark is passed over.
 *
 * Returns: (transfer full) (nullable): the value, sealed; or %NULL with #KNT_NOTES_ERROR_SYNTAX, whose message has line, column
 * (both from 1, the column in code points) and path: `Line 3, column 14, at annotations[2].body: …`
 */
JsonNode *
knt_json_parse (const char *data, gssize length, GError **error)
{
  gsize size = length < 0 ? strlen (data) : (gsize) length;
  Checker self = { .levels = g_array_new (FALSE, FALSE, sizeof (Level)) };
  g_autoptr (GArray) levels = self.levels;
  const char *invalid;

  g_array_set_clear_func (levels, level_clear);
  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0) {
    data += 3;
    size -= 3;
  }
  self.data = data;
  self.end = data + size;

  if (!g_utf8_validate_len (data, size, &invalid)) {
    fail_at (&self, invalid, _ ("the file is not UTF-8"), error);
    return NULL;
  }

  return check_tokens (&self, error) ? parse (&self, error) : NULL;
}
