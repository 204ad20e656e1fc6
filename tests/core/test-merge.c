/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-annotation.h"
#include "knt-edits.h"
#include "knt-json-parse.h"
#include "knt-json.h"
#include "knt-merge.h"

static JsonNode *
make_root (const char *annotations)
{
  g_autofree char *text =
    g_strdup_printf ("{ \"format\": \"kanttekening\", \"version\": 1, \"id\": \"urn:n\", \"source\": {}, "
                     "\"annotations\": [%s] }",
                     annotations);
  g_autoptr (GError) error = NULL;
  JsonNode *node = knt_json_parse (text, -1, &error);

  g_assert_no_error (error);
  json_node_seal (node);
  return node;
}

static char *
write_annotations (KntNotes *notes)
{
  g_autoptr (JsonNode) root = knt_notes_to_json (notes);
  g_autofree char *line = knt_json_write_line (json_object_get_member (json_node_get_object (root), "annotations"));
  gsize length = strlen (line);

  return g_strndup (line + 1, length - 2);
}

#define A(rest) "{ \"id\": \"a\", \"target\": {}" rest " }"
#define B "{ \"id\": \"b\", \"target\": {} }"
#define NOTE(text) "{ \"type\": \"TextualBody\", \"value\": \"" text "\", \"purpose\": \"commenting\" }"
#define TAG(id) "{ \"type\": \"SpecificResource\", \"source\": \"" id "\", \"purpose\": \"tagging\" }"
#define BODY(list) A (", \"body\": [" list "]")

static void
test_table (void)
{
  static const struct {
    const char *base; /* NULL for none */
    const char *mine;
    const char *theirs;
    const char *merged;
    const char *conflicts; /* "id.member " */
  } rows[] = {
    { A (""), A (""), A (""), A (""), "" },
    /* only one side */
    { "", "", B, B, "" },
    { "", B, "", B, "" },
    { A (""), A (""), "", "", "" },
    { A (""), "", A (""), "", "" },
    { A (""), A (""), A (", \"x\": 1"), A (", \"x\": 1"), "" },
    { A (""), A (", \"x\": 1"), A (""), A (", \"x\": 1"), "" },
    { A (", \"x\": 1"), A (", \"x\": 1"), A (""), A (""), "" },
    /* both, apart from each other */
    { A (""), A ("") ", " B, "{ \"id\": \"c\", \"target\": {} }, " A (""),
      A ("") ", " B ", { \"id\": \"c\", \"target\": {} }", "" },
    { A (""), A (", \"x\": 1"), A (", \"y\": 2"), A (", \"x\": 1, \"y\": 2"), "" },
    { A (", \"o\": { \"p\": 1, \"q\": 1 }"), A (", \"o\": { \"p\": 2, \"q\": 1 }"),
      A (", \"o\": { \"p\": 1, \"q\": 2 }"), A (", \"o\": { \"p\": 2, \"q\": 2 }"), "" },
    /* both the same */
    { A (""), A (", \"x\": 1"), A (", \"x\": 1"), A (", \"x\": 1"), "" },
    { A (""), "", "", "", "" },
    /* both, against each other */
    { A (", \"x\": 1"), A (", \"x\": 2"), A (", \"x\": 3"), A (", \"x\": 2"), "a.x " },
    { A (", \"o\": { \"p\": 1 }"), A (", \"o\": { \"p\": 2 }"), A (", \"o\": { \"p\": 3 }"),
      A (", \"o\": { \"p\": 2 }"), "a.o.p " },
    { A (", \"x\": 1"), A (", \"x\": 2"), A (""), A (", \"x\": 2"), "a.x " },
    { A (", \"x\": 1"), A (", \"x\": 2"), "", A (", \"x\": 2"), "a. " },
    { A (", \"x\": 1"), "", A (", \"x\": 2"), "", "a. " },
    { A (", \"l\": [1]"), A (", \"l\": [1, 2]"), A (", \"l\": [1, 3]"), A (", \"l\": [1, 2]"), "a.l " },
    /* when it was changed is the later */
    { A (", \"modified\": \"2020\""), A (", \"modified\": \"2021\""), A (", \"modified\": \"2022\""),
      A (", \"modified\": \"2022\""), "" },
    { A (", \"modified\": \"2020\""), A (", \"modified\": \"2022\""), A (", \"modified\": \"2021\""),
      A (", \"modified\": \"2022\""), "" },
    { "", A (", \"created\": \"2021\""), A (", \"created\": \"2020\""), A (", \"created\": \"2020\""), "" },
    /* tags and note each by itself */
    { BODY (TAG ("t")), BODY (NOTE ("n") ", " TAG ("t")), BODY (TAG ("t") ", " TAG ("u")),
      BODY (NOTE ("n") ", " TAG ("t") ", " TAG ("u")), "" },
    { BODY (TAG ("t") ", " TAG ("u")), BODY (TAG ("u")), BODY (TAG ("t")), BODY (""), "" },
    { BODY (NOTE ("n")), BODY (NOTE ("mine")), BODY (NOTE ("n") ", " TAG ("t")), BODY (NOTE ("mine") ", " TAG ("t")),
      "" },
    { BODY (NOTE ("n")), BODY (NOTE ("mine")), BODY (NOTE ("theirs")), BODY (NOTE ("mine")), "a.body.value " },
    { BODY (NOTE ("n")), BODY (""), BODY (NOTE ("theirs")), BODY (""), "a.body " },
    { BODY (""), BODY (TAG ("t") ", " TAG ("t")), BODY (TAG ("u")), BODY (TAG ("t") ", " TAG ("t")), "a.body " },
    /* nothing known of what both come from */
    { NULL, A (""), A ("") ", " B, A ("") ", " B, "" },
    { NULL, A (", \"x\": 1"), A (", \"x\": 2, \"y\": 3"), A (", \"x\": 1, \"y\": 3"), "a.x " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (JsonNode) base = rows[i].base != NULL ? make_root (rows[i].base) : NULL;
    g_autoptr (JsonNode) mine = make_root (rows[i].mine);
    g_autoptr (JsonNode) theirs = make_root (rows[i].theirs);
    g_autoptr (KntNotes) notes = knt_notes_new_from_json (mine, NULL);
    g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_conflict_free);
    g_autoptr (KntEditGroup) group = knt_merge (notes, base, theirs, conflicts);
    g_autoptr (KntEditGroup) again = NULL;
    g_autoptr (GString) told = g_string_new (NULL);
    g_autofree char *merged = NULL;
    g_autoptr (GError) error = NULL;

    g_test_message ("row %u", i);
    knt_notes_apply (notes, group, &error);
    g_assert_no_error (error);
    merged = write_annotations (notes);
    g_assert_cmpstr (merged, ==, rows[i].merged);

    for (guint j = 0; j < conflicts->len; j++) {
      const KntConflict *conflict = g_ptr_array_index (conflicts, j);

      g_string_append_printf (told, "%s.%s ", conflict->id, conflict->member != NULL ? conflict->member : "");
    }
    g_assert_cmpstr (told->str, ==, rows[i].conflicts);

    again = knt_merge (notes, base, theirs, NULL);
    g_assert_cmpuint (knt_edit_group_get_edits (again)->len, ==, 0);
  }
}

static void
test_merge_is_one_step (void)
{
  g_autoptr (JsonNode) base = make_root (A (""));
  g_autoptr (JsonNode) theirs = make_root (B);
  g_autoptr (KntNotes) notes = knt_notes_new_from_json (base, NULL);
  g_autoptr (KntEditGroup) group = knt_merge (notes, base, theirs, NULL);
  g_autofree char *undone = NULL;

  g_assert_true (knt_notes_apply (notes, group, NULL));
  knt_notes_undo (notes);
  undone = write_annotations (notes);
  g_assert_cmpstr (undone, ==, A (""));
}

static KntNotes *
make_copy_with_note (KntNotes *notes, const char *note, const char *tag_id)
{
  g_autoptr (JsonNode) root = knt_notes_to_json (notes);
  KntNotes *copy = knt_notes_new_from_json (root, NULL);
  g_autoptr (KntEditGroup) group = note != NULL ? knt_edits_set_question_note (copy, "q1", note, NULL)
                                                : knt_edits_toggle_question_tag (copy, "q1", tag_id);

  g_assert_true (knt_notes_apply (copy, group, NULL));
  return copy;
}

static void
test_question_note_and_tag_of_two_copies_meet (void)
{
  g_autoptr (KntNotes) notes = knt_notes_new ();
  g_autoptr (JsonNode) base = knt_notes_to_json (notes);
  g_autoptr (KntNotes) mine = make_copy_with_note (notes, "mijn notitie", NULL);
  g_autoptr (KntNotes) other = make_copy_with_note (notes, NULL, "urn:t");
  g_autoptr (JsonNode) theirs = knt_notes_to_json (other);
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_conflict_free);
  g_autoptr (KntEditGroup) group = knt_merge (mine, base, theirs, conflicts);
  KntEntity *annotation;

  g_assert_true (knt_notes_apply (mine, group, NULL));
  g_assert_cmpuint (conflicts->len, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (knt_notes_get_collection (mine, KNT_COLLECTION_ANNOTATIONS)), ==, 1);
  annotation = knt_notes_find_question_annotation (mine, "q1");
  g_assert_cmpstr (knt_annotation_get_note (annotation), ==, "mijn notitie");
  g_assert_true (knt_annotation_has_tag (annotation, "urn:t"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/merge/table", test_table);
  g_test_add_func ("/merge/merge-is-one-step", test_merge_is_one_step);
  g_test_add_func ("/merge/question-note-and-tag-of-two-copies-meet", test_question_note_and_tag_of_two_copies_meet);

  return g_test_run ();
}
