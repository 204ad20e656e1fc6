/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-extract.h"
#include "knt-parts.h"
#include "knt-promise.h"
#include "knt-references.h"
#include "knt-span.h"
#include "knt-text-map.h"

static void
add_parts (KntQuestion *question, GPtrArray *lines, const KntPhrases *phrases)
{
  g_autoptr (GArray) parts = knt_parts_find (phrases, question->text);
  g_autoptr (KntTextMap) map = parts->len > 0 ? knt_text_map_new (lines, question->text, question->spans) : NULL;

  for (guint i = 0; map != NULL && i < parts->len; i++) {
    const KntStretch *part = &g_array_index (parts, KntStretch, i);
    g_autofree char *text = g_strndup (question->text + part->start, part->end - part->start);
    g_autoptr (GArray) spans = knt_text_map_list_spans (map, part->start, part->end);

    knt_question_add_part (question, text, spans);
  }
}

static void
add_commitments (KntBrief *brief, const KntAnswer *answer, GPtrArray *lines, const KntPhrases *phrases)
{
  g_autoptr (GArray) sentences = knt_phrases_split (phrases, answer->text);
  g_autoptr (KntTextMap) map = NULL;
  const char *answered = knt_brief_get_fact (brief, "answered");

  for (guint i = 0; i < sentences->len; i++) {
    const KntStretch *sentence = &g_array_index (sentences, KntStretch, i);
    g_autofree char *text = g_strndup (answer->text + sentence->start, sentence->end - sentence->start);
    g_autoptr (KntPromise) promise = knt_promise_read (phrases, text, answered);
    g_autoptr (GArray) spans = NULL;
    KntCommitment *commitment;

    if (promise == NULL)
      continue;
    if (map == NULL)
      map = knt_text_map_new (lines, answer->text, answer->spans);
    if (map == NULL)
      return;

    spans = knt_text_map_list_spans (map, sentence->start, sentence->end);
    commitment = knt_brief_add_commitment (brief, text, spans);
    commitment->due = g_strdup (promise->due);
    commitment->due_text = g_strdup (promise->due_text);
    commitment->confidence = promise->confidence;
  }
}

static int
compare_answers (gconstpointer a, gconstpointer b)
{
  const KntAnswer *one = *(const KntAnswer *const *) a, *other = *(const KntAnswer *const *) b;

  return knt_span_compare (knt_spans_index (one->spans, 0), knt_spans_index (other->spans, 0));
}

/**
 * knt_extract_list_lines:
 * @layout: whose furniture was found
 *
 * Returns: (transfer container) (element-type KntLine): what may hold a reference: the text and its notes, without headers and
 *   footers, where a brief names itself
 */
GPtrArray *
knt_extract_list_lines (const KntLayout *layout)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < layout->lines->len; i++) {
    if (layout->kinds[i] == KNT_LINE_FLOW || layout->kinds[i] == KNT_LINE_NOTE)
      g_ptr_array_add (lines, layout->lines->pdata[i]);
  }

  return lines;
}

/**
 * knt_extract:
 * @brief: with its questions, answers and facts; not yet handed out
 * @lines: (element-type KntLine): see knt_extract_list_lines()
 *
 * Adds what stands within the questions and answers: the parts of questions, the references, and what may be commitments.
 */
void
knt_extract (KntBrief *brief, GPtrArray *lines, const KntPhrases *phrases)
{
  GPtrArray *exchanges = knt_brief_get_exchanges (brief);
  g_autoptr (GPtrArray) answers = g_ptr_array_new ();

  for (guint i = 0; i < exchanges->len; i++) {
    KntExchange *exchange = exchanges->pdata[i];

    for (guint j = 0; j < exchange->questions->len; j++)
      add_parts (exchange->questions->pdata[j], lines, phrases);
    g_ptr_array_extend (answers, exchange->answers, NULL, NULL);
  }

  g_ptr_array_sort (answers, compare_answers);
  for (guint i = 0; i < answers->len; i++)
    add_commitments (brief, answers->pdata[i], lines, phrases);
  knt_references_find (brief, lines, phrases);
}
