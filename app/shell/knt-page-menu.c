/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-page-menu.h"

#include "knt-standing.h"

#include <glib/gi18n.h>

/* Without anything in it there is no line between it and the next. */
static void
take_section (GMenu *menu, GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

static GMenu *
make_copying (const KntPageMenuPlace *place)
{
  GMenu *section = g_menu_new ();

  if (place->has_selection)
    g_menu_append (section, _ ("_Copy"), "brief.copy");
  else if (place->block != NULL)
    g_menu_append (section, place->block->role == KNT_ROLE_QUESTION ? _ ("_Copy Question") : _ ("_Copy Answer"),
                   "brief.copy");
  if (place->has_selection || place->block != NULL)
    g_menu_append (section, _ ("Copy as Ci_tation"), "brief.copy-citation");
  return section;
}

static GMenu *
make_annotating (const KntPageMenuPlace *place)
{
  GMenu *section = g_menu_new ();

  if (place->has_selection) {
    g_menu_append (section, _ ("Ta_g…"), "brief.tag-selection");
    g_menu_append (section, place->passage != NULL ? _ ("_Edit Note") : _ ("Add N_ote"), "brief.add-note");
    g_menu_append (section, _ ("_Highlight"), "brief.highlight::");
  } else if (place->block != NULL && place->block->exchange->questions->len > 0) {
    g_menu_append (section, _ ("Ta_g the Question…"), "brief.tag-selection");
    g_menu_append (section, _ ("N_ote on the Question"), "brief.add-note");
  }
  if (place->passage != NULL) {
    g_autoptr (GMenuItem) item = g_menu_item_new (_ ("_Remove Passage"), NULL);

    g_menu_item_set_action_and_target (item, "brief.remove-passage", "s", place->passage);
    g_menu_append_item (section, item);
  }
  return section;
}

/* What was judged is one question. */
static GMenu *
make_judging (const KntPageMenuPlace *place)
{
  GMenu *section = g_menu_new ();
  g_autoptr (GMenu) standings = g_menu_new ();

  if (place->block == NULL || place->block->exchange->questions->len == 0)
    return section;
  for (KntStanding standing = 0; standing < KNT_N_STANDINGS; standing++) {
    g_autoptr (GMenuItem) item = g_menu_item_new (knt_standing_get_label (standing), NULL);

    g_menu_item_set_action_and_target (item, "brief.set-standing", "s", knt_standing_to_string (standing));
    g_menu_append_item (standings, item);
  }
  g_menu_append_submenu (section, _ ("Stan_ding of the Question"), G_MENU_MODEL (standings));
  return section;
}

/**
 * knt_page_menu_new:
 * @place: what the menu is about
 *
 * What can be done at a place on the pages: with the selection where there is one, else with the question or answer
 * that stands there. The corrections are those of knt_correction_menu_new().
 *
 * Returns: (transfer full): the menu, perhaps without anything in it
 */
GMenu *
knt_page_menu_new (const KntPageMenuPlace *place)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) corrections = NULL;

  take_section (menu, make_copying (place));
  if (!place->can_edit)
    return menu;

  take_section (menu, make_annotating (place));
  take_section (menu, make_judging (place));
  corrections = knt_correction_menu_new (place->corrections);
  for (int i = 0; i < g_menu_model_get_n_items (G_MENU_MODEL (corrections)); i++) {
    g_autoptr (GMenuModel) section = g_menu_model_get_item_link (G_MENU_MODEL (corrections), i, G_MENU_LINK_SECTION);

    g_menu_append_section (menu, NULL, section);
  }
  return menu;
}
