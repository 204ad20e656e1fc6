/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-page-text.h"
#include "knt-span.h"

G_BEGIN_DECLS

typedef struct _KntAnchorIndex KntAnchorIndex;

/* Finds quotes of any length in the same pages again and again. @texts: (element-type KntPageText): in any order. Any thread, but
 * one at a time. */
KntAnchorIndex *knt_anchor_index_new (GPtrArray *texts);
void knt_anchor_index_free (KntAnchorIndex *self);

gboolean knt_anchor_index_fits (KntAnchorIndex *self, GArray *spans, const char *exact);
GArray *knt_anchor_index_find (KntAnchorIndex *self, const char *exact, const char *prefix, const char *suffix);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntAnchorIndex, knt_anchor_index_free)

G_END_DECLS
