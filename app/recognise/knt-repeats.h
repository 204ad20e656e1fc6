/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-layout.h"

G_BEGIN_DECLS

/* A header or footer is looked for among this many lines from the top and the bottom of the text. */
#define KNT_REPEATS_EDGE_LINES 10

/**
 * KntRepeats:
 *
 * What the pages of a layout have in common, whatever the form: what stands at the edges of several, and which small type is text.
 * To find it takes a walk over all lines; so it is kept with the layout. For one thread at a time, as the layout is.
 */

KntRepeats *knt_repeats_new (const KntLayout *layout);
void knt_repeats_free (KntRepeats *self);
gboolean knt_repeats_fit (const KntRepeats *self);

GPtrArray *knt_repeats_get_pages (const KntRepeats *self);
guint knt_repeats_count (const KntRepeats *self, guint index);
gboolean knt_repeats_is_small_text (const KntRepeats *self, const KntLine *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntRepeats, knt_repeats_free)

G_END_DECLS
