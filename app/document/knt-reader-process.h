/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KNT_TYPE_READER_PROCESS (knt_reader_process_get_type ())

G_DECLARE_FINAL_TYPE (KntReaderProcess, knt_reader_process, KNT, READER_PROCESS, GObject)

KntReaderProcess *knt_reader_process_new (GError **error);
KntReaderProcess *knt_reader_process_take (GError **error);
void knt_reader_process_give_back (KntReaderProcess *self);

GDBusProxy *knt_reader_process_connect (KntReaderProcess *self, GError **error);
GVariant *
knt_reader_process_open (KntReaderProcess *self, int fd, const char *password, int timeout_ms, GError **error);
GDBusProxy *knt_reader_process_get_proxy (KntReaderProcess *self);
GPid knt_reader_process_get_pid (KntReaderProcess *self);
gboolean knt_reader_process_is_alive (KntReaderProcess *self);
void knt_reader_process_kill (KntReaderProcess *self);

G_END_DECLS
