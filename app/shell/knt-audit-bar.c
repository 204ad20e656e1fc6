/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-audit-bar.h"

#include "knt-concern-row.h"

#include <glib/gi18n.h>

struct _KntAuditBar {
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkImage *icon;
  GtkLabel *count_label;
  GtkLabel *current_label;
  GtkListView *list_view;

  KntConcerns *concerns;
};

G_DEFINE_FINAL_TYPE (KntAuditBar, knt_audit_bar, ADW_TYPE_BIN)

enum { SIGNAL_CONCERN_ACTIVATED, N_SIGNALS };

static guint signals[N_SIGNALS];

static char *
dup_heading (KntAuditBar *self, gboolean accepted, guint n)
{
  /* Translators: headings in a list, with how many things are below them. */
  return g_strdup_printf (accepted ? _ ("Right as It Is (%u)") : _ ("To Look At (%u)"), n);
}

static char *
dup_spoken (KntAuditBar *self, const char *sentence, guint page)
{
  if (sentence == NULL || page == 0)
    return g_strdup (sentence);
  /* Translators: what there is to look at, and the number of the page: “Question 4 has no answer, page 12”. */
  return g_strdup_printf (_ ("%s, page %u"), sentence, page);
}

static gboolean
has_page (KntAuditBar *self, guint page)
{
  return page > 0;
}

static void
activate_cb (KntAuditBar *self, guint position)
{
  gtk_menu_button_popdown (self->button);
  g_signal_emit (self, signals[SIGNAL_CONCERN_ACTIVATED], 0, position);
}

static void
update (KntAuditBar *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->concerns));
  const guint n_open = knt_concerns_get_n_open (self->concerns);
  const guint current = knt_concerns_get_current (self->concerns);
  g_autoptr (KntConcern) concern = g_list_model_get_item (G_LIST_MODEL (self->concerns), current);
  g_autofree char *count = NULL;
  g_autofree char *more = NULL;

  if (concern != NULL && current < n_open)
    /* Translators: which one of how many things to look at: “2 of 7”. */
    count = g_strdup_printf (_ ("%u of %u to look at"), current + 1, n_open);
  else if (n_open > 0)
    count = g_strdup_printf (ngettext ("%u thing to look at", "%u things to look at", n_open), n_open);
  else
    count = g_strdup (_ ("Nothing to look at"));
  if (concern != NULL)
    more = g_strdup (knt_concern_get_sentence (concern));
  else if (n > n_open)
    /* Translators: of the things to look at, how many someone said of that they are as they should be. */
    more = g_strdup_printf (ngettext ("%u is right as it is", "%u are right as they are", n - n_open), n - n_open);

  gtk_label_set_label (self->count_label, count);
  gtk_label_set_label (self->current_label, more != NULL ? more : "");
  gtk_widget_set_visible (GTK_WIDGET (self->current_label), more != NULL);
  if (n_open > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->icon), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), "warning");
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

static int
compare_sections (gconstpointer a, gconstpointer b, gpointer data)
{
  return knt_concern_get_accepted ((KntConcern *) a) - knt_concern_get_accepted ((KntConcern *) b);
}

static void
knt_audit_bar_dispose (GObject *object)
{
  KntAuditBar *self = KNT_AUDIT_BAR (object);

  if (self->concerns != NULL)
    g_signal_handlers_disconnect_by_data (self->concerns, self);
  g_clear_object (&self->concerns);

  G_OBJECT_CLASS (knt_audit_bar_parent_class)->dispose (object);
}

static void
knt_audit_bar_class_init (KntAuditBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = knt_audit_bar_dispose;

  /**
   * KntAuditBar::concern-activated:
   * @position: of the one to go to
   */
  signals[SIGNAL_CONCERN_ACTIVATED] = g_signal_new ("concern-activated", KNT_TYPE_AUDIT_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (KNT_TYPE_CONCERN);
  g_type_ensure (KNT_TYPE_CONCERN_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kanttekening/Kanttekening/ui/audit-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KntAuditBar, button);
  gtk_widget_class_bind_template_child (widget_class, KntAuditBar, icon);
  gtk_widget_class_bind_template_child (widget_class, KntAuditBar, count_label);
  gtk_widget_class_bind_template_child (widget_class, KntAuditBar, current_label);
  gtk_widget_class_bind_template_child (widget_class, KntAuditBar, list_view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, dup_heading);
  gtk_widget_class_bind_template_callback (widget_class, dup_spoken);
  gtk_widget_class_bind_template_callback (widget_class, has_page);
}

static void
knt_audit_bar_init (KntAuditBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * knt_audit_bar_set_concerns:
 * @concerns: what there is to look at; may be called once
 */
void
knt_audit_bar_set_concerns (KntAuditBar *self, KntConcerns *concerns)
{
  GtkSortListModel *sections;

  g_return_if_fail (KNT_IS_AUDIT_BAR (self));
  g_return_if_fail (self->concerns == NULL);

  self->concerns = g_object_ref (concerns);
  g_signal_connect_object (concerns, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (concerns, "notify::n-open", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (concerns, "notify::current", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  sections = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (concerns)), NULL);
  gtk_sort_list_model_set_section_sorter (sections, GTK_SORTER (gtk_custom_sorter_new (compare_sections, NULL, NULL)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (sections))));
  update (self);
}
