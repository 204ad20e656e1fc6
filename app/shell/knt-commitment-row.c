/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-commitment-row.h"

#include "knt-edits.h"
#include "knt-export-words.h"
#include "knt-span.h"

#include <glib/gi18n.h>

/* A commitment that was recognised, which a person confirms or dismisses. */
struct _KntCommitmentRow {
  AdwActionRow parent_instance;

  GtkToggleButton *confirm;
  GtkToggleButton *dismiss;
  KntNotes *notes;
  char *id;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (KntCommitmentRow, knt_commitment_row, ADW_TYPE_ACTION_ROW)

enum { SIGNAL_EDIT, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
toggled_cb (KntCommitmentRow *self, GtkToggleButton *button)
{
  const KntCommitmentState state = button == self->confirm ? KNT_COMMITMENT_CONFIRMED : KNT_COMMITMENT_DISMISSED;
  g_autoptr (KntEditGroup) group = NULL;

  if (self->setting)
    return;
  group = knt_edits_set_commitment_state (self->notes, self->id,
                                          gtk_toggle_button_get_active (button) ? state : KNT_COMMITMENT_PROPOSED);
  g_signal_emit (self, signals[SIGNAL_EDIT], 0, group);
}

static void
update (KntCommitmentRow *self)
{
  const KntCommitmentState state = knt_notes_get_commitment_state (self->notes, self->id);

  self->setting = TRUE;
  gtk_toggle_button_set_active (self->confirm, state == KNT_COMMITMENT_CONFIRMED);
  gtk_toggle_button_set_active (self->dismiss, state == KNT_COMMITMENT_DISMISSED);
  self->setting = FALSE;
}

static GtkToggleButton *
add_button (KntCommitmentRow *self, const char *icon_name, const char *tooltip)
{
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (button), icon_name);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  return GTK_TOGGLE_BUTTON (button);
}

static void
knt_commitment_row_dispose (GObject *object)
{
  g_clear_object (&KNT_COMMITMENT_ROW (object)->notes);

  G_OBJECT_CLASS (knt_commitment_row_parent_class)->dispose (object);
}

static void
knt_commitment_row_finalize (GObject *object)
{
  g_clear_pointer (&KNT_COMMITMENT_ROW (object)->id, g_free);

  G_OBJECT_CLASS (knt_commitment_row_parent_class)->finalize (object);
}

static void
knt_commitment_row_class_init (KntCommitmentRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = knt_commitment_row_dispose;
  object_class->finalize = knt_commitment_row_finalize;

  /**
   * KntCommitmentRow::edit:
   * @group: (type KntEditGroup): what the person did
   */
  signals[SIGNAL_EDIT] = g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, KNT_TYPE_EDIT_GROUP);
}

static void
knt_commitment_row_init (KntCommitmentRow *self)
{
  self->confirm = add_button (self, "object-select-symbolic", _ ("Confirm Commitment"));
  self->dismiss = add_button (self, "window-close-symbolic", _ ("Dismiss Commitment"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 4);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

/* By when it is to be kept: as the brief words it, and the day that follows from that. */
static char *
dup_term (const KntCommitment *commitment)
{
  g_autofree char *day = commitment->due != NULL ? knt_export_format_date (commitment->due) : NULL;

  if (day != NULL && commitment->due_text != NULL && *commitment->due_text != '\0')
    /* Translators: "before the summer: 30 June 2026". */
    return g_strdup_printf (_ ("%s: %s"), commitment->due_text, day);
  return day != NULL ? g_steal_pointer (&day) : g_strdup (commitment->due_text);
}

/**
 * knt_commitment_row_new:
 * @notes: the notes to a brief
 * @commitment: one of its commitments
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
knt_commitment_row_new (KntNotes *notes, const KntCommitment *commitment)
{
  KntCommitmentRow *self = g_object_new (KNT_TYPE_COMMITMENT_ROW, NULL);
  g_autofree char *term = NULL;

  self->notes = g_object_ref (notes);
  self->id = g_strdup (commitment->id);
  gtk_widget_set_sensitive (GTK_WIDGET (self), !knt_notes_get_read_only (notes));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), commitment->text);
  term = dup_term (commitment);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), term);
  g_signal_connect_object (notes, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * knt_commitment_row_list:
 * @brief: (nullable): a brief
 * @question_id: (nullable): of one of its questions
 *
 * Returns: (transfer container) (element-type KntCommitment): the commitments made in its answers; they live as long
 *   as @brief
 */
GPtrArray *
knt_commitment_row_list (KntBrief *brief, const char *question_id)
{
  KntExchange *exchange = brief != NULL ? knt_brief_find_exchange (brief, question_id) : NULL;
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; exchange != NULL && i < knt_brief_get_commitments (brief)->len; i++) {
    KntCommitment *commitment = knt_brief_get_commitments (brief)->pdata[i];

    for (guint j = 0; j < exchange->answers->len; j++) {
      if (knt_spans_intersect (commitment->spans, ((KntAnswer *) exchange->answers->pdata[j])->spans)) {
        g_ptr_array_add (list, commitment);
        break;
      }
    }
  }
  return list;
}
