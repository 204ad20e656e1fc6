/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "brief-fixture.h"

#include <adwaita.h>

#include "knt-annotation.h"
#include "knt-edits.h"
#include "knt-tag.h"

#define PATIENCE_SECONDS 20

GArray *
fixture_spans (guint page, guint start, guint end)
{
  GArray *spans = knt_spans_new ();

  g_array_append_val (spans, ((KntSpan) { page, start, end }));
  return spans;
}

static KntExchange *
add_exchange (KntBrief *brief, KntGroup *group, const char *id, const char *label, const char *text, guint page)
{
  KntExchange *exchange = knt_brief_add_exchange (brief, group);
  g_autoptr (GArray) spans = fixture_spans (page, 0, 100);

  knt_exchange_add_question (exchange, id, label, text, spans);
  return exchange;
}

static void
add_answer (KntExchange *exchange, const char *id, guint page)
{
  g_autoptr (GArray) spans = fixture_spans (page, 100, 300);

  knt_exchange_add_answer (exchange, id, "An answer.", spans);
}

static void
add_reference (KntBrief *brief, GArray *spans)
{
  KntReference *reference = knt_brief_add_reference (brief, "kamerstuk", spans);
  const char *names[] = { "dossier", "number", "address", NULL };
  const char *values[] = { "21 501-28", "290", "https://example.org/kst-21501-28-290.html", NULL };

  g_strfreev (reference->names);
  g_strfreev (reference->values);
  reference->names = g_strdupv ((char **) names);
  reference->values = g_strdupv ((char **) values);
}

KntNotes *
fixture_notes_new (void)
{
  KntNotes *notes = knt_notes_new ();
  g_autoptr (KntBrief) brief = knt_brief_new ("nl-schriftelijk-overleg", 0.97);
  KntGroup *volt = knt_brief_add_group (brief, "Volt");
  KntGroup *d66 = knt_brief_add_group (brief, "D66");
  g_autoptr (GArray) part = fixture_spans (2, 10, 50);
  g_autoptr (GArray) promise = fixture_spans (3, 150, 200);
  g_autoptr (GArray) last = fixture_spans (5, 0, 100);
  KntExchange *exchange;

  knt_brief_set_title (brief, "Raad Buitenlandse Zaken Defensie");
  knt_brief_set_fact (brief, "dossier", "21 501-28");
  knt_brief_set_fact (brief, "number", "291");
  add_answer (add_exchange (brief, volt, "q1", NULL, "With interest. How does the roadmap look?", 1), "a1", 1);
  exchange = add_exchange (brief, volt, "q2", NULL, "How is ELSA, and how much does it cost?", 2);
  knt_question_add_part (exchange->questions->pdata[0], "How is ELSA?", part);
  knt_question_add_part (exchange->questions->pdata[0], "How much does it cost?", part);
  add_answer (exchange, "a2", 2);
  add_answer (add_exchange (brief, volt, "q3", NULL, "What of SAFE?", 3), "a3", 3);
  exchange = add_exchange (brief, d66, "q4", "7", "What of the drone wall?", 4);
  knt_exchange_add_question (exchange, "q5", "8", "And who pays?", last);
  add_answer (exchange, "a4", 4);
  knt_brief_add_commitment (brief, "The House hears before the summer.", promise)->due_text =
    g_strdup ("before summer");
  g_set_str (&((KntCommitment *) knt_brief_get_commitments (brief)->pdata[0])->due, "2026-06-30");
  add_reference (brief, promise);
  knt_notes_set_brief (notes, brief);
  return notes;
}

KntEntity *
fixture_passage (KntNotes *notes, const char *within, guint page, guint start, guint end, const char *quote)
{
  g_autoptr (GArray) spans = fixture_spans (page, start, end);
  const KntPassage passage = { .exact = quote, .spans = spans, .start = -1, .end = -1, .within = within };

  return knt_annotation_new (&passage, NULL);
}

void
fixture_apply (KntNotes *notes, KntEditGroup *group)
{
  g_autoptr (GError) error = NULL;

  knt_notes_apply (notes, group, &error);
  g_assert_no_error (error);
  knt_edit_group_unref (group);
}

char *
fixture_add_passage (KntNotes *notes, const char *within, guint page, guint start, const char *quote)
{
  g_autoptr (KntEntity) passage = fixture_passage (notes, within, page, start, start + 20, quote);

  fixture_apply (notes, knt_edits_add_annotation (notes, passage));
  return g_strdup (knt_entity_get_id (passage));
}

char *
fixture_add_tag (KntNotes *notes, const char *name, const char *colour)
{
  g_autoptr (KntEntity) tag = knt_tag_new (name, colour);

  fixture_apply (notes, knt_edits_add_tag (notes, tag));
  return g_strdup (knt_entity_get_id (tag));
}

void
fixture_edit_cb (KntNotes *notes, KntEditGroup *group)
{
  fixture_apply (notes, knt_edit_group_ref (group));
}

static gboolean
out_of_patience_cb (gpointer data)
{
  g_error ("what was waited for did not happen");
  return G_SOURCE_REMOVE;
}

void
fixture_wait_for (FixtureCondition condition, gpointer data)
{
  const guint id = g_timeout_add_seconds (PATIENCE_SECONDS, out_of_patience_cb, NULL);

  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

static void
find_into (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_into (child, type, found);
}

GPtrArray *
fixture_find_all (GtkWidget *root, GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  find_into (root, type, found);
  return found;
}

GtkWidget *
fixture_find (GtkWidget *root, GType type)
{
  g_autoptr (GPtrArray) found = fixture_find_all (root, type);

  return found->len > 0 ? found->pdata[0] : NULL;
}

void
fixture_init (int *argc, char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/io/github/kanttekening/Kanttekening/icons");
}
