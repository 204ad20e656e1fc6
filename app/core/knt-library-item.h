/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-notes.h"

G_BEGIN_DECLS

/**
 * KntLibraryItem:
 *
 * What the index knows of one brief. Immutable. GObject with properties for lists: "id", "title", "pdf-uri" (nullable), "notes-uri"
 * (nullable), "n-questions", "n-judged", "n-notes", "opened" (ISO 8601 in UTC).
 */
#define KNT_TYPE_LIBRARY_ITEM (knt_library_item_get_type ())
G_DECLARE_FINAL_TYPE (KntLibraryItem, knt_library_item, KNT, LIBRARY_ITEM, GObject)

const char *knt_library_item_get_id (KntLibraryItem *self);
const char *knt_library_item_get_title (KntLibraryItem *self);
const char *knt_library_item_get_pdf_uri (KntLibraryItem *self);
const char *knt_library_item_get_notes_uri (KntLibraryItem *self);
guint knt_library_item_get_n_questions (KntLibraryItem *self);
guint knt_library_item_get_n_judged (KntLibraryItem *self);
guint knt_library_item_get_n_notes (KntLibraryItem *self);
const char *knt_library_item_get_opened (KntLibraryItem *self);

/* For the library alone. */
KntLibraryItem *knt_library_item_new (KntNotes *notes, const char *pdf_uri, const char *notes_uri, const char *opened);
KntLibraryItem *knt_library_item_new_from_json (JsonNode *node);
JsonNode *knt_library_item_to_json (KntLibraryItem *self);
KntLibraryItem *knt_library_item_with_forgotten (KntLibraryItem *self);
gboolean knt_library_item_get_forgotten (KntLibraryItem *self);
gboolean knt_library_item_has_hash (KntLibraryItem *self, JsonObject *source);
gboolean knt_library_item_has_texts (KntLibraryItem *self, JsonObject *source);

G_END_DECLS
