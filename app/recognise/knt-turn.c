/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "knt-turn.h"

/* What begins a turn is looked for in at most this many lines. */
#define MARK_LINES 25
/* What is no more than a heading is at most this long. */
#define HEADING_ROWS 6
/* Who asks or answers is named in at most this many lines. */
#define SPEAKER_LINES 5
/* Questions that count up may leave out this many numbers. */
#define SKIP 5
/* Type tells questions from answers when so many of the questions have text of another type below them. */
#define TYPE_SHARE 0.3

static void
turn_free (gpointer data)
{
  KntTurn *self = data;

  g_free (self->value);
  g_free (self->text);
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
match_one (KntPattern *regex, const char *text)
{
  return regex != NULL ? knt_regex_dup_group (regex, text, "labels") : NULL;
}

static char *
match_heading (const KntFormRules *rules, const char *text, KntTurnRole *role)
{
  g_autofree char *name = NULL;
  char *value;

  *role = KNT_TURN_END;
  if ((value = match_any (rules->ends, "value", text)) != NULL)
    return value;
  *role = KNT_TURN_SECTION;
  if ((value = match_any (rules->sections, "value", text)) != NULL)
    return value;
  *role = KNT_TURN_ASIDE;
  if ((value = match_any (rules->asides, "value", text)) != NULL)
    return value;
  *role = KNT_TURN_QUESTION;
  if ((value = match_one (rules->question_label, text)) != NULL)
    return value;
  *role = KNT_TURN_ANSWER;
  if ((value = match_one (rules->answer_label, text)) != NULL)
    return value;
  *role = KNT_TURN_GROUP;
  name = match_any (rules->group_headings, "name", text);

  return name != NULL ? knt_cleanings_apply (rules->group_cleanings, name) : NULL;
}

static char *
match_opening (const KntFormRules *rules, const char *text, KntTurnRole *role)
{
  char *value;

  *role = KNT_TURN_QUESTION;
  if ((value = match_one (rules->question_opening, text)) != NULL)
    return value;
  *role = KNT_TURN_ANSWER;

  return match_one (rules->answer_opening, text);
}

static void
add_turn (GPtrArray *turns, KntTurnRole role, guint first, guint end, char *value, char *text)
{
  KntTurn *turn = g_new0 (KntTurn, 1);

  *turn = (KntTurn) { role, first, end, first == end, FALSE, value, text };
  g_ptr_array_add (turns, turn);
}

/* Whether a question may end with that line. */
static gboolean
may_close (const KntFlow *flow, const KntFormRules *rules, guint index)
{
  return rules->question_closing != NULL &&
         knt_regex_matches (rules->question_closing, knt_flow_get_line (flow, index)->text);
}

/* Whether that line stands beside the one before it, as the pieces of a line do that has wide spaces. */
static gboolean
is_beside (const KntFlow *flow, guint index)
{
  const KntLine *before = index > 0 ? knt_flow_get_line (flow, index - 1) : NULL;
  const KntLine *line = knt_flow_get_line (flow, index);

  return before != NULL && before->page == line->page && line->box.x0 > before->box.x0 &&
         fabs (line->box.y1 - before->box.y1) < 0.3 * flow->layout->leading;
}

static gboolean
changes_style (const KntFlow *flow, guint index)
{
  return knt_layout_get_style (flow->layout, knt_flow_get_line (flow, index - 1)) !=
         knt_layout_get_style (flow->layout, knt_flow_get_line (flow, index));
}

static gboolean
may_begin (const KntFlow *flow, const KntFormRules *rules, guint index, guint last_end)
{
  if (is_beside (flow, index))
    return FALSE;

  return index == 0 || index == last_end ||
         knt_flow_get_line (flow, index - 1)->page != knt_flow_get_line (flow, index)->page ||
         knt_line_ends_sentence (knt_flow_get_line (flow, index - 1)) || knt_flow_breaks_before (flow, index) ||
         knt_layout_ends_short (flow->layout, knt_flow_get_line (flow, index - 1), knt_flow_get_line (flow, index)) ||
         may_close (flow, rules, index - 1) ||
         (knt_layout_get_style (flow->layout, knt_flow_get_line (flow, index - 1)) != KNT_LINE_PLAIN &&
          changes_style (flow, index));
}

/* How many of the lines may be a heading, which goes over no page's end. */
static guint
count_heading_lines (const KntFlow *flow, guint first, guint end)
{
  guint n = 1, n_rows = 1;

  for (; first + n < end && knt_flow_get_line (flow, first + n)->page == knt_flow_get_line (flow, first)->page; n++) {
    n_rows += !is_beside (flow, first + n);
    if (n_rows > HEADING_ROWS)
      break;
  }

  return n;
}

static gboolean
begins_sentence (const KntLine *line)
{
  gunichar c = g_utf8_get_char (line->text);

  return g_unichar_isupper (c) || g_unichar_isdigit (c);
}

/* How many of these may be one heading whatever it says: a short line with a capital below it is the end of it. */
static guint
count_whole_lines (const KntFlow *flow, guint first, guint limit)
{
  for (guint n = 1; n < limit; n++) {
    const KntLine *line = knt_flow_get_line (flow, first + n);

    if (is_beside (flow, first + n))
      continue;
    if (g_str_has_prefix (line->text, "1. ") || changes_style (flow, first + n))
      return n;
    /* Of a row in pieces the last may stand at the right edge. */
    if (begins_sentence (line) && is_beside (flow, first + n - 1))
      return n;
    if (begins_sentence (line) && knt_layout_ends_short (flow->layout, knt_flow_get_line (flow, first + n - 1), line))
      return n;
  }

  return limit;
}

/* Who answers may be set in bold, and the line that ends the name be plain for the answer that begins in it: that looks like
 * the end of a paragraph. */
static char *
match_speaker (const KntFlow *flow, const KntFormRules *rules, guint first, guint end, char **text, KntTurnRole *role)
{
  gsize length = strlen (*text);

  for (guint last = end; rules->answer_opening != NULL && last < MIN (first + SPEAKER_LINES, flow->lines->len);
       last++) {
    const KntLine *before = knt_flow_get_line (flow, last - 1), *line = knt_flow_get_line (flow, last);
    g_autofree char *more = NULL;

    if (knt_line_ends_sentence (before) || before->page != line->page ||
        line->box.y1 - before->box.y1 > KNT_LAYOUT_GAP * flow->layout->leading)
      return NULL;
    more = knt_flow_dup_text (flow, first, last + 1);
    if (knt_regex_find_group_end (rules->answer_opening, more, "cut") <= length)
      continue;
    g_free (*text);
    *text = g_steal_pointer (&more);
    *role = KNT_TURN_ANSWER;
    return match_one (rules->answer_opening, *text);
  }

  return NULL;
}

/* Whether an answer is being read: what opens one says nothing new there, and may be no more than a word and a colon. */
static gboolean
is_within_answer (GPtrArray *turns)
{
  for (guint i = turns->len; i > 0; i--) {
    const KntTurn *turn = turns->pdata[i - 1];

    if (turn->role != KNT_TURN_ASIDE)
      return turn->role == KNT_TURN_ANSWER;
  }

  return FALSE;
}

/* Whether the paragraph begins with a longer label of its answer than those first lines of it, which look like one. */
static gboolean
is_longer_opening (const KntFlow *flow, const KntFormRules *rules, guint first, guint end, gsize length)
{
  g_autofree char *text = rules->answer_opening != NULL ? knt_flow_dup_text (flow, first, end) : NULL;

  return text != NULL && knt_regex_find_group_end (rules->answer_opening, text, "cut") > length;
}

/* Looks at a paragraph whole, then for the fewest lines that make a heading, for it often stands right above the text.
 * Returns the end of what the turn's own lines take up, or 0. */
static guint
find_turn_at (const KntFlow *flow, const KntFormRules *rules, guint first, gboolean may_open, GPtrArray *turns)
{
  g_autofree char *text = NULL;
  KntTurnRole role;
  guint end = first + 1, limit, whole;
  gboolean is_whole;
  char *value;

  while (end < flow->lines->len && end - first < MARK_LINES && !knt_flow_breaks_before (flow, end))
    end++;

  limit = count_heading_lines (flow, first, end);
  whole = count_whole_lines (flow, first, limit);
  is_whole = whole < limit || first + limit == end ||
             knt_flow_get_line (flow, first + limit)->page != knt_flow_get_line (flow, first)->page;
  for (guint i = is_whole ? 0 : 1; i <= limit; i++) {
    guint n = i == 0 ? whole : i;
    g_autofree char *heading = knt_flow_dup_text (flow, first, first + n);

    if ((value = match_heading (rules, heading, &role)) != NULL && role == KNT_TURN_ANSWER && first + n < end &&
        is_longer_opening (flow, rules, first, end, strlen (heading))) {
      g_free (value);
      break;
    }
    if (value != NULL) {
      add_turn (turns, role, first, first + n, value, g_steal_pointer (&heading));
      return first + n;
    }
  }

  if (!may_open)
    return 0;
  for (guint i = first; i + 1 < end; i++) {
    if (may_close (flow, rules, i))
      end = i + 1;
  }
  text = knt_flow_dup_text (flow, first, end);
  if ((value = match_opening (rules, text, &role)) == NULL &&
      (value = match_speaker (flow, rules, first, end, &text, &role)) == NULL)
    return 0;
  if (role == KNT_TURN_ANSWER && *value == '\0' && is_within_answer (turns)) {
    g_free (value);
    return 0;
  }
  add_turn (turns, role, first, first, value, g_steal_pointer (&text));

  return first + 1;
}

static int
compare_turns (gconstpointer a, gconstpointer b)
{
  const KntTurn *one = *(const KntTurn *const *) a, *other = *(const KntTurn *const *) b;

  return (one->first > other->first) - (one->first < other->first);
}

/* Whether neither a question nor an answer is being read: names and rules of procedure stand above each other there, and end
 * in no full stop. */
static gboolean
is_among_headings (const KntFlow *flow, GPtrArray *turns, guint index)
{
  const KntTurn *turn = NULL;

  for (guint i = turns->len; i > 0; i--) {
    turn = turns->pdata[i - 1];
    if (turn->role != KNT_TURN_ASIDE)
      break;
  }

  return !is_beside (flow, index) &&
         (turn == NULL || (turn->role != KNT_TURN_QUESTION && turn->role != KNT_TURN_ANSWER));
}

/* A label in the column beside the text turns the question that begins at its height. */
static void
find_labels_beside (const KntFlow *flow, const KntFormRules *rules, GPtrArray *turns)
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
    add_turn (turns, KNT_TURN_QUESTION, first, first, value, g_strdup (line->text));
    ((KntTurn *) turns->pdata[turns->len - 1])->is_beside = TRUE;
  }
  g_ptr_array_sort (turns, compare_turns);
}

static GPtrArray *
list_turns (const KntFlow *flow, const KntFormRules *rules)
{
  GPtrArray *turns = g_ptr_array_new_with_free_func (turn_free);
  guint last_end = 0;

  for (guint i = 0; i < flow->lines->len;) {
    gboolean is_beginning = may_begin (flow, rules, i, last_end);
    guint end =
      is_beginning || is_among_headings (flow, turns, i) ? find_turn_at (flow, rules, i, is_beginning, turns) : 0;

    last_end = end > 0 ? end : last_end;
    i = end > 0 ? end : i + 1;
  }
  find_labels_beside (flow, rules, turns);

  return turns;
}

/* Whether it begins a question with a number that is part of its text. */
static gboolean
is_opening (const KntFlow *flow, const KntTurn *turn)
{
  return turn->role == KNT_TURN_QUESTION && turn->is_opening && turn->first < flow->lines->len;
}

/* How much of the line that a question begins with is its number, with a word before it, in bytes; 0 where it has none. */
static gsize
measure_label (const KntFlow *flow, const KntTurn *turn)
{
  const char *text = knt_flow_get_line (flow, turn->first)->text, *p = text;

  while (g_ascii_isalpha (*p) || g_ascii_isspace (*p))
    p++;
  if (*turn->value == '\0' || !g_str_has_prefix (p, turn->value))
    return 0;
  p += strlen (turn->value);

  return p + strspn (p, " \t.):") - text;
}

/* The number of a question may be all that there is in its line. */
static guint
find_text_line (const KntFlow *flow, const KntTurn *turn)
{
  gsize label = measure_label (flow, turn);
  gboolean is_alone = label > 0 && knt_flow_get_line (flow, turn->first)->text[label] == '\0';

  return is_alone && turn->first + 1 < flow->lines->len ? turn->first + 1 : turn->first;
}

static KntTurnType
get_type (const KntFlow *flow, guint index)
{
  const KntLine *line = knt_flow_get_line (flow, index);

  return (KntTurnType) { line->size, knt_layout_get_style (flow->layout, line), FALSE };
}

/**
 * knt_turn_type_is_at:
 * @index: of a line
 *
 * Returns: whether that line is set in that type
 */
gboolean
knt_turn_type_is_at (const KntTurnType *self, const KntFlow *flow, guint index)
{
  KntTurnType other = get_type (flow, index);

  return fabs (self->size - other.size) < 0.4 && self->style == other.style;
}

/**
 * knt_turns_get_region_end:
 *
 * Returns: index of the line at which the next turn begins
 */
guint
knt_turns_get_region_end (const KntFlow *flow, GPtrArray *turns, guint index)
{
  return index + 1 < turns->len ? ((KntTurn *) turns->pdata[index + 1])->first : flow->lines->len;
}

static gboolean
asks (const KntFlow *flow, GPtrArray *turns, guint index)
{
  const KntTurn *turn = turns->pdata[index];

  for (guint i = turn->first; i < knt_turns_get_region_end (flow, turns, index); i++) {
    if (strchr (knt_flow_get_line (flow, i)->text, '?') != NULL)
      return TRUE;
  }

  return FALSE;
}

/* Whether text of another type stands between this turn and the next; a heading is none. */
static gboolean
changes_type (const KntFlow *flow, GPtrArray *turns, guint index)
{
  guint first = find_text_line (flow, turns->pdata[index]);
  KntTurnType type = get_type (flow, first);

  for (guint i = first + 1; i < knt_turns_get_region_end (flow, turns, index); i++) {
    if (!knt_turn_type_is_at (&type, flow, i) && knt_line_ends_sentence (knt_flow_get_line (flow, i)))
      return TRUE;
  }

  return FALSE;
}

/* How the openings that ask something are set. */
typedef struct {
  KntTurnType type;
  guint n;
  guint n_changes;
} TypeCount;

/* Finds the type of most openings that ask something, and whether it tells them from their answers. */
static KntTurnType
find_type (const KntFlow *flow, GPtrArray *turns)
{
  TypeCount counts[8] = { 0 };
  const TypeCount *best = counts;
  KntTurnType type;
  guint n_types = 0;

  for (guint i = 0; i < turns->len; i++) {
    const KntTurn *turn = turns->pdata[i];
    guint t = 0, first;

    if (!is_opening (flow, turn) || !asks (flow, turns, i))
      continue;

    first = find_text_line (flow, turn);
    while (t < n_types && !knt_turn_type_is_at (&counts[t].type, flow, first))
      t++;
    if (t == G_N_ELEMENTS (counts))
      continue;
    n_types = MAX (n_types, t + 1);
    counts[t].type = get_type (flow, first);
    counts[t].n++;
    counts[t].n_changes += changes_type (flow, turns, i);
  }

  for (guint t = 0; t < n_types; t++)
    best = counts[t].n > best->n ? &counts[t] : best;
  type = best->type;
  type.tells = best->n > 0 && best->n_changes >= TYPE_SHARE * best->n;

  return type;
}

/* Whether that opening is the next question. A row of a table may have its number and its type, but asks nothing. */
static gboolean
is_next_question (const KntFlow *flow, const KntTurnType *type, GPtrArray *turns, guint index, guint64 last)
{
  const KntTurn *turn = turns->pdata[index];
  guint64 number = g_ascii_strtoull (turn->value, NULL, 10);
  gboolean does_ask = asks (flow, turns, index);

  if (!type->tells)
    return number == last + 1 && does_ask;
  if (number <= last || number > last + SKIP || !knt_turn_type_is_at (type, flow, find_text_line (flow, turn)))
    return FALSE;

  for (guint i = index + 1; i < turns->len && !does_ask; i++) {
    const KntTurn *other = turns->pdata[i];

    if (is_opening (flow, other) && g_str_equal (other->value, turn->value) && asks (flow, turns, i))
      return FALSE;
  }

  return does_ask || number == last + 1;
}

/* Where questions count up, a numbered line that does not go on is part of what is above it. */
static void
drop_uncounted (const KntFlow *flow, const KntTurnType *type, GPtrArray *turns)
{
  guint64 last = 0;

  for (guint i = 0; i < turns->len; i++) {
    KntTurn *turn = turns->pdata[i];

    if (!is_opening (flow, turn))
      continue;

    if (is_next_question (flow, type, turns, i, last))
      last = g_ascii_strtoull (turn->value, NULL, 10);
    else
      turn->role = KNT_TURN_ASIDE;
  }
}

/* What stands before the words of a question or answer may take up several lines, and what tells that it does may stand
 * further on. Returns whether anything does. */
static gboolean
cut_opening (KntFlow *flow, KntPattern *opening, KntTurn *turn)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize starts[SPEAKER_LINES];

  for (guint n = 0; opening != NULL && n < SPEAKER_LINES && turn->first + n < flow->lines->len; n++) {
    gsize end;
    guint at = n;

    starts[n] = text->len;
    g_string_append (text, knt_flow_get_line (flow, turn->first + n)->text);
    end = knt_regex_find_group_end (opening, text->str, "cut");
    if (end > 0) {
      while (at > 0 && end <= starts[at])
        at--;
      turn->end = turn->first + at;
      if (end - starts[at] < strlen (knt_flow_get_line (flow, turn->end)->text))
        knt_flow_cut_line (flow, turn->end, end - starts[at]);
      else
        turn->end++;
      return TRUE;
    }
    g_string_append_c (text, ' ');
  }

  return FALSE;
}

/* The number before a question is its label, no part of it; neither is who asks or answers, so far as the form says. */
static void
cut_labels (KntFlow *flow, const KntFormRules *rules, GPtrArray *turns)
{
  for (guint i = 0; i < turns->len; i++) {
    KntTurn *turn = turns->pdata[i];
    gsize label;

    if (turn->role == KNT_TURN_ANSWER && turn->is_opening)
      cut_opening (flow, rules->answer_opening, turn);
    if (!is_opening (flow, turn) || turn->is_beside || cut_opening (flow, rules->question_opening, turn))
      continue;

    label = measure_label (flow, turn);
    if (find_text_line (flow, turn) > turn->first)
      turn->end = turn->first + 1;
    else if (label > 0 && knt_flow_get_line (flow, turn->first)->text[label] != '\0')
      knt_flow_cut_line (flow, turn->first, label);
  }
}

/**
 * knt_turns_find:
 * @type: (out): how the questions are set
 *
 * Finds where questions and answers begin, by how a form says that they do. Numbers before questions and the names of those
 * who answer are taken out of the running text.
 *
 * Returns: (transfer full) (element-type KntTurn): in order
 */
GPtrArray *
knt_turns_find (KntFlow *flow, const KntFormRules *rules, KntTurnType *type)
{
  GPtrArray *turns = list_turns (flow, rules);

  *type = (KntTurnType) { 0 };
  if (rules->questions_count) {
    *type = find_type (flow, turns);
    drop_uncounted (flow, type, turns);
  }
  cut_labels (flow, rules, turns);

  return turns;
}
