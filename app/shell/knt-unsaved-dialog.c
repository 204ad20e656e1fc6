/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-unsaved-dialog.h"

#include <glib/gi18n-lib.h>

static void
response_cb (GtkWindow *window, const char *response)
{
  if (g_str_equal (response, "leave"))
    gtk_window_destroy (window);
}

/**
 * knt_unsaved_dialog_present:
 * @window: that was to be closed
 * @error: why its notes could not be written
 *
 * Says so, and destroys the window only if that is wanted all the same.
 */
void
knt_unsaved_dialog_present (GtkWindow *window, const GError *error)
{
  AdwDialog *dialog;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (error != NULL);

  dialog = adw_alert_dialog_new (_ ("The Notes Are Not Saved"), error->message);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "stay", _ ("_Keep Open"), "leave", _ ("_Close Anyway"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "leave", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), window, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (window));
}
