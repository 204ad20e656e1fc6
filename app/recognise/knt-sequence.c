/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "knt-heading.h"
#include "knt-sequence.h"

/* What a number is worth that has a question below it, and one that has none. */
#define WORTH_ASKING 1.0
#define WORTH_ALONE 0.25
/* What each number costs that is left out, and how many may be. */
#define COST_GAP 0.5
#define MAX_GAP 3
/* What it costs to begin at another number than 1. */
#define COST_START 2.0
/* Of the numbers that are found this share has to be worth something, and this many there have to be. */
#define LEAST_WORTH 0.5
#define LEAST_LENGTH 2
/* A letter may answer several lists; the share that every further one is to be worth, and how many there may be. */
#define LEAST_WORTH_OF_OTHERS 0.75
#define MAX_LISTS 12
/* The heading above all answers is at most so many lines above their first number. */
#define LABEL_REACH 8
/* A question mark is looked for so many lines below. */
#define REACH 20
/* Numbers under each other are this close to one margin, in points: wider ones may hang out. */
#define MARGIN 7
#define MAX_CLASSES 64

/* A number at the head of a line. */
typedef struct {
  guint line;
  guint64 first;
  guint64 last;
  double worth;
  double best;  /* of a sequence that ends here */
  int previous; /* index of the one before in that sequence, -1 for none */
  guint length;
} Number;

/* Numbers that are set alike. */
typedef struct {
  gboolean is_alone;
  gboolean is_bare; /* without dot or bracket */
  KntLineStyle style;
  double indent;
  double size;
  GArray *numbers; /* Number */
} Class;

static void
class_free (gpointer data)
{
  Class *self = data;

  g_array_unref (self->numbers);
  g_free (self);
}

static Class *
find_class (GPtrArray *classes, const Class *like)
{
  Class *class;

  for (guint i = 0; i < classes->len; i++) {
    class = classes->pdata[i];
    if (class->is_alone == like->is_alone && class->is_bare == like->is_bare && class->style == like->style &&
        fabs (class->indent - like->indent) < MARGIN && fabs (class->size - like->size) < 0.6)
      return class;
  }
  if (classes->len == MAX_CLASSES)
    return NULL;

  class = g_memdup2 (like, sizeof *like);
  class->numbers = g_array_new (FALSE, FALSE, sizeof (Number));
  g_ptr_array_add (classes, class);

  return class;
}

/* Running text could not go on into this line, or does not: its first word would have fitted on the line before. */
static gboolean
may_begin (const KntFlow *flow, guint index)
{
  const KntLine *line = knt_flow_get_line (flow, index),
                *before = index > 0 ? knt_flow_get_line (flow, index - 1) : NULL;

  return before == NULL || knt_line_ends_sentence (before) || knt_flow_breaks_before (flow, index) ||
         knt_layout_ends_short (flow->layout, before, line);
}

/* From the edge of the column that it stands in, in points. */
static double
get_indent (const KntLayout *layout, const KntLine *line)
{
  int column = knt_layout_get_column (layout, line);

  return line->box.x0 - (column < 0 ? layout->left : layout->columns[column].left);
}

static void
add_number (GPtrArray *classes, const KntFlow *flow, const KntFormRules *rules, guint index)
{
  const KntLine *line = knt_flow_get_line (flow, index);
  Class like = { 0 };
  gsize length;
  g_autofree char *text = knt_regex_dup_group_at_start (rules->question_number, line->text, "labels", &length);
  g_autoptr (GPtrArray) labels = NULL;
  Number number = { .line = index };
  Class *class;

  if (text == NULL)
    return;
  labels = knt_labels_expand (rules, text);
  if (labels->len == 0)
    return;

  while (g_ascii_isspace (line->text[length]))
    length++;
  like.is_alone = line->text[length] == '\0';
  if (!like.is_alone && !may_begin (flow, index))
    return;

  like.is_bare = !strpbrk (line->text, ".)") || strcspn (line->text, ".)") >= length;
  like.style = knt_layout_get_style (flow->layout, line);
  like.indent = get_indent (flow->layout, line);
  like.size = line->size;
  class = find_class (classes, &like);
  if (class == NULL)
    return;

  number.first = g_ascii_strtoull (labels->pdata[0], NULL, 10);
  number.last = g_ascii_strtoull (labels->pdata[labels->len - 1], NULL, 10);
  g_array_append_val (class->numbers, number);
}

/* Whether something is asked below a number, before the next. */
static gboolean
has_question (const KntFlow *flow, GHashTable *numbered, guint index)
{
  for (guint i = index; i < MIN (index + REACH, flow->lines->len); i++) {
    if (i > index && g_hash_table_contains (numbered, GUINT_TO_POINTER (i)))
      return FALSE;
    if (strchr (knt_flow_get_line (flow, i)->text, '?') != NULL)
      return TRUE;
  }

  return FALSE;
}

static void
weigh (Number *number, GArray *numbers, GHashTable *ends)
{
  number->best = number->worth - (number->first == 1 ? 0 : COST_START);
  number->previous = -1;
  number->length = 1;

  for (guint64 gap = 0; gap <= MAX_GAP && gap + 1 < number->first; gap++) {
    gpointer at = g_hash_table_lookup (ends, GUINT_TO_POINTER ((guint) (number->first - 1 - gap)));
    const Number *previous;

    if (at == NULL)
      continue;
    previous = &g_array_index (numbers, Number, GPOINTER_TO_UINT (at) - 1);
    if (previous->best + number->worth - COST_GAP * gap > number->best) {
      number->best = previous->best + number->worth - COST_GAP * gap;
      number->previous = GPOINTER_TO_UINT (at) - 1;
      number->length = previous->length + 1;
    }
  }
}

/* The worthiest sequence among numbers that are set alike, from @first on and before @end, as the index of its last; -1 for
 * none. Of two numbers that are worth the same the later one is gone on from: a list that starts again is another. */
static int
find_best (GArray *numbers, guint first, guint end, double least)
{
  g_autoptr (GHashTable) ends = g_hash_table_new (NULL, NULL); /* by its last number, the best sequence so far */
  int best = -1;

  for (guint i = first; i < end; i++) {
    Number *number = &g_array_index (numbers, Number, i);
    gpointer key = GUINT_TO_POINTER ((guint) number->last);
    gpointer at;

    weigh (number, numbers, ends);
    at = g_hash_table_lookup (ends, key);
    if (at == NULL || g_array_index (numbers, Number, GPOINTER_TO_UINT (at) - 1).best <= number->best)
      g_hash_table_insert (ends, key, GUINT_TO_POINTER (i + 1));
    if (number->length >= LEAST_LENGTH && number->best > least * number->length &&
        (best < 0 || number->best > g_array_index (numbers, Number, best).best))
      best = i;
  }

  return best;
}

/* The index of the number that a sequence begins with. */
static guint
get_start (GArray *numbers, guint last)
{
  while (g_array_index (numbers, Number, last).previous >= 0)
    last = g_array_index (numbers, Number, last).previous;

  return last;
}

static void
take (GHashTable *found, GArray *numbers, int last, KntHeadingRole role)
{
  for (; last >= 0; last = g_array_index (numbers, Number, last).previous)
    g_hash_table_insert (found, GUINT_TO_POINTER (g_array_index (numbers, Number, last).line), GINT_TO_POINTER (role));
}

/* Whether a line right above the first number says that answers follow, and names none. */
static gboolean
follows_answer_label (const KntFlow *flow, const KntFormRules *rules, const Number *last_question, const Number *first)
{
  guint from = MAX (last_question->line + 1, first->line > LABEL_REACH ? first->line - LABEL_REACH : 0);

  for (guint i = from; i < first->line; i++) {
    g_autofree char *labels = knt_regex_dup_group (rules->answer_label, knt_flow_get_line (flow, i)->text, "labels");

    if (labels != NULL && *labels == '\0')
      return TRUE;
  }

  return FALSE;
}

/* Older papers print all questions and then, below a heading, all answers, both with bare numbers. */
static int
find_answers (const KntFlow *flow, const KntFormRules *rules, GArray *numbers, guint last, guint end)
{
  const Number *question = &g_array_index (numbers, Number, last);
  int answer = rules->answer_label != NULL ? find_best (numbers, last + 1, end, 0) : -1;
  const Number *start = answer >= 0 ? &g_array_index (numbers, Number, get_start (numbers, answer)) : NULL;

  return start != NULL && start->first == 1 && g_array_index (numbers, Number, answer).last == question->last &&
             follows_answer_label (flow, rules, question, start)
           ? answer
           : -1;
}

/* The best list there is, and others that are numbered in the same manner before and after it, each from 1. */
static void
take_lists (GHashTable *found,
            const KntFlow *flow,
            const KntFormRules *rules,
            GArray *numbers,
            guint first,
            guint end,
            guint *n_lists)
{
  while (first < end && *n_lists < MAX_LISTS) {
    int last = find_best (numbers, first, end, *n_lists > 0 ? LEAST_WORTH_OF_OTHERS : LEAST_WORTH);
    guint start = last >= 0 ? get_start (numbers, last) : 0;
    int answers;

    if (last < 0 || (*n_lists > 0 && g_array_index (numbers, Number, start).first != 1))
      return;

    ++*n_lists;
    take (found, numbers, last, KNT_HEADING_QUESTION);
    answers = find_answers (flow, rules, numbers, last, end);
    take (found, numbers, answers, KNT_HEADING_ANSWER);
    take_lists (found, flow, rules, numbers, first, start, n_lists);
    first = MAX (answers, last) + 1;
  }
}

/**
 * knt_sequence_find:
 *
 * Finds the numbers that count the questions, among years, page numbers, marks and the items of other lists: those that
 * are set alike, follow each other, and have something asked below them. Where all answers come after all questions, those
 * that count the answers as well.
 *
 * Returns: (transfer full): the indices of their lines in the flow, with the #KntHeadingRole of each
 */
GHashTable *
knt_sequence_find (const KntFlow *flow, const KntFormRules *rules)
{
  GHashTable *found = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) numbered = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) classes = g_ptr_array_new_with_free_func (class_free);
  GArray *best_numbers = NULL;
  double best_worth = 0;
  guint n_lists = 0;

  if (rules->question_number == NULL)
    return found;

  for (guint i = 0; i < flow->lines->len; i++)
    add_number (classes, flow, rules, i);
  for (guint i = 0; i < classes->len; i++) {
    const Class *class = classes->pdata[i];

    for (guint j = 0; j < class->numbers->len; j++)
      g_hash_table_add (numbered, GUINT_TO_POINTER (g_array_index (class->numbers, Number, j).line));
  }

  for (guint i = 0; i < classes->len; i++) {
    const Class *class = classes->pdata[i];
    int last;

    for (guint j = 0; j < class->numbers->len; j++) {
      Number *number = &g_array_index (class->numbers, Number, j);

      number->worth = has_question (flow, numbered, number->line) ? WORTH_ASKING : WORTH_ALONE;
    }
    last = find_best (class->numbers, 0, class->numbers->len, LEAST_WORTH);
    if (last >= 0 && g_array_index (class->numbers, Number, last).best > best_worth) {
      best_numbers = class->numbers;
      best_worth = g_array_index (class->numbers, Number, last).best;
    }
  }

  if (best_numbers != NULL)
    take_lists (found, flow, rules, best_numbers, 0, best_numbers->len, &n_lists);

  return found;
}
