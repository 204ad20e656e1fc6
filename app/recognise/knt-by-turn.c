/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "knt-outline.h"
#include "knt-turn.h"

/* How sure an exchange is that is found by turns, and what lessens it. */
#define SURE 0.97
#define SURE_BY_SENTENCE 0.8
#define SURE_WITHOUT_ANSWER 0.7
#define TOPIC_BYTES 140

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
  gboolean is_joint;      /* the answer is headed as one to several questions */
  gboolean is_named;      /* the answer says that it is to this question */
  char *joint_labels;     /* (nullable): which, if its heading says so */
  guint joint;            /* index of the unit to whose exchange it belongs */
} Unit;

typedef enum {
  SIDE_NONE,
  SIDE_QUESTION,
  SIDE_ANSWER,
} Side;

typedef struct {
  const KntFlow *flow;
  const KntFormRules *rules;
  KntOutline *outline;
  GPtrArray *units;
  GPtrArray *lists; /* of paragraphs, which the units refer to */
  Unit *unit;
  Side side;
  KntOutlineGroup *group;
  char *topic;
  gboolean is_first;
  KntTurnType type;
} Walk;

static void
unit_free (gpointer data)
{
  Unit *self = data;

  g_free (self->label);
  g_free (self->joint_labels);
  g_free (self->topic);
  g_ptr_array_unref (self->question);
  g_ptr_array_unref (self->answer);
  g_free (self);
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

/* Whether that is the label of the question above, at the end of its text. */
static gboolean
closes_question (const Walk *walk, const KntTurn *turn)
{
  gsize length = strlen (turn->value);

  return walk->side == SIDE_QUESTION && !turn->is_opening && length > 0 && strlen (turn->text) <= length + 2 &&
         (walk->unit->label == NULL || g_str_equal (walk->unit->label, turn->value)) &&
         has_sentence (walk->unit->question);
}

static void
begin_question (Walk *walk, const KntTurn *turn)
{
  Unit *unit = walk->unit;

  if (closes_question (walk, turn)) {
    GPtrArray *paragraphs = knt_flow_list_paragraphs (walk->flow, turn->first, turn->end);

    g_ptr_array_add (walk->lists, paragraphs);
    g_ptr_array_extend (unit->question, paragraphs, NULL, NULL);
    g_set_str (&unit->label, turn->value);
    return;
  }

  /* The number may stand above the words that the question begins with, with the names of who asks between. */
  if (walk->side == SIDE_QUESTION && unit->is_pending && !has_sentence (unit->question)) {
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
  if (unit->label == NULL && *turn->value != '\0')
    unit->label = g_strdup (turn->value);
  unit->is_pending = !turn->is_opening;
  walk->unit = unit;
  walk->side = SIDE_QUESTION;
  walk->is_first = FALSE;
}

static void
begin_answer (Walk *walk, const KntTurn *turn)
{
  Unit *named = *turn->value != '\0' ? find_unanswered (walk, turn->value) : NULL;

  if (named != NULL)
    walk->unit = named;
  if (walk->unit == NULL || walk->unit->question->len == 0)
    return;

  if (walk->side == SIDE_ANSWER && !turn->is_opening && !has_sentence (walk->unit->answer))
    g_ptr_array_set_size (walk->unit->answer, 0);
  walk->side = SIDE_ANSWER;
  walk->unit->is_by_opening = TRUE;
  walk->unit->is_named = named != NULL;
  walk->unit->is_joint =
    walk->rules->answer_joint != NULL && !turn->is_opening && knt_regex_matches (walk->rules->answer_joint, turn->text);
}

static void
take_turn (Walk *walk, const KntTurn *turn)
{
  KntHeading heading = { KNT_HEADING_GROUP, turn->first, turn->end, turn->text, turn->value };

  switch (turn->role) {
    case KNT_TURN_QUESTION:
      begin_question (walk, turn);
      break;

    case KNT_TURN_ANSWER:
      begin_answer (walk, turn);
      break;

    case KNT_TURN_GROUP:
      walk->group = knt_outline_add_group (walk->outline, walk->flow, &heading);
      g_clear_pointer (&walk->topic, g_free);
      walk->side = SIDE_NONE;
      walk->is_first = TRUE;
      break;

    case KNT_TURN_SECTION:
    case KNT_TURN_END:
      walk->side = SIDE_NONE;
      walk->is_first = TRUE;
      break;

    case KNT_TURN_ASIDE:
    default:
      break;
  }
}

/* Whether every word of some length begins with a capital, as in `Social Welfare Appeals.`: a heading, though a full stop ends
 * it. */
static gboolean
is_title (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++) {
    if (g_utf8_strlen (words[i], -1) > 3 && g_unichar_islower (g_utf8_get_char (words[i])))
      return FALSE;
  }

  return words[0] != NULL && words[1] != NULL && g_str_has_suffix (text, ".");
}

/* A short line right above a question, set otherwise than plain text, that is no sentence. */
static gboolean
is_topic (const Walk *walk, const KntParagraph *paragraph)
{
  if (paragraph->end - paragraph->first > 2 || strlen (paragraph->text) > TOPIC_BYTES)
    return FALSE;
  if (paragraph->style == KNT_LINE_PLAIN && paragraph->size < walk->flow->layout->size + 0.4)
    return FALSE;

  return !knt_line_ends_sentence (knt_flow_get_line (walk->flow, paragraph->end - 1)) || is_title (paragraph->text);
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
  if (walk->type.tells)
    return !knt_turn_type_is_at (&walk->type, walk->flow, paragraph->first);
  if (rules->question_item != NULL && strchr (paragraph->text, '?') != NULL &&
      knt_regex_matches (rules->question_item, paragraph->text))
    return FALSE;

  return knt_regex_matches (rules->question_closing, last->text);
}

/* Whether from there on all is headings of what is asked next. */
static gboolean
are_topics (const Walk *walk, GPtrArray *paragraphs, guint index)
{
  for (guint i = index; i < paragraphs->len; i++) {
    if (!is_topic (walk, paragraphs->pdata[i]))
      return FALSE;
  }

  return TRUE;
}

/* Whether no more is to come of the question, if it is one that is being read. */
static gboolean
has_ended (const Walk *walk)
{
  GPtrArray *question = walk->unit != NULL ? walk->unit->question : NULL;

  return walk->side != SIDE_QUESTION || has_sentence (question) ||
         (question->len > 0 && walk->rules->question_closing != NULL &&
          knt_regex_matches (walk->rules->question_closing,
                             ((KntParagraph *) question->pdata[question->len - 1])->text));
}

static void
take_paragraphs (Walk *walk, guint first, guint end, gboolean is_before_heading)
{
  GPtrArray *paragraphs = knt_flow_list_paragraphs (walk->flow, first, end);

  g_ptr_array_add (walk->lists, paragraphs);
  for (guint i = 0; i < paragraphs->len; i++) {
    KntParagraph *paragraph = paragraphs->pdata[i];

    if (is_before_heading && has_ended (walk) && are_topics (walk, paragraphs, i)) {
      g_set_str (&walk->topic, ((KntParagraph *) paragraphs->pdata[paragraphs->len - 1])->text);
      return;
    }
    if (walk->side == SIDE_QUESTION && begins_answer (walk, paragraph)) {
      walk->side = SIDE_ANSWER;
      walk->unit->is_by_opening |= walk->type.tells;
    }
    if (walk->side != SIDE_NONE)
      g_ptr_array_add (walk->side == SIDE_QUESTION ? walk->unit->question : walk->unit->answer, paragraph);
  }
}

/* Whether the next turn with text of its own is no answer: who asks may be named above a question. */
static gboolean
is_before_heading (const Walk *walk, GPtrArray *turns, guint index)
{
  for (guint i = index + 1; i < turns->len; i++) {
    const KntTurn *turn = turns->pdata[i];

    if (turn->role != KNT_TURN_ASIDE || turn->end < knt_turns_get_region_end (walk->flow, turns, i))
      return turn->role == KNT_TURN_QUESTION || turn->role == KNT_TURN_SECTION || turn->role == KNT_TURN_GROUP;
  }

  return FALSE;
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
  g_autofree char *value = g_strdup (unit->joint_labels);
  GPtrArray *labels;

  for (guint i = 0; walk->rules->answer_joint != NULL && i < MIN (unit->answer->len, 2) && value == NULL; i++)
    value = knt_regex_dup_group (walk->rules->answer_joint, ((KntParagraph *) unit->answer->pdata[i])->text, "labels");
  labels = knt_labels_expand (walk->rules, value != NULL ? value : "");
  if (!has_label (labels, unit))
    g_ptr_array_set_size (labels, 0);

  return labels;
}

/* An answer is to the question above it, to those it names that have none of their own, and, where it names none at all, to
 * all right above that have none. */
static void
join_units (Walk *walk)
{
  for (guint i = 0; i < walk->units->len; i++) {
    const Unit *unit = walk->units->pdata[i];
    g_autoptr (GPtrArray) labels = NULL;

    if (unit->answer->len == 0)
      continue;

    labels = find_joint_labels (walk, unit);
    for (guint j = i; j > 0 && labels->len == 0 && (unit->is_joint || !((Unit *) walk->units->pdata[j])->is_first);
         j--) {
      Unit *above = walk->units->pdata[j - 1];

      if (above->answer->len > 0 || above->joint != j - 1 || (unit->is_named && !unit->is_joint))
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

/* A number in brackets stands behind what is asked orally, too. */
static void
drop_unopened (Walk *walk)
{
  for (guint i = 0; walk->rules->is_opened && i < walk->units->len; i++) {
    Unit *unit = walk->units->pdata[i];

    if (!unit->is_pending)
      continue;
    g_ptr_array_set_size (unit->question, 0);
    g_ptr_array_set_size (unit->answer, 0);
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

static gboolean
may_wait (const KntFlow *flow, const KntFormRules *rules)
{
  for (guint i = 0; rules->question_alone != NULL && i < flow->lines->len; i++) {
    if (knt_regex_matches (rules->question_alone, knt_flow_get_line (flow, i)->text))
      return TRUE;
  }

  return FALSE;
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
  g_autoptr (GPtrArray) units = g_ptr_array_new_with_free_func (unit_free);
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  Walk walk = { .flow = flow, .rules = rules, .outline = knt_outline_new (), .units = units, .lists = lists };
  g_autoptr (GPtrArray) turns = knt_turns_find (flow, rules, &walk.type);

  walk.is_first = TRUE;
  for (guint i = 0; i < turns->len; i++) {
    const KntTurn *turn = turns->pdata[i];

    take_turn (&walk, turn);
    take_paragraphs (&walk, turn->end, knt_turns_get_region_end (flow, turns, i), is_before_heading (&walk, turns, i));
  }
  drop_unopened (&walk);
  join_units (&walk);
  build (&walk);
  walk.outline->may_wait = may_wait (flow, rules);
  g_free (walk.topic);

  return walk.outline;
}
