/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-canvas.h"

G_BEGIN_DECLS

#define KNT_TYPE_CARET_TOOL (knt_caret_tool_get_type ())

G_DECLARE_FINAL_TYPE (KntCaretTool, knt_caret_tool, KNT, CARET_TOOL, GObject)

/* What the keyboard does to the text of a canvas: moves a caret through it and selects, while caret browsing is on.
 * The canvas owns it. */

KntCaretTool *knt_caret_tool_new (KntCanvas *canvas);
void knt_caret_tool_set_enabled (KntCaretTool *self, gboolean enabled);
gboolean knt_caret_tool_get_enabled (KntCaretTool *self);
void knt_caret_tool_stop (KntCaretTool *self);

G_END_DECLS
