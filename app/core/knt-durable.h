/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Files on a local path that are whole at every moment, whatever happens meanwhile. Errors: G_FILE_ERROR */

gboolean knt_durable_write_all (int fd, const char *data, gsize length, GError **error);
gboolean knt_durable_sync_folder (const char *path, GError **error);
gboolean knt_durable_replace (const char *path, GBytes *bytes, GError **error);
gboolean knt_durable_write_in_place (const char *path, GBytes *bytes, GError **error);
gboolean knt_durable_can_replace (const char *path);

G_END_DECLS
