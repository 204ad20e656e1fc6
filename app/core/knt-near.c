/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-near.h"

#include "knt-wording.h"

#define LEAST_WORDS 4      /* fewer are like anything */
#define LEAST_LIKENESS 0.6 /* of the words, so many stand there in their order */

typedef struct {
  guint id;
  guint page;
  guint start;
  guint end;
} Place;

struct _KntNear {
  KntWording *wording;
  GArray *places; /* Place, of each word of the document */
};

/* One way to read the document's words as the quote's. */
typedef struct {
  guint cost;  /* words that are missing, are there in addition or are others */
  guint start; /* place at which it begins */
} Way;

static int
compare_pages (gconstpointer a, gconstpointer b)
{
  guint one = knt_page_text_get_page (a), other = knt_page_text_get_page (b);

  return (one > other) - (one < other);
}

KntNear *
knt_near_new (GPtrArray *texts)
{
  KntNear *self = g_new0 (KntNear, 1);
  g_autoptr (GPtrArray) sorted = g_ptr_array_sized_new (texts->len);

  g_ptr_array_extend (sorted, texts, NULL, NULL);
  g_ptr_array_sort_values (sorted, compare_pages);
  self->wording = knt_wording_new ();
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint i = 0; i < sorted->len; i++) {
    KntPageText *text = g_ptr_array_index (sorted, i);
    g_autoptr (GArray) words = knt_wording_list_words (self->wording, knt_page_text_get_text (text));

    for (guint j = 0; j < words->len; j++) {
      const KntWord *word = &g_array_index (words, KntWord, j);
      const Place place = { word->id, knt_page_text_get_page (text), word->start, word->end };

      g_array_append_val (self->places, place);
    }
  }

  return self;
}

void
knt_near_free (KntNear *self)
{
  knt_wording_free (self->wording);
  g_array_unref (self->places);
  g_free (self);
}

static GArray *
make_spans (KntNear *self, guint first, guint end)
{
  GArray *spans = knt_spans_new ();

  for (guint i = first; i < end; i++) {
    const Place *place = &g_array_index (self->places, Place, i);
    KntSpan *last = spans->len > 0 ? knt_spans_index (spans, spans->len - 1) : NULL;

    if (last == NULL || last->page != place->page) {
      const KntSpan span = { place->page, place->start, place->end };

      g_array_append_val (spans, span);
    } else {
      last->end = place->end;
    }
  }

  return spans;
}

/* The stretches of the document that have enough of the words to be like them: every one that is like them lies within
 * windows that have. Returns: (transfer full): a flag for each place */
static gboolean *
find_windows (KntNear *self, GArray *words)
{
  guint n = words->len, n_exchanged = (guint) (n * (1 - LEAST_LIKENESS) + 0.001), length = n + n_exchanged, n_met = 0,
        marked = 0;
  g_autofree guint *wanted = g_new0 (guint, knt_wording_get_n_words (self->wording));
  g_autofree guint *there = g_new0 (guint, knt_wording_get_n_words (self->wording));
  gboolean *is_within = g_new0 (gboolean, self->places->len + 1);

  for (guint i = 0; i < n; i++)
    wanted[g_array_index (words, KntWord, i).id]++;

  for (guint i = 0; i < self->places->len; i++) {
    guint id = g_array_index (self->places, Place, i).id, first = i >= length ? i - length + 1 : 0;

    if (there[id]++ < wanted[id])
      n_met++;
    if (i >= length) {
      guint gone = g_array_index (self->places, Place, i - length).id;

      if (--there[gone] < wanted[gone])
        n_met--;
    }
    if (n_met < n - n_exchanged)
      continue;
    for (guint j = MAX (marked, first); j <= i; j++)
      is_within[j] = TRUE;
    marked = i + 1;
  }

  return is_within;
}

static void
begin (Way *ways, guint n, guint start)
{
  for (guint i = 0; i <= n; i++)
    ways[i] = (Way) { i, start };
}

/* The cheaper of the ways; of two that cost the same the one that begins later, and so is the shorter. */
static Way
choose (Way a, Way b)
{
  return b.cost < a.cost || (b.cost == a.cost && b.start > a.start) ? b : a;
}

/**
 * knt_near_find:
 * @exact: a passage as a reader would type it
 * @likeness: (out): how much of it is the same, from 0 to 1
 *
 * Looks for the stretch of the document with the fewest words missing, added or exchanged (Sellers 1980, over words), where it has
 * enough of them at all. Case, diacritics, blanks and hyphens don't count.
 *
 * Returns: (transfer full) (nullable) (element-type KntSpan): the stretch; %NULL where nothing is like it, or the passage is too
 *   short to tell
 */
GArray *
knt_near_find (KntNear *self, const char *exact, double *likeness)
{
  g_autoptr (GArray) words = knt_wording_list_words (self->wording, exact);
  g_autofree Way *ways = NULL; /* of the first n words of the quote, ending at the present place */
  g_autofree gboolean *is_within = NULL;
  Way best;
  guint best_end = 0, n = words->len;

  *likeness = 0;
  if (n < LEAST_WORDS)
    return NULL;

  is_within = find_windows (self, words);
  ways = g_new0 (Way, n + 1);
  begin (ways, n, 0);
  best = ways[n];

  for (guint i = 0; i < self->places->len; i++) {
    guint id = g_array_index (self->places, Place, i).id;
    Way diagonal;

    if (!is_within[i])
      continue;
    if (i > 0 && !is_within[i - 1])
      begin (ways, n, i);
    diagonal = ways[0];
    diagonal.start = i;
    ways[0] = (Way) { 0, i + 1 };
    for (guint j = 1; j <= n; j++) {
      Way above = ways[j], same = diagonal, added = above, missing = ways[j - 1];

      same.cost += g_array_index (words, KntWord, j - 1).id != id;
      added.cost++;
      missing.cost++;
      ways[j] = choose (choose (same, added), missing);
      diagonal = above;
    }
    if (ways[n].cost < best.cost) {
      best = ways[n];
      best_end = i + 1;
    }
  }

  *likeness = 1 - (double) best.cost / n;
  if (best_end == 0 || *likeness < LEAST_LIKENESS)
    return NULL;

  return make_spans (self, best.start, best_end);
}
