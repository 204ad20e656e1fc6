/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fixture.h"
#include "knt-audit.h"
#include "knt-forms.h"
#include "knt-recogniser.h"
#include "knt-span.h"

#define TITLE "b Antwoorden van de minister van Waterstaat op Kamervragen van het lid Boom (Groen) over de sluizen.", ""
#define ITEMS(...) ((const char *const[]) { TITLE, __VA_ARGS__, NULL })

/* Each row is a brief with one thing wrong, and what is said of it: page, id and sentence. */
static const struct {
  const char *name;
  const char *const *items;
  const char *findings;
} rows[] = {
  { "all-is-well",
    ITEMS ("b Vraag 1",
           "b Kent u het bericht?",
           "",
           "b Antwoord op vraag 1",
           "p Ja.",
           "",
           "b Vraag 2",
           "b Wat vindt u ervan?",
           "",
           "b Antwoord op vraag 2",
           "p Niets."),
    "" },
  { "numbers-missing",
    ITEMS ("b Vraag 1",
           "b Een?",
           "",
           "b Antwoord 1",
           "p Een.",
           "",
           "b Vraag 3",
           "b Drie?",
           "",
           "b Antwoord 3",
           "p Drie.",
           "=",
           "b Vraag 7",
           "b Zeven?",
           "",
           "b Antwoord 7",
           "p Zeven."),
    "1 q2 Question 2 is missing\n2 q3 Questions 4 to 6 are missing\n" },
  { "numbers-that-a-parliament-gives-count-nothing",
    ITEMS ("b Vraag 220",
           "b Een?",
           "",
           "b Antwoord 220",
           "p Een.",
           "",
           "b Vraag 222",
           "b Twee?",
           "",
           "b Antwoord 222",
           "p Twee.",
           "",
           "b Vraag 227",
           "b Drie?",
           "",
           "b Antwoord 227",
           "p Drie."),
    "" },
  { "joint-answers-leave-no-gap",
    ITEMS ("b Vraag 1",
           "b Een?",
           "",
           "b Vraag 2",
           "b Twee?",
           "",
           "b Antwoord op vraag 2",
           "p Twee.",
           "",
           "b Vraag 3",
           "b Drie?",
           "",
           "b Antwoord op vraag 1 en 3",
           "p Een en drie."),
    "" },
  { "not-answered", ITEMS ("b Vraag 1", "b Een?", "", "b Antwoord 1", "p Een.", "", "b Vraag 2", "b Twee?"),
    "1 q2 Question 2 has no answer\n" },
  { "text-that-belongs-to-nothing",
    ITEMS ("b Vraag 1",
           "b Een?",
           "",
           "b Antwoord 1",
           "p Een.",
           "",
           "p Toelichting",
           "",
           "p De sluis ligt sinds jaar en dag in het kanaal, waar hij door een knecht wordt bediend.",
           "",
           "b Vraag 2",
           "b Twee?",
           "",
           "b Antwoord 2",
           "p Twee."),
    "1 - “De sluis ligt sinds jaar en dag in het kanaal, waar hij door…” belongs to no question or answer\n" },
  { "more-announced-than-found",
    (const char *const[]) { TITLE, "p Hierbij bied ik u de antwoorden aan op de 3 vragen van het lid Boom.", "",
                            "b Vraag 1", "b Een?", "", "b Antwoord 1", "p Een.", "", "b Vraag 2", "b Twee?", "",
                            "b Antwoord 2", "p Twee.", NULL },
    "0 - 3 questions announced, 2 found\n" },
  { "more-announced-in-a-list",
    (const char *const[]) {
      "b Lijst van vragen en antwoorden", "",
      "p De vaste commissie voor Waterstaat heeft 62 vragen aan de minister voorgelegd. De vragen en "
      "antwoorden zijn hierna afgedrukt.",
      "", "b 1", "b Is de sluis dicht?", "", "p Ja.", "", "b 2", "b Waarom is dat?", "", "p Daarom.", NULL },
    "0 - 62 questions announced, 2 found\n" },
  { "asides-are-no-text-that-is-missed",
    (const char *const[]) {
      "b Question for written answer E-000123/2024",
      "p to the Commission",
      "",
      "b Subject: Ports",
      "",
      "p Is the port open?",
      "",
      "b Answer given by Ms Plas on behalf of the European Commission",
      "",
      "p It is.",
      "",
      "p Written questions : E-000123/2024, E-000124/2024. They are answered together, as has been "
      "the custom of the Commission for a long time, and will be.",
      "",
      "b Question for written answer E-000124/2024",
      "p to the Commission",
      "",
      "b Subject: Ferries",
      "",
      "p Is there a ferry?",
      "",
      "b Answer given by Ms Plas on behalf of the European Commission",
      "",
      "p There is.",
      NULL },
    "" },
};

static void
test_brief (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  FixtureLook look = { 0 };
  g_autoptr (GPtrArray) pages = fixture_pages (&look, rows[row].items);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) forms = knt_forms_load (g_getenv ("KNT_FORMS"), problems);
  g_autoptr (KntRecogniser) recogniser = knt_recogniser_new (forms);
  g_autoptr (KntBrief) brief = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < pages->len; i++)
    knt_recogniser_add_page (recogniser, pages->pdata[i]);
  brief = knt_recogniser_recognise (recogniser);
  findings = knt_audit_brief (brief);
  for (guint i = 0; i < findings->len; i++) {
    const KntFinding *finding = findings->pdata[i];

    g_string_append_printf (said, "%u %s %s\n", knt_finding_get_page (finding), finding->id != NULL ? finding->id : "-",
                            finding->sentence);
  }
  g_assert_cmpstr (said->str, ==, rows[row].findings);
}

static void
add_exchange (KntBrief *brief, KntGroup *group, const char *question, const char *label, const char *answer)
{
  KntExchange *exchange = knt_brief_add_exchange (brief, group);

  if (question != NULL)
    knt_exchange_add_question (exchange, question, label, "Waarom is de sluis dicht?", NULL);
  if (answer != NULL)
    knt_exchange_add_answer (exchange, answer, "De sluis is dicht omdat hij oud is.", NULL);
}

/* Where the brief comes out of a file, it alone says what is wrong. */
static void
test_brief_alone (void)
{
  g_autoptr (KntBrief) brief = knt_brief_new ("nl-kamervragen", 1);
  KntGroup *one = knt_brief_add_group (brief, "Een"), *other = knt_brief_add_group (brief, "Ander");
  g_autoptr (GPtrArray) findings = NULL;

  add_exchange (brief, one, "q1", "1", "a1");
  add_exchange (brief, other, "q2", "1", "a2");
  add_exchange (brief, other, "q3", "1", "a3");
  add_exchange (brief, NULL, NULL, NULL, "a4");
  findings = knt_audit_brief (brief);

  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_cmpint (((KntFinding *) findings->pdata[0])->kind, ==, KNT_FINDING_TWICE);
  g_assert_cmpstr (((KntFinding *) findings->pdata[0])->id, ==, "q3");
  g_assert_cmpint (((KntFinding *) findings->pdata[1])->kind, ==, KNT_FINDING_UNASKED);
  g_assert_cmpstr (((KntFinding *) findings->pdata[1])->sentence, ==,
                   "The answer “De sluis is dicht omdat hij oud is.” has no question");
}

static void
test_questions_only (void)
{
  g_autoptr (KntBrief) brief = knt_brief_new ("nl-inbreng", 1);
  g_autoptr (GPtrArray) findings = NULL;

  add_exchange (brief, NULL, "q1", "1", NULL);
  add_exchange (brief, NULL, "q2", "2", NULL);
  findings = knt_audit_brief (brief);

  g_assert_cmpuint (findings->len, ==, 0);
}

/* What the engine doubts is added where nothing else is wrong with it. */
static void
test_doubts (void)
{
  g_autoptr (KntBrief) brief = knt_brief_new ("nl-kamervragen", 1);
  GPtrArray *exchanges = knt_brief_get_exchanges (brief);
  g_autoptr (GPtrArray) findings = NULL;

  add_exchange (brief, NULL, "q1", "1", "a1");
  add_exchange (brief, NULL, "q2", "2", NULL);
  add_exchange (brief, NULL, "q3", "3", "a3");
  add_exchange (brief, NULL, "q4", NULL, "a4");
  for (guint i = 1; i < exchanges->len; i++)
    ((KntExchange *) exchanges->pdata[i])->confidence = 0.6;
  findings = knt_audit_brief (brief);
  g_assert_cmpuint (findings->len, ==, 1);
  knt_audit_add_doubts (brief, findings);

  g_assert_cmpuint (findings->len, ==, 3);
  g_assert_cmpstr (((KntFinding *) findings->pdata[0])->sentence, ==, "Question 2 has no answer");
  g_assert_cmpint (((KntFinding *) findings->pdata[1])->kind, ==, KNT_FINDING_UNSURE);
  g_assert_cmpstr (((KntFinding *) findings->pdata[1])->id, ==, "q3");
  g_assert_cmpstr (((KntFinding *) findings->pdata[1])->sentence, ==, "Check question 3 and its answer");
  g_assert_cmpstr (((KntFinding *) findings->pdata[2])->sentence, ==,
                   "Check the question “Waarom is de sluis dicht?” and its answer");
}

/* One letter may answer the questions of several members, each list numbered from 1. */
static void
test_two_lists (void)
{
  static const char *const labels[] = { "1", "2", "3", "1", "2", "4" };
  g_autoptr (KntBrief) brief = knt_brief_new ("nl-kamervragen", 1);
  g_autoptr (GPtrArray) findings = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++) {
    g_autofree char *question = g_strdup_printf ("q%u", i + 1);
    g_autofree char *answer = g_strdup_printf ("a%u", i + 1);

    add_exchange (brief, NULL, question, labels[i], answer);
  }
  findings = knt_audit_brief (brief);

  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpint (((KntFinding *) findings->pdata[0])->kind, ==, KNT_FINDING_GAP);
  g_assert_cmpstr (((KntFinding *) findings->pdata[0])->id, ==, "q6");
}

/* A first question that comes twice in one list. */
static void
test_first_label_twice (void)
{
  static const char *const labels[] = { "1", "1", "2", "3" };
  g_autoptr (KntBrief) brief = knt_brief_new ("nl-kamervragen", 1);
  g_autoptr (GPtrArray) findings = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++) {
    g_autofree char *question = g_strdup_printf ("q%u", i + 1);
    g_autofree char *answer = g_strdup_printf ("a%u", i + 1);

    add_exchange (brief, NULL, question, labels[i], answer);
  }
  findings = knt_audit_brief (brief);

  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpint (((KntFinding *) findings->pdata[0])->kind, ==, KNT_FINDING_TWICE);
  g_assert_cmpstr (((KntFinding *) findings->pdata[0])->id, ==, "q2");
}

static const char *
find_key (GPtrArray *findings, KntFindingKind kind, guint n)
{
  for (guint i = 0; i < findings->len; i++) {
    const KntFinding *finding = findings->pdata[i];

    if (finding->kind == kind && n-- == 0)
      return finding->key;
  }
  return NULL;
}

/* A finding is known again in the same brief whose ids have shifted, and two that say the same are two. */
static void
test_keys (void)
{
  g_autoptr (KntBrief) brief = knt_brief_new ("nl-kamervragen", 1);
  g_autoptr (KntBrief) shifted = knt_brief_new ("nl-kamervragen", 1);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) again = NULL;

  knt_brief_set_fact (brief, "announced", "9");
  add_exchange (brief, NULL, "q1", "1", "a1");
  add_exchange (brief, NULL, "q2", "4", NULL);
  add_exchange (brief, NULL, "q3", "4", NULL);
  add_exchange (shifted, NULL, "q1", "0", "a1");
  add_exchange (shifted, NULL, "q2", "1", "a2");
  add_exchange (shifted, NULL, "q7", "4", NULL);
  findings = knt_audit_brief (brief);
  again = knt_audit_brief (shifted);

  g_assert_cmpstr (find_key (findings, KNT_FINDING_COUNT, 0), ==, "count:9:3");
  g_assert_cmpstr (find_key (findings, KNT_FINDING_GAP, 0), ==, "gap:2-3");
  g_assert_true (g_str_has_prefix (find_key (findings, KNT_FINDING_UNANSWERED, 0), "unanswered:"));
  g_assert_cmpstr (find_key (findings, KNT_FINDING_UNANSWERED, 0), ==, find_key (again, KNT_FINDING_UNANSWERED, 0));
  g_assert_true (g_str_has_suffix (find_key (findings, KNT_FINDING_UNANSWERED, 1), "#2"));
  for (guint i = 0; i < findings->len; i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpstr (((KntFinding *) findings->pdata[i])->key, !=, ((KntFinding *) findings->pdata[j])->key);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/audit/", rows[i].name, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_brief);
  }
  g_test_add_func ("/audit/brief-alone", test_brief_alone);
  g_test_add_func ("/audit/questions-only", test_questions_only);
  g_test_add_func ("/audit/doubts", test_doubts);
  g_test_add_func ("/audit/keys", test_keys);
  g_test_add_func ("/audit/two-lists", test_two_lists);
  g_test_add_func ("/audit/first-label-twice", test_first_label_twice);

  return g_test_run ();
}
