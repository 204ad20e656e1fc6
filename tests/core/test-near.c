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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/near/table", test_table);
  g_test_add_func ("/near/empty-document", test_empty_document);

  return g_test_run ();
}
