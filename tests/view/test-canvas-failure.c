/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "canvas-fixture.h"

/* The process of this program's that reads PDFs. */
static GPid
find_reader (void)
{
  g_autoptr (GDir) processes = g_dir_open ("/proc", 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (processes)) != NULL) {
    g_autofree char *path = g_build_filename ("/proc", name, "stat", NULL);
    g_autofree char *stat = NULL;
    char state;
    int parent;

    if (!g_ascii_isdigit (*name) || !g_file_get_contents (path, &stat, NULL, NULL) ||
        strstr (stat, "(kanttekening-re") == NULL)
      continue;
    if (sscanf (strrchr (stat, ')') + 1, " %c %d", &state, &parent) == 2 && parent == getpid () && state != 'Z')
      return atoi (name);
  }

  return 0;
}

static void
failed_cb (KntCanvas *canvas, guint page, const char *message, guint *failed)
{
  g_assert_cmpuint (strlen (message), >, 10);
  *failed = page;
}

static gboolean
is_gone (gpointer page)
{
  return find_widget (page, GTK_TYPE_BUTTON) == NULL;
}

/* A reader that dies over a page costs that page, which then says so; its button draws it. */
static void
test_dead_reader (void)
{
  g_autoptr (GFile) file = make_pages (30);
  CanvasFixture fixture;
  guint failed = 0;
  GtkWidget *button;

  show_canvas (&fixture, file, 600, 500);
  g_signal_connect (fixture.canvas, "page-failed", G_CALLBACK (failed_cb), &failed);
  /* It may be at a page's size or text when it dies, which costs no picture: then once more. */
  for (guint page = 3; failed == 0 && page < 30; page += 2) {
    /* One that is not known yet: when it has come, what was asked for before it has as well. */
    g_autoptr (KntPageText) text = load_text (fixture.document, 31 - page / 2, NULL);
    GPid reader = find_reader ();

    g_assert_nonnull (text);
    g_assert_cmpint (reader, !=, 0);
    /* Stopped, so that it dies with the page on its desk. */
    g_assert_cmpint (kill (reader, SIGSTOP), ==, 0);
    knt_canvas_scroll_to_page (fixture.canvas, page);
    while (find_page (fixture.canvas, page) == NULL)
      g_main_context_iteration (NULL, TRUE);
    g_assert_cmpint (kill (reader, SIGKILL), ==, 0);
    await_settled (fixture.canvas);
  }
  g_assert_cmpuint (failed, !=, 0);
  knt_canvas_scroll_to_page (fixture.canvas, failed);
  await_settled (fixture.canvas);

  button = find_widget (find_page (fixture.canvas, failed), GTK_TYPE_BUTTON);
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_focusable (button));
  g_assert_true (gtk_widget_activate (button));
  await_condition (is_gone, find_page (fixture.canvas, failed));
  await_settled (fixture.canvas);
  g_assert_null (find_widget (find_page (fixture.canvas, failed), GTK_TYPE_BUTTON));
  g_assert_cmpint (find_reader (), !=, 0);
  close_canvas (&fixture);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/canvas-failure/dead-reader", test_dead_reader);

  return g_test_run ();
}
