/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KNT_TYPE_LOADING_PAGE (knt_loading_page_get_type ())

G_DECLARE_FINAL_TYPE (KntLoadingPage, knt_loading_page, KNT, LOADING_PAGE, AdwBin)

GtkWidget *knt_loading_page_new (const char *name);

G_END_DECLS
