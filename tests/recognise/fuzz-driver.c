/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib.h>
#include <string.h>

/* Runs a fuzz target as an ordinary test where no fuzzing engine is at hand: on seeds that look like briefs, on each of them
 * damaged in many ways, always the same, and on the files named on the command line. */

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

#define N_DAMAGED 1500

static const char *const seeds[] = {
  "",
  "Antwoorden van de minister van X op Kamervragen van het lid Y\nVraag 1\nKent u het?\nAntwoord 1\nJa.\f\nVraag 2\nEn dit?\n"
  "Antwoord op vraag 2\nNee.\n1) NOS, 6 maart 2024\n",
  "Antwoorden van de minister van X op Kamervragen van het lid Y\nVraag 1 t/m 9\nKent u het?\nVraag 1\nVraag 1\nAntwoord\n"
  "Antwoord\nAntwoord 3\nVraag 1\nzo-\nja?\n",
  "Lijst van vragen en antwoorden\nDe commissie heeft 3 vragen voorgelegd. De vragen en antwoorden zijn hierna afgedrukt.\n1\nWat?\n"
  "Antwoord\nDit.\n2\nEn dat?\nDat.\f3.\nZie het antwoord op vraag 2?\nTabel 1\n2024 2025\n1 2\n\302\240\n[1] NOS\n",
  "NOTA NAAR AANLEIDING VAN HET VERSLAG\n1. Algemeen\nDe leden van de D66-fractie vragen waarom. Zij horen graag hoe.\nDe "
  "regering antwoordt zo.\nDe leden van de D66-fractie vragen wanneer?\nVoor 1 juli 2026 zal ik de Kamer informeren.\n",
  "Deutscher Bundestag Drucksache 21/1\nAntwort der Bundesregierung auf die Kleine Anfrage\nV o r b e m e r k u n g der "
  "Fragesteller\nText.\n1. Wie viele?\na) Wo?\nDrei.\nDie Fragen 2 und 3 werden gemeinsam beantwortet.\n2. Wann?\n3. Wer?\n"
  "Niemand.\n",
  "Question for written answer E-000123/2024\nto the Commission\nSubject: Ports\n1. Why?\n2. When?\nSubmitted: 1.2.2024\f"
  "Answer given by Ms X on behalf of the European Commission\n(3.4.2024)\n1. So.\n2. Then.\n",
  "Written answers\nUIN 12345\nTo ask the Secretary of State, whether it is so.\nJane Locke:\nIt is.\nHL123 To ask His Majesty's "
  "Government why.\nLord Reed\n[HL124]\nBecause.\n",
  "Written Answers\nDáil\n1. Deputy X asked the Minister for Y if she will Z. [1234/26]\nMinister for Y: I will.\n",
  "Question écrite\nTexte de la question\nM. X attire l'attention du ministre sur Y.\nTexte de la réponse\nLe ministre agit.\n",
  "Vraag nr. 1 van de heer X\nQRVA 56 001\nVraag\nWaarom?\nAntwoord van de minister\nDaarom.\nQuestion no 1 de monsieur X\n",
  "VERSLAG VAN EEN SCHRIFTELIJK OVERLEG\nVragen en opmerkingen vanuit de fracties en reactie van de minister\n"
  "Vragen en opmerkingen van de leden van de Volt-fractie\nDe leden van de Volt-\nfractie vragen zich af of dat mag.\nDat mag.\n"
  "Daarnaast willen deze leden weten wanneer?\nMorgen.\fVragen en opmerkingen van de leden van de SP-fractie\nDeze leden?\nJa.\n",
};

static void
test_seeds (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (seeds); i++) {
    gsize length = strlen (seeds[i]);
    guint8 head[64] = { 0 };
    g_autoptr (GByteArray) input = g_byte_array_new ();

    g_byte_array_append (input, head, sizeof head);
    g_byte_array_append (input, (const guint8 *) seeds[i], length);
    LLVMFuzzerTestOneInput (input->data, input->len);
    LLVMFuzzerTestOneInput ((const guint8 *) seeds[i], length);
  }
}

static void
test_damaged_seeds (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20);

  for (guint n = 0; n < N_DAMAGED; n++) {
    const char *seed = seeds[g_rand_int_range (random, 1, G_N_ELEMENTS (seeds))];
    g_autoptr (GByteArray) input = g_byte_array_new ();
    guint n_faults = g_rand_int_range (random, 0, 12);

    for (guint i = 0; i < 64; i++)
      g_byte_array_append (input, (guint8[]) { g_rand_int_range (random, 0, 256) }, 1);
    g_byte_array_append (input, (const guint8 *) seed, strlen (seed));
    for (guint i = 0; i < n_faults; i++) {
      guint at = g_rand_int_range (random, 0, input->len);

      switch (g_rand_int_range (random, 0, 3)) {
        case 0:
          input->data[at] = g_rand_int_range (random, 0, 256);
          break;
        case 1:
          g_byte_array_remove_range (input, at, MIN (input->len - at, 9));
          break;
        default:
          input->data[at] = '\n';
          break;
      }
      if (input->len == 0)
        break;
    }
    LLVMFuzzerTestOneInput (input->data, input->len);
  }
}

static void
test_file (gconstpointer path)
{
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  LLVMFuzzerTestOneInput ((const guint8 *) data, size);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fuzz/seeds", test_seeds);
  g_test_add_func ("/fuzz/damaged-seeds", test_damaged_seeds);
  for (int i = 1; i < argc; i++) {
    g_autofree char *name = g_strdup_printf ("/fuzz/file/%d", i);

    g_test_add_data_func (name, argv[i], test_file);
  }

  return g_test_run ();
}
