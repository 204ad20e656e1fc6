/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-form-file.h"

G_BEGIN_DECLS

/* (transfer full) (element-type KntFormFile): those in @folder, then those in @own_folder (nullable). */
GPtrArray *knt_form_files_load (const char *folder, const char *own_folder);
void knt_form_files_add (GPtrArray *files, const char *folder, KntFormFile *file);
GPtrArray *knt_form_files_list_forms (GPtrArray *files);

/* (transfer full) (element-type KntForm): those in @folder; a file that is no valid form is told in @problems (strings). */
GPtrArray *knt_forms_load (const char *folder, GPtrArray *problems);

char *knt_forms_dup_own_folder (void);
char *knt_forms_save_own (const char *folder, const char *id, const char *json, GError **error);

G_END_DECLS
