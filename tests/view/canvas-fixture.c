/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "canvas-fixture.h"
#include "knt-page-view.h"

/* Pages of three lines: "Page 1 first line" and so on. Every third page is wider and lower than the first. */
GFile *
make_pages (guint n_pages)
{
  g_autoptr (PdfMaker) maker = pdf_maker_new ();

  for (guint page = 1; page <= n_pages; page++) {
    g_autofree char *content =
      g_strdup_printf ("BT /F1 20 Tf 24 TL 100 300 Td (Page %u first line) Tj T* (second line,) Tj T* "
                       "(and the third line.) Tj ET",
                       page);

    pdf_maker_add_page (maker, page % 3 == 0 ? "/MediaBox [0 0 500 400]" : "/MediaBox [0 0 400 600]", content);
  }

  return pdf_maker_save (maker, "pages.pdf");
}

void
show_canvas (CanvasFixture *fixture, GFile *file, int width, int height)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->document = open_well (file);
  fixture->canvas = KNT_CANVAS (g_object_ref_sink (knt_canvas_new ()));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  gtk_window_set_decorated (GTK_WINDOW (fixture->window), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->canvas));
  gtk_window_set_child (GTK_WINDOW (fixture->window), scroller);
  knt_canvas_set_document (fixture->canvas, fixture->document);
  gtk_window_present (GTK_WINDOW (fixture->window));
  await_settled (fixture->canvas);
}

/* Whatever a test did, the canvas and its document go when they are let go. */
void
close_canvas (CanvasFixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->canvas);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  knt_document_close (fixture->document);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->document);
}

gboolean
get_flag (KntCanvas *canvas, const char *property)
{
  gboolean value;

  g_object_get (canvas, property, &value, NULL);
  return value;
}

guint
get_number (KntCanvas *canvas, const char *property)
{
  guint value;

  g_object_get (canvas, property, &value, NULL);
  return value;
}

static gboolean
is_settled (gpointer canvas)
{
  return get_flag (canvas, "settled");
}

static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer frames)
{
  (*(guint *) frames)++;
  return G_SOURCE_CONTINUE;
}

static gboolean
has_drawn (gpointer frames)
{
  return *(guint *) frames >= 2;
}

/* Waits until everything is drawn after what was done last. */
void
await_settled (KntCanvas *canvas)
{
  guint frames = 0, id = gtk_widget_add_tick_callback (GTK_WIDGET (canvas), frame_cb, &frames, NULL);

  await_condition (has_drawn, &frames);
  gtk_widget_remove_tick_callback (GTK_WIDGET (canvas), id);
  await_condition (is_settled, canvas);
}

GtkWidget *
find_page (KntCanvas *canvas, guint page)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (canvas)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_child_visible (child) && knt_page_view_get_page (KNT_PAGE_VIEW (child)) == page)
      return child;

  return NULL;
}

GtkWidget *
find_widget (GtkWidget *from, GType type)
{
  if (from == NULL || g_type_is_a (G_OBJECT_TYPE (from), type))
    return from;

  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_widget (child, type);

    if (found != NULL)
      return found;
  }

  return NULL;
}

GArray *
make_span (guint page, guint start, guint end)
{
  GArray *spans = knt_spans_new ();
  const KntSpan span = { page, start, end };

  g_array_append_val (spans, span);
  return spans;
}

static gboolean
has_text (gpointer view)
{
  return knt_page_view_get_text (view) != NULL;
}

GtkAccessibleTextInterface *
get_text_interface (void)
{
  GTypeClass *klass = g_type_class_peek (KNT_TYPE_PAGE_VIEW);

  return g_type_interface_peek (klass, GTK_TYPE_ACCESSIBLE_TEXT);
}

/* Where a code point of a page in view is on screen, as assistive technology learns it. */
void
locate_text (KntCanvas *canvas, guint page, guint offset, int *x, int *y)
{
  GtkWidget *view = find_page (canvas, page);
  graphene_rect_t extents, in_window;

  g_assert_nonnull (view);
  await_condition (has_text, view);
  g_assert_true (get_text_interface ()->get_extents (GTK_ACCESSIBLE_TEXT (view), offset, offset + 1, &extents));
  g_assert_true (gtk_widget_compute_bounds (view, GTK_WIDGET (gtk_widget_get_native (view)), &in_window));
  *x = in_window.origin.x + extents.origin.x;
  *y = in_window.origin.y + extents.origin.y + extents.size.height / 2;
}

/* Moves and presses the pointer and the keys of the display, as a person does. */
void
drive (const char *format, ...)
{
  g_autoptr (GSubprocess) tool = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) arguments = NULL;
  g_autofree char *command = NULL, *all = NULL;
  GAsyncResult *coming = NULL;
  va_list args;

  va_start (args, format);
  command = g_strdup_vprintf (format, args);
  va_end (args);
  all = g_strconcat ("xdotool ", command, NULL);
  g_assert_true (g_shell_parse_argv (all, NULL, &arguments, &error));
  tool = g_subprocess_newv ((const char *const *) arguments, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (tool, NULL, await_cb, &coming);
  result = await (&coming);
  g_subprocess_wait_check_finish (tool, result, &error);
  g_assert_no_error (error);
}
