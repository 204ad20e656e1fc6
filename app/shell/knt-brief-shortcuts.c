/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-brief-shortcuts.h"

/* The keys of an open brief. Everything that a single key does has a key with Ctrl as well, since single keys can be
 * switched off (WCAG 2.1, success criterion 2.1.4). */
typedef struct {
  const char *trigger;
  const char *action;
  const char *argument; /* (nullable) */
} Shortcut;

static const Shortcut shortcuts[] = {
  { "<Control>z", "brief.undo", NULL },
  { "<Control><Shift>z|<Control>y", "brief.redo", NULL },
  { "<Control>m", "brief.add-note", NULL },
  { "<Control>t", "brief.tag-selection", NULL },
  { "<Control>h", "brief.highlight", "" },
  { "<Control><Shift>c", "brief.copy-citation", NULL },
  { "<Control>Down", "brief.next-question", NULL },
  { "<Control>Up", "brief.previous-question", NULL },
  { "<Shift>F9", "brief.toggle-questions", NULL },
  { "<Control><Alt>q", "brief.correct", "question" },
  { "<Control><Alt>a", "brief.correct", "answer" },
  { "<Control><Alt>x", "brief.correct", "neither" },
  { "<Control><Alt>s", "brief.correct", "split" },
  { "<Control><Alt>u", "brief.correct", "join" },
  { "<Control><Alt>b", "brief.correct", "belongs" },
  { "<Control><Alt>l", "brief.correct", "label" },
  { "<Control><Alt>g", "brief.correct", "group" },
  { "<Control><Alt>r", "brief.correct", "confirm" },
  { "F8", "brief.next-concern", NULL },
  { "<Shift>F8", "brief.previous-concern", NULL },
  { "F7", "brief.caret-browsing", NULL },
  { "F9", "brief.toggle-details", NULL },
  { "Escape", "brief.focus-pages", NULL },
  { "F6", "brief.next-pane", NULL },
  { "<Shift>F6", "brief.previous-pane", NULL },
  { "<Control>plus|<Control>equal|<Control>KP_Add", "brief.zoom-in", NULL },
  { "<Control>minus|<Control>KP_Subtract", "brief.zoom-out", NULL },
  { "<Control>0|<Control>KP_0", "brief.zoom-original", NULL },
};

static const Shortcut single_keys[] = {
  { "n", "brief.add-note", NULL },      { "t", "brief.tag-selection", NULL },     { "h", "brief.highlight", "" },
  { "j", "brief.next-question", NULL }, { "k", "brief.previous-question", NULL }, { "q", "brief.correct", "question" },
  { "a", "brief.correct", "answer" },   { "x", "brief.correct", "neither" },      { "s", "brief.correct", "split" },
  { "u", "brief.correct", "join" },     { "b", "brief.correct", "belongs" },      { "l", "brief.correct", "label" },
  { "g", "brief.correct", "group" },    { "r", "brief.correct", "confirm" },
};

static GtkShortcut *
make_shortcut (const Shortcut *from)
{
  GtkShortcut *shortcut =
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string (from->trigger), gtk_named_action_new (from->action));

  if (from->argument != NULL)
    gtk_shortcut_set_arguments (shortcut, g_variant_new_string (from->argument));
  return shortcut;
}

static GtkShortcut *
make_quick_tag (guint digit, gboolean with_control)
{
  g_autofree char *trigger =
    g_strdup_printf ("%s%u|%sKP_%u", with_control ? "<Control>" : "", digit, with_control ? "<Control>" : "", digit);
  g_autofree char *key = g_strdup_printf ("%u", digit);
  const Shortcut shortcut = { trigger, "brief.quick-tag", key };

  return make_shortcut (&shortcut);
}

/**
 * knt_brief_shortcuts_install:
 * @widget_class: of the view of a brief
 *
 * Adds the keys that are always there.
 */
void
knt_brief_shortcuts_install (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++) {
    g_autoptr (GtkShortcut) shortcut = make_shortcut (&shortcuts[i]);

    gtk_widget_class_add_shortcut (widget_class, shortcut);
  }
  for (guint digit = 1; digit <= 9; digit++) {
    g_autoptr (GtkShortcut) shortcut = make_quick_tag (digit, TRUE);

    gtk_widget_class_add_shortcut (widget_class, shortcut);
  }
}

/**
 * knt_brief_shortcuts_new_single_keys:
 *
 * Returns: (transfer full): a controller with the keys that a person can switch off
 */
GtkEventController *
knt_brief_shortcuts_new_single_keys (void)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (single_keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), make_shortcut (&single_keys[i]));
  for (guint digit = 1; digit <= 9; digit++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), make_quick_tag (digit, FALSE));
  return controller;
}
