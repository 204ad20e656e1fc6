/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-near.h"

static KntPageText *
make_page (guint page, const char *text)
{
  const KntPageGeometry geometry = { 0, 0, 595, 842, 0 };

  return knt_page_text_new (page, NULL, &geometry, text, NULL, 0, NULL, 0);
}

#define FIRST "De dijken worden in 2027 versterkt, zegt de minis-\nter. Daarvoor is geld. Geld is er ook voor"
#define SECOND "de kazernes in het noorden. Einde"

static const struct {
  const char *name, *exact, *found;
} rows[] = {
  { "as it stands", "De dijken worden in 2027 versterkt", "De dijken worden in 2027 versterkt" },
  { "over the end of a line", "2027 versterkt, zegt de minister.", "2027 versterkt, zegt de minis-\nter" },
  { "a word less", "De dijken worden in 2027 geheel versterkt", "De dijken worden in 2027 versterkt" },
  { "a word more", "De dijken worden versterkt, zegt de minister",
    "De dijken worden in 2027 versterkt, zegt de minis-\nter" },
  { "another word", "De dijken worden in 2028 versterkt", "De dijken worden in 2027 versterkt" },
  { "case and accents", "Dé DIJKEN wörden in 2027", "De dijken worden in 2027" },
  { "over the end of a page", "Geld is er ook voor kazernes in het noorden",
    "Geld is er ook voor/de kazernes in het noorden" },
  { "too little", "De schepen worden in 2031 gesloopt in Delfzijl", NULL },
  { "too short", "de minister", NULL },
  { "nothing", "", NULL },
};

static void
test_table (void)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_page_text_unref);
  g_autoptr (KntNear) near = NULL;

  /* In any order. */
  g_ptr_array_add (texts, make_page (2, SECOND));
  g_ptr_array_add (texts, make_page (1, FIRST));
  near = knt_near_new (texts);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    double likeness;
    g_autoptr (GArray) spans = knt_near_find (near, rows[i].exact, &likeness);
    g_autoptr (GString) found = g_string_new (NULL);

    for (guint j = 0; spans != NULL && j < spans->len; j++) {
      const KntSpan *span = knt_spans_index (spans, j);
      g_autofree char *slice = knt_page_text_dup_slice (texts->pdata[2 - span->page], span->start, span->end);

      g_string_append_printf (found, "%s%s", j > 0 ? "/" : "", slice);
    }

    g_test_message ("%s: “%s”, %f", rows[i].name, found->str, likeness);
    g_assert_cmpstr (spans != NULL ? found->str : NULL, ==, rows[i].found);
    g_assert_cmpfloat (likeness, >=, 0);
    g_assert_cmpfloat (likeness, <=, 1);
  }
}

static void
test_empty_document (void)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autoptr (KntNear) near = knt_near_new (texts);
  double likeness;

  g_assert_null (knt_near_find (near, "een twee drie vier vijf", &likeness));
}

/* The least number of words to remove, add or exchange to make any stretch of @text of @words. */
static guint
count_exchanged (const guint *text, guint n_text, const guint *words, guint n_words)
{
  guint best = n_words;

  for (guint start = 0; start < n_text; start++) {
    guint costs[2][16] = { 0 };

    for (guint j = 0; j <= n_words; j++)
      costs[0][j] = j;
    for (guint i = 0; start + i < n_text; i++) {
      guint *above = costs[i % 2], *now = costs[(i + 1) % 2];

      now[0] = i + 1;
      for (guint j = 1; j <= n_words; j++) {
        now[j] = above[j - 1] + (text[start + i] != words[j - 1]);
        now[j] = MIN (now[j], MIN (above[j], now[j - 1]) + 1);
      }
      best = MIN (best, now[n_words]);
    }
  }

  return best;
}

static char *
make_text (guint *ids, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++) {
    ids[i] = g_test_rand_int_range (0, 12);
    g_string_append_printf (text, "w%u ", ids[i]);
  }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* Passing over what cannot be like it loses nothing. */
static void
test_random (void)
{
  for (guint round = 0; round < 500; round++) {
    guint text[60], words[12], n_words = g_test_rand_int_range (4, 13), n_exchanged;
    g_autofree char *exact = make_text (words, n_words);
    g_autofree char *content = make_text (text, G_N_ELEMENTS (text));
    g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_page_text_unref);
    g_autoptr (KntNear) near = NULL;
    g_autoptr (GArray) spans = NULL;
    double likeness;

    g_ptr_array_add (texts, make_page (1, content));
    near = knt_near_new (texts);
    spans = knt_near_find (near, exact, &likeness);
    n_exchanged = count_exchanged (text, G_N_ELEMENTS (text), words, n_words);
    if (n_exchanged * 10 <= n_words * 4) {
      g_assert_nonnull (spans);
      g_assert_cmpfloat_with_epsilon (likeness, 1 - (double) n_exchanged / n_words, 0.0001);
    } else {
      g_assert_null (spans);
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/near/table", test_table);
  g_test_add_func ("/near/empty-document", test_empty_document);
  g_test_add_func ("/near/random", test_random);

  return g_test_run ();
}
