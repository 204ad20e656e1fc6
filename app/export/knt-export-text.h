/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *knt_export_clean (const char *text);
char *knt_export_clean_line (const char *text);

gboolean knt_export_flush (GString *buffer, GOutputStream *stream, GCancellable *cancellable, GError **error);

G_END_DECLS
