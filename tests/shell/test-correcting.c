/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-audit-bar.h"
#include "knt-brief-pages.h"
#include "knt-edits.h"
#include "knt-group-dialog.h"
#include "knt-label-dialog.h"
#include "knt-question-dialog.h"
#include "knt-question-pane.h"
#include "knt-test-widgets.h"
#include "view-fixture.h"

typedef ViewFixture Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const gboolean by_hand = data != NULL;

  view_fixture_open (fixture, 1180, !by_hand);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  view_fixture_close (fixture);
}

/* As the list shows them. */
static guint
count_questions (Fixture *fixture)
{
  guint n = 0;

  g_object_get (view_fixture_find (fixture, KNT_TYPE_QUESTION_PANE), "n-questions", &n, NULL);
  return n;
}

static guint
count_corrections (Fixture *fixture)
{
  return g_list_model_get_n_items (knt_notes_get_collection (fixture->notes, KNT_COLLECTION_CORRECTIONS));
}

static void
choose (Fixture *fixture, const char *id)
{
  g_signal_emit_by_name (view_fixture_find (fixture, KNT_TYPE_QUESTION_PANE), "question-chosen", id);
}

static void
correct (Fixture *fixture, const char *kind)
{
  KntBrief *before = view_fixture_get_brief (fixture);

  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "brief.correct", "s", kind);
  knt_test_wait_for (view_fixture_get_brief (fixture) != before);
}

static void
undo (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "brief.undo", NULL);
}

static void
test_roles (Fixture *fixture, gconstpointer data)
{
  const guint n = count_questions (fixture);
  g_autofree char *id = g_strdup (view_fixture_get_question (fixture, 1)->id);
  g_autofree char *last = g_strdup (view_fixture_get_question (fixture, n - 1)->id);

  fixture_apply (fixture->notes, knt_edits_set_standing (fixture->notes, last, KNT_STANDING_ANSWERED));
  choose (fixture, id);
  correct (fixture, "answer");
  g_assert_cmpuint (count_questions (fixture), ==, n - 1);
  g_assert_cmpstr (knt_notes_get_undo_label (fixture->notes), !=, NULL);
  g_assert_cmpstr (view_fixture_get_question (fixture, n - 2)->id, ==, last);
  g_assert_cmpstr (knt_notes_get_standing_value (fixture->notes, last), ==, "answered");

  undo (fixture);
  g_assert_cmpuint (count_questions (fixture), ==, n);
  g_assert_cmpstr (view_fixture_get_question (fixture, 1)->id, ==, id);

  choose (fixture, id);
  correct (fixture, "neither");
  g_assert_cmpuint (count_questions (fixture), ==, n - 1);
  undo (fixture);
  g_assert_cmpuint (count_questions (fixture), ==, n);
  g_assert_cmpuint (count_corrections (fixture), ==, 0);
}

static void
test_split_and_join (Fixture *fixture, gconstpointer data)
{
  const guint n = count_questions (fixture);
  g_autofree char *id = g_strdup (view_fixture_get_question (fixture, 1)->id);
  const KntSpan first = *knt_spans_index (view_fixture_get_question (fixture, 1)->spans, 0);
  const guint middle = (first.start + first.end) / 2;
  KntQuestion *whole;

  view_fixture_select (fixture, first.page, middle, middle + 5);
  correct (fixture, "split");
  whole = view_fixture_get_question (fixture, 1);
  g_assert_cmpstr (whole->id, ==, id);
  g_assert_cmpuint (knt_spans_index (whole->spans, whole->spans->len - 1)->end, <=, middle);
  g_assert_cmpuint (count_questions (fixture), ==, n + 1);

  view_fixture_select (fixture, first.page, middle + 1, middle + 5);
  correct (fixture, "join");
  g_assert_cmpuint (count_questions (fixture), ==, n);
  g_assert_cmpstr (view_fixture_get_question (fixture, 1)->id, ==, id);

  undo (fixture);
  undo (fixture);
  g_assert_cmpuint (count_questions (fixture), ==, n);
  g_assert_cmpuint (count_corrections (fixture), ==, 0);
}

static void
test_confirm (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpfloat (view_fixture_get_exchange (fixture, 0)->confidence, <, 1);
  choose (fixture, view_fixture_get_question (fixture, 0)->id);
  correct (fixture, "confirm");
  g_assert_cmpfloat (view_fixture_get_exchange (fixture, 0)->confidence, ==, 1);
  undo (fixture);
  g_assert_cmpfloat (view_fixture_get_exchange (fixture, 0)->confidence, <, 1);
}

static KntQuestionItem *
get_row (Fixture *fixture, guint position)
{
  KntQuestionModel *model = NULL;
  g_autoptr (KntQuestionItem) item = NULL;

  g_object_get (view_fixture_find (fixture, KNT_TYPE_QUESTION_PANE), "model", &model, NULL);
  item = g_list_model_get_item (G_LIST_MODEL (model), position);
  g_object_unref (model);
  return item; /* the model holds it */
}

/* A window of GTK's own has no place for dialogs: each has one of its own. */
static GtkWidget *
find_dialog (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
    GtkWidget *dialog = fixture_find (window, type);

    if (dialog != NULL && gtk_widget_get_mapped (dialog))
      return dialog;
  }
  return NULL;
}

static GtkWidget *
await_dialog (GType type)
{
  GtkWidget *dialog = NULL;

  knt_test_wait_for ((dialog = find_dialog (type)) != NULL);
  return dialog;
}

static void
run (Fixture *fixture, const char *kind)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "brief.correct", "s", kind);
}

static void
write_text (GtkWidget *dialog, GType type, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (fixture_find (dialog, type)), text);
}

/* The first answer of a brief whose question is taken away has none. */
static void
test_unasked (Fixture *fixture, gconstpointer data)
{
  const guint n = count_questions (fixture);
  g_autofree char *answer = g_strdup (view_fixture_get_answer (fixture, 0)->id);
  KntBrief *before;
  GtkWidget *dialog;

  choose (fixture, view_fixture_get_question (fixture, 0)->id);
  correct (fixture, "neither");
  g_assert_cmpuint (count_questions (fixture), ==, n);
  g_assert_true (knt_question_item_get_unasked (get_row (fixture, 0)));
  g_assert_cmpstr (knt_question_item_get_id (get_row (fixture, 0)), ==, answer);
  g_assert_cmpuint (knt_question_item_get_number (get_row (fixture, 1)), ==, 1);
  g_assert_nonnull (knt_test_find_text (GTK_WIDGET (fixture->view), "Answer without a question"));

  choose (fixture, answer);
  run (fixture, "label");
  g_assert_nonnull (knt_test_find_text (GTK_WIDGET (fixture->view), "belongs to no question"));

  before = view_fixture_get_brief (fixture);
  run (fixture, "belongs");
  dialog = await_dialog (KNT_TYPE_QUESTION_DIALOG);
  g_assert_cmpuint (knt_question_dialog_get_n_shown (KNT_QUESTION_DIALOG (dialog)), ==, n - 1);
  write_text (dialog, GTK_TYPE_SEARCH_ENTRY, knt_question_item_get_label (get_row (fixture, 2)));
  g_signal_emit_by_name (fixture_find (dialog, GTK_TYPE_SEARCH_ENTRY), "activate");
  knt_test_wait_for (view_fixture_get_brief (fixture) != before);
  g_assert_cmpuint (count_questions (fixture), ==, n - 1);
  g_assert_cmpstr (view_fixture_get_answer (fixture, 1)->id, ==, answer);
  undo (fixture);

  choose (fixture, answer);
  correct (fixture, "question");
  g_assert_cmpuint (count_questions (fixture), ==, n);
  g_assert_false (knt_question_item_get_unasked (get_row (fixture, 0)));
  undo (fixture);
  undo (fixture);
  g_assert_cmpuint (count_corrections (fixture), ==, 0);
}

static void
test_label (Fixture *fixture, gconstpointer data)
{
  const char *first = knt_question_item_get_label (get_row (fixture, 0));
  KntBrief *before = view_fixture_get_brief (fixture);
  GtkWidget *dialog;
  char *message;

  g_assert_cmpint (knt_label_check (before, view_fixture_get_question (fixture, 1)->id, " - ", &message), ==,
                   KNT_LABEL_WRONG);
  g_free (message);
  choose (fixture, view_fixture_get_question (fixture, 1)->id);
  run (fixture, "label");
  dialog = await_dialog (KNT_TYPE_LABEL_DIALOG);
  write_text (dialog, ADW_TYPE_ENTRY_ROW, "…");
  g_assert_nonnull (knt_test_find_text (dialog, "has a digit or a letter"));
  g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "change"));
  write_text (dialog, ADW_TYPE_ENTRY_ROW, first);
  g_assert_nonnull (knt_test_find_text (dialog, "has this number already"));
  g_assert_true (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "change"));
  write_text (dialog, ADW_TYPE_ENTRY_ROW, " 2a ");
  g_signal_emit_by_name (dialog, "response::change", "change");
  knt_test_wait_for (view_fixture_get_brief (fixture) != before);
  g_assert_cmpstr (view_fixture_get_question (fixture, 1)->label, ==, "2a");
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
test_group (Fixture *fixture, gconstpointer data)
{
  KntBrief *before = view_fixture_get_brief (fixture);
  g_autoptr (GPtrArray) checks = NULL;
  g_autofree char *id = g_strdup (view_fixture_get_question (fixture, 0)->id);
  GtkWidget *dialog;

  choose (fixture, id);
  run (fixture, "group");
  dialog = await_dialog (KNT_TYPE_GROUP_DIALOG);
  write_text (dialog, ADW_TYPE_ENTRY_ROW, "Waterkant ");
  adw_switch_row_set_active (ADW_SWITCH_ROW (fixture_find (dialog, ADW_TYPE_SWITCH_ROW)), FALSE);
  gtk_widget_activate_default (fixture_find (dialog, ADW_TYPE_ENTRY_ROW));
  knt_test_wait_for (view_fixture_get_brief (fixture) != before);
  g_assert_cmpstr (knt_question_group_get_name (knt_question_item_get_group (get_row (fixture, 0))), ==, "Waterkant");

  /* One that is there is chosen, not written. */
  knt_test_wait_for (find_dialog (KNT_TYPE_GROUP_DIALOG) == NULL);
  before = view_fixture_get_brief (fixture);
  run (fixture, "group");
  dialog = await_dialog (KNT_TYPE_GROUP_DIALOG);
  checks = fixture_find_all (dialog, GTK_TYPE_CHECK_BUTTON);
  for (guint i = 0; i < checks->len; i++) {
    GtkWidget *row = gtk_widget_get_ancestor (checks->pdata[i], ADW_TYPE_ACTION_ROW);

    if (row != NULL && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "No Group"))
      gtk_check_button_set_active (checks->pdata[i], TRUE);
  }
  gtk_widget_activate_default (fixture_find (dialog, ADW_TYPE_SWITCH_ROW));
  knt_test_wait_for (view_fixture_get_brief (fixture) != before);
  g_assert_null (view_fixture_get_exchange (fixture, 0)->group);
}

/* With caret browsing on, what is meant is where the caret stands, not the question that is shown. */
static void
test_caret (Fixture *fixture, gconstpointer data)
{
  const guint n = count_questions (fixture);
  KntCanvas *canvas = view_fixture_get_canvas (fixture);
  const KntSpan answer = *knt_spans_index (view_fixture_get_answer (fixture, 0)->spans, 0);
  KntSpan caret;

  choose (fixture, view_fixture_get_question (fixture, 1)->id);
  gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.caret-browsing", NULL);
  view_fixture_select (fixture, answer.page, answer.start + 20, answer.start + 20);
  g_assert_true (knt_canvas_get_caret (canvas, &caret));
  g_assert_cmpuint (caret.start, ==, answer.start + 20);
  correct (fixture, "question");
  g_assert_cmpuint (count_questions (fixture), ==, n + 1);
  undo (fixture);

  view_fixture_select (fixture, answer.page, answer.start + 20, answer.start + 20);
  correct (fixture, "split");
  g_assert_cmpuint (view_fixture_get_exchange (fixture, 0)->answers->len, ==, 2);
  g_assert_cmpuint (count_questions (fixture), ==, n);
  undo (fixture);
  g_assert_cmpuint (count_corrections (fixture), ==, 0);
}

static void
collect (GMenuModel *menu, GString *labels)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++) {
    g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
    g_autofree char *label = NULL;

    if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label))
      g_string_append_printf (labels, "%s; ", label);
    if (section != NULL)
      collect (section, labels);
  }
}

static GtkWidget *
get_menu (Fixture *fixture)
{
  g_autoptr (GPtrArray) menus =
    fixture_find_all (view_fixture_find (fixture, KNT_TYPE_BRIEF_PAGES), GTK_TYPE_POPOVER_MENU);

  for (guint i = 0; i < menus->len; i++) {
    if (gtk_widget_get_mapped (menus->pdata[i]) &&
        gtk_widget_get_ancestor (menus->pdata[i], GTK_TYPE_MENU_BUTTON) == NULL)
      return menus->pdata[i];
  }
  return NULL;
}

static char *
open_menu (Fixture *fixture, double x, guint page, guint offset)
{
  GString *labels = g_string_new (NULL);

  g_signal_emit_by_name (view_fixture_get_canvas (fixture), "menu-requested", x, x, page, offset);
  knt_test_wait_for (get_menu (fixture) != NULL);
  collect (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (get_menu (fixture))), labels);
  return g_string_free (labels, FALSE);
}

/* What is chosen in the menu is done to what it was opened on. */
static void
test_menu (Fixture *fixture, gconstpointer data)
{
  const guint n = count_questions (fixture);
  KntBrief *before = view_fixture_get_brief (fixture);
  const KntSpan answer = *knt_spans_index (view_fixture_get_answer (fixture, 1)->spans, 0);
  const KntSpan question = *knt_spans_index (view_fixture_get_question (fixture, 1)->spans, 0);
  g_autofree char *on_answer = NULL;
  g_autofree char *on_selection = NULL;
  g_autofree char *on_passage = NULL;
  g_autofree char *by_key = NULL;
  GListModel *annotations = knt_notes_get_collection (fixture->notes, KNT_COLLECTION_ANNOTATIONS);
  GtkWidget *menu;

  choose (fixture, view_fixture_get_question (fixture, 0)->id);
  on_answer = open_menu (fixture, 100, answer.page, answer.start + 30);
  g_assert_nonnull (strstr (on_answer, "_Copy Answer; Copy as Ci_tation; Ta_g the Question…; N_ote on the Question; "
                                       "Stan_ding of the Question; This Is a _Question; This Is _Neither; "
                                       "_Split Here; "));
  g_assert_null (strstr (on_answer, "This Is an _Answer"));
  menu = get_menu (fixture);
  gtk_popover_popdown (GTK_POPOVER (menu));
  gtk_widget_activate_action (menu, "brief.correct", "s", "question");
  knt_test_wait_for (view_fixture_get_brief (fixture) != before);
  g_assert_cmpuint (count_questions (fixture), ==, n + 1);
  undo (fixture);
  knt_test_wait_for (get_menu (fixture) == NULL);

  /* Selected text has more to it, marked text more still. */
  view_fixture_select (fixture, question.page, question.start + 5, question.start + 25);
  on_selection = open_menu (fixture, 100, question.page, question.start + 10);
  g_assert_nonnull (strstr (on_selection, "_Copy; Copy as Ci_tation; Ta_g…; Add N_ote; _Highlight; "));
  g_assert_nonnull (strstr (on_selection, "This Is a _Question; This Is an _Answer; This Is _Neither; "));
  gtk_widget_activate_action (get_menu (fixture), "brief.highlight", "s", "");
  gtk_popover_popdown (GTK_POPOVER (get_menu (fixture)));
  knt_test_wait_for (g_list_model_get_n_items (annotations) == 1);
  view_fixture_select (fixture, question.page, 0, 0);

  on_passage = open_menu (fixture, 100, question.page, question.start + 10);
  g_assert_nonnull (strstr (on_passage, "_Edit Note; _Highlight; _Remove Passage; "));
  {
    g_autoptr (KntEntity) passage = g_list_model_get_item (annotations, 0);

    gtk_widget_activate_action (get_menu (fixture), "brief.remove-passage", "s", knt_entity_get_id (passage));
  }
  gtk_popover_popdown (GTK_POPOVER (get_menu (fixture)));
  g_assert_cmpuint (g_list_model_get_n_items (annotations), ==, 0);
  knt_test_wait_for (get_menu (fixture) == NULL);

  /* The keyboard knows no place: it means the question that is shown. */
  view_fixture_select (fixture, question.page, 0, 0);
  choose (fixture, view_fixture_get_question (fixture, 0)->id);
  by_key = open_menu (fixture, -1, 0, 0);
  g_assert_nonnull (strstr (by_key, "_Copy Question; "));
  g_assert_null (strstr (by_key, "_Split Here"));
  gtk_popover_popdown (GTK_POPOVER (get_menu (fixture)));
}

/* "It is right so" of what the audit finds is a step as any other. */
static void
test_accept (Fixture *fixture, gconstpointer data)
{
  GListModel *findings = knt_notes_get_collection (fixture->notes, KNT_COLLECTION_FINDINGS);
  g_autofree char *answer = g_strdup (view_fixture_get_answer (fixture, 0)->id);

  choose (fixture, view_fixture_get_question (fixture, 0)->id);
  correct (fixture, "neither");
  knt_test_wait_for (knt_test_find_text (GTK_WIDGET (fixture->view), "to look at") != NULL &&
                     gtk_widget_get_mapped (view_fixture_find (fixture, KNT_TYPE_AUDIT_BAR)));
  choose (fixture, answer);
  run (fixture, "confirm");
  knt_test_wait_for (g_list_model_get_n_items (findings) == 1);
  g_assert_nonnull (knt_test_find_text (GTK_WIDGET (fixture->view), "right as"));
  undo (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (findings), ==, 0);
  g_assert_null (knt_test_find_text (GTK_WIDGET (fixture->view), "right as"));
  undo (fixture);
}

/* In a document of a form that nobody knows. */
static void
test_by_hand (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (count_questions (fixture), ==, 0);
  g_assert_nonnull (knt_test_find_text (GTK_WIDGET (fixture->view), "No Questions"));

  view_fixture_select (fixture, 1, 0, 40);
  correct (fixture, "question");
  g_assert_cmpuint (count_questions (fixture), ==, 1);
  view_fixture_select (fixture, 1, 60, 120);
  correct (fixture, "answer");
  g_assert_cmpuint (count_questions (fixture), ==, 1);
  g_assert_cmpuint (knt_brief_get_exchanges (view_fixture_get_brief (fixture))->len, ==, 1);
  g_assert_cmpuint (view_fixture_get_exchange (fixture, 0)->answers->len, ==, 1);

  fixture_apply (fixture->notes, knt_edits_set_standing (fixture->notes, view_fixture_get_question (fixture, 0)->id,
                                                         KNT_STANDING_PARTLY));
  undo (fixture);
  undo (fixture);
  undo (fixture);
  g_assert_cmpuint (count_questions (fixture), ==, 0);
}

int
main (int argc, char *argv[])
{
  fixture_init (&argc, &argv);
  g_test_add ("/correcting/roles", Fixture, NULL, set_up, test_roles, tear_down);
  g_test_add ("/correcting/split-and-join", Fixture, NULL, set_up, test_split_and_join, tear_down);
  g_test_add ("/correcting/confirm", Fixture, NULL, set_up, test_confirm, tear_down);
  g_test_add ("/correcting/unasked", Fixture, NULL, set_up, test_unasked, tear_down);
  g_test_add ("/correcting/label", Fixture, NULL, set_up, test_label, tear_down);
  g_test_add ("/correcting/group", Fixture, NULL, set_up, test_group, tear_down);
  g_test_add ("/correcting/caret", Fixture, NULL, set_up, test_caret, tear_down);
  g_test_add ("/correcting/menu", Fixture, NULL, set_up, test_menu, tear_down);
  g_test_add ("/correcting/accept", Fixture, NULL, set_up, test_accept, tear_down);
  g_test_add ("/correcting/by-hand", Fixture, GINT_TO_POINTER (TRUE), set_up, test_by_hand, tear_down);

  return g_test_run ();
}
