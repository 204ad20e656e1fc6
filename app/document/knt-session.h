/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-answer-search.h"
#include "knt-document.h"
#include "knt-library.h"
#include "knt-notes.h"

G_BEGIN_DECLS

#define KNT_TYPE_SESSION (knt_session_get_type ())

G_DECLARE_FINAL_TYPE (KntSession, knt_session, KNT, SESSION, GObject)

/* One open brief: the PDF, its notes, and where they are kept. No widget. Opening either half finds the other.
 *
 * A session is made first and opened then, so that the first page can be drawn while the rest is still on its way:
 *
 *   1. "document" is notified as soon as the PDF is open: give it to the canvas then;
 *   2. "notes" is notified when they are found or made (a hash and a look into the library later: milliseconds);
 *   3. the callback of knt_session_open_async() is called: both are there and stay the same objects until the end;
 *   4. recognition goes on behind it: "recognising", "progress", and "brief" of the notes as it grows.
 *
 * When opening fails after 1., "document" is notified once more and is NULL.
 *
 * Properties: "document" and "notes" (NULL until then), "notes-file" (GFile, nullable: NULL while the notes are only
 * a draft), "recognising" (boolean), "progress" (double 0 to 1), "has-text" (boolean, TRUE at first: FALSE for a
 * scan, known once read), "modified" (boolean: the chosen file is not yet up to date; FALSE while there is none).
 *
 * Signals:
 *   "failed" (GError *error): something that concerns the user failed while working (saving, reading).
 *   "file-changed" (): the notes file changed on disk and cannot be merged without asking; nothing is written to it
 *     until knt_session_resolve_async(). May come right after opening.
 *   "merged" (): the notes file changed on disk and what changed there has been taken in.
 *
 * All of it is for the thread with the main context; what touches files or reads pages happens in other threads. */

#define KNT_SESSION_ERROR (knt_session_error_quark ())

typedef enum {
  KNT_SESSION_ERROR_NEEDS_PDF, /* a notes file was opened whose PDF was not found: ask for it, then open again with @pdf */
  KNT_SESSION_ERROR_WRONG_PDF, /* that PDF is another document: the message says how */
  KNT_SESSION_ERROR_UNKNOWN,   /* neither a PDF nor notes */
  KNT_SESSION_ERROR_IN_USE,    /* these notes are open already: see knt_session_get_rival() */
  KNT_SESSION_ERROR_READ_ONLY, /* the notes are of a newer version and are never written */
  KNT_SESSION_ERROR_CHANGED    /* the notes file changed on disk: resolve first */
} KntSessionError;

GQuark knt_session_error_quark (void);

/* @forms: (element-type KntForm): both are kept. */
KntSession *knt_session_new (KntLibrary *library, GPtrArray *forms);

/* @file: a PDF or a notes file, told by content. @pdf: (nullable): the PDF that belongs to a notes file. @password: (nullable).
 * Errors: KNT_DOCUMENT_ERROR (PASSWORD: ask, open again), KNT_SESSION_ERROR, KNT_NOTES_ERROR (damaged notes, place and reason),
 * G_IO_ERROR. After an error the same session may be opened again; after success it may not. */
void knt_session_open_async (KntSession *self,
                             GFile *file,
                             GFile *pdf,
                             const char *password,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean knt_session_open_finish (KntSession *self, GAsyncResult *result, GError **error);

KntDocument *knt_session_get_document (KntSession *self); /* (transfer none) (nullable) */
KntNotes *knt_session_get_notes (KntSession *self);       /* (transfer none) (nullable) */
GFile *knt_session_get_notes_file (KntSession *self);     /* (transfer none) (nullable) */
gboolean knt_session_get_recognising (KntSession *self);
double knt_session_get_progress (KntSession *self);
gboolean knt_session_get_has_text (KntSession *self);
gboolean knt_session_get_modified (KntSession *self);

/* After KNT_SESSION_ERROR_IN_USE: (transfer none) (nullable): the session of this program that has these notes
 * open, so that its window can be shown; NULL when another program has them. */
KntSession *knt_session_get_rival (KntSession *self);

/* Recognises in the background (reads all pages, then a thread), sets the notes' brief. Called by open where it is
 * needed; again on request. Does nothing while it is at it. */
void knt_session_recognise (KntSession *self);
void knt_session_set_forms (KntSession *self, GPtrArray *forms);

/* (transfer full): a search for the answers to this brief's questions, not begun */
KntAnswerSearch *knt_session_search_answers (KntSession *self, GFile *pdf);

/* @file: (nullable): NULL saves to the chosen file; else becomes the chosen file. From then on it is kept up to date.
 * On an error the chosen file is what it was before. */
void knt_session_save_async (KntSession *self,
                             GFile *file,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean knt_session_save_finish (KntSession *self, GAsyncResult *result, GError **error);

/* Compares the etag of the chosen file, in a thread; call it on focus and on a timer. */
void knt_session_check_file (KntSession *self);

/* After "file-changed": keep what is here (writes it over the file) or take what is there (still undoable). */
void knt_session_resolve_async (KntSession *self,
                                gboolean keep_mine,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean knt_session_resolve_finish (KntSession *self, GAsyncResult *result, GError **error);

/* Journal synced, draft and chosen file written; the notes are free for another session when it finishes. */
void knt_session_close_async (KntSession *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean knt_session_close_finish (KntSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
