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
#define PRINT(...)                                                                                                     \
  ((const char *const[]) {                                                                                             \
    "b Tweede Kamer der Staten-Generaal", "p Vergaderjaar 2024–2025 Aanhangsel van de Handelingen",                    \
    "b Vragen gesteld door de leden der Kamer, met de daarop door de regering gegeven antwoorden", "", "b 585", "",    \
    "b Vraag van het lid Boom (Groen) aan de Minister van Waterstaat over de sluizen (ingezonden 1 oktober 2024).",    \
    "", "p Antwoord van Minister De Boer (Waterstaat) (ontvangen 18 november 2024).", "", __VA_ARGS__, NULL })

#define LIST "nl-lijst-van-vragen"

/* Each row is one way in which a list of questions and answers numbers them. */
static const struct {
  const char *name;
  FixtureLook look;
  const char *const *items;
  const char *form;
  const char *outline;
} rows[] = {
  { "bare-numbers",
    { 0 },
    ITEMS ("p 1",
           "p Hoeveel sluizen zijn er?",
           "p Er zijn 84 sluizen.",
           "",
           "p 2",
           "p Wat kosten zij? En wie betaalt dat?",
           "p Zij kosten niets.",
           "",
           "p Het Rijk betaalt."),
    LIST,
    "1: Hoeveel sluizen zijn er? => Er zijn 84 sluizen.\n"
    "2: Wat kosten zij? En wie betaalt dat? => Zij kosten niets.\nHet Rijk betaalt.\n" },

  { "bold-questions-and-gaps",
    { .plain = "Univers", .bold = "Univers-Black", .left = 221, .columns = 60 },
    ITEMS ("b 1",
           "",
           "b Kunt u een overzicht geven van de sluizen, per provincie en per jaar, met de kosten daarvan.",
           "",
           "p Zie de bijlage.",
           "",
           "b 2",
           "",
           "b Hoe oud zijn zij?",
           "",
           "p Oud."),
    LIST,
    "1: Kunt u een overzicht geven van de sluizen, per provincie en per jaar, met de kosten daarvan. => Zie de "
    "bijlage.\n2: Hoe oud zijn zij? => Oud.\n" },

  { "question-behind-its-number",
    { .plain = "TimesNewRomanPSMT", .size = 11, .left = 60, .columns = 66 },
    ITEMS ("p 1. Waar zijn de sluizen die het volgende jaar en de jaren daarna vervangen worden, en waarom?",
           "p In het noorden.",
           "",
           "p 2. Wat kosten zij?",
           "p Zij kosten niets. 3 sluizen zijn al betaald."),
    LIST,
    "1: Waar zijn de sluizen die het volgende jaar en de jaren daarna vervangen worden, en waarom? => In het noorden.\n"
    "2: Wat kosten zij? => Zij kosten niets. 3 sluizen zijn al betaald.\n" },

  { "number-without-dot-before-the-question",
    { 0 },
    ITEMS ("i 1 Waar zijn de sluizen?", "", "p In het noorden.", "", "i 2 Wat kosten zij?", "", "p Niets."),
    LIST,
    "1: Waar zijn de sluizen? => In het noorden.\n2: Wat kosten zij? => Niets.\n" },

  { "lists-within-answers",
    { 0 },
    ITEMS ("b 1. Welke sluizen zijn er?",
           "",
           "p Dit zijn zij:",
           "",
           "p 1. De noordersluis.",
           "",
           "p 2. De zuidersluis.",
           "",
           "p 3. De oostersluis.",
           "",
           "b 2. Wat kosten zij?",
           "",
           "p Niets."),
    LIST,
    "1: Welke sluizen zijn er? => Dit zijn zij:\n1. De noordersluis.\n2. De zuidersluis.\n3. De oostersluis.\n"
    "2: Wat kosten zij? => Niets.\n" },

  { "lists-within-answers-set-alike",
    { 0 },
    ITEMS ("p 1. Welke sluizen zijn er?",
           "",
           "p Dit zijn zij:",
           "",
           "p 1. De noordersluis.",
           "",
           "p 2. De zuidersluis.",
           "",
           "p 2. Wat kosten zij?",
           "",
           "p Niets."),
    LIST,
    "1: Welke sluizen zijn er? => Dit zijn zij:\n1. De noordersluis.\n2. De zuidersluis.\n"
    "2: Wat kosten zij? => Niets.\n" },

  { "years-and-tables",
    { 0 },
    ITEMS ("p 1",
           "p Hoeveel sluizen zijn er per jaar?",
           "p Dat staat hieronder.",
           "",
           "p 2023",
           "p 2",
           "p 2024",
           "p 3",
           "p Totaal",
           "",
           "p 2",
           "p Wat kosten zij?",
           "p Niets.",
           "",
           "p 3",
           "p Hoe oud zijn zij?",
           "p Oud."),
    LIST,
    "1: Hoeveel sluizen zijn er per jaar? => Dat staat hieronder.\n2023 2 2024 3 Totaal\n"
    "2: Wat kosten zij? => Niets.\n3: Hoe oud zijn zij? => Oud.\n" },

  { "labelled-answers",
    { 0 },
    ITEMS ("p 1",
           "p Hoeveel sluizen zijn er?",
           "p Antwoord:",
           "p Er zijn er 84.",
           "",
           "p 2",
           "p Wat kosten zij?",
           "p Ik vraag het mij af.",
           "p Antwoord:",
           "p Niets."),
    LIST,
    "1: Hoeveel sluizen zijn er? => Er zijn er 84.\n2: Wat kosten zij?\nIk vraag het mij af. => Niets.\n" },

  { "answers-behind-their-labels",
    { 0 },
    ITEMS ("p 1",
           "p Hoeveel sluizen zijn er?",
           "p Antwoord: Er zijn er 84.",
           "",
           "p 2",
           "p Wat kosten zij?",
           "p Antwoord: Niets."),
    LIST,
    "1: Hoeveel sluizen zijn er? => Er zijn er 84.\n2: Wat kosten zij? => Niets.\n" },

  { "labelled-questions",
    { .plain = "Calibri", .bold = "Calibri-Bold", .size = 11 },
    ITEMS ("b Vraag 1",
           "p Hoeveel sluizen zijn er?",
           "",
           "b Antwoord op vraag 1:",
           "p Er zijn er 84.",
           "",
           "b Noord",
           "p Daar zijn er 12.",
           "",
           "b Vraag 2",
           "p Wat kosten zij?",
           "",
           "b Antwoord op vraag 2:",
           "p Niets."),
    LIST,
    "1: Hoeveel sluizen zijn er? => Er zijn er 84.\nNoord\nDaar zijn er 12.\n2: Wat kosten zij? => Niets.\n" },

  { "labelled-questions-alone",
    { 0 },
    ITEMS ("b Vraag 1",
           "p Hoeveel sluizen zijn er?",
           "",
           "p Er zijn er 84.",
           "",
           "b Vraag 2",
           "p Wat kosten zij?",
           "",
           "p Zie het antwoord op vraag 1."),
    LIST,
    "1: Hoeveel sluizen zijn er? => Er zijn er 84.\n2: Wat kosten zij? => Zie het antwoord op vraag 1.\n" },

  { "a-question-of-full-lines",
    { .columns = 30 },
    ITEMS ("p 1",
           "p Hoeveel sluizen en bruggen zijn er in het hele land nu nog?",
           "p Er zijn er vierentachtig nu, en",
           "p dat is veel.",
           "",
           "p 2",
           "p Wat kosten die sluizen nu eens",
           "p en waarom kosten zij het land",
           "p iets wat wij niet kunnen zien?",
           "p Zij kosten helemaal niets meer."),
    LIST,
    "1: Hoeveel sluizen en bruggen zijn er in het hele land nu nog? => Er zijn er vierentachtig nu, en dat is veel.\n"
    "2: Wat kosten die sluizen nu eens en waarom kosten zij het land iets wat wij niet kunnen zien? => Zij kosten "
    "helemaal niets meer.\n" },

  { "joint-numbers",
    { 0 },
    ITEMS ("p 1 en 2",
           "p Hoeveel sluizen zijn er? En wat kosten zij?",
           "",
           "p Veel.",
           "",
           "p 3",
           "p Hoe oud zijn zij?",
           "",
           "p Oud."),
    LIST,
    "1, 2: Hoeveel sluizen zijn er? En wat kosten zij? => Veel.\n3: Hoe oud zijn zij? => Oud.\n" },

  { "a-number-left-out",
    { 0 },
    ITEMS ("p 1",
           "p Hoeveel sluizen zijn er?",
           "p Veel.",
           "",
           "p 3",
           "p Hoe oud zijn zij?",
           "p Oud.",
           "",
           "p 4",
           "p Zijn zij open?",
           "p Ja."),
    LIST,
    "1: Hoeveel sluizen zijn er? => Veel.\n3: Hoe oud zijn zij? => Oud.\n4: Zijn zij open? => Ja.\n" },

  { "pages-footers-and-marks",
    { .footer = "%", .header = "Tweede Kamer, vergaderjaar 2025–2026, 36 800 XIV, nr. 9", .rows = 12 },
    ITEMS ("p 1",
           "p Hoeveel sluizen^1^ zijn er?",
           "p Er zijn er 84, maar dat",
           "f 1 Kamerstuk 36 800, nr. 4.",
           "=",
           "p is niet zeker.",
           "",
           "p 2",
           "p Wat kosten zij?",
           "p Niets.",
           "=",
           "p 3",
           "p Hoe oud zijn zij?",
           "p Oud.",
           "=",
           "p 4",
           "p Zijn zij open?",
           "p Ja."),
    LIST,
    "1: Hoeveel sluizen zijn er? => Er zijn er 84, maar dat is niet zeker.\n2: Wat kosten zij? => Niets.\n"
    "3: Hoe oud zijn zij? => Oud.\n4: Zijn zij open? => Ja.\n" },

  { "signature",
    { 0 },
    ITEMS ("p 1",
           "p Hoeveel sluizen zijn er?",
           "p Veel.",
           "",
           "p 2",
           "p Wat kosten zij?",
           "p Niets.",
           "",
           "p De Minister van Waterstaat,",
           "",
           "p J. de Boer"),
    LIST,
    "1: Hoeveel sluizen zijn er? => Veel.\n2: Wat kosten zij? => Niets.\n" },

  { "contents-and-introduction",
    { 0 },
    ITEMS ("p 1 Inleiding 2",
           "p 2 Vragen 3",
           "",
           "p Hierbij de antwoorden.",
           "",
           "p 1",
           "p Hoeveel sluizen zijn er?",
           "p Veel.",
           "",
           "p 2",
           "p Wat kosten zij?",
           "p Niets."),
    LIST,
    "1: Hoeveel sluizen zijn er? => Veel.\n2: Wat kosten zij? => Niets.\n" },

  { "numbers-in-the-margin",
    { .left = 240, .columns = 60 },
    ITEMS ("< 1",
           "p Hoeveel sluizen zijn er in het hele land, en hoeveel waren het er in de tien jaren daarvoor?",
           "",
           "p Veel.",
           "",
           "< 2",
           "p Wat kosten zij?",
           "",
           "p Niets.",
           "",
           "< 3",
           "p Zijn zij open?",
           "",
           "p Ja."),
    LIST,
    "1: Hoeveel sluizen zijn er in het hele land, en hoeveel waren het er in de tien jaren daarvoor? => Veel.\n"
    "2: Wat kosten zij? => Niets.\n3: Zijn zij open? => Ja.\n" },

  { "questions-of-several-paragraphs",
    { .plain = "Arial", .bold = "Arial-BoldMT", .size = 10 },
    ITEMS ("b 1",
           "p In de begroting staat een bedrag voor sluizen.",
           "",
           "p Waar is dat voor?",
           "",
           "p Voor sluizen. Waarvoor anders? Dat staat er.",
           "",
           "b 2",
           "p Kunt u de kosten per sluis geven?",
           "",
           "p - Noord: 3 miljoen.",
           "p - Zuid: 4 miljoen."),
    LIST,
    "1: In de begroting staat een bedrag voor sluizen.\nWaar is dat voor? => Voor sluizen. Waarvoor anders? Dat staat er.\n"
    "2: Kunt u de kosten per sluis geven? => - Noord: 3 miljoen.\n- Zuid: 4 miljoen.\n" },

  { "an-answer-over-two-pages-with-a-table",
    { .rows = 8, .footer = "Pagina % van 3" },
    ITEMS ("=",
           "b 1",
           "b Hoeveel sluizen zijn er per provincie?",
           "p Zie de tabel hieronder, die loopt over",
           "p Provincie 2024 2025",
           "p Noord 12 14",
           "p Zuid 9 3",
           "p Oost 1 2",
           "p West 2 2",
           "p Totaal 24 21",
           "",
           "b 2",
           "b Zie ook vraag 1. Wat kosten zij?",
           "p Zie het antwoord op vraag 1.",
           "",
           "b 3",
           "b Wat nu?",
           "p Niets."),
    LIST,
    "1: Hoeveel sluizen zijn er per provincie? => Zie de tabel hieronder, die loopt over Provincie 2024 2025 Noord 12 14 "
    "Zuid 9 3 Oost 1 2 West 2 2 Totaal 24 21\n2: Zie ook vraag 1. Wat kosten zij? => Zie het antwoord op vraag 1.\n"
    "3: Wat nu? => Niets.\n" },

  { "list-that-is-not-answered-yet",
    { 0 },
    (const char *const[]) {
      "b Lijst van vragen", "",
      "p De vaste commissie voor Waterstaat heeft de volgende vragen ter beantwoording aan de minister "
      "voorgelegd.",
      "", "p 1", "p Hoeveel sluizen zijn er?", "", "p 2", "p Wat kosten zij?", NULL },
    LIST,
    "1: Hoeveel sluizen zijn er?\n2: Wat kosten zij?\n" },

  { "print-with-joint-answers-and-an-explanation",
    { .plain = "Univers", .bold = "Univers-Black", .left = 221, .columns = 62, .footer = "ah-tk-20242025-585" },
    PRINT ("b Vraag 1",
           "p Kent u het bericht?",
           "",
           "b Antwoord 1",
           "p Ja.",
           "",
           "b Vraag 2, 3 en 5",
           "p Wat vindt u daarvan?",
           "",
           "p Waarom?",
           "",
           "p Tot wanneer?",
           "",
           "b Vraag 4",
           "p Komt er een brug?",
           "",
           "b Antwoord 2, 3 en 5",
           "p Niets, daarom, tot morgen.",
           "",
           "b Antwoord 4",
           "p Nee.",
           "",
           "b Toelichting:",
           "p Deze vragen dienen ter aanvulling op eerdere vragen."),
    "nl-kamervragen",
    "1: Kent u het bericht? => Ja.\n2, 3, 5: Wat vindt u daarvan?\nWaarom?\nTot wanneer? => Niets, daarom, tot morgen.\n"
    "4: Komt er een brug? => Nee.\n" },

  { "print-of-a-postponement",
    { .plain = "Univers", .bold = "Univers-Black", .left = 221, .columns = 62 },
    PRINT ("b Vraag 1",
           "p Kent u het bericht?",
           "",
           "b Vraag 2",
           "p Wat vindt u daarvan?",
           "",
           "b Mededeling",
           "p De vragen kunnen niet binnen de gebruikelijke termijn worden beantwoord."),
    "nl-kamervragen",
    "1: Kent u het bericht?\n2: Wat vindt u daarvan?\n" },

  { "letter-with-questions-behind-their-labels",
    { 0 },
    LETTER ("b Vraag 1: Kent u het bericht over de sluizen?^1^",
            "",
            "p Antwoord: Ja.",
            "",
            "b Vraag 2: Wat vindt u daarvan, en wat vinden de schippers die er elke dag doorheen moeten varen?",
            "",
            "p Antwoord op vraag 2: Niets. Vraag 3 gaat daarover.",
            "",
            "b Vraag 3: Komt er een brug?",
            "",
            "b Vraag 4: En een tunnel?",
            "",
            "p Antwoord op vraag 3 en 4: Nee."),
    "nl-kamervragen",
    "1: Kent u het bericht over de sluizen? => Ja.\n"
    "2: Wat vindt u daarvan, en wat vinden de schippers die er elke dag doorheen moeten varen? => Niets. Vraag 3 gaat "
    "daarover.\n3: Komt er een brug? | 4: En een tunnel? => Nee.\n" },

  { "letter-with-labels-without-colon",
    { 0 },
    LETTER ("b Vraag 1 Kent u het bericht?",
            "",
            "p Antwoord 1 Ja.",
            "",
            "b Vraag 2 Wat vindt u?",
            "",
            "p Antwoord 2 Niets."),
    "nl-kamervragen",
    "1: Kent u het bericht? => Ja.\n2: Wat vindt u? => Niets.\n" },

  { "numbers-alone-at-the-head-of-pages",
    { .header = "Blad % van 5" },
    ITEMS ("p 1.",
           "p Hoeveel sluizen zijn er?",
           "p Antwoord:",
           "p Er zijn er 84.",
           "=",
           "p 2.",
           "",
           "p Wat kosten zij?",
           "p Antwoord:",
           "p Zij kosten niets.",
           "=",
           "p 3.",
           "",
           "p Hoe oud zijn zij?",
           "p Antwoord:",
           "p Dat verschilt.",
           "=",
           "p 4.",
           "",
           "p Wie bedient ze?",
           "p Antwoord:",
           "p De schipper."),
    LIST,
    "1: Hoeveel sluizen zijn er? => Er zijn er 84.\n2: Wat kosten zij? => Zij kosten niets.\n"
    "3: Hoe oud zijn zij? => Dat verschilt.\n4: Wie bedient ze? => De schipper.\n" },

  { "questions-alone-at-the-head-of-pages",
    { .header = "Tweede Kamer, vergaderjaar 2025–2026, 36 800 XII, nr. 2 %" },
    ITEMS ("p Vraag 1",
           "=",
           "p Wat kost sluis 7?",
           "",
           "p Antwoord:",
           "p Niets.",
           "",
           "p Vraag 2",
           "=",
           "p Wat kost sluis 8?",
           "",
           "p Antwoord:",
           "p Weinig.",
           "",
           "p Vraag 3",
           "=",
           "p Wat kost sluis 12?",
           "",
           "p Antwoord:",
           "p Veel.",
           "",
           "p Vraag 4",
           "=",
           "p Geef voor sluis 9 de kosten.",
           "",
           "p Antwoord:",
           "p Alles.",
           "",
           "p Vraag 5",
           "=",
           "p Geef voor sluis 4 de kosten.",
           "",
           "p Antwoord:",
           "p Iets.",
           "",
           "p Vraag 6",
           "=",
           "p Geef voor sluis 5 de kosten.",
           "",
           "p Antwoord:",
           "p Onbekend."),
    LIST,
    "1: Wat kost sluis 7? => Niets.\n2: Wat kost sluis 8? => Weinig.\n3: Wat kost sluis 12? => Veel.\n"
    "4: Geef voor sluis 9 de kosten. => Alles.\n5: Geef voor sluis 4 de kosten. => Iets.\n"
    "6: Geef voor sluis 5 de kosten. => Onbekend.\n" },
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

/* More than a thousand questions, with tables in the answers and a page number on each page. */
static void
test_long_list (void)
{
  FixtureLook look = { .footer = "%", .header = "Tweede Kamer, vergaderjaar 2025–2026, 36 800 XIV, nr. 9" };
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (KntBrief) brief = NULL;

  g_ptr_array_add (items, g_strdup ("h LIJST VAN VRAGEN EN ANTWOORDEN"));
  for (int i = 1; i <= 1050; i++) {
    g_ptr_array_add (items, g_strdup_printf ("p %d", i));
    g_ptr_array_add (items, g_strdup_printf ("p Wat kost sluis %d?", i));
    g_ptr_array_add (items, g_strdup_printf ("p Dat is niet bekend. Er zijn er %d.", i));
    g_ptr_array_add (items, g_strdup_printf ("p %d", 2020 + i % 7));
    g_ptr_array_add (items, g_strdup_printf ("p %d", i % 9));
    g_ptr_array_add (items, g_strdup (""));
  }
  g_ptr_array_add (items, NULL);
  pages = fixture_pages (&look, (const char *const *) items->pdata);
  brief = fixture_recognise (pages);

  g_assert_cmpuint (knt_brief_get_exchanges (brief)->len, ==, 1050);
  for (guint i = 0; i < knt_brief_get_exchanges (brief)->len; i++) {
    KntExchange *exchange = knt_brief_get_exchanges (brief)->pdata[i];
    g_autofree char *text = g_strdup_printf ("Wat kost sluis %u?", i + 1);

    g_assert_cmpuint (exchange->questions->len, ==, 1);
    g_assert_cmpstr (((KntQuestion *) exchange->questions->pdata[0])->text, ==, text);
    g_assert_cmpuint (exchange->answers->len, ==, 1);
  }
  fixture_check_spans (brief, pages);
}

/* Labels of four digits, and answers that name several; four times as many take about four times as long. */
static double
time_labels (int n)
{
  FixtureLook look = { 0 };
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (KntBrief) brief = NULL;
  gint64 start;
  double seconds;

  g_ptr_array_add (items, g_strdup ("h LIJST VAN VRAGEN EN ANTWOORDEN"));
  for (int i = 1; i <= n; i++) {
    g_ptr_array_add (items, g_strdup_printf ("b Vraag %d", i));
    g_ptr_array_add (items,
                     g_strdup_printf ("b Wat kost sluis %c%c%c?", 'A' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676));
    if (i % 2 == 0) {
      g_ptr_array_add (items, g_strdup_printf ("b Antwoord op vragen %d en %d", i - 1, i));
      g_ptr_array_add (items,
                       g_strdup_printf ("p Niet bekend is wat sluis %c%c kost.", 'A' + i % 26, 'a' + i / 26 % 26));
    }
  }
  g_ptr_array_add (items, NULL);
  pages = fixture_pages (&look, (const char *const *) items->pdata);
  start = g_get_monotonic_time ();
  brief = fixture_recognise (pages);
  seconds = (g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC;

  g_assert_cmpuint (knt_brief_get_exchanges (brief)->len, ==, n / 2);
  for (guint i = 0; i < knt_brief_get_exchanges (brief)->len; i++) {
    KntExchange *exchange = knt_brief_get_exchanges (brief)->pdata[i];

    g_assert_cmpuint (exchange->questions->len, ==, 2);
    g_assert_cmpuint (exchange->answers->len, ==, 1);
  }

  return seconds;
}

static void
test_pairing_is_linear (void)
{
  double few = time_labels (1000), many = time_labels (4000);

  g_test_message ("1000 labels in %.2f s, 4000 in %.2f s", few, many);
  g_assert_cmpfloat (many, <, 9 * few);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/lists/", rows[i].name, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
  }
  g_test_add_func ("/lists/long-list", test_long_list);
  g_test_add_func ("/lists/pairing-is-linear", test_pairing_is_linear);

  return g_test_run ();
}
