/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-block.h"

G_BEGIN_DECLS

typedef struct _KntBlockList KntBlockList;

/* The questions and answers of a brief, and what corrections make of them: each character lies in one of them at most. Knows
 * nothing yet of what belongs together, but for each block's home. */
KntBlockList *knt_block_list_new (void);
void knt_block_list_free (KntBlockList *self);

void knt_block_list_add_exchange (KntBlockList *self, const KntExchange *exchange, guint home);

void knt_block_list_apply (KntBlockList *self, KntEntity *correction);
GPtrArray *knt_block_list_dup_blocks (KntBlockList *self);
KntBlock *knt_block_list_find_question (KntBlockList *self, GArray *spans); /* (nullable): that holds most of them */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntBlockList, knt_block_list_free)

G_END_DECLS
