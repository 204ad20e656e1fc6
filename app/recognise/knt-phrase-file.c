/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-phrase-file.h"

struct _KntPhraseFile {
  gatomicrefcount ref_count;
  char *path;
  gsize is_read; /* for g_once_init_enter() */
  KntPhrases *phrases;
};

/**
 * knt_phrase_file_new:
 * @path: of a file as data/forms/phrases.schema.json has it, which is not touched yet
 *
 * Returns: (transfer full): the file
 */
KntPhraseFile *
knt_phrase_file_new (const char *path)
{
  KntPhraseFile *self = g_new0 (KntPhraseFile, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->path = g_strdup (path);

  return self;
}

KntPhraseFile *
knt_phrase_file_ref (KntPhraseFile *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
knt_phrase_file_unref (KntPhraseFile *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->path);
  g_clear_pointer (&self->phrases, knt_phrases_unref);
  g_free (self);
}

const char *
knt_phrase_file_get_path (KntPhraseFile *self)
{
  return self->path;
}

static KntPhrases *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  KntPhrases *phrases = NULL;
  char *data;
  gsize size;

  if (g_file_get_contents (path, &data, &size, &error)) {
    bytes = g_bytes_new_take (data, size);
    phrases = knt_phrases_new_from_bytes (bytes, path, &error);
  }
  if (phrases == NULL)
    g_warning ("%s", error->message);

  return phrases;
}

/**
 * knt_phrase_file_get_phrases:
 *
 * Reads the file the first time.
 *
 * Returns: (transfer none) (nullable): what it says; %NULL where that is faulty, which is told in the log: it came with the program
 */
KntPhrases *
knt_phrase_file_get_phrases (KntPhraseFile *self)
{
  if (g_once_init_enter (&self->is_read)) {
    self->phrases = load (self->path);
    g_once_init_leave (&self->is_read, 1);
  }

  return self->phrases;
}
