/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "knt-json-parse.h"

#include "knt-json.h"
#include "knt-notes-format.h"

/* json-glib's parser takes the last of two equal keys, cuts a text at U+0000, and bends numbers that are too large: a file read
 * with it and written back has silently lost something. This one takes RFC 8259 and nothing else, and refuses what
 * cannot be held, with the place. */

#define MAX_DEPTH 100

typedef struct {
  const char *data;
  const char *end;
  const char *pos;
  GString *path;
  guint depth;
  GError *error;
} Parser;

static JsonNode *parse_value (Parser *self);

/* Sets the error, with line and column (in code points, from 1) and the path of the value. */
G_GNUC_PRINTF (3, 4)
static void
fail_at (Parser *self, const char *place, const char *format, ...)
{
  g_autofree char *text = NULL;
  const char *line_start = self->data;
  guint line = 1;
  glong column;
  va_list args;

  if (self->error != NULL)
    return;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);

  for (const char *p = self->data; p < place; p++) {
    if (*p == '\n') {
      line++;
      line_start = p + 1;
    }
  }
  column = g_utf8_strlen (line_start, place - line_start) + 1;

  if (self->path->len > 0)
    g_set_error (&self->error, KNT_NOTES_ERROR, KNT_NOTES_ERROR_SYNTAX, _ ("Line %u, column %ld, at %s: %s"), line,
                 column, self->path->str, text);
  else
    g_set_error (&self->error, KNT_NOTES_ERROR, KNT_NOTES_ERROR_SYNTAX, _ ("Line %u, column %ld: %s"), line, column,
                 text);
}

static void
skip_blanks (Parser *self)
{
  while (self->pos < self->end && strchr (" \t\r\n", *self->pos) != NULL)
    self->pos++;
}

static gboolean
is_at (Parser *self, char c)
{
  return self->pos < self->end && *self->pos == c;
}

static gboolean
is_at_digit (Parser *self)
{
  return self->pos < self->end && g_ascii_isdigit (*self->pos);
}

static void
fail_unexpected (Parser *self)
{
  if (self->pos >= self->end)
    fail_at (self, self->pos, _ ("the file ends too early"));
  else if (*self->pos == '/')
    fail_at (self, self->pos, _ ("JSON has no comments"));
  else
    fail_at (self, self->pos, _ ("“%.*s” does not belong here"), (int) (g_utf8_next_char (self->pos) - self->pos),
             self->pos);
}

/* The four digits of an escape, or -1. */
static int
parse_hex (Parser *self)
{
  int value = 0;

  if (self->end - self->pos < 4)
    return -1;

  for (guint i = 0; i < 4; i++) {
    int digit = g_ascii_xdigit_value (self->pos[i]);

    if (digit < 0)
      return -1;
    value = value * 16 + digit;
  }

  self->pos += 4;
  return value;
}

static gboolean
parse_unicode_escape (Parser *self, const char *start, GString *out)
{
  int unit = parse_hex (self), low;

  if (unit < 0) {
    fail_at (self, start, _ ("“\\u” needs four hexadecimal digits"));
    return FALSE;
  }
  if (unit == 0) {
    fail_at (self, start, _ ("a text cannot hold U+0000"));
    return FALSE;
  }
  if (unit < 0xD800 || unit > 0xDFFF) {
    g_string_append_unichar (out, unit);
    return TRUE;
  }

  if (unit < 0xDC00 && self->end - self->pos >= 6 && self->pos[0] == '\\' && self->pos[1] == 'u') {
    self->pos += 2;
    low = parse_hex (self);
    if (low >= 0xDC00 && low <= 0xDFFF) {
      g_string_append_unichar (out, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
      return TRUE;
    }
  }

  fail_at (self, start, _ ("half of a surrogate pair is no character"));
  return FALSE;
}

static gboolean
parse_escape (Parser *self, GString *out)
{
  static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
  const char *start = self->pos++, *found;
  char c = self->pos < self->end ? *self->pos++ : '\0';

  if (c == 'u')
    return parse_unicode_escape (self, start, out);

  found = c != '\0' ? strchr (from, c) : NULL;
  if (found == NULL) {
    fail_at (self, start, _ ("there is no such escape in JSON"));
    return FALSE;
  }

  g_string_append_c (out, to[found - from]);
  return TRUE;
}

/* Returns: (nullable): the text without quotes and escapes */
static char *
parse_string (Parser *self)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *start = self->pos++;

  while (self->pos < self->end) {
    guchar c = *self->pos;

    if (c == '"') {
      self->pos++;
      return g_string_free (g_steal_pointer (&out), FALSE);
    }
    if (c < 0x20) {
      fail_at (self, self->pos, _ ("a control character in a text must be escaped"));
      return NULL;
    }
    if (c != '\\') {
      g_string_append_c (out, c);
      self->pos++;
    } else if (!parse_escape (self, out)) {
      return NULL;
    }
  }

  fail_at (self, start, _ ("the text that begins here does not end"));
  return NULL;
}

static gboolean
has_nonzero_digit (const char *number)
{
  for (const char *p = number; *p != '\0' && *p != 'e' && *p != 'E'; p++)
    if (*p >= '1' && *p <= '9')
      return TRUE;

  return FALSE;
}

static gboolean
skip_digits (Parser *self)
{
  if (!is_at_digit (self)) {
    fail_unexpected (self);
    return FALSE;
  }
  while (is_at_digit (self))
    self->pos++;

  return TRUE;
}

static JsonNode *
make_number (Parser *self, const char *start, gboolean whole)
{
  g_autofree char *text = g_strndup (start, self->pos - start);
  JsonNode *node = json_node_alloc ();
  double number;

  if (whole) {
    gint64 integer;

    if (g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &integer, NULL))
      return json_node_init_int (node, integer);

    fail_at (self, start, _ ("the whole number is too large to be kept (64 bits)"));
    json_node_unref (node);
    return NULL;
  }

  number = g_ascii_strtod (text, NULL);
  if (!isfinite (number) || (number == 0 && has_nonzero_digit (text))) {
    fail_at (self, start, _ ("the number is too large or too small to be kept"));
    json_node_unref (node);
    return NULL;
  }

  return json_node_init_double (node, number);
}

static JsonNode *
parse_number (Parser *self)
{
  const char *start = self->pos;
  gboolean whole = TRUE;

  if (is_at (self, '-'))
    self->pos++;

  if (is_at (self, '0')) {
    self->pos++;
    if (is_at_digit (self)) {
      fail_at (self, start, _ ("a number must not begin with a superfluous zero"));
      return NULL;
    }
  } else if (!skip_digits (self)) {
    return NULL;
  }

  if (is_at (self, '.')) {
    whole = FALSE;
    self->pos++;
    if (!skip_digits (self))
      return NULL;
  }
  if (is_at (self, 'e') || is_at (self, 'E')) {
    whole = FALSE;
    self->pos++;
    if (is_at (self, '+') || is_at (self, '-'))
      self->pos++;
    if (!skip_digits (self))
      return NULL;
  }

  return make_number (self, start, whole);
}

static gboolean
skip_word (Parser *self, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->pos) < length || memcmp (self->pos, word, length) != 0)
    return FALSE;

  self->pos += length;
  return TRUE;
}

/* After a value in an object or array: TRUE when another one follows. */
static gboolean
parse_separator (Parser *self, char closing, gboolean *more)
{
  skip_blanks (self);
  if (is_at (self, ',')) {
    self->pos++;
    skip_blanks (self);
    if (is_at (self, closing)) {
      fail_at (self, self->pos, _ ("a comma must not stand before the closing bracket"));
      return FALSE;
    }
    *more = TRUE;
    return TRUE;
  }
  if (is_at (self, closing)) {
    self->pos++;
    *more = FALSE;
    return TRUE;
  }

  fail_unexpected (self);
  return FALSE;
}

static gboolean
parse_member (Parser *self, JsonObject *object)
{
  gsize path_length = self->path->len;
  const char *start = self->pos;
  g_autofree char *name = NULL;
  JsonNode *value;

  if (!is_at (self, '"')) {
    fail_unexpected (self);
    return FALSE;
  }
  name = parse_string (self);
  if (name == NULL)
    return FALSE;

  if (json_object_has_member (object, name)) {
    fail_at (self, start, _ ("the key “%s” is there twice"), name);
    return FALSE;
  }

  skip_blanks (self);
  if (!is_at (self, ':')) {
    fail_unexpected (self);
    return FALSE;
  }
  self->pos++;

  if (path_length > 0)
    g_string_append_c (self->path, '.');
  g_string_append (self->path, name);
  value = parse_value (self);
  if (value == NULL)
    return FALSE;

  g_string_truncate (self->path, path_length);
  json_object_set_member (object, name, value);
  return TRUE;
}

static JsonNode *
parse_object (Parser *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  gboolean more;

  self->pos++;
  skip_blanks (self);
  more = !is_at (self, '}');
  if (!more)
    self->pos++;

  while (more)
    if (!parse_member (self, object) || !parse_separator (self, '}', &more))
      return NULL;

  return knt_json_node_take_object (g_steal_pointer (&object));
}

static JsonNode *
parse_array (Parser *self)
{
  g_autoptr (JsonArray) array = json_array_new ();
  gsize path_length = self->path->len;
  gboolean more;

  self->pos++;
  skip_blanks (self);
  more = !is_at (self, ']');
  if (!more)
    self->pos++;

  while (more) {
    JsonNode *value;

    g_string_append_printf (self->path, "[%u]", json_array_get_length (array));
    value = parse_value (self);
    if (value == NULL)
      return NULL;

    g_string_truncate (self->path, path_length);
    json_array_add_element (array, value);
    if (!parse_separator (self, ']', &more))
      return NULL;
  }

  return knt_json_node_take_array (g_steal_pointer (&array));
}

static JsonNode *
parse_container (Parser *self)
{
  JsonNode *node;

  if (self->depth == MAX_DEPTH) {
    fail_at (self, self->pos, _ ("objects and arrays are nested too deeply"));
    return NULL;
  }

  self->depth++;
  node = is_at (self, '{') ? parse_object (self) : parse_array (self);
  self->depth--;
  return node;
}

static JsonNode *
parse_value (Parser *self)
{
  skip_blanks (self);

  if (is_at (self, '{') || is_at (self, '['))
    return parse_container (self);
  if (is_at (self, '-') || is_at_digit (self))
    return parse_number (self);
  if (is_at (self, '"')) {
    g_autofree char *text = parse_string (self);

    return text != NULL ? json_node_init_string (json_node_alloc (), text) : NULL;
  }
  if (skip_word (self, "true"))
    return json_node_init_boolean (json_node_alloc (), TRUE);
  if (skip_word (self, "false"))
    return json_node_init_boolean (json_node_alloc (), FALSE);
  if (skip_word (self, "null"))
    return json_node_init_null (json_node_alloc ());

  fail_unexpected (self);
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
 * Returns: (transfer full) (nullable): the value; or %NULL with #KNT_NOTES_ERROR_SYNTAX, whose message has line, column
 * (both from 1, the column in code points) and path: `Line 3, column 14, at annotations[2].body: …`
 */
JsonNode *
knt_json_parse (const char *data, gssize length, GError **error)
{
  Parser self = { 0 };
  JsonNode *node = NULL;
  gsize size = length < 0 ? strlen (data) : (gsize) length;
  const char *invalid;

  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0) {
    data += 3;
    size -= 3;
  }

  self.data = self.pos = data;
  self.end = data + size;
  self.path = g_string_new (NULL);

  if (!g_utf8_validate_len (data, size, &invalid)) {
    fail_at (&self, invalid, _ ("the file is not UTF-8"));
  } else {
    node = parse_value (&self);
    skip_blanks (&self);
    if (node != NULL && self.pos < self.end) {
      g_clear_pointer (&node, json_node_unref);
      fail_unexpected (&self);
    }
  }

  g_string_free (self.path, TRUE);
  if (self.error != NULL)
    g_propagate_error (error, self.error);
  return node;
}
