/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KNT_TYPE_PASSWORD_PAGE (knt_password_page_get_type ())

G_DECLARE_FINAL_TYPE (KntPasswordPage, knt_password_page, KNT, PASSWORD_PAGE, AdwBin)

GtkWidget *knt_password_page_new (const char *name);
void knt_password_page_refuse (KntPasswordPage *self, guint tries_left);

G_END_DECLS
