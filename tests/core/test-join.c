/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-join.h"

static gboolean
is_listed (const char *word, gpointer user_data)
{
  const char *const *words = user_data;

  return g_strv_contains (words, word);
}

static void
test_lines (void)
{
  static const char *const words[] = { "hiv-besmettingen", "mensenrechten", NULL };
  static const struct {
    const char *text;
    const char *joined;
  } rows[] = {
    { "", "" },
    { " \n ", "" },
    { "een\ntwee", "een twee" },
    { "een \n\n  twee\tdrie  ", "een twee drie" },
    { "voor-\nzitter", "voorzitter" },
    { "voor- \n  zitter", "voorzitter" },
    { "de Volt-\nfractie vraagt", "de Volt-fractie vraagt" },
    { "Volt-\nfracties", "Volt-fracties" },
    { "NAVO-\ncapaciteitsbehoeften", "NAVO-capaciteitsbehoeften" },
    { "de PvdA-\nleden", "de PvdA-leden" },
    { "A4-\nformaat", "A4-formaat" },
    { "e-\nmail", "e-mail" },
    { "Noord-\nHolland", "Noord-Holland" },
    { "motie-\n2024", "motie-2024" },
    { "in- en\nuitvoer", "in- en uitvoer" },
    { "in-\nen uitvoer", "in- en uitvoer" },
    { "nu -\ndus later", "nu - dus later" },
    { "(voor-\nzitter)", "(voorzitter)" },
    { "hiv-\nbesmettingen", "hiv-besmettingen" },
    { "mensen-\nrechten", "mensenrechten" },
    { "btw-\nverhoging", "btw-verhoging" },
    { "Quand seront-\nils livrés", "Quand seront-ils livrés" },
    { "celles-\nci", "celles-ci" },
    { "a long-\nterm plan", "a long-term plan" },
    { "to deter-\nmine", "to determine" },
    { "één-\nentwintig", "éénentwintig" },
    { "vergaderjaar 2024–\n2025", "vergaderjaar 2024–2025" },
    { "nu –\n2025", "nu – 2025" },
    { "en/\nof", "en/of" },
    { "af\xc2\xad\nbreken", "afbreken" },
    { "af\xc2\xad"
      "breken",
      "afbreken" },
    { "einde\xc2\xad", "einde" },
    { "e\xef\xac\x83"
      "ci\xc3\xabnt",
      "efficiënt" },
    { "21\xc2\xa0"
      "501",
      "21 501" },
    { "eind-", "eind-" },
    { "eind-\n", "eind-" },
    { "-\nbegin", "- begin" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *joined = knt_join_lines (rows[i].text, is_listed, (gpointer) words);

    g_assert_cmpstr (joined, ==, rows[i].joined);
  }
}

static void
test_unknown_words_are_joined (void)
{
  g_autofree char *joined = knt_join_lines ("hiv-\nbesmettingen", NULL, NULL);

  g_assert_cmpstr (joined, ==, "hivbesmettingen");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/join/lines", test_lines);
  g_test_add_func ("/join/unknown-words-are-joined", test_unknown_words_are_joined);

  return g_test_run ();
}
