/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "knt-brief.h"

G_BEGIN_DECLS

#define KNT_TYPE_GROUP_DIALOG (knt_group_dialog_get_type ())

G_DECLARE_FINAL_TYPE (KntGroupDialog, knt_group_dialog, KNT, GROUP_DIALOG, AdwDialog)

/* Asks which group a question is of: one that the brief has, a new one, or none.
 *
 * Signals: "chosen" (const char *name, gboolean following): the name is empty for no group; whether that goes for what follows. */

AdwDialog *knt_group_dialog_new (KntBrief *brief, const char *group_id);

G_END_DECLS
