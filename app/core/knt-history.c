/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-history.h"

typedef struct {
  KntEditGroup *group;
  char *before; /* the notes' `modified` before the step, so that undoing gives back the very same notes */
  char *after;
  gint64 time;
} Step;

struct _KntHistory {
  GPtrArray *undo; /* Step, latest last */
  GPtrArray *redo;
  gboolean closed; /* whether the latest step may not grow any more */
};

static void
step_free (Step *step)
{
  knt_edit_group_unref (step->group);
  g_free (step->before);
  g_free (step->after);
  g_free (step);
}

static Step *
peek (GPtrArray *steps)
{
  return steps->len > 0 ? g_ptr_array_index (steps, steps->len - 1) : NULL;
}

KntHistory *
knt_history_new (void)
{
  KntHistory *self = g_new0 (KntHistory, 1);

  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  self->redo = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  return self;
}

void
knt_history_free (KntHistory *self)
{
  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);
  g_free (self);
}

/**
 * knt_history_push:
 * @group: as it was applied
 * @before: (nullable): the stamp of the notes before it
 * @after: (nullable): the stamp after it
 * @now: monotonic time in microseconds
 *
 * Adds a step, or lets the latest one grow where both have the same merge key and little time has passed since it last grew.
 * What could be redone is forgotten.
 */
void
knt_history_push (KntHistory *self, KntEditGroup *group, const char *before, const char *after, gint64 now)
{
  Step *step = peek (self->undo);
  const char *key = knt_edit_group_get_merge_key (group);

  g_ptr_array_set_size (self->redo, 0);

  if (step != NULL && !self->closed && key != NULL && now - step->time <= KNT_HISTORY_MERGE_WINDOW &&
      g_strcmp0 (key, knt_edit_group_get_merge_key (step->group)) == 0) {
    g_autoptr (KntEditGroup) earlier = step->group;

    step->group = knt_edit_group_merge (earlier, group);
  } else {
    step = g_new0 (Step, 1);
    step->group = knt_edit_group_ref (group);
    step->before = g_strdup (before);
    g_ptr_array_add (self->undo, step);
  }

  g_set_str (&step->after, after);
  step->time = now;
  self->closed = FALSE;
}

/**
 * knt_history_get_undo_label:
 *
 * Returns: (nullable): the label of the step that is undone next
 */
const char *
knt_history_get_undo_label (KntHistory *self)
{
  Step *step = peek (self->undo);

  return step != NULL ? knt_edit_group_get_label (step->group) : NULL;
}

/**
 * knt_history_get_redo_label:
 *
 * Returns: (nullable): the label of the step that is redone next
 */
const char *
knt_history_get_redo_label (KntHistory *self)
{
  Step *step = peek (self->redo);

  return step != NULL ? knt_edit_group_get_label (step->group) : NULL;
}

gboolean
knt_history_get_can_undo (KntHistory *self)
{
  return self->undo->len > 0;
}

gboolean
knt_history_get_can_redo (KntHistory *self)
{
  return self->redo->len > 0;
}

/**
 * knt_history_undo:
 * @stamp: (out) (transfer none): the stamp of the notes before the step, until the history changes
 *
 * Returns: (transfer full) (nullable): the group to apply; %NULL where there is nothing to undo
 */
KntEditGroup *
knt_history_undo (KntHistory *self, const char **stamp)
{
  Step *step;

  if (self->undo->len == 0)
    return NULL;

  step = g_ptr_array_steal_index (self->undo, self->undo->len - 1);
  g_ptr_array_add (self->redo, step);
  self->closed = TRUE;
  *stamp = step->before;
  return knt_edit_group_invert (step->group);
}

/**
 * knt_history_redo:
 * @stamp: (out) (transfer none): the stamp of the notes after the step, until the history changes
 *
 * Returns: (transfer full) (nullable): the group to apply; %NULL where there is nothing to redo
 */
KntEditGroup *
knt_history_redo (KntHistory *self, const char **stamp)
{
  Step *step;

  if (self->redo->len == 0)
    return NULL;

  step = g_ptr_array_steal_index (self->redo, self->redo->len - 1);
  g_ptr_array_add (self->undo, step);
  self->closed = TRUE;
  *stamp = step->after;
  return knt_edit_group_ref (step->group);
}
