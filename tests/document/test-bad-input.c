/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-document.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "document-fixture.h"
#include "pdf-maker.h"

static GFile *
make_good (void)
{
  g_autoptr (PdfMaker) maker = pdf_maker_new ();

  pdf_maker_add_page (maker, "/MediaBox [0 0 100 100]", "BT /F1 10 Tf 5 20 Td (good) Tj ET");

  return pdf_maker_save (maker, "good.pdf");
}

static void
assert_refused (GFile *file, const char *password, KntDocumentError code)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (KntDocument) document = open_document (file, password, &error);

  g_assert_null (document);
  g_test_message ("%s", error != NULL ? error->message : "no error");
  g_assert_error (error, KNT_DOCUMENT_ERROR, (int) code);
  /* One sentence that names the file, and nothing of the machinery. */
  g_assert_nonnull (strstr (error->message, name));
  g_assert_null (strstr (error->message, "GDBus"));
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_not_a_pdf (void)
{
  const struct {
    const char *name;
    const char *bytes;
    gssize size;
  } cases[] = {
    { "empty.pdf", "", 0 },
    { "one-byte.pdf", "%", 1 },
    { "text.pdf", "Dear minister,", -1 },
    { "page.html", "<!DOCTYPE html><title>PDF</title>", -1 },
    { "zeros.pdf", "\0\0\0\0\0\0\0\0", 8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GFile) file = pdf_maker_save_bytes (cases[i].name, cases[i].bytes, cases[i].size);

    assert_refused (file, NULL, KNT_DOCUMENT_ERROR_NOT_PDF);
  }
}

static void
test_folder (void)
{
  g_autoptr (GFile) good = make_good ();
  g_autoptr (GFile) folder = g_file_get_parent (good);

  assert_refused (folder, NULL, KNT_DOCUMENT_ERROR_NOT_PDF);
}

static void
test_pipe_does_not_hang (void)
{
  g_autoptr (GFile) good = make_good ();
  g_autoptr (GFile) folder = g_file_get_parent (good);
  g_autoptr (GFile) file = g_file_get_child (folder, "pipe.pdf");

  g_unlink (g_file_peek_path (file));
  g_assert_cmpint (mkfifo (g_file_peek_path (file), 0600), ==, 0);
  assert_refused (file, NULL, KNT_DOCUMENT_ERROR_NOT_PDF);
}

static void
test_missing (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/brief.pdf");

  assert_refused (file, NULL, KNT_DOCUMENT_ERROR_UNREADABLE);
}

static void
test_no_permission (void)
{
  g_autoptr (GFile) file = make_good ();

  g_assert_cmpint (g_chmod (g_file_peek_path (file), 0), ==, 0);
  if (access (g_file_peek_path (file), R_OK) == 0)
    g_test_skip ("root may read everything");
  else
    assert_refused (file, NULL, KNT_DOCUMENT_ERROR_UNREADABLE);
  g_chmod (g_file_peek_path (file), 0600);
}

static void
test_not_on_this_computer (void)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("sftp://example.org/brief.pdf");

  assert_refused (file, NULL, KNT_DOCUMENT_ERROR_UNREADABLE);
}

/* As a share or the trash is: the system has no path to it, only GIO can read it. */
static void
test_without_a_path (void)
{
  const char *path = g_test_get_filename (G_TEST_DIST, "../data/sample/brief.pdf", NULL);
  g_autoptr (GFile) local = g_file_new_for_path (path);
  g_autoptr (GFile) remote = g_file_new_for_uri ("resource:///io/github/kanttekening/tests/brief.pdf");
  g_autoptr (GFile) text = g_file_new_for_uri ("resource:///io/github/kanttekening/tests/no-brief.txt");
  g_autoptr (KntDocument) one = open_document (local, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KntDocument) other = open_document (remote, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (knt_document_get_n_pages (other), ==, knt_document_get_n_pages (one));
  g_assert_cmpint (knt_document_get_size (other), ==, knt_document_get_size (one));
  assert_refused (text, NULL, KNT_DOCUMENT_ERROR_NOT_PDF);
}

static void
test_truncated (void)
{
  g_autoptr (GFile) good = make_good ();
  g_autoptr (GFile) cut = NULL;
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (g_file_peek_path (good), &bytes, &size, NULL));
  cut = pdf_maker_save_bytes ("truncated.pdf", bytes, 40);
  assert_refused (cut, NULL, KNT_DOCUMENT_ERROR_DAMAGED);
}

/* What can be read in spite of its damage is read. */
static void
test_lost_table_is_mended (void)
{
  g_autoptr (GFile) good = make_good ();
  g_autoptr (GFile) cut = NULL;
  g_autoptr (KntDocument) document = NULL;
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (g_file_peek_path (good), &bytes, &size, NULL));
  cut = pdf_maker_save_bytes ("no-table.pdf", bytes, strstr (bytes, "startxref") - bytes);
  document = open_well (cut);
  g_assert_cmpuint (knt_document_get_n_pages (document), ==, 1);
}

static void
test_mark_may_come_late (void)
{
  g_autoptr (GFile) good = make_good ();
  g_autoptr (GFile) late = NULL;
  g_autoptr (KntDocument) document = NULL;
  g_autoptr (GString) text = g_string_new ("MIME-Version: 1.0\r\n\r\n");
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (g_file_peek_path (good), &bytes, &size, NULL));
  g_string_append_len (text, bytes, size);
  late = pdf_maker_save_bytes ("late.pdf", text->str, text->len);
  document = open_well (late);
  g_assert_cmpuint (knt_document_get_n_pages (document), ==, 1);
}

static GFile *
encrypt (GFile *file, const char *bits, const char *password)
{
  g_autofree char *path = g_strconcat (g_file_peek_path (file), ".encrypted.pdf", NULL);
  g_autofree char *qpdf = g_find_program_in_path ("qpdf");
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  if (qpdf == NULL)
    return NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, qpdf, "--allow-weak-crypto", "--encrypt", password,
                              "owner", bits, "--", g_file_peek_path (file), path, NULL);
  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

static void
test_encrypted (gconstpointer data)
{
  const char *bits = data;
  /* One outside ASCII: the encodings differ between the kinds of encryption. */
  const char *const passwords[] = { "geheim", "crème" };

  for (guint i = 0; i < G_N_ELEMENTS (passwords); i++) {
    g_autoptr (GFile) good = make_good ();
    g_autoptr (GFile) file = encrypt (good, bits, passwords[i]);
    g_autoptr (KntDocument) document = NULL;
    g_autoptr (KntPageText) text = NULL;
    g_autoptr (GError) error = NULL;

    if (file == NULL) {
      g_test_skip ("qpdf is not here");
      return;
    }

    assert_refused (file, NULL, KNT_DOCUMENT_ERROR_PASSWORD);
    assert_refused (file, "", KNT_DOCUMENT_ERROR_PASSWORD);
    assert_refused (file, "wrong", KNT_DOCUMENT_ERROR_PASSWORD);
    assert_refused (file, "fälsch", KNT_DOCUMENT_ERROR_PASSWORD);

    document = open_document (file, passwords[i], &error);
    g_assert_no_error (error);
    text = load_text (document, 1, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (knt_page_text_get_text (text), ==, "good");
  }
}

static void
test_none_and_wrong_password_are_told_apart (void)
{
  g_autoptr (GFile) good = make_good ();
  g_autoptr (GFile) file = encrypt (good, "256", "geheim");
  g_autoptr (GError) none = NULL, wrong = NULL;

  if (file == NULL) {
    g_test_skip ("qpdf is not here");
    return;
  }

  g_assert_null (open_document (file, NULL, &none));
  g_assert_null (open_document (file, "wrong", &wrong));
  g_assert_cmpstr (none->message, !=, wrong->message);
}

/* A password that nobody asked for does no harm, and damage is not taken for a wrong password. */
static void
test_needless_password (void)
{
  g_autoptr (GFile) good = make_good ();
  g_autoptr (GFile) damaged = pdf_maker_save_bytes ("damaged.pdf", "%PDF-1.7\nno more", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (KntDocument) document = open_document (good, "geheim", &error);

  g_assert_no_error (error);
  assert_refused (damaged, "geheim", KNT_DOCUMENT_ERROR_DAMAGED);
}

static void
test_vanishes_while_open (void)
{
  g_autoptr (GFile) file = make_good ();
  g_autoptr (KntDocument) document = open_well (file);
  g_autoptr (KntPageText) text = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *coming = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = NULL, *bytes = NULL, *expected = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (g_file_peek_path (file), &bytes, &size, NULL));
  expected = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, size);
  g_assert_cmpint (g_unlink (g_file_peek_path (file)), ==, 0);

  text = load_text (document, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (knt_page_text_get_text (text), ==, "good");

  knt_document_hash_async (document, NULL, await_cb, &coming);
  result = await (&coming);
  hash = knt_document_hash_finish (document, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hash, ==, expected);
  g_assert_cmpint (knt_document_get_size (document), ==, size);
}

static void
test_no_reader (void)
{
  g_autofree char *reader = g_strdup (g_getenv ("KNT_READER"));
  g_autoptr (GFile) file = make_good ();
  g_autoptr (GError) error = NULL;

  g_setenv ("KNT_READER", "/nonexistent/reader", TRUE);
  g_assert_null (open_document (file, NULL, &error));
  g_assert_error (error, KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_READER);
  g_assert_nonnull (strstr (error->message, "/nonexistent/reader"));
  g_setenv ("KNT_READER", reader, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bad-input/not-a-pdf", test_not_a_pdf);
  g_test_add_func ("/bad-input/folder", test_folder);
  g_test_add_func ("/bad-input/pipe-does-not-hang", test_pipe_does_not_hang);
  g_test_add_func ("/bad-input/missing", test_missing);
  g_test_add_func ("/bad-input/no-permission", test_no_permission);
  g_test_add_func ("/bad-input/not-on-this-computer", test_not_on_this_computer);
  g_test_add_func ("/bad-input/without-a-path", test_without_a_path);
  g_test_add_func ("/bad-input/truncated", test_truncated);
  g_test_add_func ("/bad-input/lost-table-is-mended", test_lost_table_is_mended);
  g_test_add_func ("/bad-input/mark-may-come-late", test_mark_may_come_late);
  g_test_add_data_func ("/bad-input/encrypted/128", "128", test_encrypted);
  g_test_add_data_func ("/bad-input/encrypted/256", "256", test_encrypted);
  g_test_add_func ("/bad-input/needless-password", test_needless_password);
  g_test_add_func ("/bad-input/none-and-wrong-password-are-told-apart", test_none_and_wrong_password_are_told_apart);
  g_test_add_func ("/bad-input/vanishes-while-open", test_vanishes_while_open);
  g_test_add_func ("/bad-input/no-reader", test_no_reader);

  return g_test_run ();
}
