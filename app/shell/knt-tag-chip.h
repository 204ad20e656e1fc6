/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KNT_TYPE_TAG_CHIP (knt_tag_chip_get_type ())

G_DECLARE_FINAL_TYPE (KntTagChip, knt_tag_chip, KNT, TAG_CHIP, AdwBin)

GtkWidget *knt_tag_chip_new (const char *name, const char *colour, gboolean removable);

const char *knt_tag_chip_get_name (KntTagChip *self);

G_END_DECLS
