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
test_title_and_labels (void)
{
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  g_autoptr (GFile) file = NULL;
  g_autoptr (KntDocument) document = NULL;
  const char *const labels[] = { "i", "ii", "A-5" };

  pdf_maker_set_title (maker, "Verslag van een schriftelijk overleg");
  pdf_maker_set_catalog (maker, "/PageLabels << /Nums [0 << /S /r >> 2 << /S /D /P (A-) /St 5 >>] >>");
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    pdf_maker_add_page (maker, "/MediaBox [0 0 100 100]", "");
  file = pdf_maker_save (maker, "labels.pdf");
  document = open_well (file);

  g_assert_cmpstr (knt_document_get_title (document), ==, "Verslag van een schriftelijk overleg");
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KntPageText) text = load_text (document, i + 1, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (knt_page_text_get_label (text), ==, labels[i]);
    g_assert_cmpstr (knt_page_text_get_text (text), ==, "");
  }
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

/* Where a glyph stands for several code points, or the text runs from right to left, code points and boxes
 * still go together. */
static void
test_boxes_go_with_code_points (void)
{
  const struct {
    const char *map; /* of A, B and C */
    const char *shown;
    const char *text;
  } cases[] = {
    { "<41> <00660069> <42> <0062> <43> <0063>", "ABC", "fibc" },
    { "<41> <05D0> <42> <05D1> <43> <05D2>", "see CBA on", "see אבג on" },
    { "<41> <D835DC00> <42> <0062> <43> <0063>", "ABC", "𝐀bc" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *cmap = g_strdup_printf ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
                                             "1 begincodespacerange <00> <FF> endcodespacerange\n"
                                             "3 beginbfchar %s endbfchar\nendcmap end end",
                                             cases[i].map);
    g_autofree char *content =
      g_strdup_printf ("BT /F1 20 Tf 50 50 Td (%s) Tj /F1 10 Tf 0 -20 Td (x) Tj ET", cases[i].shown);
    g_autofree char *font = NULL, *entries = NULL;
    g_autoptr (PdfMaker) maker = pdf_maker_new ();
    g_autoptr (GFile) file = NULL;
    g_autoptr (KntDocument) document = NULL;
    g_autoptr (KntPageText) text = NULL;
    g_autoptr (GError) error = NULL;
    g_autofree char *first_line = NULL;
    const KntTextStyle *styles;
    gsize n_styles;
    guint n;

    font = g_strdup_printf ("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode %u 0 R >>",
                            pdf_maker_add_stream (maker, "", cmap));
    entries =
      g_strdup_printf ("/MediaBox [0 0 200 100] /Resources << /Font << /F1 %u 0 R >> >>", pdf_maker_add (maker, font));
    pdf_maker_add_page (maker, entries, content);
    file = pdf_maker_save (maker, "code-points.pdf");
    document = open_well (file);
    text = load_text (document, 1, &error);
    g_assert_no_error (error);

    n = knt_page_text_get_n_chars (text);
    first_line = knt_page_text_dup_slice (text, 0, n - 2);
    g_assert_cmpstr (first_line, ==, cases[i].text);
    for (guint j = 0; j < n; j++) {
      const KntRect *box = &knt_page_text_get_boxes (text)[j];

      if (knt_page_text_get_chars (text)[j] != '\n')
        g_assert_cmpfloat (box->x1, >, box->x0);
    }

    /* What is read first stands rightmost. */
    if (i == 1)
      g_assert_cmpfloat (knt_page_text_get_boxes (text)[4].x0, >, knt_page_text_get_boxes (text)[6].x0);

    /* The second line's box and style are its own. */
    g_assert_cmpfloat (knt_page_text_get_boxes (text)[n - 1].y0, >, knt_page_text_get_boxes (text)[0].y0);
    styles = knt_page_text_get_styles (text, &n_styles);
    g_assert_cmpuint (n_styles, ==, 2);
    g_assert_cmpuint (styles[1].start, ==, n - 1);
    g_assert_cmpuint (styles[1].end, ==, n);
    g_assert_cmpfloat (styles[1].size, ==, 10);
  }
}

static void
test_text_comes_from_the_cache (void)
{
  g_autoptr (GFile) file = make_hello ();
  g_autoptr (KntDocument) document = open_well (file);
  g_autoptr (KntPageText) none = knt_document_peek_text (document, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (KntPageText) text = load_text (document, 1, &error);
  g_autoptr (KntPageText) peeked = knt_document_peek_text (document, 1);
  g_autoptr (KntPageText) again = NULL;

  g_assert_null (none);
  g_assert_no_error (error);
  g_assert_true (peeked == text);

  /* Even when nobody can be asked any more. */
  knt_document_close (document);
  again = load_text (document, 1, &error);
  g_assert_no_error (error);
  g_assert_true (again == text);
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

static void
test_prestarted_reader_is_used (void)
{
  g_autoptr (GFile) file = make_hello ();
  g_autoptr (GFile) bad = pdf_maker_save_bytes ("bad.pdf", "no", -1);
  g_autoptr (GArray) before = NULL, after = NULL;
  g_autoptr (KntDocument) document = NULL, none = NULL;
  g_autoptr (GError) error = NULL;

  await_condition (has_no_reader, NULL);
  knt_reader_prestart ();
  knt_reader_prestart ();
  before = list_readers ();
  g_assert_cmpuint (before->len, ==, 1);

  /* A file that is not given to it leaves it for the next one. */
  none = open_document (bad, NULL, &error);
  g_assert_null (none);

  document = open_well (file);
  after = list_readers ();
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpint (g_array_index (after, GPid, 0), ==, g_array_index (before, GPid, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/opens", test_opens);
  g_test_add_func ("/document/title-and-labels", test_title_and_labels);
  g_test_add_func ("/document/text-has-boxes-and-styles", test_text_has_boxes_and_styles);
  g_test_add_func ("/document/boxes-go-with-code-points", test_boxes_go_with_code_points);
  g_test_add_func ("/document/text-comes-from-the-cache", test_text_comes_from_the_cache);
  g_test_add_func ("/document/renders-on-white", test_renders_on_white);
  g_test_add_func ("/document/prestarted-reader-is-used", test_prestarted_reader_is_used);

  return g_test_run ();
}
