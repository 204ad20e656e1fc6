/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "knt-alignment.h"
#include "knt-outline.h"

/* How sure an exchange is whose answer stands in another part of the paper. */
#define SURE_REPEATED 0.95
#define SURE_ONE_QUESTION 0.85
#define SURE_BY_WORDS 0.68
#define SURE_BY_ORDER 0.6
#define SURE_BY_GROUP 0.58
#define SURE_WITHOUT_ANSWER 0.7
#define SURE_UNANSWERED 0.9
/* A paragraph with at least this share of the words of a question repeats it. */
#define REPEATED_SHARE 0.85
/* Whom an answer is to is named so near its beginning, in bytes: "In antwoord op de vraag van de leden …". */
#define ANSWERED_REACH 60
/* More questions times paragraphs than this are not compared. */
#define COMPARED_MOST 1000000

typedef struct {
  char *topic;           /* (nullable) */
  GPtrArray *paragraphs; /* KntParagraph, as asked */
  GPtrArray *repeated;   /* KntParagraph, the same above their answer */
  GPtrArray *answers;    /* KntParagraph, below that */
} Question;

/* What one group asks, and what it is answered. */
typedef struct {
  KntOutlineGroup *group; /* (nullable): where no headings tell groups, one party has asked all */
  GPtrArray *questions;   /* Question */
  GPtrArray *answers;     /* KntParagraph, to all of them */
  GPtrArray *topics;      /* (nullable) utf8, of each of these */
} Party;

/* One walk over the document. */
typedef struct {
  const KntFlow *flow;
  const KntFormRules *rules;
  KntOutline *outline;
  GPtrArray *paragraphs; /* GPtrArray: all paragraphs */
  GPtrArray *parties;    /* Party */
  Party *party;          /* (nullable): whose turn it is */
  char *topic;
  gboolean has_groups; /* there are headings of groups */
  gboolean in_answers;
  gboolean is_headed; /* the answers have headings of the groups, too */
  gboolean has_ended;
  Question *question; /* (nullable): that is open, or being answered */
  Question *asking;   /* (nullable): the one right above, which has asked */
  char *speaker;      /* (nullable): who asks the one that is open */
  GHashTable *asked;  /* from the text of each paragraph to its Question */
} Walk;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_free (self->topic);
  g_ptr_array_unref (self->paragraphs);
  g_ptr_array_unref (self->repeated);
  g_ptr_array_unref (self->answers);
  g_free (self);
}

static void
party_free (gpointer data)
{
  Party *self = data;

  g_ptr_array_unref (self->questions);
  g_ptr_array_unref (self->answers);
  g_ptr_array_unref (self->topics);
  g_free (self);
}

/* What is left of an introduction asks nothing. */
static void
close_question (Walk *walk)
{
  if (walk->question != NULL && !walk->in_answers) {
    for (guint i = 0; i < walk->question->paragraphs->len; i++)
      g_hash_table_remove (walk->asked, ((KntParagraph *) walk->question->paragraphs->pdata[i])->text);
    g_ptr_array_remove (walk->party->questions, walk->question);
  }
  walk->question = walk->asking = NULL;
}

static Party *
add_party (Walk *walk, KntOutlineGroup *group)
{
  Party *party = g_new0 (Party, 1);

  party->group = group;
  party->questions = g_ptr_array_new_with_free_func (question_free);
  party->answers = g_ptr_array_new ();
  party->topics = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (walk->parties, party);

  return party;
}

static void
begin_group (Walk *walk, const KntHeading *heading)
{
  close_question (walk);
  g_clear_pointer (&walk->topic, g_free);
  walk->party = NULL;
  for (guint i = 0; i < walk->parties->len; i++) {
    Party *party = walk->parties->pdata[i];

    if (g_str_equal (party->group->name, heading->value))
      walk->party = party;
  }

  /* In the second part the group keeps the heading of its questions. */
  if (walk->party == NULL && !walk->in_answers)
    walk->party = add_party (walk, knt_outline_add_group (walk->outline, walk->flow, heading));
}

/* Where no headings tell groups, another one that speaks asks something else. */
static gboolean
is_another (const Walk *walk, const char *text)
{
  g_autofree char *speaker = knt_outline_dup_named_group (walk->rules, text);

  return walk->party->group == NULL && speaker != NULL && walk->speaker != NULL &&
         !knt_regexes_match (walk->rules->question_continues, text) && !g_str_equal (speaker, walk->speaker);
}

static const KntParagraph *
get_last (const Question *question)
{
  return question->paragraphs->pdata[question->paragraphs->len - 1];
}

/* An item of the list that the question above it leads to, or holds already. */
static gboolean
is_listed (const Walk *walk, const KntParagraph *paragraph)
{
  const char *before;

  if (walk->asking == NULL || !knt_outline_is_item (walk->rules, paragraph->text))
    return FALSE;

  before = get_last (walk->asking)->text;
  return g_str_has_suffix (before, ":") || knt_outline_is_item (walk->rules, before);
}

/* Each paragraph that asks ends a question, to which those before it belong that only introduce it. */
static void
take_question (Walk *walk, KntParagraph *paragraph)
{
  if (walk->party == NULL)
    return;

  if (walk->question != NULL && is_another (walk, paragraph->text))
    close_question (walk);
  if (walk->question == NULL && is_listed (walk, paragraph)) {
    g_ptr_array_add (walk->asking->paragraphs, paragraph);
    g_hash_table_insert (walk->asked, paragraph->text, walk->asking);
    return;
  }

  if (walk->question == NULL) {
    walk->question = g_new0 (Question, 1);
    walk->question->topic = g_strdup (walk->topic);
    walk->question->paragraphs = g_ptr_array_new ();
    walk->question->repeated = g_ptr_array_new ();
    walk->question->answers = g_ptr_array_new ();
    g_ptr_array_add (walk->party->questions, walk->question);
    g_free (walk->speaker);
    walk->speaker = knt_outline_dup_named_group (walk->rules, paragraph->text);
  }
  g_ptr_array_add (walk->question->paragraphs, paragraph);
  g_hash_table_insert (walk->asked, paragraph->text, walk->question);
  if (knt_form_rules_ask (walk->rules, paragraph->text)) {
    walk->asking = walk->question;
    walk->question = NULL;
  }
}

/* The answers may say themselves whom they answer, without headings. */
static Party *
find_mentioned (const Walk *walk, const char *text)
{
  g_autofree char *name = knt_outline_dup_named_group (walk->rules, text);

  for (guint i = 0; name != NULL && i < walk->parties->len; i++) {
    Party *party = walk->parties->pdata[i];

    if (party->group != NULL && g_str_equal (party->group->name, name))
      return party;
  }

  return NULL;
}

/* The question that the paragraph repeats, in its words or all but, or %NULL. */
static Question *
find_repeated (const Walk *walk, const KntParagraph *paragraph)
{
  Question *found = g_hash_table_lookup (walk->asked, paragraph->text);

  if (found != NULL || walk->party == NULL)
    return found;

  for (guint i = 0; i < walk->party->questions->len; i++) {
    Question *question = walk->party->questions->pdata[i];

    for (guint j = 0; j < question->paragraphs->len; j++)
      if (knt_alignment_get_share (paragraph->text, ((KntParagraph *) question->paragraphs->pdata[j])->text) >=
          REPEATED_SHARE)
        return question;
  }

  return NULL;
}

static void
take_answer (Walk *walk, KntParagraph *paragraph)
{
  Question *asked = find_repeated (walk, paragraph);
  Party *mentioned;

  if (asked != NULL) {
    walk->question = asked;
    g_ptr_array_add (asked->repeated, paragraph);
    return;
  }
  if (walk->question != NULL) {
    g_ptr_array_add (walk->question->answers, paragraph);
    return;
  }

  mentioned = find_mentioned (walk, paragraph->text);
  if (walk->party == NULL || (mentioned != NULL && !walk->is_headed))
    walk->party = mentioned != NULL ? mentioned : walk->party;
  if (walk->party != NULL) {
    g_ptr_array_add (walk->party->answers, paragraph);
    g_ptr_array_add (walk->party->topics, g_strdup (walk->topic));
  }
}

/* The answers have the topics of the questions again. */
static gboolean
is_known_topic (const Walk *walk, const KntParagraph *paragraph)
{
  for (guint i = 0; walk->in_answers && walk->party != NULL && i < walk->party->questions->len; i++)
    if (g_strcmp0 (((Question *) walk->party->questions->pdata[i])->topic, paragraph->text) == 0)
      return TRUE;

  return FALSE;
}

static void
take_paragraphs (Walk *walk, guint first, guint end)
{
  GPtrArray *paragraphs = knt_flow_list_paragraphs (walk->flow, first, end);

  g_ptr_array_add (walk->paragraphs, paragraphs);
  for (guint i = 0; i < paragraphs->len; i++) {
    KntParagraph *paragraph = paragraphs->pdata[i];

    if (knt_regexes_match (walk->rules->asides, paragraph->text)) {
      continue;
    } else if (knt_outline_is_topic (walk->flow, walk->rules, paragraphs, i) || is_known_topic (walk, paragraph)) {
      if (!walk->in_answers)
        close_question (walk);
      g_set_str (&walk->topic, paragraph->text);
    } else if (walk->in_answers) {
      take_answer (walk, paragraph);
    } else {
      take_question (walk, paragraph);
    }
  }
}

static void
take_heading (Walk *walk, const KntHeading *heading)
{
  switch (heading->role) {
    case KNT_HEADING_GROUP:
      begin_group (walk, heading);
      walk->is_headed |= walk->in_answers && walk->party != NULL;
      break;

    case KNT_HEADING_TOPIC:
      close_question (walk);
      g_set_str (&walk->topic, heading->text);
      /* Where nothing else tells where the questions begin, the first chapter does. */
      if (walk->rules->group_headings->len == 0 && walk->party == NULL && !walk->in_answers)
        walk->party = walk->parties->len > 0 ? walk->parties->pdata[0] : add_party (walk, NULL);
      break;

    /* Labels say nothing here that the parts do not. */
    case KNT_HEADING_QUESTION:
    case KNT_HEADING_ANSWER:
      break;

    case KNT_HEADING_ANSWERS:
      close_question (walk);
      walk->in_answers = walk->parties->len > 0 && !walk->rules->is_unanswered;
      walk->party = walk->in_answers && !walk->has_groups ? walk->parties->pdata[0] : NULL;
      break;

    case KNT_HEADING_SECTION:
      close_question (walk);
      walk->party = NULL;
      if (!walk->has_groups && !walk->in_answers)
        walk->party = walk->parties->len > 0 ? walk->parties->pdata[0] : add_party (walk, NULL);
      break;

    case KNT_HEADING_END:
    default:
      close_question (walk);
      walk->party = NULL;
      break;
  }
  /* The front ends with signatures, too. */
  walk->has_ended = (heading->role == KNT_HEADING_END && walk->parties->len > 0) ||
                    (walk->has_ended && heading->role != KNT_HEADING_ANSWERS);
}

static void
append_all (KntPassage *passage, const KntFlow *flow, GPtrArray *paragraphs, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    knt_passage_append (passage, flow, paragraphs->pdata[i]);
}

static void
add_question (KntOutlineExchange *exchange, const KntFlow *flow, const Question *question)
{
  GPtrArray *paragraphs = question->repeated->len > 0 ? question->repeated : question->paragraphs;

  append_all (knt_outline_exchange_add_question (exchange, NULL), flow, paragraphs, 0, paragraphs->len);
}

/* As many paragraphs begin with who asked as there are questions: each begins an answer. */
static guint *
split_answers (const KntAligned *answers, guint n_answers, guint n_questions, gboolean **is_backed)
{
  guint *found = g_new0 (guint, n_answers);

  *is_backed = g_new (gboolean, n_questions);
  for (guint i = 0; i < n_questions; i++)
    (*is_backed)[i] = TRUE;
  for (guint i = 1; i < n_answers; i++)
    found[i] = found[i - 1] + (answers[i].begins ? 1 : 0);

  return found;
}

/* Which of the open questions each paragraph answers, or %NULL where they cannot be told apart. */
static guint *
align_answers (const Walk *walk, const Party *party, GPtrArray *open, gboolean **is_backed)
{
  g_autofree KntAligned *questions = g_new0 (KntAligned, open->len);
  g_autofree KntAligned *answers = g_new0 (KntAligned, party->answers->len);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint n_begun = 0;

  if (open->len < 2 || party->answers->len < open->len || (gsize) open->len * party->answers->len > COMPARED_MOST)
    return NULL;

  for (guint i = 0; i < open->len; i++) {
    const Question *question = open->pdata[i];
    GString *text = g_string_new (NULL);

    for (guint j = 0; j < question->paragraphs->len; j++)
      g_string_append_printf (text, "%s\n", ((KntParagraph *) question->paragraphs->pdata[j])->text);
    g_ptr_array_add (texts, g_string_free (text, FALSE));
    questions[i] = (KntAligned) { texts->pdata[i], question->topic, TRUE };
  }
  for (guint i = 0; i < party->answers->len; i++) {
    const char *text = ((KntParagraph *) party->answers->pdata[i])->text;

    answers[i] =
      (KntAligned) { text, party->topics->pdata[i], knt_form_rules_have_cue (walk->rules, text, ANSWERED_REACH) };
    n_begun += answers[i].begins;
  }
  if (n_begun == open->len && answers[0].begins)
    return split_answers (answers, party->answers->len, open->len, is_backed);

  return knt_alignment_find (questions, open->len, answers, party->answers->len, is_backed);
}

static KntOutlineExchange *
add_exchange (const Walk *walk, const Party *party, const Question *question)
{
  KntOutlineExchange *exchange = knt_outline_add_exchange (walk->outline, party->group, question->topic);

  add_question (exchange, walk->flow, question);
  exchange->confidence = walk->rules->is_unanswered ? SURE_UNANSWERED : SURE_WITHOUT_ANSWER;

  return exchange;
}

/* The questions of a group that are repeated above their answers go by themselves, and so do those whose answers can be told
 * apart by what they say; else all the group's answers are to all its questions. */
static void
build_party (const Walk *walk, const Party *party)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  g_autofree gboolean *is_backed = NULL;
  g_autofree guint *aligned = NULL;
  KntOutlineExchange *joint = NULL;
  guint n_answers = party->answers->len, n_open = 0, first = 0;

  for (guint i = 0; i < party->questions->len; i++) {
    if (((Question *) party->questions->pdata[i])->answers->len == 0)
      g_ptr_array_add (open, party->questions->pdata[i]);
  }
  aligned = align_answers (walk, party, open, &is_backed);

  for (guint i = 0; i < party->questions->len; i++) {
    const Question *question = party->questions->pdata[i];
    KntOutlineExchange *exchange;
    guint end = first;

    if (question->answers->len > 0) {
      exchange = add_exchange (walk, party, question);
      append_all (knt_outline_exchange_add_answer (exchange), walk->flow, question->answers, 0, question->answers->len);
      exchange->confidence = SURE_REPEATED;
      continue;
    }

    if (aligned != NULL) {
      while (end < n_answers && aligned[end] == n_open)
        end++;
      exchange = add_exchange (walk, party, question);
      append_all (knt_outline_exchange_add_answer (exchange), walk->flow, party->answers, first, end);
      exchange->confidence = is_backed[n_open] ? SURE_BY_WORDS : SURE_BY_ORDER;
      first = end;
      n_open++;
    } else if (joint != NULL) {
      add_question (joint, walk->flow, question);
    } else {
      exchange = add_exchange (walk, party, question);
      if (n_answers == 0)
        continue;
      append_all (knt_outline_exchange_add_answer (exchange), walk->flow, party->answers, 0, n_answers);
      exchange->confidence = open->len == 1 ? SURE_ONE_QUESTION : SURE_BY_GROUP;
      joint = exchange;
    }
  }
}

/**
 * knt_outline_by_parts:
 * @headings: (element-type KntHeading): those of @flow
 *
 * Pairs the questions of a first part with the answers of a second, by group: which answers which is known where the
 * question is repeated, and a guess where it is not. A form without answers has a first part only.
 *
 * Returns: (transfer full): what was found, which may be nothing
 */
KntOutline *
knt_outline_by_parts (const KntFlow *flow, const KntFormRules *rules, GPtrArray *headings)
{
  g_autoptr (GPtrArray) paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) parties = g_ptr_array_new_with_free_func (party_free);
  g_autoptr (GHashTable) asked = g_hash_table_new (g_str_hash, g_str_equal);
  Walk walk = { flow, rules, knt_outline_new (), paragraphs, parties, .asked = asked };

  for (guint i = 0; i < headings->len; i++)
    walk.has_groups |= ((KntHeading *) headings->pdata[i])->role == KNT_HEADING_GROUP;

  for (guint i = 0; i < headings->len; i++) {
    const KntHeading *heading = headings->pdata[i];
    const KntHeading *next = i + 1 < headings->len ? headings->pdata[i + 1] : NULL;

    take_heading (&walk, heading);
    if (!walk.has_ended && (walk.party != NULL || walk.in_answers))
      take_paragraphs (&walk, heading->end, next != NULL ? next->first : flow->lines->len);
  }
  close_question (&walk);
  g_free (walk.topic);
  g_free (walk.speaker);

  for (guint i = 0; i < parties->len; i++)
    build_party (&walk, parties->pdata[i]);
  knt_outline_drop_empty (walk.outline);

  return walk.outline;
}
