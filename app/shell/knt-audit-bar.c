/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-audit-bar.h"

#include "knt-audit.h"

#include <glib/gi18n.h>

struct _KntAuditBar {
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkLabel *count_label;
  GtkListBox *list_box;

  KntBrief *brief;
  GPtrArray *findings;
};

G_DEFINE_FINAL_TYPE (KntAuditBar, knt_audit_bar, ADW_TYPE_BIN)

enum { SIGNAL_FINDING_ACTIVATED, N_SIGNALS };

static guint signals[N_SIGNALS];

static GtkWidget *
make_row (const KntFinding *finding)
{
  GtkWidget *label = gtk_label_new (finding->sentence);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), knt_finding_get_page (finding) > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, finding->sentence, -1);

  return row;
}

static void
row_activated_cb (KntAuditBar *self, GtkListBoxRow *row)
{
  const KntFinding *finding = g_ptr_array_index (self->findings, gtk_list_box_row_get_index (row));

  gtk_menu_button_popdown (self->button);
  g_signal_emit (self, signals[SIGNAL_FINDING_ACTIVATED], 0, finding->id, finding->spans);
}

static void
knt_audit_bar_finalize (GObject *object)
{
  KntAuditBar *self = KNT_AUDIT_BAR (object);

  g_clear_pointer (&self->brief, knt_brief_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);

  G_OBJECT_CLASS (knt_audit_bar_parent_class)->finalize (object);
}

static void
knt_audit_bar_class_init (KntAuditBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = knt_audit_bar_finalize;

  /**
   * KntAuditBar::finding-activated:
   * @id: (nullable): of a question or answer
   * @spans: (type GArray): where to look
   */
  signals[SIGNAL_FINDING_ACTIVATED] = g_signal_new ("finding-activated", KNT_TYPE_AUDIT_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                                    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ARRAY);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kanttekening/Kanttekening/ui/audit-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KntAuditBar, button);
  gtk_widget_class_bind_template_child (widget_class, KntAuditBar, count_label);
  gtk_widget_class_bind_template_child (widget_class, KntAuditBar, list_box);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
knt_audit_bar_init (KntAuditBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * knt_audit_bar_set_brief:
 * @brief: (nullable): what was recognised; %NULL while that is under way
 *
 * Looks what is wrong with @brief, and shows itself where there is something.
 */
void
knt_audit_bar_set_brief (KntAuditBar *self, KntBrief *brief)
{
  g_autofree char *count = NULL;

  g_return_if_fail (KNT_IS_AUDIT_BAR (self));

  if (brief == self->brief)
    return;

  g_clear_pointer (&self->brief, knt_brief_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->brief = brief != NULL ? knt_brief_ref (brief) : NULL;
  self->findings = brief != NULL ? knt_audit_brief (brief, NULL) : g_ptr_array_new ();

  gtk_list_box_remove_all (self->list_box);
  for (guint i = 0; i < self->findings->len; i++)
    gtk_list_box_append (self->list_box, make_row (g_ptr_array_index (self->findings, i)));
  count = g_strdup_printf (ngettext ("%u thing to look at", "%u things to look at", self->findings->len),
                           self->findings->len);
  gtk_label_set_label (self->count_label, count);
  gtk_widget_set_visible (GTK_WIDGET (self), self->findings->len > 0);
}
