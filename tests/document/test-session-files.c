/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "session-fixture.h"

#include <glib/gstdio.h>
#include <sys/xattr.h>

#include "document-fixture.h"
#include "knt-edits.h"
#include "knt-json.h"
#include "knt-standing.h"
#include "knt-store.h"

static gboolean
has_counted (gpointer data)
{
  return *(guint *) data > 0;
}

static void
count_cb (KntSession *session, gpointer user_data)
{
  ++*(guint *) user_data;
}

static void
count_failure_cb (KntSession *session, GError *error, gpointer user_data)
{
  g_test_message ("%s", error->message);
  ++*(guint *) user_data;
}

/* As a colleague would, with this program on another computer. */
static void
change_file (GFile *file, const char *question_id, const char *text)
{
  g_autoptr (KntNotes) notes = read_notes (file);
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  set_note (notes, question_id, text);
  root = knt_notes_to_json (notes);
  bytes = knt_store_to_bytes (root);
  knt_store_save_file (file, bytes, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
resolve (KntSession *session, gboolean keep_mine)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *coming = NULL;

  knt_session_resolve_async (session, keep_mine, NULL, await_cb, &coming);
  result = await (&coming);
  knt_session_resolve_finish (session, result, &error);
  g_assert_no_error (error);
}

static void
assert_file_says (GFile *file, const char *question_id, const char *text)
{
  g_autoptr (KntNotes) notes = read_notes (file);

  g_assert_cmpstr (get_note (notes, question_id), ==, text);
}

static KntSession *
open_and_save (Place *place, GFile *file)
{
  KntSession *session = session_open_well (place, place->pdf);

  session_await_brief (session);
  session_save (session, file);
  g_assert_true (g_file_equal (knt_session_get_notes_file (session), file));
  g_assert_false (knt_session_get_modified (session));

  return session;
}

static void
test_chosen_file_is_kept_up_to_date (Place *place, gconstpointer data)
{
  g_autoptr (GFile) file = place_get_file (place, "notes.kanttekening");
  g_autoptr (KntSession) session = open_and_save (place, file);
  KntNotes *notes = knt_session_get_notes (session);

  set_note (notes, "q1", "One");
  g_assert_true (knt_session_get_modified (session));
  session_await_saved (session);
  assert_file_says (file, "q1", "One");

  knt_notes_undo (notes);
  session_await_saved (session);
  assert_file_says (file, "q1", NULL);

  /* What is not yet written is written at the end. */
  set_note (notes, "q2", "Two");
  session_close (session);
  assert_file_says (file, "q2", "Two");
}

static void
test_reopened_with_its_file (Place *place, gconstpointer data)
{
  g_autoptr (GFile) file = place_get_file (place, "notes.kanttekening");
  g_autoptr (KntSession) first = open_and_save (place, file);
  g_autoptr (KntSession) second = NULL;

  session_close (first);
  place_reload_library (place);

  second = session_open_well (place, place->pdf);
  g_assert_true (g_file_equal (knt_session_get_notes_file (second), file));
  set_note (knt_session_get_notes (second), "q1", "Again");
  session_await_saved (second);
  assert_file_says (file, "q1", "Again");
  session_close (second);
}

/* Sent to someone whose library knows nothing, with the brief beside it. */
static void
test_notes_find_their_pdf (Place *place, gconstpointer data)
{
  g_autoptr (GFile) file = place_get_file (place, "notes.kanttekening");
  g_autoptr (GFile) sent = place_get_file (place, "sent/Notities.json");
  g_autoptr (GFile) sent_pdf = place_get_file (place, "sent/brief.pdf");
  g_autoptr (KntSession) first = open_and_save (place, file);
  g_autoptr (KntSession) second = NULL;
  g_autofree char *data_folder = g_build_filename (place->folder, "data", NULL);
  g_autoptr (GError) error = NULL;

  set_note (knt_session_get_notes (first), "q3", "See page 2");
  session_close (first);
  g_file_move (file, sent, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_file_move (place->pdf, sent_pdf, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  remove_folder (data_folder);
  place_reload_library (place);

  second = session_open_well (place, sent);
  g_assert_true (g_file_equal (knt_document_get_file (knt_session_get_document (second)), sent_pdf));
  g_assert_true (g_file_equal (knt_session_get_notes_file (second), sent));
  g_assert_cmpstr (get_note (knt_session_get_notes (second), "q3"), ==, "See page 2");
  session_close (second);
}

static void
test_notes_ask_for_their_pdf (Place *place, gconstpointer data)
{
  g_autoptr (GFile) file = place_get_file (place, "notes.kanttekening");
  g_autoptr (GFile) hidden = place_get_file (place, "hidden/other name.pdf");
  g_autoptr (GFile) wrong = place_write (place, "wrong.pdf", "");
  g_autoptr (KntSession) first = open_and_save (place, file);
  g_autoptr (KntSession) second = knt_session_new (place->library, place->forms);
  g_autofree char *pdf = NULL;
  gsize size;
  const struct {
    GFile *pdf;
    KntSessionError code;
  } tries[] = { { NULL, KNT_SESSION_ERROR_NEEDS_PDF }, { wrong, KNT_SESSION_ERROR_WRONG_PDF } };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  GAsyncResult *coming = NULL;

  session_close (first);
  before = read_file (file);
  g_assert_true (g_file_get_contents (g_file_peek_path (place->pdf), &pdf, &size, NULL));
  pdf = g_realloc (pdf, size + 1);
  pdf[size] = '\n';
  g_assert_true (g_file_set_contents (g_file_peek_path (wrong), pdf, size + 1, NULL));
  g_file_move (place->pdf, hidden, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++) {
    g_autoptr (GAsyncResult) refused = NULL;
    g_autoptr (GError) reason = NULL;

    knt_session_open_async (second, file, tries[i].pdf, NULL, NULL, await_cb, &coming);
    refused = await (&coming);
    g_assert_false (knt_session_open_finish (second, refused, &reason));
    g_assert_error (reason, KNT_SESSION_ERROR, (int) tries[i].code);
    g_assert_nonnull (strstr (reason->message, "notes.kanttekening"));
    g_assert_nonnull (strstr (reason->message, "brief.pdf"));
    g_assert_null (knt_session_get_document (second));
  }

  knt_session_open_async (second, file, hidden, NULL, NULL, await_cb, &coming);
  result = await (&coming);
  g_assert_true (knt_session_open_finish (second, result, &error));
  g_assert_no_error (error);
  session_close (second);

  /* To have been opened is no reason for a file that others share to change. */
  after = read_file (file);
  g_assert_cmpstr (after, ==, before);
}

static void
test_changes_of_both_are_merged (Place *place, gconstpointer data)
{
  g_autoptr (GFile) file = place_get_file (place, "notes.kanttekening");
  g_autoptr (KntSession) session = open_and_save (place, file);
  KntNotes *notes = knt_session_get_notes (session);
  guint n_merged = 0;

  g_signal_connect (session, "merged", G_CALLBACK (count_cb), &n_merged);
  set_note (notes, "q1", "Mine");
  change_file (file, "q2", "Theirs");
  await_condition (has_counted, &n_merged);
  g_assert_cmpstr (get_note (notes, "q1"), ==, "Mine");
  g_assert_cmpstr (get_note (notes, "q2"), ==, "Theirs");

  session_await_saved (session);
  assert_file_says (file, "q1", "Mine");
  assert_file_says (file, "q2", "Theirs");
  session_close (session);
}

static void
test_change_of_the_file_alone_is_taken (Place *place, gconstpointer data)
{
  g_autoptr (GFile) file = place_get_file (place, "notes.kanttekening");
  g_autoptr (KntSession) session = open_and_save (place, file);
  KntNotes *notes = knt_session_get_notes (session);
  guint n_merged = 0;

  g_signal_connect (session, "merged", G_CALLBACK (count_cb), &n_merged);
  change_file (file, "q2", "Theirs");
  knt_session_check_file (session);
  await_condition (has_counted, &n_merged);
  g_assert_cmpstr (get_note (notes, "q2"), ==, "Theirs");
  g_assert_false (knt_session_get_modified (session));
  g_assert_true (knt_notes_get_can_undo (notes));
  session_close (session);
}

/* Both have changed the same. @data: whether mine is kept */
static void
test_conflict (Place *place, gconstpointer data)
{
  gboolean keep_mine = GPOINTER_TO_INT (data);
  g_autoptr (GFile) file = place_get_file (place, "notes.kanttekening");
  g_autoptr (KntSession) session = open_and_save (place, file);
  KntNotes *notes = knt_session_get_notes (session);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *coming = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint n_changed = 0;

  set_note (notes, "q1", "Both");
  session_save (session, NULL);

  g_signal_connect (session, "file-changed", G_CALLBACK (count_cb), &n_changed);
  change_file (file, "q1", "Theirs");
  before = read_file (file);
  set_note (notes, "q1", "Mine");
  await_condition (has_counted, &n_changed);

  /* Nothing is written until it is said what is to become of it. */
  g_assert_true (knt_session_get_modified (session));
  knt_session_save_async (session, NULL, NULL, await_cb, &coming);
  result = await (&coming);
  g_assert_false (knt_session_save_finish (session, result, &error));
  g_assert_error (error, KNT_SESSION_ERROR, KNT_SESSION_ERROR_CHANGED);
  after = read_file (file);
  g_assert_cmpstr (after, ==, before);

  resolve (session, keep_mine);
  g_assert_cmpstr (get_note (notes, "q1"), ==, keep_mine ? "Mine" : "Theirs");
  g_assert_false (knt_session_get_modified (session));
  assert_file_says (file, "q1", keep_mine ? "Mine" : "Theirs");
  if (!keep_mine) {
    knt_notes_undo (notes);
    g_assert_cmpstr (get_note (notes, "q1"), ==, "Mine");
  }
  session_close (session);
}

/* The file changed while nothing was open, and the draft holds what never got into it. */
static void
test_conflict_found_when_opened (Place *place, gconstpointer data)
{
  g_autoptr (GFile) file = place_get_file (place, "notes.kanttekening");
  g_autoptr (KntSession) first = open_and_save (place, file);
  g_autoptr (KntSession) second = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint n_changed = 0;

  set_note (knt_session_get_notes (first), "q1", "Both");
  session_save (first, NULL);
  change_file (file, "q1", "Theirs");
  before = read_file (file);
  g_signal_connect (first, "file-changed", G_CALLBACK (count_cb), &n_changed);
  set_note (knt_session_get_notes (first), "q1", "Mine");
  await_condition (has_counted, &n_changed);
  session_close (first);

  n_changed = 0;
  second = session_open_well (place, place->pdf);
  g_signal_connect (second, "file-changed", G_CALLBACK (count_cb), &n_changed);
  await_condition (has_counted, &n_changed);
  g_assert_cmpstr (get_note (knt_session_get_notes (second), "q1"), ==, "Mine");
  session_close (second);
  after = read_file (file);
  g_assert_cmpstr (after, ==, before);
}

static void
test_file_that_becomes_damaged (Place *place, gconstpointer data)
{
  g_autoptr (GFile) file = place_get_file (place, "notes.kanttekening");
  g_autoptr (KntSession) session = open_and_save (place, file);
  g_autofree char *contents = NULL;
  guint n_failed = 0;

  g_signal_connect (session, "failed", G_CALLBACK (count_failure_cb), &n_failed);
  g_object_unref (place_write (place, "notes.kanttekening", "{ \"form"));
  set_note (knt_session_get_notes (session), "q1", "Mine");
  await_condition (has_counted, &n_failed);
  session_close (session);
  contents = read_file (file);
  g_assert_cmpstr (contents, ==, "{ \"form");
}

static void
test_file_that_is_taken_away (Place *place, gconstpointer data)
{
  g_autoptr (GFile) file = place_get_file (place, "notes.kanttekening");
  g_autoptr (KntSession) session = open_and_save (place, file);
  guint n_failed = 0;

  g_signal_connect (session, "failed", G_CALLBACK (count_failure_cb), &n_failed);
  g_assert_true (g_file_delete (file, NULL, NULL));
  set_note (knt_session_get_notes (session), "q1", "Mine");
  await_condition (has_counted, &n_failed);

  /* It is a draft again. */
  g_assert_null (knt_session_get_notes_file (session));
  session_close (session);
  g_assert_false (g_file_query_exists (file, NULL));
}

/* A file that could not be read is not the chosen one any more: Save must not be able to destroy it. */
static void
test_damaged_file_is_forgotten (Place *place, gconstpointer data)
{
  g_autoptr (GFile) file = place_get_file (place, "notes.kanttekening");
  g_autoptr (KntSession) first = open_and_save (place, file);
  g_autoptr (KntSession) second = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;

  set_note (knt_session_get_notes (first), "q1", "Mine");
  session_close (first);
  g_object_unref (place_write (place, "notes.kanttekening", "{ \"form"));

  second = session_open (place, file, NULL, NULL, &error);
  g_assert_null (second);
  g_assert_nonnull (error);

  second = session_open_well (place, place->pdf);
  g_assert_null (knt_session_get_notes_file (second));
  g_assert_cmpstr (get_note (knt_session_get_notes (second), "q1"), ==, "Mine");
  set_note (knt_session_get_notes (second), "q1", "More");
  session_close (second);
  contents = read_file (file);
  g_assert_cmpstr (contents, ==, "{ \"form");
}

/* What a newer version wrote can be looked at, and stays byte for byte. */
static void
test_newer_notes_are_never_written (Place *place, gconstpointer data)
{
  g_autoptr (GFile) file = place_get_file (place, "notes.kanttekening");
  g_autoptr (GFile) other = place_get_file (place, "other.kanttekening");
  g_autoptr (KntSession) first = open_and_save (place, file);
  g_autoptr (KntSession) second = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *after = NULL;
  GAsyncResult *coming = NULL;

  session_close (first);
  contents = read_file (file);
  text = g_string_new (contents);
  g_assert_cmpuint (g_string_replace (text, "\"version\": 1", "\"version\": 2", 1), ==, 1);
  g_object_unref (place_write (place, "notes.kanttekening", text->str));

  second = session_open_well (place, file);
  g_assert_true (knt_notes_get_read_only (knt_session_get_notes (second)));
  knt_session_save_async (second, other, NULL, await_cb, &coming);
  result = await (&coming);
  g_assert_false (knt_session_save_finish (second, result, &error));
  g_assert_error (error, KNT_SESSION_ERROR, KNT_SESSION_ERROR_READ_ONLY);
  session_close (second);

  after = read_file (file);
  g_assert_cmpstr (after, ==, text->str);
  g_assert_false (g_file_query_exists (other, NULL));
}

static void
test_save_that_fails (Place *place, gconstpointer data)
{
  g_autoptr (GFile) file = place_get_file (place, "notes.kanttekening");
  g_autoptr (GFile) nowhere = g_file_new_build_filename (place->folder, "missing", "notes.kanttekening", NULL);
  g_autoptr (KntSession) session = open_and_save (place, file);
  GFile *const bad[] = { nowhere, place->pdf };
  g_autofree char *before = read_file (place->pdf);
  g_autofree char *after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GError) error = NULL;
    GAsyncResult *coming = NULL;

    knt_session_save_async (session, bad[i], NULL, await_cb, &coming);
    result = await (&coming);
    g_assert_false (knt_session_save_finish (session, result, &error));
    g_assert_nonnull (error);
    g_assert_true (g_file_equal (knt_session_get_notes_file (session), file));
  }

  after = read_file (place->pdf);
  g_assert_cmpstr (after, ==, before);
  session_close (session);
}

/* In a sandbox a brief is seen at a place of the portal's. Notes are handed on to people for whom that means nothing. */
static void
test_place_in_the_portal_is_not_told (Place *place, gconstpointer data)
{
  const char *host_path = data; /* (nullable): what the portal tells */
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "doc", "1a2b3c", NULL);
  g_autofree char *path = g_build_filename (folder, "brief.pdf", NULL);
  g_autoptr (GFile) seen = g_file_new_for_path (path);
  g_autoptr (GFile) file = place_get_file (place, "notes.kanttekening");
  g_autoptr (KntSession) first = NULL;
  g_autoptr (KntSession) second = NULL;
  g_autofree char *saved = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_move (place->pdf, seen, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  if (host_path != NULL && setxattr (path, "user.document-portal.host-path", host_path, strlen (host_path), 0) != 0) {
    g_test_skip ("this file system has no attributes of users");
    remove_folder (folder);
    return;
  }

  first = session_open_well (place, seen);
  session_await_brief (first);
  session_save (first, file);
  session_close (first);
  saved = read_file (file);
  g_assert_null (strstr (saved, "1a2b3c"));
  g_assert_true ((strstr (saved, "\"file:///home/jan/brief.pdf\"") != NULL) == (host_path != NULL));

  /* This program still knows. */
  second = session_open_well (place, file);
  g_assert_true (g_file_equal (knt_document_get_file (knt_session_get_document (second)), seen));
  session_close (second);
  remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_autofree char *runtime = g_dir_make_tmp ("kanttekening-run-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_RUNTIME_DIR", runtime, TRUE);
  g_test_init (&argc, &argv, NULL);

#define ADD_DATA(path, func, data) g_test_add (path, Place, data, place_set_up, func, place_tear_down)
#define ADD(path, func) ADD_DATA (path, func, NULL)
  ADD ("/session-files/chosen-file-is-kept-up-to-date", test_chosen_file_is_kept_up_to_date);
  ADD ("/session-files/reopened-with-its-file", test_reopened_with_its_file);
  ADD ("/session-files/notes-find-their-pdf", test_notes_find_their_pdf);
  ADD ("/session-files/notes-ask-for-their-pdf", test_notes_ask_for_their_pdf);
  ADD ("/session-files/changes-of-both-are-merged", test_changes_of_both_are_merged);
  ADD ("/session-files/change-of-the-file-alone-is-taken", test_change_of_the_file_alone_is_taken);
  ADD_DATA ("/session-files/conflict/keep-mine", test_conflict, GINT_TO_POINTER (TRUE));
  ADD_DATA ("/session-files/conflict/take-theirs", test_conflict, GINT_TO_POINTER (FALSE));
  ADD ("/session-files/conflict-found-when-opened", test_conflict_found_when_opened);
  ADD ("/session-files/file-that-becomes-damaged", test_file_that_becomes_damaged);
  ADD ("/session-files/file-that-is-taken-away", test_file_that_is_taken_away);
  ADD ("/session-files/damaged-file-is-forgotten", test_damaged_file_is_forgotten);
  ADD ("/session-files/newer-notes-are-never-written", test_newer_notes_are_never_written);
  ADD ("/session-files/save-that-fails", test_save_that_fails);
  ADD_DATA ("/session-files/place-in-the-portal-is-not-told/host-path", test_place_in_the_portal_is_not_told,
            "/home/jan/brief.pdf");
  ADD ("/session-files/place-in-the-portal-is-not-told/none", test_place_in_the_portal_is_not_told);

  status = g_test_run ();
  remove_folder (runtime);

  return status;
}
