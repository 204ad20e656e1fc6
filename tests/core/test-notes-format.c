/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-json-parse.h"
#include "knt-json.h"
#include "knt-notes-format.h"

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = knt_json_parse (text, -1, &error);

  g_assert_no_error (error);
  return node;
}

/* The same table is held against the JSON Schema, so that both say the same. */
static void
test_each_fault_is_named (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "core", "faults.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) table = NULL;
  JsonArray *rows;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  table = parse (text);
  rows = json_node_get_array (table);
  g_assert_cmpuint (json_array_get_length (rows), >, 30);

  for (guint i = 0; i < json_array_get_length (rows); i++) {
    JsonObject *row = json_array_get_object_element (rows, i);
    g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GError) error = NULL;

    g_assert_false (knt_notes_check (json_object_get_member (row, "notes"), faults));
    g_assert_cmpuint (faults->len, ==, 1);
    g_assert_cmpstr (g_ptr_array_index (faults, 0), ==, knt_json_get_string (row, "fault"));
    g_assert_false (knt_notes_check_first (json_object_get_member (row, "notes"), &error));
    g_assert_cmpint (error->domain, ==, KNT_NOTES_ERROR);
    g_assert_cmpstr (error->message, ==, knt_json_get_string (row, "fault"));
  }
}

static void
test_all_faults_are_listed (void)
{
  g_autoptr (JsonNode) root =
    parse ("{ \"format\": \"kanttekening\", \"version\": 1, \"title\": 1, \"tags\": [ {}, 2 ] }");
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  g_assert_false (knt_notes_check (root, faults));
  g_ptr_array_add (faults, NULL);
  text = g_strjoinv ("\n", (char **) faults->pdata);
  g_assert_cmpstr (text, ==,
                   "title: must be a text\n"
                   "source: is missing\n"
                   "tags[0].id: is missing\n"
                   "tags[0].name: is missing\n"
                   "tags[1]: must be an object");
}

static void
test_what_is_not_known_is_no_fault (void)
{
  g_autoptr (JsonNode) root = parse (
    "{ \"x\": 1, \"format\": \"kanttekening\", \"version\": 1, \"title\": null, \"source\": { \"x\": [] }, \"brief\": { \"x\": {}, "
    "\"form\": null }, \"standings\": [ { \"id\": \"q1\", \"standing\": \"withdrawn\", \"x\": 1 } ], \"tags\": [ { \"id\": "
    "\"a\", \"name\": \"\", \"parent\": null } ], \"annotations\": [ { \"id\": \"a\", \"type\": \"Other\", \"target\": { "
    "\"selector\": [ { \"type\": \"Other\" } ] } } ] }");
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  g_assert_true (knt_notes_check (root, faults));
  g_assert_cmpuint (faults->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notes-format/each-fault-is-named", test_each_fault_is_named);
  g_test_add_func ("/notes-format/all-faults-are-listed", test_all_faults_are_listed);
  g_test_add_func ("/notes-format/what-is-not-known-is-no-fault", test_what_is_not_known_is_no_fault);

  return g_test_run ();
}
