/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "knt-canvas.h"

G_BEGIN_DECLS

#define KNT_TYPE_PAGE_BAR (knt_page_bar_get_type ())

G_DECLARE_FINAL_TYPE (KntPageBar, knt_page_bar, KNT, PAGE_BAR, AdwBin)

GtkWidget *knt_page_bar_new (KntCanvas *canvas);

void knt_page_bar_set_canvas (KntPageBar *self, KntCanvas *canvas);

G_END_DECLS
