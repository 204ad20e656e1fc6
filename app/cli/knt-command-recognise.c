/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-cli.h"

#include <glib/gi18n.h>

#include "knt-audit.h"
#include "knt-cli-document.h"
#include "knt-cli-forms.h"
#include "knt-notes.h"
#include "knt-recognition.h"
#include "knt-source.h"
#include "knt-store.h"

/* Returns: (transfer full) (nullable): the document's hash, which is computed while it is read */
static char *
recognise (KntDocument *document, KntRecognition *recognition, GError **error)
{
  GAsyncResult *hash_slot = NULL, *slot = NULL;
  g_autoptr (GAsyncResult) hash_result = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  knt_document_hash_async (document, NULL, knt_cli_done_cb, &hash_slot);
  knt_document_keep_to_one_reader (document);
  knt_recognition_run_async (recognition, NULL, knt_cli_done_cb, &slot);
  hash_result = knt_cli_wait (&hash_slot);
  result = knt_cli_wait (&slot);

  return knt_recognition_run_finish (recognition, result, error)
           ? knt_document_hash_finish (document, hash_result, error)
           : NULL;
}

/* What a person should know of how it went; each on a line of its own. */
static KntStatus
report (KntRecognition *recognition, const char *path)
{
  KntStatus status = KNT_STATUS_DONE;
  GPtrArray *findings = knt_recognition_get_findings (recognition);
  guint n_failed = knt_recognition_get_n_failed (recognition);

  if (n_failed > 0) {
    knt_cli_say (ngettext ("%u page of “%s” could not be read", "%u pages of “%s” could not be read", n_failed),
                 n_failed, path);
    status = KNT_STATUS_FINDINGS;
  }
  if (!knt_recognition_get_has_text (recognition)) {
    knt_cli_say (_ ("“%s” holds no text; it may be a scan"), path);
    status = KNT_STATUS_FINDINGS;
  } else if (knt_brief_get_exchanges (knt_recognition_get_brief (recognition))->len == 0) {
    knt_cli_say (_ ("No questions were recognized in “%s”"), path);
    status = KNT_STATUS_FINDINGS;
  }
  for (guint i = 0; i < findings->len; i++) {
    const KntFinding *finding = findings->pdata[i];
    guint page = knt_finding_get_page (finding);

    if (page > 0)
      /* Translators: a file, the number of a page, and a sentence about what stands there. */
      knt_cli_say (_ ("“%s”, page %u: %s"), path, page, finding->sentence);
    else
      /* Translators: a file and a sentence about it. */
      knt_cli_say (_ ("“%s”: %s"), path, finding->sentence);
    status = KNT_STATUS_FINDINGS;
  }

  return status;
}

/* Notes that a person wrote are not replaced by a file without them. */
static gboolean
keeps_notes (const char *output)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (KntNotes) notes = NULL;

  if (output == NULL || !g_file_test (output, G_FILE_TEST_IS_REGULAR))
    return TRUE;

  file = g_file_new_for_commandline_arg (output);
  notes = knt_store_load_file (file, NULL, NULL, NULL);
  for (KntCollection i = 0; notes != NULL && i < KNT_N_COLLECTIONS; i++)
    if (g_list_model_get_n_items (knt_notes_get_collection (notes, i)) > 0) {
      knt_cli_say (_ ("“%s” holds notes that would be lost; choose another name with -o"), output);
      return FALSE;
    }

  return TRUE;
}

static GBytes *
make_notes (KntDocument *document, KntRecognition *recognition, const char *sha256)
{
  g_autoptr (KntNotes) notes = knt_notes_new ();
  g_autoptr (JsonObject) source = knt_source_describe (NULL, document, sha256, knt_recognition_get_pages (recognition));
  KntBrief *brief = knt_recognition_get_brief (recognition);
  g_autofree char *title = knt_source_dup_title (document, brief);
  g_autoptr (JsonNode) root = NULL;

  knt_notes_set_source (notes, source);
  knt_notes_set_brief (notes, brief);
  knt_notes_set_title (notes, title);
  root = knt_notes_to_json (notes);

  return knt_store_to_bytes (root);
}

static KntStatus
run (const KntCommand *self, char **arguments)
{
  g_autofree char *path = NULL;
  g_autofree char *output = NULL;
  g_autofree char *password_file = NULL;
  g_autofree char *form = NULL;
  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write the notes to this file"), "NOTES" },
    { "form", 0, 0, G_OPTION_ARG_FILENAME, &form, N_ ("Try only the form in this file, and say how well it fits"),
      "FORM" },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &password_file, N_ ("File whose first line is the password"),
      "FILE" },
    { NULL },
  };
  g_autoptr (GPtrArray) forms = NULL;
  g_autoptr (KntDocument) document = NULL;
  g_autoptr (KntRecognition) recognition = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *sha256 = NULL;
  g_autoptr (GError) error = NULL;
  KntStatus status;

  if (!knt_cli_parse (self, options, arguments, &path, &status))
    return status;
  if (path == NULL)
    return knt_cli_miss_file (self);

  if (!knt_cli_keeps_input (output, path) || !keeps_notes (output))
    return KNT_STATUS_UNUSABLE;

  knt_reader_prestart (); /* starts while the forms are read */
  forms = form != NULL ? knt_cli_load_form (form) : knt_cli_load_forms ();
  if (forms == NULL)
    return KNT_STATUS_UNUSABLE;

  document = knt_cli_open_document (path, password_file, &error);
  if (document == NULL)
    return knt_cli_fail (error);

  recognition = knt_recognition_new (document, forms, NULL);
  sha256 = recognise (document, recognition, &error);
  if (sha256 == NULL)
    return knt_cli_fail (error);

  bytes = make_notes (document, recognition, sha256);
  if (form != NULL)
    knt_cli_say_fits (knt_recognition_get_fits (recognition));
  status = report (recognition, path);
  knt_document_close (document);

  return knt_cli_write (output, bytes, status);
}

const KntCommand knt_command_recognise = {
  "recognise",
  "BRIEF.pdf [-o NOTES] [--form FORM]",
  N_ ("Recognize the questions and answers of a brief, as notes with nothing noted yet"),
  run,
};
