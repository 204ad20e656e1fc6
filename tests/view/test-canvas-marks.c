/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "canvas-fixture.h"
#include "knt-page-view.h"

static void
add_mark (GPtrArray *marks, const char *id, KntMarkKind kind, guint page, guint start, guint end)
{
  g_autoptr (GArray) spans = make_span (page, start, end);
  KntMark *mark = knt_mark_new (id, kind, spans);

  mark->label = g_strdup ("1");
  mark->description = g_strdup ("Question 1, Volt");
  g_ptr_array_add (marks, mark);
}

static void
note_cb (KntCanvas *canvas, const char *what, char **noted)
{
  g_set_str (noted, what);
}

static gboolean
is_noted (gpointer noted)
{
  return *(char **) noted != NULL;
}

static void
assert_noted (char **noted, const char *expected)
{
  await_condition (is_noted, noted);
  g_assert_cmpstr (*noted, ==, expected);
  g_clear_pointer (noted, g_free);
}

static void
test_marks (void)
{
  g_autoptr (GFile) file = make_pages (6);
  GPtrArray *marks = g_ptr_array_new ();
  char *activated = NULL, *shown = NULL, *followed = NULL;
  CanvasFixture fixture;
  int x, y;

  show_canvas (&fixture, file, 600, 900);
  g_signal_connect (fixture.canvas, "link-activated", G_CALLBACK (note_cb), &followed);
  g_signal_connect (fixture.canvas, "mark-activated", G_CALLBACK (note_cb), &activated);
  g_signal_connect (fixture.canvas, "mark-shown", G_CALLBACK (note_cb), &shown);
  add_mark (marks, "question", KNT_MARK_QUESTION, 1, 0, 30);
  add_mark (marks, "answer", KNT_MARK_ANSWER, 1, 31, 50);
  add_mark (marks, "passage", KNT_MARK_HIGHLIGHT, 1, 0, 6);
  add_mark (marks, "next", KNT_MARK_QUESTION, 4, 0, 30);
  add_mark (marks, "link", KNT_MARK_LINK, 1, 7, 12);
  ((KntMark *) marks->pdata[marks->len - 1])->uri = g_strdup ("https://example.org/");
  locate_text (fixture.canvas, 1, 2, &x, &y);
  knt_canvas_take_marks (fixture.canvas, marks);
  assert_noted (&shown, "question");
  await_settled (fixture.canvas);

  drive ("mousemove --sync %d %d click 1", x + 2, y);
  assert_noted (&activated, "passage");
  locate_text (fixture.canvas, 1, 8, &x, &y);
  drive ("mousemove --sync %d %d click 1", x + 2, y);
  assert_noted (&followed, "https://example.org/");
  g_assert_null (activated);
  locate_text (fixture.canvas, 1, 0, &x, &y);
  /* 14 points left of the text. */
  drive ("mousemove --sync %d %d click 1", x - 20, y);
  assert_noted (&activated, "question");
  locate_text (fixture.canvas, 1, 35, &x, &y);
  locate_text (fixture.canvas, 1, 31, &x, &y);
  drive ("mousemove --sync %d %d click 1", x - 20, y);
  assert_noted (&activated, "answer");

  knt_canvas_set_current_mark (fixture.canvas, "answer");
  await_settled (fixture.canvas);
  knt_canvas_scroll_to_page (fixture.canvas, 4);
  assert_noted (&shown, "next");

  /* Taken away while the pages are in view. */
  knt_canvas_take_marks (fixture.canvas, g_ptr_array_new ());
  await_settled (fixture.canvas);
  close_canvas (&fixture);
}

static gboolean
is_low (gpointer canvas)
{
  return gtk_widget_get_height (canvas) < 400;
}

/* Who makes the window smaller still reads the same question. */
static void
test_resizing_is_no_reading (void)
{
  g_autoptr (GFile) file = make_pages (6);
  g_autoptr (GArray) spans = make_span (1, 0, 5);
  GPtrArray *marks = g_ptr_array_new ();
  char *shown = NULL;
  CanvasFixture fixture;
  int x, y;

  show_canvas (&fixture, file, 600, 900);
  g_signal_connect (fixture.canvas, "mark-shown", G_CALLBACK (note_cb), &shown);
  add_mark (marks, "question", KNT_MARK_QUESTION, 1, 0, 30);
  add_mark (marks, "answer", KNT_MARK_ANSWER, 1, 31, 50);
  locate_text (fixture.canvas, 1, 2, &x, &y);
  knt_canvas_take_marks (fixture.canvas, marks);
  assert_noted (&shown, "question");
  knt_canvas_scroll_to_spans (fixture.canvas, spans, KNT_REVEAL_TO_READ);
  assert_noted (&shown, "answer");

  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 600, 300);
  await_condition (is_low, fixture.canvas);
  await_settled (fixture.canvas);
  await_settled (fixture.canvas);
  g_assert_null (shown);
  close_canvas (&fixture);
}

static guint
count_text_nodes (GskRenderNode *node)
{
  guint n = 0;

  switch (gsk_render_node_get_node_type (node)) {
    case GSK_TEXT_NODE:
      return 1;
    case GSK_CLIP_NODE:
      return count_text_nodes (gsk_clip_node_get_child (node));
    case GSK_TRANSFORM_NODE:
      return count_text_nodes (gsk_transform_node_get_child (node));
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        n += count_text_nodes (gsk_container_node_get_child (node, i));
      return n;
    default:
      return 0;
  }
}

/* However often an answer is cut, its number stands once on a page. */
static void
test_one_label (void)
{
  g_autoptr (GFile) file = make_pages (1);
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GArray) spans = make_span (1, 0, 10);
  GPtrArray *marks = g_ptr_array_new ();
  const KntSpan rest = { 1, 11, 50 };
  CanvasFixture fixture;
  KntMark *mark;
  int x, y;

  show_canvas (&fixture, file, 600, 900);
  locate_text (fixture.canvas, 1, 2, &x, &y);
  g_array_append_val (spans, rest);
  mark = knt_mark_new ("answer", KNT_MARK_ANSWER, spans);
  mark->label = g_strdup ("1");
  g_ptr_array_add (marks, mark);
  knt_canvas_take_marks (fixture.canvas, marks);
  await_settled (fixture.canvas);

  paintable = gtk_widget_paintable_new (find_page (fixture.canvas, 1));
  gdk_paintable_snapshot (paintable, snapshot, 600, 900);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  g_assert_cmpuint (count_text_nodes (node), ==, 1);
  g_clear_object (&paintable);
  close_canvas (&fixture);
}

static gboolean
is_at_passage (gpointer canvas)
{
  return get_number (canvas, "page") == 44;
}

/* A passage on a page whose text nobody has read comes into view by itself. */
static void
test_scrolls_to_passage (void)
{
  g_autoptr (GFile) file = make_pages (60);
  g_autoptr (GArray) spans = make_span (44, 18, 30);
  CanvasFixture fixture;
  int x, y;

  show_canvas (&fixture, file, 600, 300);
  knt_canvas_scroll_to_spans (fixture.canvas, spans, KNT_REVEAL_TO_SEE);
  await_condition (is_at_passage, fixture.canvas);
  await_settled (fixture.canvas);
  locate_text (fixture.canvas, 44, 20, &x, &y);
  g_assert_cmpint (y, >, 0);
  g_assert_cmpint (y, <, 300);
  close_canvas (&fixture);
}

/* A question that is in view far down comes to where one begins to read; one that is there stays. */
static void
test_scrolls_to_read (void)
{
  g_autoptr (GFile) file = make_pages (6);
  g_autoptr (GArray) spans = make_span (1, 18, 30);
  CanvasFixture fixture;
  int x, y, before;

  show_canvas (&fixture, file, 600, 700);
  locate_text (fixture.canvas, 1, 18, &x, &before);
  g_assert_cmpint (before, >, 350);
  knt_canvas_scroll_to_spans (fixture.canvas, spans, KNT_REVEAL_TO_SEE);
  await_settled (fixture.canvas);
  locate_text (fixture.canvas, 1, 18, &x, &y);
  g_assert_cmpint (y, ==, before);

  knt_canvas_scroll_to_spans (fixture.canvas, spans, KNT_REVEAL_TO_READ);
  await_settled (fixture.canvas);
  locate_text (fixture.canvas, 1, 18, &x, &before);
  g_assert_cmpint (before, >, 20);
  g_assert_cmpint (before, <, 200);

  knt_canvas_scroll_to_spans (fixture.canvas, spans, KNT_REVEAL_TO_READ);
  await_settled (fixture.canvas);
  locate_text (fixture.canvas, 1, 18, &x, &y);
  g_assert_cmpint (y, ==, before);
  close_canvas (&fixture);
}

static gboolean
is_third_page (gpointer canvas)
{
  return get_number (canvas, "page") == 3;
}

static gboolean
has_links (gpointer canvas)
{
  int x, y;

  locate_text (canvas, 1, 0, &x, &y);
  return knt_page_view_find_link (KNT_PAGE_VIEW (find_page (canvas, 1)), 110, 595) != NULL;
}

static void
test_links (void)
{
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  g_autoptr (GFile) file = NULL;
  char *address = NULL;
  CanvasFixture fixture;

  /* Objects 4 and 6 are page 1 and what it shows, hence the links to be made are made before: 4 and 5. */
  pdf_maker_add (maker, "<< /Type /Annot /Subtype /Link /Rect [100 0 200 20] /Border [0 0 0] "
                        "/A << /S /URI /URI (https://example.org/brief) >> >>");
  pdf_maker_add (maker, "<< /Type /Annot /Subtype /Link /Rect [100 500 200 520] /Border [0 0 0] "
                        "/Dest [11 0 R /XYZ 0 590 0] >>");
  pdf_maker_add_page (maker, "/MediaBox [0 0 400 600] /Annots [4 0 R 5 0 R]", "BT /F1 20 Tf 100 300 Td (One) Tj ET");
  pdf_maker_add_page (maker, "/MediaBox [0 0 400 600]", "BT /F1 20 Tf 100 300 Td (Two) Tj ET");
  g_assert_cmpuint (pdf_maker_add_page (maker, "/MediaBox [0 0 400 600]", "BT /F1 20 Tf 100 300 Td (Three) Tj ET"), ==,
                    11);
  file = pdf_maker_save (maker, "links.pdf");

  show_canvas (&fixture, file, 424, 820);
  g_signal_connect (fixture.canvas, "link-activated", G_CALLBACK (note_cb), &address);
  await_condition (has_links, fixture.canvas);
  drive ("mousemove --sync %d %d click 1", 12 + 150, 12 + 590);
  assert_noted (&address, "https://example.org/brief");
  drive ("mousemove --sync %d %d click 1", 12 + 150, 12 + 90);
  await_condition (is_third_page, fixture.canvas);
  g_assert_null (address);
  close_canvas (&fixture);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/canvas-marks/marks", test_marks);
  g_test_add_func ("/canvas-marks/resizing-is-no-reading", test_resizing_is_no_reading);
  g_test_add_func ("/canvas-marks/one-label", test_one_label);
  g_test_add_func ("/canvas-marks/scrolls-to-passage", test_scrolls_to_passage);
  g_test_add_func ("/canvas-marks/scrolls-to-read", test_scrolls_to_read);
  g_test_add_func ("/canvas-marks/links", test_links);

  return g_test_run ();
}
