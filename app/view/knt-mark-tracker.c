/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-mark-tracker.h"

/* The line that a reader reads, as a part of the view from its top. */
#define READING_LINE 0.33

struct _KntMarkTracker {
  GObject parent_instance;

  KntPageStack *stack;
  const KntViewport *viewport; /* (nullable): somebody else's */
  double width;                /* of the view when it was looked at last */
  double height;
  char *shown;
  guint look_id;
};

enum { SHOWN, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KntMarkTracker, knt_mark_tracker, G_TYPE_OBJECT)

static gboolean
look_cb (gpointer user_data)
{
  KntMarkTracker *self = user_data;
  double line = knt_viewport_get_height (self->viewport) * READING_LINE;
  const KntMark *mark = knt_page_stack_find_bar_near (self->stack, self->viewport, line);
  gboolean is_resized =
    self->width != knt_viewport_get_width (self->viewport) || self->height != knt_viewport_get_height (self->viewport);
  gboolean is_first = self->shown == NULL;

  self->look_id = 0;
  self->width = knt_viewport_get_width (self->viewport);
  self->height = knt_viewport_get_height (self->viewport);
  /* A view of another size shows another stretch of the pages, but nobody has read on. */
  if (mark != NULL && g_set_str (&self->shown, mark->id) && (is_first || !is_resized)) {
    g_autofree char *id = g_strdup (mark->id);

    g_signal_emit (self, signals[SHOWN], 0, id);
  }

  return G_SOURCE_REMOVE;
}

static void
knt_mark_tracker_finalize (GObject *object)
{
  KntMarkTracker *self = KNT_MARK_TRACKER (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_object (&self->stack);
  g_free (self->shown);

  G_OBJECT_CLASS (knt_mark_tracker_parent_class)->finalize (object);
}

static void
knt_mark_tracker_class_init (KntMarkTrackerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = knt_mark_tracker_finalize;

  signals[SHOWN] = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
knt_mark_tracker_init (KntMarkTracker *self)
{
}

/**
 * knt_mark_tracker_new:
 *
 * Returns: (transfer full): a tracker of nothing
 */
KntMarkTracker *
knt_mark_tracker_new (KntPageStack *stack)
{
  KntMarkTracker *self = g_object_new (KNT_TYPE_MARK_TRACKER, NULL);

  self->stack = g_object_ref (stack);

  return self;
}

/**
 * knt_mark_tracker_set_viewport:
 * @viewport: (nullable): what is in view; must live until another is set
 */
void
knt_mark_tracker_set_viewport (KntMarkTracker *self, const KntViewport *viewport)
{
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_pointer (&self->shown, g_free);
  self->viewport = viewport;
}

/**
 * knt_mark_tracker_look:
 *
 * Has it look once all that is to be drawn now has been drawn.
 */
void
knt_mark_tracker_look (KntMarkTracker *self)
{
  if (self->look_id == 0 && self->viewport != NULL)
    self->look_id = g_idle_add (look_cb, self);
}
