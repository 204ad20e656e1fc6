/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void knt_page_accessible_init (GtkAccessibleTextInterface *iface);

G_END_DECLS
