/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-troubleshooting.h"

#include <adwaita.h>

#include "knt-form-file.h"

static void
describe_display (GString *text)
{
  GdkDisplay *display = gdk_display_get_default ();
  GdkSurface *surface = NULL;
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  const char *renderer = "none";

  for (guint i = 0; i < g_list_model_get_n_items (windows) && !surface; i++) {
    g_autoptr (GtkNative) native = g_list_model_get_item (windows, i);
    GskRenderer *gsk = gtk_native_get_renderer (native);

    surface = gtk_native_get_surface (native);
    if (gsk)
      renderer = G_OBJECT_TYPE_NAME (gsk);
  }
  g_string_append_printf (text, "Display: %s, renderer %s, scale %.2f\n",
                          display ? G_OBJECT_TYPE_NAME (display) : "none", renderer,
                          surface ? gdk_surface_get_scale (surface) : 1.0);
}

static void
describe_forms (GString *text, KntBrief *brief, GPtrArray *files)
{
  guint n_own = 0;

  if (brief && knt_brief_get_form (brief))
    g_string_append_printf (text, "Form taken: %s, %.0f %% sure\n", knt_brief_get_form (brief),
                            knt_brief_get_confidence (brief) * 100);
  else if (brief)
    g_string_append (text, "Form taken: none fits\n");

  for (guint i = 0; i < files->len; i++)
    n_own += ((KntFormFile *) files->pdata[i])->is_own;
  g_string_append_printf (text, "Forms: %u, own ones: %u\n", files->len - n_own, n_own);
  for (guint i = 0; i < files->len; i++) {
    const KntFormFile *file = files->pdata[i];
    g_autofree char *name = g_path_get_basename (file->path);

    if (file->faults->len > 0)
      g_string_append_printf (text, "Form passed over: %s: %s\n", name, (char *) file->faults->pdata[0]);
  }
}

/**
 * knt_troubleshooting_describe:
 * @document: (nullable): a brief that is open
 * @brief: (nullable): what was recognised in it
 * @form_files: (element-type KntFormFile): the forms that there are
 *
 * Describes what a person who looks into a problem has to know of this machine. It is not translated, since it is
 * passed on, and says nothing of any brief or its name.
 *
 * Returns: (transfer full): lines of text
 */
char *
knt_troubleshooting_describe (KntDocument *document, KntBrief *brief, GPtrArray *form_files)
{
  GString *text = g_string_new (NULL);
  g_autofree char *os = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);

  g_string_append_printf (text, "Kanttekening: %s%s\n", PACKAGE_VERSION,
                          g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) ? ", Flatpak" : "");
  g_string_append_printf (text, "System: %s\n", os ? os : "unknown");
  g_string_append_printf (text, "GLib: %u.%u.%u\n", glib_major_version, glib_minor_version, glib_micro_version);
  g_string_append_printf (text, "GTK: %u.%u.%u\n", gtk_get_major_version (), gtk_get_minor_version (),
                          gtk_get_micro_version ());
  g_string_append_printf (text, "libadwaita: %u.%u.%u\n", adw_get_major_version (), adw_get_minor_version (),
                          adw_get_micro_version ());
  describe_display (text);
  if (document) {
    g_string_append_printf (text, "Extractor: %s\n", knt_document_get_extractor (document));
    g_string_append_printf (text, "Reader shut in: %s\n",
                            knt_document_get_is_confined (document) ? "yes" : "no, this system cannot");
  } else {
    g_string_append (text, "Extractor: open a brief to learn its version and whether the reader is shut in\n");
  }

  describe_forms (text, brief, form_files);

  return g_string_free_and_steal (text);
}
