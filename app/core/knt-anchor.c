/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "knt-anchor.h"

#define CONTEXT 32 /* code points before and after a quote */

/* A code point of some text that counts when words are compared, and where it stands. */
typedef struct {
  gunichar c;
  guint page;
  guint offset;
} Letter;

void
knt_quote_free (KntQuote *self)
{
  g_free (self->exact);
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self);
}

static KntPageText *
find_page (GPtrArray *texts, guint page)
{
  for (guint i = 0; i < texts->len; i++) {
    KntPageText *text = g_ptr_array_index (texts, i);

    if (knt_page_text_get_page (text) == page)
      return text;
  }

  return NULL;
}

static gboolean
is_blank_at (KntPageText *text, guint offset)
{
  return offset < knt_page_text_get_n_chars (text) && g_unichar_isspace (knt_page_text_get_chars (text)[offset]);
}

static char *
dup_last (const char *text, glong n)
{
  glong length = g_utf8_strlen (text, -1);

  return g_strdup (g_utf8_offset_to_pointer (text, MAX (length - n, 0)));
}

static char *
dup_first (const char *text, glong n)
{
  glong length = g_utf8_strlen (text, -1);

  return g_utf8_substring (text, 0, MIN (length, n));
}

/* Joining may shorten a text, so more is taken than is kept. */
static char *
make_prefix (KntPageText *text, guint start, KntWordFunc is_known, gpointer user_data)
{
  guint from = start > 4 * CONTEXT ? start - 4 * CONTEXT : 0;
  g_autofree char *slice = knt_page_text_dup_slice (text, from, start);
  g_autofree char *joined = knt_join_lines (slice, is_known, user_data);
  g_autofree char *spaced = g_strconcat (joined, start > 0 && is_blank_at (text, start - 1) ? " " : "", NULL);

  return dup_last (*joined != '\0' ? spaced : "", CONTEXT);
}

static char *
make_suffix (KntPageText *text, guint end, KntWordFunc is_known, gpointer user_data)
{
  g_autofree char *slice = knt_page_text_dup_slice (text, end, end + 4 * CONTEXT);
  g_autofree char *joined = knt_join_lines (slice, is_known, user_data);
  g_autofree char *spaced = g_strconcat (is_blank_at (text, end) ? " " : "", joined, NULL);

  return dup_first (*joined != '\0' ? spaced : "", CONTEXT);
}

/**
 * knt_quote_new:
 * @texts: (element-type KntPageText): at least those of the spans' pages, in any order
 * @spans: (element-type KntSpan): at least one, in reading order
 * @is_known: (nullable): tells which words the document has, see knt_join_lines()
 *
 * Returns: (transfer full): the passage by its words
 */
KntQuote *
knt_quote_new (GPtrArray *texts, GArray *spans, KntWordFunc is_known, gpointer user_data)
{
  KntQuote *self = g_new0 (KntQuote, 1);
  g_autoptr (GString) raw = g_string_new (NULL);
  const KntSpan *first, *last;
  KntPageText *text;

  for (guint i = 0; i < spans->len; i++) {
    const KntSpan *span = knt_spans_index (spans, i);
    g_autofree char *slice = NULL;

    text = find_page (texts, span->page);
    if (text == NULL)
      continue;

    slice = knt_page_text_dup_slice (text, span->start, span->end);
    if (raw->len > 0)
      g_string_append_c (raw, '\n');
    g_string_append (raw, slice);
  }
  self->exact = knt_join_lines (raw->str, is_known, user_data);

  first = spans->len > 0 ? knt_spans_index (spans, 0) : NULL;
  text = first != NULL ? find_page (texts, first->page) : NULL;
  self->prefix = text != NULL ? make_prefix (text, first->start, is_known, user_data) : g_strdup ("");

  last = spans->len > 0 ? knt_spans_index (spans, spans->len - 1) : NULL;
  text = last != NULL ? find_page (texts, last->page) : NULL;
  self->suffix = text != NULL ? make_suffix (text, last->end, is_known, user_data) : g_strdup ("");

  return self;
}

static void
add_letter (GArray *letters, gunichar c, gboolean fold, guint page, guint offset)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));

  for (gsize i = 0; i < n; i++) {
    Letter letter = { parts[i], page, offset };

    /* Blanks and hyphens come and go with the ends of lines. */
    if (g_unichar_isspace (letter.c) || letter.c == '-' || letter.c == 0x2010 || letter.c == 0x00AD)
      continue;
    if (fold && g_unichar_ismark (letter.c))
      continue;
    if (fold)
      letter.c = g_unichar_tolower (letter.c);
    if (fold && (letter.c == 0x2018 || letter.c == 0x2019))
      letter.c = '\'';
    if (fold && (letter.c == 0x201C || letter.c == 0x201D || letter.c == 0x201E))
      letter.c = '"';

    g_array_append_val (letters, letter);
  }
}

static void
add_range (GArray *letters, KntPageText *text, guint start, guint end, gboolean fold)
{
  const gunichar *chars = knt_page_text_get_chars (text);

  end = MIN (end, knt_page_text_get_n_chars (text));
  for (guint i = start; i < end; i++)
    add_letter (letters, chars[i], fold, knt_page_text_get_page (text), i);
}

static GArray *
letters_of_string (const char *text, gboolean fold)
{
  GArray *letters = g_array_new (FALSE, FALSE, sizeof (Letter));

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p = g_utf8_next_char (p))
    add_letter (letters, g_utf8_get_char (p), fold, 0, 0);

  return letters;
}

static gunichar
letter_at (GArray *letters, guint i)
{
  return g_array_index (letters, Letter, i).c;
}

static gboolean
is_at (GArray *letters, guint position, GArray *words)
{
  if (words->len > letters->len - position)
    return FALSE;

  for (guint i = 0; i < words->len; i++)
    if (letter_at (letters, position + i) != letter_at (words, i))
      return FALSE;

  return TRUE;
}

/* How many letters around a place are those that stood around the quote. */
static guint
score_surroundings (GArray *letters, guint start, guint end, GArray *prefix, GArray *suffix)
{
  guint before = 0, after = 0;

  while (before < prefix->len && before < start &&
         letter_at (letters, start - 1 - before) == letter_at (prefix, prefix->len - 1 - before))
    before++;
  while (after < suffix->len && end + after < letters->len &&
         letter_at (letters, end + after) == letter_at (suffix, after))
    after++;

  return before + after;
}

static GArray *
make_spans (GArray *letters, guint start, guint end)
{
  GArray *spans = knt_spans_new ();

  for (guint i = start; i < end; i++) {
    const Letter *letter = &g_array_index (letters, Letter, i);
    KntSpan *last = spans->len > 0 ? knt_spans_index (spans, spans->len - 1) : NULL;

    if (last == NULL || last->page != letter->page) {
      const KntSpan span = { letter->page, letter->offset, letter->offset + 1 };

      g_array_append_val (spans, span);
    } else {
      last->end = letter->offset + 1;
    }
  }

  return spans;
}

static int
compare_pages (gconstpointer a, gconstpointer b)
{
  guint one = knt_page_text_get_page (*(KntPageText *const *) a),
        other = knt_page_text_get_page (*(KntPageText *const *) b);

  return (one > other) - (one < other);
}

static GArray *
find (GPtrArray *texts, const char *exact, const char *prefix, const char *suffix, gboolean fold)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (texts, NULL, NULL);
  g_autoptr (GArray) letters = g_array_new (FALSE, FALSE, sizeof (Letter));
  g_autoptr (GArray) words = letters_of_string (exact, fold);
  g_autoptr (GArray) before = letters_of_string (prefix, fold);
  g_autoptr (GArray) after = letters_of_string (suffix, fold);
  guint best = 0, best_score = 0;
  gboolean found = FALSE;

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_pages);
  for (guint i = 0; i < sorted->len; i++)
    add_range (letters, g_ptr_array_index (sorted, i), 0, G_MAXUINT, fold);

  for (guint i = 0; words->len > 0 && i < letters->len; i++) {
    guint score;

    if (!is_at (letters, i, words))
      continue;

    score = score_surroundings (letters, i, i + words->len, before, after);
    if (!found || score > best_score) {
      best = i;
      best_score = score;
    }
    found = TRUE;
  }

  return found ? make_spans (letters, best, best + words->len) : NULL;
}

/**
 * knt_anchor_fits:
 * @texts: (element-type KntPageText): in any order
 * @spans: (element-type KntSpan): in reading order
 * @exact: as knt_quote_new() made it
 *
 * Returns: whether the words stand where the spans say, blanks and hyphens aside
 */
gboolean
knt_anchor_fits (GPtrArray *texts, GArray *spans, const char *exact)
{
  g_autoptr (GArray) letters = g_array_new (FALSE, FALSE, sizeof (Letter));
  g_autoptr (GArray) words = letters_of_string (exact, FALSE);

  for (guint i = 0; i < spans->len; i++) {
    const KntSpan *span = knt_spans_index (spans, i);
    KntPageText *text = find_page (texts, span->page);

    if (text == NULL)
      return FALSE;
    add_range (letters, text, span->start, span->end, FALSE);
  }

  return words->len > 0 && words->len == letters->len && is_at (letters, 0, words);
}

/**
 * knt_anchor_find:
 * @texts: (element-type KntPageText): in any order; a passage may go on from each to the next
 * @prefix: (nullable)
 * @suffix: (nullable)
 *
 * Looks for a quote, first as it stands, then without regard to case, diacritics and the kind of quotation marks; blanks and hyphens
 * never count. Where there are several places, the one whose surroundings fit best.
 *
 * Returns: (transfer full) (nullable) (element-type KntSpan): where it stands
 */
GArray *
knt_anchor_find (GPtrArray *texts, const char *exact, const char *prefix, const char *suffix)
{
  GArray *spans = find (texts, exact, prefix, suffix, FALSE);

  return spans != NULL ? spans : find (texts, exact, prefix, suffix, TRUE);
}
