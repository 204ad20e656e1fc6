/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-document.h"
#include "knt-notes.h"

G_BEGIN_DECLS

/* From passages to what corrections keep of them. @passages: (element-type GArray of KntSpan): each in reading order and not empty;
 * a passage may consist of pieces that do not touch. The texts of their pages are loaded where they are not at hand. */
void knt_targets_make_async (KntDocument *document,
                             KntNotes *notes,
                             GPtrArray *passages,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/* (transfer full) (element-type JsonNode): one TARGET for each passage, in their order; NULL with KNT_DOCUMENT_ERROR */
GPtrArray *knt_targets_make_finish (GAsyncResult *result, GError **error);

JsonNode *knt_target_of (KntEntity *annotation);

G_END_DECLS
