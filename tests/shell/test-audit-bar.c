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

  return brief;
}

static void
activated_cb (KntAuditBar *bar, const char *id, GArray *spans, gpointer user_data)
{
  GString *went = user_data;

  g_string_append_printf (went, "%s on page %u", id, g_array_index (spans, KntSpan, 0).page);
}

static void
test_leads_to_each (void)
{
  GtkWidget *window = gtk_window_new ();
  KntAuditBar *bar = g_object_new (KNT_TYPE_AUDIT_BAR, NULL);
  g_autoptr (KntBrief) faulty = make_brief (FALSE);
  g_autoptr (KntBrief) sound = make_brief (TRUE);
  g_autoptr (GString) went = g_string_new (NULL);
  GtkListBox *list_box;
  GtkListBoxRow *row;

  g_object_add_weak_pointer (G_OBJECT (bar), (gpointer *) &bar);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (bar));
  g_signal_connect (bar, "finding-activated", G_CALLBACK (activated_cb), went);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (bar)));

  knt_audit_bar_set_brief (bar, faulty);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (bar)));
  list_box = GTK_LIST_BOX (fixture_find (GTK_WIDGET (bar), GTK_TYPE_LIST_BOX));
  row = gtk_list_box_get_row_at_index (list_box, 0);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row))), ==, "Question 2 is missing");
  row = gtk_list_box_get_row_at_index (list_box, 1);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row))), ==, "Question 3 has no answer");
  g_assert_null (gtk_list_box_get_row_at_index (list_box, 2));
  g_signal_emit_by_name (list_box, "row-activated", row);
  g_assert_cmpstr (went->str, ==, "q2 on page 2");

  knt_audit_bar_set_brief (bar, sound);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (bar)));
  g_assert_null (gtk_list_box_get_row_at_index (list_box, 0));

  gtk_window_destroy (GTK_WINDOW (window));
  knt_test_wait_for (bar == NULL);
}

int
main (int argc, char *argv[])
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/audit-bar/leads-to-each", test_leads_to_each);

  return g_test_run ();
}
