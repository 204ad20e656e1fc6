/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-notes.h"

G_BEGIN_DECLS

/**
 * KntCommitmentState:
 * @KNT_COMMITMENT_PROPOSED: recognised, and nobody has said anything of it
 * @KNT_COMMITMENT_OTHER: a value that this version does not know
 *
 * What a person made of a commitment. An entity of the collection "commitments" says so: one with the id of a commitment of the
 * brief ("c1"), or one of its own that a person added.
 */
typedef enum {
  KNT_COMMITMENT_PROPOSED,
  KNT_COMMITMENT_CONFIRMED,
  KNT_COMMITMENT_DISMISSED,
  KNT_COMMITMENT_OTHER
} KntCommitmentState;

const char *knt_commitment_state_to_string (KntCommitmentState state);
KntCommitmentState knt_commitment_state_from_string (const char *value); /* (nullable): proposed */

/* Added by a person, and thereby confirmed. */
KntEntity *knt_commitment_new (const char *text, const char *due, const char *due_text, GArray *spans);
/* Of one that was recognised. */
KntEntity *knt_commitment_new_for (const char *commitment_id, KntCommitmentState state);
KntEntity *knt_commitment_with_state (KntEntity *self, KntCommitmentState state);

KntCommitmentState knt_notes_get_commitment_state (KntNotes *notes, const char *commitment_id);

G_END_DECLS
