/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KNT_TYPE_PREFERENCES_DIALOG (knt_preferences_dialog_get_type ())

G_DECLARE_FINAL_TYPE (KntPreferencesDialog, knt_preferences_dialog, KNT, PREFERENCES_DIALOG, AdwPreferencesDialog)

AdwDialog *knt_preferences_dialog_new (GSettings *settings);

G_END_DECLS
