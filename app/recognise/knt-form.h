/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KNT_TYPE_FORM (knt_form_get_type ())

G_DECLARE_FINAL_TYPE (KntForm, knt_form, KNT, FORM, GObject)

/* How a kind of brief marks its questions and answers: data/forms/ID.json, schema data/forms/form.schema.json. */
KntForm *knt_form_new_from_bytes (GBytes *json,
                                  const char *name, /* for messages */
                                  GError **error);
const char *knt_form_get_id (KntForm *self);
const char *knt_form_get_name (KntForm *self); /* in the form's own language */

/* (transfer full) (element-type KntForm): those in @folder; a file that is no valid form is told in @problems (strings). */
GPtrArray *knt_forms_load (const char *folder, GPtrArray *problems);

G_END_DECLS
