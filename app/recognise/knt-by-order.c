/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "knt-outline.h"

/* How sure an exchange is that is found by its place, and what lessens it. */
#define SURE 0.97
#define SURE_WITHOUT_CUE 0.8
#define SURE_WITHOUT_ANSWER 0.7
#define SURE_BY_CUES_ALONE 0.55
/* A style is the questions' when this share of its runs speaks like questions, and so much more than any other style. */
#define STYLE_SHARE 0.6
#define STYLE_LEAD 0.3
#define TOPIC_BYTES 140
#define N_STYLES 8

typedef enum {
  SIDE_NONE,
  SIDE_QUESTION,
  SIDE_ANSWER,
} Side;

/* How questions are told from answers in this document. */
typedef struct {
  gboolean by_style;
  KntLineStyle style;
} Telling;

/* One walk over the document. */
typedef struct {
  const KntFlow *flow;
  const KntFormRules *rules;
  Telling telling;
  KntOutline *outline;
  KntOutlineGroup *group;
  char *topic;
  KntOutlineExchange *exchange; /* that is open, if any */
  KntPassage *question;
  KntPassage *answer;
  gboolean asks;
  gboolean has_cue;
  Side side;
  gboolean is_labelled;        /* an answer's label stands above: all below it is answer until a question speaks */
  const KntParagraph *heading; /* (nullable) within an answer, unless a question comes below it */
} Walk;

static gboolean
has_cue (const KntFormRules *rules, const char *text)
{
  return knt_regexes_match (rules->question_cues, text);
}

static gboolean
asks (const KntFormRules *rules, const char *text)
{
  return strchr (text, '?') != NULL || knt_regexes_match (rules->question_asks, text);
}

/* A short line above a paragraph, set otherwise than plain text, that is no sentence. */
static gboolean
is_topic (const KntFlow *flow, const KntFormRules *rules, GPtrArray *paragraphs, guint index)
{
  const KntParagraph *paragraph = paragraphs->pdata[index];

  if (index + 1 >= paragraphs->len || paragraph->end - paragraph->first > 2 || strlen (paragraph->text) > TOPIC_BYTES)
    return FALSE;
  if (paragraph->style == KNT_LINE_PLAIN && paragraph->size < flow->layout->size + 0.4)
    return FALSE;

  return !knt_line_ends_sentence (knt_flow_get_line (flow, paragraph->end - 1)) &&
         !g_unichar_islower (g_utf8_get_char (paragraph->text)) && !has_cue (rules, paragraph->text);
}

/* Counts for each style its runs of paragraphs, and those of them that speak like questions. */
static void
count_runs (const KntFlow *flow,
            const KntFormRules *rules,
            guint first,
            guint end,
            guint runs[N_STYLES],
            guint cues[N_STYLES])
{
  g_autoptr (GPtrArray) paragraphs = knt_flow_list_paragraphs (flow, first, end);
  int style = -1;
  gboolean speaks = FALSE;

  for (guint i = 0; i < paragraphs->len; i++) {
    const KntParagraph *paragraph = paragraphs->pdata[i];

    if (is_topic (flow, rules, paragraphs, i))
      continue;
    if ((int) paragraph->style != style) {
      style = paragraph->style;
      speaks = FALSE;
      runs[style]++;
    }
    if (!speaks && has_cue (rules, paragraph->text)) {
      speaks = TRUE;
      cues[style]++;
    }
  }
}

static Telling
find_telling (const KntFlow *flow, const KntFormRules *rules, GPtrArray *headings)
{
  guint runs[N_STYLES] = { 0 }, cues[N_STYLES] = { 0 };
  Telling telling = { FALSE, KNT_LINE_PLAIN };
  double best = 0, second = 0;
  gboolean in_group = FALSE;
  guint all_runs = 0;

  for (guint i = 0; i < headings->len; i++) {
    const KntHeading *heading = headings->pdata[i];
    const KntHeading *next = i + 1 < headings->len ? headings->pdata[i + 1] : NULL;

    in_group = heading->role == KNT_HEADING_GROUP || (heading->role == KNT_HEADING_ANSWER && in_group);
    if (in_group)
      count_runs (flow, rules, heading->end, next != NULL ? next->first : flow->lines->len, runs, cues);
  }

  for (guint i = 0; i < N_STYLES; i++) {
    double share = runs[i] > 0 ? (double) cues[i] / runs[i] : 0;

    all_runs += runs[i];
    if (share > best) {
      second = best;
      best = share;
      telling.style = i;
    } else {
      second = MAX (second, share);
    }
  }
  /* Where questions are set in a style of their own, answers in another follow most of them. */
  telling.by_style = best >= STYLE_SHARE && best - second >= STYLE_LEAD && 3 * runs[telling.style] <= 2 * all_runs;

  return telling;
}

static void
close_exchange (Walk *walk)
{
  KntOutlineExchange *exchange = walk->exchange;

  if (exchange == NULL)
    return;

  /* What nobody answered and asks nothing is an introduction: “… hebben geen vragen”. */
  if (walk->answer == NULL && !walk->asks)
    g_string_truncate (walk->question->text, 0);

  exchange->confidence = walk->answer == NULL      ? SURE_WITHOUT_ANSWER
                         : !walk->telling.by_style ? SURE_BY_CUES_ALONE
                         : !walk->has_cue          ? SURE_WITHOUT_CUE
                                                   : SURE;
  walk->exchange = NULL;
  walk->question = walk->answer = NULL;
  walk->side = SIDE_NONE;
  walk->is_labelled = FALSE;
  walk->heading = NULL;
}

static void
take_question (Walk *walk, const KntParagraph *paragraph)
{
  if (walk->side != SIDE_QUESTION) {
    close_exchange (walk);
    walk->exchange = knt_outline_add_exchange (walk->outline, walk->group, walk->topic);
    walk->question = knt_outline_exchange_add_question (walk->exchange, NULL);
    walk->asks = walk->has_cue = FALSE;
    walk->side = SIDE_QUESTION;
  } else {
    /* Below the introduction a topic may have come. */
    g_set_str (&walk->exchange->topic, walk->topic);
  }

  knt_passage_append (walk->question, walk->flow, paragraph);
  walk->asks |= asks (walk->rules, paragraph->text);
  walk->has_cue |= has_cue (walk->rules, paragraph->text);
  walk->heading = NULL;
}

static void
take_answer (Walk *walk, const KntParagraph *paragraph)
{
  /* Before the first question there is nothing to answer. */
  if (walk->exchange == NULL)
    return;

  if (walk->answer == NULL)
    walk->answer = knt_outline_exchange_add_answer (walk->exchange);
  if (walk->heading != NULL) {
    knt_passage_append (walk->answer, walk->flow, walk->heading);
    g_set_str (&walk->topic, walk->exchange->topic);
    walk->heading = NULL;
  }
  knt_passage_append (walk->answer, walk->flow, paragraph);
  walk->side = SIDE_ANSWER;
}

static void
take_topic (Walk *walk, const KntParagraph *paragraph)
{
  if (walk->side == SIDE_QUESTION && walk->asks)
    close_exchange (walk);
  walk->heading = walk->side == SIDE_ANSWER ? paragraph : NULL;
  g_set_str (&walk->topic, paragraph->text);
}

static gboolean
is_question (const Walk *walk, const KntParagraph *paragraph)
{
  gboolean speaks = has_cue (walk->rules, paragraph->text);

  if (!walk->telling.by_style)
    return speaks || (walk->side == SIDE_QUESTION && !walk->is_labelled && asks (walk->rules, paragraph->text));
  if (walk->is_labelled)
    return paragraph->style == walk->telling.style && speaks;

  return paragraph->style == walk->telling.style;
}

static void
take_paragraphs (Walk *walk, guint first, guint end)
{
  g_autoptr (GPtrArray) paragraphs = knt_flow_list_paragraphs (walk->flow, first, end);

  for (guint i = 0; i < paragraphs->len; i++) {
    const KntParagraph *paragraph = paragraphs->pdata[i];

    if (is_topic (walk->flow, walk->rules, paragraphs, i)) {
      take_topic (walk, paragraph);
    } else if (is_question (walk, paragraph)) {
      walk->is_labelled = FALSE;
      take_question (walk, paragraph);
    } else {
      take_answer (walk, paragraph);
    }
  }
  walk->heading = NULL;
}

/**
 * knt_outline_by_order:
 *
 * Pairs each question with the answer below it. Groups are told by their headings, questions by how they are set, and how
 * they are set by how they speak: the style whose paragraphs have the form's cues. Where style tells nothing, the cues do.
 *
 * Returns: (transfer full): what was found, which may be nothing
 */
KntOutline *
knt_outline_by_order (const KntFlow *flow, const KntFormRules *rules)
{
  g_autoptr (GPtrArray) headings = knt_headings_find (flow, rules);
  Walk walk = { .flow = flow, .rules = rules, .outline = knt_outline_new () };

  walk.telling = find_telling (flow, rules, headings);

  for (guint i = 0; i < headings->len; i++) {
    const KntHeading *heading = headings->pdata[i];
    const KntHeading *next = i + 1 < headings->len ? headings->pdata[i + 1] : NULL;

    switch (heading->role) {
      case KNT_HEADING_GROUP:
        close_exchange (&walk);
        g_clear_pointer (&walk.topic, g_free);
        walk.group = knt_outline_add_group (walk.outline, flow, heading);
        break;

      case KNT_HEADING_ANSWER:
        walk.is_labelled = walk.exchange != NULL;
        break;

      case KNT_HEADING_QUESTION:
        close_exchange (&walk);
        break;

      case KNT_HEADING_SECTION:
      case KNT_HEADING_END:
      default:
        close_exchange (&walk);
        walk.group = NULL;
        break;
    }

    if (walk.group != NULL)
      take_paragraphs (&walk, heading->end, next != NULL ? next->first : flow->lines->len);
  }
  close_exchange (&walk);
  g_free (walk.topic);
  knt_outline_drop_empty (walk.outline);

  return walk.outline;
}
