/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-forms.h"

G_BEGIN_DECLS

#define KNT_TYPE_FORM_SHELF (knt_form_shelf_get_type ())

G_DECLARE_FINAL_TYPE (KntFormShelf, knt_form_shelf, KNT, FORM_SHELF, GObject)

/* The forms that came with the program and a user's own. Emits "changed" when what there is differs from what there was. */
KntFormShelf *knt_form_shelf_new (const char *folder, const char *own_folder);
GPtrArray *knt_form_shelf_get_files (KntFormShelf *self); /* (transfer none) (element-type KntFormFile) */
GPtrArray *knt_form_shelf_get_forms (KntFormShelf *self); /* (transfer none) (element-type KntForm): never changed */
const char *knt_form_shelf_get_own_folder (KntFormShelf *self);
char *knt_form_shelf_dup_problem (KntFormShelf *self); /* (transfer full) (nullable): what was passed over, and why */

void knt_form_shelf_reload (KntFormShelf *self);
gboolean knt_form_shelf_add (KntFormShelf *self, const char *id, const char *json, GError **error);
gboolean knt_form_shelf_remove (KntFormShelf *self, const char *path, GError **error);

G_END_DECLS
