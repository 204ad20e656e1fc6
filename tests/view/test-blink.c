/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "../shell/knt-test-widgets.h"
#include "knt-blink.h"

typedef struct {
  GtkWidget *window;
  GtkWidget *button;
  KntBlink *blink;
  guint n_changes;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->window = gtk_window_new ();
  fixture->button = gtk_button_new ();
  gtk_box_append (GTK_BOX (box), fixture->button);
  gtk_box_append (GTK_BOX (box), gtk_button_new ());
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_grab_focus (fixture->button);
  knt_test_wait_for (gtk_widget_has_focus (fixture->button));
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", TRUE, "gtk-cursor-blink-time", 150,
                "gtk-cursor-blink-timeout", 100, NULL);
  fixture->blink = knt_blink_new (fixture->button);
  g_signal_connect_swapped (fixture->blink, "changed", G_CALLBACK (changed_cb), fixture);
  g_assert_false (knt_blink_get_shows (fixture->blink));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->blink);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static void
test_comes_and_goes (Fixture *fixture, gconstpointer data)
{
  knt_blink_start (fixture->blink);
  g_assert_true (knt_blink_get_shows (fixture->blink));
  knt_test_wait_for (fixture->n_changes >= 4);

  /* Wherever it was in its turn, one that moves is seen. */
  knt_test_wait_for (!knt_blink_get_shows (fixture->blink));
  knt_blink_start (fixture->blink);
  g_assert_true (knt_blink_get_shows (fixture->blink));

  knt_blink_stop (fixture->blink);
  g_assert_false (knt_blink_get_shows (fixture->blink));
}

static gboolean
is_over_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
let_pass (guint milliseconds)
{
  gboolean is_over = FALSE;

  g_timeout_add (milliseconds, is_over_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

/* For as long as three turns would take. */
static void
assert_stays (Fixture *fixture)
{
  const guint before = fixture->n_changes;

  let_pass (450);
  g_assert_true (knt_blink_get_shows (fixture->blink));
  g_assert_cmpuint (fixture->n_changes, ==, before);
}

static void
test_as_the_desktop_says (Fixture *fixture, gconstpointer data)
{
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  knt_blink_start (fixture->blink);
  assert_stays (fixture);
}

static void
test_stays_without_the_keyboard (Fixture *fixture, gconstpointer data)
{
  knt_blink_start (fixture->blink);
  gtk_widget_grab_focus (gtk_widget_get_next_sibling (fixture->button));
  assert_stays (fixture);

  gtk_widget_grab_focus (fixture->button);
  knt_test_wait_for (!knt_blink_get_shows (fixture->blink));
}

static void
test_stops_after_a_while (Fixture *fixture, gconstpointer data)
{
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink-timeout", 1, NULL);
  knt_blink_start (fixture->blink);
  knt_test_wait_for (!knt_blink_get_shows (fixture->blink));
  let_pass (1300);
  assert_stays (fixture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/blink/comes-and-goes", test_comes_and_goes);
  ADD ("/blink/as-the-desktop-says", test_as_the_desktop_says);
  ADD ("/blink/stays-without-the-keyboard", test_stays_without_the_keyboard);
  ADD ("/blink/stops-after-a-while", test_stops_after_a_while);

  return g_test_run ();
}
