/* SPDX-License-Identifier: GPL-3.0-or-later */

/* make-brief PAGES FILE.pdf: a text-heavy brief of as many pages as asked, in the form of a verslag van een schriftelijk
 * overleg: a heading for each group, questions in bold, answers in regular type. The text is put together from a fixed
 * list of words by a generator of its own, so that the same number of pages always gives the same file. */

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

int
main (int argc, char **argv)
{
  cairo_surface_t *surface;
  Sheet sheet = { .y = MARGIN, .page = 1 };
  gboolean more = TRUE;

  if (argc != 3 || (sheet.pages = atoi (argv[1])) < 1) {
    g_printerr ("usage: make-brief PAGES FILE.pdf\n");
    return 2;
  }

  dice = g_rand_new_with_seed (14);
  surface = cairo_pdf_surface_create (argv[2], PAGE_WIDTH, PAGE_HEIGHT);
  sheet.cr = cairo_create (surface);
  sheet.layout = pango_cairo_create_layout (sheet.cr);
  pango_cairo_context_set_resolution (pango_layout_get_context (sheet.layout), 72);
  pango_layout_context_changed (sheet.layout);
  pango_layout_set_width (sheet.layout, (PAGE_WIDTH - 2 * MARGIN) * PANGO_SCALE);
  add_paragraph (&sheet, "DejaVu Sans Bold 12", "Verslag van een schriftelijk overleg");
  add_paragraph (&sheet, "DejaVu Sans Bold 10",
                 "Vragen en opmerkingen vanuit de fracties en reactie van de bewindspersoon");

  for (int question = 0; more; question++) {
    const char *group = groups[question / 12 % G_N_ELEMENTS (groups)];
    g_autoptr (GString) asked = g_string_new (NULL);
    g_autoptr (GString) answered = g_string_new (NULL);

    if (question % 12 == 0) {
      g_autofree char *heading = g_strdup_printf (
        "Vragen en opmerkingen van de leden van de %s-fractie en reactie van de bewindspersoon", group);
      more = add_paragraph (&sheet, "DejaVu Sans Bold 10", heading);
    }
    g_string_append_printf (asked, "De leden van de %s-fractie vragen zich af hoe het staat met de uitvoering. ",
                            group);
    for (int i = 0; i < 3; i++)
      add_sentence (asked, 14);
    for (int i = 0; i < 9; i++)
      add_sentence (answered, 16);
    more = more && add_paragraph (&sheet, "DejaVu Sans Bold 9", asked->str) &&
           add_paragraph (&sheet, "DejaVu Sans 9", answered->str);
  }

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
