/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KNT_TYPE_BLINK (knt_blink_get_type ())

G_DECLARE_FINAL_TYPE (KntBlink, knt_blink, KNT, BLINK, GObject)

/* Signals: "changed" (): see knt_blink_get_shows(). */

KntBlink *knt_blink_new (GtkWidget *widget);
void knt_blink_start (KntBlink *self);
void knt_blink_stop (KntBlink *self);
gboolean knt_blink_get_shows (KntBlink *self);

G_END_DECLS
