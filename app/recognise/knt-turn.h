/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-form-rules.h"
#include "knt-passage.h"

G_BEGIN_DECLS

typedef enum {
  KNT_TURN_END,
  KNT_TURN_SECTION,
  KNT_TURN_GROUP,
  KNT_TURN_ASIDE, /* neither question nor answer, and ends neither */
  KNT_TURN_QUESTION,
  KNT_TURN_ANSWER,
} KntTurnRole;

/**
 * KntTurn:
 * @first: index of its first line in the flow
 * @end: exclusive; of the lines that are its own and no text
 * @is_opening: whether it opens the text of which it is a part
 * @is_beside: whether its label stands in a column beside that text
 * @value: the labels of a question or an answer, the name of a group; else empty
 * @text: as printed
 *
 * Where something begins.
 */
typedef struct {
  KntTurnRole role;
  guint first;
  guint end;
  gboolean is_opening;
  gboolean is_beside;
  char *value;
  char *text;
} KntTurn;

/**
 * KntTurnType:
 * @tells: whether the questions are set in it and their answers are not
 */
typedef struct {
  double size;
  KntLineStyle style;
  gboolean tells;
} KntTurnType;

GPtrArray *knt_turns_find (KntFlow *flow, const KntFormRules *rules, KntTurnType *type);
guint knt_turns_get_region_end (const KntFlow *flow, GPtrArray *turns, guint index);
gboolean knt_turn_type_is_at (const KntTurnType *self, const KntFlow *flow, guint index);

G_END_DECLS
