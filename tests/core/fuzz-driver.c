/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>
#include <stdint.h>
#include <stdio.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

#define N_MUTATIONS 300

/* Stands in for a fuzzing engine: gives a fuzz target each file of a corpus, and some damaged variants of it that are the same
 * each time. */
static void
run_file (const char *path)
{
  static const char bytes[] = { 0, '"', '{', '}', '[', ']', ',', '-', '9', 'e', '\\', (char) 0xff, ' ' };
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  LLVMFuzzerTestOneInput ((const uint8_t *) contents, length);

  for (guint i = 0; length > 0 && i < N_MUTATIONS; i++) {
    g_autofree char *copy = g_memdup2 (contents, length);
    gsize size = i % 4 == 0 ? (gsize) g_rand_int_range (random, 0, length) : length;

    for (int j = g_rand_int_range (random, 0, 3); j >= 0; j--)
      copy[g_rand_int_range (random, 0, length)] = bytes[g_rand_int_range (random, 0, sizeof bytes)];
    LLVMFuzzerTestOneInput ((const uint8_t *) copy, size);
  }
}

/* fuzz-… FOLDER */
int
main (int argc, char **argv)
{
  g_autoptr (GDir) dir = g_dir_open (argv[1], 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_cmpint (argc, ==, 2);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (argv[1], name, NULL);

    run_file (path);
    printf ("ok %u %s\n", ++n, name);
  }

  g_assert_cmpuint (n, >, 0);
  printf ("1..%u\n", n);
  return 0;
}
