/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "knt-notes.h"

G_BEGIN_DECLS

#define KNT_TYPE_PART_ROW (knt_part_row_get_type ())

G_DECLARE_FINAL_TYPE (KntPartRow, knt_part_row, KNT, PART_ROW, AdwActionRow)

GtkWidget *knt_part_row_new (KntNotes *notes, const KntPart *part, guint position);

G_END_DECLS
