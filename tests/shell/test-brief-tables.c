/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "brief-fixture.h"
#include "knt-annotation.h"
#include "knt-brief-marks.h"
#include "knt-brief-words.h"
#include "knt-edits.h"
#include "knt-question-filter.h"
#include "knt-question-model.h"
#include "knt-question-passages.h"
#include "knt-question-words.h"

/* What is derived from the notes, without a widget. */

static void
test_spoken (void)
{
  static const struct {
    const char *label;
    guint number, total;
    const char *group, *standing;
    guint n_notes;
    gboolean unsure;
    const char *expected;
  } rows[] = {
    { "4, 5", 4, 7, "Volt", "open", 0, FALSE, "Question 4, 5 (4 of 7), Volt, open" },
    { "3", 3, 7, "Volt", "partly", 2, FALSE, "Question 3 of 7, Volt, partly answered, 2 notes" },
    { "3", 3, 7, NULL, "open", 2, TRUE, "Question 3 of 7, open, 2 notes, check this" },
    { NULL, 1, 1, NULL, NULL, 0, FALSE, "Question 1 of 1, open" },
    { "", 1, 1, "", "not-answered", 1, FALSE, "Question 1 of 1, not answered, 1 note" },
    { "2", 2, 3, "D66", "withdrawn", 0, FALSE, "Question 2 of 3, D66, withdrawn" },
    { NULL, 0, 0, "", NULL, 3, FALSE, "Other passages, 3 notes" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *spoken = knt_question_words_dup_spoken (
      rows[i].label, rows[i].number, rows[i].total, rows[i].group, rows[i].standing, rows[i].n_notes, rows[i].unsure);

    g_assert_cmpstr (spoken, ==, rows[i].expected);
  }
}

static void
test_heading (void)
{
  g_autofree char *with_group = knt_question_words_dup_heading (NULL, 3, 7, "Volt");
  g_autofree char *without = knt_question_words_dup_heading ("3", 3, 7, NULL);
  g_autofree char *labelled = knt_question_words_dup_heading ("9", 8, 9, "Volt");
  g_autofree char *other = knt_question_words_dup_heading (NULL, 0, 7, NULL);

  g_assert_cmpstr (labelled, ==, "Question 9 (8 of 9) · Volt");
  g_assert_cmpstr (with_group, ==, "Question 3 of 7 · Volt");
  g_assert_cmpstr (without, ==, "Question 3 of 7");
  g_assert_cmpstr (other, ==, "Other Passages");
}

static void
test_gist (void)
{
  static const struct {
    const char *text, *expected;
  } rows[] = {
    { "How is ELSA?", "How is ELSA?" },
    { "With interest. How is ELSA? And what does it cost?", "How is ELSA?" },
    { "The members ask\nabout the  roadmap.", "The members ask about the  roadmap." },
    { "On art. 3.2 they ask. Why?", "Why?" },
    { "With interest. Is the motion carried out (no. 36 410, nr. 74)?",
      "Is the motion carried out (no. 36 410, nr. 74)?" },
    { "What is done, e.g. in spring, about it?", "What is done, e.g. in spring, about it?" },
    { "Version 1.2 of e.g.this?", "Version 1.2 of e.g.this?" },
    { "With interest they have read the annotated agenda of the Council of the fifteenth. With a view to the "
      "roadmap, which is to be confirmed in October, they ask for the part that the Netherlands take.",
      "With a view to the roadmap, which is to be confirmed in October, they ask for the part that the Netherlands "
      "take." },
    { "They are curious about SAFE. They would like a reflection.",
      "They are curious about SAFE. They would like a reflection." },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *gist = knt_question_words_dup_gist (rows[i].text);

    g_assert_cmpstr (gist, ==, rows[i].expected);
  }
}

static void
test_filter (void)
{
  g_autoptr (KntNotes) notes = fixture_notes_new ();
  g_autoptr (KntQuestionModel) model = NULL;
  g_autofree char *tag = fixture_add_tag (notes, "financiën", "#f5c211");
  g_autofree char *other = fixture_add_passage (notes, NULL, 6, 0, "An annex");
  static const struct {
    const char *id, *text, *standing, *tag;
    gboolean expected;
  } rows[] = {
    { "q1", NULL, NULL, NULL, TRUE },
    { "q1", "ROADMAP", "", "", TRUE },
    { "q1", "volt road", NULL, NULL, TRUE },
    { "q1", "d66", NULL, NULL, FALSE },
    { "q4", "7", NULL, NULL, TRUE },
    { "q1", NULL, "answered", NULL, FALSE },
    { "q2", NULL, "answered", NULL, TRUE },
    { "q2", "answered", NULL, NULL, TRUE },
    { "q3", NULL, NULL, "financiën", TRUE },
    { "q3", "financien", NULL, NULL, TRUE },
    { "q1", NULL, NULL, "financiën", FALSE },
    { "other", NULL, NULL, NULL, TRUE },
    { "other", NULL, "open", NULL, FALSE },
    { "q3", "safe", "open", "financiën", TRUE },
    { "q3", "safe", "refused", "financiën", FALSE },
  };

  fixture_apply (notes, knt_edits_set_standing (notes, "q2", KNT_STANDING_ANSWERED));
  fixture_apply (notes, knt_edits_toggle_question_tag (notes, "q3", tag));
  model = knt_question_model_new (notes);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    KntQuestionItem *item = knt_question_model_find (model, rows[i].id);

    g_assert_nonnull (item);
    if (knt_question_filter_match (item, rows[i].text, rows[i].standing, rows[i].tag) != rows[i].expected)
      g_error ("row %zu of the table", i);
  }
}

static void
test_marks (void)
{
  g_autoptr (KntNotes) notes = fixture_notes_new ();
  g_autofree char *tag = fixture_add_tag (notes, "later", "#33d17a");
  g_autofree char *plain = fixture_add_passage (notes, "a1", 1, 150, "plain");
  g_autofree char *tagged = fixture_add_passage (notes, "a1", 1, 190, "tagged");
  g_autofree char *coloured = fixture_add_passage (notes, "a1", 1, 230, "coloured");
  g_autoptr (GPtrArray) marks = NULL;
  const struct {
    const char *id;
    KntMarkKind kind;
    guint page;
    const char *label, *description, *colour;
  } rows[] = {
    { "q1", KNT_MARK_QUESTION, 1, "1", "Question 1, Volt", NULL },
    { "a1", KNT_MARK_ANSWER, 1, "1", "Answer to question 1, Volt", NULL },
    { "q2", KNT_MARK_QUESTION, 2, "2", "Question 2, Volt", NULL },
    { "a2", KNT_MARK_ANSWER, 2, "2", "Answer to question 2, Volt", NULL },
    { "q3", KNT_MARK_QUESTION, 3, "3", "Question 3, Volt", NULL },
    { "a3", KNT_MARK_ANSWER, 3, "3", "Answer to question 3, Volt", NULL },
    { "q4", KNT_MARK_QUESTION, 4, "7", "Question 7, D66", NULL },
    { "q5", KNT_MARK_QUESTION, 5, "8", "Question 8, D66", NULL },
    { "a4", KNT_MARK_ANSWER, 4, "7–8", "Answer to question 7–8, D66", NULL },
    { "reference-1", KNT_MARK_LINK, 3, NULL, "Kamerstuk 21 501-28, nr. 290\nhttps://example.org/kst-21501-28-290.html",
      NULL },
    { plain, KNT_MARK_HIGHLIGHT, 1, NULL, NULL, "#f5c211" },
    { tagged, KNT_MARK_HIGHLIGHT, 1, NULL, "Why?", "#33d17a" },
    { coloured, KNT_MARK_HIGHLIGHT, 1, NULL, NULL, "#3584e4" },
  };

  fixture_apply (notes, knt_edits_toggle_tag (notes, tagged, tag));
  fixture_apply (notes, knt_edits_set_note (notes, tagged, "Why?", NULL));
  fixture_apply (notes, knt_edits_toggle_tag (notes, coloured, tag));
  fixture_apply (notes, knt_edits_set_colour (notes, coloured, "#3584e4"));
  fixture_apply (notes, knt_edits_set_question_note (notes, "q1", "No mark of its own", NULL));
  marks = knt_brief_marks_list (notes);
  g_assert_cmpuint (marks->len, ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < marks->len; i++) {
    const KntMark *mark = marks->pdata[i];
    GdkRGBA colour;

    g_assert_cmpstr (mark->id, ==, rows[i].id);
    g_assert_cmpint (mark->kind, ==, rows[i].kind);
    g_assert_cmpuint (knt_spans_index (mark->spans, 0)->page, ==, rows[i].page);
    g_assert_cmpstr (mark->label, ==, rows[i].label);
    g_assert_cmpstr (mark->description, ==, rows[i].description);
    if (rows[i].colour != NULL) {
      gdk_rgba_parse (&colour, rows[i].colour);
      g_assert_true (gdk_rgba_equal (&mark->colour, &colour));
    }
  }
}

static void
test_same_passage (void)
{
  g_autoptr (KntNotes) notes = fixture_notes_new ();
  g_autofree char *passage = fixture_add_passage (notes, "a1", 1, 150, "here");
  g_autoptr (GArray) same = fixture_spans (1, 150, 170);
  g_autoptr (GArray) other = fixture_spans (1, 150, 171);

  g_assert_cmpstr (knt_entity_get_id (knt_question_passages_find_same (notes, same)), ==, passage);
  g_assert_null (knt_question_passages_find_same (notes, other));
}

static void
test_words_of_the_brief (void)
{
  g_autoptr (KntNotes) notes = fixture_notes_new ();
  g_autoptr (KntBrief) bare = knt_brief_new ("nl-kamervragen", 1);
  KntBrief *brief = knt_notes_get_brief (notes);
  g_autofree char *title = knt_brief_words_dup_title (brief, "brief.pdf");
  g_autofree char *no_title = knt_brief_words_dup_title (NULL, "brief.pdf");
  g_autofree char *subtitle = knt_brief_words_dup_subtitle (brief);
  g_autofree char *no_subtitle = knt_brief_words_dup_subtitle (bare);
  g_autofree char *citation = knt_brief_words_dup_citation (brief, "brief.pdf", 3, "before the summer");
  g_autofree char *bare_citation = knt_brief_words_dup_citation (bare, NULL, 0, "before the summer");

  g_assert_cmpstr (title, ==, "Raad Buitenlandse Zaken Defensie");
  g_assert_cmpstr (no_title, ==, "brief.pdf");
  g_assert_cmpstr (subtitle, ==, "21 501-28, no. 291");
  g_assert_cmpstr (no_subtitle, ==, "");
  g_assert_cmpstr (citation, ==, "“before the summer” (Raad Buitenlandse Zaken Defensie, 21 501-28, no. 291, p. 3)");
  g_assert_cmpstr (bare_citation, ==, "“before the summer”");
}

static void
test_titles (void)
{
  static const struct {
    const char *title;
    const char *expected;
  } cases[] = {
    { "een uitzending van Argos", "Een uitzending van Argos" },
    { "éénmalige uitkering", "Éénmalige uitkering" },
    { "ijsvorming op de Zilte", "IJsvorming op de Zilte" },
    { "Raad Buitenlandse Zaken", "Raad Buitenlandse Zaken" },
    { "", "brief.pdf" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KntBrief) brief = knt_brief_new ("nl-kamervragen", 1);
    g_autofree char *title = NULL;

    knt_brief_set_title (brief, cases[i].title);
    title = knt_brief_words_dup_title (brief, "brief.pdf");
    g_assert_cmpstr (title, ==, cases[i].expected);
  }
}

int
main (int argc, char *argv[])
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/brief-tables/spoken", test_spoken);
  g_test_add_func ("/brief-tables/heading", test_heading);
  g_test_add_func ("/brief-tables/gist", test_gist);
  g_test_add_func ("/brief-tables/filter", test_filter);
  g_test_add_func ("/brief-tables/marks", test_marks);
  g_test_add_func ("/brief-tables/same-passage", test_same_passage);
  g_test_add_func ("/brief-tables/titles", test_titles);
  g_test_add_func ("/brief-tables/words", test_words_of_the_brief);

  return g_test_run ();
}
