/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-page-stack.h"

G_BEGIN_DECLS

#define KNT_TYPE_MARK_TRACKER (knt_mark_tracker_get_type ())

G_DECLARE_FINAL_TYPE (KntMarkTracker, knt_mark_tracker, KNT, MARK_TRACKER, GObject)

/* Notices which question or answer the reader is at.
 *
 * Signals:
 *   "shown" (const char *id): it is another one than before. Never from within an allocation. */

KntMarkTracker *knt_mark_tracker_new (KntPageStack *stack);
void knt_mark_tracker_set_viewport (KntMarkTracker *self, const KntViewport *viewport);
void knt_mark_tracker_look (KntMarkTracker *self);

G_END_DECLS
