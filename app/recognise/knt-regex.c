/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "knt-form-rules.h"

/**
 * knt_regex_matches:
 *
 * Returns: whether @regex is found in @text; running into its limits counts as not found
 */
gboolean
knt_regex_matches (KntPattern *regex, const char *text)
{
  return g_regex_match_full (knt_pattern_use (regex, text), text, -1, 0, 0, NULL, NULL);
}

/**
 * knt_regexes_match:
 * @regexes: (element-type KntPattern)
 *
 * Returns: whether one of @regexes is found in @text
 */
gboolean
knt_regexes_match (GPtrArray *regexes, const char *text)
{
  for (guint i = 0; i < regexes->len; i++) {
    if (knt_regex_matches (regexes->pdata[i], text))
      return TRUE;
  }

  return FALSE;
}

/**
 * knt_form_rules_ask:
 *
 * Returns: whether something is asked in @text
 */
gboolean
knt_form_rules_ask (const KntFormRules *self, const char *text)
{
  return strchr (text, '?') != NULL || knt_regexes_match (self->question_asks, text);
}

/**
 * knt_form_rules_have_cue:
 * @reach: in bytes
 *
 * Returns: whether @text speaks of those who ask, before @reach
 */
gboolean
knt_form_rules_have_cue (const KntFormRules *self, const char *text, gsize reach)
{
  for (guint i = 0; i < self->question_cues->len; i++) {
    g_autoptr (GMatchInfo) info = NULL;
    int start;

    if (g_regex_match (knt_pattern_use (self->question_cues->pdata[i], text), text, 0, &info) &&
        g_match_info_fetch_pos (info, 0, &start, NULL) && (gsize) start < reach)
      return TRUE;
  }

  return FALSE;
}

/**
 * knt_regex_dup_group:
 * @group: a named group of @regex
 *
 * Returns: (transfer full) (nullable): what the group matched, empty where it did not take part; %NULL without a match
 */
char *
knt_regex_dup_group (KntPattern *regex, const char *text, const char *group)
{
  g_autoptr (GMatchInfo) info = NULL;
  char *found;

  if (!g_regex_match_full (knt_pattern_use (regex, text), text, -1, 0, 0, &info, NULL))
    return NULL;

  found = g_match_info_fetch_named (info, group);

  return found != NULL ? found : g_strdup ("");
}

/**
 * knt_regex_dup_group_at_start:
 * @group: a named group of @regex
 * @length: (out): of the match, in bytes
 *
 * Returns: (transfer full) (nullable): what the group matched, empty where it did not take part; %NULL unless @text begins
 *   with a match
 */
char *
knt_regex_dup_group_at_start (KntPattern *regex, const char *text, const char *group, gsize *length)
{
  g_autoptr (GMatchInfo) info = NULL;
  char *found;
  int start, end;

  if (!g_regex_match_full (knt_pattern_use (regex, text), text, -1, 0, G_REGEX_MATCH_ANCHORED, &info, NULL) ||
      !g_match_info_fetch_pos (info, 0, &start, &end))
    return NULL;

  *length = end;
  found = g_match_info_fetch_named (info, group);

  return found != NULL ? found : g_strdup ("");
}

/**
 * knt_regex_find_group_end:
 *
 * Returns: where in @text the group's match ends, in bytes; 0 where there is none
 */
gsize
knt_regex_find_group_end (KntPattern *regex, const char *text, const char *group)
{
  g_autoptr (GMatchInfo) info = NULL;
  int start, end;

  if (!g_regex_match_full (knt_pattern_use (regex, text), text, -1, 0, 0, &info, NULL) ||
      !g_match_info_fetch_named_pos (info, group, &start, &end))
    return 0;

  return MAX (end, 0);
}

/* For arrays of KntCleaning. */
void
knt_cleaning_free (gpointer data)
{
  KntCleaning *self = data;

  g_clear_pointer (&self->pattern, knt_pattern_unref);
  g_free (self->with);
  g_free (self);
}

/**
 * knt_cleanings_apply:
 * @cleanings: (element-type KntCleaning)
 *
 * Returns: (transfer full): @text after all replacements, without white space at its ends
 */
char *
knt_cleanings_apply (GPtrArray *cleanings, const char *text)
{
  char *result = g_strdup (text);

  for (guint i = 0; i < cleanings->len; i++) {
    KntCleaning *cleaning = cleanings->pdata[i];
    char *cleaned =
      g_regex_replace (knt_pattern_use (cleaning->pattern, result), result, -1, 0, cleaning->with, 0, NULL);

    if (cleaned != NULL) {
      g_free (result);
      result = cleaned;
    }
  }

  return g_strstrip (result);
}
