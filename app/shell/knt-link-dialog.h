/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void knt_link_dialog_present (GtkWidget *parent, const char *uri);

G_END_DECLS
