/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-notes.h"

G_BEGIN_DECLS

#define KNT_TYPE_NOTES_FILE (knt_notes_file_get_type ())

G_DECLARE_FINAL_TYPE (KntNotesFile, knt_notes_file, KNT, NOTES_FILE, GObject)

/* The file that the user chose for the notes, and how it was when it was last read or written. Its etag is
 * compared before each write; a file that changed meanwhile is not written. Files change through the portal without a
 * sound, so nothing here watches. All functions return at once; reading and writing happen in a thread, in order. */

/**
 * KntFileChange:
 * @notes: what is in the file now
 * @root: the same as a value
 * @base: (nullable): what was in it before
 * @bytes: what is in it now, as bytes
 *
 * What another program made of the file.
 */
typedef struct {
  KntNotes *notes;
  JsonNode *root;
  JsonNode *base;
  GBytes *bytes;
} KntFileChange;

void knt_file_change_free (KntFileChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntFileChange, knt_file_change_free)

/* @etag and @base: (nullable): of the file as it was read; NULL for one that is still to be written. */
KntNotesFile *knt_notes_file_new (GFile *file, const char *etag, GBytes *base, const char *rescue_folder);
GFile *knt_notes_file_get_file (KntNotesFile *self);

/* @root: sealed. @force: over whatever is there. Errors: KNT_STORE_ERROR (CHANGED: on disk), G_IO_ERROR. */
void knt_notes_file_write_async (KntNotesFile *self,
                                 JsonNode *root,
                                 gboolean force,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
/* (transfer full): the bytes that are in the file now */
GBytes *knt_notes_file_write_finish (KntNotesFile *self, GAsyncResult *result, GError **error);

/* Looks whether the file changed; where it did, reads it, and takes it as the state that later writes go over. */
void knt_notes_file_check_async (KntNotesFile *self, GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full) (nullable): NULL without an error when it did not change */
KntFileChange *knt_notes_file_check_finish (KntNotesFile *self, GAsyncResult *result, GError **error);

G_END_DECLS
