/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void knt_desktop_recent_add (GFile *file);
void knt_desktop_recent_forget (const char *uri);

G_END_DECLS
