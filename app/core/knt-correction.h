/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-notes.h"
#include "knt-span.h"

G_BEGIN_DECLS

/* A correction is an entity by which a person says: this stretch of the document is exactly one block with this role. It speaks of
 * the document, not of what was recognised, so that it holds when the document is recognised again. What follows from all of them
 * is the corrected brief, see knt_notes_get_corrected(). The steps that make them are in knt-correction-edits.h. */

/**
 * KntRole:
 * @KNT_ROLE_NEITHER: belongs to no question and no answer: a heading, a running title, a remark beforehand
 * @KNT_ROLE_OTHER: a value that this version does not know; the correction is kept and has no effect
 */
typedef enum { KNT_ROLE_QUESTION, KNT_ROLE_ANSWER, KNT_ROLE_NEITHER, KNT_ROLE_OTHER } KntRole;

const char *knt_role_to_string (KntRole role);     /* "question", as in the file */
KntRole knt_role_from_string (const char *string); /* (nullable) */

/* @target: where the stretch is, as knt_targets_make_async() makes it. @creator: (nullable). (transfer full) */
KntEntity *knt_correction_new (KntRole role, JsonNode *target, const char *creator);

KntRole knt_correction_get_role (KntEntity *self);
GArray *knt_correction_list_spans (KntEntity *self);         /* (transfer full) KntSpan, in reading order */
const char *knt_correction_get_quote (KntEntity *self);      /* (nullable) as a reader would type it */
const char *knt_correction_get_prefix (KntEntity *self);     /* (nullable) */
const char *knt_correction_get_suffix (KntEntity *self);     /* (nullable) */
const char *knt_correction_get_label (KntEntity *self);      /* (nullable) nothing is said; "" has no label */
const char *knt_correction_get_group (KntEntity *self);      /* (nullable) nothing is said; "" in no group */
gboolean knt_correction_get_following (KntEntity *self);     /* the group goes for what follows, too */
GArray *knt_correction_list_with_spans (KntEntity *self);    /* (transfer full) (nullable) nothing is said */
const char *knt_correction_get_with_label (KntEntity *self); /* (nullable) */
const char *knt_correction_get_with_quote (KntEntity *self); /* (nullable) */
const char *knt_correction_get_modified (KntEntity *self);   /* (nullable) ISO 8601; the later one counts */

/* (transfer full): the next value, with `modified` set and all else kept. NULL takes back what was said. */
KntEntity *knt_correction_with_role (KntEntity *self, KntRole role);
KntEntity *knt_correction_with_target (KntEntity *self, JsonNode *target);
KntEntity *knt_correction_with_label (KntEntity *self, const char *label);
KntEntity *knt_correction_with_group (KntEntity *self, const char *name, gboolean following);
/* Belongs to the exchange of that question, which is kept by its place, its label and its first words. */
KntEntity *knt_correction_with_question (KntEntity *self, const KntQuestion *question);

G_END_DECLS
