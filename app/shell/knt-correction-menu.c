/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-correction-menu.h"

#include <glib/gi18n.h>

static const struct {
  KntCorrections correction;
  const char *label;
  const char *kind; /* of the action "brief.correct" */
  guint section;
} items[] = {
  { KNT_CORRECT_QUESTION, N_ ("This Is a _Question"), "question", 0 },
  { KNT_CORRECT_ANSWER, N_ ("This Is an _Answer"), "answer", 0 },
  { KNT_CORRECT_NEITHER, N_ ("This Is _Neither"), "neither", 0 },
  { KNT_CORRECT_SPLIT, N_ ("_Split Here"), "split", 1 },
  { KNT_CORRECT_JOIN, N_ ("_Join With the One Above"), "join", 1 },
  { KNT_CORRECT_BELONGS, N_ ("_Belongs to Question…"), "belongs", 2 },
  { KNT_CORRECT_LABEL, N_ ("Change _Label…"), "label", 2 },
  { KNT_CORRECT_GROUP, N_ ("Change _Group…"), "group", 2 },
  { KNT_CORRECT_CONFIRM, N_ ("This Is _Right"), "confirm", 3 },
};

/**
 * knt_corrections_for:
 * @block: (nullable): the question or answer that is meant
 * @has_selection: whether text is selected, of which it may be a part or which may be a part of it
 * @has_point: whether a place in the text is known
 * @in_doubt: whether something about it is to be looked at
 *
 * Returns: what makes sense to say there
 */
KntCorrections
knt_corrections_for (const KntPlace *block, gboolean has_selection, gboolean has_point, gboolean in_doubt)
{
  KntCorrections fitting = 0;

  if (has_selection)
    fitting |= KNT_CORRECT_QUESTION | KNT_CORRECT_ANSWER | KNT_CORRECT_NEITHER;
  if (block == NULL)
    return fitting;

  fitting |= block->role == KNT_ROLE_QUESTION ? KNT_CORRECT_ANSWER : KNT_CORRECT_QUESTION;
  fitting |= KNT_CORRECT_NEITHER | KNT_CORRECT_JOIN | KNT_CORRECT_BELONGS | KNT_CORRECT_GROUP;
  if (has_selection || has_point)
    fitting |= KNT_CORRECT_SPLIT;
  if (block->exchange->questions->len > 0)
    fitting |= KNT_CORRECT_LABEL;
  if (in_doubt)
    fitting |= KNT_CORRECT_CONFIRM;
  return fitting;
}

/**
 * knt_correction_menu_new:
 * @fitting: what to offer
 *
 * Returns: (transfer full): a menu with what puts right what was recognised
 */
GMenu *
knt_correction_menu_new (KntCorrections fitting)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = NULL;
  guint last = G_MAXUINT;

  for (gsize i = 0; i < G_N_ELEMENTS (items); i++) {
    g_autoptr (GMenuItem) item = NULL;

    if ((items[i].correction & fitting) == 0)
      continue;
    if (items[i].section != last) {
      g_clear_object (&section);
      section = g_menu_new ();
      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
      last = items[i].section;
    }
    item = g_menu_item_new (_ (items[i].label), NULL);
    g_menu_item_set_action_and_target (item, "brief.correct", "s", items[i].kind);
    g_menu_append_item (section, item);
  }
  return menu;
}
