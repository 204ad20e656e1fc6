/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-selection-popover.h"

#include "knt-correction-menu.h"
#include "knt-tag-dot.h"

#include <glib/gi18n.h>

/* What can be done with selected text. It does not take the focus, so that the keys for the same things go on working
 * on the pages. */
struct _KntSelectionPopover {
  GtkPopover parent_instance;

  GtkBox *colour_box;
  GtkMenuButton *correct_button;
};

G_DEFINE_FINAL_TYPE (KntSelectionPopover, knt_selection_popover, GTK_TYPE_POPOVER)

static const struct {
  const char *colour;
  const char *tooltip;
} colours[] = {
  { "#f5c211", N_ ("Highlight in Yellow") },
  { "#33d17a", N_ ("Highlight in Green") },
  { "#3584e4", N_ ("Highlight in Blue") },
  { "#d56199", N_ ("Highlight in Pink") },
};

static void
knt_selection_popover_class_init (KntSelectionPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kanttekening/Kanttekening/ui/selection-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, KntSelectionPopover, colour_box);
  gtk_widget_class_bind_template_child (widget_class, KntSelectionPopover, correct_button);
}

static void
knt_selection_popover_init (KntSelectionPopover *self)
{
  g_autoptr (GMenu) corrections = knt_correction_menu_new (KNT_CORRECT_ANYTHING & ~KNT_CORRECT_CONFIRM);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->correct_button, G_MENU_MODEL (corrections));
  for (gsize i = 0; i < G_N_ELEMENTS (colours); i++) {
    GtkWidget *button = gtk_button_new ();

    gtk_button_set_child (GTK_BUTTON (button), knt_tag_dot_new (colours[i].colour));
    gtk_widget_set_tooltip_text (button, _ (colours[i].tooltip));
    gtk_widget_add_css_class (button, "flat");
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "brief.highlight");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", colours[i].colour);
    gtk_box_append (self->colour_box, button);
  }
}

/**
 * knt_selection_popover_new:
 *
 * Returns: (transfer floating): a new popover
 */
GtkWidget *
knt_selection_popover_new (void)
{
  return g_object_new (KNT_TYPE_SELECTION_POPOVER, NULL);
}
