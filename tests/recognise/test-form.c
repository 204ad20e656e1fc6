/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "knt-forms.h"
#include "knt-heading.h"

#define EVIDENCE "\"evidence\":{\"least\":0.1,\"patterns\":[{\"pattern\":\"x\",\"weight\":1}]}"
#define REST                                                                                                           \
  "\"name\":\"N\",\"language\":\"nl\",\"evidence\":{\"least\":0.1,\"patterns\":[{\"pattern\":\"x\",\"weight\":1}]},"   \
  "\"pairing\":\"label\",\"range\":\"-|t/m\",\"questions\":{\"label\":\"^Q (?<labels>%nr%)$\"},\"answers\":{\"label\":\"^A$\"}"
#define WORDS "\"words\":{\"nr\":\"\\\\d+\"}"

static KntForm *
parse (const char *json, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));

  return knt_form_new_from_bytes (bytes, "test.json", error);
}

static void
test_reads_a_form (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KntForm) form = parse ("{\"id\":\"nl-test\"," WORDS "," REST "}", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (knt_form_get_id (form), ==, "nl-test");
  g_assert_cmpstr (knt_form_get_name (form), ==, "N");
  g_assert_true (knt_regex_matches (knt_form_get_rules (form)->question_label, "Q 12"));
}

static void
test_names_the_place_of_a_fault (void)
{
  static const struct {
    const char *json;
    const char *message;
  } rows[] = {
    { "", "test.json: " },
    { "[]", "test.json: /: is no object" },
    { "{\"id\":", "test.json: " },
    { "{" WORDS "," REST "}", "/id: is missing" },
    { "{\"id\":3," WORDS "," REST "}", "/id: is no text" },
    { "{\"id\":\"a\"," REST "}", "/questions/label: names the word “nr”" },
    { "{\"id\":\"a\"," WORDS ",\"ends\":[\"(\"]," REST "}", "/ends/0: is no regular expression" },
    { "{\"id\":\"a\"," WORDS ",\"ends\":{}," REST "}", "/ends: is no list" },
    { "{\"id\":\"a\"," WORDS ",\"ends\":[\"50%\"]," REST "}", "/ends/0: has a “%” without its pair" },
    { "{\"id\":\"a\"," WORDS ",\"months\":[\"mei\"]," REST "}", "/months: does not hold twelve names" },
    { "{\"id\":\"a\"," WORDS ",\"facts\":[{\"name\":\"b\",\"in\":\"line\"}]," REST "}",
      "/facts/0/pattern: is missing" },
    { "{\"id\":\"a\"," WORDS
      ",\"facts\":[{\"name\":\"b\",\"in\":\"line\",\"pattern\":\"x\",\"clean\":[{\"pattern\":\"x\","
      "\"with\":\"\\\\\"}]}]," REST "}",
      "/facts/0/clean/0/with: is no replacement" },
    { "{\"id\":\"a\",\"name\":\"b\",\"pairing\":\"luck\"," EVIDENCE "}",
      "/pairing: is “luck”, and can only be “label”, “order”, “turn”" },
    { "{\"id\":\"a\",\"name\":\"b\",\"pairing\":\"label\"," EVIDENCE "}", "/questions/label: is missing" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KntForm) form = parse (rows[i].json, &error);

    g_assert_null (form);
    g_assert_nonnull (error);
    g_test_message ("%s", error->message);
    g_assert_nonnull (strstr (error->message, rows[i].message));
  }
}

static void
test_folder_with_a_faulty_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("knt-forms-XXXXXX", NULL);
  g_autofree char *good = g_build_filename (folder, "b.json", NULL);
  g_autofree char *bad = g_build_filename (folder, "a.json", NULL);
  g_autofree char *schema = g_build_filename (folder, "form.schema.json", NULL);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) forms = NULL;

  g_file_set_contents (good, "{\"id\":\"nl-test\"," WORDS "," REST "}", -1, NULL);
  g_file_set_contents (bad, "{}", -1, NULL);
  g_file_set_contents (schema, "{}", -1, NULL);
  forms = knt_forms_load (folder, problems);

  g_assert_cmpuint (forms->len, ==, 1);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_true (g_str_has_prefix (problems->pdata[0], bad));

  g_remove (good);
  g_remove (bad);
  g_remove (schema);
  g_rmdir (folder);
}

static void
test_folder_that_is_missing (void)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) forms = knt_forms_load ("/nowhere/at/all", problems);

  g_assert_cmpuint (forms->len, ==, 0);
  g_assert_cmpuint (problems->len, ==, 1);
}

static void
test_labels_are_expanded (void)
{
  static const struct {
    const char *text;
    const char *labels;
  } rows[] = {
    { "1", "1" },
    { "3 en 8", "3 8" },
    { "7, 8, en 9", "7 8 9" },
    { "3, 4, 5, 9 en 10", "3 4 5 9 10" },
    { "2 t/m 6", "2 3 4 5 6" },
    { "1-3", "1 2 3" },
    { "1, 4 t/m 6 en 9", "1 4 5 6 9" },
    { "3a en 3b", "3a 3b" },
    { "2 en 2", "2" },
    { "6 t/m 2", "6 2" },
    { "1 t/m 99999", "1 99999" },
    { "", "" },
  };
  g_autoptr (KntForm) form = parse ("{\"id\":\"nl-test\"," WORDS "," REST "}", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GPtrArray) labels = knt_labels_expand (knt_form_get_rules (form), rows[i].text);
    g_autofree char *joined = NULL;

    g_ptr_array_add (labels, NULL);
    joined = g_strjoinv (" ", (char **) labels->pdata);
    g_assert_cmpstr (joined, ==, rows[i].labels);
  }
}

/* A pattern with no end in sight is given up, and counts as not found. */
static void
test_patterns_have_limits (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KntForm) form = parse ("{\"id\":\"nl-test\"," WORDS ",\"ends\":[\"^(?:a+)+$\"]," REST "}", &error);
  g_autofree char *text = g_strnfill (40, 'a');
  g_autofree char *endless = g_strconcat (text, "b", NULL);

  g_assert_no_error (error);
  g_assert_true (knt_regexes_match (knt_form_get_rules (form)->ends, text));
  g_assert_false (knt_regexes_match (knt_form_get_rules (form)->ends, endless));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/form/reads-a-form", test_reads_a_form);
  g_test_add_func ("/form/names-the-place-of-a-fault", test_names_the_place_of_a_fault);
  g_test_add_func ("/form/folder-with-a-faulty-file", test_folder_with_a_faulty_file);
  g_test_add_func ("/form/folder-that-is-missing", test_folder_that_is_missing);
  g_test_add_func ("/form/labels-are-expanded", test_labels_are_expanded);
  g_test_add_func ("/form/patterns-have-limits", test_patterns_have_limits);

  return g_test_run ();
}
