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
    "chair=Van der Schor clerk=De Vries title=Sluizen d.d. vandaag" },

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
    "asked=2024-07-05 answered=2024-07-25 case=2024Z11859 title=De sluizen" },

  { "letter-with-the-questions-behind-it",
    (const char *const[]) {
      "p Hierbij zend ik u de antwoorden op de vragen van de leden Boom en Tak over de sluizen (ingezonden 3 april 2025, nr. "
      "2025Z06123).",
      "=",
      "b Vragen van de leden Boom (Groen) en Tak (Groen) aan de minister van Waterstaat over de sluizen (ingezonden 3 april 2025)",
      LETTER, NULL },
    "asked=2025-04-03 case=2025Z06123 title=De sluizen" },

  { "print",
    (const char *const[]) {
      "p Vergaderjaar 2024–2025 Aanhangsel van de Handelingen",
      "b Vragen gesteld door de leden der Kamer, met de daarop door de regering gegeven antwoorden", "", "b 585", "",
      "p Vragen van het lid Boom (Groen) aan de Minister van Waterstaat over de sluizen (ingezonden 1 oktober 2024).",
      "", "p Antwoord van Minister De Boer (Waterstaat) (ontvangen 18 november 2024).", LETTER, NULL },
    "asked=2024-10-01 answered=2024-11-18 number=585 session=2024–2025 title=De sluizen" },
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
  g_test_add_func ("/facts/dates", test_dates);

  return g_test_run ();
}
