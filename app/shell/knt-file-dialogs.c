/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-file-dialogs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Files show by their suffix as well as by their type, so that a machine that does not know our type yet shows them. */
static GtkFileFilter *
new_filter (const char *name, const char *mime_type, const char *suffix)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_mime_type (filter, mime_type);
  gtk_file_filter_add_suffix (filter, suffix);

  return filter;
}

/* Takes the filters, of which there is at least one; the last argument is NULL. */
G_GNUC_NULL_TERMINATED static GtkFileDialog *
new_dialog (const char *title, const char *accept_label, GtkFileFilter *first, ...)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  va_list more;

  va_start (more, first);
  for (GtkFileFilter *filter = first; filter; filter = va_arg (more, GtkFileFilter *)) {
    g_list_store_append (filters, filter);
    g_object_unref (filter);
  }
  va_end (more);

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_accept_label (dialog, accept_label);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_modal (dialog, TRUE);

  return dialog;
}

/* What came through the document portal lies in a folder that is no place to keep anything, nor to look in. */
static void
propose_folder (GtkFileDialog *dialog, GFile *brief)
{
  g_autoptr (GFile) folder = brief ? g_file_get_parent (brief) : NULL;
  const char *path = folder ? g_file_peek_path (folder) : NULL;

  if (path && !g_str_has_prefix (path, g_get_user_runtime_dir ()))
    gtk_file_dialog_set_initial_folder (dialog, folder);
}

/* The brief's name with another suffix, in the brief's folder. */
static void
propose_name (GtkFileDialog *dialog, GFile *brief, const char *suffix)
{
  g_autofree char *base = brief ? g_file_get_basename (brief) : NULL;
  g_autofree char *stem = g_filename_display_name (base ? base : _ ("Brief"));
  g_autofree char *name = NULL;
  char *dot = strrchr (stem, '.');

  if (dot && dot != stem)
    *dot = '\0';
  name = g_strdup_printf ("%s.%s", stem, suffix);
  gtk_file_dialog_set_initial_name (dialog, name);
  propose_folder (dialog, brief);
}

/**
 * knt_file_dialog_new_open:
 *
 * Returns: (transfer full): a dialog for one or more briefs or notes files
 */
GtkFileDialog *
knt_file_dialog_new_open (void)
{
  GtkFileFilter *both = gtk_file_filter_new ();
  GtkFileFilter *all = gtk_file_filter_new ();

  gtk_file_filter_set_name (both, _ ("Briefs and Notes"));
  gtk_file_filter_add_mime_type (both, "application/pdf");
  gtk_file_filter_add_mime_type (both, "application/vnd.kanttekening+json");
  gtk_file_filter_add_suffix (both, "pdf");
  gtk_file_filter_add_suffix (both, "kanttekening");
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");

  return new_dialog (_ ("Open a Brief"), _ ("_Open"), both, all, NULL);
}

/**
 * knt_file_dialog_new_pdf:
 *
 * Returns: (transfer full): a dialog for the PDF that belongs to notes
 */
GtkFileDialog *
knt_file_dialog_new_pdf (void)
{
  return new_dialog (_ ("Choose the PDF"), _ ("_Open"), new_filter (_ ("PDF"), "application/pdf", "pdf"), NULL);
}

/**
 * knt_file_dialog_new_answers:
 * @brief: (nullable): the PDF with the questions, in whose folder the dialog begins
 *
 * Returns: (transfer full): a dialog for the PDF that answers them
 */
GtkFileDialog *
knt_file_dialog_new_answers (GFile *brief)
{
  GtkFileDialog *dialog = new_dialog (_ ("Choose the PDF With the Answers"), _ ("_Look for Answers"),
                                      new_filter (_ ("PDF"), "application/pdf", "pdf"), NULL);

  propose_folder (dialog, brief);

  return dialog;
}

/**
 * knt_file_dialog_new_save:
 * @brief: (nullable): the PDF, whose name is proposed
 *
 * Returns: (transfer full): a dialog for the file to keep notes in
 */
GtkFileDialog *
knt_file_dialog_new_save (GFile *brief)
{
  GtkFileDialog *dialog = new_dialog (
    _ ("Save Notes"), _ ("_Save"), new_filter (_ ("Notes"), "application/vnd.kanttekening+json", "kanttekening"), NULL);

  propose_name (dialog, brief, "kanttekening");

  return dialog;
}

/**
 * knt_file_dialog_new_export:
 * @brief: (nullable): the PDF, whose name is proposed
 * @format: what will be written
 *
 * Returns: (transfer full): a dialog for the file to write
 */
GtkFileDialog *
knt_file_dialog_new_export (GFile *brief, const KntExportFormat *format)
{
  GtkFileDialog *dialog;

  g_return_val_if_fail (format != NULL, NULL);

  dialog =
    new_dialog (_ ("Export"), _ ("_Export"), new_filter (_ (format->name), format->mime_type, format->extension), NULL);
  propose_name (dialog, brief, format->extension);

  return dialog;
}
