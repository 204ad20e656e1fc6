/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-notes.h"

G_BEGIN_DECLS

/* What hangs on the ids of a brief (standings, questions' own notes and tags, what commitments were made of, where passages lie)
 * goes along when the same questions have other ids: after the document was recognised again, say. */

GHashTable *knt_homes_new_by_place (KntNotes *notes, KntBrief *old, KntBrief *brief);
KntEditGroup *knt_rehome (KntNotes *notes, GHashTable *homes, const char *label);

G_END_DECLS
