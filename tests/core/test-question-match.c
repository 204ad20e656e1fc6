/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-question-match.h"

/* "GROUP: question | part | part", a line each, with a % for the end of a line in it. Ids are what knt_brief_add_exchange() and the like give: q1, q1.1. */
static KntBrief *
make_brief (const char *lines)
{
  KntBrief *brief = knt_brief_new (NULL, 0);
  g_auto (GStrv) split = g_strsplit (lines, "\n", -1);

  for (guint i = 0; split[i] != NULL && *split[i] != '\0'; i++) {
    g_auto (GStrv) sides = g_strsplit (split[i], ": ", 2);
    g_auto (GStrv) parts = g_strsplit (sides[1], " | ", -1);
    g_autofree char *id = g_strdup_printf ("q%u", i + 1);
    g_autofree char *text = g_strdelimit (g_strjoinv (" ", parts), "%", '\n');
    KntExchange *exchange = knt_brief_add_exchange (brief, knt_brief_add_group (brief, sides[0]));
    KntQuestion *question = knt_exchange_add_question (exchange, id, NULL, text, NULL);

    for (guint j = 0; parts[1] != NULL && parts[j] != NULL; j++)
      knt_question_add_part (question, parts[j], NULL);
  }

  return brief;
}

#define SHIPS "Hoeveel fregatten en onderzeeboten zijn er in 2026 inzetbaar voor de NAVO?"
#define PAY "Waarom stijgen de salarissen van reservisten niet mee met de inflatie?"
#define BARRACKS "Welke kazernes worden gesloten, en wat kost de sloop daarvan?"
#define REPORT "Wanneer ontvangt de Kamer het rapport van de Algemene Rekenkamer over munitie?"
#define EXPLAIN "Kan de minister dit toelichten?"

/* "q1=q2" is the same in other words, "q1==q2" in the same, "q1~q2" is only within, and with a ? it may be another one; with a / it
 * was split or joined. What is not named has no match. */
static const struct {
  const char *name, *from, *to, *matches;
} rows[] = {
  { "the same", "A: " SHIPS "\nB: " PAY "\n", "A: " SHIPS "\nB: " PAY "\n", "q1==q1 q2==q2" },
  { "in another order", "A: " SHIPS "\nB: " PAY "\nC: " BARRACKS "\n", "C: " BARRACKS "\nA: " SHIPS "\nB: " PAY "\n",
    "q1==q2 q2==q3 q3==q1" },
  { "reworded", "A: " SHIPS "\nA: " PAY "\n",
    "A: De leden vragen waarom de salarissen van reservisten niet meestijgen met de inflatie.\n"
    "A: Hoeveel fregatten en onderzeeboten zijn in 2026 voor de NAVO inzetbaar, zo vragen zij?\n",
    "q1=q2 q2=q1" },
  { "cut at the end of a line", "A: Wat kost de kazerne-%renovatie? En wanneer?\n",
    "A: Wat kost de kazernerenovatie? En wanneer?\n", "q1==q1" },
  { "one is missing", "A: " SHIPS "\nB: " PAY "\nC: " REPORT "\n", "A: " SHIPS "\nC: " REPORT "\n", "q1==q1 q3==q2" },
  { "one came in", "A: " SHIPS "\nC: " REPORT "\n", "A: " SHIPS "\nB: " PAY "\nC: " REPORT "\n", "q1==q1 q2==q3" },
  { "the group tells", "A: " EXPLAIN "\nB: " EXPLAIN "\n", "b: " EXPLAIN "\na: " EXPLAIN "\n", "q1==q2 q2==q1" },
  { "the place tells", "A: " EXPLAIN "\nA: " SHIPS "\nA: " EXPLAIN "\n",
    "A: " EXPLAIN "\nA: " SHIPS "\nA: " EXPLAIN "\n", "q1==q1 q2==q2 q3==q3" },
  { "the group is gone", "A: " EXPLAIN "\nB: " EXPLAIN "\n", "C: " EXPLAIN "\nC: " EXPLAIN "\n", "q1==q1? q2==q2?" },
  { "one of two is gone", "A: " EXPLAIN "\nA: " SHIPS "\nA: " EXPLAIN "\n", "A: " SHIPS "\nA: " EXPLAIN "\n",
    "q1==q2/ q2==q1 q3==q2" },
  { "one more of the same", "A: " EXPLAIN "\nB: " SHIPS "\n", "C: " EXPLAIN "\nB: " SHIPS "\nD: " EXPLAIN "\n",
    "q1==q1? q2==q2" },
  { "another group's is none of it", "A: " EXPLAIN "\n", "B: " EXPLAIN "\nA: " EXPLAIN "\n", "q1==q2" },
  { "one subject, other questions", "A: Wanneer ontvangt de Kamer de brief over drones?\n",
    "A: Hoeveel kost de aanschaf van drones de Kamer?\n", "" },
  { "split", "A: " SHIPS " " BARRACKS "\n", "A: " SHIPS "\nA: " BARRACKS "\n", "q1=q1/" },
  { "with an introduction", "A: " BARRACKS "\nA: " PAY "\n",
    "A: De leden van de fractie van A vragen welke kazernes worden gesloten, en wat de sloop daarvan kost.\nA: " PAY
    "\n",
    "q1=q1 q2==q2" },
  { "joined", "A: " SHIPS "\nA: " BARRACKS "\n", "A: " SHIPS " " BARRACKS "\n", "q1=q1/ q2=q1/" },
  { "parts in another order", "A: " SHIPS " | " BARRACKS "\n", "A: " BARRACKS " | " SHIPS "\n",
    "q1=q1 q1.1==q1.2 q1.2==q1.1" },
  { "parts became questions", "A: " SHIPS " | " BARRACKS "\n", "A: " SHIPS "\nA: " BARRACKS "\n",
    "q1=q1/ q1.1~q1 q1.2==q2" },
  { "a part is no part any more", "A: " SHIPS " | " BARRACKS "\n", "A: " SHIPS " " BARRACKS "\n",
    "q1==q1 q1.1~q1 q1.2~q1" },
  { "nothing to be found in", "A: " SHIPS "\n", "", "" },
  { "nothing to be found", "", "A: " SHIPS "\n", "" },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (KntBrief) from = make_brief (rows[i].from);
    g_autoptr (KntBrief) to = make_brief (rows[i].to);
    g_autoptr (GHashTable) matches = knt_match_questions (from, to);
    g_autoptr (GPtrArray) names = g_hash_table_get_keys_as_ptr_array (matches);
    g_autoptr (GString) told = g_string_new (NULL);

    g_ptr_array_sort_values (names, (GCompareFunc) strcmp);
    for (guint j = 0; j < names->len; j++) {
      const KntQuestionMatch *match = g_hash_table_lookup (matches, names->pdata[j]);

      g_string_append_printf (told, "%s%s%s%s%s%s", j > 0 ? " " : "", (char *) names->pdata[j],
                              match->is_wider  ? "~"
                              : match->is_same ? "=="
                                               : "=",
                              match->id, match->is_ambiguous ? "?" : "",
                              match->is_whole || strchr (names->pdata[j], '.') != NULL ? "" : "/");
      g_assert_true (match->is_same ? match->likeness == 1 : match->likeness <= 1);
      g_assert_cmpfloat (match->likeness, >, 0);
    }

    if (!g_str_equal (told->str, rows[i].matches))
      g_test_message ("%s: %s", rows[i].name, told->str);
    g_assert_cmpstr (told->str, ==, rows[i].matches);
  }
}

/* Of a shuffled brief each question is found, and no two are taken for one. */
static void
test_each_is_found_once (void)
{
  const guint n = 400;
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GString) shuffled = g_string_new (NULL);
  g_autoptr (KntBrief) from = NULL;
  g_autoptr (KntBrief) to = NULL;
  g_autoptr (GHashTable) matches = NULL;

  for (guint i = 0; i < n; i++) {
    guint other = (i * 7 + 3) % n;

    g_string_append_printf (lines, "G%u: Hoeveel geld gaat er in jaar %u naar project n%u, en waarom?\n", i % 5, i,
                            i * i);
    g_string_append_printf (shuffled, "G%u: Hoeveel geld gaat er in jaar %u naar project n%u, en waarom?\n", other % 5,
                            other, other * other);
  }
  from = make_brief (lines->str);
  to = make_brief (shuffled->str);
  matches = knt_match_questions (from, to);

  g_assert_cmpuint (g_hash_table_size (matches), ==, n);
  for (guint i = 0; i < n; i++) {
    g_autofree char *found = g_strdup_printf ("q%u", i + 1);
    g_autofree char *id = g_strdup_printf ("q%u", (i * 7 + 3) % n + 1);
    const KntQuestionMatch *match = g_hash_table_lookup (matches, id);

    g_assert_cmpstr (match->id, ==, found);
    g_assert_true (match->is_same);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/question-match/table", test_table);
  g_test_add_func ("/question-match/each-is-found-once", test_each_is_found_once);

  return g_test_run ();
}
