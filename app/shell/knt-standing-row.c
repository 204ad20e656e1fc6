/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-standing-row.h"

#include "knt-standing-look.h"

/* Shows the standing of a question and offers the others. */
struct _KntStandingRow {
  AdwComboRow parent_instance;

  GtkStringList *choices;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (KntStandingRow, knt_standing_row, ADW_TYPE_COMBO_ROW)

enum { SIGNAL_CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

static char *
dup_icon_name (gpointer item, const char *standing)
{
  return g_strdup (knt_standing_look_icon_name (standing));
}

static char *
dup_title (gpointer item, const char *standing)
{
  return g_strdup (knt_standing_look_title (standing));
}

static void
selected_cb (KntStandingRow *self)
{
  if (!self->setting && knt_standing_row_get_standing (self) != NULL)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, knt_standing_row_get_standing (self));
}

static void
knt_standing_row_finalize (GObject *object)
{
  g_clear_object (&KNT_STANDING_ROW (object)->choices);

  G_OBJECT_CLASS (knt_standing_row_parent_class)->finalize (object);
}

static void
knt_standing_row_class_init (KntStandingRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = knt_standing_row_finalize;

  /**
   * KntStandingRow::chosen:
   * @standing: as the notes file writes it
   *
   * The person chose another standing.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kanttekening/Kanttekening/ui/standing-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, dup_icon_name);
  gtk_widget_class_bind_template_callback (widget_class, dup_title);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
knt_standing_row_init (KntStandingRow *self)
{
  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->choices = gtk_string_list_new (NULL);
  for (KntStanding standing = 0; standing < KNT_N_STANDINGS; standing++)
    gtk_string_list_append (self->choices, knt_standing_to_string (standing));
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (self->choices));
  self->setting = FALSE;
}

/**
 * knt_standing_row_get_standing:
 *
 * Returns: (nullable) (transfer none): the standing shown, as the notes file writes it
 */
const char *
knt_standing_row_get_standing (KntStandingRow *self)
{
  g_return_val_if_fail (KNT_IS_STANDING_ROW (self), NULL);

  return gtk_string_list_get_string (self->choices, adw_combo_row_get_selected (ADW_COMBO_ROW (self)));
}

/**
 * knt_standing_row_set_standing:
 * @standing: (nullable): as the notes file writes it; %NULL is open
 *
 * Shows this standing. One that this version does not know is offered as long as it is the one that is set.
 */
void
knt_standing_row_set_standing (KntStandingRow *self, const char *standing)
{
  GListModel *choices;
  guint position;

  g_return_if_fail (KNT_IS_STANDING_ROW (self));

  if (standing == NULL)
    standing = knt_standing_to_string (KNT_STANDING_OPEN);
  choices = G_LIST_MODEL (self->choices);
  self->setting = TRUE;
  if (g_list_model_get_n_items (choices) > KNT_N_STANDINGS &&
      g_strcmp0 (gtk_string_list_get_string (self->choices, KNT_N_STANDINGS), standing) != 0)
    gtk_string_list_remove (self->choices, KNT_N_STANDINGS);
  position = gtk_string_list_find (self->choices, standing);
  if (position == G_MAXUINT) {
    gtk_string_list_append (self->choices, standing);
    position = KNT_N_STANDINGS;
  }
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), position);
  self->setting = FALSE;
}
