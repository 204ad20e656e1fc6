/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-alignment.h"

#define TWO_QUESTIONS                                                                                                  \
  {                                                                                                                    \
    { "Waarom gaan de sluizen open?", "Sluizen", TRUE },                                                               \
    { "Wat kost de brug bij Lage Zwet?", "Bruggen", TRUE },                                                            \
  }

/* Each row is what two questions are answered, and to which of them each paragraph belongs. */
static const struct {
  const char *name;
  KntAligned answers[4];
  guint n_answers;
  const char *found;
} rows[] = {
  { "as-many", { { "Dat is zo.", NULL, FALSE }, { "Dat weet niemand.", NULL, FALSE } }, 2, "01" },
  { "by-words",
    { { "De sluizen gaan open voor het water.", NULL, FALSE },
      { "Dat is op 1 mei.", NULL, FALSE },
      { "Bij Lage Zwet is 4 miljoen nodig.", NULL, FALSE } },
    3,
    "001" },
  { "by-words-of-the-second",
    { { "De sluizen gaan open.", NULL, FALSE },
      { "De brug is duur.", NULL, FALSE },
      { "Dat komt door het staal.", NULL, FALSE } },
    3,
    "011" },
  { "by-topic",
    { { "Dat is zo.", "Sluizen", FALSE }, { "Ja.", "Sluizen", FALSE }, { "Nee.", "Bruggen", FALSE } },
    3,
    "001" },
  { "by-beginning",
    { { "Dat is zo.", NULL, TRUE },
      { "Ja.", NULL, FALSE },
      { "Deze leden vragen naar geld.", NULL, TRUE },
      { "Nee.", NULL, FALSE } },
    4,
    "0011" },
};

static void
test_row (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  const KntAligned questions[] = TWO_QUESTIONS;
  g_autofree gboolean *is_backed = NULL;
  g_autofree guint *found = knt_alignment_find (questions, 2, rows[i].answers, rows[i].n_answers, &is_backed);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint j = 0; j < rows[i].n_answers; j++)
    g_string_append_printf (text, "%u", found[j]);
  g_assert_cmpstr (text->str, ==, rows[i].found);
}

static void
test_order_alone_is_not_backed (void)
{
  const KntAligned questions[] = TWO_QUESTIONS;
  const KntAligned answers[] = { { "De sluizen gaan open.", NULL, FALSE }, { "Nee.", NULL, FALSE } };
  g_autofree gboolean *is_backed = NULL;
  g_autofree guint *found = knt_alignment_find (questions, 2, answers, 2, &is_backed);

  g_assert_cmpuint (found[1], ==, 1);
  g_assert_true (is_backed[0]);
  g_assert_false (is_backed[1]);
}

static void
test_share (void)
{
  const char *asked = "De leden van de Delta-fractie vragen of de minister bereid is vaker te meten in de rivier.";

  g_assert_cmpfloat (knt_alignment_get_share (asked, asked), ==, 1);
  g_assert_cmpfloat (
    knt_alignment_get_share ("De leden van de Delta-fractie vragen of ik bereid ben vaker te meten.", asked), >, 0.6);
  g_assert_cmpfloat (knt_alignment_get_share ("Ja, dat is zo.", asked), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strdup_printf ("/alignment/%s", rows[i].name);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
  }
  g_test_add_func ("/alignment/order-alone-is-not-backed", test_order_alone_is_not_backed);
  g_test_add_func ("/alignment/share", test_share);

  return g_test_run ();
}
