/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-view-scroller.h"

struct _KntViewScroller {
  GObject parent_instance;

  GtkAdjustment *adjustments[2]; /* by orientation */
  gboolean is_publishing;
};

enum { SCROLLED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KntViewScroller, knt_view_scroller, G_TYPE_OBJECT)

static void
changed_cb (KntViewScroller *self)
{
  if (!self->is_publishing)
    g_signal_emit (self, signals[SCROLLED], 0, gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL]),
                   gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]));
}

static void
let_go (KntViewScroller *self, GtkOrientation orientation)
{
  g_signal_handlers_disconnect_by_func (self->adjustments[orientation], changed_cb, self);
  g_clear_object (&self->adjustments[orientation]);
}

static void
knt_view_scroller_finalize (GObject *object)
{
  KntViewScroller *self = KNT_VIEW_SCROLLER (object);

  let_go (self, GTK_ORIENTATION_HORIZONTAL);
  let_go (self, GTK_ORIENTATION_VERTICAL);

  G_OBJECT_CLASS (knt_view_scroller_parent_class)->finalize (object);
}

static void
knt_view_scroller_class_init (KntViewScrollerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = knt_view_scroller_finalize;

  signals[SCROLLED] = g_signal_new ("scrolled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
take_adjustment (KntViewScroller *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  self->adjustments[orientation] =
    g_object_ref_sink (adjustment != NULL ? adjustment : gtk_adjustment_new (0, 0, 1, 1, 1, 1));
  g_signal_connect_object (self->adjustments[orientation], "value-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
knt_view_scroller_init (KntViewScroller *self)
{
  take_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  take_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
}

/**
 * knt_view_scroller_new:
 *
 * Returns: (transfer full): a scroller with adjustments of its own
 */
KntViewScroller *
knt_view_scroller_new (void)
{
  return g_object_new (KNT_TYPE_VIEW_SCROLLER, NULL);
}

GtkAdjustment *
knt_view_scroller_get_adjustment (KntViewScroller *self, GtkOrientation orientation)
{
  return self->adjustments[orientation];
}

/**
 * knt_view_scroller_set_adjustment:
 * @adjustment: (nullable): %NULL for one of its own
 *
 * Returns: whether it is another one
 */
gboolean
knt_view_scroller_set_adjustment (KntViewScroller *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (self->adjustments[orientation] == adjustment)
    return FALSE;

  let_go (self, orientation);
  take_adjustment (self, orientation, adjustment);

  return TRUE;
}

/**
 * knt_view_scroller_publish:
 * @viewport: (nullable): what is in view; %NULL for nothing
 *
 * Brings the adjustments in line with the viewport, without "scrolled".
 */
void
knt_view_scroller_publish (KntViewScroller *self, const KntViewport *viewport)
{
  GtkAdjustment *horizontal = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  GtkAdjustment *vertical = self->adjustments[GTK_ORIENTATION_VERTICAL];

  self->is_publishing = TRUE;
  if (viewport != NULL) {
    double width = knt_viewport_get_width (viewport), height = knt_viewport_get_height (viewport);

    gtk_adjustment_configure (horizontal, knt_viewport_get_x (viewport), 0, knt_viewport_get_content_width (viewport),
                              KNT_SCROLL_STEP, width, width);
    gtk_adjustment_configure (vertical, knt_viewport_get_y (viewport), 0, knt_viewport_get_content_height (viewport),
                              KNT_SCROLL_STEP, MAX (height - KNT_SCROLL_OVERLAP, 1), height);
  } else {
    gtk_adjustment_configure (horizontal, 0, 0, 1, 1, 1, 1);
    gtk_adjustment_configure (vertical, 0, 0, 1, 1, 1, 1);
  }
  self->is_publishing = FALSE;
}
