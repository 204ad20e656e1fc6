/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-question-match.h"

#include <math.h>

#include "knt-letters.h"
#include "knt-wording.h"

/* How much of their words two questions share, rare words counting for more. A question that was put differently keeps most of
 * them; two questions on one subject share the frequent ones. */
#define LEAST_LIKENESS 0.6
#define LEAST_SHARE 0.8   /* of the shorter one, where one was split or two were joined */
#define LARGEST_PIECE 0.7 /* what is more is the same in other words */
#define OWN_SHARE 0.5     /* of two pieces of one question, at most that is in both */
#define LEAST_WORDS 4     /* that a share is told by */
#define GROUP_WEIGHT 0.1  /* what the same group counts for among several that are alike */
#define LABEL_WEIGHT 0.02
#define PLACE_WEIGHT 0.02
#define TELLING 0.05 /* likeness by which one is told from another */

/* A question or a part of one. */
typedef struct {
  const char *id;
  const char *text;
  const char *label; /* (nullable) */
  const char *group; /* (nullable) name */
  int whole;         /* index of the question that a part belongs to, or -1 */
  double place;      /* 0 to 1 within its brief */
  GArray *words;     /* guint, sorted */
  double weight;
} Item;

typedef struct {
  guint from;
  guint to;
  double score;
  double likeness;
} Pair;

typedef struct {
  KntWording *wording;
  GPtrArray *from; /* Item, questions each followed by their parts */
  GPtrArray *to;
  double *weights;  /* of each word */
  gboolean *is_met; /* of each of to: something has come to it */
  GHashTable *matches;
} Work;

static void
item_free (gpointer data)
{
  Item *self = data;

  g_array_unref (self->words);
  g_free (self);
}

static void
match_free (gpointer data)
{
  KntQuestionMatch *self = data;

  g_free (self->id);
  g_free (self);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;

  return (one > other) - (one < other);
}

static Item *
add_item (Work *self, GPtrArray *items, const char *id, const char *text, int whole)
{
  Item *item = g_new0 (Item, 1);
  g_autoptr (GArray) words = knt_wording_list_words (self->wording, text);

  item->id = id;
  item->text = text;
  item->whole = whole;
  item->words = g_array_sized_new (FALSE, FALSE, sizeof (guint), words->len);
  for (guint i = 0; i < words->len; i++)
    g_array_append_val (item->words, g_array_index (words, KntWord, i).id);
  g_array_sort (item->words, compare_ids);
  g_ptr_array_add (items, item);
  return item;
}

static GPtrArray *
list_items (Work *self, KntBrief *brief)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (item_free);
  GPtrArray *exchanges = knt_brief_get_exchanges (brief);

  for (guint i = 0; i < exchanges->len; i++) {
    const KntExchange *exchange = g_ptr_array_index (exchanges, i);
    const KntGroup *group = knt_brief_find_group (brief, exchange->group);

    for (guint j = 0; j < exchange->questions->len; j++) {
      const KntQuestion *question = g_ptr_array_index (exchange->questions, j);
      Item *item = add_item (self, items, question->id, question->text, -1);
      int whole = items->len - 1;

      item->label = question->label;
      item->group = group != NULL ? group->name : NULL;
      for (guint k = 0; k < question->parts->len; k++) {
        const KntPart *part = g_ptr_array_index (question->parts, k);

        add_item (self, items, part->id, part->text, whole);
      }
    }
  }

  for (guint i = 0; i < items->len; i++)
    ((Item *) items->pdata[i])->place = (double) i / items->len;

  return items;
}

static void
count_items (GPtrArray *items, guint *counts)
{
  for (guint i = 0; i < items->len; i++) {
    GArray *words = ((Item *) items->pdata[i])->words;

    for (guint j = 0; j < words->len; j++)
      if (j == 0 || g_array_index (words, guint, j) != g_array_index (words, guint, j - 1))
        counts[g_array_index (words, guint, j)]++;
  }
}

static void
weigh_items (Work *self, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++) {
    Item *item = g_ptr_array_index (items, i);

    for (guint j = 0; j < item->words->len; j++)
      item->weight += self->weights[g_array_index (item->words, guint, j)];
  }
}

/* A word says the more of a question the fewer have it. */
static void
weigh (Work *self)
{
  guint n_words = knt_wording_get_n_words (self->wording);
  g_autofree guint *counts = g_new0 (guint, n_words + 1);
  double n_items = self->from->len + self->to->len;

  count_items (self->from, counts);
  count_items (self->to, counts);
  self->weights = g_new0 (double, n_words + 1);
  for (guint i = 0; i < n_words; i++)
    self->weights[i] = log1p (n_items / counts[i]);

  weigh_items (self, self->from);
  weigh_items (self, self->to);
}

/* The weight of the words that are in both. @n: (out) (optional): how many those are */
static double
share (Work *self, const Item *a, const Item *b, guint *n)
{
  double weight = 0;
  guint count = 0;

  for (guint i = 0, j = 0; i < a->words->len && j < b->words->len;) {
    guint one = g_array_index (a->words, guint, i), other = g_array_index (b->words, guint, j);

    if (one == other) {
      weight += self->weights[one];
      count++;
    }
    i += one <= other;
    j += other <= one;
  }

  if (n != NULL)
    *n = count;
  return weight;
}

static double
get_likeness (Work *self, const Item *a, const Item *b)
{
  double weight = a->weight + b->weight;

  return weight > 0 ? 2 * share (self, a, b, NULL) / weight : 0;
}

static gboolean
is_same_group (const Item *a, const Item *b)
{
  g_autofree char *one = a->group != NULL ? g_utf8_casefold (a->group, -1) : NULL;
  g_autofree char *other = b->group != NULL ? g_utf8_casefold (b->group, -1) : NULL;

  return one != NULL && g_strcmp0 (one, other) == 0;
}

static double
get_score (const Item *a, const Item *b, double likeness)
{
  return likeness + (is_same_group (a, b) ? GROUP_WEIGHT : 0) +
         (a->label != NULL && g_strcmp0 (a->label, b->label) == 0 ? LABEL_WEIGHT : 0) -
         PLACE_WEIGHT * fabs (a->place - b->place);
}

static const Item *
get_item (GPtrArray *items, guint i)
{
  return g_ptr_array_index (items, i);
}

static gboolean
is_matched (Work *self, const Item *item)
{
  return g_hash_table_contains (self->matches, item->id);
}

static KntQuestionMatch *
add_match (Work *self, guint from, guint to, gboolean is_wider)
{
  const Item *old = get_item (self->from, from), *new = get_item (self->to, to);
  g_autoptr (GArray) letters = knt_letters_new (old->text);
  g_autoptr (GArray) others = knt_letters_new (new->text);
  KntQuestionMatch *match = g_new0 (KntQuestionMatch, 1);

  match->id = g_strdup (new->id);
  match->is_wider = is_wider;
  match->is_same = !is_wider && knt_letters_equal (letters, others);
  match->likeness = match->is_same ? 1 : get_likeness (self, old, new);
  g_hash_table_insert (self->matches, g_strdup (old->id), match);
  self->is_met[to] = TRUE;
  return match;
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *one = a, *other = b;

  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  if (one->from != other->from)
    return one->from < other->from ? -1 : 1;

  return (one->to > other->to) - (one->to < other->to);
}

/* From each word to those of to that have it. (element-type GArray of guint) */
static GPtrArray *
index_words (Work *self)
{
  guint n_words = knt_wording_get_n_words (self->wording);
  GPtrArray *index = g_ptr_array_new_full (n_words, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < n_words; i++)
    g_ptr_array_add (index, g_array_new (FALSE, FALSE, sizeof (guint)));

  for (guint i = 0; i < self->to->len; i++) {
    GArray *words = get_item (self->to, i)->words;

    for (guint j = 0; j < words->len; j++) {
      guint word = g_array_index (words, guint, j);

      if (j == 0 || word != g_array_index (words, guint, j - 1))
        g_array_append_val ((GArray *) index->pdata[word], i);
    }
  }

  return index;
}

/* The questions that could be this one: those that have enough of its words in weight. Frequent words are in nearly all and are left
 * to the exact count. */
static void
add_candidates (Work *self, GPtrArray *index, guint from, GArray *pairs)
{
  const Item *item = get_item (self->from, from);
  g_autofree gboolean *is_seen = g_new0 (gboolean, self->to->len + 1);
  guint many = MAX (16, self->to->len / 8);

  for (guint i = 0; i < item->words->len; i++) {
    GArray *holders = g_ptr_array_index (index, g_array_index (item->words, guint, i));

    for (guint j = 0; (holders->len <= many || item->words->len < LEAST_WORDS) && j < holders->len; j++) {
      guint to = g_array_index (holders, guint, j);
      const Item *other = get_item (self->to, to);
      double likeness;

      if (is_seen[to] || other->whole >= 0)
        continue;

      is_seen[to] = TRUE;
      likeness = get_likeness (self, item, other);
      if (likeness >= LEAST_LIKENESS) {
        const Pair pair = { from, to, get_score (item, other, likeness), likeness };

        g_array_append_val (pairs, pair);
      }
    }
  }
}

static gboolean
has_label_of (const Item *a, const Item *b)
{
  return a->label != NULL && g_strcmp0 (a->label, b->label) == 0;
}

/* Whether only its place speaks for one of two. */
static gboolean
is_as_good (Work *self, const Pair *pair, const Pair *other)
{
  const Item *old = get_item (self->from, pair->from), *one = get_item (self->to, pair->to),
             *two = get_item (self->to, other->to);

  return other->likeness > pair->likeness - TELLING && is_same_group (old, one) <= is_same_group (old, two) &&
         has_label_of (old, one) <= has_label_of (old, two);
}

/* Whether one is the other with a good deal left out, and what was left out is a question of its own beside it. A question that got
 * an introduction is none. */
static gboolean
is_piece (Work *self, guint from, guint to)
{
  const Item *old = get_item (self->from, from), *new = get_item (self->to, to);
  const gboolean is_joined = old->weight < new->weight;
  const Item *less = is_joined ? old : new, *more = is_joined ? new : old;
  GPtrArray *pieces = is_joined ? self->from : self->to;

  if (less->weight >= LARGEST_PIECE * more->weight || share (self, old, new, NULL) < LEAST_SHARE * less->weight)
    return FALSE;

  for (guint i = 0; i < pieces->len; i++) {
    const Item *piece = get_item (pieces, i);
    guint n;

    if (piece != less && piece->whole < 0 && share (self, piece, more, &n) >= LEAST_SHARE * piece->weight &&
        n >= LEAST_WORDS && share (self, piece, less, NULL) < OWN_SHARE * piece->weight)
      return TRUE;
  }

  return FALSE;
}

/* Where a group puts the same question as often here as there, the first is the first. Otherwise it may be either. */
static void
tell_ambiguous (Work *self, GArray *pairs, const Pair **chosen)
{
  g_autofree guint *n_for_old = g_new0 (guint, self->from->len + 1);
  g_autofree guint *n_for_new = g_new0 (guint, self->to->len + 1);

  for (guint i = 0; i < pairs->len; i++) {
    const Pair *pair = &g_array_index (pairs, Pair, i), *own = chosen[pair->from];

    if (own == NULL || !is_as_good (self, own, pair))
      continue;
    n_for_old[pair->from]++;
    n_for_new[pair->to]++;
  }

  for (guint i = 0; i < self->from->len; i++) {
    const Pair *own = chosen[i];
    KntQuestionMatch *match;

    if (own == NULL)
      continue;
    match = g_hash_table_lookup (self->matches, get_item (self->from, i)->id);
    match->is_ambiguous =
      n_for_old[i] > 1 &&
      (!is_same_group (get_item (self->from, i), get_item (self->to, own->to)) || n_for_old[i] != n_for_new[own->to]);
  }
}

/* One to one, the most alike first. */
static void
match_alike (Work *self, GPtrArray *index)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_autofree const Pair **chosen = g_new0 (const Pair *, self->from->len + 1);

  for (guint i = 0; i < self->from->len; i++)
    if (get_item (self->from, i)->whole < 0)
      add_candidates (self, index, i, pairs);

  g_array_sort (pairs, compare_pairs);
  for (guint i = 0; i < pairs->len; i++) {
    const Pair *pair = &g_array_index (pairs, Pair, i);

    if (!self->is_met[pair->to] && !is_matched (self, get_item (self->from, pair->from))) {
      add_match (self, pair->from, pair->to, FALSE)->is_whole = !is_piece (self, pair->from, pair->to);
      chosen[pair->from] = pair;
    }
  }

  tell_ambiguous (self, pairs, chosen);
}

/* Of questions that were split the largest piece, of questions that were joined the whole. */
static void
match_split_and_joined (Work *self, guint from)
{
  const Item *item = get_item (self->from, from);
  double best_weight = 0;
  guint best = 0;

  for (guint i = 0; i < self->to->len; i++) {
    const Item *other = get_item (self->to, i);
    double weight;
    guint n;

    if (self->is_met[i] && other->weight < item->weight)
      continue;

    weight = share (self, item, other, &n);
    if (n >= LEAST_WORDS && weight >= LEAST_SHARE * MIN (item->weight, other->weight) &&
        (weight > best_weight || (weight == best_weight && is_same_group (item, other)))) {
      best_weight = weight;
      best = i;
    }
  }

  if (best_weight > 0) {
    const gboolean is_met = self->is_met[best];

    add_match (self, from, best, FALSE)->is_whole = !is_met && !is_piece (self, from, best);
  }
}

static int
find_whole (Work *self, const Item *part)
{
  const KntQuestionMatch *match = g_hash_table_lookup (self->matches, get_item (self->from, part->whole)->id);

  for (guint i = 0; match != NULL && i < self->to->len; i++)
    if (g_str_equal (get_item (self->to, i)->id, match->id))
      return i;

  return -1;
}

/* Within what its question became; where that has no such part, the part is somewhere in the whole. */
static void
match_part (Work *self, guint from)
{
  const Item *part = get_item (self->from, from);
  int whole = find_whole (self, part), best = -1;
  double best_likeness = 0;

  for (guint i = 0; i < self->to->len; i++) {
    const Item *other = get_item (self->to, i);
    double likeness = 0;

    /* A part of the same question, or a question of its own that nothing else has become. */
    if (!self->is_met[i] && (whole >= 0 && other->whole >= 0 ? other->whole == whole : other->whole < 0))
      likeness = get_likeness (self, part, other);
    if (likeness >= LEAST_LIKENESS && likeness > best_likeness) {
      best = i;
      best_likeness = likeness;
    }
  }

  if (best >= 0)
    add_match (self, from, best, FALSE);
  else if (whole >= 0)
    add_match (self, from, whole, TRUE);
}

/**
 * knt_match_questions:
 * @from: the brief whose questions are looked for
 * @to: the brief that they are looked for in
 *
 * Tells by their words which question of one brief is which of another, whatever their ids, numbers and order. Of several that are
 * alike the one of the same group, then the one of the same number and at the nearest place. What has too little in common has no
 * match.
 *
 * Returns: (transfer full) (element-type utf8 KntQuestionMatch): by id in @from
 */
GHashTable *
knt_match_questions (KntBrief *from, KntBrief *to)
{
  g_autoptr (KntWording) wording = knt_wording_new ();
  g_autoptr (GPtrArray) index = NULL;
  Work work = { .wording = wording };

  work.from = list_items (&work, from);
  work.to = list_items (&work, to);
  work.is_met = g_new0 (gboolean, work.to->len + 1);
  work.matches = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, match_free);
  weigh (&work);
  index = index_words (&work);

  match_alike (&work, index);
  for (guint i = 0; i < work.from->len; i++)
    if (get_item (work.from, i)->whole < 0 && !is_matched (&work, get_item (work.from, i)))
      match_split_and_joined (&work, i);
  for (guint i = 0; i < work.from->len; i++)
    if (get_item (work.from, i)->whole >= 0)
      match_part (&work, i);

  g_free (work.weights);
  g_free (work.is_met);
  g_ptr_array_unref (work.from);
  g_ptr_array_unref (work.to);
  return work.matches;
}
