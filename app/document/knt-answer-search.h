/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-answers.h"
#include "knt-document.h"
#include "knt-library.h"

G_BEGIN_DECLS

#define KNT_ANSWER_SEARCH_ERROR (knt_answer_search_error_quark ())

/**
 * KntAnswerSearchError:
 * @KNT_ANSWER_SEARCH_ERROR_SAME: the PDF is the brief of questions itself
 * @KNT_ANSWER_SEARCH_ERROR_NO_TEXT: a scan, or no page of it could be read
 * @KNT_ANSWER_SEARCH_ERROR_NO_QUESTIONS: none were recognised in it
 * @KNT_ANSWER_SEARCH_ERROR_NONE_FOUND: none of the brief's questions is in it
 */
typedef enum {
  KNT_ANSWER_SEARCH_ERROR_SAME,
  KNT_ANSWER_SEARCH_ERROR_NO_TEXT,
  KNT_ANSWER_SEARCH_ERROR_NO_QUESTIONS,
  KNT_ANSWER_SEARCH_ERROR_NONE_FOUND
} KntAnswerSearchError;

GQuark knt_answer_search_error_quark (void);

#define KNT_TYPE_ANSWER_SEARCH (knt_answer_search_get_type ())

G_DECLARE_FINAL_TYPE (KntAnswerSearch, knt_answer_search, KNT, ANSWER_SEARCH, GObject)

/* Looks in another PDF for the answers to a brief's questions: reads and recognises it, finds the questions in it, and tells what
 * would become of the notes. Nothing is written before knt_answer_search_keep_async(). For the thread with the main context.
 *
 * Property: "progress" (double 0 to 1), of reading. */

KntAnswerSearch *
knt_answer_search_new (KntLibrary *library, GPtrArray *forms, KntNotes *notes, GFile *brief, GFile *pdf);

void knt_answer_search_run_async (KntAnswerSearch *self,
                                  const char *password,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean knt_answer_search_run_finish (KntAnswerSearch *self, GAsyncResult *result, GError **error);

double knt_answer_search_get_progress (KntAnswerSearch *self);
GFile *knt_answer_search_get_pdf (KntAnswerSearch *self);
KntDocument *knt_answer_search_get_document (KntAnswerSearch *self);
const KntAnswers *knt_answer_search_get_answers (KntAnswerSearch *self);
guint knt_answer_search_get_n_failed (KntAnswerSearch *self);
gboolean knt_answer_search_get_is_known (KntAnswerSearch *self);

void knt_answer_search_keep_async (KntAnswerSearch *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean knt_answer_search_keep_finish (KntAnswerSearch *self, GAsyncResult *result, GError **error);

G_END_DECLS
