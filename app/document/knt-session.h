/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-document.h"
#include "knt-library.h"
#include "knt-notes.h"

G_BEGIN_DECLS

#define KNT_TYPE_SESSION (knt_session_get_type ())

G_DECLARE_FINAL_TYPE (KntSession, knt_session, KNT, SESSION, GObject)

/* One open brief: the PDF, its notes, and where they are kept. No widget. Opening either half finds the other.
 *
 * Properties: "document", "notes" (both never NULL once open), "notes-file" (GFile, nullable: NULL while the notes are
 * only a draft), "recognising" (boolean), "progress" (double 0 to 1), "has-text" (boolean: FALSE for a scan, known once read),
 * "modified" (boolean: the chosen file is not yet up to date).
 *
 * Signals:
 *   "failed" (GError *error): something that concerns the user failed while working (saving, reading).
 *   "file-changed" (): the notes file changed on disk and cannot be merged without asking; see knt_session_resolve_async(). */

#define KNT_SESSION_ERROR (knt_session_error_quark ())

typedef enum {
  KNT_SESSION_ERROR_NEEDS_PDF, /* a notes file was opened whose PDF was not found: ask for it, then call again with @pdf */
  KNT_SESSION_ERROR_WRONG_PDF, /* that PDF is another document: the message says how; may be forced */
  KNT_SESSION_ERROR_UNKNOWN    /* neither a PDF nor notes */
} KntSessionError;

GQuark knt_session_error_quark (void);

/* @file: a PDF or a notes file, told by content. @pdf: (nullable): the PDF that belongs to a notes file. @password: (nullable).
 * Errors: KNT_DOCUMENT_ERROR (PASSWORD: ask, call again), KNT_SESSION_ERROR, KNT_NOTES_ERROR (damaged notes, place and reason). */
void knt_session_open_async (KntLibrary *library,
                             GPtrArray *forms,
                             GFile *file,
                             GFile *pdf,
                             const char *password,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
KntSession *knt_session_open_finish (GAsyncResult *result, GError **error);

KntDocument *knt_session_get_document (KntSession *self);
KntNotes *knt_session_get_notes (KntSession *self);
GFile *knt_session_get_notes_file (KntSession *self);

/* Recognises in the background (reads all pages, then a thread), sets the notes' brief. Called by open; again on request. */
void knt_session_recognise (KntSession *self);

/* @file: (nullable): NULL saves to the chosen file; else becomes the chosen file. From then on it is kept up to date. */
void knt_session_save_async (KntSession *self,
                             GFile *file,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean knt_session_save_finish (KntSession *self, GAsyncResult *result, GError **error);

/* Compares the etag of the chosen file; on focus and on a timer. */
void knt_session_check_file (KntSession *self);

/* After "file-changed": keep what is here (writes it over the file) or take what is there (still undoable). */
void knt_session_resolve_async (KntSession *self,
                                gboolean keep_mine,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean knt_session_resolve_finish (KntSession *self, GAsyncResult *result, GError **error);

/* Journal synced, draft and chosen file written. */
void knt_session_close_async (KntSession *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean knt_session_close_finish (KntSession *self, GAsyncResult *result, GError **error);

/* The passage as the notes format wants it: an ANNOTATION with all its selectors, from spans of this document. Needs the texts of
 * the spans' pages in the document's cache; loads them otherwise. */
void knt_session_annotate_async (KntSession *self,
                                 GArray *spans,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
/* (transfer full): a new entity, not yet applied to the notes */
KntEntity *knt_session_annotate_finish (KntSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
