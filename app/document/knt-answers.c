/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "knt-answers.h"

#include "knt-brief-find.h"
#include "knt-question-match.h"
#include "knt-reanchor.h"

/* Of two questions with less in common than this a person should see that they are one. */
#define SURE_LIKENESS 0.75

static void
answered_free (gpointer data)
{
  KntAnswered *self = data;

  g_ptr_array_unref (self->fates);
  g_free (self);
}

/* Numbers of questions by id, as the list of them counts. (element-type utf8 guint) */
static GHashTable *
number_questions (KntBrief *brief)
{
  GHashTable *numbers = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *exchanges = knt_brief_get_exchanges (brief);

  for (guint i = 0; i < exchanges->len; i++) {
    const KntExchange *exchange = g_ptr_array_index (exchanges, i);

    for (guint j = 0; j < exchange->questions->len; j++) {
      const KntQuestion *question = g_ptr_array_index (exchange->questions, j);

      g_hash_table_insert (numbers, question->id, GUINT_TO_POINTER (g_hash_table_size (numbers) + 1));
    }
  }

  return numbers;
}

static void
judge (KntAnswered *self, const KntQuestionMatch *match)
{
  self->sureness = KNT_SURENESS_UNSURE;
  if (!match->is_whole) {
    self->reason = _ ("split, or joined with another question");
  } else if (match->is_ambiguous) {
    self->reason = _ ("several questions are as like it");
  } else if (match->is_same) {
    self->sureness = KNT_SURENESS_SAME;
    self->reason = "";
  } else {
    self->sureness = match->likeness >= SURE_LIKENESS ? KNT_SURENESS_REWORDED : KNT_SURENESS_UNSURE;
    self->reason = match->likeness >= SURE_LIKENESS ? _ ("in other words") : _ ("in quite other words");
  }
}

static KntAnswered *
look_up (KntAnswers *self,
         const KntExchange *exchange,
         const KntQuestion *question,
         GHashTable *matches,
         GHashTable *numbers)
{
  KntAnswered *answered = g_new0 (KntAnswered, 1);
  const KntQuestionMatch *match = g_hash_table_lookup (matches, question->id);
  KntPlace place;

  answered->question = question;
  answered->group = knt_brief_find_group (self->asked, exchange->group);
  answered->number = self->questions->len + 1;
  answered->fates = g_ptr_array_new ();
  answered->sureness = KNT_SURENESS_LOST;
  answered->reason = _ ("not found");
  if (match != NULL && knt_brief_find_place (self->answered, match->id, &place) && place.question != NULL) {
    answered->found = place.question;
    answered->found_in = place.exchange;
    answered->found_number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, place.question->id));
    judge (answered, match);
    self->n_found++;
    self->n_answered += place.exchange->answers->len > 0;
  }

  return answered;
}

static void
list_questions (KntAnswers *self)
{
  GPtrArray *exchanges = knt_brief_get_exchanges (self->asked);
  g_autoptr (GHashTable) matches = knt_match_questions (self->asked, self->answered);
  g_autoptr (GHashTable) numbers = number_questions (self->answered);

  for (guint i = 0; i < exchanges->len; i++) {
    const KntExchange *exchange = g_ptr_array_index (exchanges, i);

    for (guint j = 0; j < exchange->questions->len; j++)
      g_ptr_array_add (self->questions,
                       look_up (self, exchange, g_ptr_array_index (exchange->questions, j), matches, numbers));
  }
}

/* What was noted at a question, at a part of it or at its answer goes with it. */
static void
share_out_fates (KntAnswers *self)
{
  g_autoptr (GHashTable) by_question = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->questions->len; i++) {
    KntAnswered *answered = g_ptr_array_index (self->questions, i);

    g_hash_table_insert (by_question, answered->question->id, answered);
  }

  for (guint i = 0; i < self->fates->len; i++) {
    KntFate *fate = g_ptr_array_index (self->fates, i);
    KntAnswered *answered = NULL;
    KntPlace place;

    if (fate->at != NULL && knt_brief_find_place (self->asked, fate->at, &place)) {
      const KntQuestion *question = place.question;

      if (question == NULL && place.exchange->questions->len > 0)
        question = g_ptr_array_index (place.exchange->questions, 0);
      answered = question != NULL ? g_hash_table_lookup (by_question, question->id) : NULL;
    }
    g_ptr_array_add (answered != NULL ? answered->fates : self->others, fate);
  }
}

/**
 * knt_answers_new:
 * @notes: to the brief of questions; they stay as they are
 * @id: (nullable): of the notes to the other document, where there are some
 * @source: of the other document, see knt_source_describe()
 * @brief: as it was recognised in that
 * @texts: (element-type KntPageText): of all its pages
 *
 * Finds the questions of a brief in another one and brings the notes there. Any thread.
 *
 * Returns: (transfer full): what became of them, or %NULL with #KNT_NOTES_ERROR
 */
KntAnswers *
knt_answers_new (KntNotes *notes, const char *id, JsonObject *source, KntBrief *brief, GPtrArray *texts, GError **error)
{
  g_autoptr (KntAnswers) self = g_new0 (KntAnswers, 1);
  KntBrief *asked = knt_notes_get_corrected (notes);

  self->fates = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_fate_free);
  self->questions = g_ptr_array_new_with_free_func (answered_free);
  self->others = g_ptr_array_new ();
  self->before = g_object_ref (notes);
  self->asked = asked != NULL ? knt_brief_ref (asked) : knt_brief_new (NULL, 0);
  self->notes = knt_reanchor (notes, id, source, brief, texts, self->fates, error);
  if (self->notes == NULL)
    return NULL;

  self->answered = knt_brief_ref (knt_notes_get_corrected (self->notes));
  list_questions (self);
  share_out_fates (self);

  return g_steal_pointer (&self);
}

void
knt_answers_free (KntAnswers *self)
{
  g_clear_object (&self->before);
  g_clear_object (&self->notes);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_clear_pointer (&self->fates, g_ptr_array_unref);
  g_clear_pointer (&self->asked, knt_brief_unref);
  g_clear_pointer (&self->answered, knt_brief_unref);
  g_free (self);
}

/**
 * knt_answers_count_fates:
 *
 * Returns: how much of what was noted ended in that way
 */
guint
knt_answers_count_fates (const KntAnswers *self, KntFateKind kind)
{
  guint n = 0;

  for (guint i = 0; i < self->fates->len; i++)
    n += ((const KntFate *) g_ptr_array_index (self->fates, i))->kind == kind;

  return n;
}
