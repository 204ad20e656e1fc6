/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fixture.h"

static void
test_golden (void)
{
  g_autoptr (KntNotes) notes = fixture_load ("everything.kanttekening");
  g_autofree char *html = fixture_export ("html", notes);

  fixture_assert_golden ("everything.html", html);
}

static void
test_nothing_there (void)
{
  g_autoptr (KntNotes) notes = knt_notes_new ();
  g_autofree char *html = fixture_export ("html", notes);

  g_assert_nonnull (strstr (html, "0 questions, 0 judged, 0 notes"));
  g_assert_true (g_str_has_suffix (html, "</html>\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/html/golden", test_golden);
  g_test_add_func ("/html/nothing-there", test_nothing_there);

  return g_test_run ();
}
