/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "knt-confine.h"

G_BEGIN_DECLS

#define KNT_TYPE_READER_SERVICE (knt_reader_service_get_type ())

G_DECLARE_FINAL_TYPE (KntReaderService, knt_reader_service, KNT, READER_SERVICE, GObject)

KntReaderService *knt_reader_service_new (KntConfinement confinement);
gboolean knt_reader_service_export (KntReaderService *self, GDBusConnection *connection, GError **error);

G_END_DECLS
