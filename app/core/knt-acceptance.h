/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-notes.h"

G_BEGIN_DECLS

/* A person's "it is right so" to something that the audit finds: an entity of the collection "findings" whose id is the finding's
 * key. Without one the finding is open. */

gboolean knt_notes_is_accepted (KntNotes *notes, const char *key);
GHashTable *knt_notes_list_accepted (KntNotes *notes);

KntEditGroup *knt_acceptance_edits (KntNotes *notes, const char *const *keys, gboolean accepted);

G_END_DECLS
