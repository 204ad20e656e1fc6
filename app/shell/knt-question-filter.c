/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-question-filter.h"
#include "knt-standing-look.h"

/**
 * knt_question_filter_match:
 * @item: a question
 * @text: (nullable): words, of which each has to begin a word of the question, its number, group, standing or tags,
 *   whatever their case and accents
 * @standing: (nullable): the standing it has to have; empty or %NULL is any
 * @tag: (nullable): the name of a tag it has to have; empty or %NULL is any
 *
 * Returns: whether the list shows this question
 */
gboolean
knt_question_filter_match (KntQuestionItem *item, const char *text, const char *standing, const char *tag)
{
  KntQuestionGroup *group = knt_question_item_get_group (item);
  const char *const *tags = knt_question_item_get_tags (item);
  const gboolean is_question = knt_question_item_get_number (item) > 0;
  g_autofree char *all_tags = NULL;
  g_autofree char *hay = NULL;

  if (standing != NULL && *standing != '\0' &&
      (!is_question || g_strcmp0 (knt_question_item_get_standing (item), standing) != 0))
    return FALSE;
  if (tag != NULL && *tag != '\0' && !g_strv_contains (tags, tag))
    return FALSE;
  if (text == NULL || *text == '\0')
    return TRUE;

  all_tags = g_strjoinv (" ", (char **) tags);
  hay = g_strjoin (" ", knt_question_item_get_label (item), knt_question_group_get_name (group),
                   knt_question_item_get_text (item), all_tags,
                   is_question ? knt_standing_look_title (knt_question_item_get_standing (item)) : "", NULL);
  return g_str_match_string (text, hay, TRUE);
}
