/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-shortcuts-dialog.h"

#include <glib/gi18n-lib.h>

#define CONTEXT "shortcuts"

/* All that a person may want to know, by what it is about. */
static const KntShortcutEntry entries[] = {
  { NC_ ("shortcuts", "General"), NULL },
  { NC_ ("shortcuts", "Open a brief"), "<Control>O" },
  { NC_ ("shortcuts", "New window"), "<Control>N" },
  { NC_ ("shortcuts", "Save notes"), "<Control>S" },
  { NC_ ("shortcuts", "Save notes as"), "<Control><Shift>S" },
  { NC_ ("shortcuts", "Main menu"), "F10" },
  { NC_ ("shortcuts", "Fullscreen"), "F11" },
  { NC_ ("shortcuts", "Preferences"), "<Control>comma" },
  { NC_ ("shortcuts", "Keyboard shortcuts"), "<Control>question question" },
  { NC_ ("shortcuts", "Close window"), "<Control>W" },
  { NC_ ("shortcuts", "Quit"), "<Control>Q" },
  { NC_ ("shortcuts", "Notes"), NULL },
  { NC_ ("shortcuts", "Add a note"), "<Control>M N" },
  { NC_ ("shortcuts", "Tag the selection"), "<Control>T T" },
  { NC_ ("shortcuts", "Add the tag with that number"), "1...9" },
  { NC_ ("shortcuts", "Highlight the selection"), "<Control>H H" },
  { NC_ ("shortcuts", "Copy"), "<Control>C" },
  { NC_ ("shortcuts", "Copy as a citation"), "<Control><Shift>C" },
  { NC_ ("shortcuts", "Select all text"), "<Control>A" },
  { NC_ ("shortcuts", "Context menu"), "Menu <Shift>F10" },
  { NC_ ("shortcuts", "Undo"), "<Control>Z" },
  { NC_ ("shortcuts", "Redo"), "<Control><Shift>Z" },
  { NC_ ("shortcuts", "Questions"), NULL },
  { NC_ ("shortcuts", "Next question"), "<Control>Down J" },
  { NC_ ("shortcuts", "Previous question"), "<Control>Up K" },
  { NC_ ("shortcuts", "Next thing to look at"), "F8" },
  { NC_ ("shortcuts", "Previous thing to look at"), "<Shift>F8" },
  { NC_ ("shortcuts", "Correcting"), NULL },
  { NC_ ("shortcuts", "This is a question"), "<Control><Alt>Q Q" },
  { NC_ ("shortcuts", "This is an answer"), "<Control><Alt>A A" },
  { NC_ ("shortcuts", "This is neither"), "<Control><Alt>X X" },
  { NC_ ("shortcuts", "Split here"), "<Control><Alt>S S" },
  { NC_ ("shortcuts", "Join with the one above"), "<Control><Alt>U U" },
  { NC_ ("shortcuts", "Belongs to another question"), "<Control><Alt>B B" },
  { NC_ ("shortcuts", "Change label"), "<Control><Alt>L L" },
  { NC_ ("shortcuts", "Change group"), "<Control><Alt>G G" },
  { NC_ ("shortcuts", "This is right"), "<Control><Alt>R R" },
  { NC_ ("shortcuts", "Panes"), NULL },
  { NC_ ("shortcuts", "Show or hide the questions"), "<Shift>F9" },
  { NC_ ("shortcuts", "Show or hide the details"), "F9" },
  { NC_ ("shortcuts", "Next pane"), "F6" },
  { NC_ ("shortcuts", "Previous pane"), "<Shift>F6" },
  { NC_ ("shortcuts", "Pages"), NULL },
  { NC_ ("shortcuts", "Caret browsing"), "F7" },
  { NC_ ("shortcuts", "Scroll by a screen"), "Page_Up Page_Down" },
  { NC_ ("shortcuts", "Next page"), "<Control>Page_Down" },
  { NC_ ("shortcuts", "Previous page"), "<Control>Page_Up" },
  { NC_ ("shortcuts", "First page"), "<Control>Home" },
  { NC_ ("shortcuts", "Last page"), "<Control>End" },
  { NC_ ("shortcuts", "Zoom in"), "<Control>plus" },
  { NC_ ("shortcuts", "Zoom out"), "<Control>minus" },
  { NC_ ("shortcuts", "Original size"), "<Control>0" },
  { NULL, NULL },
};

static const char *
translate (const char *title)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, CONTEXT, title);
}

/* The platform's own dialog, which is newer than what this program is built for, and so is asked for by its name. */
static AdwDialog *
create_platform_dialog (void)
{
  g_autofree char *description = knt_shortcuts_describe ();
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  g_autoptr (GError) error = NULL;
  GObject *dialog;

  if (!gtk_builder_add_from_string (builder, description, -1, &error)) {
    g_debug ("The platform has no dialog of shortcuts: %s", error->message);
    return NULL;
  }
  dialog = gtk_builder_get_object (builder, "shortcuts");

  /* The builder keeps one reference, and gives it up. */
  return ADW_IS_DIALOG (dialog) ? ADW_DIALOG (g_object_ref (dialog)) : NULL;
}

/* The like of it. GTK's own window of shortcuts is deprecated, and warns of labels that it makes itself. */
static AdwDialog *
create_own_dialog (void)
{
  AdwDialog *dialog = adw_preferences_dialog_new ();
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = NULL;

  adw_dialog_set_title (dialog, _ ("Keyboard Shortcuts"));
  adw_preferences_dialog_set_search_enabled (ADW_PREFERENCES_DIALOG (dialog), TRUE);
  for (const KntShortcutEntry *entry = entries; entry->title != NULL; entry++) {
    if (entry->accelerator == NULL) {
      group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      adw_preferences_group_set_title (group, translate (entry->title));
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
    } else {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *keys;

      G_GNUC_BEGIN_IGNORE_DEPRECATIONS
      keys = gtk_shortcut_label_new (entry->accelerator);
      G_GNUC_END_IGNORE_DEPRECATIONS
      gtk_widget_set_valign (keys, GTK_ALIGN_CENTER);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), translate (entry->title));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), keys);
      adw_preferences_group_add (group, row);
    }
  }
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), ADW_PREFERENCES_PAGE (page));

  return dialog;
}

/**
 * knt_shortcuts_list:
 *
 * Returns: (transfer none): the one list of shortcuts, ended by an empty entry; begins with a section
 */
const KntShortcutEntry *
knt_shortcuts_list (void)
{
  return entries;
}

/**
 * knt_shortcuts_describe:
 *
 * Returns: (transfer full): an AdwShortcutsDialog (libadwaita 1.8) of them, translated, as #GtkBuilder reads it
 */
char *
knt_shortcuts_describe (void)
{
  g_autoptr (GString) text = g_string_new ("<interface><object class=\"AdwShortcutsDialog\" id=\"shortcuts\">");

  for (const KntShortcutEntry *entry = entries; entry->title != NULL; entry++) {
    g_autofree char *title = g_markup_escape_text (translate (entry->title), -1);

    if (entry->accelerator == NULL) {
      g_string_append_printf (text,
                              "%s<child><object class=\"AdwShortcutsSection\"><property name=\"title\">%s</property>",
                              entry == entries ? "" : "</object></child>", title);
    } else {
      g_autofree char *accelerator = g_markup_escape_text (entry->accelerator, -1);

      g_string_append_printf (text,
                              "<child><object class=\"AdwShortcutsItem\"><property name=\"title\">%s</property>"
                              "<property name=\"accelerator\">%s</property></object></child>",
                              title, accelerator);
    }
  }
  g_string_append (text, "</object></child></object></interface>");

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * knt_shortcuts_dialog_new:
 *
 * Returns: (transfer floating): a dialog that lists the shortcuts
 */
AdwDialog *
knt_shortcuts_dialog_new (void)
{
  AdwDialog *dialog = NULL;

  if (adw_get_major_version () > 1 || adw_get_minor_version () >= 8)
    dialog = create_platform_dialog ();

  return dialog != NULL ? dialog : create_own_dialog ();
}
