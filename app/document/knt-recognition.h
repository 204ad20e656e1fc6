/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-brief.h"
#include "knt-document.h"
#include "knt-notes.h"

G_BEGIN_DECLS

#define KNT_TYPE_RECOGNITION (knt_recognition_get_type ())

G_DECLARE_FINAL_TYPE (KntRecognition, knt_recognition, KNT, RECOGNITION, GObject)

/* One reading of a whole document: its pages' texts come from the reader, a thread makes a brief of them. Used once.
 *
 * Properties: "progress" (double 0 to 1), "brief" (KntBrief, nullable: what can be said so far, from time to time while
 * a long document is read; the whole when the run has finished). Both change in the thread that runs it. */

/* @forms: (element-type KntForm). @known: (nullable): what was recognised before, to compare with. */
KntRecognition *knt_recognition_new (KntDocument *document, GPtrArray *forms, KntBrief *known);

/* @texts: (element-type KntPageText): gets the text of each page as it is read, for who needs them beyond the brief. */
void knt_recognition_set_texts (KntRecognition *self, GPtrArray *texts);

void knt_recognition_run_async (KntRecognition *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean knt_recognition_run_finish (KntRecognition *self, GAsyncResult *result, GError **error);

double knt_recognition_get_progress (KntRecognition *self);
KntBrief *knt_recognition_get_brief (KntRecognition *self);             /* (transfer none) (nullable) */
void knt_recognition_hand_over (KntRecognition *self, KntNotes *notes); /* the brief so far becomes that of the notes */

/* Once it has run. */
gboolean knt_recognition_get_has_text (KntRecognition *self);
guint knt_recognition_get_n_failed (KntRecognition *self);    /* pages that could not be read */
gboolean knt_recognition_get_is_other (KntRecognition *self); /* whether the brief differs from the known one */
JsonNode *knt_recognition_get_pages (KntRecognition *self);   /* (transfer none): source.pages of the notes format */
/* (transfer none) (element-type KntFinding): what to look at, see knt-audit.h. */
GPtrArray *knt_recognition_get_findings (KntRecognition *self);
/* (transfer none) (element-type KntFormFit): what each form made of it, see knt-recogniser.h. */
GPtrArray *knt_recognition_get_fits (KntRecognition *self);

G_END_DECLS
