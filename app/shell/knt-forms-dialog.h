/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "knt-form-shelf.h"

G_BEGIN_DECLS

#define KNT_TYPE_FORMS_DIALOG (knt_forms_dialog_get_type ())

G_DECLARE_FINAL_TYPE (KntFormsDialog, knt_forms_dialog, KNT, FORMS_DIALOG, AdwPreferencesDialog)

AdwDialog *knt_forms_dialog_new (KntFormShelf *shelf);

G_END_DECLS
