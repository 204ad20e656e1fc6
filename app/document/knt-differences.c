/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-differences.h"

static void
add_collection (KntEditGroup *group, KntCollection collection, KntNotes *from, KntNotes *to)
{
  GListModel *before = knt_notes_get_collection (from, collection);
  GListModel *after = knt_notes_get_collection (to, collection);

  for (guint i = 0; i < g_list_model_get_n_items (before); i++) {
    g_autoptr (KntEntity) entity = g_list_model_get_item (before, i);
    KntEntity *other = knt_notes_find (to, collection, knt_entity_get_id (entity));

    if (!knt_entity_equal (entity, other))
      knt_edit_group_add (group, collection, entity, other);
  }

  for (guint i = 0; i < g_list_model_get_n_items (after); i++) {
    g_autoptr (KntEntity) entity = g_list_model_get_item (after, i);

    if (knt_notes_find (from, collection, knt_entity_get_id (entity)) == NULL)
      knt_edit_group_add_at (group, collection, NULL, entity, i);
  }
}

/**
 * knt_differences_list:
 * @label: of the step, for undo
 *
 * What has to be done to @from so that its collections hold what those of @to hold. The order of what both hold
 * is no difference.
 *
 * Returns: (transfer full): the edits; none when there is no difference
 */
KntEditGroup *
knt_differences_list (KntNotes *from, KntNotes *to, const char *label)
{
  KntEditGroup *group = knt_edit_group_new (label);

  for (KntCollection i = 0; i < KNT_N_COLLECTIONS; i++)
    add_collection (group, i, from, to);

  return group;
}

/**
 * knt_differences_exist:
 *
 * Returns: whether the two differ in what a person said. Where the document was seen, what was recognised in it, and
 *   when and by which version the notes were written do not count.
 */
gboolean
knt_differences_exist (KntNotes *one, KntNotes *other)
{
  g_autoptr (KntEditGroup) group = knt_differences_list (one, other, NULL);

  return knt_edit_group_get_edits (group)->len > 0 ||
         g_strcmp0 (knt_notes_get_title (one), knt_notes_get_title (other)) != 0;
}
