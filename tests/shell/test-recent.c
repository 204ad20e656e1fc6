/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "knt-desktop-recent.h"
#include "knt-open-dialog.h"
#include "knt-recent-popover.h"
#include "knt-recent-row.h"
#include "knt-test-widgets.h"

typedef struct {
  char *folder;
  KntLibrary *library;
  GtkWidget *window;
  GtkWidget *popover;
  GFile *opened;
} Fixture;

static char *
dup_uri (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  return g_filename_to_uri (path, NULL, NULL);
}

static void
add_brief (Fixture *fixture, const char *name, const char *title)
{
  g_autoptr (KntNotes) notes = knt_notes_new ();
  g_autofree char *uri = dup_uri (fixture, name);
  g_autofree char *path = g_filename_from_uri (uri, NULL, NULL);

  g_assert_true (g_file_set_contents (path, "%PDF-", -1, NULL));
  knt_notes_set_title (notes, title);
  knt_library_update_async (fixture->library, notes, uri, NULL, NULL, NULL);
}

static void
open_file_cb (Fixture *fixture, GFile *file)
{
  g_set_object (&fixture->opened, file);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = gtk_menu_button_new ();

  fixture->folder = g_dir_make_tmp ("kanttekening-XXXXXX", NULL);
  fixture->library = knt_library_new (fixture->folder);
  add_brief (fixture, "oesters.pdf", "Oesterbanken in de Zilte");
  add_brief (fixture, "veer.pdf", "Het nachtveer bij Kreekhaven");

  fixture->popover = knt_recent_popover_new (fixture->library);
  g_object_add_weak_pointer (G_OBJECT (fixture->popover), (gpointer *) &fixture->popover);
  g_signal_connect_swapped (fixture->popover, "open-file", G_CALLBACK (open_file_cb), fixture);
  fixture->window = gtk_window_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), fixture->popover);
  gtk_window_set_child (GTK_WINDOW (fixture->window), button);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  knt_test_wait_for (gtk_widget_get_mapped (fixture->popover));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  knt_test_wait_for (fixture->popover == NULL);
  g_object_unref (fixture->library);
  g_clear_object (&fixture->opened);
  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
  g_free (fixture->folder);
}

static gboolean
shows (Fixture *fixture, const char *title)
{
  GtkWidget *label = knt_test_find_text (fixture->popover, title);

  return label != NULL && gtk_widget_get_mapped (label);
}

static void
test_search_and_open (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = knt_test_find_type (fixture->popover, GTK_TYPE_SEARCH_ENTRY);
  g_autofree char *uri = dup_uri (fixture, "oesters.pdf");
  g_autofree char *opened = NULL;

  knt_test_wait_for (shows (fixture, "Oesterbanken in de Zilte") && shows (fixture, "Het nachtveer bij Kreekhaven"));

  /* Words in any order, from their beginnings. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "zil oest");
  knt_test_wait_for (!shows (fixture, "Het nachtveer bij Kreekhaven"));
  g_assert_true (shows (fixture, "Oesterbanken in de Zilte"));

  g_signal_emit_by_name (entry, "activate");
  g_assert_nonnull (fixture->opened);
  opened = g_file_get_uri (fixture->opened);
  g_assert_cmpstr (opened, ==, uri);
  knt_test_wait_for (!gtk_widget_get_mapped (fixture->popover));
}

static void
test_nothing_found (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = knt_test_find_type (fixture->popover, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), "dijk");
  knt_test_wait_for (shows (fixture, "No Recent Briefs"));
  g_signal_emit_by_name (entry, "activate");
  g_assert_null (fixture->opened);
}

static void
test_forgotten_by_the_desktop_too (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uri = dup_uri (fixture, "veer.pdf");
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  GtkRecentManager *manager = gtk_recent_manager_get_default ();
  GtkWidget *row = knt_test_find_type (fixture->popover, KNT_TYPE_RECENT_ROW);

  knt_desktop_recent_add (file);
  knt_test_wait_for (gtk_recent_manager_has_item (manager, uri));

  /* The latest is on top. */
  g_assert_cmpstr (knt_library_item_get_title (knt_recent_row_get_item (KNT_RECENT_ROW (row))), ==,
                   "Het nachtveer bij Kreekhaven");
  g_signal_emit_by_name (row, "forget");
  knt_test_wait_for (!gtk_recent_manager_has_item (manager, uri));
  knt_test_wait_for (!shows (fixture, "Het nachtveer bij Kreekhaven"));
}

static GtkEventController *
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
      return controller;
  }

  return NULL;
}

static void
test_drag_out (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = knt_test_find_type (fixture->popover, KNT_TYPE_RECENT_ROW);
  GtkEventController *source = find_controller (row, GTK_TYPE_DRAG_SOURCE);
  g_autoptr (GdkContentProvider) provider = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  g_autofree char *uri = dup_uri (fixture, "veer.pdf");
  g_autoptr (GError) error = NULL;
  GSList *files;

  g_assert_nonnull (source);
  g_signal_emit_by_name (source, "prepare", 1.0, 1.0, &provider);
  g_assert_nonnull (provider);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  gdk_content_provider_get_value (provider, &value, &error);
  g_assert_no_error (error);
  files = g_value_get_boxed (&value);
  g_assert_cmpuint (g_slist_length (files), ==, 1);
  g_assert_true (g_file_equal (files->data, knt_recent_row_get_file (KNT_RECENT_ROW (row))));
}

static void
opened_cb (GApplication *application, GFile **files, int n_files, const char *hint, GPtrArray *opened)
{
  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (opened, g_object_ref (files[i]));
}

/* Several files, on any part of the window: also on a field that takes text. */
static void
test_drop (void)
{
  g_autoptr (GtkApplication) application = gtk_application_new ("org.example.Drop", G_APPLICATION_HANDLES_OPEN);
  GtkWidget *window = gtk_window_new (), *view = gtk_text_view_new ();
  g_autoptr (GPtrArray) opened = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GFile) one = g_file_new_for_path ("/one.pdf");
  g_autoptr (GFile) other = g_file_new_for_path ("/other.kanttekening");
  g_auto (GValue) value = G_VALUE_INIT;
  GSList *files = NULL;
  GtkEventController *target;
  gboolean taken = FALSE;

  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_signal_connect (application, "open", G_CALLBACK (opened_cb), opened);
  gtk_window_set_application (GTK_WINDOW (window), application);
  gtk_window_set_child (GTK_WINDOW (window), view);
  knt_open_dialog_take_drops (view);

  target = find_controller (view, GTK_TYPE_DROP_TARGET);
  g_assert_nonnull (target);
  g_assert_cmpint (gtk_event_controller_get_propagation_phase (target), ==, GTK_PHASE_CAPTURE);
  files = g_slist_append (g_slist_append (files, one), other);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (files));
  g_slist_free (files);
  g_signal_emit_by_name (target, "drop", &value, 1.0, 1.0, &taken);
  g_assert_true (taken);
  g_assert_cmpuint (opened->len, ==, 2);
  g_assert_true (g_file_equal (opened->pdata[0], one) && g_file_equal (opened->pdata[1], other));

  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/recent/search-and-open", test_search_and_open);
  ADD ("/recent/nothing-found", test_nothing_found);
  ADD ("/recent/forgotten-by-the-desktop-too", test_forgotten_by_the_desktop_too);
  ADD ("/recent/drag-out", test_drag_out);
  g_test_add_func ("/recent/drop", test_drop);

  return g_test_run ();
}
