/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "knt-notes.h"

G_BEGIN_DECLS

#define KNT_TYPE_TAG_POPOVER (knt_tag_popover_get_type ())

G_DECLARE_FINAL_TYPE (KntTagPopover, knt_tag_popover, KNT, TAG_POPOVER, GtkPopover)

GtkWidget *knt_tag_popover_new (void);

void knt_tag_popover_set_notes (KntTagPopover *self, KntNotes *notes);

G_END_DECLS
