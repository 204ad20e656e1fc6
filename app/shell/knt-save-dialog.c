/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-save-dialog.h"

#include <glib/gi18n-lib.h>

#include "knt-file-dialogs.h"

typedef struct {
  AdwToastOverlay *toasts;
  KntSession *session;
} Save;

static Save *
save_new (AdwToastOverlay *toasts, KntSession *session)
{
  Save *save = g_new0 (Save, 1);

  save->toasts = g_object_ref (toasts);
  save->session = g_object_ref (session);

  return save;
}

static void
save_free (Save *save)
{
  g_object_unref (save->toasts);
  g_object_unref (save->session);
  g_free (save);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Save, save_free)

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Save) save = user_data;
  g_autoptr (GError) error = NULL;
  AdwDialog *dialog;

  if (knt_session_save_finish (KNT_SESSION (source), result, &error)) {
    adw_toast_overlay_add_toast (save->toasts, adw_toast_new (_ ("Notes saved")));
    return;
  }

  dialog = adw_alert_dialog_new (_ ("The Notes Are Not Saved"), error->message);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (save->toasts));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Save) save = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  KntSession *session = save->session;

  if (file)
    knt_session_save_async (session, file, NULL, saved_cb, g_steal_pointer (&save));
}

/**
 * knt_save_dialog_present:
 * @toasts: where to say that it is done
 * @session: an open session
 *
 * Asks for the file to keep the notes in from now on, and saves them there.
 */
void
knt_save_dialog_present (AdwToastOverlay *toasts, KntSession *session)
{
  g_autoptr (GtkFileDialog) dialog = NULL;
  GtkRoot *root;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (toasts));
  g_return_if_fail (KNT_IS_SESSION (session));

  root = gtk_widget_get_root (GTK_WIDGET (toasts));
  dialog = knt_file_dialog_new_save (knt_document_get_file (knt_session_get_document (session)));
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb,
                        save_new (toasts, session));
}

/**
 * knt_save_dialog_save:
 * @toasts: where to say that it is done
 * @session: an open session
 *
 * Saves the notes to their file. Asks for one while they have none.
 */
void
knt_save_dialog_save (AdwToastOverlay *toasts, KntSession *session)
{
  g_return_if_fail (ADW_IS_TOAST_OVERLAY (toasts));
  g_return_if_fail (KNT_IS_SESSION (session));

  if (knt_session_get_notes_file (session))
    knt_session_save_async (session, NULL, NULL, saved_cb, save_new (toasts, session));
  else
    knt_save_dialog_present (toasts, session);
}
