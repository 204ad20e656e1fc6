/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-export-dialog.h"

#include <glib/gi18n-lib.h>

#include "knt-export-job.h"
#include "knt-file-dialogs.h"

typedef struct {
  AdwToastOverlay *toasts;
  KntSession *session;
  const KntExportFormat *format;
  GFile *file;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->toasts);
  g_object_unref (export->session);
  g_clear_object (&export->file);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
show_in_folder_cb (AdwToast *toast, GFile *file)
{
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_open_containing_folder (launcher, NULL, NULL, NULL, NULL);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  AdwToast *toast;

  if (!knt_export_job_run_finish (result, &error)) {
    AdwDialog *dialog = adw_alert_dialog_new (_ ("The Notes Are Not Exported"), error->message);

    adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
    adw_dialog_present (dialog, GTK_WIDGET (export->toasts));
    return;
  }

  base = g_file_get_basename (export->file);
  name = g_filename_display_name (base);
  /* Translators: %s is the name of a file. */
  title = g_strdup_printf (_ ("Exported to “%s”"), name);
  toast = adw_toast_new (title);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _ ("Show in _Folder"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (show_in_folder_cb), g_object_ref (export->file),
                         (GClosureNotify) g_object_unref, 0);
  adw_toast_overlay_add_toast (export->toasts, toast);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  KntNotes *notes = knt_session_get_notes (export->session);
  const KntExportFormat *format = export->format;
  GFile *file;

  export->file = file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (file && notes)
    knt_export_job_run_async (notes, format, file, NULL, exported_cb, g_steal_pointer (&export));
}

/**
 * knt_export_dialog_list:
 * @menu: gets an item for each format, whose action is "win.export" with the format's id
 */
void
knt_export_dialog_list (GMenu *menu)
{
  gsize n_formats;
  const KntExportFormat *formats = knt_export_list_formats (&n_formats);

  for (gsize i = 0; i < n_formats; i++) {
    g_autoptr (GMenuItem) item = g_menu_item_new (_ (formats[i].name), NULL);

    g_menu_item_set_action_and_target (item, "win.export", "s", formats[i].id);
    g_menu_append_item (menu, item);
  }
}

/**
 * knt_export_dialog_present:
 * @toasts: where to say that it is done
 * @session: an open session
 * @format: what to write
 *
 * Asks for a file and writes the notes to it.
 */
void
knt_export_dialog_present (AdwToastOverlay *toasts, KntSession *session, const KntExportFormat *format)
{
  g_autoptr (GtkFileDialog) dialog = NULL;
  GtkRoot *root;
  Export *export;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (toasts));
  g_return_if_fail (KNT_IS_SESSION (session));
  g_return_if_fail (format != NULL);

  export = g_new0 (Export, 1);
  export->toasts = g_object_ref (toasts);
  export->session = g_object_ref (session);
  export->format = format;

  root = gtk_widget_get_root (GTK_WIDGET (toasts));
  dialog = knt_file_dialog_new_export (knt_document_get_file (knt_session_get_document (session)), format);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb, export);
}
