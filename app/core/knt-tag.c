/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-tag.h"

#include "knt-json.h"

#define NO_COLOUR "#9a9996"

/* Of GNOME's palette, those that can be told apart beside each other. */
static const char *const palette[] = { "#3584e4", "#33d17a", "#f5c211", "#ff7800", "#e01b24",
                                       "#9141ac", "#986a44", "#2190a4", "#d56199" };

/**
 * knt_tag_new:
 * @colour: (nullable): `#rrggbb`
 *
 * Returns: (transfer full): a tag, not yet part of any notes
 */
KntEntity *
knt_tag_new (const char *name, const char *colour)
{
  JsonObject *object = json_object_new ();
  g_autofree char *id = knt_uuid_urn_new ();

  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "name", name);
  json_object_set_string_member (object, "colour", colour != NULL ? colour : palette[0]);
  json_object_set_null_member (object, "parent");
  return knt_entity_new_take (object);
}

const char *
knt_tag_get_name (KntEntity *self)
{
  const char *name = knt_entity_get_string (self, "name");

  return name != NULL ? name : "";
}

const char *
knt_tag_get_colour (KntEntity *self)
{
  const char *colour = knt_entity_get_string (self, "colour");

  if (colour == NULL || strlen (colour) != 7 || colour[0] != '#' || strspn (colour + 1, "0123456789abcdefABCDEF") != 6)
    return NO_COLOUR;

  return colour;
}

const char *
knt_tag_get_parent (KntEntity *self)
{
  return knt_entity_get_string (self, "parent");
}

const char *
knt_tag_get_key (KntEntity *self)
{
  const char *key = knt_entity_get_string (self, "key");

  return key != NULL && key[0] >= '1' && key[0] <= '9' && key[1] == '\0' ? key : NULL;
}

const char *
knt_tag_get_description (KntEntity *self)
{
  return knt_entity_get_string (self, "description");
}

KntEntity *
knt_tag_with (KntEntity *self, const char *member, const char *value)
{
  JsonObject *object = knt_entity_dup_object (self);

  if (value != NULL)
    json_object_set_string_member (object, member, value);
  else if (json_object_has_member (object, member))
    json_object_remove_member (object, member);

  return knt_entity_new_take (object);
}

KntEntity *
knt_notes_find_tag_by_key (KntNotes *notes, const char *key)
{
  GListModel *tags = knt_notes_get_collection (notes, KNT_COLLECTION_TAGS);

  for (guint i = 0; key != NULL && i < g_list_model_get_n_items (tags); i++) {
    g_autoptr (KntEntity) tag = g_list_model_get_item (tags, i);

    if (g_strcmp0 (knt_tag_get_key (tag), key) == 0)
      return tag; /* the collection holds it */
  }

  return NULL;
}

static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : text, -1);

  return g_strstrip (g_steal_pointer (&folded));
}

KntEntity *
knt_notes_find_tag_by_name (KntNotes *notes, const char *name)
{
  GListModel *tags = knt_notes_get_collection (notes, KNT_COLLECTION_TAGS);
  g_autofree char *wanted = fold (name);

  for (guint i = 0; i < g_list_model_get_n_items (tags); i++) {
    g_autoptr (KntEntity) tag = g_list_model_get_item (tags, i);
    g_autofree char *folded = fold (knt_tag_get_name (tag));

    if (g_str_equal (folded, wanted))
      return tag; /* the collection holds it */
  }

  return NULL;
}

/**
 * knt_tag_pick_colour:
 *
 * Returns: (transfer none): the colour that the fewest tags have yet
 */
const char *
knt_tag_pick_colour (KntNotes *notes)
{
  GListModel *tags = knt_notes_get_collection (notes, KNT_COLLECTION_TAGS);
  guint uses[G_N_ELEMENTS (palette)] = { 0 }, best = 0;

  for (guint i = 0; i < g_list_model_get_n_items (tags); i++) {
    g_autoptr (KntEntity) tag = g_list_model_get_item (tags, i);

    for (guint j = 0; j < G_N_ELEMENTS (palette); j++)
      if (g_ascii_strcasecmp (knt_tag_get_colour (tag), palette[j]) == 0)
        uses[j]++;
  }

  for (guint j = 1; j < G_N_ELEMENTS (palette); j++)
    if (uses[j] < uses[best])
      best = j;

  return palette[best];
}

char *
knt_tag_dup_free_key (KntNotes *notes)
{
  for (char digit = '1'; digit <= '9'; digit++) {
    const char key[] = { digit, '\0' };

    if (knt_notes_find_tag_by_key (notes, key) == NULL)
      return g_strdup (key);
  }

  return NULL;
}
