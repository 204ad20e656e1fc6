/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-notes.h"
#include "knt-relocation.h"

G_BEGIN_DECLS

/**
 * KntSureness:
 * @KNT_SURENESS_SAME: the same question in the same words
 * @KNT_SURENESS_REWORDED: much the same words
 * @KNT_SURENESS_UNSURE: split, joined, in quite other words, or one of several that are alike: a person should look
 * @KNT_SURENESS_LOST: not there
 */
typedef enum { KNT_SURENESS_SAME, KNT_SURENESS_REWORDED, KNT_SURENESS_UNSURE, KNT_SURENESS_LOST } KntSureness;

/**
 * KntAnswered:
 * @question: as it was put
 * @group: (nullable): that put it
 * @number: of the question in its brief, from 1
 * @found: (nullable): the question that it is in the other brief
 * @found_in: (nullable): the exchange of that, with its answers
 * @found_number: of that question in its brief, from 1
 * @sureness: whether it is that one
 * @reason: why it is not quite sure, in the user's language, a clause without capital and full stop; "" where it is
 * @fates: (element-type KntFate): what becomes of the notes at it, which its KntAnswers owns
 *
 * A question and where its answer is. Owned by its KntAnswers.
 */
typedef struct {
  const KntQuestion *question;
  const KntGroup *group;
  guint number;
  const KntQuestion *found;
  const KntExchange *found_in;
  guint found_number;
  KntSureness sureness;
  const char *reason;
  GPtrArray *fates;
} KntAnswered;

/**
 * KntAnswers:
 * @before: the notes as they were looked at
 * @notes: brought to the other document
 * @asked: the brief of questions, with its corrections
 * @answered: the other brief, with the same corrections
 * @questions: (element-type KntAnswered): all questions that were asked, in their order
 * @fates: (element-type KntFate): what becomes of everything that was noted
 * @others: (element-type KntFate): those that are at none of the questions; owned by @fates
 * @n_found: how many of the questions are there
 * @n_answered: how many of them have an answer
 *
 * What another document has of the questions of a brief, and what becomes of the notes to them.
 */
typedef struct {
  KntNotes *before;
  KntNotes *notes;
  KntBrief *asked;
  KntBrief *answered;
  GPtrArray *questions;
  GPtrArray *fates;
  GPtrArray *others;
  guint n_found;
  guint n_answered;
} KntAnswers;

KntAnswers *knt_answers_new (KntNotes *notes,
                             const char *id,
                             JsonObject *source,
                             KntBrief *brief,
                             GPtrArray *texts,
                             GError **error);
void knt_answers_free (KntAnswers *self);

guint knt_answers_count_fates (const KntAnswers *self, KntFateKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntAnswers, knt_answers_free)

G_END_DECLS
