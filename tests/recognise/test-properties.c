/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <time.h>

#include "fixture.h"
#include "knt-forms.h"
#include "knt-recogniser.h"

/* What holds of any document, however odd: the same pages give the same brief, no character is in two blocks, spans and texts
 * agree, and four times the pages take about four times as long. */

/* The sanitizers make everything ten times as long. */
#ifdef __SANITIZE_ADDRESS__
#define PAGES 20
#else
#define PAGES 200
#endif
#define FEWER (PAGES / 4)
/* How much longer four times the pages may take. What grows with the square takes 16 times as long. */
#define MOST_LONGER 9
/* What takes less is not worth measuring, in seconds. */
#define LEAST_TIME 0.15

static const char *const fronts[] = {
  "b Antwoorden van de minister van Waterstaat op Kamervragen van het lid Boom (Groen) over de sluizen.",
  "b VERSLAG VAN EEN SCHRIFTELIJK OVERLEG: een aantal vragen en opmerkingen voorgelegd. Reactie van de minister",
  "b Lijst van vragen en antwoorden. De vragen en antwoorden zijn hierna afgedrukt.",
  "b NOTA NAAR AANLEIDING VAN HET VERSLAG. De leden van de Volt-fractie hebben kennisgenomen van het verslag.",
  "b Antwort der Bundesregierung auf die Kleine Anfrage der Fraktion, Drucksache 21/4711",
  "b Written answers. To ask the Secretary of State for Waterways, UIN 12345",
};

/* Each is repeated, line by line, until the pages are full; `%u` counts. */
static const struct {
  const char *name;
  const char *lines;
} fillers[] = {
  { "one-line", "p De leden van de Volt-fractie vragen of dit stuk ooit een einde heeft?" },
  { "digits", "p 12345678 12345 1 2 3 4567" },
  { "one-number", "p 1" },
  { "counting", "p %u" },
  { "one-character", "p x" },
  { "question-labels", "b Vraag 1" },
  { "answer-labels", "b Antwoord" },
  { "counted-labels", "b Vraag %u" },
  { "items", "p %u. Waarom?" },
  { "group-headings", "b Vragen en opmerkingen van de leden van de fractie van Volt" },
  { "exchanges", "b Vraag %u\nb Waarom is dat?\nb Antwoord op vraag %u\np Daarom." },
  { "items-with-answers", "b %u. Waarom is dat zo?\np Daarom is dat zo." },
};

static GPtrArray *
make_pages (const char *front, const char *lines, guint n_pages)
{
  FixtureLook look = { 0 };
  g_auto (GStrv) cycle = g_strsplit (lines, "\n", -1);
  guint n_lines = g_strv_length (cycle);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (items, g_strdup (front));
  g_ptr_array_add (items, g_strdup (""));
  for (guint i = 0; i < n_pages * 40; i++) {
    g_auto (GStrv) pieces = g_strsplit (cycle[i % n_lines], "%u", 2);
    g_autofree char *number = g_strdup_printf ("%u", i / n_lines + 1);

    g_ptr_array_add (items, g_strjoinv (number, pieces));
  }
  g_ptr_array_add (items, NULL);

  return fixture_pages (&look, (const char *const *) items->pdata);
}

/* The processor's time, so that others at work do not count. */
static double
time_brief (GPtrArray *pages, GPtrArray *forms, KntBrief **brief)
{
  g_autoptr (KntRecogniser) recogniser = knt_recogniser_new (forms);
  clock_t start = clock ();

  for (guint i = 0; i < pages->len; i++)
    knt_recogniser_add_page (recogniser, pages->pdata[i]);
  *brief = knt_recogniser_recognise (recogniser);

  return (double) (clock () - start) / CLOCKS_PER_SEC;
}

static char *
to_json (KntBrief *brief)
{
  g_autoptr (JsonNode) node = knt_brief_to_json (brief);

  return json_to_string (node, FALSE);
}

static void
test_filler (gconstpointer data)
{
  gsize filler = GPOINTER_TO_SIZE (data);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) forms = knt_forms_load (g_getenv ("KNT_FORMS"), problems);

  for (gsize i = 0; i < G_N_ELEMENTS (fronts); i++) {
    g_autoptr (GPtrArray) few = make_pages (fronts[i], fillers[filler].lines, FEWER);
    g_autoptr (GPtrArray) many = NULL;
    g_autoptr (KntBrief) small = NULL;
    g_autoptr (KntBrief) again = NULL;
    g_autoptr (KntBrief) large = NULL;
    g_autofree char *json = NULL;
    g_autofree char *other_json = NULL;
    double short_time = time_brief (few, forms, &small), again_time = time_brief (few, forms, &again), long_time;

    short_time = MAX (short_time, again_time);
    json = to_json (small);
    other_json = to_json (again);
    g_assert_cmpstr (json, ==, other_json);
    fixture_check_spans (small, few);

    /* Every other pair is enough of them. */
    if ((i + filler) % 2 != 0)
      continue;
    many = make_pages (fronts[i], fillers[filler].lines, PAGES);
    long_time = time_brief (many, forms, &large);
    g_test_message ("%s: %u pages in %.3f s, %u in %.3f s", fronts[i], few->len, short_time, many->len, long_time);
    if (long_time > LEAST_TIME)
      g_assert_cmpfloat (long_time, <, MOST_LONGER * short_time * many->len / (few->len * (double) PAGES / FEWER));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (fillers); i++) {
    g_autofree char *path = g_strconcat ("/properties/", fillers[i].name, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_filler);
  }

  return g_test_run ();
}
