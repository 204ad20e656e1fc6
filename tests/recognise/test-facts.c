/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fixture.h"
#include "knt-facts.h"

#define OVERLEG                                                                                                        \
  "", "h Vragen en opmerkingen vanuit de fracties en reactie van de bewindspersoon", "",                               \
    "b Vragen en opmerkingen van de Groen-fractie", "", "b De leden van de Groen-fractie vragen zich af of dat mag.",  \
    "", "p Dat mag."
#define LETTER "", "b Vraag 1", "b Mag dat?", "", "b Antwoord op vraag 1", "p Dat mag."

/* What a brief says of itself, with the ways in which it is known to vary. */
static const struct {
  const char *name;
  const char *const *items;
  const char *facts;
} rows[] = {
  { "report",
    (const char *const[]) {
      "h 36 800 XII Begroting van Waterstaat", "", "p Nr. 12 VERSLAG VAN EEN SCHRIFTELIJK OVERLEG", "",
      "p Vastgesteld 1 april 2026", "",
      "p De vaste commissie voor Waterstaat, Sluizen en Bruggen heeft een aantal vragen en opmerkingen voorgelegd aan de minister "
      "van Waterstaat over de brief van 2 maart 2026 over de sluizen d.d. vandaag (Kamerstuk 36 700, nr. 4).",
      "",
      "p De vragen en opmerkingen zijn op 9 maart 2026 aan de minister van Waterstaat voorgelegd. Bij brief van 20 maart 2026 zijn "
      "de vragen beantwoord.",
      "", "p De voorzitter van de commissie,", "p Van der Schor", "", "p Adjunct-griffier van de commissie,",
      "p De Vries", OVERLEG, NULL },
    "committee=Waterstaat, Sluizen en Bruggen dossier=36 800 XII number=12 asked=2026-03-09 answered=2026-03-20 "
    "chair=Van der Schor clerk=De Vries ministers=Minister van Waterstaat title=Sluizen d.d. vandaag" },

  { "report-with-all-on-one-line",
    (const char *const[]) {
      "p VERSLAG VAN EEN SCHRIFTELIJK OVERLEG", "",
      "p De commissie voor de Rijksuitgaven1 heeft een aantal vragen voorgelegd aan de minister over de brief van 2 maart 2026 "
      "(Kamerstuk 21501-28, nr.291). De vragen zijn op 9 maart 2026 toegezonden.",
      "", "p De fungerend voorzitter van de vaste commissie voor Waterstaat, Sluizen en Bruggen, Aardema", OVERLEG,
      NULL },
    "committee=Rijksuitgaven dossier=21 501-28 number=291 asked=2026-03-09 chair=Aardema" },

  { "report-without-front", (const char *const[]) { "p Verslag van een schriftelijk overleg", OVERLEG, NULL }, "" },

  { "letter",
    (const char *const[]) {
      "p Datum 25 juli 2024", "",
      "p In antwoord op uw brief van 5 juli 2024, nr. 2024Z11859, deel ik u mede dat de vragen van het lid Boom (Groen) worden "
      "beantwoord.",
      "", "b Antwoorden van de minister van Waterstaat op Kamervragen van het lid Boom (Groen) over de sluizen.",
      LETTER, NULL },
    "asked=2024-07-05 answered=2024-07-25 case=2024Z11859 ministers=Minister van Waterstaat title=De sluizen" },

  { "letter-with-the-questions-behind-it",
    (const char *const[]) {
      "p Hierbij zend ik u de antwoorden op de vragen van de leden Boom en Tak over de sluizen (ingezonden 3 april 2025, nr. "
      "2025Z06123).",
      "=",
      "b Vragen van de leden Boom (Groen) en Tak (Groen) aan de minister van Waterstaat over de sluizen (ingezonden 3 april 2025)",
      LETTER, NULL },
    "asked=2025-04-03 case=2025Z06123 ministers=Minister van Waterstaat title=De sluizen" },

  { "letter-on-behalf-of-others",
    (const char *const[]) {
      "p Den Haag, 25 juli 2024", "",
      "p Hierbij zend ik u, mede namens de staatssecretaris van Binnenlandse Zaken en Koninkrijksrelaties en de Minister voor "
      "Rechtsbescherming, de antwoorden op de schriftelijke vragen van het lid Boom (Groen) over de sluizen. Deze vragen werden "
      "ingezonden op 5 juli 2024 met kenmerk 2024Z11859.",
      "", "p De minister van Justitie en Veiligheid,", "", "p A. de Boer", "=", "b 2024Z11859", LETTER, NULL },
    "asked=2024-07-05 answered=2024-07-25 case=2024Z11859 ministers=Minister van Justitie en Veiligheid; Staatssecretaris van "
    "Binnenlandse Zaken en Koninkrijksrelaties; Minister voor Rechtsbescherming" },

  { "letter-signed-with-name-and-office",
    (const char *const[]) {
      "p Datum 25 juli 2024", "",
      "p Hierbij stuur ik uw Kamer de beantwoording van de Kamervragen van het lid Boom (Groen) die op 5 juli 2024 zijn ingezonden.",
      "", "p A. de Boer", "p Minister van Waterstaat", "=", "b 2024Z11859", LETTER, NULL },
    "asked=2024-07-05 answered=2024-07-25 case=2024Z11859 ministers=Minister van Waterstaat" },

  { "letter-with-a-colleague-in-an-answer",
    (const char *const[]) {
      "p Hierbij stuur ik uw Kamer de beantwoording van de Kamervragen van het lid Boom (Groen).", "",
      "p De minister van Waterstaat,", "", "b Vraag 1", "b Mag dat?", "", "b Antwoord op vraag 1",
      "p Dat mag, zo heb ik mede namens de minister van Defensie aan de gemeenten laten weten.", NULL },
    "ministers=Minister van Waterstaat" },

  { "answers-to-questions-of-fact",
    (const char *const[]) {
      "p Datum 25 juli 2024", "",
      "p Hierbij stuur ik u de antwoorden op de feitelijke vragen van de vaste commissie voor Waterstaat, Sluizen en Bruggen over de "
      "begroting 2025, ingezonden op 5 juli 2024.",
      "", "p De minister van Waterstaat,", "=", LETTER, NULL },
    "committee=Waterstaat, Sluizen en Bruggen asked=2024-07-05 answered=2024-07-25 ministers=Minister van Waterstaat" },

  { "print-of-old",
    (const char *const[]) {
      "p Tweede Kamer, vergaderjaar 2000–2001, Aanhangsel", "",
      "p Vragen van het lid Boom (Groen) aan de minister van Waterstaat over de sluizen. (Ingezonden 14 december 2000)",
      "", "p Antwoord van minister De Boer (Waterstaat). (Ontvangen 22 januari 2001)", LETTER, NULL },
    "asked=2000-12-14 answered=2001-01-22 session=2000–2001 ministers=De Boer (Waterstaat) title=De sluizen" },

  { "print-on-behalf-of-many",
    (const char *const[]) {
      "p Vergaderjaar 2021–2022 Aanhangsel van de Handelingen", "",
      "p Antwoord van Staatssecretaris De Boer (Waterstaat), mede namens de Ministers voor Sluizen en Bruggen, van Veren, Pont en "
      "Vaart en voor Dijken en de Staatssecretaris van Zwemwater (ontvangen 14 juli 2022).",
      LETTER, NULL },
    "answered=2022-07-14 session=2021–2022 ministers=De Boer (Waterstaat); Ministers voor Sluizen en Bruggen, van Veren, Pont en "
    "Vaart en voor Dijken; Staatssecretaris van Zwemwater" },

  { "print",
    (const char *const[]) {
      "p Vergaderjaar 2024–2025 Aanhangsel van de Handelingen",
      "b Vragen gesteld door de leden der Kamer, met de daarop door de regering gegeven antwoorden", "", "b 585", "",
      "p Vragen van het lid Boom (Groen) aan de Minister van Waterstaat over de sluizen (ingezonden 1 oktober 2024).",
      "", "p Antwoord van Minister De Boer (Waterstaat) (ontvangen 18 november 2024).", LETTER, NULL },
    "asked=2024-10-01 answered=2024-11-18 number=585 session=2024–2025 ministers=De Boer (Waterstaat) title=De sluizen" },
};

static void
test_row (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  FixtureLook look = { 0 };
  g_autoptr (GPtrArray) pages = fixture_pages (&look, rows[i].items);
  g_autoptr (KntBrief) brief = fixture_recognise (pages);
  g_auto (GStrv) names = knt_brief_list_facts (brief);
  g_autoptr (GString) facts = g_string_new (NULL);

  for (gsize n = 0; names[n] != NULL; n++)
    g_string_append_printf (facts, "%s%s=%s", n > 0 ? " " : "", names[n], knt_brief_get_fact (brief, names[n]));
  if (knt_brief_get_title (brief) != NULL)
    g_string_append_printf (facts, "%stitle=%s", facts->len > 0 ? " " : "", knt_brief_get_title (brief));

  g_assert_cmpstr (facts->str, ==, rows[i].facts);
  g_assert_nonnull (knt_brief_get_form (brief));
}

/* Who answers, as briefs say it, and what says nothing of it. */
static const struct {
  const char *name;
  const char *text;
  gboolean is_letter;
  const char *ministers;
} offices[] = {
  { "none", "De commissie heeft een aantal vragen voorgelegd aan de minister over de sluizen.", FALSE, NULL },
  { "name-with-a-list",
    "De commissie heeft een aantal vragen voorgelegd aan de minister van Landbouw, Visserij, Voedselzekerheid en Natuur over de "
    "vangst.",
    FALSE, "Minister van Landbouw, Visserij, Voedselzekerheid en Natuur" },
  { "two",
    "De commissie heeft een aantal vragen voorgelegd aan de Minister van Buitenlandse Zaken en de Staatssecretaris van Defensie.",
    FALSE, "Minister van Buitenlandse Zaken; Staatssecretaris van Defensie" },
  { "three",
    "De commissie heeft vragen voorgelegd aan de minister voor Klimaat en Energie, de minister van Financiën en aan de "
    "staatssecretaris van Infrastructuur en Waterstaat.",
    FALSE,
    "Minister voor Klimaat en Energie; Minister van Financiën; Staatssecretaris van Infrastructuur en Waterstaat" },
  { "one-office-with-two",
    "De commissie heeft vragen voorgelegd aan de minister en de staatssecretaris van Financiën over de sluizen.", FALSE,
    "Minister en de staatssecretaris van Financiën" },
  { "together", "De commissie heeft vragen voorgelegd aan de ministers van Defensie en van Buitenlandse Zaken.", FALSE,
    "Ministers van Defensie en van Buitenlandse Zaken" },
  { "prime-minister",
    "De commissie heeft vragen voorgelegd aan de minister-president, minister van Algemene Zaken over de sluizen.",
    FALSE, "Minister-president, minister van Algemene Zaken" },
  { "note-mark", "De commissie heeft vragen voorgelegd aan de Minister van Waterstaat1 over de sluizen.", FALSE,
    "Minister van Waterstaat" },
  { "beginning-of-the-next-sentence", "De vragen zijn aan de minister van Waterstaat. Bij brief is dat gebleken.",
    FALSE, NULL },
  { "put-on-a-date", "De vragen zijn op 9 maart 2026 aan de minister van Waterstaat voorgelegd.", FALSE,
    "Minister van Waterstaat" },
  { "another-one-of-whom-is-spoken", "De commissie heeft de Minister van Financiën gevraagd om een brief.", FALSE,
    NULL },
  { "too-many-to-name",
    "De commissie heeft vragen voorgelegd aan de minister van Buitenlandse Zaken, de minister van Financiën, de minister van "
    "Waterstaat, de minister van Economische Zaken, de minister van Defensie, de minister van Landbouw en de minister van Volkshuisvesting.",
    FALSE, NULL },

  { "by-name-for-another",
    "Antwoord van Minister Van der Weel-De Roos (Justitie en Veiligheid), mede namens de Minister van Buitenlandse Zaken (ontvangen "
    "18 november 2024).",
    TRUE, "Van der Weel-De Roos (Justitie en Veiligheid); Minister van Buitenlandse Zaken" },
  { "two-by-name",
    "Antwoord van Minister Boom (Waterstaat) en van Staatssecretaris De Tak (Financiën) (ontvangen 18 november 2024).",
    TRUE, "Boom (Waterstaat); De Tak (Financiën)" },
  { "prime-minister-by-name", "Antwoord van Minister-President Boom (Algemene Zaken) (ontvangen 18 november 2024).",
    TRUE, "Boom (Algemene Zaken)" },
  { "signature", "De Minister voor Natuur en Stikstof,", TRUE, "Minister voor Natuur en Stikstof" },
  { "no-signature", "De Minister van Financiën heeft daarmee ingestemd,", TRUE, NULL },
  { "asked-of-two",
    "Vragen van het lid Boom (Groen) aan de Ministers van Defensie en voor Rechtsbescherming over dijken.", TRUE,
    "Ministers van Defensie en voor Rechtsbescherming" },
  { "answer-for-somebody", "Antwoord van de directeur van Waterstaat aan de leden.", TRUE, NULL },
};

static void
test_office (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  FixtureLook look = { 0 };
  g_autofree char *line = g_strconcat ("p ", offices[i].text, NULL);
  const char *const report[] = { "p VERSLAG VAN EEN SCHRIFTELIJK OVERLEG", "", line, OVERLEG, NULL };
  const char *const letter[] = {
    "p Hierbij zend ik u de antwoorden op de vragen van het lid Boom over de sluizen (ingezonden 3 april 2025).", "",
    line, LETTER, NULL
  };
  g_autoptr (GPtrArray) pages = fixture_pages (&look, offices[i].is_letter ? letter : report);
  g_autoptr (KntBrief) brief = fixture_recognise (pages);

  g_assert_nonnull (knt_brief_get_form (brief));
  g_assert_cmpstr (knt_brief_get_fact (brief, "ministers"), ==, offices[i].ministers);
}

static void
test_dates (void)
{
  static const char *const months[] = { "januari",  "februari",  "maart",   "april",    "mei",      "juni", "juli",
                                        "augustus", "september", "oktober", "november", "december", NULL };
  static const struct {
    const char *text;
    const char *iso;
  } dates[] = {
    { "9 oktober 2025", "2025-10-09" },
    { "9\u00a0Oktober  2025", "2025-10-09" },
    { "31 februari 2025", NULL },
    { "oktober 2025", NULL },
    { "9 oktober", NULL },
    { "9 tober 2025", NULL },
    { "", NULL },
    { "29 februari 2024", "2024-02-29" },
    { "9 mei 25", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++) {
    g_autofree char *iso = knt_facts_dup_iso_date (dates[i].text, months);

    g_assert_cmpstr (iso, ==, dates[i].iso);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/facts/", rows[i].name, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (offices); i++) {
    g_autofree char *path = g_strconcat ("/facts/ministers/", offices[i].name, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_office);
  }
  g_test_add_func ("/facts/dates", test_dates);

  return g_test_run ();
}
