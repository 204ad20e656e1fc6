/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-document.h"
#include "knt-notes.h"

G_BEGIN_DECLS

/* From a passage to its annotation. */
void knt_annotate_async (KntDocument *document,
                         KntNotes *notes,
                         GArray *spans,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
KntEntity *knt_annotate (KntNotes *notes, GPtrArray *texts, GArray *spans);
KntEntity *knt_annotate_finish (GAsyncResult *result, GError **error);

G_END_DECLS
