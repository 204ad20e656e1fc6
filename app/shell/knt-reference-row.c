/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-reference-row.h"

#include "knt-link-dialog.h"
#include "knt-reference.h"
#include "knt-span.h"

#include <glib/gi18n.h>

/* Another paper that the brief mentions. Activated, it leads to the mention; its button offers to open the paper itself,
 * which nothing else does: no network is touched unless asked. */
struct _KntReferenceRow {
  AdwActionRow parent_instance;

  GArray *spans;
  char *address; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (KntReferenceRow, knt_reference_row, ADW_TYPE_ACTION_ROW)

static void
open_cb (KntReferenceRow *self)
{
  knt_link_dialog_present (GTK_WIDGET (self), self->address);
}

static void
knt_reference_row_finalize (GObject *object)
{
  KntReferenceRow *self = KNT_REFERENCE_ROW (object);

  g_clear_pointer (&self->spans, g_array_unref);
  g_clear_pointer (&self->address, g_free);

  G_OBJECT_CLASS (knt_reference_row_parent_class)->finalize (object);
}

static void
knt_reference_row_class_init (KntReferenceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = knt_reference_row_finalize;
}

static void
knt_reference_row_init (KntReferenceRow *self)
{
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 2);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

/**
 * knt_reference_row_new:
 * @reference: of a brief
 * @is_elsewhere: whether neither the question nor its answer mentions the paper, but something else on the page
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
knt_reference_row_new (const KntReference *reference, gboolean is_elsewhere)
{
  KntReferenceRow *self = g_object_new (KNT_TYPE_REFERENCE_ROW, NULL);
  g_autofree char *title = knt_reference_dup_title (reference);
  GtkWidget *button;

  self->spans = knt_spans_copy (reference->spans);
  self->address = g_strdup (knt_reference_get_address (reference));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  if (is_elsewhere && self->spans->len > 0) {
    g_autofree char *place = g_strdup_printf (_ ("Elsewhere on page %u"), knt_spans_index (self->spans, 0)->page);

    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), place);
  }
  if (self->address == NULL)
    return GTK_WIDGET (self);

  button = gtk_button_new_from_icon_name ("adw-external-link-symbolic");
  gtk_widget_set_tooltip_text (button, self->address);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Open Paper…"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  return GTK_WIDGET (self);
}

/**
 * knt_reference_row_get_spans:
 *
 * Returns: (transfer none) (element-type KntSpan): where the brief mentions the paper
 */
GArray *
knt_reference_row_get_spans (KntReferenceRow *self)
{
  g_return_val_if_fail (KNT_IS_REFERENCE_ROW (self), NULL);

  return self->spans;
}
