/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "knt-annotate.h"
#include "knt-annotation.h"
#include "knt-answers.h"
#include "knt-edits.h"

#define SHIPS "Hoeveel fregatten en onderzeeboten zijn er in 2026 inzetbaar voor de NAVO?"
#define SHIPS_REWORDED "Hoeveel fregatten en onderzeeboten zijn in 2026 voor de NAVO inzetbaar, zo vragen zij?"
#define SHIPS_FAR                                                                                                      \
  "Deze leden vragen hoeveel fregatten in 2026 inzetbaar voor de NAVO zijn, en ook hoeveel onderzeeboten?"
#define PAY "Waarom stijgen de salarissen van reservisten niet mee met de inflatie?"
#define BARRACKS "Welke kazernes worden gesloten, en wat kost de sloop daarvan?"
#define MUNITION "Wanneer ontvangt de Kamer het rapport over munitie?"
#define EXPLAIN "Kan de minister dit toelichten?"

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

/* A line each: "@NAME" begins a group, what ends in a question mark is a question, and the rest the answer to those that have come
 * since the answer before; questions on lines that begin with a + are answered with the one before. */
static Paper
make_paper (const char *text)
{
  static const KntPageGeometry a4 = { 0, 0, 595, 842, 0 };
  g_autofree KntRect *boxes = g_new0 (KntRect, strlen (text) + 1);
  Paper paper = { g_ptr_array_new_with_free_func ((GDestroyNotify) knt_page_text_unref), knt_brief_new ("x", 1) };
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  KntExchange *exchange = NULL;
  KntGroup *group = NULL;
  guint n_questions = 0, n_answers = 0, at = 0;

  g_ptr_array_add (paper.texts, knt_page_text_new (1, NULL, &a4, text, boxes, strlen (text), NULL, 0));
  for (guint i = 0; lines[i] != NULL; at += strlen (lines[i]) + 1, i++) {
    const char *line = lines[i] + (*lines[i] == '+');
    g_autoptr (GArray) spans = knt_spans_new ();
    const KntSpan span = { 1, at + (line - lines[i]), at + strlen (lines[i]) };

    g_array_append_val (spans, span);
    if (*line == '@') {
      group = knt_brief_add_group (paper.brief, line + 1);
    } else if (g_str_has_suffix (line, "?")) {
      g_autofree char *id = g_strdup_printf ("q%u", ++n_questions);

      if (*lines[i] != '+')
        exchange = knt_brief_add_exchange (paper.brief, group);
      knt_exchange_add_question (exchange, id, NULL, line, spans);
    } else if (*line != '\0') {
      g_autofree char *id = g_strdup_printf ("a%u", ++n_answers);

      knt_exchange_add_answer (exchange, id, line, spans);
    }
  }

  return paper;
}

static KntNotes *
make_notes (Paper *paper)
{
  KntNotes *notes = knt_notes_new ();
  g_autoptr (JsonObject) source = json_object_new ();

  json_object_set_string_member (source, "sha256", "aa");
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
  const char *text = knt_page_text_get_text (paper->texts->pdata[0]), *at = strstr (text, words);
  g_autoptr (GArray) spans = knt_spans_new ();
  const KntSpan span = { 1, at - text, at - text + strlen (words) };
  g_autoptr (KntEntity) annotation = NULL;
  g_autoptr (KntEntity) noted = NULL;

  g_array_append_val (spans, span);
  annotation = knt_annotate (notes, paper->texts, spans);
  noted = knt_annotation_with_note (annotation, note, NULL);
  apply (notes, knt_edits_add_annotation (notes, noted));
}

static KntAnswers *
look (KntNotes *notes, Paper *paper)
{
  g_autoptr (JsonObject) source = json_object_new ();
  g_autoptr (GError) error = NULL;
  KntAnswers *answers;

  json_object_set_string_member (source, "sha256", "bb");
  answers = knt_answers_new (notes, NULL, source, paper->brief, paper->texts, &error);
  g_assert_no_error (error);
  return answers;
}

/* "2" is the second question in the same words, "2~" in other words, "2?" perhaps, "-" not there; "!" has an answer, and "+n" with how
 * many others. */
static char *
describe (const KntAnswers *answers)
{
  g_autoptr (GString) told = g_string_new (NULL);
  static const char *const marks[] = { "", "~", "?", "-" };

  for (guint i = 0; i < answers->questions->len; i++) {
    const KntAnswered *answered = g_ptr_array_index (answers->questions, i);

    g_assert_cmpuint (answered->number, ==, i + 1);
    g_assert_true ((*answered->reason == '\0') == (answered->sureness == KNT_SURENESS_SAME));
    g_string_append_printf (told, "%s", i > 0 ? " " : "");
    if (answered->found != NULL)
      g_string_append_printf (told, "%u", answered->found_number);
    g_string_append (told, marks[answered->sureness]);
    if (answered->found != NULL && answered->found_in->answers->len > 0)
      g_string_append_c (told, '!');
    if (answered->found != NULL && answered->found_in->questions->len > 1)
      g_string_append_printf (told, "+%u", answered->found_in->questions->len - 1);
  }

  return g_string_free_and_steal (g_steal_pointer (&told));
}

static const struct {
  const char *name, *asked, *answered, *told;
  guint n_found, n_answered;
} rows[] = {
  { "answered in order", "@A\n" SHIPS "\n" PAY, "@A\n" SHIPS "\nVier.\n" PAY "\nDaarom.", "1! 2!", 2, 2 },
  { "in another order, one without an answer", "@A\n" SHIPS "\n" PAY, "@A\n" PAY "\n" SHIPS "\nVier.", "2! 1", 2, 1 },
  { "with changes", "@A\n" SHIPS, "@A\n" SHIPS_REWORDED "\nVier.", "1~!", 1, 1 },
  { "with many changes", "@A\n" SHIPS, "@A\n" SHIPS_FAR "\nVier.", "1?!", 1, 1 },
  { "split", "@A\n" SHIPS " " BARRACKS, "@A\n" SHIPS "\nVier.\n" BARRACKS "\nGeen.", "1?!", 1, 1 },
  { "joined", "@A\n" SHIPS "\n" BARRACKS, "@A\n" SHIPS " " BARRACKS "\nVier, en geen.", "1?! 1?!", 2, 2 },
  { "answered together", "@A\n" SHIPS "\n" PAY "\n" BARRACKS,
    "@A\n" SHIPS "\n+" PAY "\nDat weet ik niet.\n" BARRACKS "\nGeen.", "1!+1 2!+1 3!", 3, 3 },
  { "lost", "@A\n" SHIPS "\n" MUNITION, "@A\n" SHIPS "\nVier.", "1! -", 1, 1 },
  { "all lost", "@A\n" SHIPS "\n" MUNITION, "@A\n" PAY "\nDaarom.", "- -", 0, 0 },
  { "two groups ask the same", "@A\n" EXPLAIN "\n@B\n" EXPLAIN, "@B\n" EXPLAIN "\nJa.\n@A\n" EXPLAIN "\nNee.", "2! 1!",
    2, 2 },
  { "groups that cannot be told apart", "@A\n" EXPLAIN "\n@B\n" EXPLAIN, "@C\n" EXPLAIN "\nJa.\n" EXPLAIN "\nNee.",
    "1?! 2?!", 2, 2 },
  { "two briefs put the same question", "@A\n" EXPLAIN,
    "@Eerste brief\n" EXPLAIN "\nJa.\n@Tweede brief\n" EXPLAIN "\nNee.", "1?!", 1, 1 },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_auto (Paper) asked = make_paper (rows[i].asked);
    g_auto (Paper) answered = make_paper (rows[i].answered);
    g_autoptr (KntNotes) notes = make_notes (&asked);
    g_autoptr (KntAnswers) answers = NULL;
    g_autofree char *told = NULL;

    answers = look (notes, &answered);
    told = describe (answers);
    g_test_message ("%s: %s", rows[i].name, told);
    g_assert_cmpstr (told, ==, rows[i].told);
    g_assert_cmpuint (answers->n_found, ==, rows[i].n_found);
    g_assert_cmpuint (answers->n_answered, ==, rows[i].n_answered);
    g_assert_cmpuint (answers->fates->len, ==, 0);
  }
}

static void
assert_fates (const KntAnswers *answers, guint question, const char *expected)
{
  GPtrArray *fates = question > 0 ? ((KntAnswered *) answers->questions->pdata[question - 1])->fates : answers->others;
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < fates->len; i++) {
    const KntFate *fate = g_ptr_array_index (fates, i);

    g_string_append_printf (told, "%s %s %u\n", knt_collection_to_string (fate->collection),
                            knt_fate_kind_get_label (fate->kind), fate->page);
    g_assert_cmpuint (fate->spans->len > 0, ==, fate->page > 0);
  }
  g_assert_cmpstr (told->str, ==, expected);
}

/* Each thing that was noted is told of once: at its question, or at none. */
static void
test_fates (void)
{
  g_auto (Paper) asked = make_paper ("@A\n" SHIPS "\n" PAY "\n" MUNITION "\n");
  g_auto (Paper) answered = make_paper ("@A\n" PAY "\nDaarom.\n" SHIPS_REWORDED "\nVier.");
  g_autoptr (KntNotes) notes = make_notes (&asked);
  g_autoptr (KntAnswers) answers = NULL;
  const KntFate *fate;

  apply (notes, knt_edits_set_standing (notes, "q1", KNT_STANDING_PARTLY));
  apply (notes, knt_edits_set_question_note (notes, "q2", "over geld", NULL));
  apply (notes, knt_edits_set_standing (notes, "q3", KNT_STANDING_DEFERRED));
  mark (notes, &asked, "salarissen van reservisten", "hoeveel?");
  mark (notes, &asked, "het rapport over munitie", "weg");
  mark (notes, &asked, "@A", "een kop");

  answers = look (notes, &answered);
  assert_fates (answers, 1, "standings changed 1\n");
  assert_fates (answers, 2, "annotations moved 1\nannotations moved 1\n");
  assert_fates (answers, 3, "standings orphan 0\nannotations orphan 0\n");
  assert_fates (answers, 0, "annotations kept 1\n");
  g_assert_cmpuint (answers->fates->len, ==, 6);
  g_assert_cmpuint (knt_answers_count_fates (answers, KNT_FATE_ORPHAN), ==, 2);
  g_assert_cmpuint (knt_answers_count_fates (answers, KNT_FATE_CHANGED), ==, 1);

  /* By its id what was noted is found in the notes that were looked at. */
  fate = g_ptr_array_index (((KntAnswered *) answers->questions->pdata[2])->fates, 1);
  g_assert_cmpstr (knt_annotation_get_note (knt_notes_find (notes, fate->collection, fate->id)), ==, "weg");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/answers/table", test_table);
  g_test_add_func ("/answers/fates", test_fates);

  return g_test_run ();
}
