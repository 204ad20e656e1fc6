/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "knt-alignment.h"

/* Words shorter than this are too common to tell anything, and of longer ones the end is no more than a case or a plural. In
 * characters. */
#define WORD_LEAST 4
#define WORD_MOST 7
/* Fewer words than this are no text to compare. */
#define COMPARED_LEAST 6
/* What a heading says, and how a paragraph begins, beside a word that only one question has. */
#define TOPIC_WEIGHT 4.0
#define BEGINNING_WEIGHT 1.0
#define OTHER_BEGINNING (-0.25)

/* (element-type utf8): the words of @text that tell something */
static GHashTable *
list_words (const char *text)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *p = text;

  while (*p != '\0') {
    const char *start, *stop;
    glong length = 0;

    while (*p != '\0' && !g_unichar_isalnum (g_utf8_get_char (p)))
      p = g_utf8_next_char (p);
    start = stop = p;
    while (*p != '\0' && g_unichar_isalnum (g_utf8_get_char (p))) {
      p = g_utf8_next_char (p);
      if (++length <= WORD_MOST)
        stop = p;
    }
    if (length >= WORD_LEAST || (length > 0 && g_ascii_isdigit (*start)))
      g_hash_table_add (words, g_utf8_casefold (start, stop - start));
  }

  return words;
}

static GPtrArray *
list_all_words (const KntAligned *texts, guint n)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (all, list_words (texts[i].text));

  return all;
}

/* How many of the questions have each word. */
static GHashTable *
count_words (GPtrArray *questions)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < questions->len; i++) {
    GHashTableIter iter;
    gpointer word;

    g_hash_table_iter_init (&iter, questions->pdata[i]);
    while (g_hash_table_iter_next (&iter, &word, NULL))
      g_hash_table_insert (counts, word, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, word)) + 1));
  }

  return counts;
}

/* What the two have in common, by how few questions have it. */
static double
weigh_words (GHashTable *question, GHashTable *answer, GHashTable *counts, guint n_questions)
{
  GHashTableIter iter;
  gpointer word;
  double sum = 0;

  g_hash_table_iter_init (&iter, answer);
  while (g_hash_table_iter_next (&iter, &word, NULL)) {
    double n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, word));

    if (n < n_questions && g_hash_table_contains (question, word))
      sum += 1 / (n * n);
  }

  return sum;
}

static double
weigh_topics (const KntAligned *question, const KntAligned *answer, const KntAligned *questions, guint n_questions)
{
  if (answer->topic == NULL)
    return 0;
  if (g_strcmp0 (question->topic, answer->topic) == 0)
    return TOPIC_WEIGHT;

  for (guint i = 0; i < n_questions; i++)
    if (g_strcmp0 (questions[i].topic, answer->topic) == 0)
      return -TOPIC_WEIGHT;

  return 0;
}

/**
 * knt_alignment_find:
 * @questions: (array length=n_questions): in order
 * @answers: (array length=n_answers): paragraphs, in the order of what they answer; at least as many as questions
 * @is_backed: (out) (array length=n_questions): for each question whether anything but their order says that its paragraphs
 *   are its own; to be freed by the caller
 *
 * Which paragraphs answer which question, where nothing says so: each question has some, in order, and such that they have most
 * in common, words that few other questions have before all.
 *
 * Returns: (transfer full) (array length=n_answers): the index of the question for each
 */
guint *
knt_alignment_find (const KntAligned *questions,
                    guint n_questions,
                    const KntAligned *answers,
                    guint n_answers,
                    gboolean **is_backed)
{
  g_autoptr (GPtrArray) asked = list_all_words (questions, n_questions);
  g_autoptr (GPtrArray) said = list_all_words (answers, n_answers);
  g_autoptr (GHashTable) counts = count_words (asked);
  g_autofree double *weights = g_new (double, (gsize) n_answers *n_questions);
  g_autofree double *sums = g_new (double, (gsize) n_answers *n_questions);
  g_autofree gboolean *stays = g_new0 (gboolean, (gsize) n_answers * n_questions);
  guint *found = g_new0 (guint, n_answers);
  guint question = n_questions - 1;

  g_assert (n_questions > 0 && n_answers >= n_questions);

  for (guint i = 0; i < n_answers; i++) {
    for (guint j = 0; j < n_questions; j++) {
      gsize at = (gsize) i * n_questions + j;
      double begins = answers[i].begins ? BEGINNING_WEIGHT : OTHER_BEGINNING;
      double stay = i > 0 ? sums[at - n_questions] : -INFINITY;
      double next = i > 0 && j > 0 ? sums[at - n_questions - 1] + begins : -INFINITY;

      weights[at] = weigh_words (asked->pdata[j], said->pdata[i], counts, n_questions) +
                    weigh_topics (&questions[j], &answers[i], questions, n_questions);
      stays[at] = stay > next;
      sums[at] = i == 0 ? (j == 0 ? weights[at] : -INFINITY) : weights[at] + MAX (stay, next);
    }
  }

  *is_backed = g_new0 (gboolean, n_questions);
  for (guint i = n_answers; i > 0; i--) {
    gsize at = (gsize) (i - 1) * n_questions + question;

    found[i - 1] = question;
    (*is_backed)[question] |= weights[at] > 0;
    if (i > 1 && !stays[at])
      question--;
  }

  return found;
}

/**
 * knt_alignment_get_share:
 *
 * Returns: from 0 to 1, how many of the words of @text stand in @other as well; 0 where it has too few to tell
 */
double
knt_alignment_get_share (const char *text, const char *other)
{
  g_autoptr (GHashTable) words = list_words (text);
  g_autoptr (GHashTable) other_words = list_words (other);
  guint n = 0;
  GHashTableIter iter;
  gpointer word;

  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    n += g_hash_table_contains (other_words, word);

  return g_hash_table_size (words) >= COMPARED_LEAST ? (double) n / g_hash_table_size (words) : 0;
}
