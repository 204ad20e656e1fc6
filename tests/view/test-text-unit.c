/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "grid-text.h"
#include "knt-text-unit.h"

#define TEXT "De leden vragen.\nIs dat zo? Het\nministerie zegt één.\n\nSlot"

static void
test_units (void)
{
  const struct {
    KntTextUnit unit;
    guint offset;
    const char *expected;
  } cases[] = {
    { KNT_TEXT_UNIT_CHARACTER, 0, "D" },
    { KNT_TEXT_UNIT_CHARACTER, 48, "é" },
    { KNT_TEXT_UNIT_WORD, 0, "De" },
    { KNT_TEXT_UNIT_WORD, 5, "leden" },
    /* Just behind a word is still that word: there a click on the right half of its last letter ends. */
    { KNT_TEXT_UNIT_WORD, 8, "leden" },
    { KNT_TEXT_UNIT_WORD, 15, "vragen" },
    { KNT_TEXT_UNIT_WORD, 50, "één" },
    { KNT_TEXT_UNIT_SENTENCE, 3, "De leden vragen.\n" },
    { KNT_TEXT_UNIT_SENTENCE, 18, "Is dat zo? " },
    { KNT_TEXT_UNIT_SENTENCE, 30, "Het\nministerie zegt één." },
    { KNT_TEXT_UNIT_LINE, 0, "De leden vragen." },
    { KNT_TEXT_UNIT_LINE, 16, "De leden vragen." },
    { KNT_TEXT_UNIT_LINE, 17, "Is dat zo? Het" },
    { KNT_TEXT_UNIT_LINE, 58, "Slot" },
    { KNT_TEXT_UNIT_PARAGRAPH, 20, "De leden vragen.\nIs dat zo? Het\nministerie zegt één." },
    { KNT_TEXT_UNIT_PARAGRAPH, 0, "De leden vragen.\nIs dat zo? Het\nministerie zegt één." },
    { KNT_TEXT_UNIT_PARAGRAPH, 54, "Slot" },
    { KNT_TEXT_UNIT_PARAGRAPH, 1000, "Slot" },
  };
  g_autoptr (KntPageText) text = make_grid_text (1, TEXT);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *found = NULL;
    guint start, end;

    knt_text_unit_find (text, cases[i].unit, cases[i].offset, &start, &end);
    found = knt_page_text_dup_slice (text, start, end);
    g_test_message ("unit %d at %u", cases[i].unit, cases[i].offset);
    g_assert_cmpstr (found, ==, cases[i].expected);
  }
}

/* A page without text has units as well: empty ones. */
static void
test_nothing (void)
{
  g_autoptr (KntPageText) text = make_grid_text (1, "");

  for (int unit = KNT_TEXT_UNIT_CHARACTER; unit <= KNT_TEXT_UNIT_PARAGRAPH; unit++) {
    guint start, end;

    knt_text_unit_find (text, unit, 3, &start, &end);
    g_assert_cmpuint (start, ==, 0);
    g_assert_cmpuint (end, ==, 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-unit/units", test_units);
  g_test_add_func ("/text-unit/nothing", test_nothing);

  return g_test_run ();
}
