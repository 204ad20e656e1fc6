/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-draft-writer.h"
#include "knt-notes-file.h"

G_BEGIN_DECLS

/**
 * KntFound:
 * @notes: the notes to go on with
 * @draft: (nullable): where they are kept; %NULL for notes that are never written
 * @file: (nullable): the file that the user chose for them
 * @pdf: (nullable): the document, where it was looked for and found
 * @theirs: (nullable): other notes that are in @file and can't be merged without asking
 * @is_behind: whether @file is not up to date with @notes
 * @is_merged: whether @notes hold what changed in @file
 * @problem: (nullable): something that the user should be told, though it goes on
 *
 * What loading notes comes to. All of it is made in a thread and handed over whole.
 */
typedef struct {
  KntNotes *notes;
  KntDraftWriter *draft;
  KntNotesFile *file;
  GFile *pdf;
  KntNotes *theirs;
  gboolean is_behind;
  gboolean is_merged;
  GError *problem;
} KntFound;

void knt_found_free (KntFound *self);

/* Synchronous, for a thread. */
KntFound *knt_found_from_file (KntLibrary *library,
                               GFile *file,
                               gboolean find_pdf,
                               GHashTable *pdfs,
                               char **id,
                               GCancellable *cancellable,
                               GError **error);
KntFound *knt_found_from_library (KntLibrary *library, const char *id, const char *notes_uri, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntFound, knt_found_free)

G_END_DECLS
