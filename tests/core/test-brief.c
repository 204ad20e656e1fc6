/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-brief.h"
#include "knt-span.h"

static GArray *
make_spans (guint page, guint start, guint end)
{
  GArray *spans = knt_spans_new ();
  KntSpan span = { page, start, end };

  g_array_append_val (spans, span);
  return spans;
}

static KntBrief *
make_brief (void)
{
  KntBrief *brief = knt_brief_new ("nl-example", 0.75);
  g_autoptr (GArray) spans = make_spans (2, 10, 40);
  KntGroup *group = knt_brief_add_group (brief, "Volt");
  KntExchange *exchange = knt_brief_add_exchange (brief, group);
  KntQuestion *question = knt_exchange_add_question (exchange, "q1", "3a", "Waarom één?", spans);
  KntReference *reference = knt_brief_add_reference (brief, "kamerstuk", spans);
  KntCommitment *commitment = knt_brief_add_commitment (brief, "De Kamer ontvangt een brief.", spans);

  knt_brief_set_title (brief, "Raad van 15 oktober");
  knt_brief_set_fact (brief, "dossier", "21 501-28");
  knt_brief_set_fact (brief, "committee", "Defensie");
  knt_brief_set_fact (brief, "dossier", "36 800");
  group->heading = g_strdup ("Vragen van de Volt-fractie");
  exchange->topic = g_strdup ("Drones");
  exchange->confidence = 0.5;
  knt_question_add_part (question, "Waarom", spans);
  knt_question_add_part (question, "één", spans);
  knt_exchange_add_answer (exchange, "a1", "Daarom.", spans);
  knt_brief_add_exchange (brief, NULL);
  g_strfreev (reference->names);
  g_strfreev (reference->values);
  reference->names = g_strsplit ("dossier number", " ", -1);
  reference->values = g_strsplit ("36800 291", " ", -1);
  commitment->due = g_strdup ("2026-06-30");
  commitment->due_text = g_strdup ("voor de zomer");
  commitment->confidence = 0.25;
  knt_brief_add_loose (brief, "Een los eind.", spans);

  return brief;
}

static char *
to_string (KntBrief *brief)
{
  g_autoptr (JsonNode) node = knt_brief_to_json (brief);

  return json_to_string (node, FALSE);
}

static KntBrief *
from_string (const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (json, &error);

  g_assert_no_error (error);
  return knt_brief_new_from_json (node);
}

#define SPANS "\"spans\":[{\"page\":2,\"start\":10,\"end\":40}]"

static void
test_json_is_the_notes_format (void)
{
  g_autoptr (KntBrief) brief = make_brief ();
  g_autofree char *json = to_string (brief);

  g_assert_cmpstr (
    json, ==,
    "{\"form\":\"nl-example\",\"confidence\":0.75,\"title\":\"Raad van 15 oktober\","
    "\"facts\":{\"dossier\":\"36 800\",\"committee\":\"Defensie\"},"
    "\"groups\":[{\"id\":\"g1\",\"name\":\"Volt\",\"heading\":\"Vragen van de Volt-fractie\",\"spans\":[]}],"
    "\"exchanges\":[{\"id\":\"x1\",\"group\":\"g1\",\"topic\":\"Drones\",\"questions\":[{\"id\":\"q1\","
    "\"label\":\"3a\",\"text\":\"Waarom één?\"," SPANS ",\"parts\":[{\"id\":\"q1.1\",\"text\":\"Waarom\"," SPANS "},"
    "{\"id\":\"q1.2\",\"text\":\"één\"," SPANS "}]}],\"answers\":[{\"id\":\"a1\",\"text\":\"Daarom.\"," SPANS "}],"
    "\"confidence\":0.5},{\"id\":\"x2\",\"questions\":[],\"answers\":[],\"confidence\":1.0}],"
    "\"references\":[{\"kind\":\"kamerstuk\",\"dossier\":\"36800\",\"number\":\"291\"," SPANS "}],"
    "\"commitments\":[{\"id\":\"c1\",\"text\":\"De Kamer ontvangt een brief.\",\"due\":\"2026-06-30\","
    "\"dueText\":\"voor de zomer\"," SPANS ",\"confidence\":0.25}],"
    "\"loose\":[{\"text\":\"Een los eind.\"," SPANS "}]}");
}

static void
test_json_back_and_forth (void)
{
  g_autoptr (KntBrief) brief = make_brief ();
  g_autofree char *json = to_string (brief);
  g_autoptr (KntBrief) again = from_string (json);
  g_autofree char *json_again = to_string (again);
  g_auto (GStrv) facts = knt_brief_list_facts (again);
  KntExchange *exchange = knt_brief_get_exchanges (again)->pdata[0];
  KntQuestion *question = exchange->questions->pdata[0];
  KntPart *part = question->parts->pdata[1];
  KntReference *reference = knt_brief_get_references (again)->pdata[0];
  KntCommitment *commitment = knt_brief_get_commitments (again)->pdata[0];

  g_assert_cmpstr (json_again, ==, json);
  g_assert_cmpstr (knt_brief_get_form (again), ==, "nl-example");
  g_assert_cmpfloat (knt_brief_get_confidence (again), ==, 0.75);
  g_assert_cmpstr (knt_brief_get_title (again), ==, "Raad van 15 oktober");
  g_assert_cmpstrv (facts, ((const char *[]) { "dossier", "committee", NULL }));
  g_assert_cmpstr (knt_brief_get_fact (again, "dossier"), ==, "36 800");
  g_assert_null (knt_brief_get_fact (again, "chair"));
  g_assert_cmpstr (exchange->topic, ==, "Drones");
  g_assert_cmpfloat (exchange->confidence, ==, 0.5);
  g_assert_cmpstr (question->label, ==, "3a");
  g_assert_cmpstr (part->id, ==, "q1.2");
  g_assert_cmpuint (knt_spans_index (part->spans, 0)->start, ==, 10);
  g_assert_cmpstrv (reference->names, ((const char *[]) { "dossier", "number", NULL }));
  g_assert_cmpstrv (reference->values, ((const char *[]) { "36800", "291", NULL }));
  g_assert_cmpstr (commitment->due_text, ==, "voor de zomer");
  g_assert_cmpfloat (commitment->confidence, ==, 0.25);
  g_assert_cmpuint (knt_brief_get_loose (again)->len, ==, 1);
  g_assert_cmpstr (((KntLoose *) knt_brief_get_loose (again)->pdata[0])->text, ==, "Een los eind.");
  g_assert_cmpuint (knt_spans_index (((KntLoose *) knt_brief_get_loose (again)->pdata[0])->spans, 0)->end, ==, 40);
}

/* What is sure enough, what is not, and what nobody doubts since nothing is answered. */
static void
test_unsure (void)
{
  g_autoptr (KntBrief) brief = knt_brief_new (NULL, 1);
  KntExchange *exchange = knt_brief_add_exchange (brief, NULL);

  knt_exchange_add_question (exchange, "q1", NULL, "Waarom?", NULL);
  g_assert_false (knt_brief_has_answers (brief));
  knt_exchange_add_answer (exchange, "a1", "Daarom.", NULL);
  g_assert_true (knt_brief_has_answers (brief));

  exchange->confidence = KNT_CONFIDENCE_SURE;
  g_assert_false (knt_exchange_is_unsure (exchange, TRUE));
  exchange->confidence = KNT_CONFIDENCE_SURE - 0.01;
  g_assert_true (knt_exchange_is_unsure (exchange, TRUE));
  g_assert_false (knt_exchange_is_unsure (exchange, FALSE));
}

static void
test_finding_by_id (void)
{
  g_autoptr (KntBrief) brief = make_brief ();
  gpointer exchange = knt_brief_get_exchanges (brief)->pdata[0];

  g_assert_true (knt_brief_find_exchange (brief, "q1") == exchange);
  g_assert_true (knt_brief_find_exchange (brief, "q1.2") == exchange);
  g_assert_true (knt_brief_find_exchange (brief, "a1") == exchange);
  g_assert_true (knt_brief_find_exchange (brief, "x1") == exchange);
  g_assert_null (knt_brief_find_exchange (brief, "q2"));
  g_assert_null (knt_brief_find_exchange (brief, NULL));
  g_assert_cmpstr (knt_brief_find_group (brief, "g1")->name, ==, "Volt");
  g_assert_null (knt_brief_find_group (brief, NULL));
}

static void
test_unknown_members_stay (void)
{
  const char *json =
    "{\"form\":\"a\",\"new\":[1,{\"x\":null}],\"confidence\":1.0,\"exchanges\":[{\"id\":\"x1\",\"mood\":"
    "\"odd\",\"questions\":[{\"id\":\"q1\",\"text\":\"t\",\"spans\":[],\"loud\":true}]}]}";
  g_autoptr (KntBrief) brief = from_string (json);
  g_autofree char *again = to_string (brief);

  g_assert_cmpstr (again, ==, json);
}

static void
test_json_is_the_callers_own (void)
{
  g_autoptr (KntBrief) brief = from_string ("{\"form\":\"a\",\"facts\":{\"dossier\":\"1\"}}");
  g_autoptr (JsonNode) node = knt_brief_to_json (brief);
  g_autofree char *after = NULL;

  json_object_remove_member (json_object_get_object_member (json_node_get_object (node), "facts"), "dossier");
  after = to_string (brief);

  g_assert_cmpstr (after, ==, "{\"form\":\"a\",\"facts\":{\"dossier\":\"1\"}}");
}

static void
test_bad_json_is_passed_over (void)
{
  static const struct {
    const char *json;
    guint groups, exchanges, questions, commitments;
  } rows[] = {
    { "[]", 0, 0, 0, 0 },
    { "null", 0, 0, 0, 0 },
    { "{\"form\":3,\"confidence\":\"high\",\"facts\":[]}", 0, 0, 0, 0 },
    { "{\"groups\":[{\"name\":\"without id\"},3,{\"id\":\"g1\"}]}", 1, 0, 0, 0 },
    { "{\"groups\":{\"id\":\"g1\"},\"exchanges\":\"x\"}", 0, 0, 0, 0 },
    { "{\"exchanges\":[{\"id\":\"x1\",\"questions\":[{\"id\":\"q1\"},{\"text\":\"no id\"},null]}]}", 0, 1, 1, 0 },
    { "{\"exchanges\":[{\"questions\":[]},[]],\"references\":[{}],\"commitments\":[{},{\"id\":\"c7\"}]}", 0, 0, 0, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (KntBrief) brief = from_string (rows[i].json);
    GPtrArray *exchanges = knt_brief_get_exchanges (brief);

    g_test_message ("%s", rows[i].json);
    g_assert_cmpuint (knt_brief_get_groups (brief)->len, ==, rows[i].groups);
    g_assert_cmpuint (exchanges->len, ==, rows[i].exchanges);
    if (exchanges->len > 0)
      g_assert_cmpuint (((KntExchange *) exchanges->pdata[0])->questions->len, ==, rows[i].questions);
    g_assert_cmpuint (knt_brief_get_commitments (brief)->len, ==, rows[i].commitments);
    g_assert_cmpuint (knt_brief_get_references (brief)->len, ==, 0);
  }
}

static gpointer
hold_in_thread (gpointer data)
{
  for (int i = 0; i < 2000; i++) {
    g_autoptr (KntBrief) brief = knt_brief_ref (data);
    g_autoptr (JsonNode) node = i % 200 == 0 ? knt_brief_to_json (brief) : NULL;
  }

  return NULL;
}

static void
test_threads_may_hold_it (void)
{
  g_autoptr (KntBrief) brief = make_brief ();
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("hold", hold_in_thread, brief);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);

  g_assert_cmpuint (knt_brief_get_groups (brief)->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/brief/unsure", test_unsure);
  g_test_add_func ("/brief/json-is-the-notes-format", test_json_is_the_notes_format);
  g_test_add_func ("/brief/json-back-and-forth", test_json_back_and_forth);
  g_test_add_func ("/brief/finding-by-id", test_finding_by_id);
  g_test_add_func ("/brief/unknown-members-stay", test_unknown_members_stay);
  g_test_add_func ("/brief/json-is-the-callers-own", test_json_is_the_callers_own);
  g_test_add_func ("/brief/bad-json-is-passed-over", test_bad_json_is_passed_over);
  g_test_add_func ("/brief/threads-may-hold-it", test_threads_may_hold_it);

  return g_test_run ();
}
