/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "canvas-fixture.h"
#include "knt-page-view.h"

static void
test_shows_pages (void)
{
  g_autoptr (GFile) file = make_pages (3);
  CanvasFixture fixture;

  show_canvas (&fixture, file, 600, 500);
  g_assert_cmpuint (get_number (fixture.canvas, "n-pages"), ==, 3);
  g_assert_cmpuint (get_number (fixture.canvas, "page"), ==, 1);
  g_assert_true (get_flag (fixture.canvas, "fit-width"));
  /* As wide as the view but for the margins. */
  g_assert_cmpint (gtk_widget_get_width (find_page (fixture.canvas, 1)), ==, 576);
  close_canvas (&fixture);
}

static void
test_without_document (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *canvas = g_object_ref_sink (knt_canvas_new ());
  g_autoptr (GArray) spans = NULL;
  GdkRectangle bounds;

  gtk_window_set_child (GTK_WINDOW (window), canvas);
  gtk_window_present (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  knt_canvas_scroll_to_page (KNT_CANVAS (canvas), 3);
  knt_canvas_set_zoom (KNT_CANVAS (canvas), 2);
  spans = knt_canvas_dup_selection (KNT_CANVAS (canvas));
  g_assert_cmpuint (spans->len, ==, 0);
  g_assert_false (knt_canvas_get_selection_bounds (KNT_CANVAS (canvas), &bounds));
  g_assert_false (get_flag (KNT_CANVAS (canvas), "settled"));
  gtk_widget_activate_action (canvas, "canvas.zoom-in", NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (canvas);
}

/* Goes while tiles, texts and links are on their way. */
static void
test_closes_while_busy (void)
{
  g_autoptr (GFile) file = make_pages (40);
  CanvasFixture fixture;

  show_canvas (&fixture, file, 600, 500);
  knt_canvas_scroll_to_page (fixture.canvas, 30);
  gtk_widget_activate_action (GTK_WIDGET (fixture.canvas), "canvas.select-all", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture.canvas), "canvas.copy", NULL);
  for (guint i = 0; i < 3; i++)
    g_main_context_iteration (NULL, TRUE);
  close_canvas (&fixture);
}

static void
test_goes_to_page (void)
{
  g_autoptr (GFile) file = make_pages (300);
  CanvasFixture fixture;

  show_canvas (&fixture, file, 600, 500);
  /* Pages before it have sizes that nobody knows yet. */
  knt_canvas_scroll_to_page (fixture.canvas, 200);
  await_settled (fixture.canvas);
  g_assert_cmpuint (get_number (fixture.canvas, "page"), ==, 200);
  gtk_widget_activate_action (GTK_WIDGET (fixture.canvas), "canvas.next-page", NULL);
  await_settled (fixture.canvas);
  g_assert_cmpuint (get_number (fixture.canvas, "page"), ==, 201);
  gtk_widget_activate_action (GTK_WIDGET (fixture.canvas), "canvas.last-page", NULL);
  await_settled (fixture.canvas);
  g_assert_cmpuint (get_number (fixture.canvas, "page"), ==, 300);
  gtk_widget_activate_action (GTK_WIDGET (fixture.canvas), "canvas.first-page", NULL);
  await_settled (fixture.canvas);
  g_assert_cmpuint (get_number (fixture.canvas, "page"), ==, 1);
  close_canvas (&fixture);
}

static void
bytes_cb (KntCanvas *canvas, GParamSpec *pspec, guint64 *most)
{
  guint64 bytes;

  g_object_get (canvas, "cache-bytes", &bytes, NULL);
  *most = MAX (*most, bytes);
}

/* At the highest zoom, where a page of this takes 58 MB, the pixels kept stay within their limit. */
static void
test_bytes_are_bounded (void)
{
  const guint64 limit = 8 * 1024 * 1024;
  g_autoptr (GFile) file = make_pages (30);
  CanvasFixture fixture;
  guint64 most = 0;

  show_canvas (&fixture, file, 600, 500);
  g_object_set (fixture.canvas, "cache-limit", limit, "zoom", 8.0, NULL);
  g_signal_connect (fixture.canvas, "notify::settled", G_CALLBACK (bytes_cb), &most);
  for (guint page = 1; page <= 20; page += 3) {
    knt_canvas_scroll_to_page (fixture.canvas, page);
    await_settled (fixture.canvas);
    bytes_cb (fixture.canvas, NULL, &most);
  }
  g_assert_cmpuint (most, >, 0);
  g_assert_cmpuint (most, <=, limit);
  close_canvas (&fixture);
}

static void
test_zooms_with_keys (void)
{
  g_autoptr (GFile) file = make_pages (5);
  CanvasFixture fixture;
  double before;

  show_canvas (&fixture, file, 600, 500);
  before = knt_canvas_get_zoom (fixture.canvas);
  gtk_widget_grab_focus (GTK_WIDGET (fixture.canvas));
  drive ("key ctrl+plus");
  await_settled (fixture.canvas);
  g_assert_cmpfloat (knt_canvas_get_zoom (fixture.canvas), >, before);
  g_assert_false (get_flag (fixture.canvas, "fit-width"));
  drive ("key ctrl+0");
  await_settled (fixture.canvas);
  g_assert_cmpfloat (knt_canvas_get_zoom (fixture.canvas), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture.canvas), "canvas.fit-width", NULL);
  await_settled (fixture.canvas);
  g_assert_cmpfloat (knt_canvas_get_zoom (fixture.canvas), ==, before);

  drive ("key Page_Down Page_Down Page_Down");
  await_settled (fixture.canvas);
  g_assert_cmpuint (get_number (fixture.canvas, "page"), >, 1);
  drive ("key ctrl+Home");
  await_settled (fixture.canvas);
  g_assert_cmpuint (get_number (fixture.canvas, "page"), ==, 1);
  close_canvas (&fixture);
}

static void
test_wheel_zooms_about_pointer (void)
{
  g_autoptr (GFile) file = make_pages (5);
  CanvasFixture fixture;
  int x, y, new_x, new_y;

  show_canvas (&fixture, file, 600, 500);
  knt_canvas_set_zoom (fixture.canvas, 1.2);
  await_settled (fixture.canvas);
  locate_text (fixture.canvas, 1, 5, &x, &y);
  drive ("mousemove --sync %d %d", x, y);
  drive ("keydown ctrl click 4 click 4 click 4 keyup ctrl");
  await_settled (fixture.canvas);
  g_assert_cmpfloat (knt_canvas_get_zoom (fixture.canvas), >, 1.5);
  locate_text (fixture.canvas, 1, 5, &new_x, &new_y);
  g_assert_cmpint (ABS (new_x - x), <=, 2);
  g_assert_cmpint (ABS (new_y - y), <=, 2);
  close_canvas (&fixture);
}

static void
test_a_page_shows_its_text (void)
{
  g_autoptr (GFile) file = make_pages (1);
  CanvasFixture fixture;
  GtkAccessibleTextInterface *iface;
  GtkAccessibleText *page;
  g_autoptr (GBytes) all = NULL, line = NULL;
  graphene_rect_t extents;
  unsigned int start, end, offset;
  int x, y;

  show_canvas (&fixture, file, 600, 900);
  locate_text (fixture.canvas, 1, 0, &x, &y);
  page = GTK_ACCESSIBLE_TEXT (find_page (fixture.canvas, 1));
  iface = get_text_interface ();
  all = iface->get_contents (page, 0, G_MAXUINT);
  g_assert_cmpstr (g_bytes_get_data (all, NULL), ==, "Page 1 first line\nsecond line,\nand the third line.");
  line = iface->get_contents_at (page, 20, GTK_ACCESSIBLE_TEXT_GRANULARITY_LINE, &start, &end);
  g_assert_cmpstr (g_bytes_get_data (line, NULL), ==, "second line,\n");
  g_assert_cmpuint (start, ==, 18);
  g_assert_cmpuint (end, ==, 31);

  /* 100 points from the left, 300 from the bottom, at 576 pixels for 400 points. */
  g_assert_true (iface->get_extents (page, 0, 4, &extents));
  g_assert_cmpfloat_with_epsilon (extents.origin.x, 144, 3);
  g_assert_cmpfloat (extents.origin.y, <, 432);
  g_assert_cmpfloat (extents.origin.y + extents.size.height, >, 432);
  g_assert_true (iface->get_offset (page, &GRAPHENE_POINT_INIT (extents.origin.x + 1, 425), &offset));
  g_assert_cmpuint (offset, ==, 0);
  close_canvas (&fixture);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/canvas/shows-pages", test_shows_pages);
  g_test_add_func ("/canvas/without-document", test_without_document);
  g_test_add_func ("/canvas/closes-while-busy", test_closes_while_busy);
  g_test_add_func ("/canvas/goes-to-page", test_goes_to_page);
  g_test_add_func ("/canvas/bytes-are-bounded", test_bytes_are_bounded);
  g_test_add_func ("/canvas/zooms-with-keys", test_zooms_with_keys);
  g_test_add_func ("/canvas/wheel-zooms-about-pointer", test_wheel_zooms_about_pointer);
  g_test_add_func ("/canvas/a-page-shows-its-text", test_a_page_shows_its_text);

  return g_test_run ();
}
