/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-reference.h"
#include "knt-span.h"

static KntReference *
add (KntBrief *brief, const char *kind, const char *const *members, guint page, guint start, guint end)
{
  g_autoptr (GArray) spans = knt_spans_new ();
  KntReference *self;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();

  g_array_append_val (spans, ((KntSpan) { page, start, end }));
  self = knt_brief_add_reference (brief, kind, spans);
  for (guint i = 0; members[i] != NULL; i += 2) {
    g_strv_builder_add (names, members[i]);
    g_strv_builder_add (values, members[i + 1]);
  }
  g_strfreev (self->names);
  g_strfreev (self->values);
  self->names = g_strv_builder_end (names);
  self->values = g_strv_builder_end (values);
  return self;
}

static void
test_titles (void)
{
  static const struct {
    const char *kind;
    const char *members[7];
    const char *title;
  } cases[] = {
    { "kamerstuk", { "dossier", "21 501-28", "number", "291" }, "Kamerstuk 21 501-28, nr. 291" },
    { "aanhangsel", { "session", "2023–2024", "number", "349" }, "Aanhangsel 2023–2024, nr. 349" },
    { "motion", { "names", "Van Nispen c.s." }, "Motion Van Nispen c.s." },
    { "drucksache", { "number", "21/7652" }, "Drucksache 21/7652" },
    { "eu-proposal", { "year", "2024", "number", "150" }, "COM(2024) 150" },
    { "eu-regulation", { "year", "2016", "number", "679" }, "Regulation (EU) 2016/679" },
    { "eu-directive", { "year", "1992", "number", "43" }, "Directive 1992/43" },
    { "ep-question", { "number", "E-001984/2026" }, "E-001984/2026" },
    /* A kind of a later version, and one that lacks a member. */
    { "decree", { "name", "Besluit", "number", "7", "address", "https://example.org" }, "Besluit 7" },
    { "kamerstuk", { "dossier", "21 501-28" }, "21 501-28" },
    { "decree", { NULL }, "decree" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KntBrief) brief = knt_brief_new (NULL, 0);
    g_autofree char *title = knt_reference_dup_title (add (brief, cases[i].kind, cases[i].members, 1, 0, 5));

    g_assert_cmpstr (title, ==, cases[i].title);
  }
}

/* Notes come from others, too: nothing but an address of the web is offered. */
static void
test_addresses (void)
{
  static const struct {
    const char *address;
    gboolean is_offered;
  } cases[] = {
    { "https://zoek.officielebekendmakingen.nl/kst-21501-28-291.html", TRUE },
    { "http://zoek.officielebekendmakingen.nl/", FALSE },
    { "file:///etc/passwd", FALSE },
    { "javascript:alert(1)", FALSE },
    { "https://[", FALSE },
    { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KntBrief) brief = knt_brief_new (NULL, 0);
    const char *members[] = { "address", cases[i].address, NULL };

    g_assert_cmpstr (knt_reference_get_address (add (brief, "kamerstuk", members, 1, 0, 5)), ==,
                     cases[i].is_offered ? cases[i].address : NULL);
  }
}

static void
test_of_exchange (void)
{
  const char *first[] = { "dossier", "21 501-28", "number", "291", NULL };
  const char *second[] = { "dossier", "21 501-28", "number", "290", NULL };
  g_autoptr (KntBrief) brief = knt_brief_new (NULL, 0);
  KntExchange *exchange = knt_brief_add_exchange (brief, NULL);
  g_autoptr (GArray) question = knt_spans_new ();
  g_autoptr (GArray) answer = knt_spans_new ();
  g_autoptr (GPtrArray) list = NULL;
  KntReference *in_question, *in_answer;

  g_array_append_val (question, ((KntSpan) { 1, 10, 100 }));
  g_array_append_val (answer, ((KntSpan) { 2, 0, 100 }));
  knt_exchange_add_question (exchange, "q1", NULL, "Why?", question);
  knt_exchange_add_answer (exchange, "a1", "Because.", answer);
  add (brief, "kamerstuk", second, 1, 0, 10);
  in_question = add (brief, "kamerstuk", first, 1, 20, 40);
  add (brief, "kamerstuk", first, 1, 50, 60);
  in_answer = add (brief, "kamerstuk", second, 2, 90, 110);

  list = knt_references_list_of (brief, exchange);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_true (list->pdata[0] == in_question);
  g_assert_true (list->pdata[1] == in_answer);
}

/* What is in a footnote is offered with the questions of its page, unless they mention it themselves. */
static void
test_elsewhere (void)
{
  const char *note[] = { "dossier", "36 410", "number", "31", NULL };
  const char *own[] = { "dossier", "21 501-28", "number", "291", NULL };
  const char *far[] = { "dossier", "36 410", "number", "74", NULL };
  g_autoptr (KntBrief) brief = knt_brief_new (NULL, 0);
  KntExchange *exchange = knt_brief_add_exchange (brief, NULL);
  g_autoptr (GArray) question = knt_spans_new ();
  g_autoptr (GPtrArray) near = NULL;
  g_autoptr (GPtrArray) all = NULL;
  KntReference *in_note, *far_away;

  g_array_append_val (question, ((KntSpan) { 1, 10, 100 }));
  knt_exchange_add_question (exchange, "q1", NULL, "Why?", question);
  add (brief, "kamerstuk", own, 1, 20, 40);
  in_note = add (brief, "kamerstuk", note, 1, 200, 220);
  add (brief, "kamerstuk", own, 1, 230, 250);
  add (brief, "kamerstuk", note, 1, 260, 280);
  far_away = add (brief, "kamerstuk", far, 2, 0, 10);

  near = knt_references_list_elsewhere (brief, exchange);
  g_assert_cmpuint (near->len, ==, 1);
  g_assert_true (near->pdata[0] == in_note);
  all = knt_references_list_elsewhere (brief, NULL);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_true (all->pdata[2] == far_away);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reference/titles", test_titles);
  g_test_add_func ("/reference/addresses", test_addresses);
  g_test_add_func ("/reference/of-exchange", test_of_exchange);
  g_test_add_func ("/reference/elsewhere", test_elsewhere);

  return g_test_run ();
}
