/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-canvas.h"

G_BEGIN_DECLS

#define KNT_TYPE_POINTER_TOOL (knt_pointer_tool_get_type ())

G_DECLARE_FINAL_TYPE (KntPointerTool, knt_pointer_tool, KNT, POINTER_TOOL, GObject)

/* What the pointer does on a canvas: selects text, follows links, activates marks, zooms. The canvas owns it. */

KntPointerTool *knt_pointer_tool_new (KntCanvas *canvas);
void knt_pointer_tool_stop (KntPointerTool *self);

G_END_DECLS
