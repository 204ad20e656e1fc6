/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-document.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "document-fixture.h"
#include "pdf-maker.h"

/* Forms within forms, each drawing the next one ten times: no loop for Poppler to find, and work for years. */
#define LEVELS 14

static GFile *
make_spinning (void)
{
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  guint form = pdf_maker_add_stream (maker, "/Type /XObject /Subtype /Form /BBox [0 0 100 100]", "0 0 1 1 re f");

  for (guint i = 0; i < LEVELS; i++) {
    g_autofree char *dictionary = g_strdup_printf (
      "/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources << /XObject << /F %u 0 R >> >>", form);

    form = pdf_maker_add_stream (maker, dictionary, "/F Do /F Do /F Do /F Do /F Do /F Do /F Do /F Do /F Do /F Do");
  }

  {
    g_autofree char *entries =
      g_strdup_printf ("/MediaBox [0 0 100 100] /Resources << /XObject << /F %u 0 R >> >>", form);

    pdf_maker_add_page (maker, entries, "/F Do");
  }
  pdf_maker_add_page (maker, "/MediaBox [0 0 100 100]", "BT /F1 10 Tf 5 20 Td (still here) Tj ET");

  return pdf_maker_save (maker, "spinning.pdf");
}

static const KntTileRequest spinning = { .page = 1, .scale = 1, .width = 100, .height = 100 };
static const KntTileRequest sound = { .page = 2, .scale = 1, .width = 100, .height = 100 };

static void
count_cb (KntDocument *document, guint *n)
{
  ++*n;
}

static void
assert_goes_on (KntDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = render (document, &sound, &error);
  g_autoptr (KntPageText) text = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  text = load_text (document, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (knt_page_text_get_text (text), ==, "still here");
}

static gboolean
is_reader_at_work (gpointer data)
{
  g_autoptr (GArray) readers = list_readers ();

  for (guint i = 0; i < readers->len; i++) {
    if (get_cpu_ticks (g_array_index (readers, GPid, i)) > *(guint64 *) data)
      return TRUE;
  }

  return FALSE;
}

static guint64
get_most_ticks (void)
{
  g_autoptr (GArray) readers = list_readers ();
  guint64 most = 0;

  for (guint i = 0; i < readers->len; i++)
    most = MAX (most, get_cpu_ticks (g_array_index (readers, GPid, i)));

  return most;
}

static void
kill_readers (void)
{
  g_autoptr (GArray) readers = list_readers ();

  g_assert_cmpuint (readers->len, >=, 1);
  for (guint i = 0; i < readers->len; i++)
    kill (g_array_index (readers, GPid, i), SIGKILL);
}

static void
test_killed_while_drawing (void)
{
  g_autoptr (GFile) file = make_spinning ();
  g_autoptr (KntDocument) document = open_alone (file);
  g_autoptr (GAsyncResult) result = NULL, other_result = NULL;
  GAsyncResult *coming = NULL, *other = NULL;
  g_autoptr (GBytes) bytes = NULL, other_bytes = NULL;
  g_autoptr (GError) error = NULL, other_error = NULL;
  guint64 ticks = get_most_ticks () + 5;
  guint n_replaced = 0;
  gsize stride;

  g_signal_connect (document, "reader-replaced", G_CALLBACK (count_cb), &n_replaced);

  /* One that the reader works on, one that waits in its connection. */
  knt_document_render_async (document, &spinning, NULL, await_cb, &coming);
  knt_document_render_async (document, &sound, NULL, await_cb, &other);
  await_condition (is_reader_at_work, &ticks);
  kill_readers ();

  result = await (&coming);
  bytes = knt_document_render_finish (document, result, &stride, &error);
  g_assert_null (bytes);
  g_assert_error (error, KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_CRASHED);
  g_assert_nonnull (strstr (error->message, "spinning.pdf"));
  g_assert_nonnull (strstr (error->message, "1"));

  /* Only the one page is lost. */
  other_result = await (&other);
  other_bytes = knt_document_render_finish (document, other_result, &stride, &other_error);
  g_assert_no_error (other_error);
  g_assert_nonnull (other_bytes);
  g_assert_cmpuint (n_replaced, ==, 1);
  assert_goes_on (document);
}

static void
test_killed_while_idle_costs_nothing (void)
{
  g_autoptr (GFile) file = make_spinning ();
  g_autoptr (KntDocument) document = open_alone (file);

  for (guint i = 0; i < 3; i++) {
    kill_readers ();
    await_condition (has_no_reader, NULL);
    assert_goes_on (document);
  }
}

static void
test_stopped_at_the_deadline (void)
{
  g_autoptr (GFile) file = make_spinning ();
  g_autoptr (KntDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  guint n_replaced = 0;

  g_setenv ("KNT_READER_DEADLINE", "1500", TRUE);
  document = open_alone (file);
  g_unsetenv ("KNT_READER_DEADLINE");
  g_signal_connect (document, "reader-replaced", G_CALLBACK (count_cb), &n_replaced);

  bytes = render (document, &spinning, &error);
  g_assert_null (bytes);
  g_assert_error (error, KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_DEADLINE);
  g_assert_nonnull (strstr (error->message, "spinning.pdf"));
  assert_goes_on (document);
  g_assert_cmpuint (n_replaced, ==, 1);

  /* And again, for whoever presses Try Again. */
  g_clear_error (&error);
  bytes = render (document, &spinning, &error);
  g_assert_null (bytes);
  g_assert_error (error, KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_DEADLINE);
  assert_goes_on (document);
}

static void
text_cb (KntPageText *text, gpointer data)
{
  g_assert_cmpuint (knt_page_text_get_page (text), ==, 2);
  ++*(guint *) data;
}

/* Reading all texts passes over the page that stops the reader. */
static void
test_reading_all_passes_over_a_page (void)
{
  g_autoptr (GFile) file = make_spinning ();
  g_autoptr (KntDocument) document = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *coming = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0, n_failed = 0;

  g_setenv ("KNT_READER_DEADLINE", "1500", TRUE);
  document = open_alone (file);
  knt_document_read_all_async (document, text_cb, &n, NULL, await_cb, &coming);
  g_unsetenv ("KNT_READER_DEADLINE");
  result = await (&coming);
  g_assert_true (knt_document_read_all_finish (document, result, &n_failed, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (n_failed, ==, 1);
}

/* Each request has the whole time, from when the reader turns to it. */
static void
test_deadline_is_for_each_request (void)
{
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  g_autoptr (GFile) file = NULL;
  g_autoptr (KntDocument) document = NULL;
  GAsyncResult *coming[60] = { NULL };

  pdf_maker_add_page (maker, "/MediaBox [0 0 2000 2000]", "BT /F1 10 Tf 5 20 Td (quick) Tj ET");
  file = pdf_maker_save (maker, "many.pdf");
  g_setenv ("KNT_READER_DEADLINE", "3000", TRUE);
  document = open_alone (file);
  g_unsetenv ("KNT_READER_DEADLINE");

  for (guint i = 0; i < G_N_ELEMENTS (coming); i++) {
    const KntTileRequest request = { .page = 1, .scale = 8, .x = 100 * i, .width = 512, .height = 512 };

    knt_document_render_async (document, &request, NULL, await_cb, &coming[i]);
  }
  for (guint i = 0; i < G_N_ELEMENTS (coming); i++) {
    g_autoptr (GAsyncResult) result = await (&coming[i]);
    g_autoptr (GError) error = NULL;
    gsize stride;
    g_autoptr (GBytes) bytes = knt_document_render_finish (document, result, &stride, &error);

    g_assert_no_error (error);
    g_assert_nonnull (bytes);
  }
}

static void
test_out_of_memory (void)
{
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  g_autoptr (GFile) file = NULL;
  g_autoptr (KntDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  guint image = pdf_maker_add_stream (maker,
                                      "/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 8 "
                                      "/ColorSpace /DeviceRGB",
                                      "x");
  g_autofree char *entries =
    g_strdup_printf ("/MediaBox [0 0 100 100] /Resources << /XObject << /F %u 0 R >> >>", image);

  pdf_maker_add_page (maker, entries, "100 0 0 100 0 0 cm /F Do");
  pdf_maker_add_page (maker, "/MediaBox [0 0 100 100]", "BT /F1 10 Tf 5 20 Td (still here) Tj ET");
  file = pdf_maker_save (maker, "vast.pdf");
  document = open_alone (file);

  /* Whether Poppler gives up the picture, or the reader ends: the rest goes on. */
  bytes = render (document, &spinning, &error);
  if (error != NULL)
    g_assert_cmpuint (error->domain, ==, KNT_DOCUMENT_ERROR);
  assert_goes_on (document);
}

/* A file can make Poppler write without end. Nobody waits for it, and nobody keeps it. */
static void
test_endless_warnings (void)
{
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  g_autoptr (GString) content = g_string_new (NULL);
  g_autoptr (GFile) file = NULL;
  g_autoptr (KntDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (content, "(a long argument that the warning repeats) unknown%u\n", i);
  g_string_append (content, "0 0 100 100 re f");
  pdf_maker_add_page (maker, "/MediaBox [0 0 100 100]", content->str);
  pdf_maker_add_page (maker, "/MediaBox [0 0 100 100]", "BT /F1 10 Tf 5 20 Td (still here) Tj ET");
  file = pdf_maker_save (maker, "warnings.pdf");
  document = open_alone (file);

  bytes = render (document, &spinning, &error);
  g_assert_no_error (error);
  g_assert_cmphex (((const guint32 *) g_bytes_get_data (bytes, NULL))[5050], ==, 0xff000000);
  assert_goes_on (document);
}

static void
test_waiting_requests_are_cancelled_at_once (void)
{
  g_autoptr (GFile) file = make_spinning ();
  g_autoptr (KntDocument) document = open_alone (file);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *blocking = NULL, *sent = NULL, *waiting = NULL;
  g_autoptr (GAsyncResult) result = NULL, blocked = NULL, sent_result = NULL;
  g_autoptr (GError) error = NULL, blocked_error = NULL, sent_error = NULL;
  gsize stride;

  knt_document_render_async (document, &spinning, NULL, await_cb, &blocking);
  knt_document_render_async (document, &sound, NULL, await_cb, &sent);
  knt_document_render_async (document, &sound, cancellable, await_cb, &waiting);
  g_cancellable_cancel (cancellable);

  result = await (&waiting);
  g_assert_null (blocking);
  g_assert_null (knt_document_render_finish (document, result, &stride, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  /* Closing answers the rest. */
  knt_document_close (document);
  blocked = await (&blocking);
  sent_result = await (&sent);
  g_assert_null (knt_document_render_finish (document, blocked, &stride, &blocked_error));
  g_assert_error (blocked_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (knt_document_render_finish (document, sent_result, &stride, &sent_error));
  g_assert_error (sent_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  await_condition (has_no_reader, NULL);
}

typedef struct {
  GString *order;
  char name;
  GAsyncResult *result;
} Ordered;

static void
ordered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Ordered *ordered = data;

  g_string_append_c (ordered->order, ordered->name);
  ordered->result = g_object_ref (result);
}

static gboolean
are_all_there (gpointer data)
{
  return ((GString *) data)->len == 6;
}

static void
test_priority_goes_first (void)
{
  const int priorities[] = { 1, 0, 1, -1, 0, -1 };
  g_autoptr (GFile) file = make_spinning ();
  g_autoptr (KntDocument) document = open_alone (file);
  g_autoptr (GString) order = g_string_new (NULL);
  Ordered ordered[G_N_ELEMENTS (priorities)];
  KntTileRequest request = sound;
  GAsyncResult *first = NULL, *second = NULL;

  /* Two are on their way; the rest waits behind them. */
  knt_document_render_async (document, &sound, NULL, await_cb, &first);
  knt_document_render_async (document, &sound, NULL, await_cb, &second);
  for (guint i = 0; i < G_N_ELEMENTS (priorities); i++) {
    ordered[i] = (Ordered) { order, 'a' + i, NULL };
    request.priority = priorities[i];
    knt_document_render_async (document, &request, NULL, ordered_cb, &ordered[i]);
  }

  /* The same priority, in the order of asking. */
  await_condition (are_all_there, order);
  g_assert_cmpstr (order->str, ==, "dfbeac");
  for (guint i = 0; i < G_N_ELEMENTS (priorities); i++)
    g_object_unref (ordered[i].result);
  g_clear_object (&first);
  g_clear_object (&second);
}

static void
test_reader_ends_with_its_document (void)
{
  g_autoptr (GFile) file = make_spinning ();
  KntDocument *document = open_alone (file);

  g_assert_false (has_no_reader (NULL));
  g_assert_finalize_object (document);
  await_condition (has_no_reader, NULL);
}

/* Even one that is busy, and even if the program is killed. */
static void
test_reader_ends_with_its_program (void)
{
  g_autoptr (GFile) file = make_spinning ();
  int numbers[2];
  GPid reader = 0;
  pid_t program;

  g_assert_cmpint (pipe (numbers), ==, 0);
  program = fork ();
  if (program == 0) {
    char *argv[] = { (char *) "/proc/self/exe", (char *) "--hold", (char *) g_file_peek_path (file), NULL };

    dup2 (numbers[1], STDOUT_FILENO);
    execv (argv[0], argv);
    _exit (1);
  }
  close (numbers[1]);
  g_assert_cmpint (read (numbers[0], &reader, sizeof reader), ==, sizeof reader);
  close (numbers[0]);
  g_assert_true (is_running (reader));

  kill (program, SIGKILL);
  await_condition (has_ended, &reader);
  waitpid (program, NULL, 0);
}

/* The program of the test above: has a reader draw what never ends, tells its number and waits to be killed. */
static int
hold (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (KntDocument) document = open_alone (file);
  g_autoptr (GArray) readers = NULL;
  GAsyncResult *coming = NULL;
  guint64 ticks = get_most_ticks () + 5;

  knt_document_render_async (document, &spinning, NULL, await_cb, &coming);
  await_condition (is_reader_at_work, &ticks);
  readers = list_readers ();
  if (write (STDOUT_FILENO, readers->data, sizeof (GPid)) != sizeof (GPid))
    return 1;
  await (&coming);

  return 0;
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--hold"))
    return hold (argv[2]);

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/replacement/killed-while-drawing", test_killed_while_drawing);
  g_test_add_func ("/replacement/killed-while-idle-costs-nothing", test_killed_while_idle_costs_nothing);
  g_test_add_func ("/replacement/stopped-at-the-deadline", test_stopped_at_the_deadline);
  g_test_add_func ("/replacement/reading-all-passes-over-a-page", test_reading_all_passes_over_a_page);
  g_test_add_func ("/replacement/deadline-is-for-each-request", test_deadline_is_for_each_request);
  g_test_add_func ("/replacement/out-of-memory", test_out_of_memory);
  g_test_add_func ("/replacement/endless-warnings", test_endless_warnings);
  g_test_add_func ("/replacement/waiting-requests-are-cancelled-at-once", test_waiting_requests_are_cancelled_at_once);
  g_test_add_func ("/replacement/priority-goes-first", test_priority_goes_first);
  g_test_add_func ("/replacement/reader-ends-with-its-document", test_reader_ends_with_its_document);
  g_test_add_func ("/replacement/reader-ends-with-its-program", test_reader_ends_with_its_program);

  return g_test_run ();
}
