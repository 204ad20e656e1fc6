/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The file that says which briefs there are, written in a thread: in the order in which it was given, and of several states that
 * wait only the last. */
typedef struct _KntLibraryIndex KntLibraryIndex;

KntLibraryIndex *knt_library_index_new (const char *folder);
void knt_library_index_free (KntLibraryIndex *self);

JsonNode *knt_library_index_read (KntLibraryIndex *self);
void
knt_library_index_write_async (KntLibraryIndex *self, JsonNode *root, GAsyncReadyCallback callback, gpointer user_data);
gboolean knt_library_index_write_finish (GAsyncResult *result, GError **error);
void knt_library_index_flush (KntLibraryIndex *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntLibraryIndex, knt_library_index_free)

G_END_DECLS
