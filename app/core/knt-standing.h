/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-notes.h"

G_BEGIN_DECLS

/**
 * KntStanding:
 * @KNT_STANDING_OTHER: a value that this version does not know; shown and written back as it is
 *
 * How a question, or a part of one, was answered. An entity of the collection "standings" whose id is that of the question or
 * part ("q3", "q3.1") says so; where there is none the question is open.
 */
typedef enum {
  KNT_STANDING_OPEN,
  KNT_STANDING_ANSWERED,
  KNT_STANDING_PARTLY,
  KNT_STANDING_NOT_ANSWERED,
  KNT_STANDING_REFUSED,
  KNT_STANDING_DEFERRED,
  KNT_STANDING_REFERS,
  KNT_STANDING_OTHER
} KntStanding;

#define KNT_N_STANDINGS KNT_STANDING_OTHER /* those that a person can choose from */

const char *knt_standing_to_string (KntStanding standing); /* "not-answered", as in the file */
KntStanding knt_standing_from_string (const char *value);  /* (nullable): open */
const char *knt_standing_get_label (KntStanding standing); /* "Not Answered", in the user's language */

KntEntity *knt_standing_new (const char *question_id, KntStanding standing);
KntEntity *knt_standing_with (KntEntity *self, KntStanding standing);
const char *knt_standing_get_value (KntEntity *self); /* as in the file */

KntStanding knt_notes_get_standing (KntNotes *notes, const char *question_id);
/* (nullable): what to show for KNT_STANDING_OTHER */
const char *knt_notes_get_standing_value (KntNotes *notes, const char *question_id);

G_END_DECLS
