/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "brief-fixture.h"
#include "knt-audit-bar.h"
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

/* A person who said that it is right is not asked again. */
static void
test_settled (void)
{
  g_autoptr (KntConcerns) concerns = knt_concerns_new ();
  g_autoptr (KntBrief) brief = make_brief (FALSE);
  KntExchange *last = knt_brief_get_exchanges (brief)->pdata[1];

  last->confidence = 1;
  ((KntExchange *) knt_brief_get_exchanges (brief)->pdata[0])->confidence = 0.6;
  knt_concerns_set_brief (concerns, brief);
  knt_test_wait_for (count (concerns) == 1);
  g_assert_cmpstr (get_sentence (concerns, 0), ==, "Check question 1 and its answer");
}

int
main (int argc, char *argv[])
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/audit-bar/leads-to-each", test_leads_to_each);
  g_test_add_func ("/audit-bar/steps", test_steps);
  g_test_add_func ("/audit-bar/settled", test_settled);

  return g_test_run ();
}
