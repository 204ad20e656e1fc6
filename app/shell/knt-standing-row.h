/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KNT_TYPE_STANDING_ROW (knt_standing_row_get_type ())

G_DECLARE_FINAL_TYPE (KntStandingRow, knt_standing_row, KNT, STANDING_ROW, AdwComboRow)

const char *knt_standing_row_get_standing (KntStandingRow *self);
void knt_standing_row_set_standing (KntStandingRow *self, const char *standing);

G_END_DECLS
