/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "knt-promise.h"

static gboolean
matches (KntPattern *regex, const char *text)
{
  return regex != NULL && g_regex_match (knt_pattern_use (regex, text), text, 0, NULL);
}

static int
find_month (const KntPhrases *phrases, const char *name)
{
  g_autofree char *lower = name != NULL ? g_utf8_strdown (name, -1) : NULL;

  for (int i = 0; lower != NULL && phrases->months[i] != NULL; i++) {
    if (g_str_equal (phrases->months[i], lower))
      return i + 1;
  }

  return 0;
}

/* The date that a term ends with, as `YYYY-MM-DD`; without a year it is the first after @answered. */
static char *
dup_due (const KntPhrases *phrases, const KntTimeRule *rule, GMatchInfo *info, const char *answered)
{
  g_autofree char *day_text = g_match_info_fetch_named (info, "day");
  g_autofree char *month_text = g_match_info_fetch_named (info, "month");
  g_autofree char *year_text = g_match_info_fetch_named (info, "year");
  int day = day_text != NULL ? atoi (day_text) : 0, month = find_month (phrases, month_text);
  int year = year_text != NULL ? atoi (year_text) : 0, answered_year = 0;
  g_autofree char *due = NULL;

  if (rule->due != NULL && sscanf (rule->due, "%2d-%2d", &month, &day) != 2)
    return NULL;
  if (month == 0 || (year == 0 && (answered == NULL || sscanf (answered, "%4d", &answered_year) != 1)))
    return NULL;

  if (year == 0)
    year = answered_year;
  if (!g_date_valid_year (year) || year > 9998)
    return NULL;
  if (day == 0)
    day = g_date_get_days_in_month (month, year);
  due = g_strdup_printf ("%04d-%02d-%02d", year, month, day);
  if (answered_year > 0 && g_strcmp0 (due, answered) < 0) {
    g_free (due);
    due = g_strdup_printf ("%04d-%02d-%02d", ++year, month, day);
  }

  return g_date_valid_dmy (day, month, year) ? g_steal_pointer (&due) : NULL;
}

/* The first rule that fits decides. */
static gboolean
read_term (const KntPhrases *phrases, const char *sentence, const char *answered, KntPromise *promise)
{
  for (guint i = 0; i < phrases->times->len; i++) {
    const KntTimeRule *rule = phrases->times->pdata[i];
    g_autoptr (GMatchInfo) info = NULL;

    if (!g_regex_match (knt_pattern_use (rule->pattern, sentence), sentence, 0, &info))
      continue;
    promise->due_text = g_match_info_fetch (info, 0);
    promise->due = dup_due (phrases, rule, info, answered);
    return TRUE;
  }

  return FALSE;
}

/**
 * knt_promise_read:
 * @sentence: of an answer
 * @answered: (nullable): the answer's ISO 8601 date, from which terms are reckoned
 *
 * Looks whether a sentence promises something: that somebody will be told, or that something will be there at some time. What was
 * to be done before the brief itself is none.
 *
 * Returns: (transfer full) (nullable): what it may promise; never more than a proposal
 */
KntPromise *
knt_promise_read (const KntPhrases *phrases, const char *sentence, const char *answered)
{
  g_autoptr (KntPromise) promise = g_new0 (KntPromise, 1);
  gboolean is_future = matches (phrases->futures, sentence), is_present = matches (phrases->presents, sentence);
  gboolean has_term, tells;

  if (!is_future && !is_present)
    return NULL;

  /* What few sentences have is looked for before what takes longest. */
  tells = matches (phrases->addressees, sentence) && matches (phrases->tells, sentence);
  if ((!tells && !(is_future && matches (phrases->products, sentence))) || matches (phrases->never, sentence))
    return NULL;

  has_term = read_term (phrases, sentence, answered, promise);
  if (promise->due != NULL && answered != NULL && g_strcmp0 (promise->due, answered) < 0)
    return NULL;

  if (tells && is_future)
    promise->confidence = has_term ? 0.9 : 0.7;
  else if (tells && has_term)
    promise->confidence = 0.8;
  else if (!tells && has_term)
    promise->confidence = 0.6;
  else
    return NULL;
  if (matches (phrases->doubts, sentence))
    promise->confidence -= 0.2;

  return g_steal_pointer (&promise);
}

void
knt_promise_free (KntPromise *self)
{
  g_free (self->due);
  g_free (self->due_text);
  g_free (self);
}
