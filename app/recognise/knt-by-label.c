/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "knt-outline.h"

/* How sure an exchange is that is found by labels, and what lessens it. */
#define SURE 0.98
#define SURE_WITHOUT_ANSWER 0.7
#define SURE_BY_TYPE 0.8
#define SURE_BY_MARK 0.75
#define SURE_JOINT_BY_TYPE 0.5
#define SURE_REPEATED_LABEL 0.6
/* A list of questions alone has at least so many, and below fewer than this share of them there seems to be an answer. */
#define LEAST_LIST 4
#define ANSWERED_SHARE 0.2
/* More labels than any list has: what comes after is left out. */
#define MAX_SECTIONS 20000

/* What stands below one label. */
typedef struct {
  gboolean is_answer;
  GPtrArray *labels; /* utf8, one for each number named */
  char *printed;
  GPtrArray *paragraphs;
  guint n_paragraphs;     /* those that are question or answer: what comes after is notes */
  guint set;              /* a letter may answer several lists, each numbered from 1 */
  gboolean is_named;      /* of a question: an answer label names it */
  gboolean repeats;       /* of a question: printed with a number that was there before */
  guint first;            /* index of its first line in the flow */
  guint end;              /* exclusive */
  gboolean by_mark;       /* of a question: its answer is told by where the asking ends */
  gboolean is_cell;       /* of a question: it stands in a table */
  gboolean is_unanswered; /* of a question: in a list that holds no answers */
  guint answer_from;      /* of a question: its answer begins with that paragraph, without a label; 0 for none */
  guint joint;            /* index of the section whose exchange it belongs to */
  guint next;             /* index of the next one of that exchange, 0 for none */
  guint last;             /* of the first one of an exchange: index of its last */
  gboolean is_dropped;
} Section;

static void
section_free (gpointer data)
{
  Section *self = data;

  g_ptr_array_unref (self->labels);
  g_ptr_array_unref (self->paragraphs);
  g_free (self->printed);
  g_free (self);
}

/* One label of one list. */
static char *
make_key (const Section *section, const char *label)
{
  return g_strdup_printf ("%u:%s", section->set, label);
}

/* (element-type utf8 GArray): by list and label, the indices of the questions or answers that have it */
static GHashTable *
index_labels (GPtrArray *sections, gboolean is_answer)
{
  GHashTable *found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < sections->len; i++) {
    const Section *section = sections->pdata[i];

    if (section->is_answer != is_answer || section->is_dropped)
      continue;
    for (guint j = 0; j < section->labels->len; j++) {
      g_autofree char *key = make_key (section, section->labels->pdata[j]);
      GArray *indices = g_hash_table_lookup (found, key);

      if (indices == NULL) {
        indices = g_array_new (FALSE, FALSE, sizeof (guint));
        g_hash_table_insert (found, g_steal_pointer (&key), indices);
      }
      g_array_append_val (indices, i);
    }
  }

  return found;
}

static char *
join_labels (GPtrArray *labels)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < labels->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? ", " : "", (char *) labels->pdata[i]);

  return g_string_free (joined, FALSE);
}

/* In a table the answer stands beside its question, and both may go on over pages. */
static void
part_cells (const KntFlow *flow, Section *section)
{
  g_autoptr (GPtrArray) answer = g_ptr_array_new ();
  g_autoptr (GPtrArray) question = g_ptr_array_new ();

  for (guint i = 0; i < section->paragraphs->len; i++) {
    KntParagraph *paragraph = section->paragraphs->pdata[i];
    const KntLine *line = knt_flow_get_line (flow, paragraph->first);
    KntCell cell;

    section->is_cell |= knt_layout_get_cell (flow->layout, line, &cell);
    g_ptr_array_add (knt_layout_is_answer (flow->layout, line) ? answer : question, paragraph);
  }
  if (answer->len == 0 || question->len == 0)
    return;

  for (guint i = 0; i < question->len; i++)
    section->paragraphs->pdata[i] = question->pdata[i];
  for (guint i = 0; i < answer->len; i++)
    section->paragraphs->pdata[question->len + i] = answer->pdata[i];
  section->answer_from = question->len;
}

static GPtrArray *
list_sections (KntFlow *flow, const KntFormRules *rules)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func (section_free);
  g_autoptr (GPtrArray) headings = knt_headings_find (flow, rules);

  for (guint i = 0; i < headings->len && sections->len < MAX_SECTIONS; i++) {
    const KntHeading *heading = headings->pdata[i];
    const KntHeading *next = i + 1 < headings->len ? headings->pdata[i + 1] : NULL;
    Section *section;

    if (heading->role != KNT_HEADING_QUESTION && heading->role != KNT_HEADING_ANSWER)
      continue;

    section = g_new0 (Section, 1);
    section->is_answer = heading->role == KNT_HEADING_ANSWER;
    section->labels = knt_labels_expand (rules, heading->value);
    section->printed = join_labels (section->labels);
    section->first = heading->end;
    section->end = next != NULL ? next->first : flow->lines->len;
    section->paragraphs = knt_flow_list_paragraphs (flow, section->first, section->end);
    section->n_paragraphs = section->paragraphs->len;
    section->joint = sections->len;
    if (flow->layout->cells != NULL && !section->is_answer)
      part_cells (flow, section);
    g_ptr_array_add (sections, section);
  }

  return sections;
}

/* By label, the last question that has it, counted from 1. */
static GHashTable *
find_last_questions (GPtrArray *sections)
{
  GHashTable *last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < sections->len; i++) {
    const Section *section = sections->pdata[i];

    for (guint j = 0; j < section->labels->len && !section->is_answer; j++)
      g_hash_table_replace (last, g_strdup (section->labels->pdata[j]), GUINT_TO_POINTER (i + 1));
  }

  return last;
}

static void
add_labels (GHashTable *labels, const Section *section)
{
  for (guint i = 0; i < section->labels->len; i++)
    g_hash_table_add (labels, g_strdup (section->labels->pdata[i]));
}

/* A list that starts again at its first label is another list, unless the first one has no answers: then it only says
 * beforehand what is asked. A number that comes twice where the next one is missing is a slip. */
static void
number_lists (GPtrArray *sections)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL); /* in this list */
  g_autoptr (GHashTable) last = find_last_questions (sections);
  guint set = 0, first = 0;
  gboolean has_answers = FALSE;

  for (guint i = 0; i < sections->len; i++) {
    Section *section = sections->pdata[i];
    const char *label = section->labels->len > 0 ? section->labels->pdata[0] : NULL;

    section->set = set;
    has_answers |= section->is_answer;
    if (section->is_answer || label == NULL)
      continue;

    if (g_hash_table_contains (seen, label) && g_str_equal (label, "1")) {
      for (guint j = first; j < i && !has_answers; j++)
        ((Section *) sections->pdata[j])->is_dropped = TRUE;
      section->set = ++set;
      first = i;
      has_answers = FALSE;
      g_hash_table_remove_all (seen);
    } else if (g_hash_table_contains (seen, label)) {
      g_autofree char *next = g_strdup_printf ("%" G_GUINT64_FORMAT, g_ascii_strtoull (label, NULL, 10) + 1);

      section->repeats = TRUE;
      if (section->labels->len == 1 && !g_hash_table_contains (seen, next) &&
          GPOINTER_TO_UINT (g_hash_table_lookup (last, next)) <= i) {
        g_ptr_array_set_size (section->labels, 0);
        g_ptr_array_add (section->labels, g_steal_pointer (&next));
      }
    }
    add_labels (seen, section);
  }
}

/* How the text below the labels of one kind is set: by the number of characters. */
static KntLineStyle
find_style (GPtrArray *sections, gboolean is_answer, KntLineStyle otherwise)
{
  gsize counts[8] = { 0 };
  guint best = otherwise;

  for (guint i = 0; i < sections->len; i++) {
    const Section *section = sections->pdata[i];
    guint n = is_answer ? section->paragraphs->len : MIN (section->paragraphs->len, 1);

    if (section->is_answer != is_answer)
      continue;
    for (guint j = 0; j < n; j++) {
      const KntParagraph *paragraph = section->paragraphs->pdata[j];

      counts[paragraph->style] += strlen (paragraph->text);
    }
  }
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++) {
    if (counts[i] > counts[best])
      best = i;
  }

  return best;
}

/* Where no label names the answer to a question, how it is set may tell where it begins. */
static void
find_unlabelled_answers (GPtrArray *sections)
{
  KntLineStyle question_style = find_style (sections, FALSE, KNT_LINE_PLAIN);
  KntLineStyle answer_style = find_style (sections, TRUE, KNT_LINE_PLAIN);
  g_autoptr (GHashTable) answers = index_labels (sections, TRUE);

  for (guint i = 0; i < sections->len; i++) {
    Section *section = sections->pdata[i];
    const Section *next = i + 1 < sections->len ? sections->pdata[i + 1] : NULL;

    if (section->is_answer)
      continue;

    for (guint j = 0; j < section->labels->len; j++) {
      g_autofree char *key = make_key (section, section->labels->pdata[j]);

      section->is_named |= g_hash_table_contains (answers, key);
    }
    section->is_named |= next != NULL && next->is_answer && next->labels->len == 0;
    if (section->is_named || question_style == answer_style)
      continue;

    for (guint j = 1; j < section->n_paragraphs && section->answer_from == 0; j++) {
      if (((KntParagraph *) section->paragraphs->pdata[j])->style == answer_style)
        section->answer_from = j;
    }
  }
}

static gboolean
ends_asking (const char *text)
{
  gsize length = strlen (text);

  while (length > 0 && strchr (" )]\"'", text[length - 1]) != NULL)
    length--;

  return length > 0 && text[length - 1] == '?';
}

/* A question whose last line is full goes over into its answer without a gap: they are parted where the asking ends. */
static void
split_at_mark (const KntFlow *flow, Section *section)
{
  guint last = section->end;
  g_autoptr (GPtrArray) answer = NULL;

  for (guint i = section->first; i < section->end; i++) {
    if (ends_asking (knt_flow_get_line (flow, i)->text))
      last = i;
  }
  if (last + 1 >= section->end)
    return;

  answer = knt_flow_list_paragraphs (flow, last + 1, section->end);
  g_ptr_array_unref (section->paragraphs);
  section->paragraphs = knt_flow_list_paragraphs (flow, section->first, last + 1);
  section->answer_from = section->paragraphs->len;
  section->by_mark = TRUE;
  g_ptr_array_extend_and_steal (section->paragraphs, g_steal_pointer (&answer));
  section->n_paragraphs = section->paragraphs->len;
}

/* Whether a paragraph announces the parts of a question, or is one that others come after: “Kunt u aangeven:”, “a. hoeveel er
 * zijn;”. */
static gboolean
announces_parts (const char *text)
{
  gsize length = strlen (text);

  while (length > 0 && text[length - 1] == ' ')
    length--;

  return length > 0 && strchr (":;", text[length - 1]) != NULL;
}

/* Where the part of a question that is at @index ends it, after parts that were announced; 0 where they go on to no question
 * mark, and are an answer's. */
static guint
find_last_part (const Section *section, guint index)
{
  for (guint i = index; i < section->paragraphs->len; i++) {
    const KntParagraph *paragraph = section->paragraphs->pdata[i];

    if (ends_asking (paragraph->text))
      return i + 1;
    if (!announces_parts (paragraph->text))
      return 0;
  }

  return 0;
}

/* How many paragraphs from @index on are of the question above them. */
static guint
count_asking (const Section *section, guint index)
{
  const KntParagraph *above = section->paragraphs->pdata[index - 1], *paragraph = section->paragraphs->pdata[index];
  guint end = 0;

  if (paragraph->style != above->style)
    return 0;
  if (announces_parts (above->text))
    end = find_last_part (section, index);

  return end > 0 ? end - index : ends_asking (paragraph->text) ? 1 : 0;
}

/* Where hardly any question has something below it that is not asked, there are no answers in the list at all: what is below
 * is of the question. */
static void
drop_rare_answers (GPtrArray *sections)
{
  guint n_questions = 0, n_answered = 0;

  for (guint i = 0; i < sections->len; i++) {
    const Section *section = sections->pdata[i];

    if (section->is_answer || section->is_named)
      return;
    n_questions++;
    n_answered += section->answer_from > 0;
  }
  if (n_questions < LEAST_LIST || n_answered >= ANSWERED_SHARE * n_questions)
    return;

  for (guint i = 0; i < sections->len; i++) {
    Section *section = sections->pdata[i];

    section->answer_from = 0;
    section->is_unanswered = TRUE;
  }
}

/* Where labels name no answer and all is set alike, the answer begins where nothing is asked any more. */
static void
find_answers_by_mark (const KntFlow *flow, GPtrArray *sections)
{
  for (guint i = 0; i < sections->len; i++) {
    Section *section = sections->pdata[i];
    guint asked = 1, more;

    if (section->is_answer || section->is_named || section->answer_from > 0 || section->paragraphs->len == 0 ||
        (section->is_cell && flow->layout->answer_column < KNT_LAYOUT_CELLS))
      continue;

    while (asked < section->paragraphs->len && (more = count_asking (section, asked)) > 0)
      asked += more;
    if (asked < section->paragraphs->len) {
      section->answer_from = asked;
      section->by_mark = TRUE;
    } else {
      split_at_mark (flow, section);
    }
  }
  drop_rare_answers (sections);
}

/* The number that a line begins with as an item of a list of notes does, 0 for none. */
static guint
get_note_number (const KntFormRules *rules, const KntLine *line)
{
  g_autofree char *number =
    rules->note_item != NULL ? knt_regex_dup_group (rules->note_item, line->text, "number") : NULL;

  return number != NULL ? g_ascii_strtoull (number, NULL, 10) : 0;
}

/* Whether the text before refers to a note by its number. */
static gboolean
is_referred_to (const KntFlow *flow, guint end, guint number)
{
  g_autofree char *round = g_strdup_printf ("%u)", number);
  g_autofree char *square = g_strdup_printf ("[%u]", number);

  for (guint i = 0; i < end; i++) {
    const char *text = knt_flow_get_line (flow, i)->text;
    const char *at = strstr (text, round);

    if (strstr (text, square) != NULL)
      return TRUE;
    /* Not “(1)”, not “11)”, not at the head of an item. */
    if (at != NULL && at > text && at[-1] != '(' && !g_ascii_isdigit (at[-1]))
      return TRUE;
  }

  return FALSE;
}

/* Whether below a list's first item comes what is no item, no longer indented and no source: then the list is part of the
 * answer. */
static gboolean
has_text_below (const KntFlow *flow,
                const KntFormRules *rules,
                const Section *section,
                guint index,
                gboolean is_set_apart)
{
  const KntLine *line = knt_flow_get_line (flow, ((KntParagraph *) section->paragraphs->pdata[index])->first);

  for (guint i = index + 1; i < section->paragraphs->len && !is_set_apart; i++) {
    const KntLine *below = knt_flow_get_line (flow, ((KntParagraph *) section->paragraphs->pdata[i])->first);

    if (get_note_number (rules, below) == 0 && !knt_line_starts_with_mark (below) && below->box.x0 < line->box.x0 + 1 &&
        !(rules->note_source != NULL && knt_regex_matches (rules->note_source, below->text)))
      return TRUE;
  }

  return FALSE;
}

/* Sources are often listed after the last answer, numbered like questions: what they look like is the form's matter, that
 * they are no part of the answer shows by their type, by the marks that refer to them, or by naming a source. */
static void
cut_notes (const KntFlow *flow, const KntFormRules *rules, Section *section)
{
  for (guint i = 0; i < section->paragraphs->len; i++) {
    const KntParagraph *paragraph = section->paragraphs->pdata[i];
    const KntLine *line = knt_flow_get_line (flow, paragraph->first);
    gboolean is_set_apart = fabs (line->size - flow->layout->size) > 0.3;

    if (get_note_number (rules, line) != 1 && !knt_line_starts_with_mark (line))
      continue;
    /* An answer that announces its points goes on with them. */
    if (i > 0 && !is_set_apart && !knt_line_starts_with_mark (line) &&
        announces_parts (((KntParagraph *) section->paragraphs->pdata[i - 1])->text))
      continue;
    if (!is_set_apart && !is_referred_to (flow, paragraph->first, 1) &&
        !(rules->note_source != NULL && knt_regex_matches (rules->note_source, paragraph->text)))
      continue;

    if (has_text_below (flow, rules, section, i, is_set_apart))
      continue;

    section->n_paragraphs = i;
    section->answer_from = section->answer_from >= i ? 0 : section->answer_from;
    return;
  }
}

/* Questions that one answer is to belong to one exchange: each section points to the first of its questions. */
static guint
find_root (GPtrArray *sections, guint index)
{
  guint root = index;

  while (((Section *) sections->pdata[root])->joint != root)
    root = ((Section *) sections->pdata[root])->joint;
  while (((Section *) sections->pdata[index])->joint != root) {
    Section *section = sections->pdata[index];

    index = section->joint;
    section->joint = root;
  }

  return root;
}

static void
unite (GPtrArray *sections, guint a, guint b)
{
  guint one = find_root (sections, a), other = find_root (sections, b);

  ((Section *) sections->pdata[MAX (one, other)])->joint = MIN (one, other);
}

/* An answer that names no question is to the one above it, together with those before that nothing else answers; a second
 * one below the first is to the same. */
static void
unite_open (GPtrArray *sections, guint index)
{
  const Section *open = sections->pdata[index];

  for (guint i = index; i > 0; i--) {
    const Section *section = sections->pdata[i - 1];
    gboolean is_first = open->is_answer && i == index;

    if (section->is_dropped || section->set != open->set)
      return;
    if (section->is_answer || section->answer_from > 0) {
      if (is_first)
        unite (sections, i - 1, index);
      return;
    }
    if (is_first || !section->is_named)
      unite (sections, i - 1, index);
  }
}

static void
pair (GPtrArray *sections)
{
  g_autoptr (GHashTable) questions = index_labels (sections, FALSE);

  for (guint i = 0; i < sections->len; i++) {
    const Section *section = sections->pdata[i];
    gboolean found = FALSE;

    if (section->is_dropped)
      continue;
    if (!section->is_answer) {
      if (section->answer_from > 0 && !section->is_cell)
        unite_open (sections, i);
      continue;
    }

    for (guint j = 0; j < section->labels->len; j++) {
      g_autofree char *key = make_key (section, section->labels->pdata[j]);
      GArray *indices = g_hash_table_lookup (questions, key);

      for (guint k = 0; indices != NULL && k < indices->len; k++)
        unite (sections, i, g_array_index (indices, guint, k));
      found |= indices != NULL;
    }
    if (!found)
      unite_open (sections, i);
  }
}

/* Strings the sections of each exchange together, in order. */
static void
link_exchanges (GPtrArray *sections)
{
  for (guint i = 0; i < sections->len; i++) {
    Section *section = sections->pdata[i];
    guint root = find_root (sections, i);

    section->last = i;
    if (section->is_dropped || root == i)
      continue;
    ((Section *) sections->pdata[((Section *) sections->pdata[root])->last])->next = i;
    ((Section *) sections->pdata[root])->last = i;
  }
}

static void
append_paragraphs (KntPassage *passage, const KntFlow *flow, const Section *section, guint first, guint end)
{
  for (guint i = first; i < MIN (end, section->n_paragraphs); i++)
    knt_passage_append (passage, flow, section->paragraphs->pdata[i]);
}

static void
build_exchange (KntOutline *outline, const KntFlow *flow, GPtrArray *sections, guint root)
{
  KntOutlineExchange *exchange = knt_outline_add_exchange (outline, NULL, NULL);
  gboolean by_type = FALSE, by_mark = FALSE, is_unanswered = FALSE;

  for (guint i = root, next = G_MAXUINT; next != 0; i = next) {
    const Section *section = sections->pdata[i];
    guint end = section->answer_from > 0 ? section->answer_from : section->n_paragraphs;

    next = section->next;
    if (section->is_answer) {
      append_paragraphs (knt_outline_exchange_add_answer (exchange), flow, section, 0, section->n_paragraphs);
      continue;
    }

    append_paragraphs (knt_outline_exchange_add_question (exchange, section->printed), flow, section, 0, end);
    is_unanswered |= section->is_unanswered;
    if (section->repeats)
      exchange->confidence = MIN (exchange->confidence, SURE_REPEATED_LABEL);
    if (section->answer_from > 0) {
      append_paragraphs (knt_outline_exchange_add_answer (exchange), flow, section, end, section->n_paragraphs);
      by_type |= !section->is_cell;
      by_mark |= section->by_mark;
    }
  }

  exchange->confidence = MIN (exchange->confidence, is_unanswered                  ? SURE
                                                    : exchange->answers->len == 0  ? SURE_WITHOUT_ANSWER
                                                    : !by_type                     ? SURE
                                                    : exchange->questions->len > 1 ? SURE_JOINT_BY_TYPE
                                                    : by_mark                      ? SURE_BY_MARK
                                                                                   : SURE_BY_TYPE);
}

/**
 * knt_outline_by_label:
 *
 * Pairs questions and answers by the labels above them: `Vraag 3`, `Antwoord op vraag 3 en 8`. A label may name several,
 * in any order; an answer without one is told by its type.
 *
 * Returns: (transfer full): what was found, which may be nothing
 */
KntOutline *
knt_outline_by_label (KntFlow *flow, const KntFormRules *rules)
{
  KntOutline *outline = knt_outline_new ();
  g_autoptr (GPtrArray) sections = list_sections (flow, rules);

  number_lists (sections);
  find_unlabelled_answers (sections);
  if (rules->is_unlabelled)
    find_answers_by_mark (flow, sections);
  for (guint i = 0; i < sections->len; i++) {
    const Section *section = sections->pdata[i];
    const Section *next = i + 1 < sections->len ? sections->pdata[i + 1] : NULL;

    if (next == NULL || next->set != section->set)
      cut_notes (flow, rules, sections->pdata[i]);
  }
  pair (sections);
  link_exchanges (sections);

  for (guint i = 0; i < sections->len; i++) {
    const Section *section = sections->pdata[i];

    if (!section->is_dropped && !section->is_answer && find_root (sections, i) == i)
      build_exchange (outline, flow, sections, i);
  }
  knt_outline_drop_empty (outline);

  return outline;
}
