/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-shortcuts-dialog.h"
#include "knt-test-widgets.h"

static void
test_keys_are_keys (void)
{
  const KntShortcutEntry *entry = knt_shortcuts_list ();

  g_assert_null (entry->accelerator); /* a section first */
  for (; entry->title != NULL; entry++) {
    g_auto (GStrv) alternatives = entry->accelerator != NULL ? g_strsplit (entry->accelerator, " ", -1) : NULL;

    for (guint i = 0; alternatives != NULL && alternatives[i] != NULL; i++) {
      g_auto (GStrv) range = g_strsplit (alternatives[i], "...", -1);

      for (guint j = 0; range[j] != NULL; j++) {
        guint key;
        GdkModifierType modifiers;

        g_test_message ("%s: %s", entry->title, range[j]);
        g_assert_true (gtk_accelerator_parse (range[j], &key, &modifiers));
        g_assert_cmpuint (key, !=, 0);
      }
    }
  }
}

static void
element_cb (GMarkupParseContext *context,
            const char *element,
            const char **names,
            const char **values,
            gpointer user_data,
            GError **error)
{
  guint *n_items = user_data;

  if (g_strcmp0 (element, "object") == 0 && g_strv_contains (values, "AdwShortcutsItem"))
    (*n_items)++;
}

/* For a libadwaita that has a dialog of its own: it is told of the same keys. */
static void
test_description_is_whole (void)
{
  const GMarkupParser parser = { .start_element = element_cb };
  guint n_items = 0, n_entries = 0;
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &n_items, NULL);
  g_autofree char *description = knt_shortcuts_describe ();
  g_autoptr (GError) error = NULL;

  g_markup_parse_context_parse (context, description, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  for (const KntShortcutEntry *entry = knt_shortcuts_list (); entry->title != NULL; entry++)
    n_entries += entry->accelerator != NULL;
  g_assert_cmpuint (n_items, ==, n_entries);
}

/* Warnings are fatal here: GTK's own window of shortcuts does not pass. */
static void
test_is_shown (void)
{
  GtkWidget *window = adw_window_new ();
  AdwDialog *dialog = knt_shortcuts_dialog_new ();
  GtkWidget *label;

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_set_default_size (GTK_WINDOW (window), 800, 600);
  gtk_window_present (GTK_WINDOW (window));
  adw_dialog_present (dialog, window);
  knt_test_wait_for ((label = knt_test_find_text (GTK_WIDGET (dialog), "Copy as a citation")) != NULL);
  knt_test_wait_for (gtk_widget_get_mapped (label) && gtk_widget_get_width (label) > 0);

  adw_dialog_force_close (dialog);
  knt_test_wait_for (dialog == NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/shortcuts-dialog/keys-are-keys", test_keys_are_keys);
  g_test_add_func ("/shortcuts-dialog/description-is-whole", test_description_is_whole);
  g_test_add_func ("/shortcuts-dialog/is-shown", test_is_shown);

  return g_test_run ();
}
