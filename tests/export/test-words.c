/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>

#include "knt-export-text.h"
#include "knt-export-words.h"

static void
assert_taken (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_dates (void)
{
  assert_taken (knt_export_format_date ("2026-03-01"), "1 March 2026");
  assert_taken (knt_export_format_date ("2026-02-30"), "2026-02-30");
  assert_taken (knt_export_format_date ("2026-03-01T10:00:00Z"), "2026-03-01T10:00:00Z");
  assert_taken (knt_export_format_date ("voor de zomer"), "voor de zomer");
}

static void
test_dates_in_the_users_way (void)
{
  if (setlocale (LC_TIME, "nl_NL.UTF-8") == NULL) {
    g_test_skip ("The locale nl_NL.UTF-8 is not installed");
    return;
  }

  assert_taken (knt_export_format_date ("2026-03-01"), "1 maart 2026");
  setlocale (LC_TIME, "C.UTF-8");
}

static void
test_pages (void)
{
  assert_taken (knt_export_format_pages ("iv", "iv"), "p. iv");
  assert_taken (knt_export_format_pages ("3", "4"), "pp. 3–4");
}

static void
test_lists (void)
{
  assert_taken (knt_export_format_list ((const char *const[]) { "3", NULL }), "3");
  assert_taken (knt_export_format_list ((const char *const[]) { "3", "8", NULL }), "3 and 8");
  assert_taken (knt_export_format_list ((const char *const[]) { "3", "4a", "8", NULL }), "3, 4a and 8");
}

static void
test_form_language (void)
{
  assert_taken (knt_export_dup_form_language ("nl-schriftelijk-overleg"), "nl");
  assert_taken (knt_export_dup_form_language ("gsw-anfrage"), "gsw");
  assert_taken (knt_export_dup_form_language ("schriftelijk-overleg"), NULL);
  assert_taken (knt_export_dup_form_language ("nl"), NULL);
  assert_taken (knt_export_dup_form_language (NULL), NULL);
}

static void
test_clean (void)
{
  assert_taken (knt_export_clean ("a\001\033b\r\nc\rd\302\205\357\277\276\te"), "ab\nc\nd\te");
  assert_taken (knt_export_clean ("\377"), "\357\277\275");
  assert_taken (knt_export_clean (NULL), "");
  assert_taken (knt_export_clean_line ("  a \n\n b\u00a0c\u00a0 \u2028"), "a b\u00a0c");
  assert_taken (knt_export_clean_line ("\u00a0 \n"), "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/words/dates", test_dates);
  g_test_add_func ("/words/dates-in-the-users-way", test_dates_in_the_users_way);
  g_test_add_func ("/words/pages", test_pages);
  g_test_add_func ("/words/lists", test_lists);
  g_test_add_func ("/words/form-language", test_form_language);
  g_test_add_func ("/words/clean", test_clean);

  return g_test_run ();
}
