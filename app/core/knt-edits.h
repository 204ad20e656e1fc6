/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-commitment.h"
#include "knt-notes.h"
#include "knt-standing.h"

G_BEGIN_DECLS

/* The steps that a person can take, each as an edit group with its label, to be given to knt_notes_apply(). Nothing is changed here.
 * A group may come back without edits where there is nothing to do; applying it does nothing.
 * All: (transfer full). */

KntEditGroup *knt_edits_set_standing (KntNotes *notes, const char *question_id, KntStanding standing);

/* Passages. Typing into one note merges into one step. @language: (nullable) BCP 47 */
KntEditGroup *knt_edits_add_annotation (KntNotes *notes, KntEntity *annotation);
KntEditGroup *knt_edits_remove_annotation (KntNotes *notes, const char *id);
KntEditGroup *knt_edits_set_note (KntNotes *notes, const char *id, const char *text, const char *language);
KntEditGroup *knt_edits_toggle_tag (KntNotes *notes, const char *id, const char *tag_id);
KntEditGroup *knt_edits_set_colour (KntNotes *notes, const char *id, const char *colour);

/* The note and the tags of a question (or part) itself: its annotation is made when first needed, and goes with its last note and
 * tag. */
KntEditGroup *
knt_edits_set_question_note (KntNotes *notes, const char *question_id, const char *text, const char *language);
KntEditGroup *knt_edits_toggle_question_tag (KntNotes *notes, const char *question_id, const char *tag_id);

/* Tags. Removing one takes it off all annotations; a key or a name that another tag has goes over to this one or is refused by the
 * caller, see knt_notes_find_tag_by_name(). */
KntEditGroup *knt_edits_add_tag (KntNotes *notes, KntEntity *tag);
KntEditGroup *knt_edits_rename_tag (KntNotes *notes, const char *id, const char *name);
KntEditGroup *knt_edits_recolour_tag (KntNotes *notes, const char *id, const char *colour);
KntEditGroup *knt_edits_set_tag_key (KntNotes *notes, const char *id, const char *key);
KntEditGroup *knt_edits_remove_tag (KntNotes *notes, const char *id);

KntEditGroup *knt_edits_set_commitment_state (KntNotes *notes, const char *commitment_id, KntCommitmentState state);
KntEditGroup *knt_edits_add_commitment (KntNotes *notes, KntEntity *commitment);

G_END_DECLS
