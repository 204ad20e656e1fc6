/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "knt-notes.h"

G_BEGIN_DECLS

#define KNT_TYPE_BRIEF_EDITOR (knt_brief_editor_get_type ())

G_DECLARE_FINAL_TYPE (KntBriefEditor, knt_brief_editor, KNT, BRIEF_EDITOR, GObject)

KntBriefEditor *knt_brief_editor_new (AdwToastOverlay *overlay);

void knt_brief_editor_set_notes (KntBriefEditor *self, KntNotes *notes);
void knt_brief_editor_apply (KntBriefEditor *self, KntEditGroup *group);
void knt_brief_editor_undo (KntBriefEditor *self);
void knt_brief_editor_redo (KntBriefEditor *self);
void knt_brief_editor_restore (KntBriefEditor *self);

void knt_brief_editor_announce (KntBriefEditor *self, const char *message);
void knt_brief_editor_say (KntBriefEditor *self, const char *message);
void knt_brief_editor_report (KntBriefEditor *self, const GError *error);
void knt_brief_editor_show_report (KntBriefEditor *self);

G_END_DECLS
