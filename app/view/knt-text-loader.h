/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-document.h"

G_BEGIN_DECLS

void knt_text_loader_load_async (KntDocument *document,
                                 GArray *spans,
                                 KntPageTextFunc func,
                                 gpointer func_data,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean knt_text_loader_load_finish (GAsyncResult *result, GError **error);

G_END_DECLS
