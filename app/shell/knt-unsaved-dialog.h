/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void knt_unsaved_dialog_present (GtkWindow *window, const GError *error);

G_END_DECLS
