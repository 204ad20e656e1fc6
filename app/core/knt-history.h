/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-edit.h"

G_BEGIN_DECLS

/* The steps that can be undone and redone. Knows nothing of what the edits apply to. */

/**
 * KNT_HISTORY_MERGE_WINDOW:
 *
 * How long after a step another one with the same merge key is still the same step, in microseconds.
 */
#define KNT_HISTORY_MERGE_WINDOW (3 * G_USEC_PER_SEC)

KntHistory *knt_history_new (void);
void knt_history_free (KntHistory *self);

void knt_history_push (KntHistory *self, KntEditGroup *group, const char *before, const char *after, gint64 now);
const char *knt_history_get_undo_label (KntHistory *self);
const char *knt_history_get_redo_label (KntHistory *self);
gboolean knt_history_get_can_undo (KntHistory *self);
gboolean knt_history_get_can_redo (KntHistory *self);
KntEditGroup *knt_history_undo (KntHistory *self, const char **stamp);
KntEditGroup *knt_history_redo (KntHistory *self, const char **stamp);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntHistory, knt_history_free)

G_END_DECLS
