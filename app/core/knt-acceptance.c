/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "knt-acceptance.h"

#define ACCEPTED "accepted"
#define OPEN "open"

static gboolean
is_accepted (KntEntity *entity)
{
  return entity != NULL && g_strcmp0 (knt_entity_get_string (entity, "state"), ACCEPTED) == 0;
}

/* All else that the file says of the finding stays. */
static KntEntity *
make_next (KntEntity *before, const char *key, gboolean accepted, const char *creator)
{
  JsonObject *object = before != NULL ? knt_entity_dup_object (before) : json_object_new ();
  g_autofree char *now = knt_timestamp_now ();

  json_object_set_string_member (object, "id", key);
  json_object_set_string_member (object, "state", accepted ? ACCEPTED : OPEN);
  if (before == NULL)
    json_object_set_string_member (object, "created", now);
  json_object_set_string_member (object, "modified", now);
  if (before == NULL && creator != NULL) {
    JsonObject *person = json_object_new ();

    json_object_set_string_member (person, "type", "Person");
    json_object_set_string_member (person, "name", creator);
    json_object_set_object_member (object, "creator", person);
  }
  return knt_entity_new_take (object);
}

/**
 * knt_notes_is_accepted:
 * @key: of a finding
 *
 * Returns: whether a person said that it is right so
 */
gboolean
knt_notes_is_accepted (KntNotes *notes, const char *key)
{
  return is_accepted (knt_notes_find (notes, KNT_COLLECTION_FINDINGS, key));
}

/**
 * knt_notes_list_accepted:
 *
 * Returns: (transfer full) (element-type utf8 utf8): a set of the keys of all findings that a person accepted
 */
GHashTable *
knt_notes_list_accepted (KntNotes *notes)
{
  GListModel *findings = knt_notes_get_collection (notes, KNT_COLLECTION_FINDINGS);
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++) {
    g_autoptr (KntEntity) finding = g_list_model_get_item (findings, i);

    if (is_accepted (finding))
      g_hash_table_add (keys, g_strdup (knt_entity_get_id (finding)));
  }
  return keys;
}

/**
 * knt_acceptance_edits:
 * @keys: (array zero-terminated=1): of findings
 * @accepted: whether they are right so; FALSE wants them looked at again
 *
 * Returns: (transfer full): the step for knt_notes_apply(); without edits where there is nothing to do
 */
KntEditGroup *
knt_acceptance_edits (KntNotes *notes, const char *const *keys, gboolean accepted)
{
  KntEditGroup *group = knt_edit_group_new (accepted ? _ ("Accept") : _ ("Look at Again"));

  for (gsize i = 0; keys[i] != NULL; i++) {
    KntEntity *before = knt_notes_find (notes, KNT_COLLECTION_FINDINGS, keys[i]);
    g_autoptr (KntEntity) after = NULL;

    if (is_accepted (before) == accepted)
      continue;
    after = make_next (before, keys[i], accepted, knt_notes_get_author (notes));
    knt_edit_group_add (group, KNT_COLLECTION_FINDINGS, before, after);
  }
  return group;
}
