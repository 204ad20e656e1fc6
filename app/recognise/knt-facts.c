/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-facts.h"
#include "knt-join.h"

/* What several places say together is no longer than this, or they do not name one thing. */
#define JOINED_CHARS 160
/* A fact that takes up several lines takes up at most so many. */
#define FACT_LINES 4

static void
fact_free (gpointer data)
{
  KntFact *self = data;

  g_free (self->name);
  g_free (self->value);
  g_free (self);
}

static KntFact *
find_fact (GPtrArray *facts, const char *name)
{
  for (guint i = 0; i < facts->len; i++) {
    if (g_str_equal (((KntFact *) facts->pdata[i])->name, name))
      return facts->pdata[i];
  }

  return NULL;
}

/* Adds each of the values between semicolons that is not there. */
static void
add_values (KntFact *fact, const char *values)
{
  g_auto (GStrv) there = g_strsplit (fact->value, "; ", -1);
  g_auto (GStrv) more = g_strsplit (values, "; ", -1);
  g_autoptr (GString) joined = g_string_new (fact->value);

  for (guint i = 0; more[i] != NULL; i++) {
    if (!g_strv_contains ((const char *const *) there, more[i]))
      g_string_append_printf (joined, "; %s", more[i]);
  }
  g_set_str (&fact->value, joined->str);
}

/* The value as the fact has it, or %NULL where it is none. */
static char *
finish_value (const KntFactRule *rule, const KntFormRules *rules, const char *value)
{
  g_autofree char *clean = knt_cleanings_apply (rule->cleanings, value);

  if (rule->is_date)
    return knt_facts_dup_iso_date (clean, (const char *const *) rules->months);

  return *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

/* Whether no more need be looked at. @values takes what was found, each once.
 * @value: (transfer full) (nullable): what the pattern has */
static gboolean
take_value (const KntFactRule *rule, const KntFormRules *rules, char *value, GPtrArray *values)
{
  g_autofree char *taken = value;
  char *finished = value != NULL ? finish_value (rule, rules, value) : NULL;

  if (finished == NULL)
    return FALSE;

  if (g_ptr_array_find_with_equal_func (values, finished, g_str_equal, NULL))
    g_free (finished);
  else
    g_ptr_array_add (values, finished);

  return rule->is_same ? values->len > 1 : !rule->is_joined;
}

/* The line at @index; where the rule says so with those below it, as a note at the foot of a page takes up several. */
static char *
dup_lines (const KntFactRule *rule, GPtrArray *lines, guint index)
{
  const KntLine *line = lines->pdata[index];
  g_autoptr (GString) text = g_string_new (line->text);

  for (guint i = index + 1; rule->by_lines && i < MIN (index + FACT_LINES, lines->len); i++) {
    if (((KntLine *) lines->pdata[i])->page == line->page)
      g_string_append_printf (text, "\n%s", ((KntLine *) lines->pdata[i])->text);
  }

  return knt_join_lines (text->str, NULL, NULL);
}

/* Lines are looked at as they stand on the page, furniture and side column with them. */
static void
find_in_lines (const KntFactRule *rule, const KntFormRules *rules, const KntFlow *flow, GPtrArray *values)
{
  GPtrArray *lines = flow->layout->lines;

  for (guint i = 0; i < lines->len; i++) {
    const KntLine *line = lines->pdata[i];
    g_autofree char *text = NULL;
    char *value;

    if (line->page > rule->pages)
      break;

    text = dup_lines (rule, lines, i);
    value = knt_regex_dup_group (rule->pattern, text, "value");
    if (value != NULL && *value == '\0' && rule->next && i + 1 < lines->len)
      g_set_str (&value, ((KntLine *) lines->pdata[i + 1])->text);
    if (take_value (rule, rules, value, values))
      break;
  }
}

/* What stands in the margin to the left of @line, on its row. */
static const char *
find_beside (const KntFlow *flow, const KntLine *line)
{
  for (guint i = 0; i < flow->layout->lines->len; i++) {
    const KntLine *beside = flow->layout->lines->pdata[i];
    double middle = (line->box.y0 + line->box.y1) / 2;

    if (beside->page > line->page)
      break;
    if (beside->page == line->page && flow->layout->kinds[i] != KNT_LINE_FLOW && beside->box.x1 < line->box.x0 &&
        beside->box.y0 < middle && beside->box.y1 > middle)
      return beside->text;
  }

  return NULL;
}

static char *
dup_with_beside (const KntFlow *flow, const KntParagraph *paragraph)
{
  const char *beside = find_beside (flow, knt_flow_get_line (flow, paragraph->first));

  return beside != NULL ? g_strconcat (beside, " ", paragraph->text, NULL) : NULL;
}

static void
find_in_paragraphs (const KntFactRule *rule,
                    const KntFormRules *rules,
                    GPtrArray *paragraphs,
                    const KntFlow *flow,
                    GPtrArray *values)
{
  for (guint i = 0; i < paragraphs->len; i++) {
    const KntParagraph *paragraph = paragraphs->pdata[i];
    g_autofree char *row = NULL;
    const char *text = paragraph->text;
    char *value;

    if (knt_flow_get_line (flow, paragraph->first)->page > rule->pages)
      break;

    if (rule->is_beside)
      text = row = dup_with_beside (flow, paragraph);
    value = text != NULL ? knt_regex_dup_group (rule->pattern, text, "value") : NULL;
    if (value != NULL && *value == '\0' && rule->next && i + 1 < paragraphs->len)
      g_set_str (&value, ((KntParagraph *) paragraphs->pdata[i + 1])->text);
    if (take_value (rule, rules, value, values))
      break;
  }
}

/* What the places that a rule found come to. */
static char *
conclude (const KntFactRule *rule, GPtrArray *values)
{
  g_autofree char *joined = NULL;

  if (values->len == 0 || (rule->is_same && values->len > 1))
    return NULL;

  g_ptr_array_add (values, NULL);
  joined = g_strjoinv ("; ", (char **) values->pdata);
  if (values->len > 2 && g_utf8_strlen (joined, -1) > JOINED_CHARS)
    return NULL;

  return g_steal_pointer (&joined);
}

/**
 * knt_facts_find:
 *
 * Looks for each fact by the rules of a form, in their order: the first rule that finds something decides.
 *
 * Returns: (transfer full) (element-type KntFact): what was found
 */
GPtrArray *
knt_facts_find (const KntFlow *flow, const KntFormRules *rules)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func (fact_free);
  g_autoptr (GPtrArray) paragraphs = NULL;
  guint end = 0, pages = 0;

  for (guint i = 0; i < rules->facts->len; i++) {
    const KntFactRule *rule = rules->facts->pdata[i];

    /* A paragraph may go on over the page. */
    if (!rule->by_line)
      pages = MAX (pages, rule->pages + 1);
  }
  while (end < flow->lines->len && knt_flow_get_line (flow, end)->page <= pages)
    end++;
  paragraphs = knt_flow_list_paragraphs (flow, 0, end);

  for (guint i = 0; i < rules->facts->len; i++) {
    const KntFactRule *rule = rules->facts->pdata[i];
    g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
    g_autofree char *value = NULL;
    KntFact *fact = find_fact (facts, rule->name);

    if (rule->is_added != (fact != NULL))
      continue;

    if (rule->by_line)
      find_in_lines (rule, rules, flow, values);
    else
      find_in_paragraphs (rule, rules, paragraphs, flow, values);
    value = conclude (rule, values);
    if (value == NULL)
      continue;

    if (fact != NULL) {
      add_values (fact, value);
      continue;
    }
    fact = g_new0 (KntFact, 1);
    fact->name = g_strdup (rule->name);
    fact->value = g_steal_pointer (&value);
    g_ptr_array_add (facts, fact);
  }

  return facts;
}

/**
 * knt_facts_dup_iso_date:
 * @text: such as `9 oktober 2025` or `9.10.2025`
 * @months: the twelve names, lower case
 *
 * Returns: (transfer full) (nullable): the date as ISO 8601, %NULL where it is none
 */
char *
knt_facts_dup_iso_date (const char *text, const char *const *months)
{
  g_autofree char *normal = knt_join_lines (text, NULL, NULL);
  g_auto (GStrv) words = g_strsplit_set (normal, " ./", -1);
  int numbers[3] = { 0 }; /* day, month, year */
  guint n = 0;

  for (guint i = 0; words[i] != NULL && n < G_N_ELEMENTS (numbers); i++) {
    g_autofree char *word = g_utf8_strdown (words[i], -1);

    if (*word == '\0')
      continue;
    if (n == 1) {
      for (int m = 0; months[m] != NULL; m++) {
        if (g_str_equal (months[m], word))
          numbers[n] = m + 1;
      }
      if (numbers[n] == 0)
        numbers[n] = CLAMP (g_ascii_strtoll (word, NULL, 10), 0, 12);
    } else {
      numbers[n] = CLAMP (g_ascii_strtoll (word, NULL, 10), 0, 9999);
    }
    n++;
  }

  if (numbers[1] == 0 || !g_date_valid_dmy (numbers[0], numbers[1], numbers[2]) || numbers[2] < 1000)
    return NULL;

  return g_strdup_printf ("%04d-%02d-%02d", numbers[2], numbers[1], numbers[0]);
}
