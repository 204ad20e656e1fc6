/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "brief-fixture.h"
#include "knt-audit-bar.h"
#include "knt-concern-row.h"
#include "knt-span.h"
#include "knt-test-widgets.h"

/* Two questions of a brief that numbers them 1 and 3, the second of them on page 2 and without an answer. */
static KntBrief *
make_brief (gboolean sound)
{
  KntBrief *brief = knt_brief_new ("nl-kamervragen", 1);
  g_autoptr (GArray) first = fixture_spans (1, 0, 100);
  g_autoptr (GArray) second = fixture_spans (2, 0, 100);
  KntExchange *exchange = knt_brief_add_exchange (brief, NULL);

  knt_exchange_add_question (exchange, "q1", "1", "Een?", first);
  knt_exchange_add_answer (exchange, "a1", "Een.", first);
  exchange = knt_brief_add_exchange (brief, NULL);
  knt_exchange_add_question (exchange, "q2", sound ? "2" : "3", "Twee?", second);
  if (sound)
    knt_exchange_add_answer (exchange, "a2", "Twee.", second);

  for (guint i = 0; i < 2; i++)
    ((KntExchange *) knt_brief_get_exchanges (brief)->pdata[i])->confidence = 0.95;

  return brief;
}

static void
activated_cb (KntAuditBar *bar, guint position, gpointer user_data)
{
  *(guint *) user_data = position;
}

static const char *
get_sentence (KntConcerns *concerns, guint position)
{
  g_autoptr (KntConcern) concern = g_list_model_get_item (G_LIST_MODEL (concerns), position);

  return concern != NULL ? knt_concern_get_sentence (concern) : NULL;
}

static guint
count (KntConcerns *concerns)
{
  return g_list_model_get_n_items (G_LIST_MODEL (concerns));
}

static void
test_leads_to_each (void)
{
  GtkWidget *window = gtk_window_new ();
  KntAuditBar *bar = g_object_new (KNT_TYPE_AUDIT_BAR, NULL);
  g_autoptr (KntConcerns) concerns = knt_concerns_new ();
  g_autoptr (KntBrief) faulty = make_brief (FALSE);
  g_autoptr (KntBrief) sound = make_brief (TRUE);
  guint went = 0;
  GtkWidget *list_view;

  g_object_add_weak_pointer (G_OBJECT (bar), (gpointer *) &bar);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (bar));
  g_signal_connect (bar, "concern-activated", G_CALLBACK (activated_cb), &went);
  knt_audit_bar_set_concerns (bar, concerns);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (bar)));

  knt_concerns_set_brief (concerns, faulty);
  knt_test_wait_for (count (concerns) == 2);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (bar)));
  g_assert_cmpstr (get_sentence (concerns, 0), ==, "Question 2 is missing");
  g_assert_cmpstr (get_sentence (concerns, 1), ==, "Question 3 has no answer");
  gtk_window_present (GTK_WINDOW (window));
  g_assert_nonnull (knt_test_find_text (GTK_WIDGET (bar), "2 things to look at"));
  list_view = fixture_find (GTK_WIDGET (bar), GTK_TYPE_LIST_VIEW);
  g_signal_emit_by_name (list_view, "activate", 1);
  g_assert_cmpuint (went, ==, 1);

  knt_concerns_set_current (concerns, 1);
  g_assert_nonnull (knt_test_find_text (GTK_WIDGET (bar), "2 of 2"));
  g_assert_nonnull (knt_test_find_text (GTK_WIDGET (bar), "Question 3 has no answer"));

  knt_concerns_set_brief (concerns, sound);
  knt_test_wait_for (count (concerns) == 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (bar)));

  gtk_window_destroy (GTK_WINDOW (window));
  knt_test_wait_for (bar == NULL);
}

/* From where one is, forwards and back, and not past either end. */
static void
test_steps (void)
{
  g_autoptr (KntConcerns) concerns = knt_concerns_new ();
  g_autoptr (KntBrief) brief = knt_brief_new ("nl-kamervragen", 1);

  for (guint i = 1; i <= 4; i++) {
    g_autofree char *question = g_strdup_printf ("q%u", i), *answer = g_strdup_printf ("a%u", i);
    g_autofree char *label = g_strdup_printf ("%u", i);
    g_autoptr (GArray) spans = fixture_spans (i, 0, 100);
    KntExchange *exchange = knt_brief_add_exchange (brief, NULL);

    knt_exchange_add_question (exchange, question, label, "Waarom?", spans);
    knt_exchange_add_answer (exchange, answer, "Daarom.", spans);
    exchange->confidence = i % 2 == 0 ? 0.6 : 0.95;
  }
  knt_concerns_set_brief (concerns, brief);
  knt_test_wait_for (count (concerns) == 2);
  g_assert_cmpstr (get_sentence (concerns, 0), ==, "Check question 2 and its answer");
  g_assert_cmpstr (get_sentence (concerns, 1), ==, "Check question 4 and its answer");

  g_assert_cmpuint (knt_concerns_find_next (concerns, NULL, 1), ==, 0);
  g_assert_cmpuint (knt_concerns_find_next (concerns, NULL, -1), ==, 1);
  for (guint page = 1; page <= 5; page++) {
    static const guint next[] = { 0, 0, 1, 1, G_MAXUINT }, before[] = { G_MAXUINT, G_MAXUINT, 0, 0, 1 };
    g_autoptr (GArray) here = fixture_spans (page, 0, 10);

    g_assert_cmpuint (knt_concerns_find_next (concerns, here, 1), ==, next[page - 1]);
    g_assert_cmpuint (knt_concerns_find_next (concerns, here, -1), ==, before[page - 1]);
  }
  knt_concerns_set_current (concerns, 0);
  g_assert_cmpuint (knt_concerns_find_next (concerns, NULL, 1), ==, 1);
  g_assert_cmpuint (knt_concerns_find_next (concerns, NULL, -1), ==, G_MAXUINT);
}

static void
accept (KntConcerns *concerns, const char *key)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (key != NULL)
    g_hash_table_add (keys, g_strdup (key));
  knt_concerns_take_accepted (concerns, keys);
}

static char *
dup_key (KntConcerns *concerns, guint position)
{
  g_autoptr (KntConcern) concern = g_list_model_get_item (G_LIST_MODEL (concerns), position);

  return g_strdup (knt_concern_get_key (concern));
}

/* What is right as it is stands behind the rest, is not stopped at, and stays so when the brief is looked through again. */
static void
test_accepted (void)
{
  g_autoptr (KntConcerns) concerns = knt_concerns_new ();
  g_autoptr (KntBrief) brief = make_brief (FALSE);
  g_autoptr (KntBrief) again = make_brief (FALSE);
  g_autofree char *gap = NULL;

  knt_concerns_set_brief (concerns, brief);
  knt_test_wait_for (count (concerns) == 2);
  gap = dup_key (concerns, 0);
  g_assert_cmpstr (gap, ==, "gap:2-2");
  knt_concerns_set_current (concerns, 0);
  accept (concerns, gap);
  g_assert_cmpuint (knt_concerns_get_n_open (concerns), ==, 1);
  g_assert_cmpuint (knt_concerns_get_current (concerns), ==, G_MAXUINT);
  g_assert_cmpstr (get_sentence (concerns, 0), ==, "Question 3 has no answer");
  g_assert_cmpstr (get_sentence (concerns, 1), ==, "Question 2 is missing");
  g_assert_cmpuint (knt_concerns_find_next (concerns, NULL, 1), ==, 0);
  knt_concerns_set_current (concerns, 0);
  g_assert_cmpuint (knt_concerns_find_next (concerns, NULL, 1), ==, G_MAXUINT);

  knt_concerns_set_brief (concerns, NULL);
  g_assert_cmpuint (count (concerns), ==, 0);
  knt_concerns_set_brief (concerns, again);
  knt_test_wait_for (count (concerns) == 2);
  g_assert_cmpuint (knt_concerns_get_n_open (concerns), ==, 1);

  accept (concerns, NULL);
  g_assert_cmpuint (knt_concerns_get_n_open (concerns), ==, 2);
  g_assert_cmpstr (get_sentence (concerns, 0), ==, "Question 2 is missing");
}

/* Whoever said of one that it is right goes on behind it, wherever the question that is shown stands. */
static void
test_goes_on (void)
{
  g_autoptr (KntConcerns) concerns = knt_concerns_new ();
  g_autoptr (KntBrief) brief = make_brief (FALSE);
  g_autoptr (GArray) shown = fixture_spans (1, 0, 100);
  g_autoptr (GArray) loose = fixture_spans (2, 200, 260);
  g_autofree char *unanswered = NULL;

  knt_brief_add_loose (brief, "Iets anders.", loose);
  knt_concerns_set_brief (concerns, brief);
  knt_test_wait_for (count (concerns) == 3);
  knt_concerns_set_current (concerns, 1);
  unanswered = dup_key (concerns, 1);
  accept (concerns, unanswered);
  g_assert_cmpuint (knt_concerns_find_next (concerns, shown, 1), ==, 1);
  g_assert_cmpstr (get_sentence (concerns, 1), ==, "“Iets anders.” belongs to no question or answer");
  g_assert_cmpuint (knt_concerns_find_next (concerns, shown, -1), ==, 0);
}

static void
accept_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_set_str (user_data, NULL);
  *(char **) user_data = g_variant_print (parameter, FALSE);
}

static GtkWidget *
find_button (GtkWidget *root, const char *tooltip)
{
  g_autoptr (GPtrArray) buttons = fixture_find_all (root, GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++) {
    if (g_strcmp0 (gtk_widget_get_tooltip_text (buttons->pdata[i]), tooltip) == 0)
      return buttons->pdata[i];
  }
  return NULL;
}

/* Also of what is about the brief as a whole, which has no place to go to. */
static void
test_row_accepts (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *row;
  g_autoptr (KntConcerns) concerns = knt_concerns_new ();
  g_autoptr (KntConcern) concern = NULL;
  g_autoptr (KntBrief) brief = make_brief (TRUE);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("accept", G_VARIANT_TYPE ("(sb)"));
  g_autofree char *said = NULL;

  knt_brief_set_fact (brief, "announced", "3");
  knt_concerns_set_brief (concerns, brief);
  knt_test_wait_for (count (concerns) == 1);
  concern = g_list_model_get_item (G_LIST_MODEL (concerns), 0);
  g_assert_cmpstr (knt_concern_get_sentence (concern), ==, "3 questions announced, 2 found");

  row = g_object_new (KNT_TYPE_CONCERN_ROW, "concern", concern, NULL);
  g_signal_connect (action, "activate", G_CALLBACK (accept_cb), &said);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  gtk_widget_insert_action_group (row, "brief", G_ACTION_GROUP (actions));
  g_object_add_weak_pointer (G_OBJECT (row), (gpointer *) &row);
  gtk_window_set_child (GTK_WINDOW (window), row);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_emit_by_name (find_button (row, "Right as It Is"), "clicked");
  g_assert_cmpstr (said, ==, "('count:3:2', true)");

  accept (concerns, "count:3:2");
  g_signal_emit_by_name (find_button (row, "Look at Again"), "clicked");
  g_assert_cmpstr (said, ==, "('count:3:2', false)");

  gtk_window_destroy (GTK_WINDOW (window));
  knt_test_wait_for (row == NULL);
}

/* The bar stays while something was accepted, so that it can be brought back. */
static void
test_bar_counts_accepted (void)
{
  GtkWidget *window = gtk_window_new ();
  KntAuditBar *bar = g_object_new (KNT_TYPE_AUDIT_BAR, NULL);
  g_autoptr (KntConcerns) concerns = knt_concerns_new ();
  g_autoptr (KntBrief) brief = make_brief (TRUE);

  knt_brief_set_fact (brief, "announced", "3");
  g_object_add_weak_pointer (G_OBJECT (bar), (gpointer *) &bar);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (bar));
  gtk_window_present (GTK_WINDOW (window));
  knt_audit_bar_set_concerns (bar, concerns);
  knt_concerns_set_brief (concerns, brief);
  knt_test_wait_for (count (concerns) == 1);
  g_assert_null (knt_test_find_text (GTK_WIDGET (bar), "right as it is"));
  accept (concerns, "count:3:2");
  g_assert_nonnull (knt_test_find_text (GTK_WIDGET (bar), "Nothing to look at"));
  g_assert_nonnull (knt_test_find_text (GTK_WIDGET (bar), "1 is right as it is"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (bar)));

  gtk_window_destroy (GTK_WINDOW (window));
  knt_test_wait_for (bar == NULL);
}

int
main (int argc, char *argv[])
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/audit-bar/leads-to-each", test_leads_to_each);
  g_test_add_func ("/audit-bar/steps", test_steps);
  g_test_add_func ("/audit-bar/accepted", test_accepted);
  g_test_add_func ("/audit-bar/goes-on", test_goes_on);
  g_test_add_func ("/audit-bar/row-accepts", test_row_accepts);
  g_test_add_func ("/audit-bar/bar-counts-accepted", test_bar_counts_accepted);

  return g_test_run ();
}
