/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-notes.h"

G_BEGIN_DECLS

typedef struct _KntJournal KntJournal;

/* The edits since a draft was last saved, in an append-only file beside it: a line of JSON for each applied group, synced within a
 * second. Writing and syncing is done in a thread of its own. */

/* @last_sequence: (out) of knt_store_load_draft(). A torn last line is cut off. */
KntJournal *knt_journal_open (const char *path, guint64 last_sequence, GError **error);
/* Waits until all is written and synced. */
void knt_journal_close (KntJournal *self);

/* As "changed" of the notes tells them. Returns the sequence number of the line; does not wait. */
guint64 knt_journal_append (KntJournal *self, KntEditGroup *group);
guint64 knt_journal_get_sequence (KntJournal *self); /* of the last line appended */
/* The draft holds all up to @sequence and is safely on disk: those lines can go. Does not wait. */
void knt_journal_cut (KntJournal *self, guint64 sequence);
/* Waits until what was appended is written and synced. The first error since the last call, where there was one. */
gboolean knt_journal_sync (KntJournal *self, GError **error);

/* Applies the lines of a journal beyond @after to the notes. A torn last line is passed over; what is damaged or no longer fits is
 * told in @problems (strings) and passed over. Returns the last sequence number seen, at least @after. */
guint64 knt_journal_replay (const char *path, guint64 after, KntNotes *notes, GPtrArray *problems);

/* Drafts: notes files that know up to which line of their journal they hold. */
KntNotes *knt_store_load_draft (const char *path,
                                const char *journal_path,
                                guint64 *last_sequence,
                                GPtrArray *problems,
                                GError **error);
/* @root: of knt_notes_to_json(). @sequence: of knt_journal_get_sequence() at that moment. Durable once it returns; any thread. */
gboolean knt_store_save_draft (const char *path, JsonNode *root, guint64 sequence, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntJournal, knt_journal_close)

G_END_DECLS
