/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "knt-notes.h"
#include "knt-passage-item.h"

G_BEGIN_DECLS

#define KNT_TYPE_PASSAGE_ROW (knt_passage_row_get_type ())

G_DECLARE_FINAL_TYPE (KntPassageRow, knt_passage_row, KNT, PASSAGE_ROW, GtkListBoxRow)

GtkWidget *knt_passage_row_new (KntNotes *notes, KntPassageItem *item);

KntPassageItem *knt_passage_row_get_item (KntPassageRow *self);
void knt_passage_row_update_tags (KntPassageRow *self);
void knt_passage_row_focus_note (KntPassageRow *self);
void knt_passage_row_flush (KntPassageRow *self);

const char *knt_passage_row_find_colour (KntNotes *notes, KntEntity *annotation);

G_END_DECLS
