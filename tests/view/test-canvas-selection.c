/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "canvas-fixture.h"

typedef struct {
  KntCanvas *canvas;
  guint n_spans;
} Expected;

static gboolean
has_spans (gpointer data)
{
  Expected *expected = data;
  g_autoptr (GArray) spans = knt_canvas_dup_selection (expected->canvas);

  return spans->len == expected->n_spans;
}

static void
await_spans (KntCanvas *canvas, guint n_spans)
{
  Expected expected = { canvas, n_spans };

  await_condition (has_spans, &expected);
}

static void
count_cb (KntCanvas *canvas, guint *count)
{
  (*count)++;
}

static void
assert_span (GArray *spans, guint i, guint page, guint start, guint end)
{
  g_assert_cmpuint (knt_spans_index (spans, i)->page, ==, page);
  g_assert_cmpuint (knt_spans_index (spans, i)->start, ==, start);
  g_assert_cmpuint (knt_spans_index (spans, i)->end, ==, end);
}

static void
test_drag (void)
{
  g_autoptr (GFile) file = make_pages (2);
  g_autoptr (GArray) spans = NULL;
  CanvasFixture fixture;
  guint n_finished = 0;
  GdkRectangle bounds;
  int x, y, end_x, end_y;

  show_canvas (&fixture, file, 600, 900);
  g_signal_connect (fixture.canvas, "selection-finished", G_CALLBACK (count_cb), &n_finished);
  locate_text (fixture.canvas, 1, 7, &x, &y);
  locate_text (fixture.canvas, 1, 24, &end_x, &end_y);
  drive ("mousemove --sync %d %d mousedown 1 mousemove --sync %d %d mousemove --sync %d %d mouseup 1", x, y, x + 20, y,
         end_x, end_y);
  await_spans (fixture.canvas, 1);
  await_settled (fixture.canvas);

  /* "first line\nsecond". */
  spans = knt_canvas_dup_selection (fixture.canvas);
  assert_span (spans, 0, 1, 7, 24);
  g_assert_cmpuint (n_finished, ==, 1);
  g_assert_true (get_flag (fixture.canvas, "has-selection"));
  g_assert_true (knt_canvas_get_selection_bounds (fixture.canvas, &bounds));
  g_assert_true (gdk_rectangle_contains_point (&bounds, x + 5, y));
  g_assert_true (gdk_rectangle_contains_point (&bounds, end_x - 5, end_y));

  /* A click beside it ends it. */
  drive ("mousemove --sync %d %d click 1", 100, 100);
  await_spans (fixture.canvas, 0);
  g_assert_false (get_flag (fixture.canvas, "has-selection"));
  g_assert_cmpuint (n_finished, ==, 1);
  close_canvas (&fixture);
}

static void
test_double_and_shift_click (void)
{
  g_autoptr (GFile) file = make_pages (2);
  g_autoptr (GArray) word = NULL, more = NULL;
  CanvasFixture fixture;
  int x, y;

  show_canvas (&fixture, file, 600, 900);
  locate_text (fixture.canvas, 1, 9, &x, &y);
  drive ("mousemove --sync %d %d click --repeat 2 --delay 20 1", x + 3, y);
  await_spans (fixture.canvas, 1);
  word = knt_canvas_dup_selection (fixture.canvas);
  assert_span (word, 0, 1, 7, 12);

  locate_text (fixture.canvas, 1, 42, &x, &y);
  drive ("keydown shift mousemove --sync %d %d click 1 keyup shift", x + 3, y);
  await_settled (fixture.canvas);
  more = knt_canvas_dup_selection (fixture.canvas);
  assert_span (more, 0, 1, 7, 44);
  close_canvas (&fixture);
}

static GdkContentProvider *
dragged_cb (KntCanvas *canvas, guint *count)
{
  (*count)++;

  return gdk_content_provider_new_typed (G_TYPE_STRING, "the citation");
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, char **dropped)
{
  *dropped = g_value_dup_string (value);

  return TRUE;
}

static gboolean
is_dropped (gpointer dropped)
{
  return *(char **) dropped != NULL;
}

/* What is selected is taken hold of and dragged away; a click lets go of it. */
static void
test_dragged_out (void)
{
  g_autoptr (GFile) file = make_pages (2);
  g_autoptr (GArray) selected = make_span (1, 7, 12), word = NULL;
  g_autofree char *dropped = NULL;
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY);
  CanvasFixture fixture;
  guint n_dragged = 0;
  int x, y;

  show_canvas (&fixture, file, 600, 900);
  g_signal_connect (fixture.canvas, "selection-dragged", G_CALLBACK (dragged_cb), &n_dragged);
  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), &dropped);
  gtk_widget_add_controller (GTK_WIDGET (fixture.canvas), GTK_EVENT_CONTROLLER (target));
  locate_text (fixture.canvas, 1, 9, &x, &y);
  knt_canvas_select (fixture.canvas, selected);
  await_spans (fixture.canvas, 1);

  /* GTK takes nothing for a drag that comes within a tenth of a second of the press, as no hand does. */
  drive ("mousemove --sync %d %d mousedown 1 sleep 0.2 mousemove --sync %d %d", x + 3, y, x + 20, y + 20);
  drive ("mousemove --sync %d %d", x + 40, y + 100);
  drive ("mousemove --sync %d %d mouseup 1", x + 40, y + 110);
  await_condition (is_dropped, &dropped);
  g_assert_cmpstr (dropped, ==, "the citation");
  g_assert_cmpuint (n_dragged, ==, 1);
  word = knt_canvas_dup_selection (fixture.canvas);
  assert_span (word, 0, 1, 7, 12);

  drive ("mousemove --sync %d %d click 1", x + 3, y);
  await_spans (fixture.canvas, 0);
  g_assert_cmpuint (n_dragged, ==, 1);
  close_canvas (&fixture);
}

/* What lies between the first and the last page is read though it was never in view. */
static void
test_over_unseen_pages (void)
{
  g_autoptr (GFile) file = make_pages (12);
  g_autoptr (GArray) ends = make_span (1, 7, 17), spans = NULL;
  const KntSpan last = { 12, 0, 7 };
  CanvasFixture fixture;

  show_canvas (&fixture, file, 600, 500);
  g_array_append_val (ends, last);
  knt_canvas_select (fixture.canvas, ends);
  await_spans (fixture.canvas, 12);
  spans = knt_canvas_dup_selection (fixture.canvas);
  assert_span (spans, 0, 1, 7, 50);
  for (guint page = 2; page <= 11; page++)
    assert_span (spans, page - 1, page, 0, page < 10 ? 50 : 51);
  assert_span (spans, 11, 12, 0, 7);

  knt_canvas_select (fixture.canvas, NULL);
  await_spans (fixture.canvas, 0);
  close_canvas (&fixture);
}

/* Held below the view, the pointer scrolls it and takes the pages that come along. */
static void
test_scrolls_at_edge (void)
{
  g_autoptr (GFile) file = make_pages (6);
  g_autoptr (GArray) spans = NULL;
  CanvasFixture fixture;
  int x, y;

  show_canvas (&fixture, file, 600, 500);
  locate_text (fixture.canvas, 1, 0, &x, &y);
  drive ("mousemove --sync %d %d mousedown 1 mousemove --sync %d %d mousemove --sync %d %d", x, y, x + 20, y, x, 620);
  await_spans (fixture.canvas, 3);
  drive ("mouseup 1");
  await_settled (fixture.canvas);
  spans = knt_canvas_dup_selection (fixture.canvas);
  assert_span (spans, 0, 1, 0, 50);
  assert_span (spans, 1, 2, 0, 50);
  g_assert_cmpuint (get_number (fixture.canvas, "page"), >=, 2);
  close_canvas (&fixture);
}

static void
assert_caret (KntCanvas *canvas, guint page, guint offset)
{
  GtkAccessibleText *view = GTK_ACCESSIBLE_TEXT (find_page (canvas, page));

  g_assert_nonnull (view);
  g_assert_cmpuint (get_text_interface ()->get_caret_position (view), ==, offset);
}

/* With caret browsing on, everything that the pointer selects the keyboard does. */
static void
test_by_keys (void)
{
  g_autoptr (GFile) file = make_pages (12);
  g_autoptr (GArray) word = NULL, over = NULL;
  CanvasFixture fixture;
  guint n_activated = 0;
  int x, y;

  show_canvas (&fixture, file, 600, 500);
  locate_text (fixture.canvas, 1, 0, &x, &y);
  g_signal_connect (fixture.canvas, "selection-activated", G_CALLBACK (count_cb), &n_activated);
  gtk_widget_grab_focus (GTK_WIDGET (fixture.canvas));
  gtk_widget_activate_action (GTK_WIDGET (fixture.canvas), "canvas.caret-browsing", NULL);
  g_assert_true (get_flag (fixture.canvas, "caret-browsing"));
  assert_caret (fixture.canvas, 1, 0);

  /* "Page 1 |first line|". */
  drive ("key ctrl+Right ctrl+Right Right shift+ctrl+Right");
  await_spans (fixture.canvas, 1);
  drive ("key shift+End");
  await_settled (fixture.canvas);
  word = knt_canvas_dup_selection (fixture.canvas);
  assert_span (word, 0, 1, 7, 17);
  assert_caret (fixture.canvas, 1, 17);
  drive ("key Return");
  await_settled (fixture.canvas);
  g_assert_cmpuint (n_activated, ==, 1);

  /* Over pages that have not been in view, which follow. */
  drive ("key Home Down Down Down");
  await_spans (fixture.canvas, 0);
  await_settled (fixture.canvas);
  assert_caret (fixture.canvas, 2, 0);
  drive ("key shift+Up");
  await_spans (fixture.canvas, 1);
  drive ("key shift+Down shift+Down shift+Down shift+Down shift+Right");
  await_spans (fixture.canvas, 2);
  await_settled (fixture.canvas);
  over = knt_canvas_dup_selection (fixture.canvas);
  assert_span (over, 0, 2, 0, 50);
  assert_span (over, 1, 3, 0, 1);
  assert_caret (fixture.canvas, 3, 1);
  locate_text (fixture.canvas, 3, 1, &x, &y);
  g_assert_cmpint (y, >, 0);
  g_assert_cmpint (y, <, 500);

  /* Off again, the keys scroll. */
  gtk_widget_activate_action (GTK_WIDGET (fixture.canvas), "canvas.caret-browsing", NULL);
  drive ("key End");
  await_settled (fixture.canvas);
  g_assert_cmpuint (get_number (fixture.canvas, "page"), ==, 12);
  close_canvas (&fixture);
}

static gboolean
is_local_text (gpointer clipboard)
{
  return gdk_clipboard_is_local (clipboard);
}

static void
test_copies_joined (void)
{
  g_autoptr (GFile) file = make_pages (2);
  g_autoptr (GArray) ends = make_span (1, 7, 50);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const KntSpan last = { 2, 0, 6 };
  GAsyncResult *coming = NULL;
  GdkClipboard *clipboard;
  CanvasFixture fixture;

  show_canvas (&fixture, file, 600, 500);
  g_array_append_val (ends, last);
  knt_canvas_select (fixture.canvas, ends);
  await_spans (fixture.canvas, 2);
  gtk_widget_grab_focus (GTK_WIDGET (fixture.canvas));
  drive ("key ctrl+c");
  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture.canvas));
  await_condition (is_local_text, clipboard);
  gdk_clipboard_read_text_async (clipboard, NULL, await_cb, &coming);
  result = await (&coming);
  text = gdk_clipboard_read_text_finish (clipboard, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "first line second line, and the third line.\nPage 2");
  close_canvas (&fixture);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/canvas-selection/drag", test_drag);
  g_test_add_func ("/canvas-selection/double-and-shift-click", test_double_and_shift_click);
  g_test_add_func ("/canvas-selection/dragged-out", test_dragged_out);
  g_test_add_func ("/canvas-selection/over-unseen-pages", test_over_unseen_pages);
  g_test_add_func ("/canvas-selection/scrolls-at-edge", test_scrolls_at_edge);
  g_test_add_func ("/canvas-selection/by-keys", test_by_keys);
  g_test_add_func ("/canvas-selection/copies-joined", test_copies_joined);

  return g_test_run ();
}
