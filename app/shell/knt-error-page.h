/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KNT_TYPE_ERROR_PAGE (knt_error_page_get_type ())

G_DECLARE_FINAL_TYPE (KntErrorPage, knt_error_page, KNT, ERROR_PAGE, AdwBin)

GtkWidget *knt_error_page_new (const GError *error, GMenuModel *primary_menu);

G_END_DECLS
