/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-document.h"
#include "knt-form-fix.h"

G_BEGIN_DECLS

/* Whether what a person put right can be said of all briefs of this kind: knt_form_fix_find() on a document, in a thread.
 * @files: (element-type KntFormFile): must not change any more. @form: the id of the one that was taken. @wishes:
 * (element-type KntFixWish). */
void knt_form_fixing_find_async (KntDocument *document,
                                 GPtrArray *files,
                                 const char *form,
                                 GPtrArray *wishes,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
/* (transfer full) (nullable): %NULL without an error where nothing is to be offered. */
KntFormFix *knt_form_fixing_find_finish (GAsyncResult *result, GError **error);

G_END_DECLS
