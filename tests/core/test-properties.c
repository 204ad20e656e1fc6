/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-json.h"
#include "knt-merge.h"
#include "knt-store.h"
#include "random-notes.h"

#define N_SEEDS 30
#define N_EDITS 80

static char *
write_notes (KntNotes *notes)
{
  g_autoptr (JsonNode) root = knt_notes_to_json (notes);

  return knt_json_write (root);
}

static void
apply (KntNotes *notes, KntEditGroup *group)
{
  g_autoptr (GError) error = NULL;

  knt_notes_apply (notes, group, &error);
  g_assert_no_error (error);
}

static void
apply_random_edits (KntNotes *notes, GRand *random)
{
  for (guint i = 0; i < N_EDITS; i++) {
    g_autoptr (KntEditGroup) group = random_edit (notes, random);

    apply (notes, group);
  }
}

/* Going back and forth passes through the very same notes, byte for byte. */
static void
test_undo_all_and_redo_all (void)
{
  for (guint seed = 0; seed < N_SEEDS; seed++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed);
    g_autoptr (KntNotes) notes = random_notes_new ();
    g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    g_autofree char *start = write_notes (notes);
    g_autofree char *end = NULL;
    g_autofree char *undone = NULL;
    g_autofree char *redone = NULL;

    g_hash_table_add (seen, write_notes (notes));
    for (guint i = 0; i < N_EDITS; i++) {
      g_autoptr (KntEditGroup) group = random_edit (notes, random);

      apply (notes, group);
      g_hash_table_add (seen, write_notes (notes));
    }
    end = write_notes (notes);
    g_assert_cmpstr (start, !=, end);

    while (knt_notes_get_can_undo (notes)) {
      knt_notes_undo (notes);
      g_free (undone);
      undone = write_notes (notes);
      g_assert_true (g_hash_table_contains (seen, undone));
    }
    g_assert_cmpstr (undone, ==, start);

    while (knt_notes_get_can_redo (notes)) {
      knt_notes_redo (notes);
      g_free (redone);
      redone = write_notes (notes);
      g_assert_true (g_hash_table_contains (seen, redone));
    }
    g_assert_cmpstr (redone, ==, end);
  }
}

static void
test_saving_and_loading_changes_nothing (void)
{
  for (guint seed = 0; seed < N_SEEDS; seed++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed);
    g_autoptr (KntNotes) notes = random_notes_new ();
    g_autoptr (KntNotes) loaded = NULL;
    g_autoptr (GBytes) bytes = NULL;
    g_autofree char *text = NULL;
    g_autofree char *again = NULL;
    g_autoptr (GError) error = NULL;

    apply_random_edits (notes, random);
    text = write_notes (notes);
    bytes = g_bytes_new (text, strlen (text));
    loaded = knt_store_load_bytes (bytes, "n", &error);
    g_assert_no_error (error);
    again = write_notes (loaded);
    g_assert_cmpstr (again, ==, text);
  }
}

static void
on_changed_cb (KntNotes *notes, KntEditGroup *group, GPtrArray *lines)
{
  g_autoptr (JsonNode) node = knt_edit_group_to_json (group);

  g_ptr_array_add (lines, knt_json_write_line (node));
}

/* What "changed" tells is all that is needed to do the same elsewhere: the journal stands on that. */
static void
test_told_groups_give_the_same_notes (void)
{
  for (guint seed = 0; seed < N_SEEDS; seed++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed);
    g_autoptr (KntNotes) notes = random_notes_new ();
    g_autoptr (KntNotes) other = random_notes_new ();
    g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

    g_signal_connect (notes, "changed", G_CALLBACK (on_changed_cb), lines);
    for (guint i = 0; i < N_EDITS; i++) {
      g_autoptr (KntEditGroup) group = random_edit (notes, random);

      apply (notes, group);
      if (g_rand_int_range (random, 0, 3) == 0)
        knt_notes_undo (notes);
      if (g_rand_int_range (random, 0, 4) == 0)
        knt_notes_redo (notes);
    }

    for (guint i = 0; i < lines->len; i++) {
      g_autoptr (JsonNode) node = json_from_string (g_ptr_array_index (lines, i), NULL);
      g_autoptr (KntEditGroup) group = knt_edit_group_new_from_json (node, NULL);

      apply (other, group);
    }

    for (KntCollection i = 0; i < KNT_N_COLLECTIONS; i++) {
      GListModel *mine = knt_notes_get_collection (notes, i), *theirs = knt_notes_get_collection (other, i);

      g_assert_cmpuint (g_list_model_get_n_items (mine), ==, g_list_model_get_n_items (theirs));
      for (guint j = 0; j < g_list_model_get_n_items (mine); j++) {
        g_autoptr (KntEntity) one = g_list_model_get_item (mine, j);
        g_autoptr (KntEntity) two = g_list_model_get_item (theirs, j);

        g_assert_true (knt_entity_equal (one, two));
      }
    }
  }
}

static void
assert_same_entities (KntNotes *one, KntNotes *other)
{
  for (KntCollection i = 0; i < KNT_N_COLLECTIONS; i++) {
    GListModel *model = knt_notes_get_collection (one, i);

    g_assert_cmpuint (g_list_model_get_n_items (model), ==,
                      g_list_model_get_n_items (knt_notes_get_collection (other, i)));
    for (guint j = 0; j < g_list_model_get_n_items (model); j++) {
      g_autoptr (KntEntity) entity = g_list_model_get_item (model, j);

      g_assert_true (knt_entity_equal (entity, knt_notes_find (other, i, knt_entity_get_id (entity))));
    }
  }
}

static void
test_merge_with_nothing_of_mine_is_theirs (void)
{
  for (guint seed = 0; seed < N_SEEDS; seed++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed);
    g_autoptr (KntNotes) mine = random_notes_new ();
    g_autoptr (KntNotes) theirs = random_notes_new ();
    g_autoptr (JsonNode) base = knt_notes_to_json (mine);
    g_autoptr (JsonNode) root = NULL;
    g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_conflict_free);
    g_autoptr (KntEditGroup) group = NULL;

    apply_random_edits (theirs, random);
    root = knt_notes_to_json (theirs);
    group = knt_merge (mine, base, root, conflicts);
    apply (mine, group);
    g_assert_cmpuint (conflicts->len, ==, 0);
    assert_same_entities (mine, theirs);
  }
}

static void
test_merge_is_idempotent (void)
{
  for (guint seed = 0; seed < N_SEEDS; seed++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed);
    g_autoptr (KntNotes) mine = random_notes_new ();
    g_autoptr (KntNotes) theirs = random_notes_new ();
    g_autoptr (JsonNode) base = knt_notes_to_json (mine);
    g_autoptr (JsonNode) root = NULL;
    g_autoptr (KntEditGroup) group = NULL;
    g_autoptr (KntEditGroup) again = NULL;

    apply_random_edits (mine, random);
    apply_random_edits (theirs, random);
    root = knt_notes_to_json (theirs);
    group = knt_merge (mine, base, root, NULL);
    apply (mine, group);
    again = knt_merge (mine, base, root, NULL);
    g_assert_cmpuint (knt_edit_group_get_edits (again)->len, ==, 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/properties/undo-all-and-redo-all", test_undo_all_and_redo_all);
  g_test_add_func ("/properties/saving-and-loading-changes-nothing", test_saving_and_loading_changes_nothing);
  g_test_add_func ("/properties/told-groups-give-the-same-notes", test_told_groups_give_the_same_notes);
  g_test_add_func ("/properties/merge-with-nothing-of-mine-is-theirs", test_merge_with_nothing_of_mine_is_theirs);
  g_test_add_func ("/properties/merge-is-idempotent", test_merge_is_idempotent);

  return g_test_run ();
}
