/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-tag-edits.h"

#include "knt-annotation.h"
#include "knt-edits.h"
#include "knt-tag.h"

/* Making a tag and putting it somewhere at once: one step for undo. */

static KntEditGroup *
join (KntNotes *notes, KntEntity *tag, KntEditGroup *use)
{
  KntEditGroup *group = knt_edit_group_new (knt_edit_group_get_label (use));
  GPtrArray *edits = knt_edit_group_get_edits (use);

  knt_edit_group_add (group, KNT_COLLECTION_TAGS, NULL, tag);
  for (guint i = 0; i < edits->len; i++) {
    KntEdit *edit = edits->pdata[i];

    knt_edit_group_add (group, edit->collection, edit->before, edit->after);
  }
  return group;
}

/**
 * knt_tag_edits_make_tag:
 * @notes: the notes that it is for
 * @name: its name
 * @colour: (nullable): as CSS writes it
 *
 * Returns: (transfer full): a new tag, not yet part of the notes, with the lowest quick-tag key that is free
 */
KntEntity *
knt_tag_edits_make_tag (KntNotes *notes, const char *name, const char *colour)
{
  g_autofree char *key = knt_tag_dup_free_key (notes);
  g_autoptr (KntEntity) tag = knt_tag_new (name, colour != NULL ? colour : knt_tag_pick_colour (notes));

  return key != NULL ? knt_tag_with (tag, "key", key) : g_steal_pointer (&tag);
}

/**
 * knt_tag_edits_create_on_passage:
 * @notes: the notes
 * @annotation: a passage: of the notes, or new to them
 * @tag: a new tag, from knt_tag_edits_make_tag()
 *
 * Returns: (transfer full): the step that adds the tag to the notes and to the passage
 */
KntEditGroup *
knt_tag_edits_create_on_passage (KntNotes *notes, KntEntity *annotation, KntEntity *tag)
{
  KntEntity *before = knt_notes_find (notes, KNT_COLLECTION_ANNOTATIONS, knt_entity_get_id (annotation));
  g_autoptr (KntEntity) after = knt_annotation_with_tag_added (annotation, knt_entity_get_id (tag));
  g_autoptr (KntEditGroup) use =
    before != NULL ? knt_edits_toggle_tag (notes, knt_entity_get_id (annotation), knt_entity_get_id (tag))
                   : knt_edits_add_annotation (notes, after);

  return join (notes, tag, use);
}

/**
 * knt_tag_edits_create_on_question:
 * @notes: the notes
 * @question_id: of a question
 * @tag: a new tag, from knt_tag_edits_make_tag()
 *
 * Returns: (transfer full): the step that adds the tag to the notes and to the question
 */
KntEditGroup *
knt_tag_edits_create_on_question (KntNotes *notes, const char *question_id, KntEntity *tag)
{
  g_autoptr (KntEditGroup) use = knt_edits_toggle_question_tag (notes, question_id, knt_entity_get_id (tag));

  return join (notes, tag, use);
}
