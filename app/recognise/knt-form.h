/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define KNT_TYPE_FORM (knt_form_get_type ())

G_DECLARE_FINAL_TYPE (KntForm, knt_form, KNT, FORM, GObject)

/* How a kind of brief marks its questions and answers: data/forms/ID.json, schema data/forms/form.schema.json.
 * Files and folders of them: knt-forms.h. */
KntForm *knt_form_new_from_json (JsonObject *object, gboolean is_trusted, GPtrArray *faults);
KntForm *knt_form_new_from_bytes (GBytes *json,
                                  const char *name, /* for messages */
                                  GError **error);
const char *knt_form_get_id (KntForm *self);
const char *knt_form_get_name (KntForm *self);     /* in the form's own language */
const char *knt_form_get_language (KntForm *self); /* (nullable) BCP 47 */

G_END_DECLS
