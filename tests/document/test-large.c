/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-document.h"

#include "document-fixture.h"
#include "pdf-maker.h"

#define N_PAGES 3000
/* The page that is wider than the others. */
#define ODD_PAGE 700

static GFile *large;

/* Each page has its number on it. */
static GFile *
make_large (void)
{
  g_autoptr (PdfMaker) maker = pdf_maker_new ();

  for (guint page = 1; page <= N_PAGES; page++) {
    g_autofree char *entries = g_strdup_printf ("/MediaBox [0 0 %u 842]", page == ODD_PAGE ? 1000 : 595);
    g_autofree char *content = g_strdup_printf ("BT /F1 10 Tf 50 700 Td (This is page %u.) Tj ET", page);

    pdf_maker_add_page (maker, entries, content);
  }

  return pdf_maker_save (maker, "large.pdf");
}

static void
test_only_page_1_is_measured (void)
{
  g_autoptr (KntDocument) document = open_alone (large);
  KntSize size;

  g_assert_cmpuint (knt_document_get_n_pages (document), ==, N_PAGES);
  g_assert_true (knt_document_get_page_size (document, 1, &size));
  for (guint page = 2; page <= N_PAGES; page++) {
    g_assert_false (knt_document_get_page_size (document, page, &size));
    g_assert_cmpfloat (size.width, ==, 595);
    g_assert_cmpfloat (size.height, ==, 842);
  }
}

typedef struct {
  guint first;
  guint last;
  guint n;
} Measured;

static void
measured_cb (KntDocument *document, guint first, guint last, Measured *measured)
{
  measured->first = first;
  measured->last = last;
  measured->n++;
}

static gboolean
is_measured (gpointer data)
{
  return ((Measured *) data)->n == 1;
}

static gboolean
is_measured_twice (gpointer data)
{
  return ((Measured *) data)->n == 2;
}

static void
test_measures_what_is_asked (void)
{
  g_autoptr (KntDocument) document = open_alone (large);
  g_autoptr (GError) error = NULL;
  g_autoptr (KntPageText) text = NULL;
  Measured measured = { 0 };
  KntSize size;

  g_signal_connect (document, "pages-measured", G_CALLBACK (measured_cb), &measured);
  knt_document_measure (document, ODD_PAGE - 1, ODD_PAGE + 1);
  g_assert_false (knt_document_get_page_size (document, ODD_PAGE, &size));
  await_condition (is_measured, &measured);

  g_assert_cmpuint (measured.first, <=, ODD_PAGE - 1);
  g_assert_cmpuint (measured.last, >=, ODD_PAGE + 1);
  g_assert_cmpuint (measured.last - measured.first, <, 200);
  for (guint page = ODD_PAGE - 1; page <= ODD_PAGE + 1; page++) {
    g_assert_true (knt_document_get_page_size (document, page, &size));
    g_assert_cmpfloat (size.width, ==, page == ODD_PAGE ? 1000 : 595);
  }
  g_assert_false (knt_document_get_page_size (document, ODD_PAGE + 500, &size));

  /* What is known is not asked for again: a request after it is answered, and no signal has come. */
  knt_document_measure (document, ODD_PAGE - 1, ODD_PAGE + 1);
  text = load_text (document, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (measured.n, ==, 1);

  /* Beyond either end there is nothing to measure. */
  knt_document_measure (document, 0, 1);
  knt_document_measure (document, N_PAGES, N_PAGES + 100);
  measured.n = 0;
  await_condition (is_measured_twice, &measured);
}

static void
page_cb (KntPageText *text, gpointer data)
{
  guint *n = data;
  g_autofree char *expected = g_strdup_printf ("This is page %u.", *n + 1);

  g_assert_cmpuint (knt_page_text_get_page (text), ==, *n + 1);
  g_assert_cmpstr (knt_page_text_get_text (text), ==, expected);
  ++*n;
}

static void
test_reads_all_in_order (void)
{
  g_autoptr (KntDocument) document = open_alone (large);
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *coming = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KntPageText) cached = NULL;
  guint n = 0, n_failed = G_MAXUINT;

  knt_document_read_all_async (document, page_cb, &n, NULL, await_cb, &coming);
  result = await (&coming);
  g_assert_true (knt_document_read_all_finish (document, result, &n_failed, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, N_PAGES);
  g_assert_cmpuint (n_failed, ==, 0);

  /* Without filling the cache. */
  cached = knt_document_peek_text (document, 1);
  g_assert_null (cached);
}

static gboolean
have_some_come (gpointer data)
{
  return *(guint *) data >= 10;
}

static void
test_reading_all_with_one_reader (void)
{
  g_autoptr (KntDocument) document = open_alone (large);
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *coming = NULL;
  g_autoptr (GArray) readers = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0, n_failed = G_MAXUINT;

  knt_document_keep_to_one_reader (document);
  knt_document_read_all_async (document, page_cb, &n, NULL, await_cb, &coming);
  await_condition (have_some_come, &n);
  readers = list_readers ();
  g_assert_cmpuint (readers->len, ==, 1);

  result = await (&coming);
  g_assert_true (knt_document_read_all_finish (document, result, &n_failed, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, N_PAGES);
  g_assert_cmpuint (n_failed, ==, 0);
  await_condition (has_no_reader, NULL);
}

/* Reading in the background has a reader of its own, so that pictures do not wait for it. */
static void
test_reading_all_does_not_delay_drawing (void)
{
  g_autoptr (KntDocument) document = open_alone (large);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *coming = NULL;
  const KntTileRequest request = { .page = 2, .scale = 1, .width = 512, .height = 512 };
  g_autoptr (GArray) readers = NULL;
  g_autoptr (GError) error = NULL, cancelled = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint n = 0, n_before;

  knt_document_read_all_async (document, page_cb, &n, cancellable, await_cb, &coming);
  await_condition (have_some_come, &n);
  readers = list_readers ();
  g_assert_cmpuint (readers->len, ==, 2);

  n_before = n;
  bytes = render (document, &request, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n - n_before, <, N_PAGES / 2);
  g_assert_null (coming);

  g_cancellable_cancel (cancellable);
  result = await (&coming);
  g_assert_false (knt_document_read_all_finish (document, result, NULL, &cancelled));
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (n, <, N_PAGES);
}

static void
unreachable_cb (KntPageText *text, gpointer data)
{
  g_assert_not_reached ();
}

/* One error, not one for each page. */
static void
test_reading_all_without_a_reader (void)
{
  g_autofree char *reader = g_strdup (g_getenv ("KNT_READER"));
  g_autoptr (KntDocument) document = open_alone (large);
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *coming = NULL;
  g_autoptr (GError) error = NULL;

  g_setenv ("KNT_READER", "/nonexistent/reader", TRUE);
  knt_document_read_all_async (document, unreachable_cb, NULL, NULL, await_cb, &coming);
  result = await (&coming);
  g_setenv ("KNT_READER", reader, TRUE);
  g_assert_false (knt_document_read_all_finish (document, result, NULL, &error));
  g_assert_error (error, KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_READER);
}

static void
test_closing_ends_reading_all (void)
{
  KntDocument *document = open_alone (large);
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *coming = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  knt_document_read_all_async (document, page_cb, &n, NULL, await_cb, &coming);
  await_condition (have_some_come, &n);
  knt_document_close (document);
  result = await (&coming);
  g_assert_false (knt_document_read_all_finish (document, result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
  g_assert_finalize_object (document);
  await_condition (has_no_reader, NULL);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  large = make_large ();

  g_test_add_func ("/large/only-page-1-is-measured", test_only_page_1_is_measured);
  g_test_add_func ("/large/measures-what-is-asked", test_measures_what_is_asked);
  g_test_add_func ("/large/reads-all-in-order", test_reads_all_in_order);
  g_test_add_func ("/large/reading-all-does-not-delay-drawing", test_reading_all_does_not_delay_drawing);
  g_test_add_func ("/large/reading-all-with-one-reader", test_reading_all_with_one_reader);
  g_test_add_func ("/large/reading-all-without-a-reader", test_reading_all_without_a_reader);
  g_test_add_func ("/large/closing-ends-reading-all", test_closing_ends_reading_all);

  result = g_test_run ();
  g_object_unref (large);

  return result;
}
