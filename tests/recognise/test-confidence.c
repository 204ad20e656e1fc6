/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fixture.h"

#define KAMERVRAGEN                                                                                                    \
  "b Antwoorden van de minister van Waterstaat op Kamervragen van het lid Boom (Groen) over de sluizen.", ""
#define OVERLEG                                                                                                        \
  "b VERSLAG VAN EEN SCHRIFTELIJK OVERLEG", "",                                                                        \
    "p De commissie heeft een aantal vragen en opmerkingen voorgelegd aan de minister over de sluizen.", "",           \
    "b Vragen en opmerkingen vanuit de fracties en reactie van de minister", "",                                       \
    "b Vragen en opmerkingen van de leden van de Groen-fractie", ""
#define LIJST "b Lijst van vragen en antwoorden", "", "p De vragen en antwoorden zijn hierna afgedrukt.", ""
#define ITEMS(...) ((const char *const[]) { __VA_ARGS__, NULL })

/* Each row is a brief, and how sure its exchanges may be: between the least and the most of them. What a person has to look at is
 * below 0.8; what label, type and sequence agree on is above 0.9. */
static const struct {
  const char *name;
  const char *const *items;
  guint n_exchanges;
  double least;
  double most;
} rows[] = {
  { "both-labelled",
    ITEMS (KAMERVRAGEN,
           "b Vraag 1",
           "b Een?",
           "",
           "b Antwoord 1",
           "p Een.",
           "",
           "b Vraag 2",
           "b Twee?",
           "",
           "b Antwoord 2",
           "p Twee."),
    2, 0.95, 1 },
  { "no-answer-at-all", ITEMS (KAMERVRAGEN, "p Vraag 1", "p Een?", "", "p Vraag 2", "p Twee?"), 2, 0.3, 0.75 },
  { "answer-told-by-type",
    ITEMS (LIJST, "b 1", "b Is de sluis dicht?", "", "p Ja.", "", "b 2", "b Gaat hij open?", "", "p Nee."), 2, 0.5,
    0.85 },
  { "answer-told-by-question-mark",
    ITEMS (LIJST, "p 1", "p Is de sluis dicht?", "", "p Ja.", "", "p 2", "p Gaat hij open?", "", "p Nee."), 2, 0.5,
    0.79 },
  { "label-twice",
    ITEMS (KAMERVRAGEN,
           "b Vraag 1",
           "b Een?",
           "",
           "b Antwoord 1",
           "p Een.",
           "",
           "b Vraag 2",
           "b Twee?",
           "",
           "b Antwoord 2",
           "p Twee.",
           "",
           "b Vraag 2",
           "b Drie?",
           "",
           "b Antwoord 3",
           "p Drie."),
    3, 0.5, 1 },
  { "type-and-cue",
    ITEMS (OVERLEG,
           "i De leden van de Groen-fractie vragen of de sluis dicht is.",
           "",
           "p Ja, de sluis is dicht.",
           "",
           "i De leden van de Groen-fractie vragen of hij opengaat.",
           "",
           "p Nee, hij gaat niet open."),
    2, 0.9, 1 },
  { "cue-alone",
    ITEMS (OVERLEG,
           "p De leden van de Groen-fractie vragen of de sluis dicht is.",
           "",
           "p De sluis is dicht.",
           "",
           "p De leden van de Groen-fractie vragen of de sluis opengaat.",
           "",
           "p De sluis gaat niet open."),
    2, 0.3, 0.79 },
};

static void
test_row (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  FixtureLook look = { 0 };
  g_autoptr (GPtrArray) pages = fixture_pages (&look, rows[row].items);
  g_autoptr (KntBrief) brief = fixture_recognise (pages);
  GPtrArray *exchanges = knt_brief_get_exchanges (brief);
  double least = 1, most = 0;

  g_assert_cmpuint (exchanges->len, ==, rows[row].n_exchanges);
  for (guint i = 0; i < exchanges->len; i++) {
    const KntExchange *exchange = exchanges->pdata[i];

    g_test_message ("%s: %.2f", exchange->id, exchange->confidence);
    least = MIN (least, exchange->confidence);
    most = MAX (most, exchange->confidence);
  }
  g_test_message ("the brief: %.2f", knt_brief_get_confidence (brief));
  g_assert_cmpfloat (least, >=, rows[row].least);
  g_assert_cmpfloat (most, <=, rows[row].most);
  g_assert_cmpfloat (knt_brief_get_confidence (brief), <=, most);
}

/* Of two questions with one number it is not known which is which. */
static void
test_one_of_several (void)
{
  FixtureLook look = { 0 };
  g_autoptr (GPtrArray) pages = fixture_pages (&look, rows[4].items);
  g_autoptr (KntBrief) brief = fixture_recognise (pages);
  GPtrArray *exchanges = knt_brief_get_exchanges (brief);

  g_assert_cmpfloat (((KntExchange *) exchanges->pdata[0])->confidence, >, 0.9);
  g_assert_cmpfloat (((KntExchange *) exchanges->pdata[2])->confidence, <, 0.8);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/confidence/", rows[i].name, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
  }
  g_test_add_func ("/confidence/one-of-several", test_one_of_several);

  return g_test_run ();
}
