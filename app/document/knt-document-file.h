/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

int knt_document_file_open (GFile *file, goffset *size, GCancellable *cancellable, GError **error);
char *knt_document_file_dup_name (GFile *file);
char *knt_document_file_hash (int fd, const char *name, GCancellable *cancellable, GError **error);

G_END_DECLS
