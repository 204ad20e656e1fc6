/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fixture.h"

#define TITLE "b Antwoorden van de minister van Waterstaat op Kamervragen van het lid Boom (Groen) over de sluizen."
#define N_QUESTIONS 5

/* Each row is a spelling of a label, for a question or an answer, that was seen in real letters. */
static const struct {
  const char *label;
  const char *numbers; /* of the questions, as the digits from 1 to 5 */
} answers[] = {
  { "Antwoord 1", "1" },
  { "Antwoord 2:", "2" },
  { "Antwoord 3.", "3" },
  { "Antwoord", "5" },
  { "Antwoord:", "5" },
  { "Antwoord op vraag 4", "4" },
  { "Antwoord op vraag 4:", "4" },
  { "Antwoord op de vraag 4", "4" },
  { "Antwoord vraag 4", "4" },
  { "Antwoord vraag 4:", "4" },
  { "Antwoord vraag 2-4:", "234" },
  { "Antwoord vraag 2–4:", "234" },
  { "Antwoorden 2 en 4", "24" },
  { "Antwoord vragen 1,2,3,4 en 5", "12345" },
  { "Antwoord 2 t/m 5", "2345" },
  { "Antwoord 2 tot en met 5", "2345" },
  { "Antwoord op vraag 3 en 5", "35" },
  { "Antwoord op vraag 3 en vraag 5", "35" },
  { "Antwoorden op vraag 1, 2, 4 en 5", "1245" },
  { "Antwoord op vragen 2, 3, en 5", "235" },
  { "Antwoorden op de vragen 2 & 3", "23" },
  { "Antwoord op vraag 1/2", "12" },
  { "ANTWOORD OP VRAAG 3", "3" },
  { "ANTWOORD OP DE VRAGEN 2, 3 EN 5", "235" },
  { "ANTWOORD 2 T/M 4", "234" },
  { "ANTWOORDEN 2 TOT EN MET 4:", "234" },
  { "Antwoord 3)", "3" },
};

static const struct {
  const char *label;
  const char *printed;
} questions[] = {
  { "Vraag 7", "7" },
  { "Vraag 7:", "7" },
  { "Vraag 7.", "7" },
  { "VRAAG 7", "7" },
  { "Vraag 7)", "7" },
  { "VRAGEN 7, 8 EN 9", "7, 8, 9" },
  { "VRAAG 7 T/M 9", "7, 8, 9" },
  { "Vragen 7 en 8", "7, 8" },
  { "Vraag 7, 8 en 10", "7, 8, 10" },
  { "Vraag 7 t/m 9", "7, 8, 9" },
  { "Vraag 3a", "3a" },
  { "Vraag 1204", "1204" },
};

/* (transfer full): what all forms make of a letter with these paragraphs */
static char *
recognise (GPtrArray *items)
{
  FixtureLook look = { 0 };
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (KntBrief) brief = NULL;

  g_ptr_array_add (items, NULL);
  pages = fixture_pages (&look, (const char *const *) items->pdata);
  brief = fixture_recognise (pages);
  fixture_check_spans (brief, pages);

  return fixture_outline (brief);
}

static void
add (GPtrArray *items, const char *style, const char *text)
{
  g_ptr_array_add (items, g_strconcat (style, text, NULL));
}

/* Five questions, and below them an answer to some: one exchange answers these, whatever stands between. */
static void
test_answer (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) joint = g_string_new (NULL);
  g_autofree char *outline = NULL;

  add (items, "", TITLE);
  for (int i = 1; i <= N_QUESTIONS; i++) {
    gboolean is_joint = strchr (answers[row].numbers, '0' + i) != NULL;
    g_autofree char *label = g_strdup_printf ("Vraag %d", i);
    g_autofree char *text = g_strdup_printf ("Hoe oud is sluis %c?", 'A' + i);
    g_autofree char *answer = g_strdup_printf ("Antwoord op vraag %d", i);

    add (items, "", "");
    add (items, "b ", label);
    add (items, "b ", text);
    if (is_joint)
      g_string_append_printf (joint, "%s%d: %s", joint->len > 0 ? " | " : "", i, text);
    if (is_joint)
      continue;
    add (items, "", "");
    add (items, "b ", answer);
    add (items, "p ", "Oud.");
  }
  add (items, "", "");
  add (items, "b ", answers[row].label);
  add (items, "p ", "Honderd jaar.");
  g_string_append (joint, " => Honderd jaar.\n");

  outline = recognise (items);
  if (strstr (outline, joint->str) == NULL)
    g_test_message ("%s", outline);
  g_assert_nonnull (strstr (outline, joint->str));
}

static void
test_question (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *wanted =
    g_strdup_printf ("1: Kent u de sluizen? => Ja.\n%s: Hoe oud zijn zij? => Oud.\n", questions[row].printed);
  g_autofree char *outline = NULL;

  add (items, "", TITLE);
  add (items, "", "");
  add (items, "b ", "Vraag 1");
  add (items, "b ", "Kent u de sluizen?");
  add (items, "", "");
  add (items, "b ", "Antwoord op vraag 1");
  add (items, "p ", "Ja.");
  add (items, "", "");
  add (items, "b ", questions[row].label);
  add (items, "b ", "Hoe oud zijn zij?");
  add (items, "", "");
  add (items, "b ", "Antwoord");
  add (items, "p ", "Oud.");

  outline = recognise (items);
  g_assert_cmpstr (outline, ==, wanted);
}

/* What comes after the last answer, or in the place of one, is no part of it. */
static void
test_ends (void)
{
  static const char *const ends[] = {
    "b Toelichting:",         "p Toelichting: Deze vragen dienen ter aanvulling op eerdere vragen.",
    "b Mededeling",           "p Deze vragen dienen ter aanvulling op eerdere vragen van het lid Boom (Groen).",
    "b Bijlage 1: overzicht",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++) {
    g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
    g_autofree char *outline = NULL;

    add (items, "", TITLE);
    add (items, "", "");
    add (items, "b ", "Vraag 1");
    add (items, "b ", "Kent u de sluizen?");
    add (items, "", "");
    add (items, "b ", "Antwoord 1");
    add (items, "p ", "Ja.");
    add (items, "", "");
    add (items, "", ends[i]);
    add (items, "", "");
    add (items, "p ", "De sluizen zijn in 2019 ook besproken.");

    outline = recognise (items);
    g_assert_cmpstr (outline, ==, "1: Kent u de sluizen? => Ja.\n");
  }
}

/* A sentence that begins like a signature. */
static void
test_a_minister_in_an_answer (void)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *outline = NULL;

  add (items, "", TITLE);
  add (items, "", "");
  add (items, "b ", "Vraag 1");
  add (items, "b ", "Waar staat dat?");
  add (items, "", "");
  add (items, "b ", "Antwoord 1");
  add (items, "p ", "De Minister van Financiën heeft de evaluatie van de sluizen op 3 maart aan de Kamer gestuurd.");

  outline = recognise (items);
  g_assert_cmpstr (
    outline, ==,
    "1: Waar staat dat? => De Minister van Financiën heeft de evaluatie van de sluizen op 3 maart aan de "
    "Kamer gestuurd.\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++) {
    g_autofree char *path = g_strdup_printf ("/labels/answer-%" G_GSIZE_FORMAT, i);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_answer);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++) {
    g_autofree char *path = g_strdup_printf ("/labels/question-%" G_GSIZE_FORMAT, i);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_question);
  }
  g_test_add_func ("/labels/ends", test_ends);
  g_test_add_func ("/labels/a-minister-in-an-answer", test_a_minister_in_an_answer);

  return g_test_run ();
}
