/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-library-item.h"
#include "knt-notes.h"

G_BEGIN_DECLS

#define KNT_TYPE_LIBRARY (knt_library_get_type ())

G_DECLARE_FINAL_TYPE (KntLibrary, knt_library, KNT, LIBRARY, GObject)

/* The drafts in the data folder, with an index by which a document's notes are found again whatever its name or place, and the
 * list of recent briefs. The index is written in a thread; loading and finding are synchronous file access. */

/* @folder: $XDG_DATA_HOME/kanttekening, or a test's own; made when first written to. */
KntLibrary *knt_library_new (const char *folder);
GListModel *knt_library_get_recent (KntLibrary *self); /* (transfer none) of KntLibraryItem, latest first */
void knt_library_load (KntLibrary *self);              /* reads the index; call once, may be in a thread before use */
char *knt_library_dup_notes_uri (KntLibrary *self,
                                 const char *id);           /* (nullable) the file that was chosen for these notes */
void knt_library_forget (KntLibrary *self, const char *id); /* from the recent list; the draft stays */

/* The draft of these notes: file and journal beside it. */
char *knt_library_dup_draft_path (KntLibrary *self, const char *id);
char *knt_library_dup_journal_path (KntLibrary *self, const char *id);
/* (nullable) (transfer full): the id of the notes to the document with these marks (as in the notes format, see
 * knt_notes_get_source()). The hash decides; where none is the same, a trailer id together with the hashes of the pages' texts (never
 * alone). */
char *knt_library_find (KntLibrary *self, JsonObject *source);
char *knt_library_dup_rescue_folder (KntLibrary *self); /* for knt_store_save_file() */
/* Writes down what the index knows of these notes. */
void knt_library_update_async (KntLibrary *self,
                               KntNotes *notes,
                               const char *pdf_uri,
                               const char *notes_uri,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean knt_library_update_finish (GAsyncResult *result, GError **error);
void knt_library_flush (KntLibrary *self);

G_END_DECLS
