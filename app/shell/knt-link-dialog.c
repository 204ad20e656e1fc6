/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-link-dialog.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GtkWindow *window; /* weak */
  char *uri;
} Link;

static void
link_free (gpointer data, GClosure *closure)
{
  Link *link = data;

  g_clear_weak_pointer (&link->window);
  g_free (link->uri);
  g_free (link);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  AdwDialog *dialog;

  if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) ||
      g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;

  dialog = adw_alert_dialog_new (_ ("The Link Cannot Be Opened"), error->message);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (window));
}

static void
open_cb (AdwAlertDialog *dialog, const char *response, Link *link)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (link->uri);

  if (link->window)
    gtk_uri_launcher_launch (launcher, link->window, NULL, launched_cb, g_object_ref (link->window));
}

/**
 * knt_link_dialog_present:
 * @parent: a widget of the window to ask in
 * @uri: where a brief's link leads
 *
 * Shows the address and asks whether to open it: what a link leads to is up to whoever made the PDF.
 */
void
knt_link_dialog_present (GtkWidget *parent, const char *uri)
{
  AdwDialog *dialog;
  Link *link;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (uri != NULL);

  dialog = adw_alert_dialog_new (_ ("Open This Link?"), uri);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "open", _ ("_Open Link"), NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "open");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");

  link = g_new0 (Link, 1);
  g_set_weak_pointer (&link->window, GTK_WINDOW (gtk_widget_get_root (parent)));
  link->uri = g_strdup (uri);
  g_signal_connect_data (dialog, "response::open", G_CALLBACK (open_cb), link, link_free, 0);
  adw_dialog_present (dialog, parent);
}
