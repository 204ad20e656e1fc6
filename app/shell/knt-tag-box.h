/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "knt-notes.h"

G_BEGIN_DECLS

#define KNT_TYPE_TAG_BOX (knt_tag_box_get_type ())

G_DECLARE_FINAL_TYPE (KntTagBox, knt_tag_box, KNT, TAG_BOX, AdwBin)

GtkWidget *knt_tag_box_new (void);

void knt_tag_box_set_tags (KntTagBox *self, KntNotes *notes, const char *const *ids);
void knt_tag_box_choose (KntTagBox *self);

G_END_DECLS
