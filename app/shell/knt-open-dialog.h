/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void knt_open_dialog_present (GtkWindow *window);
void knt_open_dialog_open (GtkWindow *window, GFile *file);
void knt_open_dialog_take_drops (GtkWidget *widget);

G_END_DECLS
