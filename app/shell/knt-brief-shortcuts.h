/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void knt_brief_shortcuts_install (GtkWidgetClass *widget_class);
GtkEventController *knt_brief_shortcuts_new_single_keys (void);

G_END_DECLS
