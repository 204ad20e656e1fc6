/* SPDX-License-Identifier: GPL-3.0-or-later */

/* make-brief PAGES FILE.pdf [KIND]: a text-heavy document of as many pages as asked. Kinds: `order`, a verslag van een
 * schriftelijk overleg: a heading for each group, questions in bold, answers in regular type; `label`, a list of questions
 * and answers that each have their number above them; `plain`, a report that is no brief. The text is put together from a
 * fixed list of words by a generator of its own, so that the same number of pages always gives the same file. */

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdlib.h>

#define PAGE_WIDTH 595.0
#define PAGE_HEIGHT 842.0
#define MARGIN 71.0

static const char *words[] = {
  "regering", "kabinet",   "voortgang", "uitvoering", "waterstand", "dijk",         "gemeente", "provincie",
  "middelen", "begroting", "maatregel", "veiligheid", "onderzoek",  "advies",       "termijn",  "bewoners",
  "de",       "het",       "een",       "van",        "en",         "in",           "op",       "voor",
  "met",      "aan",       "dat",       "wordt",      "heeft",      "zijn",         "over",     "naar",
  "nieuwe",   "brede",     "eerste",    "komende",    "landelijke", "gezamenlijke", "nader",    "verder",
};
static const char *groups[] = { "Waterpartij", "Polderbond", "Lijst Duin", "Vrije Veren" };

static GRand *dice;

static void
add_sentence (GString *text, int length)
{
  for (int i = 0; i < length; i++) {
    const char *word = words[g_rand_int_range (dice, 0, G_N_ELEMENTS (words))];

    if (i == 0)
      g_string_append_c (text, g_ascii_toupper (*word)), g_string_append (text, word + 1);
    else
      g_string_append_printf (text, " %s", word);
  }
  g_string_append (text, ". ");
}

typedef struct {
  cairo_t *cr;
  PangoLayout *layout;
  double y;
  int page;
  int pages;
} Sheet;

static gboolean
next_page (Sheet *sheet)
{
  g_autofree char *footer =
    g_strdup_printf ("Staten van Waterland, vergaderjaar 2025–2026, 12 345, nr. 6 – blad %d", sheet->page);
  g_autoptr (PangoLayout) line = pango_cairo_create_layout (sheet->cr);
  g_autoptr (PangoFontDescription) small = pango_font_description_from_string ("DejaVu Sans 7");

  pango_layout_set_font_description (line, small);
  pango_layout_set_text (line, footer, -1);
  cairo_move_to (sheet->cr, MARGIN, PAGE_HEIGHT - 40);
  pango_cairo_show_layout (sheet->cr, line);
  cairo_show_page (sheet->cr);
  sheet->y = MARGIN;

  return ++sheet->page <= sheet->pages;
}

/* Puts a paragraph down line by line, over as many pages as it takes. */
static gboolean
add_paragraph (Sheet *sheet, const char *font, const char *text)
{
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string (font);

  pango_layout_set_font_description (sheet->layout, description);
  pango_layout_set_text (sheet->layout, text, -1);

  for (int i = 0; i < pango_layout_get_line_count (sheet->layout); i++) {
    PangoLayoutLine *line = pango_layout_get_line_readonly (sheet->layout, i);

    if (sheet->y > PAGE_HEIGHT - MARGIN && !next_page (sheet))
      return FALSE;
    cairo_move_to (sheet->cr, MARGIN, sheet->y);
    pango_cairo_show_layout_line (sheet->cr, line);
    sheet->y += 12;
  }
  sheet->y += 12;

  return TRUE;
}

/* One of the groups asks, in bold; the answer is below it. */
static gboolean
add_ordered (Sheet *sheet, int number)
{
  const char *group = groups[number / 12 % G_N_ELEMENTS (groups)];
  g_autoptr (GString) asked = g_string_new (NULL);
  g_autoptr (GString) answered = g_string_new (NULL);
  gboolean more = TRUE;

  if (number % 12 == 0) {
    g_autofree char *heading =
      g_strdup_printf ("Vragen en opmerkingen van de leden van de %s-fractie en reactie van de bewindspersoon", group);
    more = add_paragraph (sheet, "DejaVu Sans Bold 10", heading);
  }
  g_string_append_printf (asked, "De leden van de %s-fractie vragen zich af hoe het staat met de uitvoering. ", group);
  for (int i = 0; i < 3; i++)
    add_sentence (asked, 14);
  for (int i = 0; i < 9; i++)
    add_sentence (answered, 16);

  return more && add_paragraph (sheet, "DejaVu Sans Bold 9", asked->str) &&
         add_paragraph (sheet, "DejaVu Sans 9", answered->str);
}

static gboolean
add_labelled (Sheet *sheet, int number)
{
  g_autofree char *question = g_strdup_printf ("Vraag %d", number + 1);
  g_autofree char *answer = g_strdup_printf ("Antwoord op vraag %d", number + 1);
  g_autoptr (GString) asked = g_string_new (NULL);
  g_autoptr (GString) answered = g_string_new (NULL);

  add_sentence (asked, 14);
  g_string_append (asked, "Hoe staat het met de uitvoering van het advies over de dijk?");
  for (int i = 0; i < 9; i++)
    add_sentence (answered, 16);

  return add_paragraph (sheet, "DejaVu Sans Bold 9", question) && add_paragraph (sheet, "DejaVu Sans 9", asked->str) &&
         add_paragraph (sheet, "DejaVu Sans Bold 9", answer) && add_paragraph (sheet, "DejaVu Sans 9", answered->str);
}

static gboolean
add_plain (Sheet *sheet, int number)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < 9; i++)
    add_sentence (text, 16);

  return add_paragraph (sheet, "DejaVu Sans 9", text->str);
}

static const struct {
  const char *name;
  const char *title;
  const char *subtitle;
  gboolean (*add) (Sheet *sheet, int number);
} kinds[] = {
  { "order", "Verslag van een schriftelijk overleg",
    "Vragen en opmerkingen vanuit de fracties en reactie van de bewindspersoon", add_ordered },
  { "label", "Lijst van vragen en antwoorden",
    "De vragen en antwoorden, voorzien van een inleiding, zijn hierna afgedrukt.", add_labelled },
  { "plain", "Jaarverslag van het waterschap", "Over de voortgang van het werk aan de dijken", add_plain },
};

int
main (int argc, char **argv)
{
  cairo_surface_t *surface;
  Sheet sheet = { .y = MARGIN, .page = 1 };
  const char *name = argc > 3 ? argv[3] : kinds[0].name;
  gsize kind = 0;

  while (kind < G_N_ELEMENTS (kinds) && !g_str_equal (kinds[kind].name, name))
    kind++;
  if (argc < 3 || argc > 4 || kind == G_N_ELEMENTS (kinds) || (sheet.pages = atoi (argv[1])) < 1) {
    g_printerr ("usage: make-brief PAGES FILE.pdf [order|label|plain]\n");
    return 2;
  }

  dice = g_rand_new_with_seed (14);
  surface = cairo_pdf_surface_create (argv[2], PAGE_WIDTH, PAGE_HEIGHT);
  sheet.cr = cairo_create (surface);
  sheet.layout = pango_cairo_create_layout (sheet.cr);
  pango_cairo_context_set_resolution (pango_layout_get_context (sheet.layout), 72);
  pango_layout_context_changed (sheet.layout);
  pango_layout_set_width (sheet.layout, (PAGE_WIDTH - 2 * MARGIN) * PANGO_SCALE);
  add_paragraph (&sheet, "DejaVu Sans Bold 12", kinds[kind].title);
  add_paragraph (&sheet, "DejaVu Sans Bold 10", kinds[kind].subtitle);
  for (int number = 0; kinds[kind].add (&sheet, number);)
    number++;

  g_object_unref (sheet.layout);
  cairo_destroy (sheet.cr);
  cairo_surface_finish (surface);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS) {
    g_printerr ("make-brief: %s: %s\n", argv[2], cairo_status_to_string (cairo_surface_status (surface)));
    return 2;
  }
  cairo_surface_destroy (surface);
  g_rand_free (dice);
  return 0;
}
