/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "knt-library.h"

G_BEGIN_DECLS

#define KNT_TYPE_START_PAGE (knt_start_page_get_type ())

G_DECLARE_FINAL_TYPE (KntStartPage, knt_start_page, KNT, START_PAGE, AdwBin)

GtkWidget *knt_start_page_new (KntLibrary *library, GMenuModel *primary_menu);

G_END_DECLS
