/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-file-watch.h"

/* File monitors are silent through the document portal. */
#define CHECK_SECONDS 15

/* Has a session look whether its notes file changed: when its window becomes active, and every now and then. */
struct _KntFileWatch {
  GObject parent_instance;

  KntSession *session;
  guint timer;
};

G_DEFINE_FINAL_TYPE (KntFileWatch, knt_file_watch, G_TYPE_OBJECT)

static gboolean
timer_cb (gpointer user_data)
{
  KntFileWatch *self = user_data;

  knt_session_check_file (self->session);

  return G_SOURCE_CONTINUE;
}

static void
is_active_cb (KntFileWatch *self, GParamSpec *pspec, GtkWindow *window)
{
  if (gtk_window_is_active (window))
    knt_session_check_file (self->session);
}

static void
knt_file_watch_dispose (GObject *object)
{
  KntFileWatch *self = KNT_FILE_WATCH (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (knt_file_watch_parent_class)->dispose (object);
}

static void
knt_file_watch_class_init (KntFileWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = knt_file_watch_dispose;
}

static void
knt_file_watch_init (KntFileWatch *self)
{
}

/**
 * knt_file_watch_new:
 * @session: an open session
 * @window: that shows it
 *
 * Returns: (transfer full): one that watches until it is let go of
 */
KntFileWatch *
knt_file_watch_new (KntSession *session, GtkWindow *window)
{
  KntFileWatch *self;

  g_return_val_if_fail (KNT_IS_SESSION (session), NULL);
  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  self = g_object_new (KNT_TYPE_FILE_WATCH, NULL);
  self->session = g_object_ref (session);
  self->timer = g_timeout_add_seconds (CHECK_SECONDS, timer_cb, self);
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (is_active_cb), self, G_CONNECT_SWAPPED);

  return self;
}
