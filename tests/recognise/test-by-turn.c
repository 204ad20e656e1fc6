/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fixture.h"

#define SERIF .plain = "TimesNewRomanPSMT", .bold = "TimesNewRomanPS-BoldMT", .size = 11, .columns = 80
#define KA                                                                                                             \
  "h Antwort der Bundesregierung", "",                                                                                 \
    "p auf die Kleine Anfrage der Abgeordneten Jana Beispiel, Uwe Muster und der Fraktion Freie Küste", "",            \
    "p – Drucksache 21/9804 –", "", "h Zustand der Binnenschleusen", ""
#define EP                                                                                                             \
  "h Parliamentary question | E-001984/2026", "", "b Question for written answer E-001984/2026",                       \
    "b to the Commission", "", "p Rule 144", "", "b Ann Example (Group)", ""
#define ITEMS(...) ((const char *const[]) { __VA_ARGS__, NULL })

/* Each row is a form, or one way in which it departs from the plain one. */
static const struct {
  const char *name;
  const char *form;
  FixtureLook look;
  const char *const *items;
  const char *outline;
} rows[] = {
  { "kleine-anfrage",
    "de-kleine-anfrage",
    { SERIF, .header = "Deutscher Bundestag – 21. Wahlperiode – % – Drucksache 21/9911" },
    ITEMS (KA,
           "b V o r b e m e r k u n g d e r F r a g e s t e l l e r",
           "p Die Fragesteller möchten wissen, wie es den Schleusen geht. Wie lange halten sie noch? Eine war am",
           "p 2. März 2026 gesperrt.",
           "",
           "b V o r b e m e r k u n g d e r B u n d e s r e g i e r u n g",
           "p Die Bundesregierung misst der Schifffahrt Bedeutung bei.",
           "",
           "s 1. Wie viele Schleusen wurden vor 1930 in Betrieb genommen?",
           "",
           "p Es waren 134.",
           "",
           "s 2. Welche Schleusen sind derzeit",
           "s a) gesperrt,",
           "s b) nur eingeschränkt nutzbar?",
           "",
           "s 3. Bis wann werden sie repariert?",
           "",
           "p Die Fragen 2 und 3 werden wegen ihres Sachzusammenhangs gemeinsam beantwortet.",
           "",
           "p Derzeit sind gesperrt:",
           "",
           "p 4. Nord,",
           "",
           "p 5. Süd.",
           "",
           "s 4. Welche Mittel gibt es?",
           "",
           "p Keine."),
    "1: Wie viele Schleusen wurden vor 1930 in Betrieb genommen? => Es waren 134.\n"
    "2: Welche Schleusen sind derzeit a) gesperrt, b) nur eingeschränkt nutzbar? | 3: Bis wann werden sie repariert? => "
    "Die Fragen 2 und 3 werden wegen ihres Sachzusammenhangs gemeinsam beantwortet.\nDerzeit sind gesperrt:\n4. Nord,\n5. "
    "Süd.\n4: Welche Mittel gibt es? => Keine.\n" },

  { "kleine-anfrage-over-pages",
    "de-kleine-anfrage",
    { SERIF, .rows = 14, .header = "Deutscher Bundestag – 21. Wahlperiode – % – Drucksache 21/9911" },
    ITEMS (KA,
           "p Vorbemerkung der Fragesteller",
           "p Warum schreiben wir das? Weil es wichtig ist.",
           "",
           "s 1. Wie viele Schleusen gibt es im Norden des Landes, wie viele davon sind älter als hundert Jahre, und "
           "wer prüft, ob sie noch halten?",
           "",
           "p Das ist nicht bekannt.",
           "",
           "s 2. Welche Brücken gibt es?",
           "s 3. Welche Deiche gibt es?",
           "s 4. Welche Wehre gibt es?",
           "",
           "p Die Fragen 2 bis 4 werden zusammen beantwortet.",
           "",
           "p Es gibt viele.",
           "f Siehe den Bericht des Amtes.",
           "",
           "s 5. Und sonst?",
           "",
           "p Auf die Antwort zu Frage 1 wird verwiesen."),
    "1: Wie viele Schleusen gibt es im Norden des Landes, wie viele davon sind älter als hundert Jahre, und wer prüft, ob sie "
    "noch halten? => Das ist nicht bekannt.\n"
    "2: Welche Brücken gibt es? | 3: Welche Deiche gibt es? | 4: Welche Wehre gibt es? => Die Fragen 2 bis 4 werden "
    "zusammen beantwortet.\nEs gibt viele.\n"
    "5: Und sonst? => Auf die Antwort zu Frage 1 wird verwiesen.\n" },

  { "kleine-anfrage-in-one-type",
    "de-kleine-anfrage",
    { SERIF },
    ITEMS (KA,
           "b Vorbemerkung der Landesregierung",
           "p Es gilt das gesprochene Wort.",
           "",
           "p 1. Wie viele Schleusen gibt es?",
           "",
           "p Zu nennen sind:",
           "",
           "p 1. Nord,",
           "",
           "p 2. Süd.",
           "",
           "p 2. Welche davon sind gesperrt,",
           "",
           "p a) im Norden?",
           "",
           "p b) im Süden?",
           "",
           "p Keine."),
    "1: Wie viele Schleusen gibt es? => Zu nennen sind:\n1. Nord,\n2. Süd.\n"
    "2: Welche davon sind gesperrt, a) im Norden?\nb) im Süden? => Keine.\n" },

  { "kleine-anfrage-with-topics",
    "de-kleine-anfrage",
    { SERIF },
    ITEMS (KA,
           "b Schleusen",
           "",
           "s 1. Wie viele Schleusen gibt es?",
           "",
           "p Vier.",
           "",
           "b Brücken",
           "",
           "s 2. Wie viele Brücken gibt es?",
           "",
           "p Fünf."),
    "1: Wie viele Schleusen gibt es? => Vier.\n2: Wie viele Brücken gibt es? => Fünf.\n" },

  { "kleine-anfrage-answered-elsewhere",
    "de-kleine-anfrage",
    { SERIF },
    ITEMS (KA,
           "s 1. Wie viele Schleusen gibt es?",
           "",
           "p Die Fragen 1 und 3 werden gemeinsam beantwortet. Vier.",
           "",
           "s 2. Wie viele Brücken gibt es?",
           "",
           "p Fünf.",
           "",
           "s 3. Wie viele Wehre gibt es?"),
    "1: Wie viele Schleusen gibt es? | 3: Wie viele Wehre gibt es? => Die Fragen 1 und 3 werden gemeinsam beantwortet. Vier.\n"
    "2: Wie viele Brücken gibt es? => Fünf.\n" },

  { "written-question",
    "eu-written-question",
    { SERIF },
    ITEMS (EP,
           "p Subject: Night train timetables across borders",
           "",
           "p Operators report that train paths are allocated late.",
           "",
           "p 1. What steps has the Commission taken?",
           "",
           "p 2. Does it intend to propose deadlines?",
           "",
           "p Submitted: 14.5.2026",
           "=",
           "p EN",
           "p E-001984/2026",
           "p Answer given by Ms Example",
           "p on behalf of the European Commission",
           "p (30.6.2026)",
           "",
           "p 1. The Commission proposed a regulation.",
           "",
           "p 2. The proposal contains deadlines."),
    "Operators report that train paths are allocated late.\n1. What steps has the Commission taken?\n2. Does it intend to "
    "propose deadlines? => 1. The Commission proposed a regulation.\n2. The proposal contains deadlines.\n" },

  { "written-question-with-a-long-subject",
    "eu-written-question",
    { .plain = "TimesNewRomanPSMT", .bold = "TimesNewRomanPS-BoldMT", .size = 11, .columns = 60 },
    ITEMS (EP,
           "b Subject: Night train timetables across borders and the late allocation of their paths",
           "",
           "p Will the Commission act? If not, why not?",
           "",
           "p Answer given by Executive Vice-President Muster on behalf of the European Commission (30.6.2026)",
           "",
           "p The Commission will not.",
           "",
           "p Last updated: 2 July 2026"),
    "Will the Commission act? If not, why not? => The Commission will not.\n" },

  { "written-question-without-answer",
    NULL,
    { SERIF },
    ITEMS (EP, "p Subject: Trains", "", "p Will the Commission act?", "", "p Submitted: 14.5.2026"),
    "" },
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/by-turn/", rows[i].name, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
  }

  return g_test_run ();
}
