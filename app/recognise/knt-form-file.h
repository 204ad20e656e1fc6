/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-form.h"

G_BEGIN_DECLS

/**
 * KntFormFile:
 * @path: of the file
 * @is_own: whether it is a user's, not one that came with the program
 * @form: (nullable): what it says; %NULL where it has a fault
 * @json: (nullable): what it says, together with what it extends
 * @faults: (element-type utf8): `PATH: reason`, translated; what concerns the file as a whole has no path
 * @is_replaced: whether an own form has taken its place
 *
 * A file with a form, or one that should have held one.
 */
typedef struct {
  char *path;
  gboolean is_own;
  KntForm *form;
  JsonNode *json;
  GPtrArray *faults;
  gboolean is_replaced;
} KntFormFile;

KntFormFile *knt_form_file_new_from_bytes (GBytes *bytes, const char *path, gboolean is_own, GPtrArray *others);
KntFormFile *knt_form_file_new_from_path (const char *path, gboolean is_own, GPtrArray *others);
KntFormFile *knt_form_file_new_broken (const char *path, const char *fault);
void knt_form_file_free (KntFormFile *self);
char *knt_form_file_dup_fault (const KntFormFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntFormFile, knt_form_file_free)

G_END_DECLS
