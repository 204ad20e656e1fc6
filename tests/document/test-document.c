/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-document.h"

#include "document-fixture.h"
#include "pdf-maker.h"

static GFile *
make_hello (void)
{
  g_autoptr (PdfMaker) maker = pdf_maker_new ();

  pdf_maker_add_page (maker, "/MediaBox [0 0 400 300]", "BT /F1 20 Tf 50 200 Td (Hello World) Tj ET");
  pdf_maker_add_page (maker, "/MediaBox [0 0 200 600]", "1 0 0 rg 50 100 20 30 re f");

  return pdf_maker_save (maker, "hello.pdf");
}

static void
test_opens (void)
{
  g_autoptr (GFile) file = make_hello ();
  g_autoptr (KntDocument) document = open_well (file);
  KntSize size;

  g_assert_cmpuint (knt_document_get_n_pages (document), ==, 2);
  g_assert_true (g_file_equal (knt_document_get_file (document), file));
  g_assert_null (knt_document_get_title (document));
  g_assert_cmpstr (knt_document_get_trailer_id (document)[0], ==, "00112233445566778899aabbccddeeff");
  g_assert_cmpstr (knt_document_get_trailer_id (document)[1], ==, "ffeeddccbbaa99887766554433221100");
  g_assert_true (g_str_has_prefix (knt_document_get_extractor (document), "poppler "));
  g_assert_true (knt_document_get_page_size (document, 1, &size));
  g_assert_cmpfloat (size.width, ==, 400);
  g_assert_cmpfloat (size.height, ==, 300);
  g_assert_false (knt_document_get_page_size (document, 2, &size));
}

static void
test_text_has_boxes_and_styles (void)
{
  g_autoptr (GFile) file = make_hello ();
  g_autoptr (KntDocument) document = open_well (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (KntPageText) text = load_text (document, 1, &error);
  const KntTextStyle *styles;
  const KntRect *boxes;
  gsize n_styles;

  g_assert_no_error (error);
  g_assert_cmpstr (knt_page_text_get_text (text), ==, "Hello World");
  g_assert_cmpstr (knt_page_text_get_label (text), ==, "1");

  boxes = knt_page_text_get_boxes (text);
  g_assert_cmpfloat_with_epsilon (boxes[0].x0, 50, 0.01);
  g_assert_cmpfloat (boxes[0].y0, >, 80);
  g_assert_cmpfloat (boxes[0].y1, <, 110);
  g_assert_cmpfloat (boxes[10].x1, >, boxes[0].x1);

  styles = knt_page_text_get_styles (text, &n_styles);
  g_assert_cmpuint (n_styles, ==, 1);
  g_assert_cmpuint (styles[0].start, ==, 0);
  g_assert_cmpuint (styles[0].end, ==, 11);
  g_assert_cmpstr (styles[0].font, ==, "Helvetica");
  g_assert_cmpfloat (styles[0].size, ==, 20);
  g_assert_cmpuint (styles[0].colour, ==, 0);
}

static void
test_renders_on_white (void)
{
  g_autoptr (GFile) file = make_hello ();
  g_autoptr (KntDocument) document = open_well (file);
  g_autoptr (GError) error = NULL;
  const KntTileRequest request = { .page = 2, .scale = 1, .width = 200, .height = 512 };
  const KntTileRequest low = { .page = 2, .scale = 1, .y = 450, .width = 200, .height = 150 };
  g_autoptr (GBytes) bytes = render (document, &request, &error);
  g_autoptr (GBytes) low_bytes = NULL;
  const guint32 *pixels;

  g_assert_no_error (error);
  pixels = g_bytes_get_data (bytes, NULL);
  g_assert_cmphex (pixels[0], ==, 0xffffffff);
  /* The red rectangle's top edge is 600 - 130 points below the top of the page. */
  g_assert_cmphex (pixels[469 * 200 + 60], ==, 0xffffffff);
  g_assert_cmphex (pixels[471 * 200 + 60], ==, 0xffff0000);

  low_bytes = render (document, &low, &error);
  g_assert_no_error (error);
  pixels = g_bytes_get_data (low_bytes, NULL);
  g_assert_cmphex (pixels[19 * 200 + 60], ==, 0xffffffff);
  g_assert_cmphex (pixels[21 * 200 + 60], ==, 0xffff0000);
  g_assert_cmphex (pixels[51 * 200 + 60], ==, 0xffffffff);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/opens", test_opens);
  g_test_add_func ("/document/text-has-boxes-and-styles", test_text_has_boxes_and_styles);
  g_test_add_func ("/document/renders-on-white", test_renders_on_white);

  return g_test_run ();
}
