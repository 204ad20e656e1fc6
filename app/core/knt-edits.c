/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "knt-edits.h"

#include "knt-annotation.h"
#include "knt-brief-find.h"
#include "knt-tag.h"

static void
change (KntEditGroup *group, KntCollection collection, KntEntity *before, KntEntity *after)
{
  if (!knt_entity_equal (before, after))
    knt_edit_group_add (group, collection, before, after);
}

static gboolean
is_bare (KntEntity *annotation)
{
  g_auto (GStrv) tags = knt_annotation_list_tags (annotation);

  return tags[0] == NULL && knt_annotation_get_note (annotation) == NULL;
}

/* Where a question or a part of one stands. */
static GArray *
find_question_spans (KntNotes *notes, const char *id)
{
  KntBrief *brief = knt_notes_get_corrected (notes);
  KntPlace place;

  return brief != NULL && knt_brief_find_place (brief, id, &place) ? place.spans : NULL;
}

/* The question's annotation as it is, or a new one to build on. */
static KntEntity *
ensure_question_annotation (KntNotes *notes, const char *question_id, KntEntity **before)
{
  *before = knt_notes_find_question_annotation (notes, question_id);
  if (*before != NULL)
    return g_object_ref (*before);

  return knt_annotation_new_for_question (notes, question_id, find_question_spans (notes, question_id));
}

static void
change_question_annotation (KntEditGroup *group, KntEntity *before, KntEntity *after)
{
  if (!is_bare (after))
    change (group, KNT_COLLECTION_ANNOTATIONS, before, after);
  else if (before != NULL)
    knt_edit_group_add (group, KNT_COLLECTION_ANNOTATIONS, before, NULL);
}

static gboolean
is_same_note (KntEntity *annotation, const char *text)
{
  const char *note = annotation != NULL ? knt_annotation_get_note (annotation) : NULL;

  return g_strcmp0 (note != NULL ? note : "", text != NULL ? text : "") == 0;
}

/**
 * knt_edits_set_standing:
 * @question_id: of a question or part
 */
KntEditGroup *
knt_edits_set_standing (KntNotes *notes, const char *question_id, KntStanding standing)
{
  KntEditGroup *group = knt_edit_group_new (_ ("Change Standing"));
  KntEntity *before = knt_notes_find (notes, KNT_COLLECTION_STANDINGS, question_id);
  g_autoptr (KntEntity) after = NULL;

  if (knt_notes_get_standing (notes, question_id) == standing)
    return group;

  after = before != NULL ? knt_standing_with (before, standing) : knt_standing_new (question_id, standing);
  change (group, KNT_COLLECTION_STANDINGS, before, after);
  return group;
}

/**
 * knt_edits_add_annotation:
 * @annotation: (transfer none): not yet part of the notes
 */
KntEditGroup *
knt_edits_add_annotation (KntNotes *notes, KntEntity *annotation)
{
  KntEditGroup *group = knt_edit_group_new (_ ("Add Passage"));

  change (group, KNT_COLLECTION_ANNOTATIONS, NULL, annotation);
  return group;
}

KntEditGroup *
knt_edits_remove_annotation (KntNotes *notes, const char *id)
{
  KntEntity *before = knt_notes_find (notes, KNT_COLLECTION_ANNOTATIONS, id);
  KntEditGroup *group = knt_edit_group_new (_ ("Remove Passage"));

  change (group, KNT_COLLECTION_ANNOTATIONS, before, NULL);
  return group;
}

/**
 * knt_edits_set_note:
 * @id: of an annotation
 * @text: (nullable): Markdown; nothing takes the note away
 * @language: (nullable): BCP 47
 */
KntEditGroup *
knt_edits_set_note (KntNotes *notes, const char *id, const char *text, const char *language)
{
  KntEntity *before = knt_notes_find (notes, KNT_COLLECTION_ANNOTATIONS, id);
  KntEditGroup *group = knt_edit_group_new (_ ("Edit Note"));
  g_autofree char *key = g_strconcat ("note:", id, NULL);

  knt_edit_group_set_merge_key (group, key);
  if (before != NULL && !is_same_note (before, text)) {
    g_autoptr (KntEntity) after = knt_annotation_with_note (before, text, language);

    change (group, KNT_COLLECTION_ANNOTATIONS, before, after);
  }

  return group;
}

/**
 * knt_edits_toggle_tag:
 * @id: of an annotation
 */
KntEditGroup *
knt_edits_toggle_tag (KntNotes *notes, const char *id, const char *tag_id)
{
  KntEntity *before = knt_notes_find (notes, KNT_COLLECTION_ANNOTATIONS, id);
  gboolean remove = before != NULL && knt_annotation_has_tag (before, tag_id);
  KntEditGroup *group = knt_edit_group_new (remove ? _ ("Remove Tag") : _ ("Add Tag"));

  if (before != NULL) {
    g_autoptr (KntEntity) after =
      remove ? knt_annotation_with_tag_removed (before, tag_id) : knt_annotation_with_tag_added (before, tag_id);

    change (group, KNT_COLLECTION_ANNOTATIONS, before, after);
  }

  return group;
}

/**
 * knt_edits_set_colour:
 * @id: of an annotation
 * @colour: (nullable): `#rrggbb`
 */
KntEditGroup *
knt_edits_set_colour (KntNotes *notes, const char *id, const char *colour)
{
  KntEntity *before = knt_notes_find (notes, KNT_COLLECTION_ANNOTATIONS, id);
  KntEditGroup *group = knt_edit_group_new (_ ("Change Color"));

  if (before != NULL && g_strcmp0 (knt_annotation_get_colour (before), colour) != 0) {
    g_autoptr (KntEntity) after = knt_annotation_with_colour (before, colour);

    change (group, KNT_COLLECTION_ANNOTATIONS, before, after);
  }

  return group;
}

/**
 * knt_edits_set_question_note:
 * @text: (nullable): Markdown; nothing takes the note away
 * @language: (nullable): BCP 47
 */
KntEditGroup *
knt_edits_set_question_note (KntNotes *notes, const char *question_id, const char *text, const char *language)
{
  KntEditGroup *group = knt_edit_group_new (_ ("Edit Note"));
  g_autofree char *key = g_strconcat ("question-note:", question_id, NULL);
  g_autoptr (KntEntity) base = NULL;
  g_autoptr (KntEntity) after = NULL;
  KntEntity *before;

  knt_edit_group_set_merge_key (group, key);
  base = ensure_question_annotation (notes, question_id, &before);
  if (is_same_note (before, text))
    return group;

  after = knt_annotation_with_note (base, text, language);
  change_question_annotation (group, before, after);
  return group;
}

KntEditGroup *
knt_edits_toggle_question_tag (KntNotes *notes, const char *question_id, const char *tag_id)
{
  KntEntity *before;
  g_autoptr (KntEntity) base = ensure_question_annotation (notes, question_id, &before);
  gboolean remove = knt_annotation_has_tag (base, tag_id);
  KntEditGroup *group = knt_edit_group_new (remove ? _ ("Remove Tag") : _ ("Add Tag"));
  g_autoptr (KntEntity) after =
    remove ? knt_annotation_with_tag_removed (base, tag_id) : knt_annotation_with_tag_added (base, tag_id);

  change_question_annotation (group, before, after);
  return group;
}

/**
 * knt_edits_add_tag:
 * @tag: (transfer none): not yet part of the notes
 */
KntEditGroup *
knt_edits_add_tag (KntNotes *notes, KntEntity *tag)
{
  KntEditGroup *group = knt_edit_group_new (_ ("New Tag"));

  change (group, KNT_COLLECTION_TAGS, NULL, tag);
  return group;
}

static KntEditGroup *
change_tag (KntNotes *notes, const char *label, const char *id, const char *member, const char *value)
{
  KntEntity *before = knt_notes_find (notes, KNT_COLLECTION_TAGS, id);
  KntEditGroup *group = knt_edit_group_new (label);

  if (before != NULL) {
    g_autoptr (KntEntity) after = knt_tag_with (before, member, value);

    change (group, KNT_COLLECTION_TAGS, before, after);
  }

  return group;
}

KntEditGroup *
knt_edits_rename_tag (KntNotes *notes, const char *id, const char *name)
{
  return change_tag (notes, _ ("Rename Tag"), id, "name", name);
}

KntEditGroup *
knt_edits_recolour_tag (KntNotes *notes, const char *id, const char *colour)
{
  return change_tag (notes, _ ("Change Color"), id, "colour", colour);
}

/**
 * knt_edits_set_tag_key:
 * @key: (nullable): "1" to "9"; the tag that has it loses it
 */
KntEditGroup *
knt_edits_set_tag_key (KntNotes *notes, const char *id, const char *key)
{
  KntEditGroup *group = change_tag (notes, _ ("Change Tag Key"), id, "key", key);
  KntEntity *holder = knt_notes_find_tag_by_key (notes, key);

  if (holder != NULL && !g_str_equal (knt_entity_get_id (holder), id)) {
    g_autoptr (KntEntity) after = knt_tag_with (holder, "key", NULL);

    change (group, KNT_COLLECTION_TAGS, holder, after);
  }

  return group;
}

/**
 * knt_edits_remove_tag:
 *
 * Takes the tag off all annotations as well, lets the tags below it move up to its parent, and removes what is left of a question's
 * annotation that had nothing else.
 */
KntEditGroup *
knt_edits_remove_tag (KntNotes *notes, const char *id)
{
  KntEditGroup *group = knt_edit_group_new (_ ("Remove Tag"));
  KntEntity *before = knt_notes_find (notes, KNT_COLLECTION_TAGS, id);
  GListModel *annotations = knt_notes_get_collection (notes, KNT_COLLECTION_ANNOTATIONS);
  GListModel *tags = knt_notes_get_collection (notes, KNT_COLLECTION_TAGS);

  if (before == NULL)
    return group;

  for (guint i = 0; i < g_list_model_get_n_items (annotations); i++) {
    g_autoptr (KntEntity) annotation = g_list_model_get_item (annotations, i);
    g_autoptr (KntEntity) after = knt_annotation_with_tag_removed (annotation, id);

    if (after == annotation)
      continue;
    if (knt_annotation_is_for_question (annotation))
      change_question_annotation (group, annotation, after);
    else
      change (group, KNT_COLLECTION_ANNOTATIONS, annotation, after);
  }

  for (guint i = 0; i < g_list_model_get_n_items (tags); i++) {
    g_autoptr (KntEntity) tag = g_list_model_get_item (tags, i);

    if (g_strcmp0 (knt_tag_get_parent (tag), id) == 0) {
      g_autoptr (KntEntity) after = knt_tag_with (tag, "parent", knt_tag_get_parent (before));

      change (group, KNT_COLLECTION_TAGS, tag, after);
    }
  }

  change (group, KNT_COLLECTION_TAGS, before, NULL);
  return group;
}

/**
 * knt_edits_set_commitment_state:
 * @commitment_id: of a commitment of the brief, or of one that a person added
 */
KntEditGroup *
knt_edits_set_commitment_state (KntNotes *notes, const char *commitment_id, KntCommitmentState state)
{
  KntEditGroup *group = knt_edit_group_new (state == KNT_COMMITMENT_CONFIRMED   ? _ ("Confirm Commitment")
                                            : state == KNT_COMMITMENT_DISMISSED ? _ ("Dismiss Commitment")
                                                                                : _ ("Change Commitment"));
  KntEntity *before = knt_notes_find (notes, KNT_COLLECTION_COMMITMENTS, commitment_id);
  g_autoptr (KntEntity) after = NULL;

  if (knt_notes_get_commitment_state (notes, commitment_id) == state)
    return group;

  after = before != NULL ? knt_commitment_with_state (before, state) : knt_commitment_new_for (commitment_id, state);
  change (group, KNT_COLLECTION_COMMITMENTS, before, after);
  return group;
}

/**
 * knt_edits_add_commitment:
 * @commitment: (transfer none): not yet part of the notes
 */
KntEditGroup *
knt_edits_add_commitment (KntNotes *notes, KntEntity *commitment)
{
  KntEditGroup *group = knt_edit_group_new (_ ("Add Commitment"));

  change (group, KNT_COLLECTION_COMMITMENTS, NULL, commitment);
  return group;
}
