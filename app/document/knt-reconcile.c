/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "knt-reconcile.h"

#include "knt-differences.h"
#include "knt-merge.h"

static gboolean
merge (KntNotes *notes, KntFileChange *change)
{
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_conflict_free);
  g_autoptr (KntEditGroup) group = knt_merge (notes, change->base, change->root, conflicts);

  return conflicts->len == 0 && knt_notes_apply (notes, group, NULL);
}

/**
 * knt_reconcile:
 * @notes: that are worked on
 * @change: what another program made of their file
 * @has_own: whether @notes have changes that the file never had
 *
 * Brings the two together where that can be done without asking, as a step that can be undone.
 *
 * Returns: what came of it
 */
KntReconcile
knt_reconcile (KntNotes *notes, KntFileChange *change, gboolean has_own)
{
  if (g_strcmp0 (knt_notes_get_id (change->notes), knt_notes_get_id (notes)) != 0)
    return KNT_RECONCILE_ASK;
  if (!knt_differences_exist (notes, change->notes))
    return KNT_RECONCILE_SAME;
  if (has_own)
    return merge (notes, change) ? KNT_RECONCILE_MERGED : KNT_RECONCILE_ASK;

  return knt_reconcile_take (notes, change->notes, NULL) ? KNT_RECONCILE_TAKEN : KNT_RECONCILE_ASK;
}

/**
 * knt_reconcile_take:
 * @theirs: what is in the file
 *
 * Makes the notes say what the file says, as one step that can be undone.
 *
 * Returns: whether they do
 */
gboolean
knt_reconcile_take (KntNotes *notes, KntNotes *theirs, GError **error)
{
  g_autoptr (KntEditGroup) group = knt_differences_list (notes, theirs, _ ("Take Changes From File"));

  if (!knt_notes_apply (notes, group, error))
    return FALSE;

  knt_notes_set_title (notes, knt_notes_get_title (theirs));
  return TRUE;
}
