/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-phrases.h"

G_BEGIN_DECLS

/**
 * KntPromise:
 * @confidence: from 0 to 1; 0 where the sentence promises nothing
 * @due: (nullable): ISO 8601 date
 * @due_text: (nullable): the wording of the term
 *
 * What a sentence of an answer may promise.
 */
typedef struct {
  double confidence;
  char *due;
  char *due_text;
} KntPromise;

KntPromise *knt_promise_read (const KntPhrases *phrases, const char *sentence, const char *answered);
void knt_promise_free (KntPromise *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntPromise, knt_promise_free)

G_END_DECLS
