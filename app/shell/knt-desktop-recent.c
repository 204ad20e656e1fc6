/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-desktop-recent.h"

#include <gtk/gtk.h>

/**
 * knt_desktop_recent_add:
 * @file: a PDF that was opened
 *
 * Puts it among the desktop's own recent files, where the desktop keeps such a list.
 */
void
knt_desktop_recent_add (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  gboolean enabled = TRUE;

  g_object_get (gtk_settings_get_default (), "gtk-recent-files-enabled", &enabled, NULL);
  if (enabled)
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri,
                                 &(GtkRecentData) { .mime_type = (char *) "application/pdf",
                                                    .app_name = (char *) "Kanttekening",
                                                    .app_exec = (char *) "kanttekening %u" });
}

/**
 * knt_desktop_recent_forget:
 * @uri: (nullable): what is no longer to be among them
 */
void
knt_desktop_recent_forget (const char *uri)
{
  if (uri != NULL)
    gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
}
