/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "knt-outline.h"

/* How sure an exchange is that is found by turns, and what lessens it. */
#define SURE 0.97
#define SURE_BY_SENTENCE 0.8
#define SURE_WITHOUT_ANSWER 0.7
/* What marks a turn is looked for in at most this many lines. */
#define MARK_LINES 25
/* What is no more than a heading is at most this long. */
#define HEADING_LINES 6
#define TOPIC_BYTES 140
/* Questions that count up may leave out this many numbers. */
#define SKIP 5
/* Type tells questions from answers when so many of the questions have text of another type below them. */
#define TYPE_SHARE 0.3

typedef enum {
  MARK_END,
  MARK_SECTION,
  MARK_GROUP,
  MARK_ASIDE,
  MARK_QUESTION,
  MARK_ANSWER,
} MarkRole;

/* Where something begins. An opening is a part of what it opens: then @end is @first. */
typedef struct {
  MarkRole role;
  guint first;
  guint end;
  char *value; /* the labels, the name of a group */
  char *text;
} Mark;

typedef struct {
  double size;
  KntLineStyle style;
} Type;

/* A question as it is printed, with the answer below it. */
typedef struct {
  char *label; /* (nullable) */
  char *topic; /* (nullable) */
  KntOutlineGroup *group;
  GPtrArray *question; /* KntParagraph, of Walk.lists */
  GPtrArray *answer;
  gboolean is_pending;    /* its label is there, its text perhaps not yet */
  gboolean is_first;      /* what is above it is no part of the same list */
  gboolean is_by_opening; /* the answer says itself that it is one */
  guint joint;            /* index of the unit to whose exchange it belongs */
} Unit;

typedef enum {
  TURN_NONE,
  TURN_QUESTION,
  TURN_ANSWER,
} Turn;

typedef struct {
  const KntFlow *flow;
  const KntFormRules *rules;
  KntOutline *outline;
  GPtrArray *units;
  GPtrArray *lists; /* of paragraphs, which the units refer to */
  Unit *unit;
  Turn turn;
  KntOutlineGroup *group;
  char *topic;
  gboolean is_first;
  gboolean by_type; /* the questions are set in a type of their own */
  Type type;
} Walk;

static void
mark_free (gpointer data)
{
  Mark *self = data;

  g_free (self->value);
  g_free (self->text);
  g_free (self);
}

static void
unit_free (gpointer data)
{
  Unit *self = data;

  g_free (self->label);
  g_free (self->topic);
  g_ptr_array_unref (self->question);
  g_ptr_array_unref (self->answer);
  g_free (self);
}

static char *
match_any (GPtrArray *regexes, const char *group, const char *text)
{
  char *value = NULL;

  for (guint i = 0; i < regexes->len && value == NULL; i++)
    value = knt_regex_dup_group (regexes->pdata[i], text, group);

  return value;
}

static char *
match_one (GRegex *regex, const char *text)
{
  return regex != NULL ? knt_regex_dup_group (regex, text, "labels") : NULL;
}

static char *
match_heading (const KntFormRules *rules, const char *text, MarkRole *role)
{
  g_autofree char *name = NULL;
  char *value;

  *role = MARK_END;
  if ((value = match_any (rules->ends, "value", text)) != NULL)
    return value;
  *role = MARK_SECTION;
  if ((value = match_any (rules->sections, "value", text)) != NULL)
    return value;
  *role = MARK_ASIDE;
  if ((value = match_any (rules->asides, "value", text)) != NULL)
    return value;
  *role = MARK_QUESTION;
  if ((value = match_one (rules->question_label, text)) != NULL)
    return value;
  *role = MARK_ANSWER;
  if ((value = match_one (rules->answer_label, text)) != NULL)
    return value;
  *role = MARK_GROUP;
  name = match_any (rules->group_headings, "name", text);

  return name != NULL ? knt_cleanings_apply (rules->group_cleanings, name) : NULL;
}

static char *
match_opening (const KntFormRules *rules, const char *text, MarkRole *role)
{
  char *value;

  *role = MARK_QUESTION;
  if ((value = match_one (rules->question_opening, text)) != NULL)
    return value;
  *role = MARK_ANSWER;

  return match_one (rules->answer_opening, text);
}

static void
add_mark (GPtrArray *marks, MarkRole role, guint first, guint end, char *value, char *text)
{
  Mark *mark = g_new0 (Mark, 1);

  *mark = (Mark) { role, first, end, value, text };
  g_ptr_array_add (marks, mark);
}

static gboolean
may_begin (const KntFlow *flow, guint index, guint last_end)
{
  return index == 0 || index == last_end ||
         knt_flow_get_line (flow, index - 1)->page != knt_flow_get_line (flow, index)->page ||
         knt_line_ends_sentence (knt_flow_get_line (flow, index - 1)) || knt_flow_breaks_before (flow, index);
}

/* How many of the lines may be a heading, which goes over no page's end. */
static guint
count_heading_lines (const KntFlow *flow, guint first, guint end)
{
  guint n = 1;

  while (first + n < end && n < HEADING_LINES &&
         knt_flow_get_line (flow, first + n)->page == knt_flow_get_line (flow, first)->page)
    n++;

  return n;
}

/* How many of these may be one heading whatever it says: a short line with a capital below it is the end of it. */
static guint
count_whole_lines (const KntFlow *flow, guint first, guint limit)
{
  for (guint n = 1; n < limit; n++) {
    const KntLine *line = knt_flow_get_line (flow, first + n);

    if (g_unichar_isupper (g_utf8_get_char (line->text)) &&
        knt_layout_ends_short (flow->layout, knt_flow_get_line (flow, first + n - 1), line))
      return n;
  }

  return limit;
}

/* Looks at a paragraph whole, then for the fewest lines that make a heading, for it often stands right above the text.
 * Returns the end of what the mark takes up, or 0. */
static guint
find_mark_at (const KntFlow *flow, const KntFormRules *rules, guint first, GPtrArray *marks)
{
  g_autofree char *text = NULL;
  MarkRole role;
  guint end = first + 1, limit, whole;
  char *value;

  while (end < flow->lines->len && end - first < MARK_LINES && !knt_flow_breaks_before (flow, end))
    end++;

  limit = count_heading_lines (flow, first, end);
  whole = count_whole_lines (flow, first, limit);
  for (guint i = whole < limit || first + limit == end ? 0 : 1; i <= limit; i++) {
    guint n = i == 0 ? whole : i;
    g_autofree char *heading = knt_flow_dup_text (flow, first, first + n);

    if ((value = match_heading (rules, heading, &role)) != NULL) {
      add_mark (marks, role, first, first + n, value, g_steal_pointer (&heading));
      return first + n;
    }
  }

  text = knt_flow_dup_text (flow, first, end);
  if ((value = match_opening (rules, text, &role)) == NULL)
    return 0;
  add_mark (marks, role, first, first, value, g_steal_pointer (&text));

  return first + 1;
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const Mark *one = *(const Mark *const *) a, *other = *(const Mark *const *) b;

  return (one->first > other->first) - (one->first < other->first);
}

/* A label in the column beside the text marks the question that begins at its height. */
static void
find_labels_beside (const KntFlow *flow, const KntFormRules *rules, GPtrArray *marks)
{
  guint at = 0;

  for (guint i = 0; rules->question_beside != NULL && i < flow->layout->lines->len; i++) {
    const KntLine *line = flow->layout->lines->pdata[i];
    char *value = flow->layout->kinds[i] == KNT_LINE_SIDE ? match_one (rules->question_beside, line->text) : NULL;
    guint first;

    if (value == NULL)
      continue;

    while (at < flow->lines->len && knt_flow_get_line (flow, at)->page < line->page)
      at++;
    for (first = at; first < flow->lines->len && knt_flow_get_line (flow, first)->page == line->page; first++) {
      if (knt_flow_get_line (flow, first)->box.y1 > line->box.y0 + 1)
        break;
    }
    add_mark (marks, MARK_QUESTION, first, first, value, g_strdup (line->text));
  }
  g_ptr_array_sort (marks, compare_marks);
}

static GPtrArray *
list_marks (const KntFlow *flow, const KntFormRules *rules)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func (mark_free);
  guint last_end = 0;

  for (guint i = 0; i < flow->lines->len;) {
    guint end = may_begin (flow, i, last_end) ? find_mark_at (flow, rules, i, marks) : 0;

    last_end = end > 0 ? end : last_end;
    i = end > 0 ? end : i + 1;
  }
  find_labels_beside (flow, rules, marks);

  return marks;
}

/* Whether it begins a question with a number that is part of its text. */
static gboolean
is_opening (const KntFlow *flow, const Mark *mark)
{
  return mark->role == MARK_QUESTION && mark->end == mark->first && mark->first < flow->lines->len;
}

static Type
get_type (const KntFlow *flow, guint index)
{
  const KntLine *line = knt_flow_get_line (flow, index);

  return (Type) { line->size, knt_layout_get_style (flow->layout, line) };
}

static gboolean
is_of_type (Type a, Type b)
{
  return fabs (a.size - b.size) < 0.4 && a.style == b.style;
}

static guint
get_region_end (const KntFlow *flow, GPtrArray *marks, guint index)
{
  return index + 1 < marks->len ? ((Mark *) marks->pdata[index + 1])->first : flow->lines->len;
}

static gboolean
asks (const KntFlow *flow, GPtrArray *marks, guint index)
{
  const Mark *mark = marks->pdata[index];

  for (guint i = mark->first; i < get_region_end (flow, marks, index); i++) {
    if (strchr (knt_flow_get_line (flow, i)->text, '?') != NULL)
      return TRUE;
  }

  return FALSE;
}

/* Whether text of another type stands between this mark and the next. */
static gboolean
changes_type (const KntFlow *flow, GPtrArray *marks, guint index)
{
  const Mark *mark = marks->pdata[index];
  Type type = get_type (flow, mark->first);

  for (guint i = mark->first + 1; i < get_region_end (flow, marks, index); i++) {
    if (!is_of_type (type, get_type (flow, i)))
      return TRUE;
  }

  return FALSE;
}

/* How the openings that ask something are set. */
typedef struct {
  Type type;
  guint n;
  guint n_changes;
} TypeCount;

/* Finds the type of most openings that ask something, and whether it tells them from their answers. */
static void
find_type (Walk *walk, GPtrArray *marks)
{
  TypeCount counts[8] = { 0 };
  const TypeCount *best = counts;
  guint n_types = 0;

  for (guint i = 0; i < marks->len; i++) {
    const Mark *mark = marks->pdata[i];
    guint t = 0;
    Type type;

    if (!is_opening (walk->flow, mark) || !asks (walk->flow, marks, i))
      continue;

    type = get_type (walk->flow, mark->first);
    while (t < n_types && !is_of_type (type, counts[t].type))
      t++;
    if (t == G_N_ELEMENTS (counts))
      continue;
    n_types = MAX (n_types, t + 1);
    counts[t].type = type;
    counts[t].n++;
    counts[t].n_changes += changes_type (walk->flow, marks, i);
  }

  for (guint t = 0; t < n_types; t++)
    best = counts[t].n > best->n ? &counts[t] : best;
  walk->type = best->type;
  walk->by_type = best->n > 0 && best->n_changes >= TYPE_SHARE * best->n;
}

/* Whether that opening is the next question. A row of a table may have its number and its type, but asks nothing. */
static gboolean
is_next_question (const Walk *walk, GPtrArray *marks, guint index, guint64 last)
{
  const Mark *mark = marks->pdata[index];
  guint64 number = g_ascii_strtoull (mark->value, NULL, 10);
  gboolean does_ask = asks (walk->flow, marks, index);

  if (!walk->by_type)
    return number == last + 1 && does_ask;
  if (number <= last || number > last + SKIP || !is_of_type (walk->type, get_type (walk->flow, mark->first)))
    return FALSE;

  for (guint i = index + 1; i < marks->len && !does_ask; i++) {
    const Mark *other = marks->pdata[i];

    if (is_opening (walk->flow, other) && g_str_equal (other->value, mark->value) && asks (walk->flow, marks, i))
      return FALSE;
  }

  return does_ask || number == last + 1;
}

/* Where questions count up, a numbered line that does not go on is part of what is above it. */
static void
drop_uncounted (const Walk *walk, GPtrArray *marks)
{
  guint64 last = 0;

  for (guint i = 0; i < marks->len; i++) {
    Mark *mark = marks->pdata[i];

    if (!is_opening (walk->flow, mark))
      continue;

    if (is_next_question (walk, marks, i, last))
      last = g_ascii_strtoull (mark->value, NULL, 10);
    else
      mark->role = MARK_ASIDE;
  }
}

static void
cut_speaker (KntFlow *flow, const KntFormRules *rules, guint index)
{
  const char *text = knt_flow_get_line (flow, index)->text;
  gsize end = knt_regex_find_group_end (rules->answer_opening, text, "cut");

  if (end > 0 && text[end] != '\0')
    knt_flow_cut_line (flow, index, end);
}

/* The number before a question is its label, no part of it; neither is who answers, so far as the form says. */
static void
cut_labels (KntFlow *flow, const KntFormRules *rules, GPtrArray *marks)
{
  for (guint i = 0; i < marks->len; i++) {
    const Mark *mark = marks->pdata[i];
    const char *text, *p;

    if (mark->role == MARK_ANSWER && mark->end == mark->first)
      cut_speaker (flow, rules, mark->first);
    if (!is_opening (flow, mark) || *mark->value == '\0')
      continue;

    text = p = knt_flow_get_line (flow, mark->first)->text;
    p += strspn (p, " \t");
    if (!g_str_has_prefix (p, mark->value))
      continue;
    p += strlen (mark->value);
    p += strspn (p, " \t.)");
    if (*p != '\0')
      knt_flow_cut_line (flow, mark->first, p - text);
  }
}

static Unit *
find_unanswered (const Walk *walk, const char *label)
{
  for (guint i = walk->units->len; i > 0; i--) {
    Unit *unit = walk->units->pdata[i - 1];

    if (unit->answer->len == 0 && g_strcmp0 (unit->label, label) == 0)
      return unit;
  }

  return NULL;
}

/* Names and places below a label end no sentence, as what follows them does. */
static gboolean
has_sentence (GPtrArray *paragraphs)
{
  for (guint i = 0; i < paragraphs->len; i++) {
    const char *text = ((KntParagraph *) paragraphs->pdata[i])->text;

    if (*text != '\0' && strchr (".?!", text[strlen (text) - 1]) != NULL)
      return TRUE;
  }

  return FALSE;
}

static void
begin_question (Walk *walk, const Mark *mark)
{
  Unit *unit = walk->unit;

  /* The number may stand above the words that the question begins with, with the names of who asks between. */
  if (walk->turn == TURN_QUESTION && unit->is_pending && !has_sentence (unit->question)) {
    g_ptr_array_set_size (unit->question, 0);
  } else {
    unit = g_new0 (Unit, 1);
    unit->question = g_ptr_array_new ();
    unit->answer = g_ptr_array_new ();
    unit->joint = walk->units->len;
    unit->group = walk->group;
    unit->is_first = walk->is_first;
    unit->topic = g_strdup (walk->topic);
    g_ptr_array_add (walk->units, unit);
  }
  if (unit->label == NULL && *mark->value != '\0')
    unit->label = g_strdup (mark->value);
  unit->is_pending = mark->end > mark->first;
  walk->unit = unit;
  walk->turn = TURN_QUESTION;
  walk->is_first = FALSE;
}

static void
begin_answer (Walk *walk, const Mark *mark)
{
  Unit *named = *mark->value != '\0' ? find_unanswered (walk, mark->value) : NULL;

  if (named != NULL)
    walk->unit = named;
  if (walk->unit == NULL || walk->unit->question->len == 0)
    return;

  if (walk->turn == TURN_ANSWER && mark->end > mark->first && !has_sentence (walk->unit->answer))
    g_ptr_array_set_size (walk->unit->answer, 0);
  walk->turn = TURN_ANSWER;
  walk->unit->is_by_opening = TRUE;
}

static void
take_mark (Walk *walk, const Mark *mark)
{
  KntHeading heading = { KNT_HEADING_GROUP, mark->first, mark->end, mark->text, mark->value };

  switch (mark->role) {
    case MARK_QUESTION:
      begin_question (walk, mark);
      break;

    case MARK_ANSWER:
      begin_answer (walk, mark);
      break;

    case MARK_GROUP:
      walk->group = knt_outline_add_group (walk->outline, walk->flow, &heading);
      g_clear_pointer (&walk->topic, g_free);
      walk->turn = TURN_NONE;
      walk->is_first = TRUE;
      break;

    case MARK_SECTION:
    case MARK_END:
      walk->turn = TURN_NONE;
      walk->is_first = TRUE;
      break;

    case MARK_ASIDE:
    default:
      break;
  }
}

/* A short line right above a question, set otherwise than plain text, that is no sentence. */
static gboolean
is_topic (const Walk *walk, const KntParagraph *paragraph)
{
  if (paragraph->end - paragraph->first > 2 || strlen (paragraph->text) > TOPIC_BYTES)
    return FALSE;
  if (paragraph->style == KNT_LINE_PLAIN && paragraph->size < walk->flow->layout->size + 0.4)
    return FALSE;

  return !knt_line_ends_sentence (knt_flow_get_line (walk->flow, paragraph->end - 1));
}

/* Whether the answer begins with @paragraph, without saying so. */
static gboolean
begins_answer (const Walk *walk, const KntParagraph *paragraph)
{
  const KntFormRules *rules = walk->rules;
  GPtrArray *question = walk->unit->question;
  const KntParagraph *last = question->len > 0 ? question->pdata[question->len - 1] : NULL;

  if (last == NULL || rules->question_closing == NULL)
    return FALSE;
  if (walk->by_type)
    return !is_of_type (walk->type, get_type (walk->flow, paragraph->first));
  if (rules->question_item != NULL && strchr (paragraph->text, '?') != NULL &&
      knt_regex_matches (rules->question_item, paragraph->text))
    return FALSE;

  return knt_regex_matches (rules->question_closing, last->text);
}

static void
take_paragraphs (Walk *walk, guint first, guint end, gboolean before_question)
{
  GPtrArray *paragraphs = knt_flow_list_paragraphs (walk->flow, first, end);

  g_ptr_array_add (walk->lists, paragraphs);
  for (guint i = 0; i < paragraphs->len; i++) {
    KntParagraph *paragraph = paragraphs->pdata[i];

    if (before_question && i + 1 == paragraphs->len && walk->turn != TURN_QUESTION && is_topic (walk, paragraph)) {
      g_set_str (&walk->topic, paragraph->text);
      continue;
    }
    if (walk->turn == TURN_QUESTION && begins_answer (walk, paragraph)) {
      walk->turn = TURN_ANSWER;
      walk->unit->is_by_opening |= walk->by_type;
    }
    if (walk->turn != TURN_NONE)
      g_ptr_array_add (walk->turn == TURN_QUESTION ? walk->unit->question : walk->unit->answer, paragraph);
  }
}

static gboolean
has_label (GPtrArray *labels, const Unit *unit)
{
  return unit->label != NULL && g_ptr_array_find_with_equal_func (labels, unit->label, g_str_equal, NULL);
}

/* The labels that the answer says it answers together; empty where it says nothing of the kind. */
static GPtrArray *
find_joint_labels (const Walk *walk, const Unit *unit)
{
  g_autofree char *value = NULL;
  GPtrArray *labels;

  for (guint i = 0; walk->rules->answer_joint != NULL && i < MIN (unit->answer->len, 2) && value == NULL; i++)
    value = match_one (walk->rules->answer_joint, ((KntParagraph *) unit->answer->pdata[i])->text);
  labels = knt_labels_expand (walk->rules, value != NULL ? value : "");
  if (!has_label (labels, unit))
    g_ptr_array_set_size (labels, 0);

  return labels;
}

/* An answer is to the question above it, to those it names that have none of their own, and, where it names none, to all
 * right above that have none. */
static void
join_units (Walk *walk)
{
  for (guint i = 0; i < walk->units->len; i++) {
    const Unit *unit = walk->units->pdata[i];
    g_autoptr (GPtrArray) labels = NULL;

    if (unit->answer->len == 0)
      continue;

    labels = find_joint_labels (walk, unit);
    for (guint j = i; j > 0 && labels->len == 0 && !((Unit *) walk->units->pdata[j])->is_first; j--) {
      Unit *above = walk->units->pdata[j - 1];

      if (above->answer->len > 0 || above->joint != j - 1)
        break;
      above->joint = i;
    }
    for (guint j = 0; j < walk->units->len && labels->len > 0; j++) {
      Unit *other = walk->units->pdata[j];

      if (other->answer->len == 0 && other->joint == j && has_label (labels, other))
        other->joint = i;
    }
  }
}

static void
append_all (KntPassage *passage, const KntFlow *flow, GPtrArray *paragraphs)
{
  for (guint i = 0; i < paragraphs->len; i++)
    knt_passage_append (passage, flow, paragraphs->pdata[i]);
}

static void
build_exchange (Walk *walk, guint first)
{
  const Unit *unit = walk->units->pdata[first];
  const Unit *answered = walk->units->pdata[unit->joint];
  KntOutlineExchange *exchange = knt_outline_add_exchange (walk->outline, unit->group, unit->topic);

  for (guint i = first; i < walk->units->len; i++) {
    const Unit *other = walk->units->pdata[i];

    if (other->joint == unit->joint)
      append_all (knt_outline_exchange_add_question (exchange, other->label), walk->flow, other->question);
  }
  if (answered->answer->len > 0)
    append_all (knt_outline_exchange_add_answer (exchange), walk->flow, answered->answer);
  exchange->confidence = answered->answer->len == 0 ? SURE_WITHOUT_ANSWER
                         : answered->is_by_opening  ? SURE
                                                    : SURE_BY_SENTENCE;
}

static void
build (Walk *walk)
{
  g_autofree gboolean *is_built = g_new0 (gboolean, walk->units->len + 1);

  for (guint i = 0; i < walk->units->len; i++) {
    const Unit *unit = walk->units->pdata[i];

    if (!is_built[unit->joint])
      build_exchange (walk, i);
    is_built[unit->joint] = TRUE;
  }
  knt_outline_drop_empty (walk->outline);
}

/**
 * knt_outline_by_turn:
 *
 * Pairs each question with the answer below it by how each begins: a question with its number, or with the words by which
 * all of them begin; an answer with who gives it, or in another type, or where the question has asked.
 *
 * Returns: (transfer full): what was found, which may be nothing
 */
KntOutline *
knt_outline_by_turn (KntFlow *flow, const KntFormRules *rules)
{
  g_autoptr (GPtrArray) marks = list_marks (flow, rules);
  g_autoptr (GPtrArray) units = g_ptr_array_new_with_free_func (unit_free);
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  Walk walk = { .flow = flow, .rules = rules, .outline = knt_outline_new (), .units = units, .lists = lists };

  walk.is_first = TRUE;
  if (rules->questions_count) {
    find_type (&walk, marks);
    drop_uncounted (&walk, marks);
  }
  cut_labels (flow, rules, marks);

  for (guint i = 0; i < marks->len; i++) {
    const Mark *mark = marks->pdata[i];
    const Mark *next = i + 1 < marks->len ? marks->pdata[i + 1] : NULL;

    take_mark (&walk, mark);
    take_paragraphs (&walk, mark->end, get_region_end (flow, marks, i), next != NULL && next->role == MARK_QUESTION);
  }
  join_units (&walk);
  build (&walk);
  g_free (walk.topic);

  return walk.outline;
}
