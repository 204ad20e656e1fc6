/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KNT_TYPE_TAG_DOT (knt_tag_dot_get_type ())

G_DECLARE_FINAL_TYPE (KntTagDot, knt_tag_dot, KNT, TAG_DOT, GtkWidget)

GtkWidget *knt_tag_dot_new (const char *colour);

const char *knt_tag_dot_get_colour (KntTagDot *self);
void knt_tag_dot_set_colour (KntTagDot *self, const char *colour);

G_END_DECLS
