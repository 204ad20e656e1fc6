/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-cli.h"

#include <glib/gi18n.h>

#include "knt-cli-document.h"
#include "knt-cli-forms.h"
#include "knt-reanchor.h"
#include "knt-recognition.h"
#include "knt-source.h"
#include "knt-store.h"

/* The other document, as far as it is needed. */
typedef struct {
  KntDocument *document;
  KntRecognition *recognition;
  GPtrArray *texts; /* KntPageText */
  char *sha256;
} Target;

static void
target_clear (Target *self)
{
  if (self->document != NULL)
    knt_document_close (self->document);
  g_clear_object (&self->document);
  g_clear_object (&self->recognition);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_free (self->sha256);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Target, target_clear)

static gboolean
hash (Target *self, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  knt_document_hash_async (self->document, NULL, knt_cli_done_cb, &slot);
  result = knt_cli_wait (&slot);
  self->sha256 = knt_document_hash_finish (self->document, result, error);
  return self->sha256 != NULL;
}

static gboolean
recognise (Target *self, GPtrArray *forms, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_page_text_unref);
  self->recognition = knt_recognition_new (self->document, forms, NULL);
  knt_recognition_set_texts (self->recognition, self->texts);
  knt_recognition_run_async (self->recognition, NULL, knt_cli_done_cb, &slot);
  result = knt_cli_wait (&slot);
  return knt_recognition_run_finish (self->recognition, result, error);
}

static KntStatus
say_fates (GPtrArray *fates)
{
  KntStatus status = KNT_STATUS_DONE;

  for (guint i = 0; i < fates->len; i++) {
    const KntFate *fate = g_ptr_array_index (fates, i);
    const char *label = knt_fate_kind_get_label (fate->kind), *collection = knt_collection_to_string (fate->collection);

    if (fate->page > 0)
      /* Translators: what became of a note (kept, moved, changed, orphan), a collection of the notes file as it is named there, the
       * words that the note is about, the number of a page, and why. */
      knt_cli_say (_ ("%s: %s “%s”, page %u: %s"), label, collection, fate->words, fate->page, fate->reason);
    else
      /* Translators: what became of a note (kept, moved, changed, orphan), a collection of the notes file as it is named there, the
       * words that the note is about, and why. */
      knt_cli_say (_ ("%s: %s “%s”: %s"), label, collection, fate->words, fate->reason);
    if (fate->kind > KNT_FATE_MOVED)
      status = KNT_STATUS_FINDINGS;
  }

  return status;
}

static KntStatus
reanchor (KntNotes *notes, const char *path, const char *password_file, const char *output)
{
  g_autoptr (GPtrArray) fates = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_fate_free);
  g_autoptr (GPtrArray) forms = knt_cli_load_forms ();
  g_auto (Target) target = { 0 };
  g_autoptr (JsonObject) source = NULL;
  g_autoptr (KntNotes) moved = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_same;

  if (forms == NULL)
    return KNT_STATUS_UNUSABLE;

  target.document = knt_cli_open_document (path, password_file, &error);
  if (target.document == NULL || !hash (&target, &error) || !recognise (&target, forms, &error))
    return knt_cli_fail (error);

  is_same = g_strcmp0 (target.sha256, knt_notes_get_sha256 (notes)) == 0;
  source = knt_source_describe (is_same ? knt_notes_get_source (notes) : NULL, target.document, target.sha256,
                                knt_recognition_get_pages (target.recognition));
  moved =
    knt_reanchor (notes, NULL, source, knt_recognition_get_brief (target.recognition), target.texts, fates, &error);
  if (moved == NULL)
    return knt_cli_fail (error);

  root = knt_notes_to_json (moved);
  bytes = knt_store_to_bytes (root);
  return knt_cli_write (output, bytes, say_fates (fates));
}

static KntStatus
run (const KntCommand *self, char **arguments)
{
  g_auto (GStrv) files = NULL;
  g_autofree char *output = NULL;
  g_autofree char *password_file = NULL;
  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write the notes to this file"), "OUT" },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &password_file, N_ ("File whose first line is the password"),
      "FILE" },
    { NULL },
  };
  g_autoptr (GFile) file = NULL;
  g_autoptr (KntNotes) notes = NULL;
  g_autoptr (GError) error = NULL;
  KntStatus status;

  if (!knt_cli_parse_files (self, options, arguments, 2, &files, &status))
    return status;
  if (files == NULL || g_strv_length (files) < 2 || output == NULL)
    return knt_cli_miss_file (self);
  if (!knt_cli_keeps_input (output, files[0]) || !knt_cli_keeps_input (output, files[1]))
    return KNT_STATUS_UNUSABLE;

  file = g_file_new_for_commandline_arg (files[0]);
  notes = knt_store_load_file (file, NULL, NULL, &error);
  if (notes == NULL)
    return knt_cli_fail (error);

  return reanchor (notes, files[1], password_file, output);
}

const KntCommand knt_command_reanchor = {
  "reanchor",
  "NOTES NEW.pdf -o OUT",
  N_ ("Bring notes to another PDF of the brief, or to the answers to its questions, and say what became of each"),
  run,
};
