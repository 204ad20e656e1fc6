/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-library.h"

G_BEGIN_DECLS

#define KNT_TYPE_DRAFT_WRITER (knt_draft_writer_get_type ())

G_DECLARE_FINAL_TYPE (KntDraftWriter, knt_draft_writer, KNT, DRAFT_WRITER, GObject)

/* The notes as they are kept in the data folder from the first keystroke: a draft with all of them, a journal of what
 * was done since, and what the chosen file was like when it was last read or written. One program at a time holds them.
 *
 * Signal: "failed" (GError *error): the draft could not be written. */

/* Synchronous, for a thread. */
KntDraftWriter *knt_draft_writer_open (KntLibrary *library, const char *id, GError **error);
KntNotes *knt_draft_writer_load (KntDraftWriter *self, GBytes **base, GPtrArray *problems, GError **error);
char *knt_draft_writer_set_aside (KntDraftWriter *self, GError **error);

const char *knt_draft_writer_get_rescue_folder (KntDraftWriter *self);

/* For the thread with the main context, from when the notes are attached. */
void knt_draft_writer_attach (KntDraftWriter *self, KntNotes *notes);
void knt_draft_writer_save (KntDraftWriter *self);
void knt_draft_writer_save_base (KntDraftWriter *self, GBytes *base);
void knt_draft_writer_close_async (KntDraftWriter *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean knt_draft_writer_close_finish (KntDraftWriter *self, GAsyncResult *result, GError **error);

G_END_DECLS
