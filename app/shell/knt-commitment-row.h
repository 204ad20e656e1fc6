/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "knt-notes.h"

G_BEGIN_DECLS

#define KNT_TYPE_COMMITMENT_ROW (knt_commitment_row_get_type ())

G_DECLARE_FINAL_TYPE (KntCommitmentRow, knt_commitment_row, KNT, COMMITMENT_ROW, AdwActionRow)

GtkWidget *knt_commitment_row_new (KntNotes *notes, const KntCommitment *commitment);

GPtrArray *knt_commitment_row_list (KntBrief *brief, const char *question_id);

G_END_DECLS
