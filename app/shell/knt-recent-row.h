/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "knt-library.h"

G_BEGIN_DECLS

#define KNT_TYPE_RECENT_ROW (knt_recent_row_get_type ())

G_DECLARE_FINAL_TYPE (KntRecentRow, knt_recent_row, KNT, RECENT_ROW, AdwActionRow)

GtkWidget *knt_recent_row_new (KntLibraryItem *item);
KntLibraryItem *knt_recent_row_get_item (KntRecentRow *self);
GFile *knt_recent_row_get_file (KntRecentRow *self);

G_END_DECLS
