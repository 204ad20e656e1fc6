/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "knt-json.h"
#include "random-notes.h"

/* make-notes SEED: writes notes that some random edits were made to, to standard output. */
int
main (int argc, char **argv)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (argc > 1 ? atoi (argv[1]) : 0);
  g_autoptr (KntNotes) notes = random_notes_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 60; i++) {
    g_autoptr (KntEditGroup) group = random_edit (notes, random);

    if (!knt_notes_apply (notes, group, NULL))
      return EXIT_FAILURE;
  }

  root = knt_notes_to_json (notes);
  text = knt_json_write (root);
  fputs (text, stdout);
  return EXIT_SUCCESS;
}
