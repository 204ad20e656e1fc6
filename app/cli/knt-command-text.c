/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-cli.h"

#include <glib/gi18n.h>

#include "knt-cli-document.h"

typedef struct {
  GString *text;
  gboolean has_text;
} Pages;

static void
add_page (KntPageText *page, gpointer user_data)
{
  Pages *pages = user_data;

  /* A form feed ends a page, as pdftotext has it. */
  g_string_append (pages->text, knt_page_text_get_text (page));
  g_string_append (pages->text, "\n\f");
  pages->has_text |= knt_page_text_get_n_chars (page) > 0;
}

static KntStatus
read_all (KntDocument *document, const char *path, Pages *pages)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_failed = 0;

  knt_document_keep_to_one_reader (document);
  knt_document_read_all_async (document, add_page, pages, NULL, knt_cli_done_cb, &slot);
  result = knt_cli_wait (&slot);

  if (!knt_document_read_all_finish (document, result, &n_failed, &error))
    return knt_cli_fail (error);
  if (n_failed > 0) {
    knt_cli_say (ngettext ("%u page of “%s” could not be read", "%u pages of “%s” could not be read", n_failed),
                 n_failed, path);
    return KNT_STATUS_FINDINGS;
  }

  return KNT_STATUS_DONE;
}

static KntStatus
read_one (KntDocument *document, const char *path, int number, Pages *pages)
{
  GAsyncResult *slot = NULL;
  guint n_pages = knt_document_get_n_pages (document);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (KntPageText) page = NULL;
  g_autoptr (GError) error = NULL;

  if (number < 1 || (guint) number > n_pages) {
    knt_cli_say (ngettext ("“%s” has %u page; there is no page %d", "“%s” has %u pages; there is no page %d", n_pages),
                 path, n_pages, number);
    return KNT_STATUS_UNUSABLE;
  }

  knt_document_load_text_async (document, number, NULL, knt_cli_done_cb, &slot);
  result = knt_cli_wait (&slot);
  page = knt_document_load_text_finish (document, result, &error);
  if (page == NULL)
    return knt_cli_fail (error);

  add_page (page, pages);
  return KNT_STATUS_DONE;
}

static KntStatus
run (const KntCommand *self, char **arguments)
{
  g_autofree char *path = NULL;
  g_autofree char *password_file = NULL;
  g_autofree char *page = NULL;
  const GOptionEntry options[] = {
    { "page", 'p', 0, G_OPTION_ARG_STRING, &page, N_ ("Only this page, from 1"), "N" },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &password_file, N_ ("File whose first line is the password"),
      "FILE" },
    { NULL },
  };
  g_autoptr (KntDocument) document = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  Pages pages = { text, FALSE };
  gint64 number = 0;
  KntStatus status;

  if (!knt_cli_parse (self, options, arguments, &path, &status))
    return status;
  if (path == NULL)
    return knt_cli_miss_file (self);
  if (page != NULL && !g_ascii_string_to_signed (page, 10, 1, G_MAXINT, &number, NULL)) {
    knt_cli_say (_ ("“%s” is not a page number"), page);
    return KNT_STATUS_UNUSABLE;
  }

  document = knt_cli_open_document (path, password_file, &error);
  if (document == NULL)
    return knt_cli_fail (error);

  status = page != NULL ? read_one (document, path, number, &pages) : read_all (document, path, &pages);
  knt_document_close (document);
  if (status == KNT_STATUS_UNUSABLE)
    return status;
  if (!pages.has_text) {
    if (page != NULL)
      knt_cli_say (_ ("Page %s of “%s” holds no text; it may be a scan"), page, path);
    else
      knt_cli_say (_ ("“%s” holds no text; it may be a scan"), path);
    return KNT_STATUS_FINDINGS;
  }

  bytes = g_bytes_new (text->str, text->len);
  return knt_cli_write (NULL, bytes, status);
}

const KntCommand knt_command_text = {
  "text",
  "BRIEF.pdf [--page N]",
  N_ ("Print the text of a brief as the program sees it"),
  run,
};
