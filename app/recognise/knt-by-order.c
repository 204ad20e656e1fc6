/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "knt-outline.h"

/* How sure an exchange is that is found by its place, and what lessens it. */
#define SURE 0.97
#define SURE_WITHOUT_CUE 0.8
#define SURE_WITHOUT_ANSWER 0.7
#define SURE_BY_LABELS 0.9
#define SURE_BY_CLEAR_CUES 0.78
#define SURE_BY_CUES_ALONE 0.55
/* A style is the questions' when this share of its runs speaks like questions, and so much more than any other style. */
#define STYLE_SHARE 0.6
#define STYLE_LEAD 0.3
/* What is not theirs is at least this share of the text. */
#define LARGEST_SHARE 0.8
/* Or when a smaller share does and hardly any other style: then that style sets other things as well, such as quotations, and
 * each of its runs must speak for itself. */
#define MIXED_SHARE 0.35
#define MIXED_REST 0.15
/* Where the form says that questions are set apart, less will do; a single one only in a short paper. */
#define MARKED_SHARE 0.4
#define MARKED_RUNS 6
/* How a paragraph is set: as its line style has it, or, plain in that, in another size or indented. */
#define STYLE_INDENTED 8
#define N_STYLES 9
/* Who asks is named near the beginning of a paragraph that asks, in its first sentence. In bytes. */
#define CUE_REACH 90
/* What is asked comes at most so many paragraphs after what leads to it. */
#define LEAD_PARAGRAPHS 3

typedef enum {
  SIDE_NONE,
  SIDE_QUESTION,
  SIDE_ANSWER,
} Side;

/* How questions are told from answers in this document. */
typedef struct {
  gboolean by_style;
  gboolean is_mixed;  /* the style is not the questions' alone */
  gboolean by_label;  /* a line above each answer says that it is one */
  gboolean is_strict; /* who asks is spoken of in answers as well: without a style a question has to ask */
  guint style;
} Telling;

/* What is set in each style. */
typedef struct {
  guint runs[N_STYLES]; /* of paragraphs */
  guint cues[N_STYLES]; /* those of them that speak of who asks */
  guint asks[N_STYLES]; /* those of them that ask something */
  gsize bytes[N_STYLES];
} Counts;

/* One walk over the document. */
typedef struct {
  const KntFlow *flow;
  const KntFormRules *rules;
  Telling telling;
  KntOutline *outline;
  KntOutlineGroup *group;
  gboolean has_groups; /* there are headings of groups, and questions stand below them */
  gboolean is_open;    /* questions may stand here */
  char *topic;
  KntOutlineExchange *exchange; /* that is open, if any */
  KntPassage *question;
  KntPassage *answer;
  gboolean asks;
  gboolean has_cue;
  gboolean is_clear; /* the answer speaks otherwise than a question would */
  Side side;
  char *label;          /* (nullable) of the question that comes */
  gboolean is_labelled; /* what comes first is an answer, or a question, by the label above it */
  gboolean has_more;    /* another answer's label comes in this group */
  Side between;         /* what two labels have between them, %SIDE_NONE where they do not say */
  guint next_question;  /* index of the paragraph from which it is asked what that label answers */
  GPtrArray *headings;  /* KntParagraph, within an answer unless a question comes below them */
} Walk;

static gboolean
has_cue (const KntFormRules *rules, const char *text)
{
  return knt_regexes_match (rules->question_cues, text);
}

static gboolean
begins_with_cue (const KntFormRules *rules, const char *text)
{
  const char *stop = strstr (text, ". ");
  gsize reach = stop != NULL ? MIN (CUE_REACH, (gsize) (stop - text)) : CUE_REACH;

  return knt_form_rules_have_cue (rules, text, reach);
}

static guint
get_style (const KntFlow *flow, const KntParagraph *paragraph)
{
  if (paragraph->style != KNT_LINE_PLAIN)
    return paragraph->style;
  if (!knt_layout_has_text_size (flow->layout, knt_flow_get_line (flow, paragraph->first)))
    return KNT_LINE_OTHER;

  return paragraph->is_indented ? STYLE_INDENTED : KNT_LINE_PLAIN;
}

/* Counts for each style its runs of paragraphs, and those of them that speak like questions. */
static void
count_runs (const KntFlow *flow, const KntFormRules *rules, guint first, guint end, Counts *counts)
{
  g_autoptr (GPtrArray) paragraphs = knt_flow_list_paragraphs (flow, first, end);
  int style = -1;
  gboolean speaks = FALSE, asks = FALSE;

  for (guint i = 0; i < paragraphs->len; i++) {
    const KntParagraph *paragraph = paragraphs->pdata[i];

    if (knt_outline_is_topic (flow, rules, paragraphs, i))
      continue;
    if ((int) get_style (flow, paragraph) != style) {
      style = get_style (flow, paragraph);
      speaks = asks = FALSE;
      counts->runs[style]++;
    }
    counts->bytes[style] += strlen (paragraph->text);
    if (!speaks && has_cue (rules, paragraph->text)) {
      speaks = TRUE;
      counts->cues[style]++;
    }
    if (!asks && knt_form_rules_ask (rules, paragraph->text)) {
      asks = TRUE;
      counts->asks[style]++;
    }
  }
}

/* The index of the line up to which there is no heading. */
static guint
find_first (const KntFlow *flow, GPtrArray *headings)
{
  return headings->len > 0 ? ((KntHeading *) headings->pdata[0])->first : flow->lines->len;
}

/* The questions' style is that of which most runs, and many more than of any other, do what questions do. */
static void
tell_by_share (Telling *telling, const Counts *counts, const guint *does)
{
  double best = 0, second = 0;
  guint all_runs = 0;
  gsize all_bytes = 0;

  for (guint i = 0; i < N_STYLES; i++) {
    double share = counts->runs[i] > 0 ? (double) does[i] / counts->runs[i] : 0;

    all_runs += counts->runs[i];
    all_bytes += counts->bytes[i];
    if (share > best) {
      second = best;
      best = share;
      telling->style = i;
    } else {
      second = MAX (second, share);
    }
  }
  telling->is_mixed =
    best >= MIXED_SHARE && best < STYLE_SHARE && second < MIXED_REST && telling->style != KNT_LINE_PLAIN;
  /* Where questions are set in a style of their own, answers in another follow most of them, and are not much shorter. */
  telling->by_style = telling->is_mixed || (best >= STYLE_SHARE && best - second >= STYLE_LEAD &&
                                            3 * counts->runs[telling->style] <= 2 * all_runs &&
                                            counts->bytes[telling->style] <= LARGEST_SHARE * all_bytes);
}

/* Where answers speak of who asks as well, what is set apart asks, if it does speak so. */
static void
tell_by_marking (Telling *telling, const Counts *counts)
{
  guint best = 0;

  for (guint style = KNT_LINE_PLAIN + 1; style < N_STYLES; style++) {
    if (counts->cues[style] > best && counts->cues[style] >= MARKED_SHARE * counts->runs[style]) {
      best = counts->cues[style];
      telling->style = style;
    }
  }
  telling->by_style = best > 0 && (best > 1 || counts->runs[KNT_LINE_PLAIN] <= MARKED_RUNS);
  telling->is_mixed = telling->by_style;
  telling->is_strict = TRUE;
}

/* Whether groups are told by headings here; a form that has such headings may do without in one paper. */
static gboolean
has_groups (GPtrArray *headings)
{
  for (guint i = 0; i < headings->len; i++)
    if (((KntHeading *) headings->pdata[i])->role == KNT_HEADING_GROUP)
      return TRUE;

  return FALSE;
}

/* Whether questions may stand below that heading, where groups have none. */
static gboolean
opens_part (const KntHeading *heading)
{
  return heading->role == KNT_HEADING_SECTION || heading->role == KNT_HEADING_ANSWERS;
}

static Telling
find_telling (const KntFlow *flow, const KntFormRules *rules, GPtrArray *headings, guint from)
{
  Counts counts = { 0 };
  Telling telling = { .style = KNT_LINE_PLAIN };
  gboolean is_grouped = has_groups (headings), in_group = rules->group_headings->len == 0;
  guint n_labels = 0, n_groups = 0;

  if (in_group && from == 0)
    count_runs (flow, rules, 0, find_first (flow, headings), &counts);
  for (guint i = from; i < headings->len; i++) {
    const KntHeading *heading = headings->pdata[i];
    const KntHeading *next = i + 1 < headings->len ? headings->pdata[i + 1] : NULL;

    in_group = rules->group_headings->len == 0 || heading->role == KNT_HEADING_GROUP ||
               (!is_grouped && opens_part (heading)) ||
               (in_group && (heading->role == KNT_HEADING_ANSWER || heading->role == KNT_HEADING_QUESTION ||
                             heading->role == KNT_HEADING_TOPIC));
    n_groups += heading->role == KNT_HEADING_GROUP;
    n_labels += in_group && heading->role == KNT_HEADING_ANSWER;
    if (in_group)
      count_runs (flow, rules, heading->end, next != NULL ? next->first : flow->lines->len, &counts);
  }

  tell_by_share (&telling, &counts, counts.cues);
  telling.by_label = n_labels > 0 && n_labels >= n_groups;
  if (!telling.by_style) {
    Telling by_asking = telling;

    /* Answers may speak of who asks as well; they hardly ask. */
    tell_by_share (&by_asking, &counts, counts.asks);
    if (by_asking.by_style && !by_asking.is_mixed)
      telling = by_asking;
  }
  if (rules->is_marked)
    tell_by_marking (&telling, &counts);

  return telling;
}

static gboolean
has_label (const KntOutlineExchange *exchange)
{
  return ((KntOutlineQuestion *) exchange->questions->pdata[0])->label != NULL;
}

static void
close_exchange (Walk *walk)
{
  KntOutlineExchange *exchange = walk->exchange;

  walk->side = SIDE_NONE;
  g_ptr_array_set_size (walk->headings, 0);
  if (exchange == NULL)
    return;

  /* What nobody answered and asks nothing is an introduction: “… hebben geen vragen”. */
  if ((walk->answer == NULL || (walk->telling.is_strict && !walk->has_cue)) && !walk->asks)
    g_string_truncate (walk->question->text, 0);

  exchange->confidence = walk->answer == NULL ? SURE_WITHOUT_ANSWER
                         : !walk->telling.by_style && !walk->telling.by_label
                           ? (walk->is_clear && walk->asks ? SURE_BY_CLEAR_CUES : SURE_BY_CUES_ALONE)
                         : !walk->telling.by_style ? SURE_BY_LABELS
                         : !walk->has_cue          ? (has_label (exchange) ? SURE_BY_LABELS : SURE_WITHOUT_CUE)
                                                   : SURE;
  walk->exchange = NULL;
  walk->question = walk->answer = NULL;
}

static void
take_question (Walk *walk, const KntParagraph *paragraph)
{
  if (walk->side != SIDE_QUESTION) {
    close_exchange (walk);
    walk->exchange = knt_outline_add_exchange (walk->outline, walk->group, walk->topic);
    walk->question = knt_outline_exchange_add_question (walk->exchange, walk->label);
    walk->asks = walk->has_cue = FALSE;
    walk->side = SIDE_QUESTION;
    g_clear_pointer (&walk->label, g_free);
  } else {
    /* Below the introduction a topic may have come. */
    g_set_str (&walk->exchange->topic, walk->topic);
  }

  knt_passage_append (walk->question, walk->flow, paragraph);
  walk->asks |= knt_form_rules_ask (walk->rules, paragraph->text);
  walk->has_cue |= has_cue (walk->rules, paragraph->text);
  g_ptr_array_set_size (walk->headings, 0);
}

static void
take_answer (Walk *walk, const KntParagraph *paragraph)
{
  /* Before the first question there is nothing to answer. */
  if (walk->exchange == NULL)
    return;

  if (walk->answer == NULL) {
    walk->answer = knt_outline_exchange_add_answer (walk->exchange);
    walk->is_clear = !knt_form_rules_ask (walk->rules, paragraph->text) &&
                     (walk->telling.is_strict || !begins_with_cue (walk->rules, paragraph->text));
  }
  if (walk->headings->len > 0)
    g_set_str (&walk->topic, walk->exchange->topic);
  for (guint i = 0; i < walk->headings->len; i++)
    knt_passage_append (walk->answer, walk->flow, walk->headings->pdata[i]);
  g_ptr_array_set_size (walk->headings, 0);
  knt_passage_append (walk->answer, walk->flow, paragraph);
  walk->side = SIDE_ANSWER;
}

static void
take_topic (Walk *walk, KntParagraph *paragraph)
{
  if (walk->side == SIDE_QUESTION && walk->asks)
    close_exchange (walk);
  if (walk->side == SIDE_ANSWER)
    g_ptr_array_add (walk->headings, paragraph);
  g_set_str (&walk->topic, paragraph->text);
}

/* Whether the same ask in both, as far as these say. Where the second names nobody, it is to ask up to its end: an answer may
 * ask itself something, and says what. */
static gboolean
is_same_asker (const Walk *walk, const char *text, const char *next)
{
  g_autofree char *name = knt_outline_dup_named_group (walk->rules, text);
  g_autofree char *next_name = knt_outline_dup_named_group (walk->rules, next);

  return next_name == NULL ? g_str_has_suffix (next, "?") : g_strcmp0 (name, next_name) == 0;
}

/* Whether what is asked comes below, before anything else begins: the question that is open has not asked anything yet, or this
 * begins one that the next paragraphs go on with ("Deze leden vragen …"). */
static gboolean
leads_to_question (const Walk *walk, GPtrArray *paragraphs, guint index)
{
  gboolean is_open = walk->side == SIDE_QUESTION && !walk->asks;
  const char *first = ((KntParagraph *) paragraphs->pdata[index])->text;

  if (!is_open && (walk->side == SIDE_QUESTION || !(begins_with_cue (walk->rules, first) ||
                                                    knt_regexes_match (walk->rules->question_continues, first))))
    return FALSE;

  for (guint i = index; i < paragraphs->len && i <= index + LEAD_PARAGRAPHS; i++) {
    const char *text = ((KntParagraph *) paragraphs->pdata[i])->text;

    if (knt_regexes_match (walk->rules->answer_cues, text))
      return FALSE;
    if (knt_form_rules_ask (walk->rules, text))
      return is_open || i == index || knt_regexes_match (walk->rules->question_continues, text) ||
             knt_outline_is_item (walk->rules, text) || is_same_asker (walk, first, text);
  }

  return FALSE;
}

/* Whether the first or the last sentence asks: an answer may ask itself something, and goes on to say what. */
static gboolean
asks_at_edge (const KntFormRules *rules, const char *text)
{
  const char *stop = strstr (text, ". ");
  g_autofree char *first = g_strndup (text, stop != NULL ? (gsize) (stop - text) + 1 : strlen (text));
  const char *last = text;

  for (const char *p = text; *p != '\0'; p++)
    if ((*p == '.' || *p == '?' || *p == '!') && p[1] == ' ' && p[2] != '\0')
      last = p + 2;

  return strchr (first, '?') == NULL ? knt_form_rules_ask (rules, first) || knt_form_rules_ask (rules, last)
                                     : knt_form_rules_ask (rules, last);
}

/* Where nothing but its words tells what a paragraph is. */
static gboolean
speaks_like_question (const Walk *walk, GPtrArray *paragraphs, guint index)
{
  const char *text = ((KntParagraph *) paragraphs->pdata[index])->text;
  gboolean asks = knt_form_rules_ask (walk->rules, text), speaks = has_cue (walk->rules, text);

  if (knt_regexes_match (walk->rules->answer_cues, text) &&
      !(begins_with_cue (walk->rules, text) && asks_at_edge (walk->rules, text)))
    return FALSE;
  if (leads_to_question (walk, paragraphs, index))
    return TRUE;
  if (!speaks)
    return walk->side == SIDE_QUESTION && asks && asks_at_edge (walk->rules, text);

  return asks || (!walk->telling.is_strict && begins_with_cue (walk->rules, text));
}

/* Whether any of the paragraphs that follow each other in the questions' style asks or speaks of who asks. Else they are something
 * in the answer, a quotation say. */
static gboolean
run_speaks (const Walk *walk, GPtrArray *paragraphs, guint index)
{
  for (guint i = index; i < paragraphs->len; i++) {
    const KntParagraph *paragraph = paragraphs->pdata[i];

    if (get_style (walk->flow, paragraph) != walk->telling.style)
      break;
    if (has_cue (walk->rules, paragraph->text) || knt_form_rules_ask (walk->rules, paragraph->text))
      return TRUE;
  }

  return FALSE;
}

static gboolean
is_question (const Walk *walk, GPtrArray *paragraphs, guint index)
{
  const KntParagraph *paragraph = paragraphs->pdata[index];

  if (walk->is_labelled)
    return walk->side != SIDE_ANSWER;
  if (walk->between != SIDE_NONE)
    return walk->between == SIDE_QUESTION;
  if (walk->rules->answer_opening != NULL && knt_regex_matches (walk->rules->answer_opening, paragraph->text))
    return FALSE;
  if (walk->telling.by_style)
    return get_style (walk->flow, paragraph) == walk->telling.style &&
           (walk->side != SIDE_ANSWER || run_speaks (walk, paragraphs, index)) &&
           (!walk->telling.is_mixed || walk->side == SIDE_QUESTION || run_speaks (walk, paragraphs, index));
  if (walk->telling.by_label)
    return index >= walk->next_question;

  return speaks_like_question (walk, paragraphs, index);
}

/* Whether a paragraph that asks nothing leads to the question right below it, and is not where the answer begins. */
static gboolean
leads_on (const Walk *walk, GPtrArray *paragraphs, guint index)
{
  const char *text = ((KntParagraph *) paragraphs->pdata[index])->text;

  return index > 0 && index + 1 < paragraphs->len &&
         (begins_with_cue (walk->rules, text) || knt_regexes_match (walk->rules->question_continues, text)) &&
         !knt_regexes_match (walk->rules->answer_cues, text);
}

/* Between two answers' labels stand the first answer and then the second question: all that speaks like one up to the
 * label, or what is below the last topic. */
static guint
find_next_question (const Walk *walk, GPtrArray *paragraphs)
{
  guint from = paragraphs->len, topic = 0;

  if (!walk->has_more)
    return paragraphs->len;
  if (walk->side != SIDE_ANSWER)
    return 0;

  for (guint i = paragraphs->len; i > 1; i--) {
    const KntParagraph *paragraph = paragraphs->pdata[i - 1];

    if (knt_outline_is_topic (walk->flow, walk->rules, paragraphs, i - 1)) {
      topic = i;
      break;
    }
    if (knt_form_rules_ask (walk->rules, paragraph->text) || (from == i && leads_on (walk, paragraphs, i - 1)))
      from = i - 1;
    else if (!has_cue (walk->rules, paragraph->text))
      break;
  }

  return topic > 0 ? topic : from < paragraphs->len ? from : MAX (paragraphs->len, 2) - 1;
}

static void
take_paragraphs (Walk *walk, guint first, guint end)
{
  g_autoptr (GPtrArray) paragraphs = knt_flow_list_paragraphs (walk->flow, first, end);

  walk->next_question = find_next_question (walk, paragraphs);

  for (guint i = 0; i < paragraphs->len; i++) {
    KntParagraph *paragraph = paragraphs->pdata[i];

    if (knt_regexes_match (walk->rules->asides, paragraph->text)) {
      continue;
    } else if (knt_outline_is_topic (walk->flow, walk->rules, paragraphs, i)) {
      take_topic (walk, paragraph);
    } else if (is_question (walk, paragraphs, i)) {
      take_question (walk, paragraph);
    } else {
      take_answer (walk, paragraph);
    }
    walk->is_labelled = FALSE;
  }
  g_ptr_array_set_size (walk->headings, 0);
}

static KntHeadingRole
get_role (GPtrArray *headings, guint index)
{
  return index < headings->len ? ((KntHeading *) headings->pdata[index])->role : KNT_HEADING_END;
}

/* The index of the heading below which the answers stand apart from the questions, 0 for none. */
static guint
find_answers_apart (GPtrArray *headings)
{
  gboolean is_grouped = has_groups (headings), after_group = FALSE;
  guint found = 0;

  for (guint i = 0; i < headings->len; i++) {
    const KntHeading *heading = headings->pdata[i];

    after_group |= heading->role == KNT_HEADING_GROUP || (!is_grouped && heading->role == KNT_HEADING_SECTION);
    if (after_group && heading->role == KNT_HEADING_ANSWERS)
      found = i;
  }

  return found;
}

static void
take_heading (Walk *walk, const KntHeading *heading)
{
  walk->is_labelled = FALSE;

  switch (heading->role) {
    case KNT_HEADING_GROUP:
      close_exchange (walk);
      g_clear_pointer (&walk->topic, g_free);
      g_clear_pointer (&walk->label, g_free);
      walk->group = knt_outline_add_group (walk->outline, walk->flow, heading);
      walk->is_open = TRUE;
      break;

    case KNT_HEADING_TOPIC:
      close_exchange (walk);
      g_set_str (&walk->topic, heading->text);
      walk->is_open |= !walk->has_groups && walk->rules->group_headings->len == 0;
      break;

    case KNT_HEADING_QUESTION:
      close_exchange (walk);
      g_set_str (&walk->label, *heading->value != '\0' ? heading->value : NULL);
      walk->is_labelled = TRUE;
      break;

    case KNT_HEADING_ANSWER:
      walk->is_labelled = walk->exchange != NULL;
      walk->side = walk->exchange != NULL ? SIDE_ANSWER : SIDE_NONE;
      break;

    case KNT_HEADING_SECTION:
    case KNT_HEADING_ANSWERS:
    case KNT_HEADING_END:
    default:
      close_exchange (walk);
      walk->group = NULL;
      walk->is_open = !walk->has_groups && heading->role != KNT_HEADING_END;
      break;
  }
}

static gboolean
has_answers (const KntOutline *outline)
{
  for (guint i = 0; i < outline->exchanges->len; i++) {
    if (((KntOutlineExchange *) outline->exchanges->pdata[i])->answers->len > 0)
      return TRUE;
  }

  return FALSE;
}

static KntOutline *
walk_over (KntFlow *flow, const KntFormRules *rules, GPtrArray *headings, guint from, Telling telling)
{
  g_autoptr (GPtrArray) pending = g_ptr_array_new ();
  Walk walk = { .flow = flow,
                .rules = rules,
                .telling = telling,
                .outline = knt_outline_new (),
                .has_groups = has_groups (headings),
                .is_open = rules->group_headings->len == 0,
                .headings = pending };

  if (walk.is_open && from == 0)
    take_paragraphs (&walk, 0, find_first (flow, headings));
  for (guint i = from; i < headings->len; i++) {
    const KntHeading *heading = headings->pdata[i];
    const KntHeading *next = i + 1 < headings->len ? headings->pdata[i + 1] : NULL;

    take_heading (&walk, heading);
    walk.has_more = get_role (headings, i + 1) == KNT_HEADING_ANSWER;
    walk.between = heading->role == KNT_HEADING_QUESTION && walk.has_more ? SIDE_QUESTION
                   : heading->role == KNT_HEADING_ANSWER && get_role (headings, i + 1) == KNT_HEADING_QUESTION
                     ? SIDE_ANSWER
                     : SIDE_NONE;
    if (walk.is_open)
      take_paragraphs (&walk, heading->end, next != NULL ? next->first : flow->lines->len);
  }
  close_exchange (&walk);
  g_free (walk.topic);
  g_free (walk.label);
  knt_outline_drop_empty (walk.outline);

  return walk.outline;
}

static KntOutline *
read_outline (KntFlow *flow, const KntFormRules *rules)
{
  g_autoptr (GPtrArray) headings = knt_headings_find (flow, rules);
  g_autoptr (KntOutline) outline = NULL;
  guint apart = find_answers_apart (headings);
  Telling telling = find_telling (flow, rules, headings, apart);

  if (rules->is_unanswered)
    return knt_outline_by_parts (flow, rules, headings);

  /* Where the answers stand apart, an answer does not follow its question, unless that is repeated in a style of its own. */
  if (apart == 0 || telling.by_style || telling.by_label)
    return walk_over (flow, rules, headings, apart, telling);

  telling = find_telling (flow, rules, headings, 0);
  if (telling.by_style || telling.by_label) {
    outline = walk_over (flow, rules, headings, 0, telling);
    if (has_answers (outline))
      return g_steal_pointer (&outline);
  }

  return knt_outline_by_parts (flow, rules, headings);
}

/**
 * knt_outline_by_order:
 *
 * Pairs each question with the answer below it. Groups are told by their headings, questions by how they are set, and how
 * they are set by how they speak: the style whose paragraphs have the form's cues. Where style tells nothing, the cues do;
 * where the answers stand apart, they are found there.
 *
 * Returns: (transfer full): what was found, which may be nothing
 */
KntOutline *
knt_outline_by_order (KntFlow *flow, const KntFormRules *rules)
{
  KntOutline *outline = read_outline (flow, rules);

  knt_outline_name_groups (outline, rules);

  return outline;
}
