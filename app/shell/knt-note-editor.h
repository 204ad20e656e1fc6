/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KNT_TYPE_NOTE_EDITOR (knt_note_editor_get_type ())

G_DECLARE_FINAL_TYPE (KntNoteEditor, knt_note_editor, KNT, NOTE_EDITOR, AdwBin)

/* Longest time from a keystroke to "commit", in milliseconds. */
#define KNT_NOTE_EDITOR_DELAY 300

GtkWidget *knt_note_editor_new (void);

const char *knt_note_editor_get_text (KntNoteEditor *self);
void knt_note_editor_set_text (KntNoteEditor *self, const char *text);

void knt_note_editor_flush (KntNoteEditor *self);

G_END_DECLS
