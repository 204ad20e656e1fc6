/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "knt-standing.h"

#include "knt-json.h"

static const struct {
  const char *value;
  const char *label;
} standings[KNT_N_STANDINGS] = {
  [KNT_STANDING_OPEN] = { "open", NC_ ("standing", "Open") },
  [KNT_STANDING_ANSWERED] = { "answered", NC_ ("standing", "Answered") },
  [KNT_STANDING_PARTLY] = { "partly", NC_ ("standing", "Partly Answered") },
  [KNT_STANDING_NOT_ANSWERED] = { "not-answered", NC_ ("standing", "Not Answered") },
  [KNT_STANDING_REFUSED] = { "refused", NC_ ("standing", "Refused") },
  [KNT_STANDING_DEFERRED] = { "deferred", NC_ ("standing", "Deferred") },
  [KNT_STANDING_REFERS] = { "refers", NC_ ("standing", "Refers Elsewhere") },
};

/**
 * knt_standing_to_string:
 *
 * Returns: (nullable): as in the file; %NULL for #KNT_STANDING_OTHER, which only the entity itself can tell
 */
const char *
knt_standing_to_string (KntStanding standing)
{
  return standing < KNT_N_STANDINGS ? standings[standing].value : NULL;
}

/**
 * knt_standing_from_string:
 * @value: (nullable)
 */
KntStanding
knt_standing_from_string (const char *value)
{
  if (value == NULL)
    return KNT_STANDING_OPEN;

  for (KntStanding i = 0; i < KNT_N_STANDINGS; i++)
    if (g_str_equal (value, standings[i].value))
      return i;

  return KNT_STANDING_OTHER;
}

/**
 * knt_standing_get_label:
 *
 * Returns: (nullable): in the user's language; %NULL for #KNT_STANDING_OTHER, which is shown as it stands in the file
 */
const char *
knt_standing_get_label (KntStanding standing)
{
  return standing < KNT_N_STANDINGS ? g_dpgettext2 (GETTEXT_PACKAGE, "standing", standings[standing].label) : NULL;
}

/**
 * knt_standing_new:
 * @question_id: of the question or part
 *
 * Returns: (transfer full): the standing, not yet part of any notes
 */
KntEntity *
knt_standing_new (const char *question_id, KntStanding standing)
{
  JsonObject *object = json_object_new ();
  g_autofree char *now = knt_timestamp_now ();

  json_object_set_string_member (object, "id", question_id);
  json_object_set_string_member (object, "standing", knt_standing_to_string (standing));
  json_object_set_string_member (object, "modified", now);
  return knt_entity_new_take (object);
}

/**
 * knt_standing_with:
 *
 * Returns: (transfer full): the same with another standing; who it is assigned to and all else stays
 */
KntEntity *
knt_standing_with (KntEntity *self, KntStanding standing)
{
  JsonObject *object = knt_entity_dup_object (self);
  g_autofree char *now = knt_timestamp_now ();

  json_object_set_string_member (object, "standing", knt_standing_to_string (standing));
  json_object_set_string_member (object, "modified", now);
  return knt_entity_new_take (object);
}

const char *
knt_standing_get_value (KntEntity *self)
{
  return knt_entity_get_string (self, "standing");
}

KntStanding
knt_notes_get_standing (KntNotes *notes, const char *question_id)
{
  return knt_standing_from_string (knt_notes_get_standing_value (notes, question_id));
}

const char *
knt_notes_get_standing_value (KntNotes *notes, const char *question_id)
{
  KntEntity *entity = knt_notes_find (notes, KNT_COLLECTION_STANDINGS, question_id);

  return entity != NULL ? knt_standing_get_value (entity) : NULL;
}
