/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "session-fixture.h"

#include <glib/gstdio.h>

#include "document-fixture.h"
#include "knt-annotate.h"
#include "knt-annotation.h"
#include "knt-json.h"
#include "knt-notes-format.h"

static void
note_order_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  GString *order = user_data;

  g_string_append_printf (order, "%s ", pspec->name);
}

/* The pages come first: nothing that is looked for may hold them up. */
static void
test_pdf_makes_notes (Place *place, gconstpointer data)
{
  g_autoptr (KntSession) session = knt_session_new (place->library, place->forms);
  g_autoptr (GString) order = g_string_new (NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *coming = NULL;
  KntNotes *notes;
  JsonObject *source;

  g_signal_connect (session, "notify::document", G_CALLBACK (note_order_cb), order);
  g_signal_connect (session, "notify::notes", G_CALLBACK (note_order_cb), order);
  knt_session_open_async (session, place->pdf, NULL, NULL, NULL, await_cb, &coming);
  result = await (&coming);
  g_assert_true (knt_session_open_finish (session, result, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (order->str, ==, "document notes ");

  notes = knt_session_get_notes (session);
  g_assert_cmpstr (knt_notes_get_title (notes), ==, "brief");
  g_assert_true (knt_session_get_recognising (session));
  g_assert_null (knt_session_get_notes_file (session));

  session_await_brief (session);
  g_assert_cmpuint (knt_brief_get_exchanges (knt_notes_get_brief (notes))->len, >=, 6);
  g_assert_cmpstr (knt_notes_get_title (notes), ==, knt_brief_get_title (knt_notes_get_brief (notes)));
  g_assert_true (knt_session_get_has_text (session));
  g_assert_true (knt_session_get_notes (session) == notes);

  source = knt_notes_get_source (notes);
  g_assert_cmpstr (knt_json_get_string (source, "name"), ==, "brief.pdf");
  g_assert_cmpuint (strlen (knt_json_get_string (source, "sha256")), ==, 64);
  g_assert_cmpint (knt_json_get_int (source, "size", 0), ==,
                   knt_document_get_size (knt_session_get_document (session)));
  g_assert_cmpuint (json_array_get_length (knt_json_get_array (source, "pages")), ==, 4);
  g_assert_cmpuint (g_list_model_get_n_items (knt_library_get_recent (place->library)), ==, 1);

  session_close (session);
}

static void
test_moved_pdf_finds_its_notes (Place *place, gconstpointer data)
{
  g_autoptr (GFile) other = place_get_file (place, "elsewhere/Stuk van dinsdag.pdf");
  g_autoptr (KntSession) first = session_open_well (place, place->pdf);
  g_autoptr (KntSession) second = NULL;
  g_autofree char *id = g_strdup (knt_notes_get_id (knt_session_get_notes (first)));
  g_autoptr (GError) error = NULL;

  session_await_brief (first);
  set_note (knt_session_get_notes (first), "q1", "To be asked again");
  session_close (first);

  g_file_move (place->pdf, other, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  place_reload_library (place);

  second = session_open_well (place, other);
  g_assert_cmpstr (knt_notes_get_id (knt_session_get_notes (second)), ==, id);
  g_assert_cmpstr (get_note (knt_session_get_notes (second), "q1"), ==, "To be asked again");
  /* What is known of the same bytes need not be found out again. */
  g_assert_false (knt_session_get_recognising (second));
  g_assert_true (knt_session_get_has_text (second));
  g_assert_nonnull (knt_notes_get_brief (knt_session_get_notes (second)));
  session_close (second);
}

static void
test_other_pdf_has_other_notes (Place *place, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize size;
  g_autoptr (GFile) other = place_get_file (place, "other/brief.pdf");
  g_autoptr (KntSession) first = session_open_well (place, place->pdf);
  g_autoptr (KntSession) second = NULL;

  g_assert_true (g_file_get_contents (g_file_peek_path (place->pdf), &bytes, &size, NULL));
  bytes = g_realloc (bytes, size + 1);
  bytes[size] = '\n';
  g_assert_true (g_file_set_contents (g_file_peek_path (other), bytes, size + 1, NULL));

  second = session_open_well (place, other);
  g_assert_cmpstr (knt_notes_get_id (knt_session_get_notes (second)), !=,
                   knt_notes_get_id (knt_session_get_notes (first)));
  session_close (first);
  session_close (second);
}

static void
test_notes_are_held_by_one (Place *place, gconstpointer data)
{
  g_autoptr (KntSession) first = session_open_well (place, place->pdf);
  g_autoptr (KntSession) second = knt_session_new (place->library, place->forms);
  g_autoptr (KntSession) third = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *coming = NULL;

  knt_session_open_async (second, place->pdf, NULL, NULL, NULL, await_cb, &coming);
  result = await (&coming);
  g_assert_false (knt_session_open_finish (second, result, &error));
  g_assert_error (error, KNT_SESSION_ERROR, KNT_SESSION_ERROR_IN_USE);
  g_assert_true (knt_session_get_rival (second) == first);
  g_assert_null (knt_session_get_document (second));

  session_close (first);
  third = session_open_well (place, place->pdf);
  session_close (third);
}

/* As when the window goes without being asked: the notes are there all the same. */
static void
test_dropped_without_closing (Place *place, gconstpointer data)
{
  KntSession *first = session_open_well (place, place->pdf);
  g_autoptr (KntSession) second = NULL;
  g_autoptr (GError) error = NULL;

  session_await_brief (first);
  set_note (knt_session_get_notes (first), "q2", "Half a sent");
  g_assert_finalize_object (first);

  /* The thread lets go of the draft when it has done its work. */
  do {
    g_clear_error (&error);
    second = session_open (place, place->pdf, NULL, NULL, &error);
  } while (g_error_matches (error, KNT_SESSION_ERROR, KNT_SESSION_ERROR_IN_USE));
  g_assert_no_error (error);
  g_assert_cmpstr (get_note (knt_session_get_notes (second), "q2"), ==, "Half a sent");
  session_close (second);
}

static void
failed_cb (KntSession *session, GError *error, gpointer user_data)
{
  g_set_str (user_data, error->message);
}

static gboolean
is_set (gpointer data)
{
  return *(char **) data != NULL;
}

static void
test_damaged_draft_is_set_aside (Place *place, gconstpointer data)
{
  g_autoptr (KntSession) first = session_open_well (place, place->pdf);
  g_autoptr (KntSession) second = knt_session_new (place->library, place->forms);
  g_autofree char *path = knt_library_dup_draft_path (place->library, knt_notes_get_id (knt_session_get_notes (first)));
  g_autofree char *message = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *coming = NULL;
  const char *begin, *end;

  session_close (first);
  g_assert_true (g_file_set_contents (path, "{ \"format\": \"kantt", -1, NULL));

  g_signal_connect (second, "failed", G_CALLBACK (failed_cb), &message);
  knt_session_open_async (second, place->pdf, NULL, NULL, NULL, await_cb, &coming);
  result = await (&coming);
  g_assert_true (knt_session_open_finish (second, result, &error));
  await_condition (is_set, &message);

  /* The message says where. */
  begin = strstr (message, "/");
  g_assert_nonnull (begin);
  end = strstr (begin, "”");
  g_assert_nonnull (end);
  aside = g_strndup (begin, end - begin);
  g_assert_true (g_file_get_contents (aside, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "{ \"format\": \"kantt");
  session_close (second);
}

static void
test_annotate (Place *place, gconstpointer data)
{
  g_autoptr (KntSession) session = session_open_well (place, place->pdf);
  KntDocument *document = knt_session_get_document (session);
  KntNotes *notes = knt_session_get_notes (session);
  g_autoptr (KntPageText) text = NULL;
  g_autoptr (KntEntity) annotation = NULL;
  g_autoptr (GArray) spans = NULL;
  g_autoptr (GPtrArray) rects = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *urn = NULL;
  g_autoptr (GError) error = NULL;
  KntExchange *exchange;
  KntAnswer *answer;
  KntSpan span;
  JsonObject *target;

  session_await_brief (session);
  exchange = g_ptr_array_index (knt_brief_get_exchanges (knt_notes_get_brief (notes)), 1);
  answer = g_ptr_array_index (exchange->answers, 0);
  span = *knt_spans_index (answer->spans, 0);
  text = load_text (document, span.page, &error);
  expected = knt_page_text_dup_slice (text, span.start, span.start + 6);

  annotation = session_annotate (session, span.page, span.start, span.start + 6);
  g_assert_cmpstr (knt_annotation_get_quote (annotation), ==, expected);
  g_assert_cmpstr (knt_annotation_get_within (annotation), ==, answer->id);
  spans = knt_annotation_list_spans (annotation);
  g_assert_cmpuint (spans->len, ==, 1);
  rects = knt_annotation_list_rects (annotation);
  g_assert_cmpuint (rects->len, ==, 1);
  g_assert_cmpuint (((KntPageRects *) rects->pdata[0])->rects->len, ==, 1);
  target = knt_json_get_object (knt_entity_get_object (annotation), "target");
  urn = g_strconcat ("urn:sha256:", knt_notes_get_sha256 (notes), NULL);
  g_assert_cmpstr (knt_json_get_string (target, "source"), ==, urn);

  session_close (session);
}

/* A passage over a page's end, whose texts are not all at hand. */
static void
test_annotate_over_pages (Place *place, gconstpointer data)
{
  g_autoptr (KntSession) session = session_open_well (place, place->pdf);
  g_autoptr (KntPageText) first = NULL;
  g_autoptr (KntPageText) second = NULL;
  g_autoptr (GArray) spans = knt_spans_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (KntEntity) annotation = NULL;
  g_autoptr (GPtrArray) rects = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *coming = NULL;
  guint n;

  session_await_brief (session);
  first = load_text (knt_session_get_document (session), 1, &error);
  n = knt_page_text_get_n_chars (first);
  g_array_append_val (spans, ((KntSpan) { 1, n - 20, n }));
  g_array_append_val (spans, ((KntSpan) { 2, 0, 20 }));

  knt_annotate_async (knt_session_get_document (session), knt_session_get_notes (session), spans, NULL, await_cb,
                      &coming);
  result = await (&coming);
  annotation = knt_annotate_finish (result, &error);
  g_assert_no_error (error);
  rects = knt_annotation_list_rects (annotation);
  g_assert_cmpuint (rects->len, ==, 2);
  g_assert_cmpuint (((KntPageRects *) rects->pdata[0])->page, ==, 1);
  g_assert_cmpuint (((KntPageRects *) rects->pdata[1])->page, ==, 2);
  second = load_text (knt_session_get_document (session), 2, &error);

  session_close (session);
}

/* Nothing that is refused is written to, and each message names the file. */
static void
test_bad_input (Place *place, gconstpointer data)
{
  static const struct {
    const char *name;
    const char *contents;
    GQuark (*domain) (void);
    const char *word; /* that the message holds */
  } cases[] = {
    { "letter.pdf", "Dear minister,", knt_document_error_quark, "letter.pdf" },
    { "empty.pdf", "", knt_document_error_quark, "empty.pdf" },
    { "empty.kanttekening", "", knt_notes_error_quark, "empty.kanttekening" },
    { "letter.txt", "Dear minister,", knt_session_error_quark, "letter.txt" },
    { "broken.json", "{ \"format\": \"kanttekening\",\n \"version\": 1", knt_notes_error_quark, "ine 2" },
    { "other.json", "{ \"a\": 1 }", knt_notes_error_quark, "format" },
    { "notes", "{ \"format\": \"kanttekening\" }", knt_notes_error_quark, "version" },
    { "missing.kanttekening", "{ \"format\": \"kanttekening\", \"version\": 1 }", knt_notes_error_quark, "source" },
    { "type.kanttekening", "{ \"format\": \"kanttekening\", \"version\": 1, \"source\": {}, \"tags\": 1 }",
      knt_notes_error_quark, "tags" },
    { "twice.kanttekening", "{ \"format\": \"kanttekening\", \"version\": 1, \"version\": 1, \"source\": {} }",
      knt_notes_error_quark, "version" },
    { "newer.kanttekening", "{ \"format\": \"kanttekening\", \"version\": 9, \"source\": {} }", knt_notes_error_quark,
      "9" },
    { "lost.kanttekening", "{ \"format\": \"kanttekening\", \"version\": 1, \"source\": { \"name\": \"gone.pdf\" } }",
      knt_session_error_quark, "gone.pdf" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GFile) file = place_write (place, cases[i].name, cases[i].contents);
    g_autoptr (GError) error = NULL;
    g_autoptr (KntSession) session = session_open (place, file, NULL, NULL, &error);
    g_autofree char *contents = read_file (file);

    g_assert_null (session);
    g_assert_nonnull (error);
    g_test_message ("%s", error->message);
    g_assert_cmpuint (error->domain, ==, cases[i].domain ());
    g_assert_nonnull (strstr (error->message, cases[i].word));
    g_assert_nonnull (strstr (error->message, cases[i].name));
    g_assert_null (strchr (error->message, '\n'));
    g_assert_cmpstr (contents, ==, cases[i].contents);
  }

  g_assert_cmpuint (g_list_model_get_n_items (knt_library_get_recent (place->library)), ==, 0);
}

static void
test_folder_and_missing (Place *place, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (place->folder);
  g_autoptr (GFile) missing = place_get_file (place, "missing.pdf");
  g_autoptr (GFile) lost = place_get_file (place, "missing.kanttekening");
  GFile *const files[] = { folder, missing, lost };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *name = g_file_get_basename (files[i]);
    g_autoptr (GError) error = NULL;
    g_autoptr (KntSession) session = session_open (place, files[i], NULL, NULL, &error);

    g_assert_null (session);
    g_assert_nonnull (error);
    g_assert_nonnull (strstr (error->message, name));
  }
}

/* The same session takes the password at the next try. */
static void
test_password (Place *place, gconstpointer data)
{
  g_autoptr (KntSession) session = knt_session_new (place->library, place->forms);
  g_autoptr (GFile) locked = place_get_file (place, "locked.pdf");
  g_autofree char *qpdf = g_find_program_in_path ("qpdf");
  g_autoptr (GSubprocess) process = NULL;
  const char *const passwords[] = { NULL, "fout", "geheim" };

  if (qpdf == NULL) {
    g_test_skip ("qpdf, which encrypts, is not here");
    return;
  }
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, qpdf, "--encrypt", "geheim", "owner", "256", "--",
                              g_file_peek_path (place->pdf), g_file_peek_path (locked), NULL);
  g_assert_true (g_subprocess_wait_check (process, NULL, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (passwords); i++) {
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GError) error = NULL;
    GAsyncResult *coming = NULL;

    knt_session_open_async (session, locked, NULL, passwords[i], NULL, await_cb, &coming);
    result = await (&coming);
    if (i < 2) {
      g_assert_false (knt_session_open_finish (session, result, &error));
      g_assert_error (error, KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_PASSWORD);
    } else {
      g_assert_true (knt_session_open_finish (session, result, &error));
      g_assert_no_error (error);
    }
  }

  session_await_brief (session);
  g_assert_cmpuint (knt_brief_get_exchanges (knt_notes_get_brief (knt_session_get_notes (session)))->len, >, 0);
  session_close (session);
}

static gboolean
is_read (gpointer session)
{
  return !knt_session_get_recognising (session);
}

/* An older version had missed the first question: what was said of the second one is still said of it, and can be undone. */
static void
test_recognised_again (Place *place, gconstpointer data)
{
  g_autoptr (KntSession) session = session_open_well (place, place->pdf);
  KntNotes *notes = knt_session_get_notes (session);
  g_autoptr (KntBrief) older = knt_brief_new ("nl-schriftelijk-overleg", 0.5);
  KntExchange *second;
  KntQuestion *question;

  session_await_brief (session);
  second = knt_brief_get_exchanges (knt_notes_get_brief (notes))->pdata[1];
  question = second->questions->pdata[0];
  g_assert_cmpstr (question->id, ==, "q2");
  knt_exchange_add_question (knt_brief_add_exchange (older, NULL), "q1", NULL, question->text, question->spans);
  knt_notes_set_brief (notes, older);
  set_note (notes, "q1", "Of the second");

  knt_session_recognise (session);
  await_condition (is_read, session);
  g_assert_null (get_note (notes, "q1"));
  g_assert_cmpstr (get_note (notes, "q2"), ==, "Of the second");
  session_close (session);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Place, NULL, place_set_up, func, place_tear_down)
  ADD ("/session/pdf-makes-notes", test_pdf_makes_notes);
  ADD ("/session/moved-pdf-finds-its-notes", test_moved_pdf_finds_its_notes);
  ADD ("/session/other-pdf-has-other-notes", test_other_pdf_has_other_notes);
  ADD ("/session/notes-are-held-by-one", test_notes_are_held_by_one);
  ADD ("/session/dropped-without-closing", test_dropped_without_closing);
  ADD ("/session/damaged-draft-is-set-aside", test_damaged_draft_is_set_aside);
  ADD ("/session/recognised-again", test_recognised_again);
  ADD ("/session/annotate", test_annotate);
  ADD ("/session/annotate-over-pages", test_annotate_over_pages);
  ADD ("/session/bad-input", test_bad_input);
  ADD ("/session/folder-and-missing", test_folder_and_missing);
  ADD ("/session/password", test_password);

  return g_test_run ();
}
