/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-notes.h"

G_BEGIN_DECLS

/**
 * KntConflict:
 * @member: (nullable): what both changed; %NULL where one removed what the other changed
 * @mine: (nullable): as it stays
 * @theirs: (nullable): as the other has it
 *
 * What both sides changed, each in its own way.
 */
typedef struct {
  KntCollection collection;
  char *id;
  char *member;
  KntEntity *mine;
  KntEntity *theirs;
} KntConflict;

void knt_conflict_free (KntConflict *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntConflict, knt_conflict_free)

/* Three ways, by id and member. @base, @theirs: values of notes files (knt_notes_to_json(), knt_store_parse()); @base is what both
 * come from, or NULL. (transfer full): what to apply to @mine to have what @theirs changed as well; where both changed the same,
 * mine stays and @conflicts (nullable) (element-type KntConflict) tells. */
KntEditGroup *knt_merge (KntNotes *mine, JsonNode *base, JsonNode *theirs, GPtrArray *conflicts);

G_END_DECLS
