/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-brief-find.h"

typedef gboolean (*PlaceFunc) (const KntPlace *place, gpointer user_data);

static KntPlace
place_of_question (KntExchange *exchange, KntQuestion *question)
{
  return (KntPlace) { .exchange = exchange,
                      .question = question,
                      .role = KNT_ROLE_QUESTION,
                      .id = question->id,
                      .text = question->text,
                      .spans = question->spans };
}

static KntPlace
place_of_answer (KntExchange *exchange, KntAnswer *answer)
{
  return (KntPlace) { .exchange = exchange,
                      .answer = answer,
                      .role = KNT_ROLE_ANSWER,
                      .id = answer->id,
                      .text = answer->text,
                      .spans = answer->spans };
}

static KntPlace
place_of_part (KntExchange *exchange, KntQuestion *question, KntPart *part)
{
  return (KntPlace) { .exchange = exchange,
                      .question = question,
                      .part = part,
                      .role = KNT_ROLE_QUESTION,
                      .id = part->id,
                      .text = part->text,
                      .spans = part->spans };
}

/* Calls @func for each question with its parts, and each answer, until it returns TRUE. */
static void
visit (KntBrief *self, gboolean with_parts, PlaceFunc func, gpointer user_data)
{
  GPtrArray *exchanges = knt_brief_get_exchanges (self);

  for (guint i = 0; i < exchanges->len; i++) {
    KntExchange *exchange = g_ptr_array_index (exchanges, i);

    for (guint j = 0; j < exchange->questions->len; j++) {
      KntQuestion *question = g_ptr_array_index (exchange->questions, j);
      KntPlace place = place_of_question (exchange, question);

      if (func (&place, user_data))
        return;
      for (guint k = 0; with_parts && k < question->parts->len; k++) {
        place = place_of_part (exchange, question, g_ptr_array_index (question->parts, k));
        if (func (&place, user_data))
          return;
      }
    }

    for (guint j = 0; j < exchange->answers->len; j++) {
      KntPlace place = place_of_answer (exchange, g_ptr_array_index (exchange->answers, j));

      if (func (&place, user_data))
        return;
    }
  }
}

typedef struct {
  const char *id;
  GArray *spans;
  guint n_shared;
  KntPlace found;
} Search;

static gboolean
has_id (const KntPlace *place, gpointer user_data)
{
  Search *search = user_data;

  if (!g_str_equal (place->id, search->id))
    return FALSE;

  search->found = *place;
  return TRUE;
}

static gboolean
shares_most (const KntPlace *place, gpointer user_data)
{
  Search *search = user_data;
  guint n = knt_spans_count_shared (place->spans, search->spans);

  if (n > search->n_shared) {
    search->n_shared = n;
    search->found = *place;
  }

  return FALSE;
}

static gboolean
is_before (GArray *a, GArray *b)
{
  return a->len > 0 && b->len > 0 && knt_span_compare (knt_spans_index (a, 0), knt_spans_index (b, 0)) < 0;
}

static gboolean
is_nearest_above (const KntPlace *place, gpointer user_data)
{
  Search *search = user_data;

  if (is_before (place->spans, search->spans) &&
      (search->found.id == NULL || is_before (search->found.spans, place->spans)))
    search->found = *place;

  return FALSE;
}

static gboolean
finish (const Search *search, KntPlace *place)
{
  if (search->found.id == NULL)
    return FALSE;

  *place = search->found;
  return TRUE;
}

/**
 * knt_brief_find_place:
 * @id: (nullable): of a question, a part or an answer
 * @place: (out)
 *
 * Returns: whether it is in the brief
 */
gboolean
knt_brief_find_place (KntBrief *self, const char *id, KntPlace *place)
{
  Search search = { .id = id };

  if (id == NULL)
    return FALSE;

  visit (self, TRUE, has_id, &search);
  return finish (&search, place);
}

/**
 * knt_brief_find_place_at:
 * @spans: (element-type KntSpan): some passage
 * @place: (out)
 *
 * Returns: whether the passage lies in a question or an answer; @place is the one that holds most of it, never a part
 */
gboolean
knt_brief_find_place_at (KntBrief *self, GArray *spans, KntPlace *place)
{
  Search search = { .spans = spans };

  visit (self, FALSE, shares_most, &search);
  return finish (&search, place);
}

/**
 * knt_brief_find_place_above:
 * @id: of a question or an answer
 * @place: (out)
 *
 * Returns: whether a question or an answer begins before it in the document; @place is the nearest such one
 */
gboolean
knt_brief_find_place_above (KntBrief *self, const char *id, KntPlace *place)
{
  Search search = { 0 };
  KntPlace here;

  if (!knt_brief_find_place (self, id, &here))
    return FALSE;

  search.spans = here.spans;
  visit (self, FALSE, is_nearest_above, &search);
  return finish (&search, place);
}
