/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fixture.h"

#define FRONT                                                                                                              \
  "p De vaste commissie voor Waterstaat heeft een aantal vragen en opmerkingen voorgelegd aan de minister van Waterstaat " \
  "over de brief van 2 maart 2026 over de sluizen (Kamerstuk 36 800, nr. 4).",                                             \
    "",                                                                                                                    \
    "p De vragen en opmerkingen zijn op 9 maart 2026 aan de minister voorgelegd. Bij brief van 20 maart 2026 zijn de "     \
    "vragen beantwoord.",                                                                                                  \
    "", "h Vragen en opmerkingen vanuit de fracties en reactie van de bewindspersoon", ""
#define ITEMS(...) ((const char *const[]) { FRONT, __VA_ARGS__, NULL })

#define ASKS_A "De leden van de Groen-fractie vragen zich af of de sluizen open gaan."
#define SAYS_A "De sluizen gaan open."
#define ASKS_B "Daarnaast willen deze leden weten wanneer dat is. Zij horen graag een datum."
#define SAYS_B "Dat is op 1 mei."
#define ASKS_C "De leden van de fractie van Polder lezen over een brug. Komt die er?"
#define SAYS_C "De brug komt er niet."

/* Each row is one way in which a report of written consultations departs from the plain one. */
static const struct {
  const char *name;
  FixtureLook look;
  const char *const *items;
  const char *outline;
} rows[] = {
  { "bold-questions",
    { 0 },
    ITEMS ("b Vragen en opmerkingen van de Groen-fractie",
           "",
           "b " ASKS_A,
           "",
           "p " SAYS_A,
           "",
           "b " ASKS_B,
           "",
           "p " SAYS_B,
           "",
           "b Vragen en opmerkingen van de leden van de fractie van Polder",
           "",
           "b " ASKS_C,
           "",
           "p " SAYS_C),
    "[Groen] " ASKS_A " => " SAYS_A "\n[Groen] " ASKS_B " => " SAYS_B "\n[Polder] " ASKS_C " => " SAYS_C "\n" },

  { "italic-questions",
    { .plain = "TimesNewRomanPSMT",
      .bold = "TimesNewRomanPS-BoldMT",
      .italic = "TimesNewRomanPS-ItalicMT",
      .size = 11,
      .left = 50,
      .columns = 80 },
    ITEMS ("b Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "i " ASKS_A,
           "",
           "p " SAYS_A,
           "",
           "i " ASKS_B,
           "",
           "p " SAYS_B,
           "",
           "b Vragen en opmerkingen van de leden van de Polder-fractie",
           "",
           "i " ASKS_C,
           "",
           "p " SAYS_C),
    "[Groen] " ASKS_A " => " SAYS_A "\n[Groen] " ASKS_B " => " SAYS_B "\n[Polder] " ASKS_C " => " SAYS_C "\n" },

  { "plain-questions-and-italic-answers",
    { 0 },
    ITEMS ("b Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "p " ASKS_A,
           "",
           "i " SAYS_A,
           "",
           "p " ASKS_B,
           "",
           "i " SAYS_B,
           "",
           "b Vragen en opmerkingen van de leden van de Polder-fractie",
           "",
           "p " ASKS_C,
           "",
           "i " SAYS_C),
    "[Groen] " ASKS_A " => " SAYS_A "\n[Groen] " ASKS_B " => " SAYS_B "\n[Polder] " ASKS_C " => " SAYS_C "\n" },

  { "bold-by-another-font",
    { .plain = "Univers", .bold = "Univers-Black" },
    ITEMS ("b Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "b " ASKS_A,
           "",
           "p " SAYS_A,
           "",
           "b " ASKS_B,
           "",
           "p " SAYS_B),
    "[Groen] " ASKS_A " => " SAYS_A "\n[Groen] " ASKS_B " => " SAYS_B "\n" },

  { "fonts-that-tell-no-weight",
    { .plain = "F1", .bold = "F2" },
    ITEMS ("b Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "b " ASKS_A,
           "",
           "p " SAYS_A " Daar is lang aan gewerkt, door heel veel mensen, op heel veel plaatsen in het land.",
           "",
           "b " ASKS_B,
           "",
           "p " SAYS_B " Dat is dus al heel snel, en het duurt nu niet lang meer."),
    "[Groen] " ASKS_A " => " SAYS_A
    " Daar is lang aan gewerkt, door heel veel mensen, op heel veel plaatsen in het land.\n"
    "[Groen] " ASKS_B " => " SAYS_B " Dat is dus al heel snel, en het duurt nu niet lang meer.\n" },

  { "cues-alone",
    { 0 },
    ITEMS ("b Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "p " ASKS_A,
           "",
           "p " SAYS_A,
           "",
           "p " ASKS_B,
           "",
           "p " SAYS_B),
    "[Groen] " ASKS_A " => " SAYS_A "\n[Groen] " ASKS_B " => " SAYS_B "\n" },

  { "quotations-set-like-questions",
    { 0 },
    ITEMS ("b Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "i " ASKS_A,
           "",
           "p " SAYS_A,
           "",
           "i “De sluis is van ons allemaal.”",
           "",
           "p Dat staat in de wet.",
           "",
           "i " ASKS_B,
           "",
           "p " SAYS_B,
           "",
           "i “Wie vaart, die wacht.”",
           "",
           "p Dat ook.",
           "",
           "i “En wie wacht, die vaart.”",
           "",
           "p En dat.",
           "",
           "i " ASKS_C,
           "",
           "p " SAYS_C),
    "[Groen] " ASKS_A " => " SAYS_A "\n“De sluis is van ons allemaal.”\nDat staat in de wet.\n[Groen] " ASKS_B
    " => " SAYS_B "\n“Wie vaart, die wacht.”\nDat ook.\n“En wie wacht, die vaart.”\nEn dat.\n[Groen] " ASKS_C
    " => " SAYS_C "\n" },

  { "answers-that-name-the-group",
    { 0 },
    ITEMS ("b Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "b " ASKS_A,
           "",
           "p De leden van de Groen-fractie vragen terecht naar de sluizen.",
           "",
           "b " ASKS_B,
           "",
           "p " SAYS_B,
           "",
           "b " ASKS_C,
           "",
           "p " SAYS_C),
    "[Groen] " ASKS_A " => De leden van de Groen-fractie vragen terecht naar de sluizen.\n"
    "[Groen] " ASKS_B " => " SAYS_B "\n[Groen] " ASKS_C " => " SAYS_C "\n" },

  { "introduction-is-neither",
    { 0 },
    ITEMS ("p Inleiding",
           "",
           "p Met belangstelling heb ik kennisgenomen van de inbreng van de leden van de fracties.",
           "",
           "b Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "b " ASKS_A,
           "",
           "p " SAYS_A),
    "[Groen] " ASKS_A " => " SAYS_A "\n" },

  { "paragraphs-of-one-question",
    { 0 },
    ITEMS ("b Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "b De leden van de Groen-fractie hebben kennisgenomen van de brief en hebben de volgende vragen.",
           "",
           "b " ASKS_B,
           "",
           "p " SAYS_A,
           "",
           "p " SAYS_B),
    "[Groen] De leden van de Groen-fractie hebben kennisgenomen van de brief en hebben de volgende vragen.\n" ASKS_B
    " => " SAYS_A "\n" SAYS_B "\n" },

  { "topics",
    { 0 },
    ITEMS ("b Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "i Sluizen",
           "",
           "b " ASKS_A,
           "",
           "p " SAYS_A,
           "",
           "i Bruggen en wegen",
           "",
           "b " ASKS_B,
           "",
           "p " SAYS_B,
           "",
           "b Vragen en opmerkingen van de leden van de Polder-fractie",
           "",
           "b " ASKS_C,
           "",
           "p " SAYS_C),
    "[Groen / Sluizen] " ASKS_A " => " SAYS_A "\n[Groen / Bruggen en wegen] " ASKS_B " => " SAYS_B "\n[Polder] " ASKS_C
    " => " SAYS_C "\n" },

  { "topics-set-like-questions",
    { 0 },
    ITEMS ("b Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "b De leden van de Groen-fractie hebben kennisgenomen van de brief.",
           "",
           "b Sluizen",
           "",
           "b " ASKS_B,
           "",
           "p " SAYS_A,
           "",
           "b Bruggen",
           "",
           "b " ASKS_C,
           "",
           "p " SAYS_C),
    "[Groen / Sluizen] De leden van de Groen-fractie hebben kennisgenomen van de brief.\n" ASKS_B " => " SAYS_A
    "\n[Groen / Bruggen] " ASKS_C " => " SAYS_C "\n" },

  { "heading-within-an-answer",
    { 0 },
    ITEMS ("b Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "b " ASKS_A,
           "",
           "p " SAYS_A,
           "",
           "i Planning",
           "",
           "p " SAYS_B,
           "",
           "b " ASKS_C,
           "",
           "p " SAYS_C),
    "[Groen] " ASKS_A " => " SAYS_A "\nPlanning\n" SAYS_B "\n[Groen] " ASKS_C " => " SAYS_C "\n" },

  { "two-groups-in-one-heading",
    { 0 },
    ITEMS ("b Vragen en opmerkingen van de leden van de GroenLinks- en PvdA-fractie en reactie van de bewindspersoon",
           "",
           "b " ASKS_A,
           "",
           "p " SAYS_A,
           "",
           "b Vragen en opmerkingen van de leden van de fracties van CDA, PVV en SP",
           "",
           "b " ASKS_C,
           "",
           "p " SAYS_C),
    "[GroenLinks en PvdA] " ASKS_A " => " SAYS_A "\n[CDA, PVV en SP] " ASKS_C " => " SAYS_C "\n" },

  { "names-of-groups",
    { .columns = 52 },
    ITEMS (
      "b Vragen en opmerkingen van de leden van de Partij voor de Dieren-fractie en reactie van de bewindspersonen",
      "",
      "b " ASKS_A,
      "",
      "p " SAYS_A,
      "",
      "b Vragen en opmerkingen van de leden van de Partij van de Vrije Schippers-fractie",
      "",
      "b " ASKS_B,
      "",
      "p " SAYS_B,
      "",
      "b Inbreng van het lid Omtzigt",
      "",
      "b " ASKS_C,
      "",
      "p " SAYS_C),
    "[Partij voor de Dieren] " ASKS_A " => " SAYS_A "\n[Partij van de Vrije Schippers] " ASKS_B " => " SAYS_B
    "\n[Omtzigt] " ASKS_C " => " SAYS_C "\n" },

  { "heading-right-above-its-text",
    { 0 },
    ITEMS ("b Vragen en opmerkingen van de leden van de Groen-fractie",
           "b " ASKS_A,
           "p " SAYS_A,
           "b " ASKS_B,
           "p " SAYS_B),
    "[Groen] " ASKS_A " => " SAYS_A "\n[Groen] " ASKS_B " => " SAYS_B "\n" },

  { "table-of-contents",
    { 0 },
    ((const char *const[]) { FRONT, "b Inhoudsopgave",
                             "",    "p Vragen en opmerkingen vanuit de fracties 2",
                             "",    "p Vragen en opmerkingen van de leden van de Groen-fractie 2",
                             "",    "p Vragen en opmerkingen van de leden van de Polder-fractie 3",
                             "",    "p Volledige agenda 7",
                             "=",   "b Vragen en opmerkingen van de leden van de Groen-fractie",
                             "",    "b " ASKS_A,
                             "",    "p " SAYS_A,
                             "",    "b Vragen en opmerkingen van de leden van de Polder-fractie",
                             "",    "b " ASKS_C,
                             "",    "p " SAYS_C,
                             "",    "b Volledige agenda",
                             "",    "p De leden van de commissie.",
                             NULL }),
    "[Groen] " ASKS_A " => " SAYS_A "\n[Polder] " ASKS_C " => " SAYS_C "\n" },

  { "table-of-contents-without-numbers",
    { 0 },
    ((const char *const[]) { FRONT,
                             "b Inhoudsopgave",
                             "",
                             "p Vragen en opmerkingen van de leden van de Groen-fractie",
                             "",
                             "p Vragen en opmerkingen van de leden van de Polder-fractie",
                             "",
                             "=",
                             "h Vragen en opmerkingen vanuit de fracties",
                             "",
                             "b Vragen en opmerkingen van de leden van de Groen-fractie",
                             "",
                             "b " ASKS_A,
                             "",
                             "p " SAYS_A,
                             "",
                             "b Vragen en opmerkingen van de leden van de Polder-fractie",
                             "",
                             "b " ASKS_C,
                             "",
                             "p " SAYS_C,
                             NULL }),
    "[Groen] " ASKS_A " => " SAYS_A "\n[Polder] " ASKS_C " => " SAYS_C "\n" },

  { "unanswered",
    { 0 },
    ITEMS ("b Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "b " ASKS_A,
           "",
           "b Vragen en opmerkingen van de leden van de Polder-fractie",
           "",
           "b " ASKS_C,
           "",
           "p " SAYS_C),
    "[Groen] " ASKS_A "\n[Polder] " ASKS_C " => " SAYS_C "\n" },

  { "no-questions-asked",
    { 0 },
    ITEMS ("b Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "b " ASKS_A,
           "",
           "p " SAYS_A,
           "",
           "b Vragen en opmerkingen van de leden van de Polder-fractie",
           "",
           "b De leden van de Polder-fractie hebben kennisgenomen van de brief en hebben geen opmerkingen."),
    "[Groen] " ASKS_A " => " SAYS_A "\n" },

  { "labelled-answers",
    { 0 },
    ITEMS ("b Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "p " ASKS_A,
           "",
           "b Antwoord",
           "p " SAYS_A,
           "",
           "p En nog iets.",
           "",
           "p " ASKS_B,
           "",
           "b Antwoord",
           "p " SAYS_B),
    "[Groen] " ASKS_A " => " SAYS_A "\nEn nog iets.\n[Groen] " ASKS_B " => " SAYS_B "\n" },

  { "labelled-answers-that-name-the-group",
    { 0 },
    ITEMS ("b Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "p " ASKS_A,
           "",
           "p Dat is geen vraag, maar hoort erbij.",
           "",
           "b Antwoord",
           "p De leden van de Groen-fractie vragen terecht naar de sluizen.",
           "",
           "p " SAYS_A,
           "",
           "p " ASKS_B,
           "",
           "b Antwoord van de minister van Waterstaat",
           "p " SAYS_B,
           "",
           "p Aan de leden van de Groen-fractie meld ik nog iets."),
    "[Groen] " ASKS_A
    "\nDat is geen vraag, maar hoort erbij. => De leden van de Groen-fractie vragen terecht naar de sluizen.\n" SAYS_A
    "\n[Groen] " ASKS_B " => " SAYS_B "\nAan de leden van de Groen-fractie meld ik nog iets.\n" },

  { "labelled-answers-in-many-paragraphs",
    { 0 },
    ITEMS ("b Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "p " ASKS_A,
           "",
           "b Antwoord",
           "p " SAYS_A,
           "",
           "p De leden van de Groen-fractie wijzen daar terecht op.",
           "",
           "p En nog iets.",
           "",
           "p De leden van de Groen-fractie vragen ook naar bruggen.",
           "",
           "p Deze leden horen graag een datum.",
           "",
           "b Antwoord",
           "p " SAYS_B,
           "",
           "i Wegen",
           "",
           "p " ASKS_C,
           "",
           "b Antwoord",
           "p " SAYS_C),
    "[Groen] " ASKS_A " => " SAYS_A "\nDe leden van de Groen-fractie wijzen daar terecht op.\nEn nog iets.\n"
    "[Groen] De leden van de Groen-fractie vragen ook naar bruggen.\nDeze leden horen graag een datum. => " SAYS_B
    "\n[Groen / Wegen] " ASKS_C " => " SAYS_C "\n" },

  { "labels-within-groups",
    { 0 },
    ITEMS ("b Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "p Vraag 1",
           "p Gaan de sluizen open?",
           "",
           "p Antwoord",
           "p " SAYS_A,
           "",
           "p Vraag 2",
           "p En wanneer?",
           "",
           "p Antwoord",
           "p " SAYS_B),
    "[Groen] 1: Gaan de sluizen open? => " SAYS_A "\n[Groen] 2: En wanneer? => " SAYS_B "\n" },

  { "answers-that-say-so",
    { 0 },
    ITEMS ("b Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "p " ASKS_A,
           "",
           "p Antwoord: De leden van de "
           "Groen-fractie hebben gelijk.",
           "",
           "p " ASKS_B,
           "",
           "p Antwoord: " SAYS_B),
    "[Groen] " ASKS_A " => De leden van de Groen-fractie hebben gelijk.\n[Groen] " ASKS_B " => " SAYS_B "\n" },

  { "a-table-within-an-answer",
    { 0 },
    ITEMS ("b Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "b " ASKS_A,
           "",
           "p " SAYS_A,
           "",
           "b Jaar",
           "",
           "b Aantal",
           "",
           "p 2025: 41",
           "",
           "p 2026: 42",
           "",
           "b " ASKS_B,
           "",
           "p " SAYS_B),
    "[Groen] " ASKS_A " => " SAYS_A "\nJaar\nAantal\n2025: 41\n2026: 42\n[Groen] " ASKS_B " => " SAYS_B "\n" },

  { "an-answer-that-begins-with-a-minister",
    { .columns = 60 },
    ITEMS ("b Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "b " ASKS_A,
           "",
           "p De minister van Waterstaat, die over de sluizen gaat, heeft daar al antwoord op gegeven."),
    "[Groen] " ASKS_A
    " => De minister van Waterstaat, die over de sluizen gaat, heeft daar al antwoord op gegeven.\n" },

  { "over-page-breaks-with-headers-between",
    { .rows = 9, .header = "Tweede Kamer, vergaderjaar 2025–2026, 36 800, nr. 5 %", .footer = "kst-36800-5" },
    ITEMS (
      "b Vragen en opmerkingen van de leden van de Groen-fractie",
      "",
      "b De leden van de Groen-fractie hebben gelezen dat de sluizen in de delta niet meer open gaan en dat schippers daar "
      "uren moeten wachten. Zij vragen zich af of dat langer zo kan blijven en of er ook iets aan te doen is.",
      "",
      "p De sluizen zijn oud en worden in de komende jaren een voor een vervangen, te beginnen met de sluis die het meest "
      "wordt gebruikt en die ook het oudst is van alle sluizen in de hele delta."),
    "[Groen] De leden van de Groen-fractie hebben gelezen dat de sluizen in de delta niet meer open gaan en dat schippers daar "
    "uren moeten wachten. Zij vragen zich af of dat langer zo kan blijven en of er ook iets aan te doen is. => De sluizen zijn "
    "oud en worden in de komende jaren een voor een vervangen, te beginnen met de sluis die het meest wordt gebruikt en die ook "
    "het oudst is van alle sluizen in de hele delta.\n" },

  { "name-of-a-group-over-a-line-end",
    { .columns = 26 },
    ITEMS ("b Vragen en opmerkingen van de leden van de Volt-fractie",
           "",
           "b Tot slot vragen leden van de Volt-fractie of dat mag.",
           "",
           "p Dat mag niet."),
    "[Volt] Tot slot vragen leden van de Volt-fractie of dat mag. => Dat mag niet.\n" },

  { "italic-title-within-an-answer",
    { .columns = 40 },
    ITEMS ("b Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "i " ASKS_A,
           "",
           "p Dat staat nu in het rapport van de raad",
           "i De sluizen van de delta, nu en in later",
           "p jaren, dat u hebt.",
           "",
           "i " ASKS_B,
           "",
           "p " SAYS_B),
    "[Groen] " ASKS_A
    " => Dat staat nu in het rapport van de raad De sluizen van de delta, nu en in later jaren, dat u hebt.\n"
    "[Groen] " ASKS_B " => " SAYS_B "\n" },

  { "signature-and-annex",
    { 0 },
    ITEMS ("b Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "b " ASKS_A,
           "",
           "p " SAYS_A,
           "",
           "p De minister van Waterstaat,",
           "",
           "p J. de Boer",
           "",
           "b Bijlage 1",
           "",
           "p Een lijst van sluizen."),
    "[Groen] " ASKS_A " => " SAYS_A "\n" },

  { "question-that-only-wishes-above-an-answers-label",
    { 0 },
    ITEMS ("b Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "p " ASKS_A,
           "",
           "p Antwoord",
           "",
           "p " SAYS_A,
           "",
           "p De leden van de Groen-fractie wijzen op de sluizen.",
           "",
           "p Antwoord",
           "",
           "p " SAYS_B),
    "[Groen] " ASKS_A " => " SAYS_A "\n[Groen] De leden van de Groen-fractie wijzen op de sluizen. => " SAYS_B "\n" },

  { "labels-on-both-sides",
    { 0 },
    ITEMS ("b Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "p Vraag",
           "",
           "p " ASKS_A,
           "",
           "p Het is er smal.",
           "",
           "p Antwoord van het kabinet",
           "",
           "p " SAYS_A,
           "",
           "p Waarom is dat van belang? Omdat het kan.",
           "",
           "p Vraag",
           "",
           "p " ASKS_B,
           "",
           "p Antwoord van het kabinet",
           "",
           "p " SAYS_B),
    "[Groen] " ASKS_A "\nHet is er smal. => " SAYS_A "\nWaarom is dat van belang? Omdat het kan.\n[Groen] " ASKS_B
    " => " SAYS_B "\n" },

  { "answer-that-asks-itself-something",
    { 0 },
    ITEMS ("b Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "p " ASKS_A,
           "",
           "p Gaan zij open? Dat is wel de bedoeling van de minister.",
           "",
           "p " ASKS_B,
           "",
           "p " SAYS_B),
    "[Groen] " ASKS_A " => Gaan zij open? Dat is wel de bedoeling van de minister.\n[Groen] " ASKS_B " => " SAYS_B
    "\n" },

  { "bare-headings-of-groups",
    { 0 },
    ITEMS ("b Fractie van de Partij voor de Sluizen",
           "",
           "b " ASKS_A,
           "",
           "p " SAYS_A,
           "",
           "b Het lid Van der Zee",
           "",
           "b Dit lid is benieuwd naar de brug.",
           "",
           "p " SAYS_C),
    "[Partij voor de Sluizen] " ASKS_A " => " SAYS_A "\n[Van der Zee] Dit lid is benieuwd naar de brug. => " SAYS_C
    "\n" },

  { "line-that-ends-behind-the-name-of-a-group",
    { .columns = 31 },
    ITEMS ("b Vragen en opmerkingen van de leden van de Groen-fractie", "", "p " ASKS_A, "", "p " SAYS_A),
    "[Groen] " ASKS_A " => " SAYS_A "\n" },

  { "paragraph-that-leads-to-a-question",
    { 0 },
    ITEMS ("b Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "p De leden van de Groen-fractie wijzen op de sluizen.",
           "",
           "p Die zijn oud.",
           "",
           "p Deze leden vragen of zij open gaan.",
           "",
           "p " SAYS_A),
    "[Groen] De leden van de Groen-fractie wijzen op de sluizen.\nDie zijn oud.\nDeze leden vragen of zij open gaan. => " SAYS_A
    "\n" },

  { "quotation-in-the-type-of-the-questions",
    { 0 },
    ITEMS ("b Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "i " ASKS_A,
           "",
           "p " SAYS_A,
           "",
           "i De sluizen waren altijd al open.",
           "",
           "p Dat staat in het verslag.",
           "",
           "i " ASKS_B,
           "",
           "p " SAYS_B),
    "[Groen] " ASKS_A " => " SAYS_A "\nDe sluizen waren altijd al open.\nDat staat in het verslag.\n[Groen] " ASKS_B
    " => " SAYS_B "\n" },
};

static void
test_row (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GPtrArray) pages = fixture_pages (&rows[i].look, rows[i].items);
  g_autoptr (KntBrief) brief = fixture_recognise (pages);
  g_autofree char *outline = fixture_outline (brief);

  g_assert_cmpstr (outline, ==, rows[i].outline);
  g_assert_cmpstr (knt_brief_get_form (brief), ==, "nl-schriftelijk-overleg");
  fixture_check_spans (brief, pages);
}

static void
test_cues_alone_are_less_sure (void)
{
  FixtureLook look = { 0 };
  const char *const *styled =
    ITEMS ("b Vragen en opmerkingen van de leden van de Groen-fractie", "", "b " ASKS_A, "", "p " SAYS_A);
  const char *const *plain =
    ITEMS ("b Vragen en opmerkingen van de leden van de Groen-fractie", "", "p " ASKS_A, "", "p " SAYS_A);
  const char *const *vague =
    ITEMS ("b Vragen en opmerkingen van de leden van de Groen-fractie", "",
           "p De leden van de Groen-fractie zijn tegen het plan voor de sluizen.", "", "p " SAYS_A);
  g_autoptr (GPtrArray) styled_pages = fixture_pages (&look, styled);
  g_autoptr (GPtrArray) plain_pages = fixture_pages (&look, plain);
  g_autoptr (GPtrArray) vague_pages = fixture_pages (&look, vague);
  g_autoptr (KntBrief) sure = fixture_recognise (styled_pages);
  g_autoptr (KntBrief) less_sure = fixture_recognise (plain_pages);
  g_autoptr (KntBrief) unsure = fixture_recognise (vague_pages);

  g_assert_cmpfloat (((KntExchange *) knt_brief_get_exchanges (sure)->pdata[0])->confidence, >, 0.9);
  g_assert_cmpfloat (((KntExchange *) knt_brief_get_exchanges (less_sure)->pdata[0])->confidence, <, 0.9);
  g_assert_cmpfloat (((KntExchange *) knt_brief_get_exchanges (unsure)->pdata[0])->confidence, <, 0.7);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/by-order/", rows[i].name, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
  }
  g_test_add_func ("/by-order/cues-alone-are-less-sure", test_cues_alone_are_less_sure);

  return g_test_run ();
}
