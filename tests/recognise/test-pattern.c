/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-pattern.h"

#define MANY 2000

/* However often it was used, it finds the same. */
static void
test_finds_the_same (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KntPattern) pattern = knt_pattern_new ("^(?:Vraag|Question) (?<labels>\\d+)$", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < MANY; i++) {
    g_autofree char *text = g_strdup_printf ("Vraag %u", i);
    g_autoptr (GMatchInfo) info = NULL;
    g_autofree char *label = NULL;
    g_autofree char *wanted = g_strdup_printf ("%u", i);

    g_assert_false (g_regex_match (knt_pattern_use (pattern, "Antwoord 1"), "Antwoord 1", 0, NULL));
    g_assert_true (g_regex_match (knt_pattern_use (pattern, text), text, 0, &info));
    label = g_match_info_fetch_named (info, "labels");
    g_assert_cmpstr (label, ==, wanted);
  }
}

static void
test_fault (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (knt_pattern_new ("(", &error));
  g_assert_error (error, G_REGEX_ERROR, G_REGEX_ERROR_UNMATCHED_PARENTHESIS);
}

/* It is compiled once, whoever asks for it, and is gone with the last of them. */
static void
test_same_is_shared (void)
{
  KntPattern *one = knt_pattern_new_trusted ("Vraag"), *same = knt_pattern_new ("Vraag", NULL);
  g_autoptr (KntPattern) other = knt_pattern_new_trusted ("vraag");

  g_assert_true (one == same);
  g_assert_true (one != other);
  knt_pattern_unref (one);
  g_assert_true (g_regex_match (knt_pattern_use (same, "Vraag"), "Vraag", 0, NULL));
  knt_pattern_unref (same);
}

static GLogWriterOutput
count_warning (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  guint *n_warnings = data;

  if (level != G_LOG_LEVEL_WARNING)
    return g_log_writer_default (level, fields, n_fields, NULL);

  ++*n_warnings;
  return G_LOG_WRITER_HANDLED;
}

/* One that should not have been trusted is found nowhere, and told of once. */
static void
test_trusted_fault (void)
{
  g_autoptr (KntPattern) pattern = knt_pattern_new_trusted ("(");
  g_autoptr (GError) error = NULL;

  static guint n_warnings = 0;

  /* For the rest of the process: it is set once. */
  g_log_set_writer_func (count_warning, &n_warnings, NULL);
  for (guint i = 0; i < MANY; i++)
    g_assert_false (g_regex_match (knt_pattern_use (pattern, "("), "(", 0, NULL));
  g_assert_cmpuint (n_warnings, ==, 1);

  g_assert_null (knt_pattern_new ("(", &error));
  g_assert_error (error, G_REGEX_ERROR, G_REGEX_ERROR_UNMATCHED_PARENTHESIS);
}

/* What would try without end gives up, before it is quick and after. */
static void
test_gives_up (void)
{
  g_autoptr (KntPattern) pattern = knt_pattern_new ("^(a|aa)+$", NULL);
  g_autofree char *text = g_strnfill (200, 'a');

  text[199] = 'b';
  for (guint i = 0; i < 200; i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (g_regex_match_full (knt_pattern_use (pattern, text), text, -1, 0, 0, NULL, &error));
    g_assert_error (error, G_REGEX_ERROR, G_REGEX_ERROR_MATCH);
  }
}

static gpointer
use_often (gpointer data)
{
  guint n = 0;

  for (guint i = 0; i < MANY; i++) {
    const char *text = i % 2 == 0 ? "Vraag 12" : "Vraag";

    n += g_regex_match (knt_pattern_use (data, text), text, 0, NULL);
  }
  return GUINT_TO_POINTER (n);
}

/* Several threads may use it while it is compiled, and while it is made quick. */
static void
test_threads (void)
{
  for (guint round = 0; round < 20; round++) {
    g_autoptr (KntPattern) pattern = knt_pattern_new_trusted ("Vraag \\d+");
    GThread *threads[4];

    for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
      threads[i] = g_thread_new ("use", use_often, pattern);
    for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
      g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (threads[i])), ==, MANY / 2);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pattern/finds-the-same", test_finds_the_same);
  g_test_add_func ("/pattern/fault", test_fault);
  g_test_add_func ("/pattern/same-is-shared", test_same_is_shared);
  g_test_add_func ("/pattern/gives-up", test_gives_up);
  g_test_add_func ("/pattern/threads", test_threads);
  g_test_add_func ("/pattern/trusted-fault", test_trusted_fault);

  return g_test_run ();
}
