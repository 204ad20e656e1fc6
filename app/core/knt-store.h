/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-notes.h"

G_BEGIN_DECLS

/* Notes files. Synchronous; everything but knt_notes_to_json() may be done in any thread. To save without holding up the main thread:
 * knt_notes_to_json() there, then knt_store_to_bytes() and knt_store_save_file() in another. */

#define KNT_STORE_ERROR (knt_store_error_quark ())

/**
 * KntStoreError:
 * @KNT_STORE_ERROR_CHANGED: the file is not as it was when it was last read or written; nothing was written
 * @KNT_STORE_ERROR_UNREADABLE: the file could not be read
 * @KNT_STORE_ERROR_UNWRITABLE: the file could not be written, and is as it was, or the message names the rescue copy
 */
typedef enum { KNT_STORE_ERROR_CHANGED, KNT_STORE_ERROR_UNREADABLE, KNT_STORE_ERROR_UNWRITABLE } KntStoreError;

GQuark knt_store_error_quark (void);

/* The value of a notes file, sound as knt_notes_check_first() has it. @name: for messages. Errors: KNT_NOTES_ERROR */
JsonNode *knt_store_parse (GBytes *bytes, const char *name, GError **error);
KntNotes *knt_store_load_bytes (GBytes *bytes, const char *name, GError **error);
/* @etag: (out) (optional) (transfer full): of what was read. Errors: KNT_NOTES_ERROR, KNT_STORE_ERROR */
GBytes *knt_store_read_file (GFile *file, char **etag, GCancellable *cancellable, GError **error);
KntNotes *knt_store_load_file (GFile *file, char **etag, GCancellable *cancellable, GError **error);

/* Whether bytes look like a notes file at all (a JSON object that names our format early on), to tell it from a PDF. */
gboolean knt_store_looks_like_notes (GBytes *head);

GBytes *knt_store_to_bytes (JsonNode *root); /* the same value gives the same bytes */

char *knt_store_query_etag (GFile *file, GCancellable *cancellable, GError **error);
gboolean knt_store_save_file (GFile *file,
                              GBytes *bytes,
                              const char *expected_etag,
                              const char *rescue_folder,
                              char **new_etag,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
