/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "knt-join.h"

#define SOFT_HYPHEN 0x00AD

static gboolean
is_hyphen (gunichar c)
{
  return c == '-' || c == 0x2010;
}

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || is_hyphen (c) || c == '\'' || c == 0x2019;
}

/* Ligatures that fonts bring into the text and nobody types. */
static const char *
expand_ligature (gunichar c)
{
  static const char *const letters[] = { "ff", "fi", "fl", "ffi", "ffl", "st", "st" };

  return c >= 0xFB00 && c <= 0xFB06 ? letters[c - 0xFB00] : NULL;
}

static gboolean
starts_with_conjunction (const char *right)
{
  /* “in- en uitvoer”: the hyphen stands for what follows later, and is not part of a cut word. */
  static const char *const words[] = { "en",  "of",  "tot", "dan", "maar", "und", "oder",
                                       "bis", "and", "or",  "to",  "et",   "ou" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (right, words[i]))
      return TRUE;

  return FALSE;
}

static gboolean
has_capital_or_digit_inside (const char *word)
{
  gboolean first = TRUE;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isdigit (c) || (g_unichar_isupper (c) && !first))
      return TRUE;
    if (is_hyphen (c))
      first = TRUE; /* each part of a compound may begin with a capital */
    else
      first = FALSE;
  }

  return FALSE;
}

/* A syllable has a vowel: `btw` and `mkb` are whole. */
static gboolean
has_vowel (const char *word)
{
  static const char vowels[] = "aeiouyáàâäæåéèêëíìîïóòôöœøúùûüÿ";

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p)) {
    if (g_utf8_strchr (vowels, -1, g_unichar_tolower (g_utf8_get_char (p))) != NULL)
      return TRUE;
  }

  return FALSE;
}

/* What follows a hyphen of its own in French and English: `seront-ils`, `long-term`. No syllables of other words are written so. */
static gboolean
is_second_of_pair (const char *right)
{
  static const char *const words[] = { "il",     "ils",   "elle", "elles", "on",      "je",    "nous", "vous",
                                       "ci",     "là",    "même", "mêmes", "être",    "dire",  "term", "time",
                                       "making", "based", "wide", "scale", "related", "called" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    if (g_str_equal (right, words[i]))
      return TRUE;
  }

  return FALSE;
}

/**
 * knt_join_keeps_hyphen:
 * @left: the word before the hyphen at the end of a line, without the hyphen
 * @right: the word that begins the next line
 * @is_known: (nullable): tells which words the document has
 *
 * Whether the hyphen is the word's own, as in `Volt-fractie` and `SAR-capaciteit`, and not one that only cuts it at the end of
 * the line.
 *
 * Returns: whether the two are joined with the hyphen
 */
gboolean
knt_join_keeps_hyphen (const char *left, const char *right, KntWordFunc is_known, gpointer user_data)
{
  gunichar first = g_utf8_get_char (right);

  if (*left == '\0' || *right == '\0')
    return TRUE;
  if (g_str_has_prefix (right, "fractie"))
    return TRUE;

  if (is_known != NULL) {
    g_autofree char *joined = g_strconcat (left, right, NULL);
    g_autofree char *hyphenated = g_strconcat (left, "-", right, NULL);

    if (is_known (joined, user_data))
      return FALSE;
    if (is_known (hyphenated, user_data))
      return TRUE;
  }

  /* An abbreviation, a name with a capital inside, a number, or a single letter: NAVO-, PvdA-, A4-, btw-, e-. */
  if (has_capital_or_digit_inside (left) || g_utf8_next_char (left)[0] == '\0' || !has_vowel (left) ||
      is_second_of_pair (right))
    return TRUE;

  return g_unichar_isupper (first) || g_unichar_isdigit (first);
}

static char *
dup_last_word (const GString *out)
{
  const char *end = out->str + out->len, *start = end;

  while (start > out->str) {
    const char *previous = g_utf8_find_prev_char (out->str, start);

    if (!is_word_char (g_utf8_get_char (previous)))
      break;
    start = previous;
  }

  return g_strndup (start, end - start);
}

static char *
dup_first_word (const char *text)
{
  const char *end = text;

  while (*end != '\0' && is_word_char (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);

  return g_strndup (text, end - text);
}

static gunichar
last_char (const GString *out)
{
  const char *last = g_utf8_find_prev_char (out->str, out->str + out->len);

  return last != NULL ? g_utf8_get_char (last) : 0;
}

static void
drop_last_char (GString *out)
{
  const char *last = g_utf8_find_prev_char (out->str, out->str + out->len);

  g_string_truncate (out, last - out->str);
}

/* What goes between the end of a line, which @out ends with, and the beginning of the next. */
static void
join (GString *out, const char *next, KntWordFunc is_known, gpointer user_data)
{
  gunichar last = last_char (out), first = g_utf8_get_char (next);

  if (last == SOFT_HYPHEN) {
    drop_last_char (out);
    return;
  }

  if (is_hyphen (last)) {
    g_autofree char *left = NULL;
    g_autofree char *right = dup_first_word (next);
    gsize hyphen = g_utf8_find_prev_char (out->str, out->str + out->len) - out->str;

    g_string_truncate (out, hyphen);
    left = dup_last_word (out);
    if (*left == '\0' || *right == '\0' || starts_with_conjunction (right))
      g_string_append (out, "- ");
    else if (knt_join_keeps_hyphen (left, right, is_known, user_data))
      g_string_append_c (out, '-');
    return;
  }

  /* “2024–2025”, “en/of” and addresses are cut without a hyphen. */
  if (last == '/' ||
      (last == 0x2013 && g_unichar_isdigit (first) && out->len > 3 && g_ascii_isdigit (out->str[out->len - 4])))
    return;

  g_string_append_c (out, ' ');
}

/* The length of what stays as it is after a plain letter: more of them, and single blanks that others follow. */
static gsize
find_plain_end (const char *text)
{
  gsize end = 0;

  for (;;) {
    if (g_ascii_isgraph (text[end]))
      end++;
    else if (text[end] == ' ' && g_ascii_isgraph (text[end + 1]))
      end += 2;
    else
      return end;
  }
}

/**
 * knt_join_lines:
 * @text: UTF-8 as an extractor gives it, lines ending in `\n`
 * @is_known: (nullable): tells which words the document has within its lines, for hyphens that nothing else decides
 *
 * Joins lines to text as a reader would type it: words that the end of a line cut are whole again, a compound keeps its own
 * hyphen, blanks of every kind and number are one space, ligatures are letters and soft hyphens are gone.
 *
 * Returns: (transfer full): one line without blanks at either end
 */
char *
knt_join_lines (const char *text, KntWordFunc is_known, gpointer user_data)
{
  GString *out = g_string_sized_new (strlen (text));
  gboolean blank = FALSE, line_end = FALSE;

  for (const char *p = text, *next; *p != '\0'; p = next) {
    gunichar c = g_utf8_get_char (p);

    next = g_utf8_next_char (p);
    if (g_unichar_isspace (c)) {
      blank = TRUE;
      line_end |= c == '\n' || c == '\f' || c == 0x2028 || c == 0x2029;
      continue;
    }

    if (blank && out->len > 0) {
      if (line_end)
        join (out, p, is_known, user_data);
      else
        g_string_append_c (out, ' ');
    }
    blank = line_end = FALSE;

    /* Nearly all is plain letters with one blank between the words, of which nothing has to be looked at. */
    if (g_ascii_isgraph (*p))
      next += find_plain_end (next);

    if (expand_ligature (c) != NULL)
      g_string_append (out, expand_ligature (c));
    else if (c != SOFT_HYPHEN || g_unichar_isspace (g_utf8_get_char (next)))
      g_string_append_len (out, p, next - p);
  }

  if (out->len > 0 && last_char (out) == SOFT_HYPHEN)
    drop_last_char (out);

  return g_string_free (out, FALSE);
}
