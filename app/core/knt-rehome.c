/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-rehome.h"

#include "knt-annotation.h"
#include "knt-brief-find.h"
#include "knt-json.h"
#include "knt-span.h"

/* What a collection is to hold in the end, by id; what stays as it is is not in it. */
typedef struct {
  KntNotes *notes;
  GHashTable *homes;
  KntEditGroup *group;
  GHashTable *after;  /* id to KntEntity */
  GPtrArray *leaving; /* KntEntity, those that have another id from now on */
} Moving;

static const char *
find_same_text (KntBrief *brief, const KntPlace *old)
{
  GPtrArray *exchanges = knt_brief_get_exchanges (brief);

  for (guint i = 0; i < exchanges->len; i++) {
    const KntExchange *exchange = g_ptr_array_index (exchanges, i);

    for (guint j = 0; old->role == KNT_ROLE_QUESTION && j < exchange->questions->len; j++) {
      const KntQuestion *question = g_ptr_array_index (exchange->questions, j);

      if (g_strcmp0 (question->text, old->text) == 0)
        return question->id;
    }
    for (guint j = 0; old->role == KNT_ROLE_ANSWER && j < exchange->answers->len; j++) {
      const KntAnswer *answer = g_ptr_array_index (exchange->answers, j);

      if (g_strcmp0 (answer->text, old->text) == 0)
        return answer->id;
    }
  }

  return NULL;
}

/* Returns: (nullable): the id of what stands there now */
static const char *
find_home (KntBrief *brief, const KntPlace *old)
{
  KntPlace same, there;

  if (knt_brief_find_place (brief, old->id, &same) && same.role == old->role &&
      knt_spans_equal (same.spans, old->spans))
    return same.id;
  if (knt_brief_find_place_at (brief, old->spans, &there) && there.role == old->role) {
    const KntQuestion *question = there.question;
    const char *best = there.id;
    guint most = 0;

    for (guint i = 0; old->part != NULL && question != NULL && i < question->parts->len; i++) {
      const KntPart *part = g_ptr_array_index (question->parts, i);
      const guint n = knt_spans_count_shared (part->spans, old->spans);

      if (n > most) {
        most = n;
        best = part->id;
      }
    }
    return best;
  }

  return old->part == NULL ? find_same_text (brief, old) : NULL;
}

static void
add_home (GHashTable *homes, KntBrief *old, KntBrief *brief, const char *id)
{
  KntPlace place;

  if (id != NULL && !g_hash_table_contains (homes, id) && knt_brief_find_place (old, id, &place))
    g_hash_table_insert (homes, g_strdup (id), g_strdup (find_home (brief, &place)));
}

static void
add_commitment_home (GHashTable *homes, KntBrief *old, KntBrief *brief, const char *id)
{
  GPtrArray *before = knt_brief_get_commitments (old), *now = knt_brief_get_commitments (brief);

  for (guint i = 0; i < before->len; i++) {
    const KntCommitment *commitment = g_ptr_array_index (before, i);
    const char *home = NULL;

    if (!g_str_equal (commitment->id, id))
      continue;
    for (guint j = 0; home == NULL && j < now->len; j++) {
      const KntCommitment *other = g_ptr_array_index (now, j);

      if (knt_spans_intersect (commitment->spans, other->spans))
        home = other->id;
    }
    g_hash_table_insert (homes, g_strdup (id), g_strdup (home));
  }
}

/**
 * knt_homes_new_by_place:
 * @notes: whose entities want a home
 * @old: (nullable): the brief that they speak of
 * @brief: (nullable): what was recognised of the same document later
 *
 * Finds each question, part, answer and commitment that something hangs on again by where it stands, and a question or an answer
 * by its words where it stands nowhere any more.
 *
 * Returns: (transfer full) (element-type utf8 utf8): ids of @old to those of @brief, %NULL where there is none
 */
GHashTable *
knt_homes_new_by_place (KntNotes *notes, KntBrief *old, KntBrief *brief)
{
  GHashTable *homes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GListModel *standings = knt_notes_get_collection (notes, KNT_COLLECTION_STANDINGS);
  GListModel *commitments = knt_notes_get_collection (notes, KNT_COLLECTION_COMMITMENTS);
  GListModel *annotations = knt_notes_get_collection (notes, KNT_COLLECTION_ANNOTATIONS);

  if (old == NULL || brief == NULL || old == brief)
    return homes;

  for (guint i = 0; i < g_list_model_get_n_items (standings); i++) {
    g_autoptr (KntEntity) standing = g_list_model_get_item (standings, i);

    add_home (homes, old, brief, knt_entity_get_id (standing));
  }
  for (guint i = 0; i < g_list_model_get_n_items (commitments); i++) {
    g_autoptr (KntEntity) commitment = g_list_model_get_item (commitments, i);

    add_commitment_home (homes, old, brief, knt_entity_get_id (commitment));
  }
  for (guint i = 0; i < g_list_model_get_n_items (annotations); i++) {
    g_autoptr (KntEntity) annotation = g_list_model_get_item (annotations, i);

    add_home (homes, old, brief, knt_annotation_get_within (annotation));
  }

  return homes;
}

static KntEntity *
with_id (KntEntity *self, const char *id)
{
  JsonObject *object = knt_entity_dup_object (self);

  json_object_set_string_member (object, "id", id);
  return knt_entity_new_take (object);
}

static KntEntity *
with_within (KntEntity *self, const char *within)
{
  JsonObject *object = knt_entity_dup_object (self);
  JsonObject *target = knt_json_get_object (object, "target");

  if (within != NULL)
    json_object_set_string_member (target, "kanttekening:within", within);
  else
    json_object_remove_member (target, "kanttekening:within");
  return knt_entity_new_take (object);
}

/* Whether something has that id and keeps it. */
static gboolean
is_taken (Moving *self, KntCollection collection, const char *id)
{
  KntEntity *there = knt_notes_find (self->notes, collection, id);
  const char *home;

  if (there == NULL)
    return FALSE;

  home = collection == KNT_COLLECTION_ANNOTATIONS ? knt_annotation_get_within (there) : id;
  return home == NULL || !g_hash_table_contains (self->homes, home);
}

/* Two may want the same place, of which the first has it; and what has lost its question must not be taken for another's. */
static void
settle (Moving *self, KntCollection collection, KntEntity *entity, const char *id)
{
  g_autofree char *own = NULL;

  if (id == NULL || g_hash_table_contains (self->after, id) || is_taken (self, collection, id))
    id = own = knt_uuid_urn_new ();
  g_hash_table_insert (self->after, g_strdup (id), with_id (entity, id));
}

/* What leaves an id and what comes to it are one edit where they meet. */
static void
finish (Moving *self, KntCollection collection)
{
  GHashTableIter iter;
  gpointer id, entity;

  for (guint i = 0; i < self->leaving->len; i++) {
    KntEntity *before = g_ptr_array_index (self->leaving, i);
    KntEntity *after = g_hash_table_lookup (self->after, knt_entity_get_id (before));

    if (!knt_entity_equal (before, after))
      knt_edit_group_add (self->group, collection, before, after);
    g_hash_table_remove (self->after, knt_entity_get_id (before));
  }

  g_hash_table_iter_init (&iter, self->after);
  while (g_hash_table_iter_next (&iter, &id, &entity))
    knt_edit_group_add (self->group, collection, NULL, entity);
  g_hash_table_remove_all (self->after);
  g_ptr_array_set_size (self->leaving, 0);
}

/* Entities whose id is that of a question, a part or a commitment. */
static void
move_by_id (Moving *self, KntCollection collection)
{
  GListModel *model = knt_notes_get_collection (self->notes, collection);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (KntEntity) entity = g_list_model_get_item (model, i);
    gpointer home;

    if (!g_hash_table_lookup_extended (self->homes, knt_entity_get_id (entity), NULL, &home))
      continue;
    g_ptr_array_add (self->leaving, entity); /* the collection holds it */
    settle (self, collection, entity, home);
  }
  finish (self, collection);
}

static void
move_annotations (Moving *self)
{
  GListModel *model = knt_notes_get_collection (self->notes, KNT_COLLECTION_ANNOTATIONS);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (KntEntity) entity = g_list_model_get_item (model, i);
    const char *within = knt_annotation_get_within (entity);
    g_autoptr (KntEntity) moved = NULL;
    gpointer home;

    if (within == NULL || !g_hash_table_lookup_extended (self->homes, within, NULL, &home))
      continue;
    moved = g_strcmp0 (home, within) == 0 ? g_object_ref (entity) : with_within (entity, home);
    if (knt_annotation_is_for_question (entity)) {
      g_autofree char *id = home != NULL ? knt_uuid_urn_new_for_name (knt_notes_get_id (self->notes), home) : NULL;

      g_ptr_array_add (self->leaving, entity); /* the collection holds it */
      settle (self, KNT_COLLECTION_ANNOTATIONS, moved, id);
    } else if (!knt_entity_equal (entity, moved)) {
      knt_edit_group_add (self->group, KNT_COLLECTION_ANNOTATIONS, entity, moved);
    }
  }
  finish (self, KNT_COLLECTION_ANNOTATIONS);
}

/**
 * knt_rehome:
 * @homes: (element-type utf8 utf8): ids to others, %NULL where there is none any more; what is not in it is left alone
 * @label: what the step is called
 *
 * Gives everything that hangs on an id the new one. What has no home any more is kept, without one; where two come to
 * the same the first has it.
 *
 * Returns: (transfer full): the step, without edits where nothing moves
 */
KntEditGroup *
knt_rehome (KntNotes *notes, GHashTable *homes, const char *label)
{
  g_autoptr (GHashTable) after = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autoptr (GPtrArray) leaving = g_ptr_array_new ();
  Moving moving = { notes, homes, knt_edit_group_new (label), after, leaving };

  move_by_id (&moving, KNT_COLLECTION_STANDINGS);
  move_by_id (&moving, KNT_COLLECTION_COMMITMENTS);
  move_annotations (&moving);

  return moving.group;
}
