/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-correction.h"

G_BEGIN_DECLS

/* The steps by which a person puts right what was recognised, each as an edit group with its label, to be given to
 * knt_notes_apply(); nothing is changed here. Blocks are questions and answers of the corrected brief (knt_notes_get_corrected())
 * and named by their id; knt-brief-find.h finds them by id and by place. Targets come from knt_targets_make_async(). A group
 * without edits means that there is nothing to do. All: (transfer full). */

/* Makes this stretch exactly one question or answer, or takes it out of both. */
KntEditGroup *knt_correction_edits_set_role (KntNotes *notes, JsonNode *target, KntRole role);

/* @first, @second: the two halves of the block, which keep its role and its exchange; the first keeps its id. */
KntEditGroup *knt_correction_edits_split (KntNotes *notes, const char *block_id, JsonNode *first, JsonNode *second);

/* @target: of the spans of both blocks one after the other, of which the upper one keeps its id. Both have to be of one role, or
 * the lower one takes on the upper one's. */
KntEditGroup *knt_correction_edits_join (KntNotes *notes, const char *upper_id, const char *lower_id, JsonNode *target);

/* @target of all that follow: of the block's own spans. */
KntEditGroup *knt_correction_edits_set_question (KntNotes *notes,
                                                 const char *block_id,
                                                 JsonNode *target,
                                                 const char *question_id); /* that it belongs to */
KntEditGroup *knt_correction_edits_set_label (KntNotes *notes,
                                              const char *question_id,
                                              JsonNode *target,
                                              const char *label); /* (nullable): no number */
KntEditGroup *knt_correction_edits_set_group (KntNotes *notes,
                                              const char *block_id,
                                              JsonNode *target,
                                              const char *name, /* (nullable): no group */
                                              gboolean following);
/* "This is right": the exchange has confidence 1 from then on. */
KntEditGroup *knt_correction_edits_confirm (KntNotes *notes, const char *block_id, JsonNode *target);

/* Takes back what was said, so that there is again what was recognised. Something that is neither has no block any more: its
 * correction is in the collection "corrections". */
KntEditGroup *knt_correction_edits_remove (KntNotes *notes, const char *correction_id);
/* (transfer none) (nullable): the correction that made a block what it is; NULL for what is as it was recognised. */
KntEntity *knt_notes_find_correction (KntNotes *notes, const char *block_id);

G_END_DECLS
