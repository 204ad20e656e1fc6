/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>

#include "brief-fixture.h"
#include "knt-edits.h"
#include "knt-question-pane.h"
#include "knt-question-row.h"

typedef struct {
  KntNotes *notes;
  KntQuestionModel *model;
  GtkWidget *window;
  KntQuestionPane *pane;
  char *chosen;
} Fixture;

static void
chosen_cb (Fixture *fixture, const char *id)
{
  g_set_str (&fixture->chosen, id);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->notes = fixture_notes_new ();
  fixture->model = knt_question_model_new (fixture->notes);
  fixture->pane = KNT_QUESTION_PANE (knt_question_pane_new ());
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 320, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->pane));
  g_signal_connect_swapped (fixture->pane, "question-chosen", G_CALLBACK (chosen_cb), fixture);
  knt_question_pane_set_model (fixture->pane, fixture->model);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->pane), (gpointer *) &fixture->pane);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_null (fixture->pane);
  g_assert_finalize_object (fixture->model);
  g_assert_finalize_object (fixture->notes);
  g_free (fixture->chosen);
}

static GtkListView *
get_list (Fixture *fixture)
{
  return GTK_LIST_VIEW (fixture_find (GTK_WIDGET (fixture->pane), GTK_TYPE_LIST_VIEW));
}

static GListModel *
get_shown (Fixture *fixture)
{
  return G_LIST_MODEL (gtk_list_view_get_model (get_list (fixture)));
}

static char *
dup_spoken (Fixture *fixture, guint position)
{
  g_autoptr (KntQuestionItem) item = g_list_model_get_item (get_shown (fixture), position);
  char *spoken;

  g_object_get (item, "spoken", &spoken, NULL);
  return spoken;
}

static void
assert_spoken (Fixture *fixture, guint position, const char *expected)
{
  g_autofree char *spoken = dup_spoken (fixture, position);

  g_assert_cmpstr (spoken, ==, expected);
}

static gboolean
has_rows (gpointer data)
{
  return fixture_find (GTK_WIDGET (((Fixture *) data)->pane), KNT_TYPE_QUESTION_ROW) != NULL;
}

static gboolean
shows_label (Fixture *fixture, const char *text)
{
  g_autoptr (GPtrArray) labels = fixture_find_all (GTK_WIDGET (fixture->pane), GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++) {
    if (g_strcmp0 (gtk_label_get_label (labels->pdata[i]), text) == 0 && gtk_widget_get_mapped (labels->pdata[i]))
      return TRUE;
  }
  return FALSE;
}

static void
test_sections (Fixture *fixture, gconstpointer data)
{
  GtkSectionModel *sections = GTK_SECTION_MODEL (get_shown (fixture));
  guint start, end;

  fixture_wait_for (has_rows, fixture);
  g_assert_cmpuint (g_list_model_get_n_items (get_shown (fixture)), ==, 5);
  gtk_section_model_get_section (sections, 0, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, 3);
  gtk_section_model_get_section (sections, 3, &start, &end);
  g_assert_cmpuint (start, ==, 3);
  g_assert_cmpuint (end, ==, 5);
  g_assert_true (shows_label (fixture, "Volt"));
  g_assert_true (shows_label (fixture, "0/3"));
  g_assert_true (shows_label (fixture, "D66"));
  g_assert_true (shows_label (fixture, "0/2"));
  g_assert_true (shows_label (fixture, "How does the roadmap look?"));
  g_assert_true (shows_label (fixture, "7"));
  assert_spoken (fixture, 2, "Question 3 of 5, Volt, open");
}

static void
test_standing (Fixture *fixture, gconstpointer data)
{
  fixture_wait_for (has_rows, fixture);
  fixture_apply (fixture->notes, knt_edits_set_standing (fixture->notes, "q3", KNT_STANDING_PARTLY));
  assert_spoken (fixture, 2, "Question 3 of 5, Volt, partly answered");
  g_assert_true (shows_label (fixture, "1/3"));
  knt_notes_undo (fixture->notes);
  assert_spoken (fixture, 2, "Question 3 of 5, Volt, open");
  g_assert_true (shows_label (fixture, "0/3"));
}

static void
test_notes_and_tags (Fixture *fixture, gconstpointer data)
{
  g_autofree char *tag = fixture_add_tag (fixture->notes, "financiering", "#f5c211");
  g_autofree char *passage = fixture_add_passage (fixture->notes, "a4", 4, 120, "before the summer");
  g_autoptr (KntQuestionItem) fourth = g_list_model_get_item (get_shown (fixture), 3);
  g_autoptr (KntQuestionItem) fifth = g_list_model_get_item (get_shown (fixture), 4);

  fixture_apply (fixture->notes, knt_edits_set_note (fixture->notes, passage, "When?", NULL));
  fixture_apply (fixture->notes, knt_edits_toggle_tag (fixture->notes, passage, tag));
  fixture_apply (fixture->notes, knt_edits_set_question_note (fixture->notes, "q5", "Who?", NULL));
  /* The answer is to both; the note on the question is of one. */
  assert_spoken (fixture, 3, "Question 7 (4 of 5), D66, open, 1 note");
  assert_spoken (fixture, 4, "Question 8 (5 of 5), D66, open, 2 notes");
  g_assert_cmpstrv (knt_question_item_get_tags (fourth), ((const char *[]) { "financiering", NULL }));
  g_assert_cmpstrv (knt_question_item_get_tag_colours (fifth), ((const char *[]) { "#f5c211", NULL }));
  fixture_apply (fixture->notes, knt_edits_recolour_tag (fixture->notes, tag, "#33d17a"));
  g_assert_cmpstrv (knt_question_item_get_tag_colours (fifth), ((const char *[]) { "#33d17a", NULL }));
}

static void
test_other_passages (Fixture *fixture, gconstpointer data)
{
  g_autofree char *passage = fixture_add_passage (fixture->notes, NULL, 6, 0, "An annex");

  g_assert_cmpuint (g_list_model_get_n_items (get_shown (fixture)), ==, 6);
  fixture_apply (fixture->notes, knt_edits_set_note (fixture->notes, passage, "Look here", NULL));
  assert_spoken (fixture, 5, "Other passages, 1 note");
  knt_notes_undo (fixture->notes);
  knt_notes_undo (fixture->notes);
  g_assert_cmpuint (g_list_model_get_n_items (get_shown (fixture)), ==, 5);
}

static gboolean
one_shown (gpointer data)
{
  return g_list_model_get_n_items (get_shown (data)) == 1;
}

static gboolean
none_shown (gpointer data)
{
  return g_list_model_get_n_items (get_shown (data)) == 0;
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  GtkEditable *entry = GTK_EDITABLE (fixture_find (GTK_WIDGET (fixture->pane), GTK_TYPE_SEARCH_ENTRY));
  guint n_shown;

  knt_question_pane_show_current (fixture->pane, "q2");
  gtk_editable_set_text (entry, "safe");
  fixture_wait_for (one_shown, fixture);
  assert_spoken (fixture, 0, "Question 3 of 5, Volt, open");
  g_assert_cmpstr (knt_question_pane_get_current (fixture->pane), ==, "q2");
  g_assert_null (fixture->chosen);
  gtk_editable_set_text (entry, "nothing like it");
  fixture_wait_for (none_shown, fixture);
  g_assert_true (shows_label (fixture, "No Matching Questions"));
  gtk_editable_set_text (entry, "");
  gtk_widget_activate_action (GTK_WIDGET (get_list (fixture)), "questions.standing", "s", "answered");
  g_object_get (fixture->pane, "n-shown", &n_shown, NULL);
  g_assert_cmpuint (n_shown, ==, 0);
  fixture_apply (fixture->notes, knt_edits_set_standing (fixture->notes, "q1", KNT_STANDING_ANSWERED));
  g_object_get (fixture->pane, "n-shown", &n_shown, NULL);
  g_assert_cmpuint (n_shown, ==, 1);
}

static void
test_selection (Fixture *fixture, gconstpointer data)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (get_list (fixture)));

  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, GTK_INVALID_LIST_POSITION);
  knt_question_pane_show_current (fixture->pane, "q4");
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 3);
  g_assert_null (fixture->chosen);
  g_assert_true (knt_question_pane_choose_next (fixture->pane, -1));
  g_assert_cmpstr (fixture->chosen, ==, "q3");
  g_assert_cmpstr (knt_question_pane_get_current (fixture->pane), ==, "q3");
  gtk_single_selection_set_selected (selection, 4);
  g_assert_cmpstr (fixture->chosen, ==, "q5");
  g_assert_false (knt_question_pane_choose_next (fixture->pane, 1));
}

/* More questions come: rows that are there stay, with the one that is selected. */
static void
test_growing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KntBrief) all = knt_brief_ref (knt_notes_get_brief (fixture->notes));
  g_autoptr (KntBrief) none = knt_brief_new ("nl-schriftelijk-overleg", 0);
  g_autoptr (KntQuestionItem) first = NULL;
  g_autoptr (KntQuestionItem) again = NULL;

  g_object_set (fixture->pane, "recognising", TRUE, NULL);
  knt_notes_set_brief (fixture->notes, none);
  g_assert_true (shows_label (fixture, "Recognizing Questions"));
  g_object_set (fixture->pane, "recognising", FALSE, NULL);
  g_assert_true (shows_label (fixture, "No Questions Recognized"));
  g_object_set (fixture->pane, "has-text", FALSE, NULL);
  g_assert_true (shows_label (fixture, "The pages are scanned images without text."));

  knt_notes_set_brief (fixture->notes, all);
  first = g_list_model_get_item (get_shown (fixture), 0);
  knt_question_pane_show_current (fixture->pane, "q1");
  knt_notes_set_brief (fixture->notes, all);
  again = g_list_model_get_item (get_shown (fixture), 0);
  g_assert_true (first == again);
  g_assert_cmpstr (knt_question_pane_get_current (fixture->pane), ==, "q1");
}

/* So many questions on one page each, as a brief of which the rest is still being read. */
static KntBrief *
make_long_brief (guint n)
{
  KntBrief *brief = knt_brief_new ("nl-kamervragen", 1);
  KntGroup *groups[] = { knt_brief_add_group (brief, "Volt"), knt_brief_add_group (brief, "D66") };

  for (guint i = 1; i <= n; i++) {
    g_autofree char *question = g_strdup_printf ("q%u", i), *answer = g_strdup_printf ("a%u", i);
    g_autoptr (GArray) spans = fixture_spans (i, 0, 100);
    KntExchange *exchange = knt_brief_add_exchange (brief, groups[i > 30]);

    knt_exchange_add_question (exchange, question, NULL, "Waarom is de sluis al drie jaar dicht?", spans);
    knt_exchange_add_answer (exchange, answer, "Daarom.", spans);
  }
  return brief;
}

static GtkAdjustment *
get_adjustment (Fixture *fixture)
{
  GtkScrolledWindow *window =
    GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (GTK_WIDGET (get_list (fixture)), GTK_TYPE_SCROLLED_WINDOW));

  return gtk_scrolled_window_get_vadjustment (window);
}

static double
get_scrolled (Fixture *fixture)
{
  return gtk_adjustment_get_value (get_adjustment (fixture));
}

static gboolean
can_scroll (gpointer data)
{
  GtkAdjustment *adjustment = get_adjustment (data);

  return gtk_adjustment_get_page_size (adjustment) > 0 &&
         gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment);
}

/* How often the list was drawn in the same place, one time after the other. */
typedef struct {
  Fixture *fixture;
  double scrolled;
  guint n_same;
} Rest;

static void
drawn_cb (GdkFrameClock *clock, Rest *rest)
{
  const double scrolled = get_scrolled (rest->fixture);

  rest->n_same = scrolled == rest->scrolled ? rest->n_same + 1 : 0;
  rest->scrolled = scrolled;
}

static gboolean
is_at_rest (gpointer data)
{
  return ((Rest *) data)->n_same >= 4;
}

static double
wait_for_rest (Fixture *fixture)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (fixture->window);
  Rest rest = { fixture, -1, 0 };
  const gulong id = g_signal_connect (clock, "after-paint", G_CALLBACK (drawn_cb), &rest);

  gdk_frame_clock_begin_updating (clock);
  fixture_wait_for (is_at_rest, &rest);
  gdk_frame_clock_end_updating (clock);
  g_signal_handler_disconnect (clock, id);
  return rest.scrolled;
}

/* Who works on the first questions is not thrown out of place when the rest comes. */
static void
test_stays_in_place (Fixture *fixture, gconstpointer data)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (get_shown (fixture));
  g_autoptr (KntBrief) first = make_long_brief (40);
  KntQuestionItem *item;
  double scrolled;

  knt_notes_set_brief (fixture->notes, first);
  fixture_wait_for (can_scroll, fixture);
  knt_question_pane_show_current (fixture->pane, "q25");
  item = gtk_single_selection_get_selected_item (selection);
  scrolled = wait_for_rest (fixture);
  g_assert_cmpfloat (scrolled, >, 0);
  g_clear_pointer (&fixture->chosen, g_free);

  for (guint n = 80; n <= 640; n *= 2) {
    g_autoptr (KntBrief) next = make_long_brief (n);

    knt_notes_set_brief (fixture->notes, next);
    g_assert_cmpuint (g_list_model_get_n_items (get_shown (fixture)), ==, n);
    g_assert_true (gtk_single_selection_get_selected_item (selection) == item);
    g_assert_cmpstr (knt_question_pane_get_current (fixture->pane), ==, "q25");
    g_assert_cmpfloat (wait_for_rest (fixture), ==, scrolled);
    g_assert_null (fixture->chosen);
  }
}

int
main (int argc, char *argv[])
{
  fixture_init (&argc, &argv);

#define ADD(name, function) g_test_add ("/question-pane/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("sections", test_sections);
  ADD ("standing", test_standing);
  ADD ("notes-and-tags", test_notes_and_tags);
  ADD ("other-passages", test_other_passages);
  ADD ("filter", test_filter);
  ADD ("selection", test_selection);
  ADD ("growing", test_growing);
  ADD ("stays-in-place", test_stays_in_place);
#undef ADD

  return g_test_run ();
}
