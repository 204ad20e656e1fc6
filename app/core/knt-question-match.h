/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-brief.h"

G_BEGIN_DECLS

/**
 * KntQuestionMatch:
 * @id: of the question or part in the other brief
 * @is_same: whether its words are the same, blanks and hyphens aside
 * @is_wider: whether it is only the whole that a part became part of
 * @is_whole: whether it is one question for one, not one that was split or joined
 * @is_ambiguous: whether another question is as like, and neither group nor label tells which of them it is
 * @likeness: how much of their words the two have in common, 0 to 1
 */
typedef struct {
  char *id;
  gboolean is_same;
  gboolean is_wider;
  gboolean is_whole;
  gboolean is_ambiguous;
  double likeness;
} KntQuestionMatch;

/* From the ids of @from's questions and parts to what they are in @to, a brief that puts the same questions in another document:
 * the report that answers them, or the document as it was issued again. (transfer full): utf8 to KntQuestionMatch; what has no
 * match is not in it. Any thread. */
GHashTable *knt_match_questions (KntBrief *from, KntBrief *to);

G_END_DECLS
