/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-conflict-bar.h"

#include <glib/gi18n-lib.h>

/* Tells that the notes file changed on disk in a way that cannot be merged, and asks what to keep. It stays until that
 * is said, since nothing is written to the file before. */
struct _KntConflictBar {
  AdwBin parent_instance;

  KntSession *session;
  AdwDialog *dialog; /* weak */

  AdwBanner *banner;
};

G_DEFINE_FINAL_TYPE (KntConflictBar, knt_conflict_bar, ADW_TYPE_BIN)

typedef enum { PROP_SESSION = 1 } KntConflictBarProps;

static GParamSpec *props[PROP_SESSION + 1];

static void
resolved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KntConflictBar) self = user_data;
  g_autoptr (GError) error = NULL;
  AdwDialog *dialog;

  if (knt_session_resolve_finish (KNT_SESSION (source), result, &error) || !gtk_widget_get_root (GTK_WIDGET (self)))
    return;

  adw_banner_set_revealed (self->banner, TRUE);
  dialog = adw_alert_dialog_new (_ ("The Notes Are Not Saved"), error->message);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
response_cb (KntConflictBar *self, const char *response)
{
  if (g_str_equal (response, "cancel"))
    return;

  adw_banner_set_revealed (self->banner, FALSE);
  knt_session_resolve_async (self->session, g_str_equal (response, "mine"), NULL, resolved_cb, g_object_ref (self));
}

static void
ask_cb (KntConflictBar *self)
{
  GFile *file = knt_session_get_notes_file (self->session);
  g_autofree char *base = file ? g_file_get_basename (file) : NULL;
  g_autofree char *name = g_filename_display_name (base ? base : "");
  g_autofree char *body = NULL;
  AdwAlertDialog *dialog;

  if (self->dialog)
    return;

  body = g_strdup_printf (
    /* Translators: %s is the name of a file. */
    _ ("Another program changed “%s” while you worked on the same notes. "
       "What you take from the file can be undone; what you write over it is lost."),
    name);
  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("The Notes File Changed"), body));
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "mine", _ ("_Keep Mine"), "theirs",
                                  _ ("_Use the File"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "mine", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->dialog, ADW_DIALOG (dialog));
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
file_changed_cb (KntConflictBar *self)
{
  adw_banner_set_revealed (self->banner, TRUE);
  /* A banner does not announce itself. */
  gtk_accessible_announce (GTK_ACCESSIBLE (self), adw_banner_get_title (self->banner),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  ask_cb (self);
}

static void
knt_conflict_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KntConflictBar *self = KNT_CONFLICT_BAR (object);

  switch ((KntConflictBarProps) id) {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      g_signal_connect_object (self->session, "file-changed", G_CALLBACK (file_changed_cb), self, G_CONNECT_SWAPPED);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
knt_conflict_bar_dispose (GObject *object)
{
  KntConflictBar *self = KNT_CONFLICT_BAR (object);

  g_clear_weak_pointer (&self->dialog);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (knt_conflict_bar_parent_class)->dispose (object);
}

static void
knt_conflict_bar_class_init (KntConflictBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = knt_conflict_bar_set_property;
  object_class->dispose = knt_conflict_bar_dispose;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, KNT_TYPE_SESSION,
                                             G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
knt_conflict_bar_init (KntConflictBar *self)
{
  self->banner = ADW_BANNER (adw_banner_new (_ ("The notes file changed on disk")));
  adw_banner_set_button_label (self->banner, _ ("_Resolve…"));
  g_signal_connect_object (self->banner, "button-clicked", G_CALLBACK (ask_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->banner));
}

/**
 * knt_conflict_bar_new:
 * @session: an open session
 *
 * Returns: (transfer floating): a bar that shows itself when the session's notes file changes in a way that has to be
 *   asked about
 */
GtkWidget *
knt_conflict_bar_new (KntSession *session)
{
  g_return_val_if_fail (KNT_IS_SESSION (session), NULL);

  return g_object_new (KNT_TYPE_CONFLICT_BAR, "session", session, NULL);
}
