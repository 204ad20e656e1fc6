/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *knt_export_get_ui_language (void);
char *knt_export_dup_form_language (const char *form);

char *knt_export_format_date (const char *iso);
char *knt_export_format_pages (const char *first, const char *last);
char *knt_export_format_list (const char *const *items);

G_END_DECLS
