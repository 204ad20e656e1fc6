/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-alignment.h"
#include "knt-heading.h"
#include "knt-numbered.h"

/* A paragraph with at least this share of the words of another repeats it. */
#define REPEATED_SHARE 0.85
/* So many numbered questions there have to be, and this share of those that ask has to be repeated and answered. */
#define LEAST_QUESTIONS 2
#define LEAST_SHARE 0.75

/* What stands below a number. */
typedef struct {
  guint line;
  gsize length; /* of the number on that line, in bytes; 0 where it stands there alone */
  char *label;
  GPtrArray *paragraphs; /* KntParagraph, without the number, up to the next number or heading */
  guint n_repeated;      /* how many of these were asked below the same number */
  guint end;
  guint lead;   /* index of the line from which it is led to, which is @line where nothing leads to it */
  guint answer; /* index of the line from which it is answered, which is @end where a heading says so */
} Number;

static void
number_free (gpointer data)
{
  Number *self = data;

  g_free (self->label);
  g_ptr_array_unref (self->paragraphs);
  g_free (self);
}

static gboolean
may_begin (const KntFlow *flow, guint index)
{
  return knt_flow_breaks_before (flow, index) || knt_line_ends_sentence (knt_flow_get_line (flow, index - 1)) ||
         knt_layout_ends_short (flow->layout, knt_flow_get_line (flow, index - 1), knt_flow_get_line (flow, index));
}

/* The number that a line begins with, or %NULL. */
static Number *
read_number (const KntFlow *flow, const KntFormRules *rules, guint index)
{
  const char *text = knt_flow_get_line (flow, index)->text;
  gsize length;
  g_autofree char *label = knt_regex_dup_group_at_start (rules->question_repeated, text, "labels", &length);
  Number *number;

  if (label == NULL || !may_begin (flow, index))
    return NULL;

  number = g_new0 (Number, 1);
  number->line = number->lead = index;
  number->length = text[length] != '\0' ? length : 0;
  number->label = g_steal_pointer (&label);

  return number;
}

/* The paragraphs below a number, of which the first has it no more. */
static GPtrArray *
list_paragraphs (const KntFlow *flow, const KntFormRules *rules, const Number *number)
{
  GPtrArray *paragraphs = knt_flow_list_paragraphs (flow, number->line + (number->length > 0 ? 0 : 1), number->end);

  if (number->length > 0) {
    KntParagraph *first = paragraphs->pdata[0];
    gsize length;
    g_autofree char *label = knt_regex_dup_group_at_start (rules->question_repeated, first->text, "labels", &length);

    if (label != NULL) {
      g_autofree char *text = g_steal_pointer (&first->text);

      first->text = g_strdup (text + length);
    }
  }

  return paragraphs;
}

/* (element-type Number): in the lines from @first on and before @end, of which headings are none */
static GPtrArray *
list_numbers (const KntFlow *flow, const KntFormRules *rules, GPtrArray *headings, guint first, guint end)
{
  GPtrArray *numbers = g_ptr_array_new_with_free_func (number_free);
  Number *open = NULL;
  guint next = 0;

  for (guint i = first; i <= end; i++) {
    Number *number = NULL;
    gboolean is_heading = FALSE;

    for (; next < headings->len && ((KntHeading *) headings->pdata[next])->first <= i; next++) {
      const KntHeading *heading = headings->pdata[next];

      is_heading |= heading->first == i;
      if (heading->end > i && i < end) {
        if (open != NULL && open->end == 0)
          open->end = heading->first;
        i = heading->end - 1;
      }
    }
    if (i < end && !is_heading)
      number = read_number (flow, rules, i);
    if (open != NULL && open->end == 0 && (is_heading || number != NULL || i >= end))
      open->end = MIN (i, end);
    if (number != NULL) {
      open = number;
      g_ptr_array_add (numbers, number);
    }
  }
  for (guint i = 0; i < numbers->len; i++) {
    Number *number = numbers->pdata[i];

    number->paragraphs = list_paragraphs (flow, rules, number);
  }

  return numbers;
}

static gboolean
is_repeated (const KntParagraph *paragraph, const KntParagraph *asked)
{
  return g_str_equal (paragraph->text, asked->text) ||
         (knt_alignment_get_share (paragraph->text, asked->text) >= REPEATED_SHARE &&
          knt_alignment_get_share (asked->text, paragraph->text) >= REPEATED_SHARE);
}

/* How many of the paragraphs below a number repeat those that were asked below the same. */
static guint
count_repeated (const Number *number, const Number *asked)
{
  guint n = 0;

  while (n < number->paragraphs->len && n < asked->paragraphs->len &&
         is_repeated (number->paragraphs->pdata[n], asked->paragraphs->pdata[n]))
    n++;

  return n;
}

static gboolean
asks (const KntFormRules *rules, const Number *number)
{
  for (guint i = 0; i < number->paragraphs->len; i++) {
    if (knt_form_rules_ask (rules, ((KntParagraph *) number->paragraphs->pdata[i])->text))
      return TRUE;
  }

  return FALSE;
}

/* Whether the heading that begins with that line is an answer's label. */
static gboolean
is_answer_label (GPtrArray *headings, guint index)
{
  for (guint i = 0; i < headings->len; i++) {
    const KntHeading *heading = headings->pdata[i];

    if (heading->first == index)
      return heading->role == KNT_HEADING_ANSWER;
  }

  return FALSE;
}

/* What was asked and stands among the answers again: the text of each paragraph of the questions. */
static GHashTable *
index_asked (const KntFlow *flow, guint end, GPtrArray **paragraphs)
{
  GHashTable *asked = g_hash_table_new (g_str_hash, g_str_equal);

  *paragraphs = knt_flow_list_paragraphs (flow, 0, end);
  for (guint i = 0; i < (*paragraphs)->len; i++)
    g_hash_table_add (asked, ((KntParagraph *) (*paragraphs)->pdata[i])->text);

  return asked;
}

/* Whether there is an answer below the question. Between it and the next number a party may be introduced again, which belongs to that next question. What asks
 * something without a number shows that numbers do not tell the questions here. */
static gboolean
check_answer (const KntFormRules *rules, GPtrArray *headings, Number *number, GHashTable *asked, Number *next)
{
  guint from = number->n_repeated;

  if (from == number->paragraphs->len) {
    number->answer = number->end;
    return is_answer_label (headings, number->end);
  }

  number->answer = ((KntParagraph *) number->paragraphs->pdata[from])->first;
  for (guint i = from; i < number->paragraphs->len; i++) {
    const KntParagraph *paragraph = number->paragraphs->pdata[i];

    if (!g_hash_table_contains (asked, paragraph->text))
      continue;
    if (i == from || knt_form_rules_ask (rules, paragraph->text))
      return FALSE;
    if (i + 1 == number->paragraphs->len && next != NULL && next->line == number->end && next->length > 0)
      next->lead = paragraph->first;
  }

  return TRUE;
}

/* A party may be introduced above its first number as well. */
static void
find_first_lead (const KntFlow *flow, GPtrArray *headings, guint first, GHashTable *asked, Number *number)
{
  g_autoptr (GPtrArray) paragraphs = NULL;
  const KntParagraph *last;

  for (guint i = 0; i < headings->len; i++) {
    const KntHeading *heading = headings->pdata[i];

    if (heading->end <= number->line)
      first = MAX (first, heading->end);
  }
  paragraphs = knt_flow_list_paragraphs (flow, first, number->line);
  last = paragraphs->len > 0 ? paragraphs->pdata[paragraphs->len - 1] : NULL;
  if (last != NULL && number->length > 0 && g_hash_table_contains (asked, last->text))
    number->lead = last->first;
}

/* (element-type Number): those among the answers that repeat a question below its number, each with an answer; none where they do
 * not tell the questions. */
static GPtrArray *
find_repeated (const KntFlow *flow,
               const KntFormRules *rules,
               GPtrArray *headings,
               guint questions_end,
               guint first,
               guint end)
{
  g_autoptr (GPtrArray) asked = list_numbers (flow, rules, headings, 0, questions_end);
  GPtrArray *repeated = list_numbers (flow, rules, headings, first, end);
  g_autoptr (GPtrArray) paragraphs = NULL;
  g_autoptr (GHashTable) texts = index_asked (flow, questions_end, &paragraphs);
  guint n_asked = 0, from = 0;
  gboolean is_sound = TRUE;

  for (guint i = 0; i < asked->len; i++)
    n_asked += asks (rules, asked->pdata[i]);

  for (guint i = 0; i < repeated->len;) {
    Number *number = repeated->pdata[i], *before = i > 0 ? repeated->pdata[i - 1] : NULL;
    guint at;

    for (at = from; at < asked->len && number->n_repeated == 0; at++) {
      const Number *other = asked->pdata[at];

      if (g_str_equal (other->label, number->label) && asks (rules, other))
        number->n_repeated = count_repeated (number, other);
    }
    if (number->n_repeated > 0) {
      from = at;
      i++;
    } else {
      /* An item of an answer's own list goes on with the number before. */
      if (before != NULL && before->end == number->line) {
        before->end = number->end;
        g_ptr_array_unref (before->paragraphs);
        before->paragraphs = list_paragraphs (flow, rules, before);
      }
      g_ptr_array_remove_index (repeated, i);
    }
  }

  for (guint i = 0; i < repeated->len && is_sound; i++)
    is_sound =
      check_answer (rules, headings, repeated->pdata[i], texts, i + 1 < repeated->len ? repeated->pdata[i + 1] : NULL);
  if (!is_sound || repeated->len < LEAST_QUESTIONS || repeated->len < LEAST_SHARE * n_asked)
    g_ptr_array_set_size (repeated, 0);
  if (repeated->len > 0)
    find_first_lead (flow, headings, first, texts, repeated->pdata[0]);

  return repeated;
}

static void
add_heading (GPtrArray *headings, KntHeadingRole role, guint first, guint end, char *text, const char *value)
{
  KntHeading *heading = g_new0 (KntHeading, 1);
  guint at = 0;

  heading->role = role;
  heading->first = first;
  heading->end = end;
  heading->text = text;
  heading->value = g_strdup (value);
  while (at < headings->len && ((KntHeading *) headings->pdata[at])->first < first)
    at++;
  g_ptr_array_insert (headings, at, heading);
}

static void
add_number (GPtrArray *headings, KntFlow *flow, const Number *number)
{
  const char *line = knt_flow_get_line (flow, number->line)->text;

  if (number->length > 0) {
    add_heading (headings, KNT_HEADING_QUESTION, number->lead, number->lead, g_strndup (line, number->length),
                 number->label);
    knt_flow_cut_line (flow, number->line, number->length);
  } else {
    add_heading (headings, KNT_HEADING_QUESTION, number->line, number->line + 1, g_strdup (line), number->label);
  }
  if (number->answer < number->end)
    add_heading (headings, KNT_HEADING_ANSWER, number->answer, number->answer, g_strdup (""), "");
}

/* Whether groups are told by headings in that part. */
static gboolean
has_groups (GPtrArray *headings, guint from, guint to)
{
  for (guint i = from; i < to; i++) {
    if (((KntHeading *) headings->pdata[i])->role == KNT_HEADING_GROUP)
      return TRUE;
  }

  return FALSE;
}

/**
 * knt_numbered_label:
 * @headings: (element-type KntHeading): in order, to which is added
 *
 * Where the answers stand apart and repeat each numbered question with its number, that number is the question's label, and
 * what is below the repeated text its answer. The numbers of a list within a question or within an answer are none: the first
 * follow each other without an answer, the second were not asked.
 */
void
knt_numbered_label (KntFlow *flow, const KntFormRules *rules, GPtrArray *headings)
{
  g_autoptr (GPtrArray) repeated = NULL;
  guint end = flow->lines->len, apart = headings->len;

  for (guint i = 0; i < headings->len; i++) {
    if (((KntHeading *) headings->pdata[i])->role == KNT_HEADING_ANSWERS)
      apart = i;
  }
  if (apart == headings->len || (has_groups (headings, 0, apart) && !has_groups (headings, apart, headings->len)))
    return;

  for (guint i = headings->len; i > apart; i--) {
    const KntHeading *heading = headings->pdata[i - 1];

    if (heading->role == KNT_HEADING_END)
      end = heading->first;
  }

  repeated = find_repeated (flow, rules, headings, ((KntHeading *) headings->pdata[apart])->first,
                            ((KntHeading *) headings->pdata[apart])->end, end);
  for (guint i = 0; i < repeated->len; i++)
    add_number (headings, flow, repeated->pdata[i]);
}
