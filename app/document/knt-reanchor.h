/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-notes.h"
#include "knt-relocation.h"

G_BEGIN_DECLS

/* Brings notes to another document: the same brief as it was issued again, or the report that answers what an inbreng asks.
 * @notes stay as they are. @id: (nullable): of the notes to the other document, where there are some already; else one that is made
 * of both, the same for everyone. @source: of the other document, see knt_source_describe(). @brief: as it was recognised in it. @texts:
 * (element-type KntPageText): of all its pages. @fates: (element-type KntFate): an array that frees its elements, to which one
 * for each entity is added, but for tags. (transfer full): NULL with KNT_NOTES_ERROR. Any thread. */
KntNotes *knt_reanchor (KntNotes *notes,
                        const char *id,
                        JsonObject *source,
                        KntBrief *brief,
                        GPtrArray *texts,
                        GPtrArray *fates,
                        GError **error);

G_END_DECLS
