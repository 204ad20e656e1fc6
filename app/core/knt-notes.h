/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-brief.h"
#include "knt-edit.h"

G_BEGIN_DECLS

#define KNT_TYPE_NOTES (knt_notes_get_type ())

G_DECLARE_FINAL_TYPE (KntNotes, knt_notes, KNT, NOTES, GObject)

/* The notes to one brief, as the notes file has them (notes format version 1). Knows no widget and no file.
 *
 * Properties: "id", "title", "brief" (KntBrief, boxed), "corrected" (KntBrief, boxed), "read-only" (newer format version),
 * "can-undo", "can-redo", "undo-label", "redo-label" (nullable strings).
 * Signal: "changed" (KntEditGroup *group): after a group was applied, by whatever way; emitted for undo and
 * redo too, with the group as it was applied.
 * Lives in one thread (the main thread of a window's program, any of a command's). */

KntNotes *knt_notes_new (void);
KntNotes *knt_notes_new_from_json (JsonNode *root, /* checked before: see knt-notes-format.h */
                                   GError **error);
JsonNode *knt_notes_to_json (KntNotes *self); /* members in the format's order, unknown ones in place */

const char *knt_notes_get_id (KntNotes *self);
const char *knt_notes_get_title (KntNotes *self);
void knt_notes_set_title (KntNotes *self, const char *title);
gboolean knt_notes_get_read_only (KntNotes *self);
const char *knt_notes_get_author (KntNotes *self); /* (nullable) that new annotations name; not in the file itself */
void knt_notes_set_author (KntNotes *self, const char *author);

/* What the notes are about. "source" as in the notes format: name, sha256, size, trailerId, extractor, seenAt, pages. */
JsonObject *knt_notes_get_source (KntNotes *self); /* (transfer none) (nullable) */
void knt_notes_set_source (KntNotes *self, JsonObject *source);
const char *knt_notes_get_sha256 (KntNotes *self); /* (nullable) */

KntBrief *knt_notes_get_brief (KntNotes *self); /* (transfer none) (nullable) */
/* With a person's corrections: what is to be shown and exported. The brief itself is only for the recogniser and the file.
 * (transfer none) (nullable): "corrected" is notified whenever it is another. */
KntBrief *knt_notes_get_corrected (KntNotes *self);
void knt_notes_set_brief (KntNotes *self, KntBrief *brief);

/* Collections: (transfer none) GListModels of KntEntity in file order, kept up to date item by item. */
GListModel *knt_notes_get_collection (KntNotes *self, KntCollection collection);
KntEntity *knt_notes_find (KntNotes *self, KntCollection collection, const char *id); /* (transfer none) (nullable) */

/* The only ways to change a collection. apply checks that each edit's before is what is there. */
gboolean knt_notes_apply (KntNotes *self, KntEditGroup *group, GError **error);
gboolean knt_notes_get_can_undo (KntNotes *self);
gboolean knt_notes_get_can_redo (KntNotes *self);
const char *knt_notes_get_undo_label (KntNotes *self);
const char *knt_notes_get_redo_label (KntNotes *self);
void knt_notes_undo (KntNotes *self);
void knt_notes_redo (KntNotes *self);

G_END_DECLS
