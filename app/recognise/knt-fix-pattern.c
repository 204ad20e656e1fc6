/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-fix-pattern.h"

#include <string.h>

/* A label is short: what is longer than this is text, in bytes. */
#define LABEL_BYTES 60
/* So much of a heading has to be something else than the group's name, in bytes. */
#define HEADING_BYTES 4
/* Numbers, with what parts and joins them in any of the languages: a sign, or a short word. */
#define NUMBERS "\\d{1,4}[a-z]?(?:\\s*(?:,|;|&|/|-|–|t/m|\\p{L}{1,3})\\s*\\d{1,4}[a-z]?)*"
/* A short word before a name: `de`, `het`, `the`. */
#define ARTICLE "\\p{Ll}{1,4}\\s+"
/* A word or two, perhaps cut short, with the number and what ends the label. */
#define INLINE "^\\s*\\p{L}[\\p{L}.]{0,19}(?:\\s\\p{L}[\\p{L}.]{0,19})?\\s*(?:" NUMBERS ")?\\s*[:.)]\\s+(?=\\S)"

/* Appends what matches @text to the letter, but for other numbers, and however wide its blanks are. */
static void
append_generalised (GString *pattern, const char *text, gsize length)
{
  const char *end = text + length;

  for (const char *p = text; p < end;) {
    const char *next = g_utf8_next_char (p);

    if (g_ascii_isdigit (*p)) {
      while (next < end && g_ascii_isdigit (*next))
        next++;
      g_string_append (pattern, "\\d+");
    } else if (g_unichar_isspace (g_utf8_get_char (p))) {
      while (next < end && g_unichar_isspace (g_utf8_get_char (next)))
        next = g_utf8_next_char (next);
      g_string_append (pattern, "\\s+");
    } else if (*p == '%') {
      /* A bare percent sign would begin the name of a word. */
      g_string_append (pattern, "\\x25");
    } else {
      g_autofree char *escaped = g_regex_escape_string (p, next - p);

      g_string_append (pattern, escaped);
    }
    p = next;
  }
}

/* The numbers of a label are one thing, `3 en 4`. Returns: where they are, in bytes; @end is 0 where there is none */
static gsize
find_numbers (const char *text, gsize *end)
{
  g_autoptr (GRegex) regex = g_regex_new (NUMBERS, 0, 0, NULL);
  g_autoptr (GMatchInfo) info = NULL;
  int from = 0, to = 0;

  if (g_regex_match (regex, text, 0, &info))
    g_match_info_fetch_pos (info, 0, &from, &to);
  *end = to;

  return from;
}

static char *
make_label (const char *text, gsize length)
{
  g_autofree char *label = g_strndup (text, length);
  GString *pattern = g_string_new ("^\\s*");
  gsize start, end;

  g_strstrip (label);
  start = find_numbers (label, &end);
  if (end == 0)
    start = end = strlen (label);
  append_generalised (pattern, label, start);
  g_string_append (pattern, end == start ? "(?<labels>)" : "(?<labels>" NUMBERS ")");
  append_generalised (pattern, label + end, strlen (label) - end);

  return g_string_free (pattern, FALSE);
}

static gboolean
has_letter (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/* Where the article before a name begins: one name has it, another has not. */
static const char *
find_article (const char *line, const char *name)
{
  g_autofree char *before = g_strndup (line, name - line);
  g_autoptr (GRegex) regex = g_regex_new ("(?<=\\s)" ARTICLE "$", 0, 0, NULL);
  g_autoptr (GMatchInfo) info = NULL;
  int start = name - line, end;

  if (g_regex_match (regex, before, 0, &info))
    g_match_info_fetch_pos (info, 0, &start, &end);

  return line + start;
}

/**
 * knt_fix_pattern_for_label:
 *
 * Returns: (transfer full) (nullable): what matches lines like that label: with any other numbers; %NULL where it is none. A mere
 *   number could be anything, as could a sentence.
 */
char *
knt_fix_pattern_for_label (const char *line)
{
  g_autofree char *label = NULL;
  gsize start, end;

  if (!has_letter (line) || strlen (line) > LABEL_BYTES || strpbrk (line, "?!") != NULL)
    return NULL;
  start = find_numbers (line, &end);
  if (end == start && !g_str_has_suffix (line, ":") && strchr (line, ' ') != NULL)
    return NULL;

  label = make_label (line, strlen (line));

  return g_strconcat (label, "\\s*$", NULL);
}

/**
 * knt_fix_pattern_for_inline:
 * @length: (out): of the label, in bytes
 *
 * Returns: (transfer full) (nullable): what matches the label that the line begins with, with any other numbers; %NULL where it
 *   begins with none
 */
char *
knt_fix_pattern_for_inline (const char *line, gsize *length)
{
  g_autoptr (GRegex) regex = g_regex_new (INLINE, 0, 0, NULL);
  g_autoptr (GMatchInfo) info = NULL;
  g_autofree char *label = NULL;
  int start, end;

  if (!g_regex_match (regex, line, 0, &info) || !g_match_info_fetch_pos (info, 0, &start, &end))
    return NULL;

  *length = end;
  label = make_label (line, end);

  return g_strconcat (label, "\\s+(?=\\S)", NULL);
}

/**
 * knt_fix_pattern_for_group:
 * @name: of the group
 *
 * Returns: (transfer full) (nullable): what matches headings like that, with another name in its place; %NULL where the name is not
 *   in it or is all of it
 */
char *
knt_fix_pattern_for_group (const char *line, const char *name)
{
  const char *at = *name != '\0' ? strstr (line, name) : NULL;
  gsize length = strlen (line);
  const char *start;
  GString *pattern;

  if (at == NULL || length < strlen (name) + HEADING_BYTES || length > 2 * LABEL_BYTES)
    return NULL;

  pattern = g_string_new ("^\\s*");
  start = find_article (line, at);
  append_generalised (pattern, line, start - line);
  if (start < at)
    g_string_append (pattern, "(?:" ARTICLE ")?");
  g_string_append (pattern, "(?<name>\\S.*?)");
  append_generalised (pattern, at + strlen (name), strlen (at) - strlen (name));
  g_string_append (pattern, "\\s*$");

  return g_string_free (pattern, FALSE);
}

/**
 * knt_fix_pattern_for_line:
 *
 * Returns: (transfer full) (nullable): what matches that line with any other numbers; %NULL where it is too long to be a heading, or
 *   has no letter
 */
char *
knt_fix_pattern_for_line (const char *line)
{
  g_autofree char *stripped = g_strstrip (g_strdup (line));
  GString *pattern;

  if (!has_letter (stripped) || strlen (stripped) > 2 * LABEL_BYTES)
    return NULL;

  pattern = g_string_new ("^\\s*");
  append_generalised (pattern, stripped, strlen (stripped));
  g_string_append (pattern, "\\s*$");

  return g_string_free (pattern, FALSE);
}
