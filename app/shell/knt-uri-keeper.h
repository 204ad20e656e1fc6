/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

guint knt_uri_keeper_add (GDBusConnection *connection, const char *path);

G_END_DECLS
