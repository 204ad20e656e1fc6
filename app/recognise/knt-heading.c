/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "knt-heading.h"
#include "knt-numbered.h"
#include "knt-sequence.h"

/* A heading is at most this long. */
#define HEADING_LINES 4
#define HEADING_BYTES 400
/* And a name below a signature at most this. */
#define NAME_BYTES 60
/* Numbered answers begin at most so many lines below the heading that is above all of them. */
#define ANSWERS_REACH 8
/* A heading that comes at least so often is no part of the paper; one in the table of contents may count. */
#define LABEL_REPEATS 3
/* A range of labels that names more is no range. */
#define RANGE_LENGTH 300

static void
heading_free (gpointer data)
{
  KntHeading *self = data;

  g_free (self->text);
  g_free (self->value);
  g_free (self);
}

/* Whether running text could not go on into this line. */
static gboolean
may_begin (const KntFlow *flow, guint index, guint last_end)
{
  const KntLine *line = knt_flow_get_line (flow, index);

  return index == 0 || index == last_end || knt_flow_get_line (flow, index - 1)->page != line->page ||
         knt_line_ends_sentence (knt_flow_get_line (flow, index - 1)) || knt_flow_breaks_before (flow, index);
}

/* Whether a line was begun on purpose: its first word would have fitted on the one before. */
static gboolean
begins_on_purpose (const KntFlow *flow, guint index)
{
  return index > 0 &&
         knt_layout_ends_short (flow->layout, knt_flow_get_line (flow, index - 1), knt_flow_get_line (flow, index));
}

/* How many lines from there are set alike with no paragraph between. */
static guint
count_alike (const KntFlow *flow, guint first, guint limit)
{
  KntLineStyle style = knt_layout_get_style (flow->layout, knt_flow_get_line (flow, first));
  guint n = 1;

  while (n < limit && first + n < flow->lines->len && !knt_flow_breaks_before (flow, first + n) &&
         knt_layout_get_style (flow->layout, knt_flow_get_line (flow, first + n)) == style)
    n++;

  return n;
}

static gboolean
match_one (KntPattern *regex, const char *group, const char *text, KntHeading *heading)
{
  heading->value = regex != NULL ? knt_regex_dup_group (regex, text, group) : NULL;

  return heading->value != NULL;
}

static gboolean
match_any (GPtrArray *regexes, const char *group, const char *text, KntHeading *heading)
{
  for (guint i = 0; i < regexes->len; i++) {
    if (match_one (regexes->pdata[i], group, text, heading))
      return TRUE;
  }

  return FALSE;
}

static gboolean
match_label (const KntFormRules *rules, const char *text, KntHeading *heading)
{
  heading->role = KNT_HEADING_QUESTION;
  if (match_one (rules->question_label, "labels", text, heading))
    return TRUE;

  heading->role = KNT_HEADING_ANSWER;
  return match_one (rules->answer_label, "labels", text, heading);
}

static gboolean
match_role (const KntFormRules *rules, const char *text, KntHeading *heading)
{
  g_autofree char *name = NULL;

  heading->role = KNT_HEADING_ANSWERS;
  if (match_any (rules->answer_sections, "value", text, heading))
    return TRUE;

  heading->role = KNT_HEADING_SECTION;
  if (match_any (rules->sections, "value", text, heading))
    return TRUE;

  heading->role = KNT_HEADING_TOPIC;
  if (match_any (rules->topics, "value", text, heading))
    return TRUE;

  heading->role = KNT_HEADING_GROUP;
  if (!match_any (rules->group_headings, "name", text, heading))
    return FALSE;

  name = g_steal_pointer (&heading->value);
  heading->value = knt_cleanings_apply (rules->group_cleanings, name);
  return TRUE;
}

/* Hardly anything is a heading, so that a table of contents is thought of last. */
static gboolean
match_heading (const KntFormRules *rules, const char *text, KntHeading *heading)
{
  if (!match_role (rules, text, heading))
    return FALSE;

  if (knt_regexes_match (rules->contents, text))
    g_clear_pointer (&heading->value, g_free);

  return heading->value != NULL;
}

static gboolean
match_end (const KntFormRules *rules, const char *text, KntHeading *heading)
{
  heading->role = KNT_HEADING_END;

  return match_any (rules->ends, "value", text, heading);
}

/* The lines from a place on, and the first few of them joined, once they were asked for. */
typedef struct {
  const KntFlow *flow;
  const KntFormRules *rules;
  guint index;
  char *texts[HEADING_LINES];
} Place;

static void
place_clear (Place *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->texts); i++)
    g_free (self->texts[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static gboolean
try_lines (Place *place,
           guint n,
           gboolean (*match) (const KntFormRules *rules, const char *text, KntHeading *heading),
           KntHeading *heading)
{
  char **text = &place->texts[n - 1];

  if (*text == NULL)
    *text = knt_flow_dup_text (place->flow, place->index, place->index + n);
  if (strlen (*text) > HEADING_BYTES || !match (place->rules, *text, heading))
    return FALSE;

  heading->first = place->index;
  heading->end = place->index + n;
  heading->text = g_strdup (*text);
  return TRUE;
}

/* Whether nothing but a name or two stands there, in lines that do not go on. */
static gboolean
are_names (const KntFlow *flow, guint first, guint end)
{
  for (guint i = first; i < end; i++) {
    const char *text = knt_flow_get_line (flow, i)->text;

    if (strlen (text) > NAME_BYTES || !g_unichar_isupper (g_utf8_get_char (text)) || strpbrk (text, "?!:;") != NULL)
      return FALSE;
  }

  return TRUE;
}

/* A signature, with the names below it as well where they make one paragraph; one that begins an answer's sentence, “De
 * minister van Financiën heeft …”, is none. */
static gboolean
find_end (Place *place, guint alike, KntHeading *heading)
{
  for (guint n = alike; n > 0; n--) {
    if (n <= HEADING_LINES && are_names (place->flow, place->index + n, place->index + alike) &&
        try_lines (place, n, match_end, heading))
      return TRUE;
  }

  return FALSE;
}

static void
heading_take (KntHeading *self, KntHeading *other)
{
  g_free (self->text);
  g_free (self->value);
  *self = *other;
  *other = (KntHeading) { 0 };
}

/* Of the lines that are set alike, those up to the first that is a label, which belongs to what is below it. */
static guint
count_up_to_label (const Place *place, guint alike)
{
  for (guint n = 1; n < alike; n++) {
    g_auto (Place) next = { place->flow, place->rules, place->index + n, { NULL } };
    KntHeading label = { 0 };
    gboolean found = try_lines (&next, 1, match_label, &label);

    g_free (label.text);
    g_free (label.value);
    if (found)
      return n;
  }

  return alike;
}

/* A label on lines of its own. One that names questions may go on naming them on the next line. */
static gboolean
find_label_at (Place *place, guint alike, KntHeading *heading)
{
  gboolean found = FALSE;

  for (guint n = 1; n <= MIN (alike, HEADING_LINES); n++) {
    KntHeading longer = { 0 };

    if (try_lines (place, n, match_label, &longer)) {
      heading_take (heading, &longer);
      found = TRUE;
      if (*heading->value == '\0')
        return TRUE;
    }
  }

  return found;
}

static gboolean
find_at (const KntFlow *flow, const KntFormRules *rules, guint index, gboolean may_begin, KntHeading *heading)
{
  g_auto (Place) place = { flow, rules, index, { NULL } };
  gboolean is_item;
  guint alike;

  if (strlen (knt_flow_get_line (flow, index)->text) > HEADING_BYTES)
    return FALSE;

  alike = count_alike (flow, index, HEADING_LINES + 1);
  if (find_label_at (&place, alike, heading))
    return TRUE;
  if (!may_begin)
    return FALSE;

  alike = count_up_to_label (&place, alike);
  is_item =
    rules->question_item != NULL && knt_regex_matches (rules->question_item, knt_flow_get_line (flow, index)->text);
  /* A heading is a paragraph of its own; where it is not, the fewest lines that make one. */
  if (find_end (&place, alike, heading) ||
      (alike <= HEADING_LINES && try_lines (&place, alike, match_heading, heading)))
    return TRUE;
  for (guint n = 1; n < MIN (alike, HEADING_LINES); n++) {
    /* A sentence may happen to be broken behind the name of a group, “De leden van de Volt-fractie ⏎ vragen …”, or amid an
     * item of a list, “1. Hoe ziet de minister ⏎ Nederland …”. */
    gboolean goes_on = g_unichar_islower (g_utf8_get_char (knt_flow_get_line (flow, index + n)->text)) ||
                       (is_item && !begins_on_purpose (flow, index + n));

    if (!goes_on && try_lines (&place, n, match_heading, heading))
      return TRUE;
  }

  return FALSE;
}

static gboolean
cut_label (KntFlow *flow, guint index, KntPattern *regex, KntHeadingRole role, KntHeading *heading)
{
  const KntLine *line = knt_flow_get_line (flow, index);
  gsize length;

  heading->value = regex != NULL ? knt_regex_dup_group_at_start (regex, line->text, "labels", &length) : NULL;
  if (heading->value == NULL)
    return FALSE;

  while (g_ascii_isspace (line->text[length]))
    length++;
  heading->role = role;
  heading->text = g_strndup (line->text, length);
  heading->first = heading->end = index;
  if (line->text[length] == '\0')
    heading->end++;
  else
    knt_flow_cut_line (flow, index, length);

  return TRUE;
}

/* Finds a label before the text that it is the label of, and takes it out of the running text. */
static gboolean
cut_label_at (KntFlow *flow, const KntFormRules *rules, GHashTable *numbers, guint index, KntHeading *heading)
{
  gpointer role;

  if (g_hash_table_lookup_extended (numbers, GUINT_TO_POINTER (index), NULL, &role))
    return cut_label (flow, index, rules->question_number, GPOINTER_TO_INT (role), heading);

  return cut_label (flow, index, rules->question_inline, KNT_HEADING_QUESTION, heading) ||
         cut_label (flow, index, rules->answer_inline, KNT_HEADING_ANSWER, heading);
}

/* Labels that say themselves what they are go before numbers that do not. */
static GHashTable *
find_numbers (const KntFlow *flow, const KntFormRules *rules)
{
  GHashTable *numbers = knt_sequence_find (flow, rules);
  guint n_labels = 0;

  if (g_hash_table_size (numbers) == 0)
    return numbers;

  for (guint i = 0; i < flow->lines->len; i++) {
    const char *text = knt_flow_get_line (flow, i)->text;

    n_labels += (rules->question_label != NULL && knt_regex_matches (rules->question_label, text)) ||
                (rules->question_inline != NULL && knt_regex_matches (rules->question_inline, text));
  }
  if (2 * n_labels > g_hash_table_size (numbers))
    g_hash_table_remove_all (numbers);

  return numbers;
}

static gboolean
has_lower_case (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    if (g_unichar_islower (g_utf8_get_char (p)))
      return TRUE;
  }

  return FALSE;
}

/* A heading in capitals does not tell how the group is spelled: the text does. */
static void
restore_case (const KntFlow *flow, GPtrArray *headings)
{
  g_autofree char *text = NULL;

  for (guint i = 0; i < headings->len; i++) {
    KntHeading *heading = headings->pdata[i];
    g_autofree char *name = NULL;
    g_autofree char *pattern = NULL;
    g_autoptr (GRegex) regex = NULL;
    g_autoptr (GMatchInfo) match = NULL;

    if (heading->role != KNT_HEADING_GROUP || has_lower_case (heading->text))
      continue;
    if (text == NULL)
      text = knt_flow_dup_text (flow, 0, flow->lines->len);

    name = g_regex_escape_string (heading->value, -1);
    pattern = g_strdup_printf ("\\b(?=\\p{Lu}|\\d)%s\\b", name);
    regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
    for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL)) {
      g_autofree char *found = g_match_info_fetch (match, 0);

      if (has_lower_case (found) && !g_unichar_islower (g_utf8_get_char (found))) {
        g_set_str (&heading->value, found);
        break;
      }
    }
  }
}

/* The heading above all answers, each of which has its number, labels none itself. */
static gboolean
is_above_numbered_answers (GHashTable *numbers, const KntFlow *flow, const KntHeading *heading)
{
  gpointer role = GINT_TO_POINTER (KNT_HEADING_QUESTION);

  if (heading->role != KNT_HEADING_ANSWER || *heading->value != '\0')
    return FALSE;

  for (guint i = heading->end; i < MIN (flow->lines->len, heading->end + ANSWERS_REACH); i++) {
    if (g_hash_table_lookup_extended (numbers, GUINT_TO_POINTER (i), NULL, &role))
      break;
  }

  return GPOINTER_TO_INT (role) == KNT_HEADING_ANSWER;
}

/* What stands above the answers once tells a part of the paper; where it comes again and again, it is each answer's label. */
static void
find_repeated_labels (GPtrArray *headings)
{
  for (guint i = 0; i < headings->len; i++) {
    KntHeading *heading = headings->pdata[i];
    guint n = 1;

    if (heading->role != KNT_HEADING_ANSWERS)
      continue;
    for (guint j = i + 1; j < headings->len; j++) {
      const KntHeading *other = headings->pdata[j];

      n += other->role == KNT_HEADING_ANSWERS && g_str_equal (other->text, heading->text);
    }
    for (guint j = headings->len; n >= LABEL_REPEATS && j > i; j--) {
      KntHeading *other = headings->pdata[j - 1];

      if (other->role == KNT_HEADING_ANSWERS && g_str_equal (other->text, heading->text)) {
        other->role = KNT_HEADING_ANSWER;
        g_set_str (&other->value, "");
      }
    }
  }
}

static GPtrArray *
find_headings (KntFlow *flow, const KntFormRules *rules)
{
  GPtrArray *headings = g_ptr_array_new_with_free_func (heading_free);
  g_autoptr (GHashTable) numbers = find_numbers (flow, rules);
  guint last_end = 0;

  for (guint i = 0; i < flow->lines->len;) {
    KntHeading found = { 0 };

    gboolean is_number = g_hash_table_contains (numbers, GUINT_TO_POINTER (i));
    gboolean begins = may_begin (flow, i, last_end);

    if (is_number ? cut_label_at (flow, rules, numbers, i, &found)
                  : (begins || begins_on_purpose (flow, i)) &&
                      (find_at (flow, rules, i, begins, &found) || cut_label_at (flow, rules, numbers, i, &found))) {
      if (is_above_numbered_answers (numbers, flow, &found))
        found.role = KNT_HEADING_END;
      g_ptr_array_add (headings, g_memdup2 (&found, sizeof found));
      last_end = found.end;
      i = MAX (found.end, i + 1);
    } else {
      i++;
    }
  }

  restore_case (flow, headings);
  find_repeated_labels (headings);
  if (rules->question_repeated != NULL)
    knt_numbered_label (flow, rules, headings);

  return headings;
}

/**
 * knt_headings_find:
 * @rules: of the one form that the flow is read by
 *
 * Finds the lines that say what is below them, by the patterns of a form. A label or heading stands on lines of its own;
 * where a label stands before its text, it is taken out of the flow. They are looked for once, and kept with the flow.
 *
 * Returns: (transfer full) (element-type KntHeading): in order; not to be changed
 */
GPtrArray *
knt_headings_find (KntFlow *flow, const KntFormRules *rules)
{
  if (flow->headings == NULL)
    flow->headings = find_headings (flow, rules);

  return g_ptr_array_ref (flow->headings);
}

/**
 * knt_labels_expand:
 * @text: the labels of a heading, such as `3, 4 en 7 t/m 9`
 *
 * Returns: (transfer full) (element-type utf8): each label that is named, in order and once
 */
GPtrArray *
knt_labels_expand (const KntFormRules *rules, const char *text)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);
  const char *p = text, *before = text;

  while (*p != '\0') {
    g_autofree char *between = NULL;
    g_autofree char *label = NULL;
    const char *end;
    guint64 number, last;

    if (!g_ascii_isdigit (*p)) {
      p++;
      continue;
    }

    between = g_strndup (before, p - before);
    end = p;
    while (g_ascii_isalnum (*end))
      end++;
    label = g_strndup (p, end - p);
    number = g_ascii_strtoull (label, NULL, 10);
    last = labels->len > 0 ? g_ascii_strtoull (labels->pdata[labels->len - 1], NULL, 10) : 0;

    if (labels->len > 0 && rules->label_range != NULL && knt_regex_matches (rules->label_range, between) &&
        number > last && number - last <= RANGE_LENGTH) {
      for (guint64 i = last + 1; i < number; i++)
        g_ptr_array_add (labels, g_strdup_printf ("%" G_GUINT64_FORMAT, i));
    }
    if (!g_ptr_array_find_with_equal_func (labels, label, g_str_equal, NULL))
      g_ptr_array_add (labels, g_steal_pointer (&label));
    before = p = end;
  }

  return labels;
}
