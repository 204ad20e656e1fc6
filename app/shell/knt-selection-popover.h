/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KNT_TYPE_SELECTION_POPOVER (knt_selection_popover_get_type ())

G_DECLARE_FINAL_TYPE (KntSelectionPopover, knt_selection_popover, KNT, SELECTION_POPOVER, GtkPopover)

GtkWidget *knt_selection_popover_new (void);

G_END_DECLS
