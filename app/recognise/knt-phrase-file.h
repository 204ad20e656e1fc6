/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-phrases.h"

G_BEGIN_DECLS

/* The file with the phrases of a language, which its forms share. It is read when a brief in that language is: most are never. Any
 * thread may use it. */
typedef struct _KntPhraseFile KntPhraseFile;

KntPhraseFile *knt_phrase_file_new (const char *path);
KntPhraseFile *knt_phrase_file_ref (KntPhraseFile *self);
void knt_phrase_file_unref (KntPhraseFile *self);
const char *knt_phrase_file_get_path (KntPhraseFile *self);
KntPhrases *knt_phrase_file_get_phrases (KntPhraseFile *self); /* (transfer none) (nullable) */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntPhraseFile, knt_phrase_file_unref)

G_END_DECLS
