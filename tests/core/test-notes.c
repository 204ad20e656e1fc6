/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-json.h"
#include "knt-notes-format.h"
#include "knt-notes.h"

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);
  return node;
}

static KntNotes *
make_notes (const char *text)
{
  g_autoptr (JsonNode) root = parse (text);
  g_autoptr (GError) error = NULL;
  KntNotes *notes = knt_notes_new_from_json (root, &error);

  g_assert_no_error (error);
  return notes;
}

static KntEntity *
make_entity (const char *text)
{
  g_autoptr (JsonNode) node = parse (text);

  return knt_entity_new (node);
}

static char *
write_notes (KntNotes *notes)
{
  g_autoptr (JsonNode) node = knt_notes_to_json (notes);

  return knt_json_write (node);
}

static void
apply (KntNotes *notes, const char *label, KntCollection collection, KntEntity *before, KntEntity *after)
{
  g_autoptr (KntEditGroup) group = knt_edit_group_new (label);
  g_autoptr (GError) error = NULL;

  knt_edit_group_add (group, collection, before, after);
  knt_notes_apply (notes, group, &error);
  g_assert_no_error (error);
}

#define HEAD "\"format\": \"kanttekening\", \"version\": 1, \"id\": \"urn:x\", \"source\": {}"

static void
test_undo_gives_back_place_and_stamp (void)
{
  g_autoptr (KntNotes) notes =
    make_notes ("{" HEAD ", \"modified\": \"2020-01-01T00:00:00Z\", \"tags\": [ { \"id\": \"a\", \"name\": \"A\" }, "
                "{ \"id\": \"b\", \"name\": \"B\" }, { \"id\": \"c\", \"name\": \"C\" } ] }");
  g_autofree char *start = write_notes (notes);
  g_autofree char *removed = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  apply (notes, "Remove Tag", KNT_COLLECTION_TAGS, knt_notes_find (notes, KNT_COLLECTION_TAGS, "b"), NULL);
  removed = write_notes (notes);
  g_assert_cmpuint (g_list_model_get_n_items (knt_notes_get_collection (notes, KNT_COLLECTION_TAGS)), ==, 2);
  g_assert_null (knt_notes_find (notes, KNT_COLLECTION_TAGS, "b"));
  g_assert_cmpstr (knt_notes_get_undo_label (notes), ==, "Remove Tag");

  knt_notes_undo (notes);
  undone = write_notes (notes);
  g_assert_cmpstr (undone, ==, start);
  g_assert_false (knt_notes_get_can_undo (notes));
  g_assert_cmpstr (knt_notes_get_redo_label (notes), ==, "Remove Tag");

  knt_notes_redo (notes);
  redone = write_notes (notes);
  g_assert_cmpstr (redone, ==, removed);
}

static void
test_stale_group_changes_nothing (void)
{
  g_autoptr (KntNotes) notes = make_notes ("{" HEAD ", \"tags\": [ { \"id\": \"a\", \"name\": \"A\" } ] }");
  g_autofree char *start = write_notes (notes);
  g_autofree char *end = NULL;
  g_autoptr (KntEntity) other = make_entity ("{ \"id\": \"b\", \"name\": \"B\" }");
  g_autoptr (KntEntity) wrong = make_entity ("{ \"id\": \"a\", \"name\": \"not A\" }");
  g_autoptr (KntEditGroup) group = knt_edit_group_new ("Two");
  g_autoptr (GError) error = NULL;

  knt_edit_group_add (group, KNT_COLLECTION_TAGS, NULL, other);
  knt_edit_group_add (group, KNT_COLLECTION_TAGS, wrong, NULL);
  g_assert_false (knt_notes_apply (notes, group, &error));
  g_assert_error (error, KNT_NOTES_ERROR, KNT_NOTES_ERROR_STALE);
  g_assert_nonnull (strstr (error->message, "“a”"));
  end = write_notes (notes);
  g_assert_cmpstr (end, ==, start);
  g_assert_false (knt_notes_get_can_undo (notes));
}

static void
type_into (KntNotes *notes, const char *text)
{
  g_autoptr (KntEditGroup) group = knt_edit_group_new ("Edit Note");
  KntEntity *before = knt_notes_find (notes, KNT_COLLECTION_TAGS, "a");
  g_autoptr (KntEntity) after = NULL;
  JsonObject *object = knt_entity_dup_object (before);

  json_object_set_string_member (object, "description", text);
  after = knt_entity_new_take (object);
  knt_edit_group_set_merge_key (group, "note:a");
  knt_edit_group_add (group, KNT_COLLECTION_TAGS, before, after);
  g_assert_true (knt_notes_apply (notes, group, NULL));
}

static void
test_typing_is_one_step (void)
{
  g_autoptr (KntNotes) notes = make_notes ("{" HEAD ", \"tags\": [ { \"id\": \"a\", \"name\": \"A\" } ] }");

  type_into (notes, "d");
  type_into (notes, "de");
  type_into (notes, "def");
  knt_notes_undo (notes);
  g_assert_null (knt_entity_get_string (knt_notes_find (notes, KNT_COLLECTION_TAGS, "a"), "description"));
  g_assert_false (knt_notes_get_can_undo (notes));
  knt_notes_redo (notes);
  g_assert_cmpstr (knt_entity_get_string (knt_notes_find (notes, KNT_COLLECTION_TAGS, "a"), "description"), ==, "def");

  /* After going back and forth, typing is a step of its own. */
  type_into (notes, "defg");
  knt_notes_undo (notes);
  g_assert_cmpstr (knt_entity_get_string (knt_notes_find (notes, KNT_COLLECTION_TAGS, "a"), "description"), ==, "def");
}

static void
test_unknown_members_stay_in_place (void)
{
  g_autoptr (KntNotes) notes = make_notes (
    "{ \"x0\": 0, \"format\": \"kanttekening\", \"version\": 1, \"x1\": [ { \"y\": null } ], \"id\": \"urn:x\", \"source\": "
    "{ \"x2\": true, \"name\": \"b.pdf\" }, \"brief\": { \"x3\": 1.5, \"groups\": [ { \"id\": \"g1\", \"x4\": \"\" } ] }, "
    "\"x5\": {}, \"tags\": [ { \"x6\": 0.1, \"id\": \"a\", \"name\": \"A\" } ], \"x7\": 1e300 }");
  g_autofree char *text = write_notes (notes);

  g_assert_cmpstr (text, ==,
                   "{\n"
                   "  \"x0\": 0,\n"
                   "  \"format\": \"kanttekening\",\n"
                   "  \"version\": 1,\n"
                   "  \"x1\": [\n"
                   "    {\n"
                   "      \"y\": null\n"
                   "    }\n"
                   "  ],\n"
                   "  \"generator\": \"Kanttekening " PACKAGE_VERSION "\",\n"
                   "  \"id\": \"urn:x\",\n"
                   "  \"source\": {\n"
                   "    \"x2\": true,\n"
                   "    \"name\": \"b.pdf\"\n"
                   "  },\n"
                   "  \"brief\": {\n"
                   "    \"x3\": 1.5,\n"
                   "    \"groups\": [\n"
                   "      {\n"
                   "        \"id\": \"g1\",\n"
                   "        \"x4\": \"\"\n"
                   "      }\n"
                   "    ]\n"
                   "  },\n"
                   "  \"x5\": {},\n"
                   "  \"corrections\": [],\n"
                   "  \"findings\": [],\n"
                   "  \"standings\": [],\n"
                   "  \"commitments\": [],\n"
                   "  \"tags\": [\n"
                   "    {\n"
                   "      \"x6\": 0.1,\n"
                   "      \"id\": \"a\",\n"
                   "      \"name\": \"A\"\n"
                   "    }\n"
                   "  ],\n"
                   "  \"x7\": 1e+300,\n"
                   "  \"annotations\": []\n"
                   "}\n");
}

static void
on_changed_cb (KntNotes *notes, KntEditGroup *group, GString *log)
{
  GPtrArray *edits = knt_edit_group_get_edits (group);

  for (guint i = 0; i < edits->len; i++) {
    const KntEdit *edit = g_ptr_array_index (edits, i);

    g_string_append_printf (log, "%s%s@%d ",
                            edit->before == NULL  ? "+"
                            : edit->after == NULL ? "-"
                                                  : "~",
                            edit->id, edit->position);
  }
}

static void
test_changed_tells_what_was_applied (void)
{
  g_autoptr (KntNotes) notes =
    make_notes ("{" HEAD ", \"tags\": [ { \"id\": \"a\", \"name\": \"A\" }, { \"id\": \"b\", \"name\": \"B\" } ] }");
  g_autoptr (KntEntity) added = make_entity ("{ \"id\": \"c\", \"name\": \"C\" }");
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect (notes, "changed", G_CALLBACK (on_changed_cb), log);
  apply (notes, "Add", KNT_COLLECTION_TAGS, NULL, added);
  apply (notes, "Remove", KNT_COLLECTION_TAGS, knt_notes_find (notes, KNT_COLLECTION_TAGS, "a"), NULL);
  knt_notes_undo (notes);
  knt_notes_undo (notes);
  knt_notes_redo (notes);
  g_assert_cmpstr (log->str, ==, "+c@2 -a@0 +a@0 -c@2 +c@2 ");
}

static void
test_edit_group_round_trips (void)
{
  g_autoptr (KntEntity) before = make_entity ("{ \"id\": \"a\", \"x\": 0.97 }");
  g_autoptr (KntEntity) after = make_entity ("{ \"id\": \"a\", \"x\": \"é\\n\" }");
  g_autoptr (KntEditGroup) group = knt_edit_group_new ("Change");
  g_autoptr (KntEditGroup) back = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (JsonNode) parsed = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;
  const KntEdit *edit;

  knt_edit_group_add_at (group, KNT_COLLECTION_TAGS, before, after, 4);
  node = knt_edit_group_to_json (group);
  line = knt_json_write_line (node);
  g_assert_null (strchr (line, '\n'));

  parsed = parse (line);
  back = knt_edit_group_new_from_json (parsed, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (knt_edit_group_get_label (back), ==, "Change");
  edit = g_ptr_array_index (knt_edit_group_get_edits (back), 0);
  g_assert_cmpint (edit->collection, ==, KNT_COLLECTION_TAGS);
  g_assert_cmpint (edit->position, ==, 4);
  g_assert_true (knt_entity_equal (edit->before, before));
  g_assert_true (knt_entity_equal (edit->after, after));
}

static void
test_bad_edit_groups_are_refused (void)
{
  static const char *const bad[] = {
    "[]",
    "{}",
    "{ \"edits\": [ 1 ] }",
    "{ \"edits\": [ { \"collection\": \"nothing\", \"after\": { \"id\": \"a\" } } ] }",
    "{ \"edits\": [ { \"collection\": \"tags\" } ] }",
    "{ \"edits\": [ { \"collection\": \"tags\", \"after\": { \"id\": 1 } } ] }",
    "{ \"edits\": [ { \"collection\": \"tags\", \"before\": { \"id\": \"a\" }, \"after\": { \"id\": \"b\" } } ] }",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (JsonNode) node = parse (bad[i]);
    g_autoptr (GError) error = NULL;

    g_assert_null (knt_edit_group_new_from_json (node, &error));
    g_assert_error (error, KNT_NOTES_ERROR, KNT_NOTES_ERROR_TYPE);
  }
}

static void
test_newer_version_is_read_only (void)
{
  const char *text = "{ \"format\": \"kanttekening\", \"version\": 2, \"readableFrom\": 1, \"id\": \"urn:x\", "
                     "\"source\": {}, \"tags\": [ { \"id\": \"a\", \"name\": \"A\" } ] }";
  g_autoptr (KntNotes) notes = make_notes (text);
  g_autoptr (KntEditGroup) group = knt_edit_group_new ("Remove");
  g_autoptr (GError) error = NULL;

  g_assert_true (knt_notes_get_read_only (notes));
  knt_edit_group_add (group, KNT_COLLECTION_TAGS, knt_notes_find (notes, KNT_COLLECTION_TAGS, "a"), NULL);
  g_assert_false (knt_notes_apply (notes, group, &error));
  g_assert_error (error, KNT_NOTES_ERROR, KNT_NOTES_ERROR_READ_ONLY);
  g_assert_nonnull (knt_notes_find (notes, KNT_COLLECTION_TAGS, "a"));
}

static void
test_brief_is_kept_as_read (void)
{
  g_autoptr (KntNotes) notes =
    make_notes ("{" HEAD ", \"brief\": { \"form\": \"f\", \"confidence\": 0.5, \"new\": 1 } }");
  g_autoptr (KntBrief) fresh = knt_brief_new ("g", 1);
  g_autofree char *kept = NULL;
  g_autofree char *replaced = NULL;

  g_assert_cmpstr (knt_brief_get_form (knt_notes_get_brief (notes)), ==, "f");
  kept = write_notes (notes);
  g_assert_nonnull (strstr (kept, "\"new\": 1"));

  knt_notes_set_brief (notes, fresh);
  g_assert_true (knt_notes_get_brief (notes) == fresh);
  replaced = write_notes (notes);
  g_assert_null (strstr (replaced, "\"new\": 1"));
  g_assert_nonnull (strstr (replaced, "\"form\": \"g\""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notes/undo-gives-back-place-and-stamp", test_undo_gives_back_place_and_stamp);
  g_test_add_func ("/notes/stale-group-changes-nothing", test_stale_group_changes_nothing);
  g_test_add_func ("/notes/typing-is-one-step", test_typing_is_one_step);
  g_test_add_func ("/notes/unknown-members-stay-in-place", test_unknown_members_stay_in_place);
  g_test_add_func ("/notes/changed-tells-what-was-applied", test_changed_tells_what_was_applied);
  g_test_add_func ("/notes/newer-version-is-read-only", test_newer_version_is_read_only);
  g_test_add_func ("/notes/brief-is-kept-as-read", test_brief_is_kept_as_read);
  g_test_add_func ("/edit/group-round-trips", test_edit_group_round_trips);
  g_test_add_func ("/edit/bad-groups-are-refused", test_bad_edit_groups_are_refused);

  return g_test_run ();
}
