/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-question-passages.h"

#include "knt-annotation.h"
#include "knt-question-item.h"

/**
 * knt_question_passages_find_question:
 * @brief: (nullable): a brief
 * @id: (nullable): of a question
 *
 * Returns: (transfer none) (nullable): that question
 */
KntQuestion *
knt_question_passages_find_question (KntBrief *brief, const char *id)
{
  KntExchange *exchange = brief != NULL ? knt_brief_find_exchange (brief, id) : NULL;

  for (guint i = 0; exchange != NULL && i < exchange->questions->len; i++) {
    KntQuestion *question = exchange->questions->pdata[i];

    if (g_str_equal (question->id, id))
      return question;
  }
  return NULL;
}

static gboolean
lies_in (KntExchange *exchange, KntQuestion *question, const char *within)
{
  if (g_strcmp0 (question->id, within) == 0)
    return TRUE;
  for (guint i = 0; i < question->parts->len; i++) {
    if (g_strcmp0 (((KntPart *) question->parts->pdata[i])->id, within) == 0)
      return TRUE;
  }
  for (guint i = 0; i < exchange->answers->len; i++) {
    if (g_strcmp0 (((KntAnswer *) exchange->answers->pdata[i])->id, within) == 0)
      return TRUE;
  }
  return FALSE;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  g_autoptr (GArray) left = knt_annotation_list_spans (*(KntEntity **) a);
  g_autoptr (GArray) right = knt_annotation_list_spans (*(KntEntity **) b);

  if (left->len == 0 || right->len == 0)
    return (left->len > 0) - (right->len > 0);
  return knt_span_compare (knt_spans_index (left, 0), knt_spans_index (right, 0));
}

/**
 * knt_question_passages_list:
 * @notes: the notes to a brief
 * @question_id: (nullable): of a question, or an answer without one, or %KNT_QUESTION_ITEM_OTHER for what lies in none
 *
 * Returns: (transfer full) (element-type KntEntity): the passages within the question, its parts and its answers, in
 *   reading order
 */
GPtrArray *
knt_question_passages_list (KntNotes *notes, const char *question_id)
{
  KntBrief *brief = knt_notes_get_corrected (notes);
  GListModel *annotations = knt_notes_get_collection (notes, KNT_COLLECTION_ANNOTATIONS);
  KntQuestion *question = knt_question_passages_find_question (brief, question_id);
  KntExchange *exchange = question != NULL ? knt_brief_find_exchange (brief, question_id) : NULL;
  const gboolean unasked = question == NULL && brief != NULL && knt_brief_find_exchange (brief, question_id) != NULL;
  const gboolean other = g_strcmp0 (question_id, KNT_QUESTION_ITEM_OTHER) == 0;
  GPtrArray *passages = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; (question != NULL || unasked || other) && i < g_list_model_get_n_items (annotations); i++) {
    g_autoptr (KntEntity) annotation = g_list_model_get_item (annotations, i);
    const char *within = knt_annotation_get_within (annotation);

    if (knt_annotation_is_for_question (annotation))
      continue;
    if (other     ? brief == NULL || knt_brief_find_exchange (brief, within) == NULL
        : unasked ? g_strcmp0 (within, question_id) == 0
                  : lies_in (exchange, question, within))
      g_ptr_array_add (passages, g_steal_pointer (&annotation));
  }
  g_ptr_array_sort (passages, compare_places);
  return passages;
}

/**
 * knt_question_passages_find_same:
 * @notes: the notes to a brief
 * @spans: (element-type KntSpan): where a passage stands
 *
 * Returns: (transfer none) (nullable): the annotation of exactly that passage
 */
KntEntity *
knt_question_passages_find_same (KntNotes *notes, GArray *spans)
{
  GListModel *annotations = knt_notes_get_collection (notes, KNT_COLLECTION_ANNOTATIONS);

  for (guint i = 0; i < g_list_model_get_n_items (annotations); i++) {
    g_autoptr (KntEntity) annotation = g_list_model_get_item (annotations, i);
    g_autoptr (GArray) its = knt_annotation_list_spans (annotation);

    if (!knt_annotation_is_for_question (annotation) && knt_spans_equal (its, spans))
      return annotation;
  }
  return NULL;
}
