/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-lane.h"

struct _KntLane {
  GThreadPool *pool;
};

typedef struct {
  GTask *task;
  KntLaneFunc func;
} Piece;

static void
work (gpointer data, gpointer user_data)
{
  Piece *piece = data;

  piece->func (piece->task, g_task_get_task_data (piece->task));
  g_object_unref (piece->task);
  g_free (piece);
}

/**
 * knt_lane_new:
 *
 * Returns: (transfer full): a lane; its thread comes from GLib's pool when there is something to do
 */
KntLane *
knt_lane_new (void)
{
  KntLane *self = g_new0 (KntLane, 1);

  self->pool = g_thread_pool_new (work, NULL, 1, FALSE, NULL);

  return self;
}

/**
 * knt_lane_free:
 *
 * Does not wait; what was given is still done.
 */
void
knt_lane_free (KntLane *self)
{
  g_thread_pool_free (self->pool, FALSE, FALSE);
  g_free (self);
}

/**
 * knt_lane_run:
 * @task: what @func ends by returning. Without a source object: its last reference may fall in the thread
 * @func: called in the lane's thread
 */
void
knt_lane_run (KntLane *self, GTask *task, KntLaneFunc func)
{
  Piece *piece = g_new0 (Piece, 1);

  g_assert (g_task_get_source_object (task) == NULL);

  piece->task = g_object_ref (task);
  piece->func = func;
  g_thread_pool_push (self->pool, piece, NULL);
}
