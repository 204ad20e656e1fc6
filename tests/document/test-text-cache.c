/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-text-cache.h"

static KntPageText *
make_text (guint page, gsize n_chars)
{
  const KntPageGeometry geometry = { 0, 0, 100, 100, 0 };
  g_autofree char *text = g_strnfill (n_chars, 'x');

  return knt_page_text_new (page, NULL, &geometry, text, NULL, 0, NULL, 0);
}

static void
put (KntTextCache *cache, guint page, gsize n_chars)
{
  g_autoptr (KntPageText) text = make_text (page, n_chars);

  knt_text_cache_put (cache, text);
}

static gboolean
has (KntTextCache *cache, guint page)
{
  g_autoptr (KntPageText) text = knt_text_cache_get (cache, page);

  return text != NULL && knt_page_text_get_page (text) == page;
}

static void
test_drops_what_was_not_used_for_longest (void)
{
  g_autoptr (KntPageText) sample = make_text (1, 1000);
  gsize size = knt_page_text_get_bytes (sample);
  g_autoptr (KntTextCache) cache = knt_text_cache_new (3 * size);

  put (cache, 1, 1000);
  put (cache, 2, 1000);
  put (cache, 3, 1000);
  g_assert_true (has (cache, 1));
  put (cache, 4, 1000);

  g_assert_true (has (cache, 1));
  g_assert_false (has (cache, 2));
  g_assert_true (has (cache, 3));
  g_assert_true (has (cache, 4));
  g_assert_cmpuint (knt_text_cache_get_bytes (cache), ==, 3 * size);
}

static void
test_bound_holds (void)
{
  g_autoptr (KntTextCache) cache = knt_text_cache_new (100000);

  for (guint page = 1; page <= 500; page++) {
    put (cache, page, page * 7 % 900);
    g_assert_cmpuint (knt_text_cache_get_bytes (cache), <=, 100000);
    g_assert_true (has (cache, page));
  }
}

static void
test_same_page_again_takes_the_place (void)
{
  g_autoptr (KntPageText) small = make_text (1, 10);
  g_autoptr (KntTextCache) cache = knt_text_cache_new (100000);

  put (cache, 1, 1000);
  knt_text_cache_put (cache, small);
  g_assert_cmpuint (knt_text_cache_get_bytes (cache), ==, knt_page_text_get_bytes (small));
}

static void
test_one_too_large_is_still_kept (void)
{
  g_autoptr (KntTextCache) cache = knt_text_cache_new (1000);

  put (cache, 1, 10);
  put (cache, 2, 5000);
  g_assert_false (has (cache, 1));
  g_assert_true (has (cache, 2));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-cache/drops-what-was-not-used-for-longest", test_drops_what_was_not_used_for_longest);
  g_test_add_func ("/text-cache/bound-holds", test_bound_holds);
  g_test_add_func ("/text-cache/same-page-again-takes-the-place", test_same_page_again_takes_the_place);
  g_test_add_func ("/text-cache/one-too-large-is-still-kept", test_one_too_large_is_still_kept);

  return g_test_run ();
}
