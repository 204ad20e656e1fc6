/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "knt-annotate.h"
#include "knt-annotation.h"
#include "knt-brief-find.h"
#include "knt-commitment.h"
#include "knt-correction.h"
#include "knt-edits.h"
#include "knt-json.h"
#include "knt-notes-format.h"
#include "knt-reanchor.h"
#include "knt-tag.h"
#include "knt-target.h"

#define SHIPS "Hoeveel fregatten en onderzeeboten zijn er in 2026 inzetbaar voor de NAVO?"
#define SHIPS_REWORDED "Hoeveel fregatten en onderzeeboten zijn in 2026 voor de NAVO inzetbaar, zo vragen zij?"
#define PAY "Waarom stijgen de salarissen van reservisten niet mee met de inflatie?"
#define BARRACKS "Welke kazernes worden gesloten, en wat kost de sloop daarvan?"
#define MUNITION "Wanneer ontvangt de Kamer het rapport over munitie?"
#define SAILS "Er varen nu vier fregatten."
#define PROMISE "Ik stuur de Kamer voor de zomer een brief over de salarissen."

/* One document: its only page and what was recognised on it. */
typedef struct {
  GPtrArray *texts;
  KntBrief *brief;
} Paper;

static void
paper_clear (Paper *self)
{
  g_ptr_array_unref (self->texts);
  knt_brief_unref (self->brief);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Paper, paper_clear)

static GArray *
find (Paper *paper, const char *words)
{
  const char *text = knt_page_text_get_text (paper->texts->pdata[0]), *at = strstr (text, words);
  GArray *spans = knt_spans_new ();

  g_assert_nonnull (at);
  g_array_append_val (spans, ((KntSpan) { 1, at - text, at - text + strlen (words) }));
  return spans;
}

/* Lines, of which those ending in a question mark are questions, one exchange each, and those beginning with A are answers. */
static Paper
make_paper (const char *text)
{
  static const KntPageGeometry a4 = { 0, 0, 595, 842, 0 };
  g_autofree KntRect *boxes = g_new0 (KntRect, strlen (text));
  Paper paper = { g_ptr_array_new_with_free_func ((GDestroyNotify) knt_page_text_unref), knt_brief_new ("x", 1) };
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  KntExchange *exchange = NULL;
  guint n_questions = 0, n_answers = 0;

  g_ptr_array_add (paper.texts, knt_page_text_new (1, NULL, &a4, text, boxes, strlen (text), NULL, 0));
  for (guint i = 0; lines[i] != NULL; i++) {
    g_autoptr (GArray) spans = *lines[i] != '\0' ? find (&paper, lines[i]) : NULL;

    if (g_str_has_suffix (lines[i], "?")) {
      g_autofree char *id = g_strdup_printf ("q%u", ++n_questions);

      exchange = knt_brief_add_exchange (paper.brief, NULL);
      knt_exchange_add_question (exchange, id, NULL, lines[i], spans);
    } else if (spans != NULL && exchange != NULL && !g_str_has_prefix (lines[i], "Kop")) {
      g_autofree char *id = g_strdup_printf ("a%u", ++n_answers);

      knt_exchange_add_answer (exchange, id, lines[i], spans);
    }
  }

  return paper;
}

static JsonObject *
make_source (const char *sha256)
{
  JsonObject *source = json_object_new ();

  json_object_set_string_member (source, "sha256", sha256);
  return source;
}

static KntNotes *
make_notes (Paper *paper)
{
  KntNotes *notes = knt_notes_new ();
  g_autoptr (JsonObject) source = make_source ("aa");

  knt_notes_set_source (notes, source);
  knt_notes_set_brief (notes, paper->brief);
  return notes;
}

static void
apply (KntNotes *notes, KntEditGroup *group)
{
  g_autoptr (KntEditGroup) owned = group;
  g_autoptr (GError) error = NULL;

  knt_notes_apply (notes, owned, &error);
  g_assert_no_error (error);
}

static void
mark (KntNotes *notes, Paper *paper, const char *words, const char *note)
{
  g_autoptr (GArray) spans = find (paper, words);
  g_autoptr (KntEntity) annotation = knt_annotate (notes, paper->texts, spans);
  g_autoptr (KntEntity) noted = knt_annotation_with_note (annotation, note, NULL);

  apply (notes, knt_edits_add_annotation (notes, noted));
}

/* Whatever became of it: what a person wrote is there, once, and it was told what became of it. */
static void
assert_nothing_is_lost (KntNotes *before, KntNotes *after, GPtrArray *fates)
{
  guint n_told = 0;

  for (KntCollection i = 0; i < KNT_N_COLLECTIONS; i++) {
    guint n = g_list_model_get_n_items (knt_notes_get_collection (before, i));

    g_assert_cmpuint (g_list_model_get_n_items (knt_notes_get_collection (after, i)), ==, n);
    n_told += i != KNT_COLLECTION_TAGS ? n : 0;
  }

  g_assert_cmpuint (fates->len, ==, n_told);
}

static KntNotes *
move (KntNotes *notes, Paper *paper, GPtrArray *fates)
{
  g_autoptr (JsonObject) source = make_source ("bb");
  g_autoptr (GError) error = NULL;
  KntNotes *moved = knt_reanchor (notes, NULL, source, paper->brief, paper->texts, fates, &error);
  g_autoptr (JsonNode) root = NULL;

  g_assert_no_error (error);
  root = knt_notes_to_json (moved);
  g_assert_true (knt_notes_check_first (root, &error));
  assert_nothing_is_lost (notes, moved, fates);
  return moved;
}

static GPtrArray *
new_fates (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) knt_fate_free);
}

static void
assert_fate (GPtrArray *fates, KntCollection collection, const char *words, KntFateKind kind)
{
  for (guint i = 0; i < fates->len; i++) {
    const KntFate *fate = g_ptr_array_index (fates, i);

    if (fate->collection == collection && g_str_has_prefix (fate->words, words)) {
      g_assert_cmpint (fate->kind, ==, kind);
      g_assert_cmpuint (fate->page, ==, kind == KNT_FATE_ORPHAN ? 0 : 1);
      return;
    }
  }

  g_error ("nothing became of “%s”", words);
}

static KntEntity *
find_note (KntNotes *notes, const char *text)
{
  GListModel *annotations = knt_notes_get_collection (notes, KNT_COLLECTION_ANNOTATIONS);

  for (guint i = 0; i < g_list_model_get_n_items (annotations); i++) {
    g_autoptr (KntEntity) annotation = g_list_model_get_item (annotations, i);

    if (g_strcmp0 (knt_annotation_get_note (annotation), text) == 0)
      return annotation;
  }

  g_error ("there is no note “%s”", text);
}

/* What was noted on the questions of an inbreng is there in the report that answers them. */
static void
test_inbreng_and_answers (void)
{
  g_auto (Paper) asked = make_paper ("Kop\n" SHIPS "\n" PAY "\n" BARRACKS "\n" MUNITION);
  g_auto (Paper) answered =
    make_paper ("Kop\n" BARRACKS "\nA Geen.\n" PAY "\nA Dat weet ik niet.\n" SHIPS_REWORDED "\nA Vier.");
  g_autoptr (KntNotes) notes = make_notes (&asked);
  g_autoptr (KntNotes) moved = NULL;
  g_autoptr (GPtrArray) fates = new_fates ();
  g_autoptr (KntEntity) tag = knt_tag_new ("vloot", "#f5c211");
  KntEntity *note;

  apply (notes, knt_edits_add_tag (notes, tag));
  apply (notes, knt_edits_set_standing (notes, "q1", KNT_STANDING_PARTLY));
  apply (notes, knt_edits_set_standing (notes, "q4", KNT_STANDING_REFUSED));
  apply (notes, knt_edits_set_question_note (notes, "q2", "over geld", NULL));
  apply (notes, knt_edits_toggle_question_tag (notes, "q1", knt_entity_get_id (tag)));
  apply (notes, knt_edits_set_question_note (notes, "q4", "nooit gesteld", NULL));
  mark (notes, &asked, "wat kost de sloop daarvan", "duur");
  mark (notes, &asked, "het rapport over munitie", "weg");
  moved = move (notes, &answered, fates);

  /* Reworded, and q1 is now another question. */
  g_assert_cmpint (knt_notes_get_standing (moved, "q3"), ==, KNT_STANDING_PARTLY);
  g_assert_cmpint (knt_notes_get_standing (moved, "q1"), ==, KNT_STANDING_OPEN);
  assert_fate (fates, KNT_COLLECTION_STANDINGS, "Hoeveel", KNT_FATE_CHANGED);
  g_assert_true (knt_annotation_has_tag (knt_notes_find_question_annotation (moved, "q3"), knt_entity_get_id (tag)));
  g_assert_cmpstr (knt_annotation_get_note (knt_notes_find_question_annotation (moved, "q2")), ==, "over geld");
  assert_fate (fates, KNT_COLLECTION_ANNOTATIONS, "Waarom", KNT_FATE_MOVED);

  note = find_note (moved, "duur");
  g_assert_cmpstr (knt_annotation_get_quote (note), ==, "wat kost de sloop daarvan");
  g_assert_cmpstr (knt_annotation_get_within (note), ==, "q1");
  assert_fate (fates, KNT_COLLECTION_ANNOTATIONS, "wat kost", KNT_FATE_MOVED);

  /* What is not there any more is kept, and speaks of nothing else. */
  g_assert_cmpuint (g_list_model_get_n_items (knt_notes_get_collection (moved, KNT_COLLECTION_STANDINGS)), ==, 2);
  assert_fate (fates, KNT_COLLECTION_STANDINGS, "Wanneer", KNT_FATE_ORPHAN);
  note = find_note (moved, "nooit gesteld");
  g_assert_cmpstr (knt_annotation_get_quote (note), ==, MUNITION);
  g_assert_null (knt_annotation_get_within (note));
  note = find_note (moved, "weg");
  g_assert_cmpstr (knt_annotation_get_quote (note), ==, "het rapport over munitie");
  g_assert_null (knt_annotation_get_within (note));
  g_assert_cmpuint (knt_annotation_get_page (note), ==, 0);
  assert_fate (fates, KNT_COLLECTION_ANNOTATIONS, "het rapport", KNT_FATE_ORPHAN);

  /* The old ones are as they were, and the new ones can be told from them. */
  g_assert_cmpint (knt_notes_get_standing (notes, "q1"), ==, KNT_STANDING_PARTLY);
  g_assert_cmpstr (knt_notes_get_id (moved), !=, knt_notes_get_id (notes));
  g_assert_cmpstr (knt_notes_get_sha256 (moved), ==, "bb");
}

static const struct {
  const char *name, *words, *text;
  KntFateKind kind;
  const char *found;
} passages[] = {
  { "kept", "vier fregatten", "Kop\n" SHIPS "\n" SAILS, KNT_FATE_KEPT, "vier fregatten" },
  { "moved", "vier fregatten", "Kop van het stuk\n" SHIPS "\n" SAILS, KNT_FATE_MOVED, "vier fregatten" },
  { "changed", "Er varen nu vier fregatten", "Kop\n" SHIPS "\nEr varen nu zes fregatten.", KNT_FATE_CHANGED,
    "Er varen nu zes fregatten" },
  { "a few words among others", "varen nu", "Kop\n" SHIPS "\nWaar wij varen nu is zee.", KNT_FATE_CHANGED, "varen nu" },
  { "gone", "Er varen nu vier fregatten", "Kop\n" SHIPS "\nDat is geheim.", KNT_FATE_ORPHAN, NULL },
};

static void
test_passages (void)
{
  g_auto (Paper) old = make_paper ("Kop\n" SHIPS "\n" SAILS);

  for (guint i = 0; i < G_N_ELEMENTS (passages); i++) {
    g_auto (Paper) new = make_paper (passages[i].text);
    g_autoptr (KntNotes) notes = make_notes (&old);
    g_autoptr (KntNotes) moved = NULL;
    g_autoptr (GPtrArray) fates = new_fates ();
    g_autoptr (GArray) spans = NULL;
    KntEntity *note;

    g_test_message ("%s", passages[i].name);
    mark (notes, &old, passages[i].words, "kijk");
    moved = move (notes, &new, fates);
    assert_fate (fates, KNT_COLLECTION_ANNOTATIONS, passages[i].words, passages[i].kind);

    note = find_note (moved, "kijk");
    spans = knt_annotation_list_spans (note);
    if (passages[i].found != NULL) {
      g_autoptr (GArray) wanted = find (&new, passages[i].found);

      g_assert_true (knt_spans_equal (spans, wanted));
      g_assert_cmpstr (knt_annotation_get_quote (note), ==, passages[i].found);
    } else {
      g_assert_cmpuint (spans->len, ==, 0);
      g_assert_cmpstr (knt_annotation_get_quote (note), ==, passages[i].words);
      g_assert_cmpstr (knt_annotation_get_within (note), ==, NULL);
    }
  }
}

/* Corrections speak of words, and so hold in the other document; what they made is found again. */
static void
test_corrections (void)
{
  g_auto (Paper) old = make_paper ("Kop\nKop: een vraag zonder vraagteken en met veel woorden\n" SHIPS);
  g_auto (Paper) new = make_paper ("Kop\n" SHIPS "\nKop: een vraag zonder vraagteken en met veel woorden\n");
  g_autoptr (KntNotes) notes = make_notes (&old);
  g_autoptr (KntNotes) moved = NULL;
  g_autoptr (GPtrArray) fates = new_fates ();
  g_autoptr (GArray) spans = find (&old, "een vraag zonder vraagteken en met veel woorden");
  g_autoptr (KntEntity) annotation = knt_annotate (notes, old.texts, spans);
  g_autoptr (JsonNode) target = knt_target_of (annotation);
  g_autoptr (KntEntity) correction = knt_correction_new (KNT_ROLE_QUESTION, target, NULL);
  KntEditGroup *group = knt_edit_group_new (NULL);
  KntPlace place;

  knt_edit_group_add (group, KNT_COLLECTION_CORRECTIONS, NULL, correction);
  apply (notes, group);
  apply (notes, knt_edits_set_standing (notes, knt_entity_get_id (correction), KNT_STANDING_DEFERRED));
  moved = move (notes, &new, fates);

  assert_fate (fates, KNT_COLLECTION_CORRECTIONS, "een vraag", KNT_FATE_MOVED);
  assert_fate (fates, KNT_COLLECTION_STANDINGS, "een vraag", KNT_FATE_MOVED);
  g_assert_true (knt_brief_find_place (knt_notes_get_corrected (moved), knt_entity_get_id (correction), &place));
  g_assert_cmpint (knt_notes_get_standing (moved, place.id), ==, KNT_STANDING_DEFERRED);
}

static void
test_commitments (void)
{
  g_auto (Paper) old = make_paper ("Kop\n" PAY "\n" PROMISE);
  g_auto (Paper) new = make_paper ("Kop van het stuk\n" SHIPS "\n" SAILS "\n" PAY "\n" PROMISE);
  g_auto (Paper) without = make_paper ("Kop\n" PAY "\nA Nee.");
  g_autoptr (KntNotes) notes = NULL;
  g_autoptr (KntNotes) moved = NULL;
  g_autoptr (KntNotes) lost = NULL;
  g_autoptr (GPtrArray) fates = new_fates ();
  g_autoptr (GPtrArray) others = new_fates ();
  g_autoptr (GArray) spans = find (&old, PROMISE);
  g_autoptr (GArray) sails = find (&new, SAILS);
  g_autoptr (GArray) new_spans = find (&new, PROMISE);
  g_autoptr (KntEntity) kept = NULL;

  knt_brief_add_commitment (old.brief, PROMISE, spans);
  knt_brief_add_commitment (new.brief, SAILS, sails);
  knt_brief_add_commitment (new.brief, PROMISE, new_spans);
  notes = make_notes (&old);
  apply (notes, knt_edits_set_commitment_state (notes, "c1", KNT_COMMITMENT_CONFIRMED));

  moved = move (notes, &new, fates);
  g_assert_cmpint (knt_notes_get_commitment_state (moved, "c2"), ==, KNT_COMMITMENT_CONFIRMED);
  g_assert_cmpint (knt_notes_get_commitment_state (moved, "c1"), ==, KNT_COMMITMENT_PROPOSED);
  assert_fate (fates, KNT_COLLECTION_COMMITMENTS, "Ik stuur", KNT_FATE_MOVED);

  lost = move (notes, &without, others);
  kept = g_list_model_get_item (knt_notes_get_collection (lost, KNT_COLLECTION_COMMITMENTS), 0);
  g_assert_cmpstr (knt_entity_get_string (kept, "text"), ==, PROMISE);
  g_assert_cmpstr (knt_entity_get_string (kept, "state"), ==, "confirmed");
  g_assert_cmpstr (knt_entity_get_id (kept), !=, "c1");
  assert_fate (others, KNT_COLLECTION_COMMITMENTS, "Ik stuur", KNT_FATE_ORPHAN);
}

/* Two documents of questions that are taken at random from the same ones, with something on each of the first. */
static void
test_random (void)
{
  static const char *const questions[] = { SHIPS, SHIPS_REWORDED, PAY, BARRACKS, MUNITION, SHIPS " " PAY "?" };

  for (guint round = 0; round < 100; round++) {
    g_autoptr (GString) one = g_string_new ("Kop"), other = g_string_new ("Kop");
    g_autoptr (GPtrArray) fates = new_fates ();
    g_autoptr (KntNotes) notes = NULL;
    g_autoptr (KntNotes) moved = NULL;
    guint n = g_test_rand_int_range (1, 8);

    for (guint i = 0; i < n; i++)
      g_string_append_printf (one, "\n%s", questions[g_test_rand_int_range (0, G_N_ELEMENTS (questions))]);
    for (guint i = g_test_rand_int_range (0, 8); i > 0; i--)
      g_string_append_printf (other, "\n%s", questions[g_test_rand_int_range (0, G_N_ELEMENTS (questions))]);

    g_auto (Paper) old = make_paper (one->str);
    g_auto (Paper) new = make_paper (other->str);
    notes = make_notes (&old);
    for (guint i = 1; i <= n; i++) {
      g_autofree char *id = g_strdup_printf ("q%u", i);

      apply (notes, knt_edits_set_standing (notes, id, KNT_STANDING_DEFERRED));
      apply (notes, knt_edits_set_question_note (notes, id, id, NULL));
    }
    moved = move (notes, &new, fates);
    for (guint i = 1; i <= n; i++) {
      g_autofree char *id = g_strdup_printf ("q%u", i);

      find_note (moved, id);
    }
  }
}

/* To the document that they are about: everything is kept, and the notes are the same. */
static void
test_to_the_same (void)
{
  g_auto (Paper) paper = make_paper ("Kop\n" SHIPS "\n" SAILS "\n" PAY "\n" PROMISE);
  g_autoptr (KntNotes) notes = make_notes (&paper);
  g_autoptr (KntNotes) moved = NULL;
  g_autoptr (GPtrArray) fates = new_fates ();
  g_autoptr (JsonObject) source = make_source ("aa");
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) after = NULL;
  g_autoptr (GError) error = NULL;

  apply (notes, knt_edits_set_standing (notes, "q2", KNT_STANDING_ANSWERED));
  apply (notes, knt_edits_set_question_note (notes, "q1", "schepen", NULL));
  mark (notes, &paper, "vier fregatten", "tellen");
  before = knt_notes_to_json (notes);
  moved = knt_reanchor (notes, NULL, source, paper.brief, paper.texts, fates, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < fates->len; i++)
    g_assert_cmpint (((KntFate *) fates->pdata[i])->kind, ==, KNT_FATE_KEPT);
  g_assert_cmpuint (fates->len, ==, 3);
  g_assert_cmpstr (knt_notes_get_id (moved), ==, knt_notes_get_id (notes));
  after = knt_notes_to_json (moved);
  for (KntCollection i = 0; i < KNT_N_COLLECTIONS; i++) {
    const char *name = knt_collection_to_string (i);

    g_assert_true (json_node_equal (json_object_get_member (json_node_get_object (before), name),
                                    json_object_get_member (json_node_get_object (after), name)));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reanchor/inbreng-and-answers", test_inbreng_and_answers);
  g_test_add_func ("/reanchor/passages", test_passages);
  g_test_add_func ("/reanchor/corrections", test_corrections);
  g_test_add_func ("/reanchor/commitments", test_commitments);
  g_test_add_func ("/reanchor/random", test_random);
  g_test_add_func ("/reanchor/to-the-same", test_to_the_same);

  return g_test_run ();
}
