/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "knt-anchor-index.h"
#include "knt-anchor.h"

static const KntPageGeometry a4 = { 0, 0, 595, 842, 0 };

static GPtrArray *
make_pages (const char *first, const char *second)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_page_text_unref);

  /* Not in order, as a cache may give them. */
  if (second != NULL)
    g_ptr_array_add (texts, knt_page_text_new (2, NULL, &a4, second, NULL, 0, NULL, 0));
  g_ptr_array_add (texts, knt_page_text_new (1, NULL, &a4, first, NULL, 0, NULL, 0));
  return texts;
}

static void
add_span (GArray *spans, guint page, guint start, guint end)
{
  const KntSpan span = { page, start, end };

  g_array_append_val (spans, span);
}

static void
test_quote (void)
{
  g_autoptr (GPtrArray) texts =
    make_pages ("De leden van de Volt-\nfractie vragen de minis-\n", "ter om één brief.\nEn meer.");
  g_autoptr (GArray) spans = knt_spans_new ();
  g_autoptr (KntAnchorIndex) index = knt_anchor_index_new (texts);
  g_autoptr (KntQuote) quote = NULL;

  add_span (spans, 1, 16, 46);
  add_span (spans, 2, 0, 7);
  quote = knt_quote_new (texts, spans, NULL, NULL);
  g_assert_cmpstr (quote->exact, ==, "Volt-fractie vragen de minister om");
  g_assert_cmpstr (quote->prefix, ==, "De leden van de ");
  g_assert_cmpstr (quote->suffix, ==, "één brief. En meer.");
  g_assert_true (knt_anchor_index_fits (index, spans, quote->exact));
}

static void
test_context_is_32_code_points (void)
{
  g_autofree char *long_text = g_strnfill (200, 'a');
  g_autofree char *text = g_strconcat (long_text, "é X ü", long_text, NULL);
  g_autoptr (GPtrArray) texts = make_pages (text, NULL);
  g_autoptr (GArray) spans = knt_spans_new ();
  g_autoptr (KntQuote) quote = NULL;

  add_span (spans, 1, 202, 203);
  quote = knt_quote_new (texts, spans, NULL, NULL);
  g_assert_cmpstr (quote->exact, ==, "X");
  g_assert_cmpint (g_utf8_strlen (quote->prefix, -1), ==, 32);
  g_assert_cmpint (g_utf8_strlen (quote->suffix, -1), ==, 32);
  g_assert_true (g_str_has_suffix (quote->prefix, "aé "));
  g_assert_true (g_str_has_prefix (quote->suffix, " üa"));
}

static void
test_whole_page_has_no_context (void)
{
  g_autoptr (GPtrArray) texts = make_pages ("alles", NULL);
  g_autoptr (GArray) spans = knt_spans_new ();
  g_autoptr (KntQuote) quote = NULL;

  add_span (spans, 1, 0, 5);
  quote = knt_quote_new (texts, spans, NULL, NULL);
  g_assert_cmpstr (quote->prefix, ==, "");
  g_assert_cmpstr (quote->suffix, ==, "");
}

static void
test_find (void)
{
  static const struct {
    const char *first;
    const char *second;
    const char *exact;
    const char *prefix;
    const char *suffix;
    const char *found; /* "page:start-end …", or NULL */
  } rows[] = {
    { "een twee drie", NULL, "twee", NULL, NULL, "1:4-8 " },
    { "een\ntw-\nee drie", NULL, "twee", NULL, NULL, "1:4-10 " },
    { "de Volt-\nfractie", NULL, "Volt-fractie", NULL, NULL, "1:3-16 " },
    { "een twee", "drie vier", "twee drie", NULL, NULL, "1:4-8 2:0-4 " },
    { "ja a nee a", NULL, "a", "nee", NULL, "1:9-10 " },
    { "x ja 1 x ja 2", NULL, "ja", "", " 2", "1:9-11 " },
    { "e\xef\xac\x83"
      "ci\xc3\xabnt",
      NULL, "efficiënt", NULL, NULL, "1:0-7 " },
    { "EE\xcc\x81N", NULL, "één", NULL, NULL, "1:0-4 " },
    { "zegt ‘ja’", NULL, "'JA'", NULL, NULL, "1:5-9 " },
    { "Een een", NULL, "een", NULL, NULL, "1:4-7 " },
    { "de leden van de fractie, de leden van de raad", NULL, "leden van de", "", "raad", "1:28-40 " },
    { "de leden van de fractie", "de leden van de raad", "De Leden van de", "", "raad", "2:0-15 " },
    { "aaaaaaaaaa", NULL, "aaaaaaaa", NULL, NULL, "1:0-8 " },
    { "een", NULL, "een twee drie vier", NULL, NULL, NULL },
    { "een", NULL, "twee", NULL, NULL, NULL },
    { "een", NULL, "", NULL, NULL, NULL },
    { "een", NULL, " - ", NULL, NULL, NULL },
    { "", NULL, "een", NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GPtrArray) texts = make_pages (rows[i].first, rows[i].second);
    g_autoptr (KntAnchorIndex) index = knt_anchor_index_new (texts);
    g_autoptr (GArray) spans = knt_anchor_index_find (index, rows[i].exact, rows[i].prefix, rows[i].suffix);
    g_autoptr (GString) found = g_string_new (NULL);

    for (guint j = 0; spans != NULL && j < spans->len; j++) {
      const KntSpan *span = knt_spans_index (spans, j);

      g_string_append_printf (found, "%u:%u-%u ", span->page, span->start, span->end);
    }
    g_assert_cmpstr (spans != NULL ? found->str : NULL, ==, rows[i].found);
  }
}

static void
test_moved_words_do_not_fit (void)
{
  g_autoptr (GPtrArray) texts = make_pages ("een twee drie", NULL);
  g_autoptr (KntAnchorIndex) index = knt_anchor_index_new (texts);
  g_autoptr (GArray) spans = knt_spans_new ();
  g_autoptr (GArray) elsewhere = knt_spans_new ();

  add_span (spans, 1, 4, 8);
  add_span (elsewhere, 7, 4, 8);
  g_assert_true (knt_anchor_index_fits (index, spans, "twee"));
  g_assert_false (knt_anchor_index_fits (index, spans, "Twee"));
  g_assert_false (knt_anchor_index_fits (index, spans, "twe"));
  g_assert_false (knt_anchor_index_fits (index, spans, ""));
  g_assert_false (knt_anchor_index_fits (index, elsewhere, "twee"));
}

/* What is looked up is what is found by looking everywhere. */
static void
test_random (void)
{
  for (guint round = 0; round < 500; round++) {
    char text[80] = "", exact[16] = "", prefix[3] = "", suffix[3] = "";
    g_autoptr (GPtrArray) texts = NULL;
    g_autoptr (KntAnchorIndex) index = NULL;
    g_autoptr (GArray) spans = NULL;
    int best = -1, best_score = -1, n = g_test_rand_int_range (1, 13);

    for (guint i = 0; i + 1 < sizeof text; i++)
      text[i] = 'a' + g_test_rand_int_range (0, 2);
    for (int i = 0; i < n; i++)
      exact[i] = 'a' + g_test_rand_int_range (0, 2);
    for (int i = 0; i < 2; i++) {
      prefix[i] = 'a' + g_test_rand_int_range (0, 2);
      suffix[i] = 'a' + g_test_rand_int_range (0, 2);
    }

    for (int i = 0; text[i] != '\0'; i++) {
      int score = 0;

      if (strncmp (text + i, exact, n) != 0)
        continue;
      for (int j = 1; j <= 2 && j <= i && text[i - j] == prefix[2 - j]; j++)
        score++;
      for (int j = 0; j < 2 && text[i + n + j] == suffix[j]; j++)
        score++;
      if (score > best_score) {
        best = i;
        best_score = score;
      }
    }

    texts = make_pages (text, NULL);
    index = knt_anchor_index_new (texts);
    spans = knt_anchor_index_find (index, exact, prefix, suffix);
    g_assert_cmpint (spans != NULL ? (int) knt_spans_index (spans, 0)->start : -1, ==, best);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/anchor/quote", test_quote);
  g_test_add_func ("/anchor/context-is-32-code-points", test_context_is_32_code_points);
  g_test_add_func ("/anchor/whole-page-has-no-context", test_whole_page_has_no_context);
  g_test_add_func ("/anchor/find", test_find);
  g_test_add_func ("/anchor/moved-words-do-not-fit", test_moved_words_do_not_fit);

  g_test_add_func ("/anchor/random", test_random);

  return g_test_run ();
}
