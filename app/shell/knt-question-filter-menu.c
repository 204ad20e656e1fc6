/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-question-filter-menu.h"

#include "knt-standing.h"

#include <glib/gi18n.h>

static GMenu *
make_standing_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("Any Standing"), "questions.standing::");
  for (KntStanding standing = 0; standing < KNT_N_STANDINGS; standing++) {
    g_autoptr (GMenuItem) item = g_menu_item_new (knt_standing_get_label (standing), NULL);

    g_menu_item_set_action_and_target (item, "questions.standing", "s", knt_standing_to_string (standing));
    g_menu_append_item (menu, item);
  }
  return menu;
}

/**
 * knt_question_filter_menu_new:
 * @tags: the section of tags, see knt_question_filter_menu_fill_tags()
 *
 * Returns: (transfer full): the menu
 */
GMenu *
knt_question_filter_menu_new (GMenu *tags)
{
  g_autoptr (GMenu) standings = make_standing_menu ();
  GMenu *menu = g_menu_new ();

  g_menu_append_section (menu, _ ("Standing"), G_MENU_MODEL (standings));
  g_menu_append_section (menu, _ ("Tag"), G_MENU_MODEL (tags));
  return menu;
}

/**
 * knt_question_filter_menu_fill_tags:
 * @tags: the section of tags
 * @names: (array zero-terminated=1): of the tags that there are
 *
 * Brings the section up to date.
 */
void
knt_question_filter_menu_fill_tags (GMenu *tags, const char *const *names)
{
  g_menu_remove_all (tags);
  if (names[0] == NULL)
    return;
  g_menu_append (tags, _ ("Any Tag"), "questions.tag::");
  for (gsize i = 0; names[i] != NULL; i++) {
    g_autoptr (GMenuItem) item = g_menu_item_new (names[i], NULL);

    g_menu_item_set_action_and_target (item, "questions.tag", "s", names[i]);
    g_menu_append_item (tags, item);
  }
}
