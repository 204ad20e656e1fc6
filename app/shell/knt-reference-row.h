/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "knt-brief.h"

G_BEGIN_DECLS

#define KNT_TYPE_REFERENCE_ROW (knt_reference_row_get_type ())

G_DECLARE_FINAL_TYPE (KntReferenceRow, knt_reference_row, KNT, REFERENCE_ROW, AdwActionRow)

GtkWidget *knt_reference_row_new (const KntReference *reference, gboolean is_elsewhere);
GArray *knt_reference_row_get_spans (KntReferenceRow *self);

G_END_DECLS
