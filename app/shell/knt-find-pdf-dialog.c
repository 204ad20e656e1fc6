/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-find-pdf-dialog.h"

#include <glib/gi18n-lib.h>

#include "knt-file-dialogs.h"

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KntOpener) opener = user_data;
  g_autoptr (GFile) pdf = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (knt_opener_get_state (opener) != KNT_OPENER_NEEDS_PDF)
    return;
  if (pdf)
    knt_opener_choose_pdf (opener, pdf);
  else
    knt_opener_cancel (opener);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, KntOpener *opener)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (dialog));
  g_autoptr (GtkFileDialog) chooser = NULL;

  if (knt_opener_get_state (opener) != KNT_OPENER_NEEDS_PDF)
    return;
  if (!g_str_equal (response, "choose")) {
    knt_opener_cancel (opener);
    return;
  }
  chooser = knt_file_dialog_new_pdf ();
  gtk_file_dialog_open (chooser, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb,
                        g_object_ref (opener));
}

/**
 * knt_find_pdf_dialog_present:
 * @parent: a widget of the window to ask in
 * @opener: one in the state %KNT_OPENER_NEEDS_PDF, whose error says which PDF is missing or why the one given is not it
 *
 * Asks for the PDF that belongs to notes and goes on with it, or cancels.
 */
void
knt_find_pdf_dialog_present (GtkWidget *parent, KntOpener *opener)
{
  const GError *error;
  gboolean wrong;
  AdwAlertDialog *dialog;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (KNT_IS_OPENER (opener));
  g_return_if_fail (knt_opener_get_state (opener) == KNT_OPENER_NEEDS_PDF);

  error = knt_opener_get_error (opener);
  wrong = g_error_matches (error, KNT_SESSION_ERROR, KNT_SESSION_ERROR_WRONG_PDF);
  dialog = ADW_ALERT_DIALOG (
    adw_alert_dialog_new (wrong ? _ ("This Is Another PDF") : _ ("The PDF Is Missing"), error->message));
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "choose",
                                  wrong ? _ ("_Choose Another…") : _ ("_Choose PDF…"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "choose", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "choose");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), opener, 0);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}
