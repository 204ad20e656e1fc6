/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>

#include "knt-json-parse.h"
#include "knt-json.h"
#include "knt-notes-format.h"

static void
test_values_come_back (void)
{
  static const struct {
    const char *text;
    const char *written; /* NULL for the same */
  } rows[] = {
    { "null", NULL },
    { "true", NULL },
    { "false", NULL },
    { "0", NULL },
    { "-9223372036854775808", NULL },
    { "9223372036854775807", NULL },
    { "0.1", NULL },
    { "0.97", NULL },
    { "595.3", NULL },
    { "1.0", NULL },
    { "-0.0", NULL },
    { "1E5", "100000.0" },
    { "2.5e-10", NULL },
    { "1.7976931348623157e308", "1.7976931348623157e+308" },
    { "5e-324", "4.94065645841247e-324" },
    { "\"\"", NULL },
    { "\"één 🦉\"", NULL },
    { "\"\\\"\\\\\\b\\f\\n\\r\\t\"", NULL },
    { "\"\\/\\u0041\\ud83e\\udd89\\u001f\"", "\"/A🦉\\u001f\"" },
    { " [ ] ", "[]" },
    { "{}", NULL },
    { "[1,2.5]", "[1, 2.5]" },
    { "{\"a\":{\"b\":[1,{\"c\":null}]}}", "{ \"a\": { \"b\": [1, { \"c\": null }] } }" },
    { "\xef\xbb\xbf[1]", "[1]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (JsonNode) node = knt_json_parse (rows[i].text, -1, &error);
    g_autoptr (JsonNode) copy = NULL;
    g_autofree char *written = NULL;

    g_assert_no_error (error);
    copy = knt_json_copy (node);
    written = knt_json_write_line (copy);
    g_assert_cmpstr (written, ==, rows[i].written != NULL ? rows[i].written : rows[i].text);
  }
}

static void
test_bad_input_names_the_place (void)
{
  static const struct {
    const char *text;
    const char *message;
  } rows[] = {
    { "", "There is no JSON in it." },
    { "{", "Line 1, column 2: the file ends too early" },
    { "{\n  \"a\": 1,\n  \"a\": 2\n}", "Line 3, column 3: the key “a” is there twice" },
    { "{ \"x\": [ {}, { \"a\": 1, \"\\u0061\": 2 } ] }", "Line 1, column 24, at x[1]: the key “a” is there twice" },
    { "{ \"é\": \"é\\u0000\" }", "Line 1, column 10, at é: a text cannot hold U+0000" },
    { "[ 9223372036854775808 ]", "Line 1, column 3, at [0]: the whole number is too large to be kept (64 bits)" },
    { "[ -9223372036854775809 ]", "Line 1, column 3, at [0]: the whole number is too large to be kept (64 bits)" },
    { "[ 1e400 ]", "Line 1, column 3, at [0]: the number is too large or too small to be kept" },
    { "[ 1e-400 ]", "Line 1, column 3, at [0]: the number is too large or too small to be kept" },
    { "[ NaN ]", "Line 1, near column 3: this is not JSON" },
    { "[ -Infinity ]", "Line 1, column 3, at [0]: this is not a number as JSON writes it" },
    { "[ 01 ]", "Line 1, column 3, at [0]: this is not a number as JSON writes it" },
    { "[ 1. ]", "Line 1, column 3, at [0]: this is not a number as JSON writes it" },
    { "[ .5 ]", "Line 1, column 3, at [0]: this is not a number as JSON writes it" },
    { "[ 1e ]", "Line 1, column 3, at [0]: this is not a number as JSON writes it" },
    { "[ +1 ]", "Line 1, column 3, at [0]: this is not a number as JSON writes it" },
    { "[ 1, ]", "Line 1, near column 4: this is not JSON" },
    { "{ \"a\": 1, }", "Line 1, near column 9: this is not JSON" },
    { "[ 1 2 ]", "Line 1, near column 3: this is not JSON" },
    { "{ a: 1 }", "Line 1, near column 1: this is not JSON" },
    { "{ \"a\" 1 }", "Line 1, near column 5: this is not JSON" },
    { "// hi\n{}", "Line 1, column 1: JSON has no comments" },
    { "{} /* hi */", "Line 1, column 4: JSON has no comments" },
    { "{} x", "Line 1, near column 4: this is not JSON" },
    { "\"abc", "Line 1, column 1: the text that begins here does not end" },
    { "\"a\nb\"", "Line 1, column 3: a control character in a text must be escaped" },
    { "\"\\x41\"", "Line 1, near column 4: this is not JSON" },
    { "\"\\u12\"", "Line 1, near column 7: this is not JSON" },
    { "\"\\ud83e\"", "Line 1, near column 8: this is not JSON" },
    { "\"\\udd89\\ud83e\"", "Line 1, near column 14: this is not JSON" },
    { "\"\\ud83e\\u0041\"", "Line 1, near column 14: this is not JSON" },
    { "{ \"a\": \"\xff\" }", "Line 1, column 9: the file is not UTF-8" },
    { "tru", "Line 1, near column 3: this is not JSON" },
    { "'a'", "Line 1, near column 1: this is not JSON" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (knt_json_parse (rows[i].text, -1, &error));
    g_assert_error (error, KNT_NOTES_ERROR, KNT_NOTES_ERROR_SYNTAX);
    g_assert_cmpstr (error->message, ==, rows[i].message);
  }
}

static void
test_zero_byte_is_refused (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (knt_json_parse ("[1\0]", 4, &error));
  g_assert_cmpstr (error->message, ==, "Line 1, column 3: the file is not UTF-8");
}

static void
test_deep_nesting_is_refused (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (text, '[');
  g_assert_null (knt_json_parse (text->str, text->len, &error));
  g_assert_error (error, KNT_NOTES_ERROR, KNT_NOTES_ERROR_SYNTAX);
  g_assert_nonnull (strstr (error->message, "nested too deeply"));
}

static void
test_locale_does_not_matter (void)
{
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *written = NULL;

  if (setlocale (LC_ALL, "nl_NL.UTF-8") == NULL) {
    g_test_skip ("the locale nl_NL.UTF-8 is not installed");
    return;
  }

  node = knt_json_parse ("[ 1.5, 1234567.25 ]", -1, NULL);
  written = knt_json_write_line (node);
  setlocale (LC_ALL, before);
  g_assert_cmpstr (written, ==, "[1.5, 1234567.25]");
}

static void
test_spans_stand_on_a_line (void)
{
  g_autoptr (JsonNode) node = knt_json_parse (
    "{\"spans\":[{\"page\":2,\"start\":1,\"end\":3}],\"rects\":[[1,2,3.5,4]],\"none\":[],\"texts\":[\"a\"]}", -1, NULL);
  g_autofree char *written = knt_json_write (node);

  g_assert_cmpstr (written, ==,
                   "{\n"
                   "  \"spans\": [\n"
                   "    { \"page\": 2, \"start\": 1, \"end\": 3 }\n"
                   "  ],\n"
                   "  \"rects\": [\n"
                   "    [1, 2, 3.5, 4]\n"
                   "  ],\n"
                   "  \"none\": [],\n"
                   "  \"texts\": [\n"
                   "    \"a\"\n"
                   "  ]\n"
                   "}\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/values-come-back", test_values_come_back);
  g_test_add_func ("/json/bad-input-names-the-place", test_bad_input_names_the_place);
  g_test_add_func ("/json/zero-byte-is-refused", test_zero_byte_is_refused);
  g_test_add_func ("/json/deep-nesting-is-refused", test_deep_nesting_is_refused);
  g_test_add_func ("/json/locale-does-not-matter", test_locale_does_not_matter);
  g_test_add_func ("/json/spans-stand-on-a-line", test_spans_stand_on_a_line);

  return g_test_run ();
}
