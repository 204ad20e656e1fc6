/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

#define KNT_TYPE_LATE_TEXT (knt_late_text_get_type ())

G_DECLARE_FINAL_TYPE (KntLateText, knt_late_text, KNT, LATE_TEXT, GdkContentProvider)

KntLateText *knt_late_text_new (void);
void knt_late_text_set (KntLateText *self, const char *text, const GError *error);

G_END_DECLS
