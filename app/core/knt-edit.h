/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-entity.h"

G_BEGIN_DECLS

#define KNT_TYPE_EDIT_GROUP (knt_edit_group_get_type ())

/**
 * KntEdit:
 * @before: (nullable): %NULL where the entity is new
 * @after: (nullable): %NULL where the entity is removed
 * @position: place in the collection that @after is put at (or that @before had), or -1 for the end
 *
 * The only kind of change to the notes.
 */
struct _KntEdit {
  KntCollection collection;
  char *id;
  KntEntity *before;
  KntEntity *after;
  int position;
};

/* An edit group is one step for undo, with a label in the user's language ("Add Note"). Immutable once
 * applied; reference counted. */
GType knt_edit_group_get_type (void);
KntEditGroup *knt_edit_group_new (const char *label);
KntEditGroup *knt_edit_group_ref (KntEditGroup *self);
void knt_edit_group_unref (KntEditGroup *self);
const char *knt_edit_group_get_label (KntEditGroup *self);
GPtrArray *knt_edit_group_get_edits (KntEditGroup *self); /* KntEdit */
void knt_edit_group_add (KntEditGroup *self, KntCollection collection, KntEntity *before, KntEntity *after);
void
knt_edit_group_add_at (KntEditGroup *self, KntCollection collection, KntEntity *before, KntEntity *after, int position);
KntEditGroup *knt_edit_group_merge (KntEditGroup *self, KntEditGroup *next);
/* Typing into one note is one undo step: a group with the same key, applied within the merge window (a few
 * seconds, nothing else in between), is merged into the step before it. (nullable) */
void knt_edit_group_set_merge_key (KntEditGroup *self, const char *key);
const char *knt_edit_group_get_merge_key (KntEditGroup *self);
KntEditGroup *knt_edit_group_invert (KntEditGroup *self);
gboolean knt_edit_group_touches (KntEditGroup *self, KntCollection collection);
JsonNode *knt_edit_group_to_json (KntEditGroup *self);
KntEditGroup *knt_edit_group_new_from_json (JsonNode *node, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntEditGroup, knt_edit_group_unref)

G_END_DECLS
