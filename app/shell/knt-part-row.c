/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-part-row.h"

#include "knt-edits.h"
#include "knt-standing-look.h"

#include <glib/gi18n.h>

/* A part of a question, ticked when it was answered. */
struct _KntPartRow {
  AdwActionRow parent_instance;

  GtkCheckButton *check;
  KntNotes *notes;
  char *id;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (KntPartRow, knt_part_row, ADW_TYPE_ACTION_ROW)

enum { SIGNAL_EDIT, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
toggled_cb (KntPartRow *self)
{
  g_autoptr (KntEditGroup) group = NULL;

  if (self->setting)
    return;
  group = knt_edits_set_standing (self->notes, self->id,
                                  gtk_check_button_get_active (self->check) ? KNT_STANDING_ANSWERED
                                                                            : KNT_STANDING_NOT_ANSWERED);
  g_signal_emit (self, signals[SIGNAL_EDIT], 0, group);
}

static void
update (KntPartRow *self)
{
  const KntStanding standing = knt_notes_get_standing (self->notes, self->id);
  const char *value = knt_notes_get_standing_value (self->notes, self->id);
  const gboolean plain = standing == KNT_STANDING_OPEN || standing == KNT_STANDING_ANSWERED;

  self->setting = TRUE;
  gtk_check_button_set_active (self->check, standing == KNT_STANDING_ANSWERED);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), plain ? NULL : knt_standing_look_title (value));
  self->setting = FALSE;
}

static void
knt_part_row_dispose (GObject *object)
{
  g_clear_object (&KNT_PART_ROW (object)->notes);

  G_OBJECT_CLASS (knt_part_row_parent_class)->dispose (object);
}

static void
knt_part_row_finalize (GObject *object)
{
  g_clear_pointer (&KNT_PART_ROW (object)->id, g_free);

  G_OBJECT_CLASS (knt_part_row_parent_class)->finalize (object);
}

static void
knt_part_row_class_init (KntPartRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = knt_part_row_dispose;
  object_class->finalize = knt_part_row_finalize;

  /**
   * KntPartRow::edit:
   * @group: (type KntEditGroup): what the person did
   */
  signals[SIGNAL_EDIT] = g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, KNT_TYPE_EDIT_GROUP);
}

static void
knt_part_row_init (KntPartRow *self)
{
  self->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->check), GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->check), _ ("Answered"));
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->check));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->check));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 3);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

/**
 * knt_part_row_new:
 * @notes: the notes to a brief
 * @part: a part of one of its questions
 * @position: of the part in the question, from 0
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
knt_part_row_new (KntNotes *notes, const KntPart *part, guint position)
{
  KntPartRow *self = g_object_new (KNT_TYPE_PART_ROW, NULL);
  g_autofree char *title = NULL;

  /* Translators: a part of a question, by letter, and its text: "a. Why?" */
  title = g_strdup_printf (_ ("%c. %s"), (char) ('a' + position % 26), part->text);
  self->notes = g_object_ref (notes);
  self->id = g_strdup (part->id);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  g_signal_connect_object (notes, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
