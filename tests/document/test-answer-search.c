/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

#include "document-fixture.h"
#include "knt-answer-search.h"
#include "knt-edits.h"
#include "knt-recognition.h"
#include "pdf-maker.h"
#include "session-fixture.h"

/* The sample brief is what answers; the questions of it, and one that it does not have, were asked in another one. */
typedef struct {
  Place place;
  KntNotes *notes;
  GFile *brief;
} Fixture;

static KntBrief *
recognise (Place *place)
{
  g_autoptr (KntDocument) document = open_well (place->pdf);
  g_autoptr (KntRecognition) recognition = knt_recognition_new (document, place->forms, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *coming = NULL;

  knt_recognition_run_async (recognition, NULL, await_cb, &coming);
  result = await (&coming);
  knt_recognition_run_finish (recognition, result, &error);
  g_assert_no_error (error);
  knt_document_close (document);
  return knt_brief_ref (knt_recognition_get_brief (recognition));
}

static KntBrief *
ask (KntBrief *answered)
{
  KntBrief *asked = knt_brief_new ("nl-inbreng", 1);
  GPtrArray *exchanges = knt_brief_get_exchanges (answered);
  guint n = 1;

  knt_exchange_add_question (knt_brief_add_exchange (asked, NULL), "q1", NULL,
                             "Welke kleur krijgt de bel op het dak van het gemaal, en wie luidt hem?", NULL);
  for (guint i = 0; i < exchanges->len; i++) {
    const KntExchange *exchange = g_ptr_array_index (exchanges, i);
    const KntGroup *group = knt_brief_find_group (answered, exchange->group);
    KntExchange *other =
      knt_brief_add_exchange (asked, group != NULL ? knt_brief_add_group (asked, group->name) : NULL);

    for (guint j = 0; j < exchange->questions->len; j++) {
      g_autofree char *id = g_strdup_printf ("q%u", ++n);

      knt_exchange_add_question (other, id, NULL, ((KntQuestion *) exchange->questions->pdata[j])->text, NULL);
    }
  }

  return asked;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (KntBrief) answered = NULL;
  g_autoptr (KntBrief) asked = NULL;
  g_autoptr (JsonObject) source = json_object_new ();

  place_set_up (&self->place, data);
  answered = recognise (&self->place);
  asked = ask (answered);
  json_object_set_string_member (source, "name", "inbreng.pdf");
  json_object_set_string_member (source, "sha256", "aa");
  self->notes = knt_notes_new ();
  knt_notes_set_source (self->notes, source);
  knt_notes_set_brief (self->notes, asked);
  set_note (self->notes, "q1", "wie luidt hem?");
  set_note (self->notes, "q2", "let op");
  self->brief = place_get_file (&self->place, "inbreng.pdf");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->notes);
  g_clear_object (&self->brief);
  place_tear_down (&self->place, data);
}

static gboolean
run (KntAnswerSearch *search, const char *password, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *coming = NULL;

  knt_answer_search_run_async (search, password, cancellable, await_cb, &coming);
  result = await (&coming);
  return knt_answer_search_run_finish (search, result, error);
}

static gboolean
keep (KntAnswerSearch *search, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *coming = NULL;

  knt_answer_search_keep_async (search, await_cb, &coming);
  result = await (&coming);
  return knt_answer_search_keep_finish (search, result, error);
}

static KntAnswerSearch *
new_search (Fixture *self, GFile *pdf)
{
  return knt_answer_search_new (self->place.library, self->place.forms, self->notes, self->brief, pdf);
}

static KntAnswerSearch *
run_well (Fixture *self)
{
  KntAnswerSearch *search = new_search (self, self->place.pdf);
  g_autoptr (GError) error = NULL;

  run (search, NULL, NULL, &error);
  g_assert_no_error (error);
  return search;
}

static void
keep_well (Fixture *self)
{
  g_autoptr (KntAnswerSearch) search = run_well (self);
  g_autoptr (GError) error = NULL;

  keep (search, &error);
  g_assert_no_error (error);
}

/* All that the program keeps, as the names of files. */
static char *
list_data (Fixture *self)
{
  g_autofree char *drafts = g_build_filename (self->place.folder, "data", "drafts", NULL);
  g_autoptr (GDir) dir = g_dir_open (drafts, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

static guint
count_recent (Fixture *self)
{
  return g_list_model_get_n_items (knt_library_get_recent (self->place.library));
}

static guint
count_notes (KntNotes *notes)
{
  return g_list_model_get_n_items (knt_notes_get_collection (notes, KNT_COLLECTION_ANNOTATIONS));
}

static void
test_found_and_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (KntAnswerSearch) search = run_well (self);
  const KntAnswers *answers = knt_answer_search_get_answers (search);
  g_autoptr (KntSession) session = NULL;
  g_autofree char *before = list_data (self);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  KntNotes *notes;

  g_assert_cmpuint (answers->questions->len, ==, answers->n_found + 1);
  g_assert_cmpuint (answers->n_answered, >, 1);
  g_assert_cmpfloat (knt_answer_search_get_progress (search), ==, 1);
  g_assert_false (knt_answer_search_get_is_known (search));
  g_assert_cmpuint (knt_answer_search_get_n_failed (search), ==, 0);
  g_assert_cmpstr (before, ==, "");

  keep (search, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_recent (self), ==, 1);

  /* The PDF brings them along, also in a program that is started later. */
  place_reload_library (&self->place);
  session = session_open_well (&self->place, self->place.pdf);
  notes = knt_session_get_notes (session);
  g_assert_false (knt_session_get_recognising (session));
  g_assert_cmpuint (count_notes (notes), ==, 2);
  g_assert_cmpstr (get_note (notes, "q1"), ==, "let op");
  g_assert_cmpstr (knt_notes_get_id (notes), !=, knt_notes_get_id (self->notes));
  g_assert_cmpuint (count_notes (self->notes), ==, 2);
  path = knt_library_dup_draft_path (self->place.library, knt_notes_get_id (self->notes));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  session_close (session);
}

/* What was typed after the search goes along. */
static void
test_changed_meanwhile (Fixture *self, gconstpointer data)
{
  g_autoptr (KntAnswerSearch) search = run_well (self);
  g_autoptr (KntSession) session = NULL;
  g_autoptr (GError) error = NULL;

  set_note (self->notes, "q3", "later bedacht");
  keep (search, &error);
  g_assert_no_error (error);
  session = session_open_well (&self->place, self->place.pdf);
  g_assert_cmpstr (get_note (knt_session_get_notes (session), "q2"), ==, "later bedacht");
  session_close (session);
}

/* The PDF was opened before, and something noted in it: that stays, and what comes stands beside it. */
static void
test_to_known_notes (Fixture *self, gconstpointer data)
{
  g_autoptr (KntSession) session = session_open_well (&self->place, self->place.pdf);
  g_autoptr (KntAnswerSearch) search = NULL;
  g_autoptr (GFile) file = place_get_file (&self->place, "antwoorden.kanttekening");
  g_autoptr (KntNotes) saved = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  session_await_brief (session);
  id = g_strdup (knt_notes_get_id (knt_session_get_notes (session)));
  set_note (knt_session_get_notes (session), "q1", "al gelezen");
  set_note (knt_session_get_notes (session), "q2", "ook");
  session_save (session, file);
  session_close (session);
  g_clear_object (&session);

  search = run_well (self);
  g_assert_true (knt_answer_search_get_is_known (search));
  keep (search, &error);
  g_assert_no_error (error);

  session = session_open_well (&self->place, self->place.pdf);
  g_assert_cmpstr (knt_notes_get_id (knt_session_get_notes (session)), ==, id);
  g_assert_cmpstr (get_note (knt_session_get_notes (session), "q1"), ==, "al gelezen");
  g_assert_cmpuint (count_notes (knt_session_get_notes (session)), ==, 4);
  /* The file that was chosen for them follows. */
  session_await_saved (session);
  saved = read_notes (file);
  g_assert_cmpuint (count_notes (saved), ==, 4);
  session_close (session);

  /* Once more, and nothing is there twice. */
  keep_well (self);
  g_clear_object (&session);
  session = session_open_well (&self->place, self->place.pdf);
  g_assert_cmpuint (count_notes (knt_session_get_notes (session)), ==, 4);
  session_close (session);
}

/* In a window that has them open it is a step that can be undone. */
static void
test_to_open_notes (Fixture *self, gconstpointer data)
{
  g_autoptr (KntSession) session = session_open_well (&self->place, self->place.pdf);
  KntNotes *notes = knt_session_get_notes (session);

  session_await_brief (session);
  set_note (notes, "q3", "eigen");
  keep_well (self);
  g_assert_cmpuint (count_notes (notes), ==, 3);
  g_assert_cmpstr (get_note (notes, "q1"), ==, "let op");
  g_assert_cmpstr (knt_notes_get_undo_label (notes), ==, "Find Answers");
  knt_notes_undo (notes);
  g_assert_cmpuint (count_notes (notes), ==, 1);
  session_close (session);
}

/* Another program has them. */
static void
test_to_notes_in_use (Fixture *self, gconstpointer data)
{
  g_autoptr (KntSession) session = session_open_well (&self->place, self->place.pdf);
  g_autoptr (KntAnswerSearch) search = NULL;
  g_autoptr (GError) error = NULL;

  session_await_brief (session);
  place_reload_library (&self->place);
  search = run_well (self);
  g_assert_false (keep (search, &error));
  g_assert_error (error, KNT_SESSION_ERROR, KNT_SESSION_ERROR_IN_USE);
  g_assert_cmpuint (count_notes (knt_session_get_notes (session)), ==, 0);
  session_close (session);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (KntAnswerSearch) search = new_search (self, self->place.pdf);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;
  GAsyncResult *coming = NULL;

  knt_answer_search_run_async (search, NULL, cancellable, await_cb, &coming);
  while (knt_answer_search_get_document (search) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  result = await (&coming);
  g_assert_false (knt_answer_search_run_finish (search, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (knt_answer_search_get_answers (search));
  names = list_data (self);
  g_assert_cmpstr (names, ==, "");
  g_assert_cmpuint (count_recent (self), ==, 0);
}

/* A limit on the size of files ends a write midway, as a full disk does. */
static void
test_full_disk (Fixture *self, gconstpointer data)
{
  g_autoptr (KntAnswerSearch) search = run_well (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;
  struct rlimit before, limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 4096;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (keep (search, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, "The notes to “brief.pdf” could not be kept: "));
  names = list_data (self);
  g_assert_cmpstr (names, ==, "");
  g_assert_cmpuint (count_recent (self), ==, 0);

  /* And again, when there is room. */
  g_clear_error (&error);
  keep (search, &error);
  g_assert_no_error (error);
}

static GFile *
make_same (Fixture *self)
{
  g_autoptr (JsonObject) source = json_object_new ();
  g_autofree char *bytes = NULL;
  g_autofree char *sha256 = NULL;
  gsize length;

  g_file_get_contents (g_file_peek_path (self->place.pdf), &bytes, &length, NULL);
  sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) bytes, length);
  json_object_set_string_member (source, "sha256", sha256);
  knt_notes_set_source (self->notes, source);
  return g_object_ref (self->place.pdf);
}

static GFile *
make_missing (Fixture *self)
{
  return place_get_file (&self->place, "weg.pdf");
}

static GFile *
make_text (Fixture *self)
{
  return place_write (&self->place, "brief.pdf.txt", "Geachte voorzitter,\n");
}

static GFile *
make_empty (Fixture *self)
{
  return place_write (&self->place, "leeg.pdf", "");
}

static GFile *
make_folder (Fixture *self)
{
  return place_get_file (&self->place, ".");
}

static GFile *
make_half (Fixture *self)
{
  g_autoptr (GFile) half = place_get_file (&self->place, "half.pdf");
  g_autofree char *bytes = NULL;
  gsize length;

  g_file_get_contents (g_file_peek_path (self->place.pdf), &bytes, &length, NULL);
  g_file_set_contents (g_file_peek_path (half), bytes, 200, NULL);
  return g_steal_pointer (&half);
}

static GFile *
make_scan (Fixture *self)
{
  g_autoptr (PdfMaker) maker = pdf_maker_new ();

  pdf_maker_add_page (maker, "/MediaBox [0 0 200 200]", "0 0 100 100 re f");
  return pdf_maker_save (maker, "scan.pdf");
}

static GFile *
make_letter (Fixture *self)
{
  g_autoptr (PdfMaker) maker = pdf_maker_new ();

  pdf_maker_add_page (maker, "/MediaBox [0 0 300 200]", "BT /F1 10 Tf 5 150 Td (Geachte voorzitter, niets.) Tj ET");
  return pdf_maker_save (maker, "letter.pdf");
}

static GFile *
make_other (Fixture *self)
{
  g_autoptr (KntBrief) brief = knt_brief_new ("nl-inbreng", 1);

  for (guint i = 0; i < 9; i++) {
    g_autofree char *id = g_strdup_printf ("q%u", i + 1);
    g_autofree char *text = g_strdup_printf ("Waarom heeft vuurtoren %u geen trap %u meer?", i, i * i);

    knt_exchange_add_question (knt_brief_add_exchange (brief, NULL), id, NULL, text, NULL);
  }
  knt_notes_set_brief (self->notes, brief);
  return g_object_ref (self->place.pdf);
}

static GFile *
make_locked (Fixture *self)
{
  g_autofree char *qpdf = g_find_program_in_path ("qpdf");
  g_autoptr (GFile) locked = place_get_file (&self->place, "slot.pdf");
  g_autoptr (GSubprocess) process = NULL;

  if (qpdf == NULL)
    return NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, qpdf, "--encrypt", "geheim", "owner", "256", "--",
                              g_file_peek_path (self->place.pdf), g_file_peek_path (locked), NULL);
  g_assert_true (g_subprocess_wait_check (process, NULL, NULL));
  return g_steal_pointer (&locked);
}

static const struct {
  const char *name;
  GFile *(*make) (Fixture *self);
  const char *sentence;
} bad[] = {
  { "the same file", make_same,
    "“brief.pdf” is the brief with the questions itself. Choose the PDF that answers them." },
  { "no file", make_missing, "weg.pdf" },
  { "a text", make_text, "“brief.pdf.txt” is not a PDF" },
  { "empty", make_empty, "“leeg.pdf” is empty" },
  { "a folder", make_folder, "is a folder, not a PDF" },
  { "cut off", make_half, "half.pdf" },
  { "a scan", make_scan, "The pages of “scan.pdf” are scanned images without text. Nothing was changed." },
  { "no questions", make_letter, "No questions were recognized in “letter.pdf”. Nothing was changed." },
  { "other questions", make_other,
    "None of the 9 questions of “inbreng.pdf” were found in “brief.pdf”. Nothing was changed." },
  { "a password", make_locked, "slot.pdf" },
};

static void
test_bad_input (Fixture *self, gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GFile) file = bad[i].make (self);
  g_autoptr (KntAnswerSearch) search = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;

  if (file == NULL) {
    g_test_skip ("qpdf is not here");
    return;
  }

  search = new_search (self, file);
  g_assert_false (run (search, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, bad[i].sentence));
  names = list_data (self);
  g_assert_cmpstr (names, ==, "");

  if (g_error_matches (error, KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_PASSWORD)) {
    g_clear_error (&error);
    run (search, "geheim", NULL, &error);
    g_assert_no_error (error);
  }
}

/* Each page kills the reader: none of them can be read. */
static void
test_reader_dies (Fixture *self, gconstpointer data)
{
  g_autoptr (KntAnswerSearch) search = new_search (self, self->place.pdf);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *coming = NULL;

  knt_answer_search_run_async (search, NULL, NULL, await_cb, &coming);
  while (coming == NULL) {
    g_autoptr (GArray) readers = list_readers ();

    for (guint i = 0; i < readers->len; i++)
      kill (g_array_index (readers, GPid, i), SIGKILL);
    g_main_context_iteration (NULL, FALSE);
  }
  result = await (&coming);
  g_assert_false (knt_answer_search_run_finish (search, result, &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "“brief.pdf”"));
  g_assert_null (strstr (error->message, "GDBus"));

  /* And once more, when it lives. */
  g_clear_error (&error);
  run (search, NULL, NULL, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/answer-search/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("found-and-kept", test_found_and_kept);
  ADD ("changed-meanwhile", test_changed_meanwhile);
  ADD ("to-known-notes", test_to_known_notes);
  ADD ("to-open-notes", test_to_open_notes);
  ADD ("to-notes-in-use", test_to_notes_in_use);
  ADD ("cancelled", test_cancelled);
  ADD ("full-disk", test_full_disk);
  ADD ("reader-dies", test_reader_dies);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autofree char *path = g_strdup_printf ("/answer-search/bad-input/%s", bad[i].name);

    g_strdelimit (path, " ", '-');
    g_test_add (path, Fixture, GUINT_TO_POINTER (i), set_up, test_bad_input, tear_down);
  }

  return g_test_run ();
}
