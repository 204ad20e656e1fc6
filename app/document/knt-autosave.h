/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-draft-writer.h"
#include "knt-notes-file.h"

G_BEGIN_DECLS

#define KNT_TYPE_AUTOSAVE (knt_autosave_get_type ())

G_DECLARE_FINAL_TYPE (KntAutosave, knt_autosave, KNT, AUTOSAVE, GObject)

/* Keeps the draft and the chosen file up to date with the notes, without anything being asked for.
 *
 * Properties: "notes-file" (GFile, nullable), "modified" (boolean: there is a chosen file, and it is not yet up to date).
 * Signals: as those of KntSession: "failed" (GError), "file-changed", "merged". */

/* @draft: (nullable): NULL for notes that are never written. @file: (nullable). @is_behind: whether @file is not up to date.
 * @theirs: (nullable): what is in @file and can't be merged without asking. */
KntAutosave *
knt_autosave_new (KntNotes *notes, KntDraftWriter *draft, KntNotesFile *file, gboolean is_behind, KntNotes *theirs);

GFile *knt_autosave_get_file (KntAutosave *self);
gboolean knt_autosave_get_modified (KntAutosave *self);
gboolean knt_autosave_get_in_conflict (KntAutosave *self);

void knt_autosave_touch (KntAutosave *self, gboolean in_file);
void knt_autosave_check (KntAutosave *self);

void knt_autosave_save_async (KntAutosave *self, GFile *file, GAsyncReadyCallback callback, gpointer user_data);
void
knt_autosave_resolve_async (KntAutosave *self, gboolean keep_mine, GAsyncReadyCallback callback, gpointer user_data);
void knt_autosave_close_async (KntAutosave *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean knt_autosave_finish (KntAutosave *self, GAsyncResult *result, GError **error);

G_END_DECLS
