/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KntLane:
 *
 * Work in a thread, one piece after the other in the order in which it was given. Writes to one file must not
 * overtake each other.
 */
typedef struct _KntLane KntLane;

typedef void (*KntLaneFunc) (GTask *task, gpointer task_data);

KntLane *knt_lane_new (void);
void knt_lane_free (KntLane *self);
void knt_lane_run (KntLane *self, GTask *task, KntLaneFunc func);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntLane, knt_lane_free)

G_END_DECLS
