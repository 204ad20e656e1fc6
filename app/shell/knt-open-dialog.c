/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-open-dialog.h"

#include "knt-file-dialogs.h"

/* The application decides which window a file goes to. */
static void
open_files (GtkWindow *window, GPtrArray *files)
{
  GtkApplication *application = gtk_window_get_application (window);

  if (application && files->len > 0)
    g_application_open (G_APPLICATION (application), (GFile **) files->pdata, files->len, "");
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  g_autoptr (GListModel) chosen = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; chosen && i < g_list_model_get_n_items (chosen); i++)
    g_ptr_array_add (files, g_list_model_get_item (chosen, i));
  open_files (window, files);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  for (GSList *l = g_value_get_boxed (value); l; l = l->next)
    g_ptr_array_add (files, l->data);
  open_files (GTK_WINDOW (gtk_widget_get_root (widget)), files);

  return files->len > 0;
}

/* What is dragged out of this very program is not to be opened by it. Notes and fields take text, but not files. */
static gboolean
accept_cb (GtkDropTarget *target, GdkDrop *drop)
{
  return gdk_drop_get_drag (drop) == NULL &&
         gdk_content_formats_match (gdk_drop_get_formats (drop), gtk_drop_target_get_formats (target));
}

/**
 * knt_open_dialog_present:
 * @window: where to ask
 *
 * Asks for one or more files and has the window's application open them.
 */
void
knt_open_dialog_present (GtkWindow *window)
{
  g_autoptr (GtkFileDialog) dialog = NULL;

  g_return_if_fail (GTK_IS_WINDOW (window));

  dialog = knt_file_dialog_new_open ();
  gtk_file_dialog_open_multiple (dialog, window, NULL, chosen_cb, g_object_ref (window));
}

/**
 * knt_open_dialog_open:
 * @window: where it was asked for
 * @file: a brief's PDF or a notes file
 *
 * Has the window's application open a file.
 */
void
knt_open_dialog_open (GtkWindow *window, GFile *file)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (G_IS_FILE (file));

  g_ptr_array_add (files, file);
  open_files (window, files);
}

/**
 * knt_open_dialog_take_drops:
 * @widget: in a window
 *
 * Files that are dropped on @widget, or on anything in it, are opened by its window's application.
 */
void
knt_open_dialog_take_drops (GtkWidget *widget)
{
  GtkDropTarget *target;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  /* Before the fields of text in it, which would take the files' names. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect (target, "accept", G_CALLBACK (accept_cb), NULL);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), NULL);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}
