/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-correction.h"

#include "knt-json.h"

#define SPANS "kanttekening:spans"
#define WITH_WORDS 120 /* code points that are kept of the question that a block belongs to */

static const char *const roles[] = {
  [KNT_ROLE_QUESTION] = "question",
  [KNT_ROLE_ANSWER] = "answer",
  [KNT_ROLE_NEITHER] = "neither",
};

/**
 * knt_role_to_string:
 *
 * Returns: (nullable): as in the file; %NULL for #KNT_ROLE_OTHER
 */
const char *
knt_role_to_string (KntRole role)
{
  return role < KNT_ROLE_OTHER ? roles[role] : NULL;
}

KntRole
knt_role_from_string (const char *string)
{
  for (KntRole role = 0; role < KNT_ROLE_OTHER; role++)
    if (g_strcmp0 (string, roles[role]) == 0)
      return role;

  return KNT_ROLE_OTHER;
}

/**
 * knt_correction_new:
 * @target: (transfer none): a sealed TARGET of the notes format
 * @creator: (nullable): name of whoever says so
 *
 * Returns: (transfer full): the correction, not yet part of any notes
 */
KntEntity *
knt_correction_new (KntRole role, JsonNode *target, const char *creator)
{
  JsonObject *object = json_object_new ();
  g_autofree char *id = knt_uuid_urn_new ();
  g_autofree char *now = knt_timestamp_now ();

  g_return_val_if_fail (role < KNT_ROLE_OTHER, NULL);
  g_return_val_if_fail (target != NULL, NULL);

  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "type", "Correction");
  json_object_set_string_member (object, "created", now);
  json_object_set_string_member (object, "modified", now);
  if (creator != NULL) {
    JsonObject *person = json_object_new ();

    json_object_set_string_member (person, "type", "Person");
    json_object_set_string_member (person, "name", creator);
    json_object_set_object_member (object, "creator", person);
  }
  json_object_set_string_member (object, "role", roles[role]);
  json_object_set_member (object, "target", json_node_ref (target));
  return knt_entity_new_take (object);
}

KntRole
knt_correction_get_role (KntEntity *self)
{
  return knt_role_from_string (knt_entity_get_string (self, "role"));
}

static JsonObject *
get_target (KntEntity *self)
{
  return knt_json_get_object (knt_entity_get_object (self), "target");
}

static const char *
get_quote_member (JsonObject *target, const char *member)
{
  JsonArray *selectors = knt_json_get_array (target, "selector");

  for (guint i = 0; selectors != NULL && i < json_array_get_length (selectors); i++) {
    JsonNode *node = json_array_get_element (selectors, i);
    JsonObject *selector = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

    if (g_strcmp0 (knt_json_get_string (selector, "type"), "TextQuoteSelector") == 0)
      return knt_json_get_string (selector, member);
  }

  return NULL;
}

GArray *
knt_correction_list_spans (KntEntity *self)
{
  JsonObject *target = get_target (self);

  return knt_spans_from_json (target != NULL ? json_object_get_member (target, SPANS) : NULL);
}

const char *
knt_correction_get_quote (KntEntity *self)
{
  return get_quote_member (get_target (self), "exact");
}

const char *
knt_correction_get_prefix (KntEntity *self)
{
  return get_quote_member (get_target (self), "prefix");
}

const char *
knt_correction_get_suffix (KntEntity *self)
{
  return get_quote_member (get_target (self), "suffix");
}

const char *
knt_correction_get_label (KntEntity *self)
{
  return knt_entity_get_string (self, "label");
}

const char *
knt_correction_get_group (KntEntity *self)
{
  return knt_entity_get_string (self, "group");
}

gboolean
knt_correction_get_following (KntEntity *self)
{
  JsonNode *node = json_object_get_member (knt_entity_get_object (self), "following");

  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

static JsonObject *
get_with (KntEntity *self)
{
  return knt_json_get_object (knt_entity_get_object (self), "with");
}

/**
 * knt_correction_list_with_spans:
 *
 * Returns: (transfer full) (nullable) (element-type KntSpan): where the question stands to whose exchange the block belongs;
 *   %NULL where nothing is said of that
 */
GArray *
knt_correction_list_with_spans (KntEntity *self)
{
  JsonObject *with = get_with (self);

  return with != NULL ? knt_spans_from_json (json_object_get_member (with, SPANS)) : NULL;
}

const char *
knt_correction_get_with_label (KntEntity *self)
{
  return knt_json_get_string (get_with (self), "label");
}

const char *
knt_correction_get_with_quote (KntEntity *self)
{
  return get_quote_member (get_with (self), "exact");
}

const char *
knt_correction_get_modified (KntEntity *self)
{
  return knt_entity_get_string (self, "modified");
}

static JsonObject *
begin_change (KntEntity *self)
{
  JsonObject *object = knt_entity_dup_object (self);
  g_autofree char *now = knt_timestamp_now ();

  json_object_set_string_member (object, "modified", now);
  return object;
}

static void
set_or_remove (JsonObject *object, const char *member, const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, member, value);
  else if (json_object_has_member (object, member))
    json_object_remove_member (object, member);
}

KntEntity *
knt_correction_with_role (KntEntity *self, KntRole role)
{
  JsonObject *object = begin_change (self);

  json_object_set_string_member (object, "role", roles[role]);
  return knt_entity_new_take (object);
}

KntEntity *
knt_correction_with_target (KntEntity *self, JsonNode *target)
{
  JsonObject *object = begin_change (self);

  json_object_set_member (object, "target", json_node_ref (target));
  return knt_entity_new_take (object);
}

/**
 * knt_correction_with_label:
 * @label: (nullable): what the question is numbered; empty for a question without a number; %NULL leaves that to what was
 *   recognised
 */
KntEntity *
knt_correction_with_label (KntEntity *self, const char *label)
{
  JsonObject *object = begin_change (self);

  set_or_remove (object, "label", label);
  return knt_entity_new_take (object);
}

/**
 * knt_correction_with_group:
 * @name: (nullable): of the group; empty for none; %NULL leaves that to what was recognised
 * @following: whether that goes as well for all questions behind it, up to the next group's heading or the next correction that
 *   names a group
 */
KntEntity *
knt_correction_with_group (KntEntity *self, const char *name, gboolean following)
{
  JsonObject *object = begin_change (self);

  set_or_remove (object, "group", name);
  if (name != NULL && following)
    json_object_set_boolean_member (object, "following", TRUE);
  else if (json_object_has_member (object, "following"))
    json_object_remove_member (object, "following");

  return knt_entity_new_take (object);
}

/**
 * knt_correction_with_question:
 * @question: (nullable): to whose exchange the block belongs; %NULL leaves that to where it stands
 */
KntEntity *
knt_correction_with_question (KntEntity *self, const KntQuestion *question)
{
  JsonObject *object = begin_change (self);
  JsonArray *selectors;
  JsonObject *with, *quote;
  g_autofree char *words = NULL;

  if (json_object_has_member (object, "with"))
    json_object_remove_member (object, "with");
  if (question == NULL)
    return knt_entity_new_take (object);

  words = g_utf8_substring (question->text, 0, MIN (g_utf8_strlen (question->text, -1), WITH_WORDS));
  quote = json_object_new ();
  json_object_set_string_member (quote, "type", "TextQuoteSelector");
  json_object_set_string_member (quote, "exact", words);
  selectors = json_array_new ();
  json_array_add_object_element (selectors, quote);
  with = json_object_new ();
  if (question->label != NULL)
    json_object_set_string_member (with, "label", question->label);
  json_object_set_array_member (with, "selector", selectors);
  json_object_set_member (with, SPANS, knt_spans_to_json (question->spans));
  json_object_set_object_member (object, "with", with);
  return knt_entity_new_take (object);
}
