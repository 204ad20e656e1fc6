/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-document.h"

#include <cairo.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <math.h>
#include <poppler.h>

#include "document-fixture.h"
#include "pdf-maker.h"

/* fontconfig keeps a few bytes until the process ends. */
const char *__lsan_default_suppressions (void);

const char *
__lsan_default_suppressions (void)
{
  return "leak:libfontconfig";
}

/* Turned pages whose crop box does not lie at the origin: where their text and a red patch are in user space. */
static const struct {
  int written;
  int rotation;
} turns[] = {
  { 0, 0 }, { 90, 90 }, { 180, 180 }, { 270, 270 }, { -90, 270 }, { 450, 90 },
};
#define CROP "/MediaBox [0 0 700 900] /CropBox [100 200 500 850]"
#define TEXT "BT /F1 20 Tf 150 500 Td (Hello World) Tj ET 1 0 0 rg 150 300 40 20 re f"
static const double patch[] = { 150, 300, 190, 320 };

static void
test_turned_page (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *entries = g_strdup_printf (
    CROP " /Rotate %d /Annots [ << /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [150 300 190 320] "
         "/A << /S /URI /URI (https://example.org/) >> >> ]",
    turns[i].written);
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  g_autoptr (GFile) file = NULL;
  g_autoptr (KntDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KntPageText) text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *coming = NULL;
  const KntPageGeometry *geometry;
  const KntLink *link;
  KntTileRequest request = { .page = 1, .scale = 0.5 };
  const guint32 *pixels;
  KntRect area;
  KntSize size;
  double user[4];

  pdf_maker_add_page (maker, entries, TEXT);
  file = pdf_maker_save (maker, "turned.pdf");
  document = open_well (file);

  g_assert_true (knt_document_get_page_size (document, 1, &size));
  g_assert_cmpfloat (size.width, ==, turns[i].rotation % 180 == 0 ? 400 : 650);
  g_assert_cmpfloat (size.height, ==, turns[i].rotation % 180 == 0 ? 650 : 400);

  text = load_text (document, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (knt_page_text_get_text (text), ==, "Hello World");
  geometry = knt_page_text_get_geometry (text);
  g_assert_cmpint (geometry->rotation, ==, turns[i].rotation);
  g_assert_cmpfloat (geometry->crop_x0, ==, 100);
  g_assert_cmpfloat (geometry->crop_y0, ==, 200);
  g_assert_cmpfloat (geometry->crop_x1, ==, 500);
  g_assert_cmpfloat (geometry->crop_y1, ==, 850);

  /* The H stands at 150, 500 however the page is turned. */
  knt_page_geometry_to_user_space (geometry, &knt_page_text_get_boxes (text)[0], user);
  g_assert_cmpfloat_with_epsilon (user[0], 150, 0.1);
  g_assert_cmpfloat (user[1], >, 490);
  g_assert_cmpfloat (user[1], <=, 500);
  g_assert_cmpfloat_with_epsilon (user[2], 150 + 0.722 * 20, 0.1);
  g_assert_cmpfloat (user[3], >, 510);
  g_assert_cmpfloat (user[3], <, 525);

  /* The patch is drawn where the conversion says. */
  area = knt_page_geometry_to_page_space (geometry, patch);
  request.width = size.width / 2;
  request.height = size.height / 2;
  bytes = render (document, &request, &error);
  g_assert_no_error (error);
  pixels = g_bytes_get_data (bytes, NULL);
#define PIXEL(px, py) pixels[(int) ((py) / 2) * request.width + (int) ((px) / 2)]
  g_assert_cmphex (PIXEL ((area.x0 + area.x1) / 2, (area.y0 + area.y1) / 2), ==, 0xffff0000);
  g_assert_cmphex (PIXEL (area.x0 + 3, area.y0 + 3), ==, 0xffff0000);
  g_assert_cmphex (PIXEL (area.x1 - 3, area.y1 - 3), ==, 0xffff0000);
  g_assert_cmphex (PIXEL (area.x0 - 3, area.y0 + 3), ==, 0xffffffff);
  g_assert_cmphex (PIXEL (area.x1 - 3, area.y1 + 3), ==, 0xffffffff);
#undef PIXEL

  /* The link lies on the patch. */
  knt_document_load_links_async (document, 1, NULL, await_cb, &coming);
  result = await (&coming);
  links = knt_document_load_links_finish (document, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (links->len, ==, 1);
  link = links->pdata[0];
  g_assert_cmpstr (link->uri, ==, "https://example.org/");
  g_assert_cmpuint (link->page, ==, 0);
  g_assert_cmpfloat_with_epsilon (link->area.x0, area.x0, 0.01);
  g_assert_cmpfloat_with_epsilon (link->area.y0, area.y0, 0.01);
  g_assert_cmpfloat_with_epsilon (link->area.x1, area.x1, 0.01);
  g_assert_cmpfloat_with_epsilon (link->area.y1, area.y1, 0.01);
}

static void
test_links_lead_to_places (void)
{
  /* Pages are objects 5, 7 and 9, in this order. */
  const char *annotations =
    "/Annots [ "
    "<< /Type /Annot /Subtype /Link /Rect [10 10 20 20] /Dest [7 0 R /XYZ 0 700 null] >> "
    "<< /Type /Annot /Subtype /Link /Rect [10 30 20 40] /A << /S /GoTo /D [9 0 R /XYZ 150 400 null] >> >> "
    "<< /Type /Annot /Subtype /Link /Rect [10 50 20 60] /Dest (chapter) >> "
    "<< /Type /Annot /Subtype /Link /Rect [10 70 20 80] /Dest [7 0 R /Fit] >> "
    "<< /Type /Annot /Subtype /Link /Rect [10 90 20 95] /A << /S /Launch /F (xcalc) >> >> "
    "<< /Type /Annot /Subtype /Link /Rect [30 10 40 20] /Dest (nowhere) >> "
    "<< /Type /Annot /Subtype /Link /Rect [30 30 40 40] /A << /S /JavaScript /JS (app.alert\\(1\\)) >> >> ]";
  const struct {
    double top;
    guint page;
    double y;
  } expected[] = {
    { 80, 2, 142 },
    /* Turned clockwise by 90: what was the left is now the top. */
    { 60, 3, 50 },
    { 40, 2, 642 },
    { 20, 2, 0 },
  };
  g_autofree char *entries = g_strconcat ("/MediaBox [0 0 100 100] ", annotations, NULL);
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  g_autoptr (GFile) file = NULL;
  g_autoptr (KntDocument) document = NULL;
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *coming = NULL;

  pdf_maker_set_catalog (maker, "/Dests << /chapter [7 0 R /FitH 200] >>");
  pdf_maker_add_page (maker, entries, "");
  g_assert_cmpuint (pdf_maker_add_page (maker, "/MediaBox [0 0 595 842]", ""), ==, 7);
  g_assert_cmpuint (pdf_maker_add_page (maker, CROP " /Rotate 90", ""), ==, 9);
  file = pdf_maker_save (maker, "links.pdf");
  document = open_well (file);

  knt_document_load_links_async (document, 1, NULL, await_cb, &coming);
  result = await (&coming);
  links = knt_document_load_links_finish (document, result, &error);
  g_assert_no_error (error);

  /* Nothing that starts or runs something, and nothing that leads nowhere. */
  g_assert_cmpuint (links->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    gboolean is_found = FALSE;

    for (guint j = 0; j < links->len; j++) {
      const KntLink *link = links->pdata[j];

      if (link->area.y0 != (float) expected[i].top || link->area.x0 != 10)
        continue;
      is_found = TRUE;
      g_assert_null (link->uri);
      g_assert_cmpuint (link->page, ==, expected[i].page);
      g_assert_cmpfloat_with_epsilon (link->y, expected[i].y, 0.01);
    }
    g_assert_true (is_found);
  }
}

/* The whole page as Poppler draws it in one piece. */
static cairo_surface_t *
draw_directly (GFile *file, guint page, double scale)
{
  int fd = g_open (g_file_peek_path (file), O_RDONLY | O_CLOEXEC, 0);
  PopplerDocument *document = poppler_document_new_from_fd (fd, NULL, NULL);
  PopplerPage *poppler_page = poppler_document_get_page (document, page - 1);
  cairo_surface_t *surface;
  double width, height;
  cairo_t *cr;

  poppler_page_get_size (poppler_page, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, ceil (width * scale), ceil (height * scale));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render (poppler_page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_object_unref (poppler_page);
  g_object_unref (document);

  return surface;
}

static gboolean
is_like (const guchar *a, const guchar *b)
{
  for (guint i = 0; i < 4; i++) {
    if (ABS (a[i] - b[i]) > 8)
      return FALSE;
  }

  return TRUE;
}

/* cairo sets a glyph to a quarter of a pixel, and which one can turn on where the tile begins, as it does
 * when the tile is drawn without a recording. So a handful of glyphs may differ, but no line, and no tile. */
static void
assert_tiles_equal_page (GFile *file, guint page, double scale)
{
  g_autoptr (KntDocument) document = open_well (file);
  cairo_surface_t *whole = draw_directly (file, page, scale);
  int width = cairo_image_surface_get_width (whole), height = cairo_image_surface_get_height (whole);
  int stride = cairo_image_surface_get_stride (whole);
  const guchar *expected = cairo_image_surface_get_data (whole);
  g_autofree guint *in_column = g_new0 (guint, width);
  guint n_different = 0;

  for (int y = 0; y < height; y += KNT_TILE_SIZE) {
    g_autofree guint *in_row = g_new0 (guint, KNT_TILE_SIZE);

    for (int x = 0; x < width; x += KNT_TILE_SIZE) {
      const KntTileRequest request = { .page = page,
                                       .scale = scale,
                                       .x = x,
                                       .y = y,
                                       .width = MIN (KNT_TILE_SIZE, width - x),
                                       .height = MIN (KNT_TILE_SIZE, height - y) };
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = render (document, &request, &error);
      const guchar *pixels;

      g_assert_no_error (error);
      pixels = g_bytes_get_data (bytes, NULL);
      for (int i = 0; i < request.width * request.height; i++) {
        int row = i / request.width, column = i % request.width;

        if (!is_like (pixels + (gsize) i * 4, expected + (gsize) (y + row) * stride + (gsize) (x + column) * 4)) {
          n_different++;
          in_row[row]++;
          in_column[x + column]++;
        }
      }
    }
    for (guint i = 0; i < KNT_TILE_SIZE; i++)
      g_assert_cmpuint (in_row[i], <, 40);
  }
  for (int i = 0; i < width; i++)
    g_assert_cmpuint (in_column[i], <, 40);
  g_assert_cmpuint (n_different, <=, width * height / 5000);

  cairo_surface_destroy (whole);
}

static void
test_tiles_equal_page (void)
{
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  g_autoptr (GFile) file = NULL;
  const double scales[] = { 96 / 72.0, 1.7, 3 };

  pdf_maker_add_page (maker, "/MediaBox [0 0 595 842]",
                      "BT /F1 11 Tf 50 700 Td 14 TL (The minister answers at length.) Tj T* (And goes on.) Tj "
                      "/F1 60 Tf 0 -300 Td (Over the edges of tiles) Tj ET 0.3 w 20 20 m 570 820 l S "
                      "0 0 1 rg 200 200 m 400 250 300 500 200 200 c f");
  file = pdf_maker_save (maker, "tiles.pdf");

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    assert_tiles_equal_page (file, 1, scales[i]);
}

/* What is mixed with the paper needs the paper below it. */
static void
test_blended_tiles_equal_page (void)
{
  const char *const modes[] = { "Multiply", "Screen", "Difference", "ColorBurn" };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++) {
    g_autofree char *entries =
      g_strdup_printf ("/MediaBox [0 0 595 842] /Resources << /ExtGState << /G << /BM /%s /ca 0.8 >> >> >>", modes[i]);
    g_autoptr (PdfMaker) maker = pdf_maker_new ();
    g_autoptr (GFile) file = NULL;

    pdf_maker_add_page (maker, entries, "0 0.5 0 rg 50 50 300 600 re f /G gs 0.9 0.4 0.1 rg 200 300 350 500 re f");
    file = pdf_maker_save (maker, "blended.pdf");
    assert_tiles_equal_page (file, 1, 96 / 72.0);
  }
}

static void
test_tiles_equal_page_of_a_brief (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("KNT_SHARED"), "briefs", "overleg-volt-defensieraad.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  if (!g_file_query_exists (file, NULL)) {
    g_test_skip ("the briefs are not here");
    return;
  }

  assert_tiles_equal_page (file, 2, 96 / 72.0);
  assert_tiles_equal_page (file, 2, 2.5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (turns); i++) {
    g_autofree char *path = g_strdup_printf ("/pages/turned/%d", turns[i].written);

    g_test_add_data_func (path, GUINT_TO_POINTER (i), test_turned_page);
  }
  g_test_add_func ("/pages/links-lead-to-places", test_links_lead_to_places);
  g_test_add_func ("/pages/tiles-equal-page", test_tiles_equal_page);
  g_test_add_func ("/pages/blended-tiles-equal-page", test_blended_tiles_equal_page);
  g_test_add_func ("/pages/tiles-equal-page-of-a-brief", test_tiles_equal_page_of_a_brief);

  return g_test_run ();
}
