/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-library.h"

G_BEGIN_DECLS

/* Puts notes that were brought to another document, see knt-reanchor.h, where they are found when that is opened: they become its
 * notes, or are added to those that it has. */

KntEditGroup *knt_bring_into (KntNotes *notes, JsonNode *brought);

void knt_bring_async (KntLibrary *library,
                      const char *known_id,
                      KntNotes *brought,
                      GFile *pdf,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
gboolean knt_bring_finish (GAsyncResult *result, GError **error);

G_END_DECLS
