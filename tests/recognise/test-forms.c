/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "knt-form-rules.h"
#include "knt-forms.h"

#define SHIPPED                                                                                                        \
  "{'id':'nl-ship','name':'Shipped','language':'nl','words':{'nr':'[0-9]+'},"                                          \
  "'evidence':{'least':0.5,'patterns':[{'pattern':'x','weight':1}]},'pairing':'label',"                                \
  "'questions':{'label':'^Q (?<labels>%nr%)$'},'answers':{'label':'^A$'},'ends':['^End$'],"                            \
  "'groups':{'headings':['^Of (?<name>.+)$']},"                                                                        \
  "'months':['a','b','c','d','e','f','g','h','i','j','k','l'],"                                                        \
  "'facts':[{'name':'title','in':'line','pattern':'^(?<value>T.*)$'}]}"

typedef struct {
  char *shipped;
  char *own;
  GPtrArray *files;
} Fixture;

static void
write_file (const char *folder, const char *name, const char *json)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *quoted = g_strdelimit (g_strdup (json), "'", '"');

  g_assert_true (g_file_set_contents (path, quoted, -1, NULL));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->shipped = g_dir_make_tmp ("knt-forms-XXXXXX", NULL);
  fixture->own = g_dir_make_tmp ("knt-own-forms-XXXXXX", NULL);
  write_file (fixture->shipped, "nl-ship.json", SHIPPED);
}

static void
remove_folder (char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_remove (path);
  }
  g_rmdir (folder);
  g_free (folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->files, g_ptr_array_unref);
  remove_folder (fixture->shipped);
  remove_folder (fixture->own);
}

static void
load (Fixture *fixture)
{
  g_clear_pointer (&fixture->files, g_ptr_array_unref);
  fixture->files = knt_form_files_load (fixture->shipped, fixture->own);
}

static const KntFormFile *
find_own (Fixture *fixture, const char *name)
{
  for (guint i = 0; i < fixture->files->len; i++) {
    const KntFormFile *file = fixture->files->pdata[i];
    g_autofree char *base = g_path_get_basename (file->path);

    if (file->is_own && g_str_equal (base, name))
      return file;
  }

  g_assert_not_reached ();
}

static void
test_own_folder_may_be_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = knt_form_files_load (fixture->shipped, "/nowhere/at/all");

  g_assert_cmpuint (files->len, ==, 1);
  g_assert_cmpuint (((KntFormFile *) files->pdata[0])->faults->len, ==, 0);
}

static void
test_own_form_extends_a_shipped_one (Fixture *fixture, gconstpointer data)
{
  const KntFormRules *rules;
  const KntFormFile *file;
  g_autoptr (GPtrArray) forms = NULL;

  write_file (fixture->own, "mine.json",
              "{'extends':'nl-ship','id':'nl-mine','name':'Mine','words':{'letter':'[a-z]'},"
              "'questions':{'label':['(?i)^vr[.] (?<labels>%nr%)$']},'answers':{'label':'^R %letter%$'},"
              "'ends':['^Stop$'],'months':['1','2','3','4','5','6','7','8','9','10','11','12'],"
              "'facts':[{'name':'title','in':'line','pattern':'^(?<value>M.*)$'}]}");
  load (fixture);
  forms = knt_form_files_list_forms (fixture->files);
  g_assert_cmpuint (forms->len, ==, 2);

  file = find_own (fixture, "mine.json");
  g_assert_cmpuint (file->faults->len, ==, 0);
  g_assert_cmpstr (knt_form_get_id (file->form), ==, "nl-mine");
  g_assert_cmpstr (knt_form_get_language (file->form), ==, "nl");
  rules = knt_form_get_rules (file->form);

  /* A list is added to, a single pattern too; a text takes the place of what was there. */
  for (guint i = 0; i < 2; i++) {
    g_autofree char *label = knt_regex_dup_group (rules->question_label, i == 0 ? "Q 7" : "VR. 7", "labels");

    g_assert_cmpstr (label, ==, "7");
  }
  g_assert_false (knt_regex_matches (rules->question_label, "q 7"));
  g_assert_true (knt_regex_matches (rules->answer_label, "R a"));
  g_assert_false (knt_regex_matches (rules->answer_label, "A"));
  g_assert_cmpuint (rules->ends->len, ==, 2);
  g_assert_true (knt_regex_matches (rules->ends->pdata[0], "Stop"));
  g_assert_cmpuint (rules->group_headings->len, ==, 1);
  g_assert_cmpstr (rules->months[0], ==, "1");
  g_assert_cmpuint (g_strv_length (rules->months), ==, 12);
  g_assert_cmpuint (rules->facts->len, ==, 2);
  g_assert_true (knt_regex_matches (((KntFactRule *) rules->facts->pdata[0])->pattern, "Mine"));
}

static void
test_same_id_takes_its_place (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) forms = NULL;
  const KntFormRules *rules;

  /* Without an id it has that of the one it extends; one extends what the one before has made of it. */
  write_file (fixture->own, "1.json", "{'extends':'nl-ship','ends':['^One$']}");
  write_file (fixture->own, "2.json", "{'extends':'nl-ship','ends':['^Two$']}");
  load (fixture);
  forms = knt_form_files_list_forms (fixture->files);

  g_assert_cmpuint (forms->len, ==, 1);
  rules = knt_form_get_rules (forms->pdata[0]);
  g_assert_cmpstr (knt_form_get_id (forms->pdata[0]), ==, "nl-ship");
  g_assert_true (knt_regexes_match (rules->ends, "One"));
  g_assert_true (knt_regexes_match (rules->ends, "Two"));
  g_assert_true (knt_regexes_match (rules->ends, "End"));
}

static void
test_broken_own_form_is_passed_over (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *json;
    const char *fault;
  } rows[] = {
    { "{'extends':'nl-none'}", "/extends: there is no form “nl-none”" },
    { "{'extends':'nl-ship','groups':null}", "/groups: is no object" },
    { "{'extends':3}", "/extends: is no text" },
    { "{'extends':'nl-ship','ends':['(']}", "/ends/0: is no regular expression: missing terminating )" },
    { "{'extends':'nl-ship','questions':{'label':['^(?<labels>x)$','(']}}",
      "/questions/label/1: is no regular expression" },
    { "{'extends':'nl-ship','questions':{'labels':'x'}}", "/questions/labels: is not known here" },
    { "{'extends':'nl-ship','end':['x']}", "/end: is not known here" },
    { "{'extends':'nl-ship','id':'../x'}", "/id: can only hold letters" },
    { "{'extends':'nl-ship','facts':[{'name':'a','in':'word','pattern':'x'}]}",
      "/facts/0/in: is “word”, and can only be “line”, “lines”, “paragraph”" },
    { "{'extends':'nl-ship','evidence':{'patterns':[{'pattern':'x','weight':2}]}}",
      "/evidence/patterns/0/weight: is not between 0 and 1" },
    { "{'extends':'nl-ship','ends':['x']", "Line 1, column 34, at ends: the file ends too early" },
    { "[]", "/: is no object" },
    { "", "JSON" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GPtrArray) forms = NULL;
    g_autofree char *said = NULL;
    const KntFormFile *file;

    write_file (fixture->own, "mine.json", rows[i].json);
    load (fixture);
    forms = knt_form_files_list_forms (fixture->files);
    file = find_own (fixture, "mine.json");
    said = knt_form_file_dup_fault (file);

    g_test_message ("%s", said);
    g_assert_cmpuint (forms->len, ==, 1);
    g_assert_null (file->form);
    g_assert_true (g_str_has_prefix (said, file->path));
    g_assert_nonnull (strstr (said, rows[i].fault));
  }
}

static void
test_every_fault_is_told (Fixture *fixture, gconstpointer data)
{
  const KntFormFile *file;

  write_file (fixture->own, "mine.json", "{'extends':'nl-ship','ends':['(','x','['],'range':7,'surplus':true}");
  load (fixture);
  file = find_own (fixture, "mine.json");

  g_assert_cmpuint (file->faults->len, ==, 4);
}

static void
test_saved_ones_add_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->own, "forms", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *one =
    knt_forms_save_own (folder, "nl-ship", "{\"extends\":\"nl-ship\",\"ends\":[\"^One$\"]}", &error);
  g_autofree char *two =
    knt_forms_save_own (folder, "nl-ship", "{\"extends\":\"nl-ship\",\"ends\":[\"^Two$\"]}", &error);
  g_autofree char *nowhere = NULL;
  g_autoptr (GPtrArray) files = knt_form_files_load (fixture->shipped, folder);
  g_autoptr (GPtrArray) forms = knt_form_files_list_forms (files);

  g_assert_no_error (error);
  g_assert_cmpuint (forms->len, ==, 1);
  g_assert_true (knt_regexes_match (knt_form_get_rules (forms->pdata[0])->ends, "One"));
  g_assert_true (knt_regexes_match (knt_form_get_rules (forms->pdata[0])->ends, "Two"));

  nowhere = knt_forms_save_own (one, "nl-ship", "{}", &error);
  g_assert_null (nowhere);
  g_assert_nonnull (error);

  g_remove (one);
  g_remove (two);
  g_rmdir (folder);
}

/* The phrases of a language are shared, and read when they are needed. */
static void
test_phrases_are_read_late (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) forms = NULL;

  write_file (fixture->shipped, "nl.phrases.json", "{");
  write_file (fixture->own, "mine.json", "{'extends':'nl-ship','id':'nl-mine','language':'nl-BE'}");
  write_file (fixture->own, "other.json", "{'extends':'nl-ship','id':'de-mine','language':'de'}");
  load (fixture);
  forms = knt_form_files_list_forms (fixture->files);
  g_assert_cmpuint (forms->len, ==, 3);
  g_assert_cmpuint (fixture->files->len, ==, 3);

  write_file (fixture->shipped, "nl.phrases.json", "{'language':'nl'}");
  g_assert_nonnull (knt_form_get_phrases (forms->pdata[0]));
  g_assert_true (knt_form_get_phrases (forms->pdata[0]) == knt_form_get_phrases (forms->pdata[1]));
  g_assert_null (knt_form_get_phrases (forms->pdata[2]));
}

/* The patterns of shipped forms are not looked at before they are used; here they are. */
static void
test_shipped_forms_are_right (Fixture *fixture, gconstpointer data)
{
  const char *folder = g_getenv ("KNT_FORMS");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_forms = 0;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *fault = NULL;
    KntFormFile *file;

    if (!g_str_has_suffix (name, ".json") || g_str_has_suffix (name, ".schema.json") ||
        g_str_has_suffix (name, ".phrases.json"))
      continue;

    file = knt_form_file_new_from_path (path, TRUE, NULL);
    fault = knt_form_file_dup_fault (file);
    g_assert_cmpstr (fault, ==, NULL);
    knt_form_file_free (file);
    n_forms++;
  }
  g_assert_cmpuint (n_forms, >, 10);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, func) g_test_add ("/forms/" name, Fixture, NULL, set_up, func, tear_down)
  TEST ("own-folder-may-be-missing", test_own_folder_may_be_missing);
  TEST ("own-form-extends-a-shipped-one", test_own_form_extends_a_shipped_one);
  TEST ("same-id-takes-its-place", test_same_id_takes_its_place);
  TEST ("broken-own-form-is-passed-over", test_broken_own_form_is_passed_over);
  TEST ("every-fault-is-told", test_every_fault_is_told);
  TEST ("saved-ones-add-up", test_saved_ones_add_up);
  TEST ("phrases-are-read-late", test_phrases_are_read_late);
  TEST ("shipped-forms-are-right", test_shipped_forms_are_right);
#undef TEST

  return g_test_run ();
}
