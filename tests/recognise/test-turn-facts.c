/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fixture.h"

#define TIMES .plain = "TimesNewRomanPSMT", .bold = "TimesNewRomanPS-BoldMT", .size = 11
#define SERIF TIMES, .columns = 80
#define KA                                                                                                             \
  "h Antwort der Bundesregierung", "",                                                                                 \
    "p auf die Kleine Anfrage der Abgeordneten Jana Beispiel, Uwe Muster und der Fraktion Freie Küste", "",            \
    "p – Drucksache 21/9804 –", "", "h Zustand der Binnenschleusen", ""
#define EP                                                                                                             \
  "h Parliamentary question | E-001984/2026", "", "b Question for written answer E-001984/2026",                       \
    "b to the Commission", "", "p Rule 144", "", "b Ann Example (Group)", ""
#define FACTS(...) ((const char *const[]) { __VA_ARGS__, NULL })

static const struct {
  const char *name;
  const char *const *items;
  const char *facts;
} facts_rows[] = {
  { "kleine-anfrage",
    FACTS ("p Deutscher Bundestag      Drucksache 21/9911",
           "p 21. Wahlperiode      12.03.2026",
           "",
           KA,
           "s 1. Wie viele?",
           "",
           "p Vier."),
    "number=21/9911 answered=2026-03-12 ministers=Bundesregierung title=Zustand der Binnenschleusen" },
  { "kleine-anfrage-by-its-header",
    FACTS ("p Drucksache 21/9911 – 2 – Deutscher Bundestag – 21. Wahlperiode",
           "",
           KA,
           "s 1. Wie viele?",
           "",
           "p Vier."),
    "number=21/9911 ministers=Bundesregierung title=Zustand der Binnenschleusen" },
  { "kleine-anfrage-by-its-note-over-lines",
    FACTS (
      KA,
      "s 1. Wie viele?",
      "",
      "p Vier.",
      "",
      "n Die Antwort wurde namens der Bundesregierung mit Schreiben des Bundesministeriums für Umwelt, Naturschutz, "
      "nukleare Sicherheit und Verbraucherschutz vom 4. September 2024 übermittelt. Die Drucksache enthält zusätzlich "
      "– in kleinerer Schrifttype – den Fragetext."),
    "answered=2024-09-04 ministers=Bundesministerium für Umwelt, Naturschutz, nukleare Sicherheit und Verbraucherschutz "
    "title=Zustand der Binnenschleusen" },
  { "european-question",
    FACTS (
      EP,
      "p Subject: Night trains",
      "",
      "p Will it act on what the operators of trains said in the meeting of the month before, and if it will not, why "
      "not?",
      "",
      "p Submitted: 14.5.2026",
      "",
      "p Answer given by Ms Example on behalf of the European Commission (30.6.2026)",
      "",
      "p It will."),
    "number=E-001984/2026 asked=2026-05-14 answered=2026-06-30 ministers=Ms Example title=Night trains" },
  { "question-ecrite",
    FACTS ("b Question N° : 77033",
           "p Question écrite",
           "",
           "p Titre > écluses",
           "",
           "p Question publiée au JO le : 31/03/2015",
           "p Réponse publiée au JO le : 12/05/2015 page : 3581",
           "",
           "b Texte de la question",
           "p M. Arbre attire l'attention de M. le ministre sur les écluses.",
           "",
           "b Texte de la réponse",
           "p Il agit."),
    "number=77033 asked=2015-03-31 answered=2015-05-12 title=Écluses" },
  { "commons-page",
    FACTS ("p UIN 45213, tabled on 3 June 2026",
           "",
           "p To ask the Secretary of State for Education, what she does.",
           "",
           "b Answer",
           "p Answered on",
           "p 10 June 2026",
           "",
           "p All she can."),
    "number=45213 asked=2026-06-03 answered=2026-06-10 ministers=Secretary of State for Education" },
};

static void
test_facts (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  FixtureLook look = { SERIF };
  g_autoptr (GPtrArray) pages = fixture_pages (&look, facts_rows[i].items);
  g_autoptr (KntBrief) brief = fixture_recognise (pages);
  g_auto (GStrv) names = knt_brief_list_facts (brief);
  g_autoptr (GString) facts = g_string_new (NULL);

  for (gsize n = 0; names[n] != NULL; n++)
    g_string_append_printf (facts, "%s%s=%s", n > 0 ? " " : "", names[n], knt_brief_get_fact (brief, names[n]));
  if (knt_brief_get_title (brief) != NULL)
    g_string_append_printf (facts, " title=%s", knt_brief_get_title (brief));

  g_assert_cmpstr (facts->str, ==, facts_rows[i].facts);
}

/* What speaks of parliaments and numbers its lines, and is no brief. */

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();

  for (gsize i = 0; i < G_N_ELEMENTS (facts_rows); i++) {
    g_autofree char *path = g_strconcat ("/turn-facts/", facts_rows[i].name, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_facts);
  }

  return g_test_run ();
}
