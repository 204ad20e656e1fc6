/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-correction-menu.h"

#include <glib/gi18n.h>

static const struct {
  const char *label;
  const char *kind; /* of the action "brief.correct" */
  guint section;
} items[] = {
  { N_ ("This Is a _Question"), "question", 0 },  { N_ ("This Is an _Answer"), "answer", 0 },
  { N_ ("This Is _Neither"), "neither", 0 },      { N_ ("_Split Here"), "split", 1 },
  { N_ ("_Join With the One Above"), "join", 1 }, { N_ ("_Belongs to Question…"), "belongs", 2 },
  { N_ ("Change _Label…"), "label", 2 },          { N_ ("Change _Group…"), "group", 2 },
  { N_ ("This Is _Right"), "confirm", 3 },
};

/**
 * knt_correction_menu_new:
 *
 * Returns: (transfer full): a menu with all that puts right what was recognised
 */
GMenu *
knt_correction_menu_new (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = NULL;
  guint last = G_MAXUINT;

  for (gsize i = 0; i < G_N_ELEMENTS (items); i++) {
    g_autoptr (GMenuItem) item = g_menu_item_new (_ (items[i].label), NULL);

    if (items[i].section != last) {
      g_clear_object (&section);
      section = g_menu_new ();
      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
      last = items[i].section;
    }
    g_menu_item_set_action_and_target (item, "brief.correct", "s", items[i].kind);
    g_menu_append_item (section, item);
  }
  return menu;
}
