/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "knt-notes.h"

G_BEGIN_DECLS

#define KNT_TYPE_DETAILS_PANE (knt_details_pane_get_type ())

G_DECLARE_FINAL_TYPE (KntDetailsPane, knt_details_pane, KNT, DETAILS_PANE, AdwBin)

GtkWidget *knt_details_pane_new (void);

void knt_details_pane_set_notes (KntDetailsPane *self, KntNotes *notes);
const char *knt_details_pane_get_question (KntDetailsPane *self);
void knt_details_pane_set_question (KntDetailsPane *self, const char *question_id);

void knt_details_pane_flush (KntDetailsPane *self);
void knt_details_pane_focus_note (KntDetailsPane *self);
void knt_details_pane_choose_tag (KntDetailsPane *self);
gboolean knt_details_pane_show_passage (KntDetailsPane *self, const char *annotation_id, gboolean focus_note);

G_END_DECLS
