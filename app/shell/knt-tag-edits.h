/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-edit.h"
#include "knt-notes.h"

G_BEGIN_DECLS

KntEntity *knt_tag_edits_make_tag (KntNotes *notes, const char *name, const char *colour);
KntEditGroup *knt_tag_edits_create_on_passage (KntNotes *notes, KntEntity *annotation, KntEntity *tag);
KntEditGroup *knt_tag_edits_create_on_question (KntNotes *notes, const char *question_id, KntEntity *tag);

G_END_DECLS
