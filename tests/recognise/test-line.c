/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "fixture.h"
#include "knt-line.h"
#include "knt-span.h"

static void
test_styles_by_font_name (void)
{
  static const struct {
    const char *font;
    KntLineStyle style;
  } rows[] = {
    { "Verdana", KNT_LINE_PLAIN },
    { "Verdana-Bold", KNT_LINE_BOLD },
    { "Verdana-BoldItalic", KNT_LINE_BOLD | KNT_LINE_ITALIC },
    { "TimesNewRomanPS-BoldMT", KNT_LINE_BOLD },
    { "TimesNewRomanPSMT", KNT_LINE_PLAIN },
    { "Univers-Black", KNT_LINE_BOLD },
    { "Univers", KNT_LINE_PLAIN },
    { "Calibri,Bold", KNT_LINE_BOLD },
    { "OpenSans-Semibold", KNT_LINE_BOLD },
    { "FranklinGothic-Demi", KNT_LINE_BOLD },
    { "TheSans-B", KNT_LINE_BOLD },
    { "TheSans-BI", KNT_LINE_BOLD | KNT_LINE_ITALIC },
    { "RijksoverheidSans-Vet", KNT_LINE_BOLD },
    { "DejaVuSans-Oblique", KNT_LINE_ITALIC },
    { "MinionPro-It", KNT_LINE_ITALIC },
    { "RijksoverheidSerif-Cursief", KNT_LINE_ITALIC },
    { "", KNT_LINE_PLAIN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_test_message ("%s", rows[i].font);
    g_assert_cmpuint (knt_line_style_for_font (rows[i].font), ==, rows[i].style);
  }
}

static GPtrArray *
list_lines (KntPageText *page)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_line_free);

  knt_lines_append_page (lines, page);
  return lines;
}

static void
test_marks_are_no_text (void)
{
  FixtureLook look = { 0 };
  g_autoptr (GPtrArray) pages = fixture_pages (&look, (const char *const[]) { "p De sluis^1^ is dicht.^23^", NULL });
  g_autoptr (GPtrArray) lines = list_lines (pages->pdata[0]);
  KntLine *line = lines->pdata[0];

  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpstr (line->text, ==, "De sluis is dicht.");
  g_assert_cmpuint (line->marks->len, ==, 2);
  g_assert_cmpuint (knt_spans_index (line->marks, 0)->start, ==, 8);
  g_assert_cmpuint (knt_spans_index (line->marks, 0)->end, ==, 9);
  g_assert_false (knt_line_starts_with_mark (line));
}

static void
test_space_set_as_small_as_a_mark (void)
{
  FixtureLook look = { 0 };
  g_autoptr (GPtrArray) pages =
    fixture_pages (&look, (const char *const[]) { "p De sluis is dicht.^1 ^Daarom niet.", NULL });
  g_autoptr (GPtrArray) lines = list_lines (pages->pdata[0]);

  g_assert_cmpstr (((KntLine *) lines->pdata[0])->text, ==, "De sluis is dicht. Daarom niet.");
}

static void
test_mark_before_a_full_stop (void)
{
  static const struct {
    const char *set;
    const char *text;
  } rows[] = {
    { "p De sluis is dicht^1^ . Daarom niet.", "De sluis is dicht. Daarom niet." },
    { "p De sluis ^1^ , die dicht is", "De sluis, die dicht is" },
    { "p De sluis (dicht^1^ ) niet", "De sluis (dicht) niet" },
    { "p De sluis^1^ – dicht – niet", "De sluis – dicht – niet" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    FixtureLook look = { 0 };
    g_autoptr (GPtrArray) pages = fixture_pages (&look, (const char *const[]) { rows[i].set, NULL });
    g_autoptr (GPtrArray) lines = list_lines (pages->pdata[0]);

    g_assert_cmpstr (((KntLine *) lines->pdata[0])->text, ==, rows[i].text);
  }
}

/* As an extractor runs the cells of a table together; letters that are spaced are one word all the same. */
static void
test_cells_run_together (void)
{
  static const struct {
    const char *text;
    double x[8];
    const char *lines;
  } rows[] = {
    { "NoordZuid", { 0 }, "NoordZuid" },
    { "4.Wat", { 10, 14, 40, 45, 50 }, "4.|Wat" },
    { "204 17", { 10, 15, 20, 25, 30, 35 }, "204 17" },
    { "AntwArt", { 10, 20, 30, 40, 50, 60, 70 }, "AntwArt" },
    { "Nee. ^", { 0 }, "Nee.|^" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    const KntPageGeometry a4 = { 0, 0, 595, 842, 0 };
    const guint length = strcspn (rows[i].text, "^");
    /* A circumflex stands for a letter of a watermark. */
    KntTextStyle styles[] = { { 0, length, "Serif", 9, 0 }, { length, length + 1, "Serif", 60, 0 } };
    g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (KntRect));
    g_autoptr (GString) said = g_string_new (NULL);
    g_autoptr (KntPageText) page = NULL;
    g_autoptr (GPtrArray) lines = NULL;

    for (gsize n = 0; rows[i].text[n] != '\0'; n++) {
      double x = rows[i].x[0] > 0 ? rows[i].x[n] : 10 + 5 * n;
      KntRect box = { x, rows[i].text[n] == '^' ? 80 : 100, x + 4.5, rows[i].text[n] == '^' ? 120 : 110 };

      g_array_append_val (boxes, box);
    }
    page = knt_page_text_new (1, NULL, &a4, rows[i].text, (const KntRect *) boxes->data, boxes->len, styles,
                              G_N_ELEMENTS (styles));
    lines = list_lines (page);
    for (guint n = 0; n < lines->len; n++)
      g_string_append_printf (said, "%s%s", n > 0 ? "|" : "", ((KntLine *) lines->pdata[n])->text);
    g_assert_cmpstr (said->str, ==, rows[i].lines);
  }
}

/* Two columns a blank's width and a bit apart: their lines need not stand at the same height. */
static void
test_columns_side_by_side (void)
{
  static const struct {
    double gap;
    double rise;
    const char *lines;
  } rows[] = {
    { 9, 2, "Ja.|Nee." },
    { 9, 0.5, "Ja. Nee." },
    { 3, 2, "Ja. Nee." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    const KntPageGeometry a4 = { 0, 0, 595, 842, 0 };
    const KntTextStyle style = { 0, 8, "Serif", 9, 0 };
    KntRect boxes[8] = { 0 };
    g_autoptr (KntPageText) page = NULL;
    g_autoptr (GPtrArray) lines = NULL;
    g_autoptr (GString) said = g_string_new (NULL);

    for (guint n = 0; n < 8; n++) {
      double x = n < 4 ? 10 + 5 * n : 25 + rows[i].gap + 5 * (n - 4), y = n < 4 ? 100 : 100 - rows[i].rise;

      boxes[n] = (KntRect) { x, y, x + 5, y + 10 };
    }
    page = knt_page_text_new (1, NULL, &a4, "Ja. Nee.", boxes, G_N_ELEMENTS (boxes), &style, 1);
    lines = list_lines (page);
    for (guint n = 0; n < lines->len; n++)
      g_string_append_printf (said, "%s%s", n > 0 ? "|" : "", ((KntLine *) lines->pdata[n])->text);
    g_assert_cmpstr (said->str, ==, rows[i].lines);
  }
}

/* As an extractor gives a raised mark, and a heading in two columns. */
static void
test_lines_by_place (void)
{
  const KntPageGeometry a4 = { 0, 0, 595, 842, 0 };
  const char *text = "Zie\n1\nAan     Van";
  KntRect boxes[17] = { 0 };
  KntTextStyle styles[] = { { 0, 4, "Serif", 10, 0 }, { 4, 6, "Serif", 6, 0 }, { 6, 17, "Serif", 10, 0 } };
  g_autoptr (KntPageText) page = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  for (int i = 0; i < 3; i++)
    boxes[i] = (KntRect) { 50 + 5 * i, 100, 55 + 5 * i, 112 };
  boxes[4] = (KntRect) { 65, 98, 68, 105 };
  for (int i = 0; i < 3; i++)
    boxes[6 + i] = (KntRect) { 50 + 5 * i, 140, 55 + 5 * i, 152 };
  for (int i = 0; i < 3; i++)
    boxes[14 + i] = (KntRect) { 300 + 5 * i, 140, 305 + 5 * i, 152 };

  page = knt_page_text_new (1, NULL, &a4, text, boxes, G_N_ELEMENTS (boxes), styles, G_N_ELEMENTS (styles));
  lines = list_lines (page);

  g_assert_cmpuint (lines->len, ==, 3);
  g_assert_cmpuint (((KntLine *) lines->pdata[0])->marks->len, ==, 1);
  g_assert_cmpstr (((KntLine *) lines->pdata[1])->text, ==, "Aan");
  g_assert_cmpstr (((KntLine *) lines->pdata[2])->text, ==, "Van");
  g_assert_cmpuint (((KntLine *) lines->pdata[2])->start, ==, 14);
}

/* A label, and the first column of a table, set so close that the boxes of the letters overlap. */
static void
test_short_lines_set_close (void)
{
  static const char *const words[] = { "1", "Zuid", "Wat" };
  const KntPageGeometry a4 = { 0, 0, 595, 842, 0 };
  const KntTextStyle style = { 0, 10, "Serif", 9, 0 };
  KntRect boxes[10] = { 0 };
  guint n = 0;
  g_autoptr (KntPageText) page = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  for (guint line = 0; line < G_N_ELEMENTS (words); line++) {
    for (guint i = 0; words[line][i] != '\0'; i++)
      boxes[n++] = (KntRect) { 50 + 4.5 * i, 100 + 9 * line, 54.5 + 4.5 * i, 116 + 9 * line };
    n++;
  }
  page = knt_page_text_new (1, NULL, &a4, "1\nZuid\nWat", boxes, G_N_ELEMENTS (boxes), &style, 1);
  lines = list_lines (page);

  g_assert_cmpuint (lines->len, ==, 3);
  for (guint i = 0; i < lines->len; i++)
    g_assert_cmpstr (((KntLine *) lines->pdata[i])->text, ==, words[i]);
}

/* Lines of a scan are as large as the letters in them were measured; notes are smaller all the same. */
static void
test_sizes_of_a_scan (void)
{
  static const struct {
    const char *font;
    float size[2]; /* of a line on the first page, and of a shorter one below it */
    float second;  /* of the only line on the second page */
    float evened[3];
  } rows[] = {
    { "GlyphLessFont", { 9, 8 }, 10, { 9, 9, 9 } },
    { "GlyphLessFont", { 9, 7 }, 6, { 9, 7, 6 } },
    { "Verdana", { 9, 8 }, 10, { 9, 8, 10 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    const KntPageGeometry a4 = { 0, 0, 595, 842, 0 };
    g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_line_free);

    for (guint p = 0; p < 2; p++) {
      const char *text = p == 0 ? "Een regel\nkort" : "Een regel";
      const KntTextStyle styles[] = {
        { 0, 9, rows[i].font, p == 0 ? rows[i].size[0] : rows[i].second, 0 },
        { 10, 14, rows[i].font, rows[i].size[1], 0 },
      };
      KntRect boxes[14] = { 0 };
      g_autoptr (KntPageText) page = NULL;

      for (guint n = 0; n < 14; n++)
        boxes[n] = (KntRect) { 50 + 5 * (n % 10), n < 10 ? 100 : 120, 55 + 5 * (n % 10), n < 10 ? 110 : 130 };
      page = knt_page_text_new (p + 1, NULL, &a4, text, boxes, strlen (text), styles, p == 0 ? 2 : 1);
      knt_lines_append_page (lines, page);
    }

    g_assert_cmpuint (lines->len, ==, 3);
    for (guint n = 0; n < lines->len; n++)
      g_assert_cmpfloat (((KntLine *) lines->pdata[n])->size, ==, rows[i].evened[n]);
  }
}

static void
test_ends_of_sentences (void)
{
  static const struct {
    const char *text;
    gboolean ends;
  } rows[] = {
    { "Klaar.", TRUE },
    { "Klaar?”", TRUE },
    { "Klaar.)", TRUE },
    { "Klaar", FALSE },
    { "Volt-", FALSE },
    { "zoals volgt:", TRUE },
    { "(Volt)", FALSE },
    { "", FALSE },
    { "en zo… ", TRUE },
    { "»", FALSE },
    { "a statement. [HL7180]", TRUE },
    { "about trains [HL7180]", FALSE },
    { "[HL7180]", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    KntLine line = { .text = (char *) rows[i].text };

    g_test_message ("%s", rows[i].text);
    g_assert_cmpint (knt_line_ends_sentence (&line), ==, rows[i].ends);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/line/styles-by-font-name", test_styles_by_font_name);
  g_test_add_func ("/line/marks-are-no-text", test_marks_are_no_text);
  g_test_add_func ("/line/space-set-as-small-as-a-mark", test_space_set_as_small_as_a_mark);
  g_test_add_func ("/line/mark-before-a-full-stop", test_mark_before_a_full_stop);
  g_test_add_func ("/line/cells-run-together", test_cells_run_together);
  g_test_add_func ("/line/columns-side-by-side", test_columns_side_by_side);
  g_test_add_func ("/line/lines-by-place", test_lines_by_place);
  g_test_add_func ("/line/short-lines-set-close", test_short_lines_set_close);
  g_test_add_func ("/line/sizes-of-a-scan", test_sizes_of_a_scan);
  g_test_add_func ("/line/ends-of-sentences", test_ends_of_sentences);

  return g_test_run ();
}
