/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fixture.h"

#define NOTA                                                                                                           \
  "b 36 745 Wijziging van de Sluizenwet", "", "b NOTA NAAR AANLEIDING VAN HET VERSLAG", "",                            \
    "p Ontvangen 3 februari 2026", "",                                                                                 \
    "p De regering heeft met belangstelling kennisgenomen van het verslag van de vaste commissie. Hierna worden de "   \
    "vragen beantwoord in de volgorde van het verslag.",                                                               \
    ""
#define REPORT                                                                                                             \
  "p De vaste commissie voor Waterstaat heeft een aantal vragen en opmerkingen voorgelegd aan de minister van Waterstaat " \
  "over de brief van 2 maart 2026 over de sluizen (Kamerstuk 36 800, nr. 4).",                                             \
    "",                                                                                                                    \
    "p De vragen en opmerkingen zijn op 9 maart 2026 aan de minister voorgelegd. Bij brief van 20 maart 2026 zijn de "     \
    "vragen beantwoord.",                                                                                                  \
    "", "h VERSLAG VAN EEN SCHRIFTELIJK OVERLEG", ""
#define INBRENG                                                                                                           \
  "b 2026D31701 INBRENG VERSLAG VAN EEN SCHRIFTELIJK OVERLEG", "",                                                        \
    "p Binnen de vaste commissie voor Waterstaat hebben de onderstaande fracties de behoefte vragen en opmerkingen voor " \
    "te leggen aan de minister van Waterstaat over de sluizen.",                                                          \
    ""
#define ITEMS(...) ((const char *const[]) { __VA_ARGS__, NULL })

#define ASKS_A                                                                                                         \
  "De leden van de Groen-fractie hebben kennisgenomen van het voorstel. Zij vragen waarom de sluizen open gaan."
#define SAYS_A "De leden van de Groen-fractie vragen terecht naar de sluizen. Die gaan open voor het water."
#define ASKS_B "De leden van de Polder-fractie lezen over een brug. Komt die er?"
#define SAYS_B "De brug komt er niet."
#define ASKS_C "Kan de regering dat toelichten?"
#define SAYS_C "Dat kan zij."
#define MORE_A "Daarnaast vragen deze leden of er een brug komt. Zo nee, waarom niet?"

#define PART_ONE                                                                                                       \
  REPORT, "b I Vragen en opmerkingen vanuit de fracties", "",                                                          \
    "b Vragen en opmerkingen van de leden van de Groen-fractie", "", "p " ASKS_A, "", "p " MORE_A, "",                 \
    "b Vragen en opmerkingen van de leden van de Polder-fractie", "", "p " ASKS_B, "",                                 \
    "b II Antwoord / Reactie van de minister", ""

#define LETTERS_NUMBERED                                                                                               \
  REPORT, "b BRIEF VAN DE VOORZITTER VAN DE VASTE COMMISSIE VOOR WATERSTAAT", "",                                      \
    "p De leden van de fractie van Groen hebben de volgende vragen.", "", "p 1. Waarom gaan de sluizen open?", "",     \
    "p 2. Komt er een brug?", "", "b BRIEF VAN DE MINISTER VAN WATERSTAAT", "",                                        \
    "p Hierbij zend ik u mijn reactie op uw vragen.", ""

/* Each row is one way in which a report is set. */
static const struct {
  const char *name;
  FixtureLook look;
  const char *const *items;
  const char *form;
  const char *outline;
} rows[] = {
  { "nota-in-italics",
    { .plain = "Univers", .bold = "Univers-Black", .italic = "Univers-Oblique", .left = 221, .columns = 62 },
    ITEMS (NOTA,
           "b I. ALGEMEEN",
           "",
           "b 1. Inleiding",
           "",
           "i " ASKS_A,
           "",
           "p " SAYS_A,
           "",
           "b 2. Bruggen",
           "",
           "i " ASKS_B,
           "",
           "p " SAYS_B,
           "",
           "i " ASKS_C,
           "",
           "p " SAYS_C,
           "",
           "p De Minister van Waterstaat,",
           "",
           "p J. de Boer"),
    "nl-nota-naar-aanleiding-van-het-verslag",
    "[Groen / 1. Inleiding] " ASKS_A " => " SAYS_A "\n[Polder / 2. Bruggen] " ASKS_B " => " SAYS_B
    "\n[Polder / 2. Bruggen] " ASKS_C " => " SAYS_C "\n" },

  { "nota-in-bold-with-plain-chapters-over-pages",
    { .rows = 14, .footer = "Tweede Kamer, vergaderjaar 2025–2026, 36 745, nr. 6 %" },
    ITEMS (NOTA,
           "p 1. Inleiding",
           "",
           "b " ASKS_A,
           "p " SAYS_A,
           "b " ASKS_B,
           "p " SAYS_B,
           "f 1 Kamerstuk 36 745, nr. 3.",
           "",
           "p 2. Uitvoering en toezicht",
           "",
           "b De leden van de Delta-fractie zijn benieuwd naar de kosten.",
           "",
           "p Die zijn laag."),
    "nl-nota-naar-aanleiding-van-het-verslag",
    "[Groen / 1. Inleiding] " ASKS_A " => " SAYS_A "\n[Polder / 1. Inleiding] " ASKS_B " => " SAYS_B
    "\n[Delta / 2. Uitvoering en toezicht] De leden van de Delta-fractie zijn benieuwd naar de kosten. => Die zijn laag.\n" },

  { "nota-with-italic-quotations",
    { 0 },
    ITEMS (NOTA,
           "i " ASKS_A,
           "",
           "p " SAYS_A,
           "",
           "i De wet die nu geldt bepaalt dat de sluizen dicht zijn.",
           "",
           "p Dat is veranderd.",
           "",
           "i " ASKS_B,
           "",
           "p " SAYS_B),
    "nl-nota-naar-aanleiding-van-het-verslag",
    "[Groen] " ASKS_A " => " SAYS_A
    "\nDe wet die nu geldt bepaalt dat de sluizen dicht zijn.\nDat is veranderd.\n[Polder] " ASKS_B " => " SAYS_B
    "\n" },

  { "memorie-set-all-alike",
    { .plain = "TimesNewRomanPSMT",
      .size = 11,
      .columns = 70,
      .footer = "Eerste Kamer, vergaderjaar 2018–2019, 35 010, C %" },
    ITEMS ("b C MEMORIE VAN ANTWOORD",
           "",
           "p Ontvangen 26 april 2019",
           "",
           "p De regering heeft kennisgenomen van het voorlopig verslag. De volgorde van het voorlopig verslag is "
           "aangehouden.",
           "",
           "p De leden van de Groen-fractie vragen of de sluizen open gaan.",
           "",
           "p De sluizen gaan open, zoals de leden van de Groen-fractie al vermoedden.",
           "",
           "p Dat is op 1 mei.",
           "",
           "p De leden van de Polder-fractie vragen de regering waarom er geen brug komt.",
           "",
           "p Daar is geen geld voor."),
    "nl-memorie-van-antwoord",
    "[Groen] De leden van de Groen-fractie vragen of de sluizen open gaan. => De sluizen gaan open, zoals de leden van de "
    "Groen-fractie al vermoedden.\nDat is op 1 mei.\n"
    "[Polder] De leden van de Polder-fractie vragen de regering waarom er geen brug komt. => Daar is geen geld voor.\n" },

  { "inbreng",
    { .plain = "Calibri", .bold = "Calibri-Bold", .size = 11 },
    ITEMS (INBRENG,
           "b Inhoudsopgave",
           "p I Vragen en opmerkingen vanuit de fracties 2",
           "p Vragen en opmerkingen van de leden van de Groen-fractie 2",
           "p II Antwoord / Reactie van de Minister 8",
           "=",
           "b I Vragen en opmerkingen vanuit de fracties",
           "",
           "b Vragen en opmerkingen van de leden van de Groen-fractie",
           "p De leden van de Groen-fractie hebben kennisgenomen van de brief.",
           "",
           "p Zij vragen of de sluizen open gaan.",
           "",
           "p " MORE_A,
           "",
           "b Vragen en opmerkingen van het lid van de BBB-fractie",
           "p Het lid van de BBB-fractie leest over een brug. Komt die er?",
           "",
           "p Het lid ziet uit naar de antwoorden die daarop volgen zullen.",
           "",
           "b II Antwoord / Reactie van de Minister"),
    "nl-inbreng",
    "[Groen] De leden van de Groen-fractie hebben kennisgenomen van de brief.\nZij vragen of de sluizen open gaan.\n"
    "[Groen] " MORE_A "\n[BBB] Het lid van de BBB-fractie leest over een brug. Komt die er?\n" },

  { "groups-that-only-the-text-names",
    { 0 },
    ITEMS (
      NOTA,
      "b 1. Inleiding",
      "",
      "i De fractieleden van de VVD en de leden van de D66-fractie vragen of de sluizen open gaan.",
      "",
      "p " SAYS_B,
      "",
      "i Kan de regering toelichten wat de motie van het lid Boom kost, zo vragen de BBB-fractieleden.",
      "",
      "p " SAYS_C,
      "",
      "b 2. Bruggen",
      "",
      "i Het lid Van der Zee is benieuwd naar de brug.",
      "",
      "p " SAYS_B,
      "",
      "i Voorts vragen de leden van de GroenLinks- en PvdA-fractie waarom de leden van de fractie van Polder dat niet wisten.",
      "",
      "p " SAYS_C),
    "nl-nota-naar-aanleiding-van-het-verslag",
    "[VVD en D66 / 1. Inleiding] De fractieleden van de VVD en de leden van de D66-fractie vragen of de sluizen open gaan. => " SAYS_B
    "\n[BBB / 1. Inleiding] Kan de regering toelichten wat de motie van het lid Boom kost, zo vragen de BBB-fractieleden. => " SAYS_C
    "\n[Van der Zee / 2. Bruggen] Het lid Van der Zee is benieuwd naar de brug. => " SAYS_B
    "\n[GroenLinks en PvdA / 2. Bruggen] Voorts vragen de leden van de GroenLinks- en PvdA-fractie waarom de leden van de "
    "fractie van Polder dat niet wisten. => " SAYS_C "\n" },

  { "inbreng-with-lists",
    { .columns = 40 },
    ITEMS (INBRENG,
           "b I Vragen en opmerkingen vanuit de fracties",
           "",
           "b Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "p Deze leden vragen de minister op het volgende in te gaan:",
           "",
           "p – Gaan de sluizen open?",
           "",
           "p – Komt er een brug?",
           "",
           "p " MORE_A,
           "",
           "p De leden van de Groen-fractie hebben ten slotte de volgende vragen:",
           "",
           "p 1. Wat kost dat?",
           "",
           "p 2. Wie betaalt dat?",
           "",
           "p Gaarne vernemen deze leden wanneer."),
    "nl-inbreng",
    "[Groen] Deze leden vragen de minister op het volgende in te gaan:\n– Gaan de sluizen open?\n– Komt er een brug?\n"
    "[Groen] " MORE_A
    "\n[Groen] De leden van de Groen-fractie hebben ten slotte de volgende vragen:\n1. Wat kost dat?\n"
    "2. Wie betaalt dat?\n[Groen] Gaarne vernemen deze leden wanneer.\n" },

  { "report-of-the-senate",
    { .footer = "Eerste Kamer, vergaderjaar 2018–2019, 35 010, D %" },
    ITEMS (
      "b D NADER VERSLAG VAN DE VASTE COMMISSIE VOOR WATERSTAAT",
      "",
      "p Vastgesteld 26 april 2019",
      "",
      "p Het voorbereidend onderzoek heeft de commissie aanleiding gegeven tot het stellen van de volgende vragen.",
      "",
      "b 1. Inleiding",
      "",
      "p De leden van de VVD-fractie hebben kennisgenomen van de memorie van antwoord.",
      "",
      "p De leden van de fractie-Van Boom lezen over de sluizen.",
      "",
      "p Voornoemde leden willen graag weten of die open gaan.",
      "",
      "p De leden van de commissie zien de nadere memorie van antwoord met belangstelling tegemoet."),
    "nl-verslag",
    "[Van Boom / 1. Inleiding] De leden van de fractie-Van Boom lezen over de sluizen.\nVoornoemde leden willen graag weten "
    "of die open gaan.\n" },

  { "two-parts-by-group",
    { 0 },
    ITEMS (PART_ONE,
           "b Antwoord op de vragen van de leden van de Groen-fractie",
           "",
           "p De sluizen gaan open.",
           "",
           "p Een brug komt er niet.",
           "",
           "b Antwoord op de vragen van de leden van de Polder-fractie",
           "",
           "p " SAYS_B,
           "",
           "p Dat blijft zo."),
    "nl-schriftelijk-overleg",
    "[Groen] " ASKS_A " => De sluizen gaan open.\n[Groen] " MORE_A " => Een brug komt er niet.\n[Polder] " ASKS_B
    " => " SAYS_B "\nDat blijft zo.\n" },

  { "two-parts-more-answers-than-questions",
    { 0 },
    ITEMS (PART_ONE,
           "b Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "p De sluizen gaan open.",
           "",
           "p Dat is op 1 mei.",
           "",
           "p Een brug komt er niet.",
           "",
           "b Vragen en opmerkingen van de leden van de Polder-fractie",
           "",
           "p " SAYS_B),
    "nl-schriftelijk-overleg",
    "[Groen] " ASKS_A " => De sluizen gaan open.\nDat is op 1 mei.\n[Groen] " MORE_A
    " => Een brug komt er niet.\n[Polder] " ASKS_B " => " SAYS_B "\n" },

  { "two-parts-by-mention",
    { .left = 60, .columns = 80 },
    ITEMS (PART_ONE,
           "p In antwoord op de vragen van de leden van de Groen-fractie meld ik dat de sluizen open gaan.",
           "",
           "p Een brug komt er niet.",
           "",
           "p De leden van de Polder-fractie vroegen naar een brug. Die komt er niet."),
    "nl-schriftelijk-overleg",
    "[Groen] " ASKS_A
    " => In antwoord op de vragen van de leden van de Groen-fractie meld ik dat de sluizen open gaan.\n"
    "[Groen] " MORE_A " => Een brug komt er niet.\n[Polder] " ASKS_B
    " => De leden van de Polder-fractie vroegen naar een brug. Die komt er niet.\n" },

  { "two-parts-repeated-and-set-alike",
    { 0 },
    ITEMS (PART_ONE,
           "b Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "p " ASKS_A,
           "",
           "p De sluizen gaan open.",
           "",
           "p " MORE_A,
           "",
           "p Een brug komt er niet.",
           "",
           "p Dat blijft zo.",
           "",
           "b Vragen en opmerkingen van de leden van de Polder-fractie",
           "",
           "p " ASKS_B,
           "",
           "p " SAYS_B),
    "nl-schriftelijk-overleg",
    "[Groen] " ASKS_A " => De sluizen gaan open.\n[Groen] " MORE_A
    " => Een brug komt er niet.\nDat blijft zo.\n[Polder] " ASKS_B " => " SAYS_B "\n" },

  { "two-parts-repeated-in-bold-both-times",
    { 0 },
    ITEMS (REPORT,
           "h I Vragen en opmerkingen vanuit de fracties",
           "",
           "h Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "b " ASKS_A,
           "",
           "h II Antwoord / Reactie van de minister",
           "",
           "h Vragen en opmerkingen van de leden van de Groen-fractie",
           "",
           "b " ASKS_A,
           "",
           "p De sluizen gaan open."),
    "nl-schriftelijk-overleg",
    "[Groen] " ASKS_A " => De sluizen gaan open.\n" },

  { "letters-of-the-senate",
    { .footer = "Eerste Kamer, vergaderjaar 2024–2025, 36 600 B, K %" },
    ITEMS (REPORT,
           "b BRIEF VAN DE VOORZITTER VAN DE VASTE COMMISSIE VOOR WATERSTAAT",
           "",
           "p Aan de Minister van Waterstaat",
           "",
           "i Vragen en opmerkingen van de leden van de fractie van Groen",
           "",
           "p De leden van de fractie van Groen vragen of de sluizen open gaan.",
           "",
           "b BRIEF VAN DE MINISTER VAN WATERSTAAT",
           "",
           "i Vragen en opmerkingen van de leden van de fractie van Groen",
           "",
           "p De sluizen gaan open."),
    "nl-schriftelijk-overleg",
    "[Groen] De leden van de fractie van Groen vragen of de sluizen open gaan. => De sluizen gaan open.\n" },

  { "letters-with-numbered-questions",
    { .footer = "Eerste Kamer, vergaderjaar 2024–2025, 36 600 B, K %" },
    ITEMS (LETTERS_NUMBERED,
           "b 1",
           "",
           "p Waarom gaan de sluizen open?",
           "",
           "p Dat is nodig voor het water. Het gaat om twee dingen:",
           "",
           "p 1. Het zoute water.",
           "",
           "p 2. Het zoete water.",
           "",
           "b 2",
           "",
           "p Komt er een brug?",
           "",
           "p Die komt er niet."),
    "nl-schriftelijk-overleg",
    "1: Waarom gaan de sluizen open? => Dat is nodig voor het water. Het gaat om twee dingen:\n1. Het zoute water.\n2. Het "
    "zoete water.\n2: Komt er een brug? => Die komt er niet.\n" },

  { "letters-whose-numbers-start-anew",
    { 0 },
    ITEMS (REPORT,
           "b BRIEF VAN DE VOORZITTER VAN DE VASTE COMMISSIE VOOR WATERSTAAT",
           "",
           "p De leden van de fractie van Groen hebben de volgende vragen.",
           "",
           "p 1) Waarom gaan de sluizen open?",
           "",
           "p De leden van de fractie van Polder hebben een vraag.",
           "",
           "p 1) Komt er een brug?",
           "",
           "b BRIEF VAN DE MINISTER VAN WATERSTAAT",
           "",
           "i De leden van de fractie van Groen hebben de volgende vragen.",
           "",
           "i 1) Waarom gaan de sluizen open?",
           "",
           "p Dat is nodig voor het water.",
           "",
           "i De leden van de fractie van Polder hebben een vraag.",
           "",
           "i 1) Komt er een brug?",
           "",
           "p Die komt er niet."),
    "nl-schriftelijk-overleg",
    "[Groen] 1: De leden van de fractie van Groen hebben de volgende vragen.\nWaarom gaan de sluizen open? => Dat is nodig "
    "voor het water.\n[Polder] 1: De leden van de fractie van Polder hebben een vraag.\nKomt er een brug? => Die komt er "
    "niet.\n" },

  { "letters-with-a-numbered-list-in-a-question",
    { 0 },
    ITEMS (LETTERS_NUMBERED,
           "i De leden van de fractie van Groen hebben de volgende vragen.",
           "",
           "i 1. Waarom gaan de sluizen open?",
           "",
           "i 2. Komt er een brug?",
           "",
           "p Er komt geen brug. De sluizen gaan open voor het water."),
    "nl-schriftelijk-overleg",
    "[Groen] De leden van de fractie van Groen hebben de volgende vragen.\n1. Waarom gaan de sluizen open?\n2. Komt er een "
    "brug? => Er komt geen brug. De sluizen gaan open voor het water.\n" },

  { "capitals-of-older-papers",
    { 0 },
    ITEMS (REPORT,
           "p VRAGEN EN OPMERKINGEN VANUIT DE FRACTIES",
           "",
           "p VRAGEN EN OPMERKINGEN VAN DE VVD-FRACTIE",
           "",
           "b De leden van de VVD-fractie lezen over de sluizen. Genoemde leden vragen of die open gaan.",
           "",
           "p De sluizen gaan open."),
    "nl-schriftelijk-overleg",
    "[VVD] De leden van de VVD-fractie lezen over de sluizen. Genoemde leden vragen of die open gaan. => De sluizen gaan "
    "open.\n" },
};

static void
test_row (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GPtrArray) pages = fixture_pages (&rows[i].look, rows[i].items);
  g_autoptr (KntBrief) brief = fixture_recognise (pages);
  g_autofree char *outline = fixture_outline (brief);

  g_assert_cmpstr (outline, ==, rows[i].outline);
  g_assert_cmpstr (knt_brief_get_form (brief), ==, rows[i].form);
  fixture_check_spans (brief, pages);
}

static KntBrief *
recognise_row (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    if (g_str_equal (rows[i].name, name)) {
      g_autoptr (GPtrArray) pages = fixture_pages (&rows[i].look, rows[i].items);

      return fixture_recognise (pages);
    }
  }

  g_assert_not_reached ();
}

static void
test_facts (void)
{
  g_autoptr (KntBrief) nota = recognise_row ("nota-in-italics");
  g_autoptr (KntBrief) memorie = recognise_row ("memorie-set-all-alike");
  g_autoptr (KntBrief) letters = recognise_row ("letters-of-the-senate");
  g_autoptr (KntBrief) inbreng = recognise_row ("inbreng");

  g_assert_cmpstr (knt_brief_get_title (nota), ==, "Wijziging van de Sluizenwet");
  g_assert_cmpstr (knt_brief_get_fact (nota, "dossier"), ==, "36 745");
  g_assert_cmpstr (knt_brief_get_fact (nota, "answered"), ==, "2026-02-03");
  g_assert_cmpstr (knt_brief_get_fact (memorie, "dossier"), ==, "35 010");
  g_assert_cmpstr (knt_brief_get_fact (memorie, "number"), ==, "C");
  g_assert_cmpstr (knt_brief_get_fact (letters, "dossier"), ==, "36 600 B");
  g_assert_cmpstr (knt_brief_get_fact (letters, "number"), ==, "K");
  g_assert_cmpstr (knt_brief_get_fact (inbreng, "case"), ==, "2026D31701");
  g_assert_cmpstr (knt_brief_get_fact (inbreng, "committee"), ==, "Waterstaat");
}

/* What is guessed is told as less sure than what is read. */
static void
test_guesses_are_less_sure (void)
{
  g_autoptr (KntBrief) guessed = recognise_row ("two-parts-by-group");
  g_autoptr (KntBrief) repeated = recognise_row ("two-parts-repeated-and-set-alike");
  g_autoptr (KntBrief) alike = recognise_row ("memorie-set-all-alike");
  GPtrArray *exchanges = knt_brief_get_exchanges (guessed);

  g_assert_cmpfloat (((KntExchange *) exchanges->pdata[0])->confidence, <, 0.7);
  g_assert_cmpfloat (((KntExchange *) exchanges->pdata[2])->confidence, >, 0.8);
  g_assert_cmpfloat (((KntExchange *) knt_brief_get_exchanges (repeated)->pdata[0])->confidence, >, 0.9);
  g_assert_cmpfloat (((KntExchange *) knt_brief_get_exchanges (alike)->pdata[0])->confidence, <, 0.9);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/dutch-reports/", rows[i].name, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
  }
  g_test_add_func ("/dutch-reports/facts", test_facts);
  g_test_add_func ("/dutch-reports/guesses-are-less-sure", test_guesses_are_less_sure);

  return g_test_run ();
}
