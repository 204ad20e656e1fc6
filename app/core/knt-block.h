/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-correction.h"

G_BEGIN_DECLS

/**
 * KntBlock:
 * @role: #KNT_ROLE_QUESTION or #KNT_ROLE_ANSWER
 * @label: (nullable): of a question
 * @parts: (nullable) (element-type KntBlock): of a question
 * @home: index of the recognised exchange that it belongs to, or -1
 * @is_recognised: whether it is as it was recognised
 * @said: (nullable): the correction that made it what it is
 * @group: (nullable): name of the group that was said for it
 * @following: whether that goes for what follows as well
 * @with: (nullable) (element-type KntSpan): where the question stands to whose exchange it was said to belong
 *
 * A question or an answer while a brief is being corrected. The strings are not its own: they belong to the brief, to the
 * corrections or to the chunk that the work is done with.
 */
typedef struct {
  KntRole role;
  const char *id;
  const char *label;
  const char *text;
  GArray *spans;
  GPtrArray *parts;
  int home;
  gboolean is_recognised;
  KntEntity *said;
  const char *group;
  gboolean following;
  GArray *with;
} KntBlock;

KntBlock *knt_block_new (KntRole role, const char *id, const char *text, GArray *spans);
KntBlock *knt_block_new_for_question (const KntQuestion *question);
KntBlock *knt_block_copy (const KntBlock *self);
void knt_block_free (KntBlock *self);
int knt_block_compare (const KntBlock *self, const KntBlock *other);

/**
 * KntPiece:
 * @is_taken: whether it lies in the stretch
 * @text: of the chunk
 *
 * What a stretch takes of a block, or leaves.
 */
typedef struct {
  gboolean is_taken;
  GArray *spans;
  const char *text;
} KntPiece;

GPtrArray *knt_block_cut (const KntBlock *self, GArray *stretch, const char *exact, GStringChunk *chunk);
const char *knt_block_join_texts (const char *first, const char *second, GStringChunk *chunk);

G_END_DECLS
