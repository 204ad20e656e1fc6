/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-anchor-index.h"

#define GRAM 6 /* letters by which places are looked up: few enough that nearly every quote has some, and rare */

/* A code point of some text that counts when words are compared, and where it stands. */
typedef struct {
  gunichar c;
  guint page;
  guint offset;
} Letter;

/* All letters of the document, and where each run of GRAM of them begins: those with one hash are
 * positions[starts[hash]] to positions[starts[hash + 1]], from the front to the back. */
typedef struct {
  GArray *letters; /* Letter */
  guint *starts;
  guint *positions;
  guint mask; /* of the hashes */
} Side;

struct _KntAnchorIndex {
  GPtrArray *texts; /* KntPageText by page */
  Side *exact;      /* (nullable): made when first needed, as the other */
  Side *folded;     /* (nullable) */
};

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

/* FNV-1a over code points. */
static guint
hash_gram (GArray *letters, guint position, guint mask)
{
  guint hash = 2166136261u;

  for (guint i = 0; i < GRAM; i++)
    hash = (hash ^ letter_at (letters, position + i)) * 16777619u;

  return (hash ^ (hash >> 15)) & mask;
}

static guint
count_grams (GArray *letters)
{
  return letters->len >= GRAM ? letters->len - GRAM + 1 : 0;
}

static Side *
side_new (GPtrArray *texts, gboolean fold)
{
  Side *self = g_new0 (Side, 1);
  guint n_grams, n_hashes = 256;

  self->letters = g_array_new (FALSE, FALSE, sizeof (Letter));
  for (guint i = 0; i < texts->len; i++)
    add_range (self->letters, g_ptr_array_index (texts, i), 0, G_MAXUINT, fold);

  n_grams = count_grams (self->letters);
  while (n_hashes < n_grams && n_hashes < G_MAXINT / 2)
    n_hashes *= 2;
  self->mask = n_hashes - 1;
  self->starts = g_new0 (guint, n_hashes + 1);
  self->positions = g_new (guint, n_grams);

  /* A counting sort from the back, after which each hash's start is where it belongs. */
  for (guint i = 0; i < n_grams; i++)
    self->starts[hash_gram (self->letters, i, self->mask)]++;
  for (guint i = 1; i <= n_hashes; i++)
    self->starts[i] += self->starts[i - 1];
  for (guint i = n_grams; i > 0; i--)
    self->positions[--self->starts[hash_gram (self->letters, i - 1, self->mask)]] = i - 1;

  return self;
}

static void
side_free (Side *self)
{
  g_array_unref (self->letters);
  g_free (self->starts);
  g_free (self->positions);
  g_free (self);
}

static gboolean
is_at (GArray *letters, guint position, GArray *words)
{
  if (position > letters->len || words->len > letters->len - position)
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

/* The run of letters within the quote that occurs least. */
static guint
find_rarest_gram (Side *side, GArray *words)
{
  guint rarest = 0, least = G_MAXUINT;

  for (guint i = 0; i < count_grams (words); i++) {
    guint hash = hash_gram (words, i, side->mask), n = side->starts[hash + 1] - side->starts[hash];

    if (n < least) {
      least = n;
      rarest = i;
    }
  }

  return rarest;
}

static GArray *
find (Side *side, const char *exact, const char *prefix, const char *suffix, gboolean fold)
{
  g_autoptr (GArray) words = letters_of_string (exact, fold);
  g_autoptr (GArray) before = letters_of_string (prefix, fold);
  g_autoptr (GArray) after = letters_of_string (suffix, fold);
  guint first = 0, end = side->letters->len, gram = 0, best = 0, best_score = 0;
  gboolean is_looked_up = words->len >= GRAM, is_found = FALSE;

  if (is_looked_up) {
    guint hash;

    gram = find_rarest_gram (side, words);
    hash = hash_gram (words, gram, side->mask);
    first = side->starts[hash];
    end = side->starts[hash + 1];
  }

  for (guint i = first; words->len > 0 && i < end; i++) {
    guint position = is_looked_up ? side->positions[i] : i, score;

    if (position < gram || !is_at (side->letters, position - gram, words))
      continue;

    position -= gram;
    score = score_surroundings (side->letters, position, position + words->len, before, after);
    if (!is_found || score > best_score) {
      best = position;
      best_score = score;
    }
    is_found = TRUE;
  }

  return is_found ? make_spans (side->letters, best, best + words->len) : NULL;
}

static int
compare_pages (gconstpointer a, gconstpointer b)
{
  guint one = knt_page_text_get_page (a), other = knt_page_text_get_page (b);

  return (one > other) - (one < other);
}

static KntPageText *
find_page (KntAnchorIndex *self, guint page)
{
  guint first = 0, end = self->texts->len;

  while (first < end) {
    guint middle = first + (end - first) / 2;
    KntPageText *text = g_ptr_array_index (self->texts, middle);

    if (knt_page_text_get_page (text) == page)
      return text;
    if (knt_page_text_get_page (text) < page)
      first = middle + 1;
    else
      end = middle;
  }

  return NULL;
}

/**
 * knt_anchor_index_new:
 * @texts: (element-type KntPageText): in any order; a passage may go on from each to the next
 *
 * Returns: (transfer full): an index that is made when the first quote is looked for
 */
KntAnchorIndex *
knt_anchor_index_new (GPtrArray *texts)
{
  KntAnchorIndex *self = g_new0 (KntAnchorIndex, 1);

  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_page_text_unref);
  for (guint i = 0; i < texts->len; i++)
    g_ptr_array_add (self->texts, knt_page_text_ref (g_ptr_array_index (texts, i)));
  g_ptr_array_sort_values (self->texts, compare_pages);

  return self;
}

void
knt_anchor_index_free (KntAnchorIndex *self)
{
  g_ptr_array_unref (self->texts);
  g_clear_pointer (&self->exact, side_free);
  g_clear_pointer (&self->folded, side_free);
  g_free (self);
}

/**
 * knt_anchor_index_fits:
 * @spans: (element-type KntSpan): in reading order
 * @exact: as knt_quote_new() made it
 *
 * Returns: whether the words stand where the spans say, blanks and hyphens aside
 */
gboolean
knt_anchor_index_fits (KntAnchorIndex *self, GArray *spans, const char *exact)
{
  g_autoptr (GArray) letters = g_array_new (FALSE, FALSE, sizeof (Letter));
  g_autoptr (GArray) words = letters_of_string (exact, FALSE);

  for (guint i = 0; i < spans->len; i++) {
    const KntSpan *span = knt_spans_index (spans, i);
    KntPageText *text = find_page (self, span->page);

    if (text == NULL)
      return FALSE;
    add_range (letters, text, span->start, span->end, FALSE);
  }

  return words->len > 0 && words->len == letters->len && is_at (letters, 0, words);
}

/**
 * knt_anchor_index_find:
 * @prefix: (nullable): what stood before the quote
 * @suffix: (nullable): what stood behind it
 *
 * Looks for a quote, first as it stands, then without regard to case, diacritics and the kind of quotation marks; blanks and hyphens
 * never count. Where there are several places, the one whose surroundings fit best, and of those the first.
 *
 * Returns: (transfer full) (nullable) (element-type KntSpan): where it stands
 */
GArray *
knt_anchor_index_find (KntAnchorIndex *self, const char *exact, const char *prefix, const char *suffix)
{
  GArray *spans;

  if (self->exact == NULL)
    self->exact = side_new (self->texts, FALSE);
  spans = find (self->exact, exact, prefix, suffix, FALSE);
  if (spans != NULL)
    return spans;

  if (self->folded == NULL)
    self->folded = side_new (self->texts, TRUE);
  return find (self->folded, exact, prefix, suffix, TRUE);
}
