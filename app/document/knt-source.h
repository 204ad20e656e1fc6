/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-brief.h"
#include "knt-document.h"

G_BEGIN_DECLS

/* `source` of the notes format: what the notes are about, by marks that hold wherever the file is. */

JsonObject *knt_source_describe (JsonObject *known, KntDocument *document, const char *sha256, JsonNode *pages);
char *knt_source_dup_title (KntDocument *document, KntBrief *brief);
gboolean knt_source_has_text (JsonObject *source);
gboolean knt_source_needs_reading (JsonObject *source, KntDocument *document);

/* Synchronous, for a thread: these read whole files. */
char *knt_source_hash_file (GFile *file, GCancellable *cancellable, GError **error);
GFile *knt_source_find_pdf (JsonObject *source, GFile *notes_file, const char *known_uri, GCancellable *cancellable);

G_END_DECLS
