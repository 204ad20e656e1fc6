/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-blink.h"

/* Of each turn the caret is there for two parts and gone for one, as in GTK's own fields. */
#define PARTS 3
#define PARTS_SHOWN 2

/* When a caret is to be seen: it blinks as the desktop says (gtk-cursor-blink), while its widget has the keyboard, and
 * stays after a while so that it disturbs nobody who reads (gtk-cursor-blink-timeout). */
struct _KntBlink {
  GObject parent_instance;

  GtkWidget *widget; /* owns this */
  gboolean is_started;
  gboolean shows;
  guint timer;
  gint64 end; /* monotonic, microseconds */
};

G_DEFINE_FINAL_TYPE (KntBlink, knt_blink, G_TYPE_OBJECT)

enum { SIGNAL_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
show (KntBlink *self, gboolean shows)
{
  if (self->shows == shows)
    return;
  self->shows = shows;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Milliseconds of a whole turn; 0 for none. */
static int
get_turn (KntBlink *self, int *timeout)
{
  GtkSettings *settings = gtk_widget_get_settings (self->widget);
  gboolean blinks;
  int turn;

  g_object_get (settings, "gtk-cursor-blink", &blinks, "gtk-cursor-blink-time", &turn, "gtk-cursor-blink-timeout",
                timeout, NULL);

  return blinks && gtk_widget_has_focus (self->widget) ? turn : 0;
}

static gboolean
step_cb (gpointer user_data)
{
  KntBlink *self = user_data;
  int timeout;
  const int turn = get_turn (self, &timeout);

  self->timer = 0;
  if (turn <= 0 || (self->shows && g_get_monotonic_time () >= self->end)) {
    show (self, TRUE);
    return G_SOURCE_REMOVE;
  }

  self->timer = g_timeout_add (turn * (self->shows ? PARTS - PARTS_SHOWN : PARTS_SHOWN) / PARTS, step_cb, self);
  show (self, !self->shows);

  return G_SOURCE_REMOVE;
}

static void
knt_blink_dispose (GObject *object)
{
  g_clear_handle_id (&KNT_BLINK (object)->timer, g_source_remove);

  G_OBJECT_CLASS (knt_blink_parent_class)->dispose (object);
}

static void
knt_blink_class_init (KntBlinkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = knt_blink_dispose;

  /**
   * KntBlink::changed:
   *
   * The caret comes or goes.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", KNT_TYPE_BLINK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
knt_blink_init (KntBlink *self)
{
}

/* Without the keyboard it stays; with it again it goes on. */
static void
focus_cb (KntBlink *self)
{
  if (self->is_started)
    knt_blink_start (self);
}

/**
 * knt_blink_new:
 * @widget: that has the caret; owns this
 *
 * Returns: (transfer full): one for a caret that is not there yet
 */
KntBlink *
knt_blink_new (GtkWidget *widget)
{
  KntBlink *self = g_object_new (KNT_TYPE_BLINK, NULL);

  self->widget = widget;
  g_signal_connect_object (widget, "notify::has-focus", G_CALLBACK (focus_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * knt_blink_start:
 *
 * The caret is there or has moved: it is to be seen now, and blinks from now on.
 */
void
knt_blink_start (KntBlink *self)
{
  int timeout, turn;

  g_return_if_fail (KNT_IS_BLINK (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  self->is_started = TRUE;
  turn = get_turn (self, &timeout);
  show (self, TRUE);
  if (turn > 0) {
    self->end = g_get_monotonic_time () + timeout * G_TIME_SPAN_SECOND;
    self->timer = g_timeout_add (turn * PARTS_SHOWN / PARTS, step_cb, self);
  }
}

/**
 * knt_blink_stop:
 *
 * There is no caret any more.
 */
void
knt_blink_stop (KntBlink *self)
{
  g_return_if_fail (KNT_IS_BLINK (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  self->is_started = FALSE;
  show (self, FALSE);
}

/**
 * knt_blink_get_shows:
 *
 * Returns: whether the caret is to be seen at this moment
 */
gboolean
knt_blink_get_shows (KntBlink *self)
{
  g_return_val_if_fail (KNT_IS_BLINK (self), FALSE);

  return self->shows;
}
