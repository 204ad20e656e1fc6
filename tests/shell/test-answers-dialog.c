/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>

#include "brief-fixture.h"
#include "document-fixture.h"
#include "knt-annotation.h"
#include "knt-answer-item.h"
#include "knt-answers-dialog.h"
#include "knt-canvas.h"
#include "knt-edits.h"
#include "knt-password-page.h"
#include "knt-test-widgets.h"
#include "pdf-maker.h"
#include "session-fixture.h"

#define LOST "Welke kleur krijgt de bel op het dak van het gemaal, en wie luidt hem?"

/* The questions of the sample brief, and one that it does not have, asked in another PDF. */
typedef struct {
  Place place;
  KntSession *session;
  KntNotes *notes;
  GtkWidget *window;
  KntAnswersDialog *dialog;
  GFile *kept;
} Fixture;

static KntBrief *
ask (KntBrief *answered)
{
  KntBrief *asked = knt_brief_new ("nl-inbreng", 1);
  GPtrArray *exchanges = knt_brief_get_exchanges (answered);
  g_autoptr (GArray) spans = fixture_spans (1, 0, 10);
  guint n = 1;

  knt_exchange_add_question (knt_brief_add_exchange (asked, NULL), "q1", NULL, LOST, spans);
  for (guint i = 0; i < exchanges->len; i++) {
    const KntExchange *exchange = g_ptr_array_index (exchanges, i);
    const KntGroup *group = knt_brief_find_group (answered, exchange->group);
    KntExchange *other =
      knt_brief_add_exchange (asked, group != NULL ? knt_brief_add_group (asked, group->name) : NULL);

    for (guint j = 0; j < exchange->questions->len; j++) {
      g_autofree char *id = g_strdup_printf ("q%u", ++n);

      knt_exchange_add_question (other, id, NULL, ((KntQuestion *) exchange->questions->pdata[j])->text, spans);
    }
  }

  return asked;
}

static void
kept_cb (Fixture *self, GFile *pdf)
{
  g_set_object (&self->kept, pdf);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  g_autoptr (KntSession) sample = NULL;
  g_autoptr (KntLibrary) library = NULL;
  g_autoptr (KntBrief) asked = NULL;
  g_autoptr (GFile) pdf = NULL;
  g_autofree char *folder = NULL;

  place_set_up (&self->place, data);
  /* In a library of its own, for what is to answer must not be known yet. */
  library = g_steal_pointer (&self->place.library);
  folder = g_build_filename (self->place.folder, "other", NULL);
  self->place.library = knt_library_new (folder);
  sample = session_open_well (&self->place, self->place.pdf);
  session_await_brief (sample);
  asked = ask (knt_notes_get_brief (knt_session_get_notes (sample)));
  session_close (sample);
  g_set_object (&self->place.library, library);

  pdf_maker_add_page (maker, "/MediaBox [0 0 300 200]", "BT /F1 10 Tf 5 150 Td (Welke kleur krijgt de bel?) Tj ET");
  pdf = pdf_maker_save (maker, "inbreng.pdf");
  self->session = session_open_well (&self->place, pdf);
  session_await_brief (self->session);
  self->notes = knt_session_get_notes (self->session);
  knt_notes_set_brief (self->notes, asked);
  set_note (self->notes, "q1", "wie luidt hem?");
  set_note (self->notes, "q2", "let op");

  self->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), data != NULL ? GPOINTER_TO_INT (data) : 1000, 800);
  adw_window_set_content (ADW_WINDOW (self->window), gtk_label_new ("behind"));
  gtk_window_present (GTK_WINDOW (self->window));
  self->dialog = KNT_ANSWERS_DIALOG (knt_answers_dialog_new (self->session));
  g_object_add_weak_pointer (G_OBJECT (self->dialog), (gpointer *) &self->dialog);
  g_signal_connect_swapped (self->dialog, "kept", G_CALLBACK (kept_cb), self);
  adw_dialog_present (ADW_DIALOG (self->dialog), self->window);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  knt_test_wait_for (self->dialog == NULL);
  session_close (self->session);
  g_assert_finalize_object (self->session);
  g_clear_object (&self->kept);
  place_tear_down (&self->place, data);
}

static GObject *
get (Fixture *self, const char *child)
{
  return gtk_widget_get_template_child (GTK_WIDGET (self->dialog), KNT_TYPE_ANSWERS_DIALOG, child);
}

static const char *
get_page (Fixture *self)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (get (self, "stack")));
}

static void
look_in (Fixture *self, GFile *pdf, const char *page)
{
  knt_answers_dialog_look_in (self->dialog, pdf);
  g_assert_cmpstr (get_page (self), ==, "working");
  knt_test_wait_for (g_str_equal (get_page (self), page));
}

static KntAnswerItem *
get_item (Fixture *self, guint position)
{
  g_autoptr (KntAnswerItem) item =
    g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (get (self, "list_view")))), position);

  return item;
}

static const char *
get_visible_tag (Fixture *self)
{
  return adw_navigation_page_get_tag (
    adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (get (self, "navigation"))));
}

static gboolean
can_keep (Fixture *self)
{
  return gtk_widget_get_mapped (GTK_WIDGET (get (self, "keep_button"))) &&
         gtk_widget_is_sensitive (GTK_WIDGET (get (self, "keep_button")));
}

/* What is to be checked comes first, each question with its notes below it. */
static void
test_review (Fixture *self, gconstpointer data)
{
  const char *summary;
  GListModel *items;
  KntAnswerItem *item;
  g_autofree char *spoken = NULL;

  g_assert_false (can_keep (self));
  look_in (self, self->place.pdf, "review");
  items = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (get (self, "list_view"))));
  summary = gtk_label_get_label (GTK_LABEL (get (self, "summary_label")));
  g_test_message ("%s", summary);
  g_assert_true (g_str_has_prefix (summary, "In “brief.pdf” "));
  g_assert_nonnull (strstr (summary, "1 note goes along. 1 note has no place there, and is kept without one."));
  g_assert_null (strstr (summary, "already"));
  knt_test_wait_for (can_keep (self));

  item = get_item (self, 0);
  g_assert_cmpint (knt_answer_item_get_section (item), ==, KNT_ANSWER_SECTION_DOUBTS);
  g_assert_cmpstr (knt_answer_item_get_text (item), ==, LOST);
  g_assert_cmpstr (knt_answer_item_get_status (item), ==, "not found");
  g_assert_true (knt_answer_item_get_is_gone (item));
  item = get_item (self, 1);
  g_assert_true (knt_answer_item_get_is_note (item));
  g_assert_cmpstr (knt_answer_item_get_heading (item), ==, "Note: wie luidt hem?");
  g_assert_cmpstr (knt_answer_item_get_status (item), ==, "kept without a place · the question is not there");

  item = get_item (self, 2);
  g_assert_cmpint (knt_answer_item_get_section (item), ==, KNT_ANSWER_SECTION_FOUND);
  g_assert_true (g_str_has_prefix (knt_answer_item_get_heading (item), "Question 2 of "));
  g_assert_true (g_str_has_prefix (knt_answer_item_get_status (item), "question 1, page "));
  g_assert_true (g_str_has_suffix (knt_answer_item_get_status (item), " · answered"));
  item = get_item (self, 3);
  g_assert_cmpstr (knt_answer_item_get_heading (item), ==, "Note: let op");
  g_assert_true (g_str_has_prefix (knt_answer_item_get_status (item), "moved, page "));
  g_object_get (item, "spoken", &spoken, NULL);
  g_assert_true (g_str_has_prefix (spoken, "Note: let op, moved, page "));
  g_assert_cmpint (knt_answer_item_get_section (get_item (self, g_list_model_get_n_items (items) - 1)), ==,
                   KNT_ANSWER_SECTION_FOUND);
}

static void
activate (Fixture *self, guint position)
{
  g_signal_emit_by_name (get (self, "list_view"), "activate", position);
}

/* A row leads to the place in the answers; of what is not there, in the questions. */
static void
test_leads_to_the_place (Fixture *self, gconstpointer data)
{
  KntCanvas *canvas = KNT_CANVAS (get (self, "canvas"));
  AdwNavigationPage *place = ADW_NAVIGATION_PAGE (get (self, "place_page"));
  GArray *spans;
  guint page = 0;

  look_in (self, self->place.pdf, "review");
  activate (
    self,
    g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (get (self, "list_view"))))) - 1);
  g_assert_cmpstr (get_visible_tag (self), ==, "place");
  g_assert_true (g_str_has_prefix (adw_navigation_page_get_title (place), "brief.pdf, page "));
  spans = knt_answer_item_get_spans (get_item (
    self,
    g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (get (self, "list_view"))))) - 1));
  knt_test_wait_for ((g_object_get (canvas, "page", &page, NULL), page == knt_spans_index (spans, 0)->page));

  adw_navigation_view_pop (ADW_NAVIGATION_VIEW (get (self, "navigation")));
  g_assert_cmpstr (get_visible_tag (self), ==, "review");
  activate (self, 0);
  g_assert_cmpstr (adw_navigation_page_get_title (place), ==, "inbreng.pdf, page 1");
  g_assert_true (knt_canvas_get_document (canvas) == knt_session_get_document (self->session));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (get (self, "asked_label"))), ==, LOST);
}

static void
test_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (KntSession) answers = NULL;

  look_in (self, self->place.pdf, "review");
  knt_test_wait_for (can_keep (self));
  gtk_widget_activate (GTK_WIDGET (get (self, "keep_button")));
  knt_test_wait_for (self->kept != NULL);
  g_assert_true (g_file_equal (self->kept, self->place.pdf));
  knt_test_wait_for (self->dialog == NULL);

  answers = session_open_well (&self->place, self->place.pdf);
  g_assert_cmpstr (get_note (knt_session_get_notes (answers), "q1"), ==, "let op");
  g_assert_cmpstr (get_note (self->notes, "q2"), ==, "let op");
  session_close (answers);
}

/* Whenever it is closed, nothing stays: not in the middle of it either. */
static void
test_cancelled (Fixture *self, gconstpointer data)
{
  const guint n_recent = g_list_model_get_n_items (knt_library_get_recent (self->place.library));

  knt_answers_dialog_look_in (self->dialog, self->place.pdf);
  if (data != NULL)
    knt_test_wait_for (g_str_equal (get_page (self), "review"));
  gtk_widget_activate_action (GTK_WIDGET (self->dialog), "answers.cancel", NULL);
  knt_test_wait_for (self->dialog == NULL);
  g_assert_null (self->kept);
  g_assert_cmpuint (g_list_model_get_n_items (knt_library_get_recent (self->place.library)), ==, n_recent);
}

/* It says what is wrong, and another PDF can be tried. */
static void
test_failed (Fixture *self, gconstpointer data)
{
  AdwStatusPage *page = ADW_STATUS_PAGE (get (self, "failed_page"));
  g_autoptr (GFile) text = place_write (&self->place, "brief & co.pdf", "Geachte voorzitter,");

  look_in (self, knt_document_get_file (knt_session_get_document (self->session)), "failed");
  g_assert_cmpstr (adw_status_page_get_title (page), ==, "No Answers Found");
  g_assert_nonnull (strstr (adw_status_page_get_description (page), "“inbreng.pdf” is the brief with the questions"));
  g_assert_false (can_keep (self));

  look_in (self, text, "failed");
  g_assert_cmpstr (adw_status_page_get_title (page), ==, "The PDF Cannot Be Read");
  g_assert_nonnull (strstr (adw_status_page_get_description (page), "“brief &amp; co.pdf” is not a PDF"));

  look_in (self, self->place.pdf, "review");
}

/* It is asked for, and three wrong ones are enough. */
static void
test_password (Fixture *self, gconstpointer data)
{
  g_autofree char *qpdf = g_find_program_in_path ("qpdf");
  g_autoptr (GFile) locked = place_get_file (&self->place, "slot.pdf");
  g_autoptr (GSubprocess) process = NULL;
  GtkWidget *page;

  if (qpdf == NULL) {
    g_test_skip ("qpdf is not here");
    return;
  }
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, qpdf, "--encrypt", "geheim", "owner", "256", "--",
                              g_file_peek_path (self->place.pdf), g_file_peek_path (locked), NULL);
  g_assert_true (g_subprocess_wait_check (process, NULL, NULL));

  knt_answers_dialog_look_in (self->dialog, locked);
  knt_test_wait_for (fixture_find (GTK_WIDGET (self->dialog), KNT_TYPE_PASSWORD_PAGE) != NULL);
  page = fixture_find (GTK_WIDGET (self->dialog), KNT_TYPE_PASSWORD_PAGE);
  g_signal_emit_by_name (page, "entered", "fout");
  knt_test_wait_for (knt_test_find_text (page, "2") != NULL);
  g_signal_emit_by_name (page, "entered", "geheim");
  knt_test_wait_for (g_str_equal (get_page (self), "review") && g_strcmp0 (get_visible_tag (self), "review") == 0);

  knt_answers_dialog_look_in (self->dialog, locked);
  knt_test_wait_for (g_strcmp0 (get_visible_tag (self), "review") != 0);
  page = fixture_find (GTK_WIDGET (self->dialog), KNT_TYPE_PASSWORD_PAGE);
  g_signal_emit_by_name (page, "entered", "fout");
  knt_test_wait_for (knt_test_find_text (page, "2") != NULL);
  g_signal_emit_by_name (page, "entered", "fout");
  knt_test_wait_for (knt_test_find_text (page, "1") != NULL);
  g_signal_emit_by_name (page, "entered", "fout");
  knt_test_wait_for (g_str_equal (get_page (self), "failed"));
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
#define ADD(path, data, func) g_test_add ("/answers-dialog/" path, Fixture, data, set_up, func, tear_down)
  ADD ("review", NULL, test_review);
  ADD ("review/narrow", GINT_TO_POINTER (372), test_review);
  ADD ("leads-to-the-place", NULL, test_leads_to_the_place);
  ADD ("kept", NULL, test_kept);
  ADD ("cancelled/at-once", NULL, test_cancelled);
  ADD ("cancelled/in-review", GINT_TO_POINTER (1000), test_cancelled);
  ADD ("failed", NULL, test_failed);
  ADD ("password", NULL, test_password);

  return g_test_run ();
}
