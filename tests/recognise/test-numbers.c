/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fixture.h"

#define FRONT                                                                                                          \
  "h LIJST VAN VRAGEN EN ANTWOORDEN", "", "p Vastgesteld 11 november 2025", "",                                        \
    "p De vaste commissie voor Waterstaat heeft een aantal vragen voorgelegd aan de Minister van Waterstaat over de "  \
    "begroting. De daarop gegeven antwoorden zijn hierbij afgedrukt.",                                                 \
    ""
#define ITEMS(...) ((const char *const[]) { FRONT, __VA_ARGS__, NULL })
#define LETTER(...)                                                                                                    \
  ((const char *const[]) {                                                                                             \
    "b Antwoorden van de minister van Waterstaat op Kamervragen van het lid Boom (Groen) over de sluizen.", "",        \
    __VA_ARGS__, NULL })
#define FACTS(...)                                                                                                     \
  ((const char *const[]) { "b Beantwoording feitelijke vragen begroting 2026 Waterstaat", "", __VA_ARGS__, NULL })
#define LIST "nl-lijst-van-vragen"
#define LETTER_FORM "nl-kamervragen"

/* Each row is one way in which questions without a label in words, or without an answer, are told. */
static const struct {
  const char *name;
  FixtureLook look;
  const char *const *items;
  const char *form;
  const char *outline;
} rows[] = {
  { "questions-alone",
    { 0 },
    ((const char *const[]) {
      "b 2025D41207 LIJST VAN VRAGEN",
      "",
      "p De vaste commissie voor Waterstaat heeft over de brief van de Minister van Waterstaat de "
      "navolgende vragen ter beantwoording aan de Minister voorgelegd.",
      "",
      "p 1",
      "p Hoeveel sluizen zijn er?",
      "",
      "p 2",
      "p Kunt u voor elke sluis aangeven:",
      "p a. hoe oud zij is;",
      "p b. wat zij kost;",
      "p c. wie haar bedient?",
      "",
      "p 3",
      "p Komt er een brug? Zo nee, waarom niet?",
      "",
      "p 4",
      "p Kunt u een overzicht geven van de kosten.",
      "",
      "p 5",
      "p Waarom? De Kamer is daarover niet geïnformeerd.",
      "",
      "p 6",
      "p En wanneer?",
      NULL }),
    LIST,
    "1: Hoeveel sluizen zijn er?\n2: Kunt u voor elke sluis aangeven:\na. hoe oud zij is;\nb. wat zij kost;\n"
    "c. wie haar bedient?\n3: Komt er een brug? Zo nee, waarom niet?\n"
    "4: Kunt u een overzicht geven van de kosten.\n5: Waarom? De Kamer is daarover niet geïnformeerd.\n"
    "6: En wanneer?\n" },

  { "parts-of-a-question-before-an-answer-without-a-label",
    { 0 },
    ITEMS ("p 1",
           "p Kunt u aangeven:",
           "p a. hoeveel sluizen er zijn;",
           "p b. wat zij kosten?",
           "p Het gaat om het volgende:",
           "p - er zijn 84 sluizen;",
           "p - zij kosten niets.",
           "",
           "p 2",
           "p Komt er een brug?",
           "p Nee, om deze redenen:",
           "p - een brug is duur;",
           "p - wie wil er een brug?"),
    LIST,
    "1: Kunt u aangeven:\na. hoeveel sluizen er zijn;\nb. wat zij kosten? => Het gaat om het volgende:\n"
    "- er zijn 84 sluizen;\n- zij kosten niets.\n2: Komt er een brug? => Nee, om deze redenen:\n- een brug is duur;\n"
    "- wie wil er een brug?\n" },

  { "a-number-below-a-table",
    { 0 },
    ITEMS ("p 1. Hoeveel sluizen zijn er?",
           "p Dat staat hier:",
           "p Noord 12",
           "p Zuid 9",
           "p 2. Wat kosten zij?",
           "p Weinig:",
           "p Noord 3",
           "p Zuid 4",
           "=",
           "p 3. Hoe oud zijn zij?",
           "p Oud."),
    LIST,
    "1: Hoeveel sluizen zijn er? => Dat staat hier:\nNoord 12 Zuid 9\n2: Wat kosten zij? => Weinig:\nNoord 3 Zuid 4\n"
    "3: Hoe oud zijn zij? => Oud.\n" },

  { "two-lists-in-one-letter",
    { 0 },
    LETTER ("b 1",
            "p Kent u het bericht?",
            "b Antwoord",
            "p Ja.",
            "",
            "b 2",
            "p Wat vindt u daarvan?",
            "b Antwoord",
            "p Niets.",
            "",
            "b 1",
            "p Hoeveel sluizen zijn er?",
            "b Antwoord",
            "p Er zijn er 84.",
            "",
            "b 2",
            "p Komt er een brug?",
            "b Antwoord",
            "p Nee.",
            "",
            "b 3",
            "p En een tunnel?",
            "b Antwoord op vraag 3",
            "p Nee."),
    LETTER_FORM,
    "1: Kent u het bericht? => Ja.\n2: Wat vindt u daarvan? => Niets.\n1: Hoeveel sluizen zijn er? => Er zijn er 84.\n"
    "2: Komt er een brug? => Nee.\n3: En een tunnel? => Nee.\n" },

  { "print-of-all-questions-before-all-answers",
    { 0 },
    ((const char *const[]) { "p Tweede Kamer, vergaderjaar 2000–2001, Aanhangsel",
                             "b 585",
                             "",
                             "p Vragen van het lid Boom (Groen) aan de minister van Waterstaat over de sluizen. "
                             "(Ingezonden 14 december 2000)",
                             "",
                             "b 1",
                             "p Kent u het bericht?^1^",
                             "",
                             "b 2",
                             "p Wat vindt u daarvan?",
                             "",
                             "b 3",
                             "p Komt er een brug?",
                             "",
                             "b Antwoord",
                             "",
                             "p Antwoord van minister De Boer (Waterstaat). (Ontvangen 22 januari 2001)",
                             "",
                             "b 1",
                             "p Ja.",
                             "",
                             "b 2 en 3",
                             "p Er komt voorlopig niets.",
                             "",
                             "p ^1^ De Veerbode, 12 december 2000.",
                             NULL }),
    LETTER_FORM,
    "1: Kent u het bericht? => Ja.\n2: Wat vindt u daarvan? | 3: Komt er een brug? => Er komt voorlopig niets.\n" },

  { "an-annex-with-no-more-than-a-title",
    { 0 },
    FACTS ("b Vraag 1",
           "p Hoeveel sluizen zijn er?",
           "",
           "b Antwoord",
           "p Er zijn er 84.",
           "",
           "b Vraag 2",
           "p Wat kosten zij?",
           "",
           "b Antwoord",
           "p Niets."),
    LIST,
    "1: Hoeveel sluizen zijn er? => Er zijn er 84.\n2: Wat kosten zij? => Niets.\n" },

  { "answers-headed-by-a-letter",
    { 0 },
    LETTER ("p 1. Kent u het bericht?",
            "",
            "p A: Ja.",
            "",
            "p 2. Wat vindt u daarvan?",
            "",
            "p A: Niets. Daarvoor is het te vroeg."),
    LETTER_FORM,
    "1: Kent u het bericht? => Ja.\n2: Wat vindt u daarvan? => Niets. Daarvoor is het te vroeg.\n" },

  { "two-lists-with-headings-and-sources",
    { 0 },
    LETTER (
      "b Vraag 1",
      "p Kent u het bericht? 1)",
      "b Antwoord 1",
      "p Ja.",
      "",
      "b Vraag 2",
      "p Wat vindt u daarvan?",
      "b Antwoord 2",
      "p Dit zijn de redenen:",
      "p 1) de veren zijn oud;",
      "p 2) het water is laag.",
      "",
      "p 1) De Veerbode, 12 maart 2026, De veren liggen stil (www.veerbode.example/stil).",
      "",
      "b Vragen van de leden Tak en Van der Vaart (Delta) aan de minister van Waterstaat over de bruggen (ingezonden 3 maart "
      "2026)",
      "",
      "b Vraag 1",
      "p Kent u de brug?",
      "b Antwoord 1",
      "p Ja.",
      "",
      "b Vraag 2",
      "p Wat kost zij?",
      "b Antwoord 2",
      "p Niets."),
    LETTER_FORM,
    "1: Kent u het bericht? 1) => Ja.\n"
    "2: Wat vindt u daarvan? => Dit zijn de redenen:\n1) de veren zijn oud;\n2) het water is laag.\n"
    "1: Kent u de brug? => Ja.\n2: Wat kost zij? => Niets.\n" },
};

static void
test_row (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GPtrArray) pages = fixture_pages (&rows[i].look, rows[i].items);
  g_autoptr (KntBrief) brief = fixture_recognise (pages);
  g_autofree char *outline = fixture_outline (brief);

  g_assert_cmpstr (outline, ==, rows[i].outline);
  g_assert_cmpuint (knt_brief_get_loose (brief)->len, ==, 0);
  g_assert_cmpstr (knt_brief_get_form (brief), ==, rows[i].form);
  fixture_check_spans (brief, pages);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/numbers/", rows[i].name, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
  }

  return g_test_run ();
}
