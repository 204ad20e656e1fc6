/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer full) (nullable) (element-type GFile): what is dragged; %NULL or empty where there is nothing */
typedef GPtrArray *(*KntDragFilesFunc) (gpointer user_data);
/* (transfer full) (nullable) */
typedef char *(*KntDragTextFunc) (gpointer user_data);

GtkGesture *knt_drag_out_files (GtkWidget *widget, KntDragFilesFunc list, gpointer user_data);
GtkGesture *knt_drag_out_text (GtkWidget *widget, KntDragTextFunc dup, gpointer user_data);

G_END_DECLS
