/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GPtrArray *knt_cli_load_forms (void);
GPtrArray *knt_cli_load_form (const char *path);
void knt_cli_say_fits (GPtrArray *fits);

G_END_DECLS
