/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>

#include "brief-fixture.h"
#include "knt-tag-popover.h"

typedef struct {
  KntNotes *notes;
  char *first, *second;
  GtkWidget *window;
  GtkWidget *popover;
  GtkEditable *entry;
  char *chosen;
  char *created;
} Fixture;

static void
chosen_cb (Fixture *fixture, const char *id)
{
  g_set_str (&fixture->chosen, id);
}

static void
create_cb (Fixture *fixture, const char *name, const char *colour)
{
  g_free (fixture->created);
  fixture->created = g_strdup_printf ("%s %s", name, colour);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = gtk_menu_button_new ();

  fixture->notes = fixture_notes_new ();
  fixture->first = fixture_add_tag (fixture->notes, "Financiën", "#f5c211");
  fixture->second = fixture_add_tag (fixture->notes, "Later", "#33d17a");
  fixture->popover = knt_tag_popover_new ();
  knt_tag_popover_set_notes (KNT_TAG_POPOVER (fixture->popover), fixture->notes);
  g_signal_connect_swapped (fixture->popover, "chosen", G_CALLBACK (chosen_cb), fixture);
  g_signal_connect_swapped (fixture->popover, "create", G_CALLBACK (create_cb), fixture);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), fixture->popover);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), button);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  fixture->entry = GTK_EDITABLE (fixture_find (fixture->popover, GTK_TYPE_ENTRY));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->popover), (gpointer *) &fixture->popover);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_null (fixture->popover);
  g_assert_finalize_object (fixture->notes);
  g_free (fixture->first);
  g_free (fixture->second);
  g_free (fixture->chosen);
  g_free (fixture->created);
}

static void
enter (Fixture *fixture, const char *text)
{
  gtk_editable_set_text (fixture->entry, text);
  g_signal_emit_by_name (fixture->entry, "activate");
}

static guint
count_shown (Fixture *fixture)
{
  GtkListView *list = GTK_LIST_VIEW (fixture_find (fixture->popover, GTK_TYPE_LIST_VIEW));

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list)));
}

static void
test_finds (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (count_shown (fixture), ==, 2);
  gtk_editable_set_text (fixture->entry, "fin");
  g_assert_cmpuint (count_shown (fixture), ==, 1);
  gtk_editable_set_text (fixture->entry, "none of them");
  g_assert_cmpuint (count_shown (fixture), ==, 0);
}

/* Enter takes the tag of that name, whatever its case; it never makes a second one. */
static void
test_enter_takes (Fixture *fixture, gconstpointer data)
{
  enter (fixture, " later ");
  g_assert_cmpstr (fixture->chosen, ==, fixture->second);
  g_assert_null (fixture->created);
}

/* A beginning that tags have is still a name of its own. */
static void
test_enter_creates (Fixture *fixture, gconstpointer data)
{
  enter (fixture, "Fin");
  g_assert_null (fixture->chosen);
  g_assert_true (g_str_has_prefix (fixture->created, "Fin #"));
}

static void
test_enter_nothing (Fixture *fixture, gconstpointer data)
{
  enter (fixture, "   ");
  g_assert_null (fixture->chosen);
  g_assert_null (fixture->created);
}

static void
test_colour (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) buttons = fixture_find_all (fixture->popover, GTK_TYPE_TOGGLE_BUTTON);

  for (guint i = 0; i < buttons->len; i++) {
    if (g_strcmp0 (gtk_widget_get_tooltip_text (buttons->pdata[i]), "Pink") == 0)
      gtk_toggle_button_set_active (buttons->pdata[i], TRUE);
  }
  enter (fixture, "New");
  g_assert_cmpstr (fixture->created, ==, "New #d56199");
}

int
main (int argc, char *argv[])
{
  fixture_init (&argc, &argv);

#define ADD(name, function) g_test_add ("/tag-popover/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("finds", test_finds);
  ADD ("enter-takes", test_enter_takes);
  ADD ("enter-creates", test_enter_creates);
  ADD ("enter-nothing", test_enter_nothing);
  ADD ("colour", test_colour);
#undef ADD

  return g_test_run ();
}
