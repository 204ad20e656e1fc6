/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "knt-destination.h"
#include "knt-span.h"

static const struct {
  const char *argument;
  const char *path; /* in the folder, or an address */
  guint page;
  const char *question;
} arguments[] = {
  { "brief.pdf", "brief.pdf", 0, NULL },
  { "brief.pdf#page=3", "brief.pdf", 3, NULL },
  { "brief.pdf#question=14", "brief.pdf", 0, "14" },
  { "brief.pdf#question=3a", "brief.pdf", 0, "3a" },
  { "brief.pdf#page=3&question=14", "brief.pdf", 3, "14" },
  { "brief.pdf#zoom=50&page=2", "brief.pdf", 2, NULL },
  { "brief.pdf#question=3%20b", "brief.pdf", 0, "3 b" },
  /* What names no place is the file's own name. */
  { "brief #2.pdf", "brief #2.pdf", 0, NULL },
  { "brief.pdf#page=", "brief.pdf#page=", 0, NULL },
  { "brief.pdf#page=0", "brief.pdf#page=0", 0, NULL },
  { "brief.pdf#page=-1", "brief.pdf#page=-1", 0, NULL },
  { "brief.pdf#page=99999999999", "brief.pdf#page=99999999999", 0, NULL },
  { "brief #2.pdf#page=4", "brief #2.pdf", 4, NULL },
  /* Two that are there. */
  { "there#page=2.pdf", "there#page=2.pdf", 0, NULL },
  { "there.pdf#page=5", "there.pdf#page=5", 0, NULL },
  /* In an address a # in a name is written as %23. */
  { "file:///tmp/brief.pdf#question=14", "file:///tmp/brief.pdf", 0, "14" },
  { "file:///tmp/brief.pdf#nameddest=x", "file:///tmp/brief.pdf", 0, NULL },
  { "file:///tmp/brief%20%232.pdf#page=2", "file:///tmp/brief%20%232.pdf", 2, NULL },
};

static void
test_arguments (void)
{
  g_autofree char *folder = g_dir_make_tmp ("kanttekening-XXXXXX", NULL);
  g_autofree char *one = g_build_filename (folder, "there#page=2.pdf", NULL);
  g_autofree char *other = g_build_filename (folder, "there.pdf#page=5", NULL);

  g_assert_true (g_file_set_contents (one, "", 0, NULL) && g_file_set_contents (other, "", 0, NULL));

  for (gsize i = 0; i < G_N_ELEMENTS (arguments); i++) {
    g_autoptr (KntDestination) destination = NULL;
    g_autoptr (GFile) file = knt_destination_resolve (arguments[i].argument, folder, &destination);
    g_autoptr (GFile) expected = g_file_new_for_commandline_arg_and_cwd (arguments[i].path, folder);

    g_test_message ("%s", arguments[i].argument);
    g_assert_true (g_file_equal (file, expected));
    g_assert_cmpuint (destination ? destination->page : 0, ==, arguments[i].page);
    g_assert_cmpstr (destination ? destination->question : NULL, ==, arguments[i].question);
  }

  g_remove (one);
  g_remove (other);
  g_rmdir (folder);
}

static void
add_question (KntBrief *brief, KntGroup *group, const char *id, const char *label)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (KntSpan));

  knt_exchange_add_question (knt_brief_add_exchange (brief, group), id, label, "?", spans);
}

static void
test_questions (void)
{
  g_autoptr (KntBrief) brief = knt_brief_new ("nl-kamervragen", 1);
  KntGroup *one = knt_brief_add_group (brief, "Getij"), *other = knt_brief_add_group (brief, "Veenbond");
  const struct {
    const char *asked;
    const char *id;
  } cases[] = {
    { "3A", "c" }, /* its label, however it is written */
    { "4", "d" },  /* the only one with that label, though it is also the fourth in the list */
    { "1", "a" },  /* two have that label: the first in the list */
    { "5", "e" },  /* no label: the fifth in the list */
    { "6", NULL }, { "zeven", NULL },
  };

  add_question (brief, one, "a", "1");
  add_question (brief, one, "b", "2");
  add_question (brief, one, "c", "3a");
  add_question (brief, other, "d", "4");
  add_question (brief, other, "e", "1");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const KntDestination destination = { 0, (char *) cases[i].asked };

    g_assert_cmpstr (knt_destination_find_question (&destination, brief), ==, cases[i].id);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/destination/arguments", test_arguments);
  g_test_add_func ("/destination/questions", test_questions);

  return g_test_run ();
}
