/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "knt-correction-edits.h"

#include "knt-brief-find.h"
#include "knt-rehome.h"

static gboolean
find_block (KntNotes *notes, const char *block_id, KntPlace *place)
{
  KntBrief *brief = knt_notes_get_corrected (notes);

  return brief != NULL && knt_brief_find_place (brief, block_id, place);
}

static GArray *
list_target_spans (JsonNode *target)
{
  return knt_spans_from_json (json_object_get_member (json_node_get_object (target), "kanttekening:spans"));
}

static gboolean
is_within (GArray *spans, GArray *outer)
{
  g_autoptr (GArray) left = knt_spans_subtract (spans, outer);

  return spans->len > 0 && left->len == 0;
}

/* The correction of exactly that stretch. */
static KntEntity *
find_same (KntNotes *notes, GArray *spans)
{
  GListModel *corrections = knt_notes_get_collection (notes, KNT_COLLECTION_CORRECTIONS);

  for (guint i = g_list_model_get_n_items (corrections); i > 0; i--) {
    g_autoptr (KntEntity) correction = g_list_model_get_item (corrections, i - 1);
    g_autoptr (GArray) its_spans = knt_correction_list_spans (correction);

    if (spans->len > 0 && knt_spans_equal (its_spans, spans))
      return correction; /* the collection holds it */
  }

  return NULL;
}

/* What was said before must not count for more because it was said within the same second. */
static KntEntity *
make_latest (KntEntity *self, const char *latest)
{
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GDateTime) later = NULL;
  g_autofree char *stamp = NULL;
  JsonObject *object;

  if (latest == NULL || g_strcmp0 (knt_correction_get_modified (self), latest) > 0)
    return g_object_ref (self);

  time = g_date_time_new_from_iso8601 (latest, NULL);
  if (time == NULL)
    return g_object_ref (self);

  later = g_date_time_add_seconds (time, 1);
  stamp = g_date_time_format (later, "%Y-%m-%dT%H:%M:%SZ");
  object = knt_entity_dup_object (self);
  json_object_set_string_member (object, "modified", stamp);
  return knt_entity_new_take (object);
}

/* Adds what is said now, in the place of what it says something else than (@before, nullable); what was said of less than this
 * stretch is thereby taken back. */
static void
say (KntEditGroup *group, KntNotes *notes, KntEntity *before, KntEntity *after)
{
  GListModel *corrections = knt_notes_get_collection (notes, KNT_COLLECTION_CORRECTIONS);
  g_autoptr (GArray) spans = knt_correction_list_spans (after);
  g_autoptr (KntEntity) said = NULL;
  const char *latest = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (corrections); i++) {
    g_autoptr (KntEntity) other = g_list_model_get_item (corrections, i);
    g_autoptr (GArray) its_spans = knt_correction_list_spans (other);

    if (other == before)
      continue;
    if (is_within (its_spans, spans))
      knt_edit_group_add (group, KNT_COLLECTION_CORRECTIONS, other, NULL);
    else if (knt_spans_intersect (its_spans, spans) && g_strcmp0 (latest, knt_correction_get_modified (other)) < 0)
      latest = knt_correction_get_modified (other);
  }

  said = make_latest (after, latest);
  if (!knt_entity_equal (before, said))
    knt_edit_group_add (group, KNT_COLLECTION_CORRECTIONS, before, said);
}

/* What was said of the block so far, or the statement that it is what it is. */
static KntEntity *
ensure_correction (KntNotes *notes, KntRole role, JsonNode *target, KntEntity **before)
{
  g_autoptr (GArray) spans = list_target_spans (target);

  *before = find_same (notes, spans);
  return *before != NULL ? g_object_ref (*before) : knt_correction_new (role, target, knt_notes_get_author (notes));
}

/**
 * knt_correction_edits_set_role:
 * @target: (transfer none): any stretch of the document
 */
KntEditGroup *
knt_correction_edits_set_role (KntNotes *notes, JsonNode *target, KntRole role)
{
  KntEditGroup *group = knt_edit_group_new (role == KNT_ROLE_QUESTION ? _ ("Mark as Question")
                                            : role == KNT_ROLE_ANSWER ? _ ("Mark as Answer")
                                                                      : _ ("Mark as Neither"));
  KntEntity *before;
  g_autoptr (KntEntity) base = ensure_correction (notes, role, target, &before);
  g_autoptr (KntEntity) after =
    knt_correction_get_role (base) == role ? g_object_ref (base) : knt_correction_with_role (base, role);

  say (group, notes, before, after);
  return group;
}

/* Words and place of a half, as if it were a question of its own. */
static KntEntity *
with_half (KntEntity *self, KntEntity *half)
{
  g_autoptr (GArray) spans = knt_correction_list_spans (half);
  const char *text = knt_correction_get_quote (half);
  KntQuestion question = { .text = (char *) (text != NULL ? text : ""), .spans = spans };

  return knt_correction_with_question (self, &question);
}

/**
 * knt_correction_edits_split:
 * @block_id: of a question or an answer
 * @first: (transfer none): of its first half
 * @second: (transfer none): of its second half
 */
KntEditGroup *
knt_correction_edits_split (KntNotes *notes, const char *block_id, JsonNode *first, JsonNode *second)
{
  KntEditGroup *group = knt_edit_group_new (_ ("Split"));
  KntEntity *before = knt_notes_find_correction (notes, block_id);
  const char *author = knt_notes_get_author (notes);
  g_autoptr (KntEntity) upper = NULL;
  g_autoptr (KntEntity) lower = NULL;
  g_autoptr (KntEntity) joined = NULL;
  KntPlace place;

  if (!find_block (notes, block_id, &place))
    return group;

  upper = before != NULL ? knt_correction_with_target (before, first) : knt_correction_new (place.role, first, author);
  lower = knt_correction_new (place.role, second, author);
  if (place.role == KNT_ROLE_QUESTION)
    joined = with_half (lower, upper);
  else if (place.exchange->questions->len > 0)
    joined = knt_correction_with_question (lower, g_ptr_array_index (place.exchange->questions, 0));

  say (group, notes, before, upper);
  say (group, notes, NULL, joined != NULL ? joined : lower);
  return group;
}

/* What was said of a block that goes up in another. */
static void
bring_along (KntEditGroup *group, KntNotes *notes, const char *from, const char *to)
{
  g_autoptr (GHashTable) homes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (KntEditGroup) moves = NULL;
  GPtrArray *edits;

  g_hash_table_insert (homes, (gpointer) from, (gpointer) to);
  moves = knt_rehome (notes, homes, knt_edit_group_get_label (group));
  edits = knt_edit_group_get_edits (moves);
  for (guint i = 0; i < edits->len; i++) {
    const KntEdit *edit = g_ptr_array_index (edits, i);

    knt_edit_group_add (group, edit->collection, edit->before, edit->after);
  }
}

/**
 * knt_correction_edits_join:
 * @target: (transfer none): of both blocks
 *
 * What hangs on the lower block (standing, notes, tags, passages) goes over to the upper one, whose own standing counts.
 */
KntEditGroup *
knt_correction_edits_join (KntNotes *notes, const char *upper_id, const char *lower_id, JsonNode *target)
{
  KntEditGroup *group = knt_edit_group_new (_ ("Join"));
  KntEntity *before = knt_notes_find_correction (notes, upper_id);
  g_autoptr (KntEntity) after = NULL;
  KntPlace upper, lower;

  if (!find_block (notes, upper_id, &upper) || !find_block (notes, lower_id, &lower))
    return group;

  after = before != NULL ? knt_correction_with_target (before, target)
                         : knt_correction_new (upper.role, target, knt_notes_get_author (notes));
  say (group, notes, before, after);
  bring_along (group, notes, lower_id, upper_id);
  return group;
}

/**
 * knt_correction_edits_set_question:
 * @block_id: of a question or an answer
 * @target: (transfer none): of its spans
 * @question_id: to whose exchange it belongs
 */
KntEditGroup *
knt_correction_edits_set_question (KntNotes *notes, const char *block_id, JsonNode *target, const char *question_id)
{
  KntEditGroup *group = knt_edit_group_new (_ ("Change Question"));
  KntPlace place, question;
  KntEntity *before;
  g_autoptr (KntEntity) base = NULL;
  g_autoptr (KntEntity) after = NULL;

  if (!find_block (notes, block_id, &place) || !find_block (notes, question_id, &question) ||
      question.question == NULL || question.question == place.question)
    return group;

  base = ensure_correction (notes, place.role, target, &before);
  after = knt_correction_with_question (base, question.question);
  say (group, notes, before, after);
  return group;
}

/**
 * knt_correction_edits_set_label:
 * @target: (transfer none): of the question's spans
 * @label: (nullable): what it is numbered
 */
KntEditGroup *
knt_correction_edits_set_label (KntNotes *notes, const char *question_id, JsonNode *target, const char *label)
{
  KntEditGroup *group = knt_edit_group_new (_ ("Change Number"));
  KntPlace place;
  KntEntity *before;
  g_autoptr (KntEntity) base = NULL;
  g_autoptr (KntEntity) after = NULL;

  if (!find_block (notes, question_id, &place) || place.question == NULL ||
      g_strcmp0 (place.question->label, label != NULL && *label != '\0' ? label : NULL) == 0)
    return group;

  base = ensure_correction (notes, KNT_ROLE_QUESTION, target, &before);
  after = knt_correction_with_label (base, label != NULL ? label : "");
  say (group, notes, before, after);
  return group;
}

/**
 * knt_correction_edits_set_group:
 * @block_id: of a question or an answer
 * @target: (transfer none): of its spans
 * @name: (nullable): of the group
 * @following: whether that goes for what follows as well, see knt_correction_with_group()
 */
KntEditGroup *
knt_correction_edits_set_group (KntNotes *notes,
                                const char *block_id,
                                JsonNode *target,
                                const char *name,
                                gboolean following)
{
  KntEditGroup *group = knt_edit_group_new (_ ("Change Group"));
  KntPlace place;
  KntEntity *before;
  g_autoptr (KntEntity) base = NULL;
  g_autoptr (KntEntity) after = NULL;

  if (!find_block (notes, block_id, &place))
    return group;

  base = ensure_correction (notes, place.role, target, &before);
  after = knt_correction_with_group (base, name != NULL ? name : "", following);
  say (group, notes, before, after);
  return group;
}

/**
 * knt_correction_edits_confirm:
 * @block_id: of a question or an answer
 * @target: (transfer none): of its spans
 */
KntEditGroup *
knt_correction_edits_confirm (KntNotes *notes, const char *block_id, JsonNode *target)
{
  KntEditGroup *group = knt_edit_group_new (_ ("Confirm"));
  KntPlace place;
  KntEntity *before;
  g_autoptr (KntEntity) after = NULL;

  if (!find_block (notes, block_id, &place))
    return group;

  after = ensure_correction (notes, place.role, target, &before);
  say (group, notes, before, after);
  return group;
}

KntEditGroup *
knt_correction_edits_remove (KntNotes *notes, const char *correction_id)
{
  KntEditGroup *group = knt_edit_group_new (_ ("Remove Correction"));
  KntEntity *before = knt_notes_find (notes, KNT_COLLECTION_CORRECTIONS, correction_id);

  if (before != NULL)
    knt_edit_group_add (group, KNT_COLLECTION_CORRECTIONS, before, NULL);
  return group;
}

/**
 * knt_notes_find_correction:
 * @block_id: of a question or an answer of the corrected brief
 *
 * Returns: (transfer none) (nullable): the correction that made it what it is
 */
KntEntity *
knt_notes_find_correction (KntNotes *notes, const char *block_id)
{
  KntPlace place;

  return find_block (notes, block_id, &place) ? find_same (notes, place.spans) : NULL;
}
