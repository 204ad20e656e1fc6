/* SPDX-License-Identifier: GPL-3.0-or-later */

/* floor FILE.pdf: the least that a program on this platform can do: a bare libadwaita window that draws the first page of a
 * document with Poppler in its own process. Page Down draws the next. What the benchmark compares with. */

#include <adwaita.h>
#include <poppler.h>

static PopplerDocument *document;
static int page;

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  PopplerPage *it = poppler_document_get_page (document, page);
  double page_width, page_height, scale;

  poppler_page_get_size (it, &page_width, &page_height);
  scale = width / page_width;
  cairo_scale (cr, scale, scale);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, page_width, page_height);
  cairo_fill (cr);
  poppler_page_render (it, cr);
  g_object_unref (it);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, GtkWidget *area)
{
  if (key != GDK_KEY_Page_Down)
    return FALSE;

  page = MIN (page + 1, poppler_document_get_n_pages (document) - 1);
  gtk_widget_queue_draw (area);
  return TRUE;
}

static void
activate_cb (GtkApplication *app)
{
  GtkWidget *window = adw_application_window_new (app);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *area = gtk_drawing_area_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, NULL, NULL);
  adw_clamp_set_child (ADW_CLAMP (clamp), area);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), clamp);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), view);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), area);
  gtk_widget_add_controller (window, keys);
  gtk_window_set_default_size (GTK_WINDOW (window), 1180, 760);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (argc > 1 ? argv[1] : "");
  g_autoptr (GError) error = NULL;
  g_autoptr (AdwApplication) app = NULL;

  document = poppler_document_new_from_gfile (file, NULL, NULL, &error);
  if (document == NULL) {
    g_printerr ("floor: %s\n", error->message);
    return 2;
  }

  app = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_signal_connect (app, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (app), 0, NULL);
}
