/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "knt-outline.h"
#include "knt-span.h"

/* A topic is at most this long. */
#define TOPIC_BYTES 140
/* And this, where nothing but its words tells it; who asks is named so near the beginning of what is below it. In bytes. */
#define PLAIN_TOPIC_BYTES 60
#define ASKER_REACH 60
/* Labelled questions of which none is answered are as often an exam: more has to speak for a brief. */
#define UNANSWERED_SHARE 0.8

static void
group_free (gpointer data)
{
  KntOutlineGroup *self = data;

  g_free (self->name);
  g_free (self->heading);
  g_array_unref (self->spans);
  g_free (self);
}

static void
question_free (gpointer data)
{
  KntOutlineQuestion *self = data;

  g_free (self->label);
  knt_passage_free (self->passage);
  g_free (self);
}

static void
exchange_free (gpointer data)
{
  KntOutlineExchange *self = data;

  g_free (self->topic);
  g_ptr_array_unref (self->questions);
  g_ptr_array_unref (self->answers);
  g_free (self);
}

static gboolean
is_blank (const KntPassage *passage)
{
  return passage->text->len == 0;
}

static gboolean
has_question (const KntOutlineExchange *exchange)
{
  for (guint i = 0; i < exchange->questions->len; i++) {
    if (!is_blank (((KntOutlineQuestion *) exchange->questions->pdata[i])->passage))
      return TRUE;
  }

  return FALSE;
}

KntOutline *
knt_outline_new (void)
{
  KntOutline *self = g_new0 (KntOutline, 1);

  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->exchanges = g_ptr_array_new_with_free_func (exchange_free);

  return self;
}

void
knt_outline_free (KntOutline *self)
{
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->exchanges);
  g_free (self);
}

static KntOutlineGroup *
ensure_group (KntOutline *self, const char *name)
{
  KntOutlineGroup *group;

  for (guint i = 0; i < self->groups->len; i++) {
    group = self->groups->pdata[i];
    if (g_str_equal (group->name, name))
      return group;
  }

  group = g_new0 (KntOutlineGroup, 1);
  group->name = g_strdup (name);
  group->spans = knt_spans_new ();
  g_ptr_array_add (self->groups, group);

  return group;
}

/**
 * knt_outline_add_group:
 * @heading: with the group's name
 *
 * Returns: (transfer none): the group of that name. Where there is one already, as below a table of contents or in a
 *   second part, it is that one, with the later heading.
 */
KntOutlineGroup *
knt_outline_add_group (KntOutline *self, const KntFlow *flow, const KntHeading *heading)
{
  g_autoptr (KntPassage) passage = knt_passage_new ();
  KntParagraph lines = { .first = heading->first, .end = heading->end, .text = heading->text };
  KntOutlineGroup *group = ensure_group (self, heading->value);

  knt_passage_append (passage, flow, &lines);
  g_set_str (&group->heading, heading->text);
  g_array_unref (group->spans);
  group->spans = g_array_ref (passage->spans);

  return group;
}

KntOutlineExchange *
knt_outline_add_exchange (KntOutline *self, KntOutlineGroup *group, const char *topic)
{
  KntOutlineExchange *exchange = g_new0 (KntOutlineExchange, 1);

  exchange->group = group;
  exchange->topic = g_strdup (topic);
  exchange->questions = g_ptr_array_new_with_free_func (question_free);
  exchange->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_passage_free);
  exchange->confidence = 1;
  g_ptr_array_add (self->exchanges, exchange);

  return exchange;
}

KntPassage *
knt_outline_exchange_add_question (KntOutlineExchange *self, const char *label)
{
  KntOutlineQuestion *question = g_new0 (KntOutlineQuestion, 1);

  question->label = g_strdup (label);
  question->passage = knt_passage_new ();
  g_ptr_array_add (self->questions, question);

  return question->passage;
}

KntPassage *
knt_outline_exchange_add_answer (KntOutlineExchange *self)
{
  KntPassage *answer = knt_passage_new ();

  g_ptr_array_add (self->answers, answer);

  return answer;
}

/**
 * knt_outline_dup_named_group:
 *
 * Returns: (transfer full) (nullable): whom a question's text names as the group that asks it
 */
char *
knt_outline_dup_named_group (const KntFormRules *rules, const char *text)
{
  for (guint i = 0; i < rules->group_names->len; i++) {
    g_autofree char *name = knt_regex_dup_group (rules->group_names->pdata[i], text, "name");

    if (name != NULL)
      return knt_cleanings_apply (rules->group_cleanings, name);
  }

  return NULL;
}

/**
 * knt_outline_name_groups:
 *
 * Where no headings tell groups, the questions themselves say who asks. One that names nobody is asked by whom the one before
 * it was. Such a group has neither heading nor spans.
 */
void
knt_outline_name_groups (KntOutline *self, const KntFormRules *rules)
{
  KntOutlineGroup *group = NULL;

  if (self->groups->len > 0)
    return;

  for (guint i = 0; i < self->exchanges->len; i++) {
    KntOutlineExchange *exchange = self->exchanges->pdata[i];
    KntOutlineQuestion *question = exchange->questions->pdata[0];
    g_autofree char *name = knt_outline_dup_named_group (rules, question->passage->text->str);

    if (name != NULL)
      group = ensure_group (self, name);
    exchange->group = group;
  }
}

/**
 * knt_outline_drop_empty:
 *
 * Drops answers without text, exchanges without a question, and groups without an exchange.
 */
void
knt_outline_drop_empty (KntOutline *self)
{
  for (guint i = self->exchanges->len; i > 0; i--) {
    KntOutlineExchange *exchange = self->exchanges->pdata[i - 1];

    for (guint j = exchange->answers->len; j > 0; j--) {
      if (is_blank (exchange->answers->pdata[j - 1]))
        g_ptr_array_remove_index (exchange->answers, j - 1);
    }
    for (guint j = exchange->questions->len; j > 0; j--) {
      if (is_blank (((KntOutlineQuestion *) exchange->questions->pdata[j - 1])->passage))
        g_ptr_array_remove_index (exchange->questions, j - 1);
    }
    if (!has_question (exchange))
      g_ptr_array_remove_index (self->exchanges, i - 1);
  }

  for (guint i = self->groups->len; i > 0; i--) {
    gboolean is_used = FALSE;

    for (guint j = 0; j < self->exchanges->len; j++)
      is_used |= ((KntOutlineExchange *) self->exchanges->pdata[j])->group == self->groups->pdata[i - 1];
    if (!is_used)
      g_ptr_array_remove_index (self->groups, i - 1);
  }
}

/**
 * knt_outline_get_fit:
 *
 * Labelled questions may all wait for their answers, as where these are postponed; in the other forms, unless they hold
 * questions alone or the paper says that it is one, it takes an answer to tell a question.
 *
 * Returns: from 0 to 1, how much it looks like questions with their answers
 */
double
knt_outline_get_fit (const KntOutline *self, const KntFormRules *rules)
{
  double sum = 0;
  guint answered = 0;

  for (guint i = 0; i < self->exchanges->len; i++) {
    KntOutlineExchange *exchange = self->exchanges->pdata[i];

    sum += exchange->confidence;
    answered += exchange->answers->len > 0;
  }

  if (answered == 0 && !rules->is_unanswered && !self->may_wait &&
      (rules->pairing != KNT_PAIRING_LABEL || self->exchanges->len < 2))
    return 0;
  if (answered == 0 && !rules->is_unanswered && !self->may_wait)
    sum *= UNANSWERED_SHARE;

  return self->exchanges->len > 0 ? sum / self->exchanges->len : 0;
}

/* Underlined type is plain type: a few words on a line of their own, right above who asks. */
static gboolean
is_plain_topic (const KntFormRules *rules, GPtrArray *paragraphs, guint index)
{
  const KntParagraph *paragraph = paragraphs->pdata[index];
  gunichar first = g_utf8_get_char (paragraph->text);

  return paragraph->end == paragraph->first + 1 && strlen (paragraph->text) <= PLAIN_TOPIC_BYTES &&
         g_unichar_isupper (first) && strpbrk (paragraph->text, ",;:") == NULL && index + 1 < paragraphs->len &&
         knt_form_rules_have_cue (rules, ((KntParagraph *) paragraphs->pdata[index + 1])->text, ASKER_REACH);
}

/**
 * knt_outline_is_topic:
 * @paragraphs: (element-type KntParagraph)
 *
 * Returns: whether that one is a short line above another or above a heading, set otherwise than plain text, that is no sentence
 */
gboolean
knt_outline_is_topic (const KntFlow *flow, const KntFormRules *rules, GPtrArray *paragraphs, guint index)
{
  const KntParagraph *paragraph = paragraphs->pdata[index];

  if (paragraph->end >= flow->lines->len || paragraph->end - paragraph->first > 2 ||
      strlen (paragraph->text) > TOPIC_BYTES)
    return FALSE;
  if (paragraph->style == KNT_LINE_PLAIN && paragraph->size < flow->layout->size + 0.4 &&
      !is_plain_topic (rules, paragraphs, index))
    return FALSE;

  return !knt_line_ends_sentence (knt_flow_get_line (flow, paragraph->end - 1)) &&
         !g_unichar_islower (g_utf8_get_char (paragraph->text)) &&
         !knt_regexes_match (rules->question_cues, paragraph->text);
}

/**
 * knt_outline_is_item:
 * @text: a paragraph's
 *
 * Returns: whether that is an item of a list within a question
 */
gboolean
knt_outline_is_item (const KntFormRules *rules, const char *text)
{
  return rules->question_item != NULL && knt_regex_matches (rules->question_item, text);
}
