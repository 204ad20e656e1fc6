/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KNT_TYPE_APPLICATION (knt_application_get_type ())

G_DECLARE_FINAL_TYPE (KntApplication, knt_application, KNT, APPLICATION, AdwApplication)

KntApplication *knt_application_new (const char *data_folder, const char *forms_folder);

G_END_DECLS
