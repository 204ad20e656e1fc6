/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-form.h"

#include <glib/gi18n-lib.h>

#include "knt-form-rules.h"
#include "knt-json-parse.h"

struct _KntForm {
  GObject parent_instance;

  char *id;
  char *name;
  char *language;
  KntPhraseFile *phrases; /* (nullable) */
  KntFormRules rules;
};

G_DEFINE_FINAL_TYPE (KntForm, knt_form, G_TYPE_OBJECT)

static void
knt_form_finalize (GObject *object)
{
  KntForm *self = KNT_FORM (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->language);
  g_clear_pointer (&self->phrases, knt_phrase_file_unref);
  knt_form_rules_clear (&self->rules);

  G_OBJECT_CLASS (knt_form_parent_class)->finalize (object);
}

static void
knt_form_class_init (KntFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = knt_form_finalize;
}

static void
knt_form_init (KntForm *self)
{
}

/* An id is written into notes, and names files. */
static void
check_id (KntFormReader *reader, const char *id)
{
  for (const char *p = id; p != NULL && *p != '\0'; p++)
    if (!g_ascii_islower (*p) && !g_ascii_isdigit (*p) && (*p != '-' || p == id || p[1] == '\0')) {
      knt_form_reader_fail (reader, "/id", _ ("can only hold letters from a to z, digits, and hyphens between them"));
      return;
    }
}

/**
 * knt_form_new_from_json:
 * @object: what data/forms/form.schema.json describes; what it extends is in it already
 * @is_trusted: whether it is known to be right, as the shipped forms are, which are tested: its patterns are compiled when they
 *   are first used
 * @faults: (element-type utf8): takes `PATH: reason` for each fault
 *
 * Returns: (transfer full) (nullable): a form; %NULL where there is a fault
 */
KntForm *
knt_form_new_from_json (JsonObject *object, gboolean is_trusted, GPtrArray *faults)
{
  g_autoptr (KntForm) self = g_object_new (KNT_TYPE_FORM, NULL);
  KntFormReader reader = { .is_trusted = is_trusted, .faults = faults };
  guint n_faults = faults->len;

  g_return_val_if_fail (object != NULL, NULL);

  reader.words = knt_form_reader_get_object (&reader, object, "", "words");
  self->id = g_strdup (knt_form_reader_get_string (&reader, object, "", "id", TRUE));
  self->name = g_strdup (knt_form_reader_get_string (&reader, object, "", "name", TRUE));
  self->language = g_strdup (knt_form_reader_get_string (&reader, object, "", "language", FALSE));
  check_id (&reader, self->id);
  knt_form_rules_read (&self->rules, &reader, object);

  return faults->len > n_faults ? NULL : g_steal_pointer (&self);
}

/**
 * knt_form_new_from_bytes:
 * @json: a file as data/forms/form.schema.json has it, which extends no other
 * @name: what messages call it
 *
 * Returns: (transfer full): a form; %NULL with an error that names @name and the place of the first fault
 */
KntForm *
knt_form_new_from_bytes (GBytes *json, const char *name, GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (JsonNode) root = NULL;
  KntForm *self = NULL;
  gsize size;
  const char *data = g_bytes_get_data (json, &size);

  g_return_val_if_fail (name != NULL, NULL);

  root = knt_json_parse (data != NULL ? data : "", size, error);
  if (root == NULL) {
    g_prefix_error (error, "%s: ", name);
    return NULL;
  }

  if (JSON_NODE_HOLDS_OBJECT (root))
    self = knt_form_new_from_json (json_node_get_object (root), FALSE, faults);
  else
    g_ptr_array_add (faults, g_strdup_printf ("/: %s", _ ("is no object")));
  if (self == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: %s", name, (char *) faults->pdata[0]);

  return self;
}

const char *
knt_form_get_id (KntForm *self)
{
  g_return_val_if_fail (KNT_IS_FORM (self), NULL);

  return self->id;
}

/**
 * knt_form_get_name:
 *
 * Returns: what the form is called in its own language
 */
const char *
knt_form_get_name (KntForm *self)
{
  g_return_val_if_fail (KNT_IS_FORM (self), NULL);

  return self->name;
}

const KntFormRules *
knt_form_get_rules (KntForm *self)
{
  g_return_val_if_fail (KNT_IS_FORM (self), NULL);

  return &self->rules;
}

/**
 * knt_form_get_language:
 *
 * Returns: (nullable): BCP 47
 */
const char *
knt_form_get_language (KntForm *self)
{
  g_return_val_if_fail (KNT_IS_FORM (self), NULL);

  return self->language;
}

/**
 * knt_form_get_phrases:
 *
 * Reads them where nobody has yet.
 *
 * Returns: (transfer none) (nullable): how its language says things, where there was a file of that in its folder
 */
KntPhrases *
knt_form_get_phrases (KntForm *self)
{
  g_return_val_if_fail (KNT_IS_FORM (self), NULL);

  return self->phrases != NULL ? knt_phrase_file_get_phrases (self->phrases) : NULL;
}

KntPhraseFile *
knt_form_get_phrase_file (KntForm *self)
{
  g_return_val_if_fail (KNT_IS_FORM (self), NULL);

  return self->phrases;
}

/**
 * knt_form_set_phrase_file:
 * @phrases: how its language says things
 *
 * To be called before the form is used.
 */
void
knt_form_set_phrase_file (KntForm *self, KntPhraseFile *phrases)
{
  g_return_if_fail (KNT_IS_FORM (self));

  knt_phrase_file_ref (phrases);
  g_clear_pointer (&self->phrases, knt_phrase_file_unref);
  self->phrases = phrases;
}
