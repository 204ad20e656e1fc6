/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-canvas.h"

G_BEGIN_DECLS

void knt_canvas_actions_install (GtkWidgetClass *widget_class);
void knt_canvas_actions_update (KntCanvas *canvas);

G_END_DECLS
