/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-letters.h"

static gboolean
counts (gunichar c)
{
  return !g_unichar_isspace (c) && c != '-' && c != 0x2010 && c != 0x00AD;
}

/**
 * knt_letters_new:
 * @text: (nullable)
 *
 * Returns: (transfer full) (element-type KntLetter): the characters that count
 */
GArray *
knt_letters_new (const char *text)
{
  GArray *letters = g_array_new (FALSE, FALSE, sizeof (KntLetter));

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p = g_utf8_next_char (p)) {
    KntLetter letter = { g_utf8_get_char (p), p - text };

    if (counts (letter.c))
      g_array_append_val (letters, letter);
  }

  return letters;
}

gboolean
knt_letters_equal (GArray *a, GArray *b)
{
  return a->len == b->len && knt_letters_are_at (a, 0, b, 0, b->len);
}

/**
 * knt_letters_are_at:
 *
 * Returns: whether the @n letters of @words from @first on stand in @letters at @position
 */
gboolean
knt_letters_are_at (GArray *letters, guint position, GArray *words, guint first, guint n)
{
  if (position > letters->len || n > letters->len - position || first > words->len || n > words->len - first)
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (knt_letters_index (letters, position + i)->c != knt_letters_index (words, first + i)->c)
      return FALSE;

  return TRUE;
}

/**
 * knt_letters_have_word:
 *
 * Returns: whether there is anything in the text but blanks and punctuation
 */
gboolean
knt_letters_have_word (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}
