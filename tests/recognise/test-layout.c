/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "knt-furniture.h"
#include "knt-passage.h"
#include "knt-reading-order.h"

typedef struct {
  const char *text;
  double x;
  double y;
} Piece;

/* A page of pieces of text, in the order in which an extractor gives them: 5 points a letter, in 9 points. */
static GPtrArray *
make_lines (const Piece *pieces, gsize n_pieces)
{
  const KntPageGeometry a4 = { 0, 0, 595, 842, 0 };
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_line_free);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (KntRect));
  g_autoptr (KntPageText) page = NULL;
  KntTextStyle style = { 0, 0, "Serif", 9, 0 };

  for (gsize i = 0; i < n_pieces; i++) {
    for (gsize n = 0; pieces[i].text[n] != '\0'; n++) {
      KntRect box = { pieces[i].x + n * 5, pieces[i].y, pieces[i].x + n * 5 + 5, pieces[i].y + 10 };

      g_array_append_val (boxes, box);
    }
    g_string_append_printf (text, "%s\n", pieces[i].text);
    g_array_append_val (boxes, ((KntRect) { 0, 0, 0, 0 }));
  }
  style.end = text->len;
  page = knt_page_text_new (1, NULL, &a4, text->str, (const KntRect *) boxes->data, boxes->len, &style, 1);
  knt_lines_append_page (lines, page);

  return lines;
}

static gboolean
is_no_line (const KntLine *line, gpointer user_data)
{
  return FALSE;
}

static char *
join_columns (GPtrArray *lines, gboolean is_parallel)
{
  g_autoptr (KntLayout) layout = knt_layout_new (lines);
  g_autoptr (GPtrArray) flow = NULL;
  GString *joined = g_string_new (NULL);

  knt_furniture_find (layout, 0.87, is_no_line, is_no_line, is_no_line, NULL);
  flow = knt_reading_order_list (layout, is_parallel);
  for (guint i = 0; i < flow->len; i++) {
    gboolean breaks_here = i > 0 && knt_layout_breaks (layout, flow->pdata[i - 1], flow->pdata[i]);

    g_string_append_printf (joined, "%s%s", i == 0 ? "" : breaks_here ? "\n" : " ", ((KntLine *) flow->pdata[i])->text);
  }

  return g_string_free (joined, FALSE);
}

static char *
join_flow (GPtrArray *lines)
{
  return join_columns (lines, FALSE);
}

/* Wide spaces of justified lines, taken for a gap between columns. */
static void
test_lines_cut_by_wide_spaces (void)
{
  const Piece pieces[] = {
    { "Een regel van de tekst die vol is, en nog een", 80, 100 },
    { "De leden wijzen hier", 80, 112 },
    { "capaciteit wordt dan", 80, 124 },
    { "op binnen de tijd.", 80, 136 },
    { "terecht op, en de hele", 190, 112 },
    { "weer een keer gebruikt", 190, 124 },
  };
  g_autoptr (GPtrArray) lines = make_lines (pieces, G_N_ELEMENTS (pieces));
  g_autofree char *text = join_flow (lines);

  g_assert_cmpstr (
    text, ==,
    "Een regel van de tekst die vol is, en nog een De leden wijzen hier terecht op, en de hele capaciteit wordt "
    "dan weer een keer gebruikt op binnen de tijd.");
}

/* Two columns stay one after the other. */
static void
test_two_columns (void)
{
  const Piece pieces[] = {
    { "Links staat dit stuk", 80, 100 },   { "en dan dit.", 80, 112 }, { "Links gaat het door", 80, 124 },
    { "Rechts staat dit stuk", 200, 100 }, { "en dit ook", 200, 112 }, { "Rechts gaat het ook", 200, 124 },
  };
  g_autoptr (GPtrArray) lines = make_lines (pieces, G_N_ELEMENTS (pieces));
  g_autofree char *text = join_flow (lines);

  g_assert_cmpstr (
    text, ==,
    "Links staat dit stuk en dan dit.\nLinks gaat het door Rechts staat dit stuk en dit ook Rechts gaat het ook");
}

/* A heading over both columns, and an extractor that goes across: each part is read down its left column, then its right. */
static void
test_heading_over_columns (void)
{
  const Piece pieces[] = {
    { "Links begint de tekst die", 80, 100 },
    { "Rechts begint de tekst ook", 260, 100 },
    { "dan verder gaat tot hier.", 80, 112 },
    { "en gaat verder tot het eind", 260, 112 },
    { "van de kolom.", 260, 124 },
    { "Een kop over beide kolommen van deze hele bladzijde", 80, 148 },
    { "Onder de kop gaat het op", 80, 172 },
    { "de rechterkant gaat het op", 260, 172 },
    { "de linkerkant weer verder.", 80, 184 },
    { "dezelfde manier nog verder.", 260, 184 },
    { "En nog een regel aan deze", 80, 196 },
    { "En nog een regel aan gene", 260, 196 },
    { "kant, die ook doorloopt.", 80, 208 },
    { "kant, die ook doorloopt.", 260, 208 },
  };
  g_autoptr (GPtrArray) lines = make_lines (pieces, G_N_ELEMENTS (pieces));
  g_autofree char *text = join_columns (lines, FALSE);
  g_autofree char *parallel = join_columns (lines, TRUE);

  g_assert_cmpstr (
    text, ==,
    "Links begint de tekst die dan verder gaat tot hier.\n"
    "Rechts begint de tekst ook en gaat verder tot het eind van de kolom.\n"
    "Een kop over beide kolommen van deze hele bladzijde\n"
    "Onder de kop gaat het op de linkerkant weer verder. En nog een regel aan deze kant, die ook doorloopt. "
    "de rechterkant gaat het op dezelfde manier nog verder. En nog een regel aan gene kant, die ook "
    "doorloopt.");
  g_assert_cmpstr (
    parallel, ==,
    "Links begint de tekst die dan verder gaat tot hier.\n"
    "Een kop over beide kolommen van deze hele bladzijde\n"
    "Onder de kop gaat het op de linkerkant weer verder. En nog een regel aan deze kant, die ook doorloopt.\n"
    "Rechts begint de tekst ook en gaat verder tot het eind van de kolom.\n"
    "de rechterkant gaat het op dezelfde manier nog verder. En nog een regel aan gene kant, die ook "
    "doorloopt.");
}

/* A table's columns are no columns of text: it is read by rows, as the extractor has it. */
static void
test_table (void)
{
  const Piece pieces[] = {
    { "Een regel van de tekst die vol is en verder gaat tot", 80, 100 },
    { "de tabel die hieronder staat, met haar twee kolommen:", 80, 112 },
    { "Sluis", 80, 136 },
    { "Staat", 260, 136 },
    { "Noord", 80, 148 },
    { "dicht", 260, 148 },
    { "Zuid", 80, 160 },
    { "open", 260, 160 },
  };
  g_autoptr (GPtrArray) lines = make_lines (pieces, G_N_ELEMENTS (pieces));
  g_autofree char *text = join_flow (lines);

  g_assert_cmpstr (text, ==,
                   "Een regel van de tekst die vol is en verder gaat tot de tabel die hieronder staat, met haar twee "
                   "kolommen:\nSluis Staat Noord dicht Zuid open");
}

static void
test_paragraphs_by_indent (void)
{
  const Piece pieces[] = {
    { "Een regel van de tekst die vol is en verder gaat", 80, 100 },
    { "op deze regel die toevallig helemaal vol is.", 80, 112 },
    { "Een nieuwe alinea springt in en gaat ook verder", 92, 124 },
    { "op weer een regel.", 80, 136 },
  };
  g_autoptr (GPtrArray) lines = make_lines (pieces, G_N_ELEMENTS (pieces));
  g_autofree char *text = join_flow (lines);

  g_assert_cmpstr (text, ==,
                   "Een regel van de tekst die vol is en verder gaat op deze regel die toevallig helemaal vol is.\n"
                   "Een nieuwe alinea springt in en gaat ook verder op weer een regel.");
}

/* Columns set so close that the extractor runs some of their lines together. */
static void
test_columns_run_together (void)
{
  const Piece pieces[] = {
    { "De sluizen in het noorden zijn al lang aan toe", 80, 100 },
    { "Een ander bericht ging over de veren op de", 325, 100 },
    { "onderhoud, zo schrijft de beheerder van dit werk rivier, die bij laag water stil blijven liggen", 80, 112 },
    { "in een brief aan de leden van de raad van toen.", 80, 124 },
    { "tot het weer gaat regenen in het oosten van", 325, 124 },
    { "Zij vroegen ook wie dat alles nu zal betalen en", 80, 136 },
    { "dit land, wat in de zomer wel eens lang duurt.", 325, 136 },
    { "wanneer het werk begint en wie het leiden gaat.", 80, 148 },
    { "De veerman wacht dan aan de kant op beter weer", 325, 148 },
    { "Over dit alles is nu nog niets bekend, zegt hij. en leest daar de krant van gisteren nog eens.", 80, 160 },
  };
  g_autoptr (GPtrArray) lines = make_lines (pieces, G_N_ELEMENTS (pieces));
  g_autofree char *text = join_flow (lines);

  g_assert_cmpstr (
    text, ==,
    "De sluizen in het noorden zijn al lang aan toe onderhoud, zo schrijft de beheerder van dit werk in een brief aan de leden van de raad van toen. Zij vroegen ook wie dat alles nu zal betalen en wanneer het werk begint en wie het leiden gaat. Over dit alles is nu nog niets bekend, zegt hij.\n"
    "Een ander bericht ging over de veren op de rivier, die bij laag water stil blijven liggen tot het weer gaat regenen in het oosten van dit land, wat in de zomer wel eens lang duurt. De veerman wacht dan aan de kant op beter weer en leest daar de krant van gisteren nog eens.");
}

/* Slanted over the page, a letter at a time, of which not each lies over text; and a large figure beside it. */
static void
test_watermark (void)
{
  const Piece pieces[] = {
    { "Hoeveel sluizen zijn er in het noorden van het land?", 80, 100 },
    { "In het noorden zijn dat er achtendertig, waarvan er", 80, 124 },
    { "D", 90, 160 },
    { "R", 140, 110 },
    { "twaalf ouder dan een eeuw zijn.", 80, 136 },
    { "2", 80, 60 },
  };
  g_autoptr (GPtrArray) lines = make_lines (pieces, G_N_ELEMENTS (pieces));
  g_autofree char *text = NULL;

  for (guint i = 0; i < lines->len; i++) {
    KntLine *line = lines->pdata[i];

    if (strlen (line->text) > 1)
      continue;
    line->size = *line->text == '2' ? 40 : 50;
    line->box.x1 = line->box.x0 + 40;
    line->box.y1 = line->box.y0 + (*line->text == '2' ? 30 : 50);
  }
  text = join_flow (lines);

  g_assert_cmpstr (text, ==,
                   "2\nHoeveel sluizen zijn er in het noorden van het land?\nIn het noorden zijn dat er achtendertig, "
                   "waarvan er twaalf ouder dan een eeuw zijn.");
}

/* The only page's, set as large as the text. */
static void
test_foot_of_the_only_page (void)
{
  const Piece pieces[] = {
    { "Hoeveel sluizen zijn er in het noorden van het land?", 80, 100 },
    { "In het noorden zijn dat er achtendertig, waarvan er", 80, 124 },
    { "twaalf ouder dan een eeuw zijn.", 80, 136 },
    { "Namens de beheerder", 80, 190 },
    { "KVR12345", 80, 760 },
    { "ISSN 0921 - 7398", 80, 772 },
    { "Tweede Kamer, vergaderjaar 2025-2026", 200, 772 },
  };
  g_autoptr (GPtrArray) lines = make_lines (pieces, G_N_ELEMENTS (pieces));
  g_autofree char *text = join_flow (lines);

  g_assert_cmpstr (text, ==,
                   "Hoeveel sluizen zijn er in het noorden van het land?\nIn het noorden zijn dat er achtendertig, "
                   "waarvan er twaalf ouder dan een eeuw zijn.\nNamens de beheerder");
}

/* Eight points after nine, with neither a gap nor an indent. */
static void
test_paragraphs_by_size (void)
{
  const Piece pieces[] = {
    { "Een regel van de vraag die vol is en die verder gaat", 80, 100 },
    { "op deze regel die toevallig helemaal vol is geraakt.", 80, 112 },
    { "Het antwoord is iets groter gezet en gaat ook verder", 80, 124 },
    { "op weer een regel, die toevallig ook vol is geraakt.", 80, 136 },
  };
  g_autoptr (GPtrArray) lines = make_lines (pieces, G_N_ELEMENTS (pieces));
  g_autofree char *text = NULL;

  for (guint i = 0; i < 2; i++)
    ((KntLine *) lines->pdata[i])->size = 8.1;
  text = join_flow (lines);

  g_assert_cmpstr (
    text, ==,
    "Een regel van de vraag die vol is en die verder gaat op deze regel die toevallig helemaal vol is "
    "geraakt.\nHet antwoord is iets groter gezet en gaat ook verder op weer een regel, die toevallig ook "
    "vol is geraakt.");
}

/* As lines end that cut words, and as those that end in the hyphen of a word by chance. */
static void
test_cut_words (void)
{
  static const struct {
    const char *lines[8];
    const char *joined;
  } rows[] = {
    /* There is never room for the beginning of a word. */
    { { "Hij vroeg wat de veren dit jaar nu kostten en wie ze tot nu betaal-", "de, en of het zo blijft." },
      "Hij vroeg wat de veren dit jaar nu kostten en wie ze tot nu betaalde, en of het zo blijft." },
    /* There is, and long words stand whole. */
    { { "Hij vroeg wat de veren dit jaar nu kostten en wie ze dat als inval-",
        "woordvoerder heeft gezegd en ook of de leden van deze",
        "waarnemingen kennis namen die hij eerder in zijn brief al", "aangekondigd, of niet." },
      "Hij vroeg wat de veren dit jaar nu kostten en wie ze dat als inval-woordvoerder heeft gezegd en ook of de leden van "
      "deze waarnemingen kennis namen die hij eerder in zijn brief al aangekondigd, of niet." },
    /* There is, but the word stands elsewhere without a hyphen. */
    { { "Hij vroeg wat de veren dit jaar nu kostten en wie ze tot nu betaal-",
        "den en of zij die betaalden ook van de leden van deze",
        "waarnemingen kennis namen die hij eerder in zijn brief al", "aangekondigd, of niet." },
      "Hij vroeg wat de veren dit jaar nu kostten en wie ze tot nu betaalden en of zij die betaalden ook van de leden van "
      "deze waarnemingen kennis namen die hij eerder in zijn brief al aangekondigd, of niet." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    Piece pieces[8];
    gsize n_pieces = 0;
    g_autoptr (GPtrArray) lines = NULL;
    g_autoptr (KntLayout) layout = NULL;
    g_autoptr (KntFlow) flow = NULL;
    g_autofree char *joined = NULL;

    for (; rows[i].lines[n_pieces] != NULL; n_pieces++)
      pieces[n_pieces] = (Piece) { rows[i].lines[n_pieces], 80, 100 + 12 * n_pieces };
    lines = make_lines (pieces, n_pieces);
    layout = knt_layout_new (lines);
    flow = knt_flow_new (layout, FALSE);
    joined = knt_flow_dup_text (flow, 0, flow->lines->len);
    g_assert_cmpstr (joined, ==, rows[i].joined);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/lines-cut-by-wide-spaces", test_lines_cut_by_wide_spaces);
  g_test_add_func ("/layout/two-columns", test_two_columns);
  g_test_add_func ("/layout/heading-over-columns", test_heading_over_columns);
  g_test_add_func ("/layout/table", test_table);
  g_test_add_func ("/layout/columns-run-together", test_columns_run_together);
  g_test_add_func ("/layout/foot-of-the-only-page", test_foot_of_the_only_page);
  g_test_add_func ("/layout/watermark", test_watermark);
  g_test_add_func ("/layout/paragraphs-by-size", test_paragraphs_by_size);
  g_test_add_func ("/layout/cut-words", test_cut_words);
  g_test_add_func ("/layout/paragraphs-by-indent", test_paragraphs_by_indent);

  return g_test_run ();
}
