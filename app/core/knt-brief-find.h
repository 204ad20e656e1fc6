/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-brief.h"
#include "knt-correction.h"

G_BEGIN_DECLS

/**
 * KntPlace:
 * @exchange: that it lies in
 * @question: (nullable): the question, or the one that the part is a part of
 * @part: (nullable)
 * @answer: (nullable)
 * @role: of the block
 * @id: of the question, part or answer
 * @text: its own
 * @spans: (element-type KntSpan): its own
 *
 * A question, a part of one or an answer within a brief. Owns nothing.
 */
typedef struct {
  KntExchange *exchange;
  KntQuestion *question;
  KntPart *part;
  KntAnswer *answer;
  KntRole role;
  const char *id;
  const char *text;
  GArray *spans;
} KntPlace;

gboolean knt_brief_find_place (KntBrief *self, const char *id, KntPlace *place);
gboolean knt_brief_find_place_at (KntBrief *self, GArray *spans, KntPlace *place);
gboolean knt_brief_find_place_above (KntBrief *self, const char *id, KntPlace *place);

G_END_DECLS
