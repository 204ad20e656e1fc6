/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-preferences-dialog.h"

static GObject *
child (AdwDialog *dialog, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (dialog), KNT_TYPE_PREFERENCES_DIALOG, name);
}

static void
test_changes_at_once (void)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  AdwDialog *dialog = g_object_ref_sink (knt_preferences_dialog_new (settings));
  GObject *author = child (dialog, "author_row");
  GObject *single_key = child (dialog, "single_key_row");
  g_autofree char *name = NULL;

  g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (single_key)));
  adw_switch_row_set_active (ADW_SWITCH_ROW (single_key), FALSE);
  g_assert_false (g_settings_get_boolean (settings, "single-key-shortcuts"));

  gtk_editable_set_text (GTK_EDITABLE (author), "M. de Vries");
  name = g_settings_get_string (settings, "author-name");
  g_assert_cmpstr (name, ==, "M. de Vries");

  g_assert_finalize_object (dialog);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/preferences-dialog/changes-at-once", test_changes_at_once);

  return g_test_run ();
}
