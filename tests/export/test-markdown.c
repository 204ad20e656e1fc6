/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <cmark.h>

#include "fixture.h"

#include "knt-brief.h"
#include "knt-export-text.h"
#include "knt-export-walk.h"

/* All text below @node, white space folded, as a reader sees it. */
static char *
dup_text (cmark_node *node)
{
  cmark_iter *iter = cmark_iter_new (node);
  GString *text = g_string_new (NULL);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE) {
    cmark_node *child = cmark_iter_get_node (iter);
    const char *literal = cmark_node_get_literal (child);

    if (event != CMARK_EVENT_ENTER)
      continue;
    if (literal != NULL)
      g_string_append (text, literal);
    else if (cmark_node_get_type (child) != CMARK_NODE_EMPH)
      g_string_append_c (text, ' ');
  }
  cmark_iter_free (iter);

  return g_strstrip (g_string_free_and_steal (text));
}

/* What is read back of the nodes of that type, in order. */
static GStrv
list_texts (const char *markdown, cmark_node_type type)
{
  cmark_node *document = cmark_parse_document (markdown, strlen (markdown), CMARK_OPT_VALIDATE_UTF8);
  cmark_iter *iter = cmark_iter_new (document);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE) {
    cmark_node *node = cmark_iter_get_node (iter);

    if (event == CMARK_EVENT_ENTER && cmark_node_get_type (node) == type)
      g_strv_builder_take (builder, dup_text (node));
  }
  cmark_iter_free (iter);
  cmark_node_free (document);

  return g_strv_builder_end (builder);
}

static void
assert_texts (const char *markdown, cmark_node_type type, const char *const *expected)
{
  g_auto (GStrv) texts = list_texts (markdown, type);

  for (gsize i = 0; texts[i] != NULL && expected[i] != NULL; i++)
    g_assert_cmpstr (texts[i], ==, expected[i]);
  g_assert_cmpuint (g_strv_length (texts), ==, g_strv_length ((char **) expected));
}

static void
test_golden (void)
{
  g_autoptr (KntNotes) notes = fixture_load ("everything.kanttekening");
  g_autofree char *markdown = fixture_export ("markdown", notes);

  fixture_assert_golden ("everything.md", markdown);
  g_assert_true (g_utf8_validate (markdown, -1, NULL));
  g_assert_true (g_str_has_suffix (markdown, "\n"));
  g_assert_false (g_str_has_suffix (markdown, "\n\n"));
}

/* What is exported is the brief as a person put it right. */
static void
test_corrected (void)
{
  g_autoptr (KntNotes) notes = fixture_load ("corrected.kanttekening");
  g_autofree char *markdown = fixture_export ("markdown", notes);

  fixture_assert_golden ("corrected.md", markdown);
  g_assert_null (strstr (markdown, "Waarom is er geen antwoord?"));
}

/* Whatever the brief and the people say, another program reads the structure that was meant. */
static void
test_reads_back (void)
{
  static const char *const headings[] = {
    "Verslag over <dijken> & \"veren\"",
    "Summary",
    "Getij",
    "Question 1",
    "Answer",
    "Note",
    "Kop in de notitie",
    "Drie niveaus dieper",
    "Passages",
    "References",
    "Question 6",
    "Answer",
    "Vrije_Oever <b>",
    "Questions 4a and 5",
    "Question 4a",
    "Question 5",
    "Note",
    "Answer",
    "Questions",
    "Question 7",
    "Answer",
    "Commitments",
    "Other Passages",
    "Kop zonder ouder",
    "Other References",
    NULL,
  };
  static const char *const quotes[] = {
    "Het eerste antwoord p. i",
    "- tweede alinea # <i>over</i> de bladzij pp. i–2",
    "Staten der Lage Waarden p. i",
    "1) Een passage waarvan het antwoord verdwenen is p. 3",
    NULL,
  };
  static const char *const links[] = {
    "gewone link", "plaatje", "in een link", "hier", "Kamerstuk 48 216, nr. 51", NULL
  };
  static const char *const none[] = { NULL };
  g_autoptr (KntNotes) notes = fixture_load ("everything.kanttekening");
  g_autofree char *markdown = fixture_export ("markdown", notes);

  assert_texts (markdown, CMARK_NODE_HEADING, headings);
  assert_texts (markdown, CMARK_NODE_BLOCK_QUOTE, quotes);
  assert_texts (markdown, CMARK_NODE_LINK, links);
  assert_texts (markdown, CMARK_NODE_IMAGE, none);
  assert_texts (markdown, CMARK_NODE_HTML_BLOCK, none);
  assert_texts (markdown, CMARK_NODE_HTML_INLINE, none);
}

/* Every text of the brief is there, to the letter. */
static void
test_keeps_texts (void)
{
  g_autoptr (KntNotes) notes = fixture_load ("everything.kanttekening");
  g_autoptr (KntExportOutline) outline = knt_export_walk (notes);
  g_autofree char *markdown = fixture_export ("markdown", notes);
  g_auto (GStrv) paragraphs = list_texts (markdown, CMARK_NODE_PARAGRAPH);
  guint n_lines = 0;

  for (guint i = 0; i < outline->groups->len; i++) {
    const KntExportGroup *group = outline->groups->pdata[i];

    for (guint j = 0; j < group->exchanges->len; j++) {
      const KntExportExchange *exchange = group->exchanges->pdata[j];

      for (guint k = 0; k < exchange->questions->len; k++) {
        const KntExportQuestion *question = exchange->questions->pdata[k];
        g_auto (GStrv) lines = g_strsplit (question->text, "\n", -1);

        for (gsize l = 0; lines[l] != NULL; l++, n_lines++) {
          g_strstrip (lines[l]);
          g_test_message ("%s", lines[l]);
          g_assert_true (g_strv_contains ((const char *const *) paragraphs, lines[l]));
        }
      }
    }
  }
  g_assert_cmpuint (n_lines, ==, 15);
}

/* A text out of the characters that mean something in one dialect or another, and white space and digits to make them do
 * so. */
static char *
make_nasty_text (void)
{
  static const char *const pieces[] = { "#",   "*",  "_", "`",     "[",       "]",    "(", ")", "<",  ">",
                                        "!",   "&",  "~", "-",     "+",       "=",    ".", ":", "|",  "^",
                                        "\\",  "\"", "'", "1",     "a",       "\t",   " ", " ", "  ", "```",
                                        "~~~", "é",  "/", "&amp;", "http://", "www.", "@" };
  GString *text = g_string_new (NULL);
  guint length = g_test_rand_int_range (1, 12);

  for (guint i = 0; i < length; i++)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);

  return g_string_free_and_steal (text);
}

static void
test_nothing_becomes_markup (void)
{
  g_autoptr (KntNotes) notes = knt_notes_new ();
  g_autoptr (KntBrief) brief = knt_brief_new ("nl-proefvorm", 1);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *markdown = NULL;
  g_auto (GStrv) headings = NULL;
  g_auto (GStrv) paragraphs = NULL;

  for (guint i = 0; i < 1000; i++) {
    KntExchange *exchange = knt_brief_add_exchange (brief, NULL);
    g_autofree char *question = make_nasty_text ();
    g_autofree char *topic = make_nasty_text ();
    g_autofree char *id = g_strdup_printf ("q%u", i + 1);

    exchange->topic = g_strdup (topic);
    knt_exchange_add_question (exchange, id, NULL, question, NULL);
    g_ptr_array_add (texts, knt_export_clean_line (topic));
    g_ptr_array_add (texts, knt_export_clean_line (question));
  }
  knt_notes_set_brief (notes, brief);
  markdown = fixture_export ("markdown", notes);

  headings = list_texts (markdown, CMARK_NODE_HEADING);
  g_assert_cmpuint (g_strv_length (headings), ==, 3 + 2 * 1000);

  paragraphs = list_texts (markdown, CMARK_NODE_PARAGRAPH);
  for (guint i = 0, j = 0; i < texts->len; i++) {
    const char *text = texts->pdata[i];
    g_autofree char *read = NULL;

    if (*text == '\0')
      continue;
    /* Between one text of the brief and the next stand texts of the program's own. */
    do {
      g_assert_nonnull (paragraphs[j]);
      g_clear_pointer (&read, g_free);
      read = knt_export_clean_line (paragraphs[j++]);
    } while (g_str_equal (read, "No answer") || g_str_has_prefix (read, "Standing:") || j == 1 ||
             g_str_has_prefix (read, "Open:"));
    g_assert_cmpstr (read, ==, text);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/markdown/golden", test_golden);
  g_test_add_func ("/markdown/corrected", test_corrected);
  g_test_add_func ("/markdown/reads-back", test_reads_back);
  g_test_add_func ("/markdown/keeps-texts", test_keeps_texts);
  g_test_add_func ("/markdown/nothing-becomes-markup", test_nothing_becomes_markup);

  return g_test_run ();
}
