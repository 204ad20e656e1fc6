/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "knt-parts.h"

static gboolean
matches (KntPattern *regex, const char *text)
{
  return regex != NULL && g_regex_match (knt_pattern_use (regex, text), text, 0, NULL);
}

static gboolean
ends_in_question_mark (const char *sentence)
{
  const char *mark = strrchr (sentence, '?');

  return mark != NULL && strlen (mark) <= 4;
}

static void
append (GArray *parts, gsize start, gsize end)
{
  KntStretch part = { start, end };

  g_array_append_val (parts, part);
}

/* Items `a)`, `b)` and on, each from its letter to the next; none where there is no second. */
static GArray *
find_items (const char *text)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (KntStretch));
  char letter = 'a';

  for (const char *p = text; *p != '\0'; p++) {
    gboolean begins = p == text || g_ascii_isspace (p[-1]) || p[-1] == '(';

    if (!begins || *p != letter || p[1] != ')')
      continue;
    if (items->len > 0)
      g_array_index (items, KntStretch, items->len - 1).end = p - text;
    append (items, p - text, strlen (text));
    letter++;
  }
  if (items->len < 2)
    g_array_set_size (items, 0);
  for (guint i = 0; i < items->len; i++) {
    KntStretch *item = &g_array_index (items, KntStretch, i);

    while (item->end > item->start && (g_ascii_isspace (text[item->end - 1]) || text[item->end - 1] == '('))
      item->end--;
  }

  return items;
}

/* What is asked without a question mark may be several things: `horen graag hoe … en wanneer …`. */
static void
append_clauses (const KntPhrases *phrases,
                const char *text,
                KntStretch sentence,
                int ask_start,
                int ask_end,
                GArray *parts)
{
  g_autofree char *slice = g_strndup (text + sentence.start, sentence.end - sentence.start);
  g_autoptr (GMatchInfo) info = NULL;
  gsize start = sentence.start;

  if (phrases->clauses != NULL && phrases->opens != NULL &&
      g_regex_match_full (knt_pattern_use (phrases->opens, slice), slice, -1, ask_start, 0, NULL, NULL) &&
      g_regex_match_full (knt_pattern_use (phrases->clauses, slice), slice, -1, ask_end, 0, &info, NULL)) {
    for (; g_match_info_matches (info); g_match_info_next (info, NULL)) {
      int from, to;

      g_match_info_fetch_pos (info, 0, &from, &to);
      append (parts, start, sentence.start + from);
      start = sentence.start + to;
    }
  }
  append (parts, start, sentence.end);
}

/**
 * knt_parts_find:
 * @text: a question's
 *
 * Splits a question that asks several things. What only asks on belongs to what it asks on about: `Zo nee, waarom niet?`
 *
 * Returns: (transfer full) (element-type KntStretch): slices of @text; none where it asks one thing
 */
GArray *
knt_parts_find (const KntPhrases *phrases, const char *text)
{
  GArray *parts = find_items (text);
  g_autoptr (GArray) sentences = NULL;

  if (parts->len > 0)
    return parts;

  sentences = knt_phrases_split (phrases, text);
  for (guint i = 0; i < sentences->len; i++) {
    KntStretch sentence = g_array_index (sentences, KntStretch, i);
    g_autofree char *slice = g_strndup (text + sentence.start, sentence.end - sentence.start);
    gboolean is_direct = ends_in_question_mark (slice);
    g_autoptr (GMatchInfo) info = NULL;
    int ask_start, ask_end;

    if (parts->len > 0 && matches (phrases->follows, slice)) {
      g_array_index (parts, KntStretch, parts->len - 1).end = sentence.end;
    } else if (is_direct) {
      append (parts, sentence.start, sentence.end);
    } else if (phrases->asks != NULL && !matches (phrases->asides, slice) &&
               g_regex_match (knt_pattern_use (phrases->asks, slice), slice, 0, &info)) {
      g_match_info_fetch_pos (info, 0, &ask_start, &ask_end);
      append_clauses (phrases, text, sentence, ask_start, ask_end, parts);
    }
  }
  if (parts->len < 2)
    g_array_set_size (parts, 0);

  return parts;
}
