/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>

#include "knt-edits.h"
#include "knt-journal.h"
#include "knt-json.h"
#include "knt-store.h"
#include "knt-tag.h"

static char *program;

typedef struct {
  char *folder;
  char *draft;
  char *path;
  GPtrArray *problems;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("knt-journal-XXXXXX", NULL);
  self->draft = g_build_filename (self->folder, "d.kanttekening", NULL);
  self->path = g_build_filename (self->folder, "d.journal", NULL);
  self->problems = g_ptr_array_new_with_free_func (g_free);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_unlink (self->draft);
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_ptr_array_unref (self->problems);
  g_free (self->folder);
  g_free (self->draft);
  g_free (self->path);
}

static KntJournal *
open_journal (const char *path, guint64 sequence)
{
  g_autoptr (GError) error = NULL;
  KntJournal *journal = knt_journal_open (path, sequence, &error);

  g_assert_no_error (error);
  return journal;
}

static void
save_draft (const char *path, KntNotes *notes, guint64 sequence)
{
  g_autoptr (JsonNode) root = knt_notes_to_json (notes);
  g_autoptr (GError) error = NULL;

  knt_store_save_draft (path, root, sequence, &error);
  g_assert_no_error (error);
}

static void
on_changed_cb (KntNotes *notes, KntEditGroup *group, KntJournal *journal)
{
  knt_journal_append (journal, group);
}

static void
type_note (KntNotes *notes, const char *text)
{
  g_autoptr (KntEditGroup) group = knt_edits_set_question_note (notes, "q1", text, NULL);
  g_autoptr (GError) error = NULL;

  knt_notes_apply (notes, group, &error);
  g_assert_no_error (error);
}

static char *
write_collections (KntNotes *notes)
{
  g_autoptr (JsonNode) root = knt_notes_to_json (notes);
  g_autoptr (JsonNode) copy = knt_json_copy (root);

  /* When it was changed last is the only thing that applying again may alter. */
  json_object_remove_member (json_node_get_object (copy), "modified");
  return knt_json_write (copy);
}

static KntNotes *
load (Fixture *self, guint64 *sequence)
{
  g_autoptr (GError) error = NULL;
  KntNotes *notes = knt_store_load_draft (self->draft, self->path, sequence, self->problems, &error);

  g_assert_no_error (error);
  return notes;
}

static void
test_replay_gives_the_same_notes (Fixture *self, gconstpointer data)
{
  g_autoptr (KntNotes) notes = knt_notes_new ();
  g_autoptr (KntJournal) journal = open_journal (self->path, 0);
  g_autoptr (KntNotes) loaded = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *actual = NULL;
  g_autoptr (GError) error = NULL;
  guint64 sequence;

  g_signal_connect (notes, "changed", G_CALLBACK (on_changed_cb), journal);
  save_draft (self->draft, notes, 0);
  for (guint i = 0; i < 20; i++) {
    g_autofree char *name = g_strdup_printf ("tag %u\n", i);
    g_autoptr (KntEntity) tag = knt_tag_new (name, NULL);
    g_autoptr (KntEditGroup) group = knt_edits_add_tag (notes, tag);

    g_assert_true (knt_notes_apply (notes, group, NULL));
  }
  type_note (notes, "een");
  knt_notes_undo (notes);
  knt_notes_undo (notes);
  knt_notes_redo (notes);
  knt_journal_sync (journal, &error);
  g_assert_no_error (error);

  loaded = load (self, &sequence);
  g_assert_cmpuint (sequence, ==, 24);
  g_assert_cmpuint (self->problems->len, ==, 0);
  expected = write_collections (notes);
  actual = write_collections (loaded);
  g_assert_cmpstr (actual, ==, expected);
  g_assert_null (strstr (actual, "kanttekening:journal"));
  g_signal_handlers_disconnect_by_data (notes, journal);
}

static void
test_cut_keeps_what_the_draft_has_not (Fixture *self, gconstpointer data)
{
  g_autoptr (KntNotes) notes = knt_notes_new ();
  g_autoptr (KntJournal) journal = open_journal (self->path, 0);
  g_autoptr (KntNotes) loaded = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *actual = NULL;
  g_autofree char *contents = NULL;
  guint64 sequence, held;

  g_signal_connect (notes, "changed", G_CALLBACK (on_changed_cb), journal);
  type_note (notes, "een");
  type_note (notes, "een twee");
  held = knt_journal_get_sequence (journal);
  save_draft (self->draft, notes, held);
  type_note (notes, "een twee drie");
  knt_journal_cut (journal, held);
  type_note (notes, "een twee drie vier");
  g_assert_true (knt_journal_sync (journal, NULL));

  g_assert_true (g_file_get_contents (self->path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "{ \"sequence\": 3,"));
  loaded = load (self, &sequence);
  g_assert_cmpuint (sequence, ==, 4);
  expected = write_collections (notes);
  actual = write_collections (loaded);
  g_assert_cmpstr (actual, ==, expected);

  knt_journal_cut (journal, 4);
  g_assert_true (knt_journal_sync (journal, NULL));
  g_clear_pointer (&contents, g_free);
  g_assert_true (g_file_get_contents (self->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "");
  g_signal_handlers_disconnect_by_data (notes, journal);
}

static void
test_draft_without_cut_applies_nothing_twice (Fixture *self, gconstpointer data)
{
  g_autoptr (KntNotes) notes = knt_notes_new ();
  g_autoptr (KntNotes) loaded = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *actual = NULL;
  guint64 sequence;

  {
    g_autoptr (KntJournal) journal = open_journal (self->path, 0);

    g_signal_connect (notes, "changed", G_CALLBACK (on_changed_cb), journal);
    type_note (notes, "een");
    type_note (notes, "een twee");
    g_signal_handlers_disconnect_by_data (notes, journal);
    save_draft (self->draft, notes, knt_journal_get_sequence (journal));
  }

  loaded = load (self, &sequence);
  g_assert_cmpuint (sequence, ==, 2);
  g_assert_cmpuint (self->problems->len, ==, 0);
  expected = write_collections (notes);
  actual = write_collections (loaded);
  g_assert_cmpstr (actual, ==, expected);
}

static void
test_damage (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *text; /* what comes behind the first line */
    guint n_problems;
    const char *problem;
    guint n_tags;
  } rows[] = {
    { "", 0, NULL, 1 },
    { "{ \"sequence\": 2, \"edits\": [ { \"coll", 0, NULL, 1 },
    { "{ \"sequence\": 2, \"edi\n"
      "{ \"sequence\": 3, \"edits\": [{ \"collection\": \"tags\", \"after\": { \"id\": \"c\" } }] }\n",
      1, "Line 2 of the journal “d.journal”", 2 },
    { "{ \"sequence\": 2, \"edits\": [{ \"collection\": \"tags\", \"after\": { \"id\": \"a\" } }] }\n", 1,
      "Line 2 of the journal “d.journal”", 1 },
    { "[]\n", 1, "Line 2", 1 },
    { "\n", 1, "Line 2", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (KntNotes) notes = knt_notes_new ();
    g_autoptr (KntNotes) loaded = NULL;
    g_autofree char *text =
      g_strconcat ("{ \"sequence\": 1, \"edits\": [{ \"collection\": \"tags\", \"after\": { \"id\": \"a\" } }] }\n",
                   rows[i].text, NULL);
    guint64 sequence;

    save_draft (self->draft, notes, 0);
    g_assert_true (g_file_set_contents (self->path, text, -1, NULL));
    g_ptr_array_set_size (self->problems, 0);
    loaded = load (self, &sequence);
    g_assert_cmpuint (g_list_model_get_n_items (knt_notes_get_collection (loaded, KNT_COLLECTION_TAGS)), ==,
                      rows[i].n_tags);
    g_assert_cmpuint (self->problems->len, ==, rows[i].n_problems);
    if (rows[i].n_problems > 0)
      g_assert_nonnull (strstr (g_ptr_array_index (self->problems, 0), rows[i].problem));
  }
}

static void
test_torn_line_does_not_spoil_the_next (Fixture *self, gconstpointer data)
{
  g_autoptr (KntNotes) notes = knt_notes_new ();
  g_autoptr (KntNotes) loaded = NULL;
  guint64 sequence;

  save_draft (self->draft, notes, 0);
  g_assert_true (g_file_set_contents (self->path, "{ \"sequence\": 1, \"ed", -1, NULL));
  {
    g_autoptr (KntJournal) journal = open_journal (self->path, 0);

    g_signal_connect (notes, "changed", G_CALLBACK (on_changed_cb), journal);
    type_note (notes, "een");
    g_signal_handlers_disconnect_by_data (notes, journal);
  }

  loaded = load (self, &sequence);
  g_assert_cmpuint (sequence, ==, 1);
  g_assert_cmpuint (self->problems->len, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (knt_notes_get_collection (loaded, KNT_COLLECTION_ANNOTATIONS)), ==, 1);
}

static void
test_full_disk_is_told_and_tried_again (Fixture *self, gconstpointer data)
{
  g_autoptr (KntNotes) notes = knt_notes_new ();
  g_autoptr (KntJournal) journal = open_journal (self->path, 0);
  g_autoptr (KntNotes) loaded = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit before, limit;
  guint64 sequence;
  gboolean synced;

  g_signal_connect (notes, "changed", G_CALLBACK (on_changed_cb), journal);
  save_draft (self->draft, notes, 0);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 100;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  type_note (notes, "een notitie");
  synced = knt_journal_sync (journal, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_false (synced);
  g_assert_error (error, KNT_STORE_ERROR, KNT_STORE_ERROR_UNWRITABLE);

  type_note (notes, "een notitie, langer");
  g_assert_true (knt_journal_sync (journal, NULL));
  loaded = load (self, &sequence);
  g_assert_cmpuint (sequence, ==, 2);
  g_assert_cmpuint (self->problems->len, ==, 0);
  g_signal_handlers_disconnect_by_data (notes, journal);
}

/* Runs in a process of its own until it is killed: types, and tells what it has typed. */
G_NORETURN static void
run_writer (const char *draft, const char *path)
{
  g_autoptr (KntNotes) notes = knt_notes_new ();
  KntJournal *journal = open_journal (path, 0);

  g_signal_connect (notes, "changed", G_CALLBACK (on_changed_cb), journal);
  save_draft (draft, notes, 0);
  for (guint i = 1;; i++) {
    g_autofree char *text = g_strdup_printf ("%u", i);

    type_note (notes, text);
    printf ("%u\n", i);
    fflush (stdout);
    g_usleep (1000);
  }
}

static void
test_killed_writer_loses_at_most_a_second (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) writer =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--write", self->draft, self->path, NULL);
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KntNotes) loaded = NULL;
  guint64 sequence;
  gint64 killed;
  guint must_be_there = 0;

  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (writer));
  while (times->len < 1500) {
    g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
    gint64 now = g_get_monotonic_time ();

    g_assert_no_error (error);
    g_assert_nonnull (line);
    g_array_append_val (times, now);
  }

  killed = g_get_monotonic_time ();
  g_subprocess_send_signal (writer, SIGKILL);
  g_subprocess_wait (writer, NULL, NULL);
  while (must_be_there < times->len && g_array_index (times, gint64, must_be_there) < killed - G_USEC_PER_SEC)
    must_be_there++;

  loaded = load (self, &sequence);
  g_test_message ("%u typed, %u more than a second ago, %u found", times->len, must_be_there, (guint) sequence);
  g_assert_cmpuint (must_be_there, >, 0);
  g_assert_cmpuint (sequence, >=, must_be_there);
  g_assert_cmpuint (self->problems->len, ==, 0);
}

int
main (int argc, char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--write"))
    run_writer (argv[2], argv[3]);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/journal/replay-gives-the-same-notes", test_replay_gives_the_same_notes);
  ADD ("/journal/cut-keeps-what-the-draft-has-not", test_cut_keeps_what_the_draft_has_not);
  ADD ("/journal/draft-without-cut-applies-nothing-twice", test_draft_without_cut_applies_nothing_twice);
  ADD ("/journal/damage", test_damage);
  ADD ("/journal/torn-line-does-not-spoil-the-next", test_torn_line_does_not_spoil_the_next);
  ADD ("/journal/full-disk-is-told-and-tried-again", test_full_disk_is_told_and_tried_again);
  ADD ("/journal/killed-writer-loses-at-most-a-second", test_killed_writer_loses_at_most_a_second);

  return g_test_run ();
}
