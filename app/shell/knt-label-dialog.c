/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-label-dialog.h"

#include "knt-question-words.h"

#include <glib/gi18n.h>

/* `12a`, `4 en 5`, `2 t/m 6`, `2025Z17462`: no label of any form is longer, in characters. */
#define MAX_LENGTH 24

/* How much of a question is quoted, in characters. */
#define QUOTE_LENGTH 40

struct _KntLabelDialog {
  AdwAlertDialog parent_instance;

  AdwEntryRow *entry;
  GtkLabel *message;

  KntBrief *brief;
  char *question;
};

G_DEFINE_FINAL_TYPE (KntLabelDialog, knt_label_dialog, ADW_TYPE_ALERT_DIALOG)

enum { SIGNAL_CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

static gboolean
has_letter (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;
  }
  return FALSE;
}

/* Another question that is shown with this number, of the same group, for each group may count from one. */
static const KntQuestion *
find_double (KntBrief *brief, const char *question_id, const char *label)
{
  const KntExchange *own = knt_brief_find_exchange (brief, question_id);
  guint number = 0;

  for (guint i = 0; own != NULL && i < knt_brief_get_exchanges (brief)->len; i++) {
    const KntExchange *exchange = knt_brief_get_exchanges (brief)->pdata[i];

    for (guint j = 0; j < exchange->questions->len; j++) {
      const KntQuestion *question = exchange->questions->pdata[j];
      g_autofree char *counted = g_strdup_printf ("%u", ++number);
      const char *shown = question->label != NULL && *question->label != '\0' ? question->label : counted;

      if (g_str_equal (shown, label) && g_strcmp0 (exchange->group, own->group) == 0 &&
          !g_str_equal (question->id, question_id))
        return question;
    }
  }
  return NULL;
}

static char *
say_double (const KntQuestion *question)
{
  g_autofree char *gist = knt_question_words_dup_gist (question->text);
  g_autofree char *quote = g_utf8_substring (gist, 0, MIN (g_utf8_strlen (gist, -1), QUOTE_LENGTH));

  /* Translators: the first words of a question. */
  return g_strdup_printf (_ ("Another question has this number already: “%s…”"), g_strchomp (quote));
}

/**
 * knt_label_check:
 * @brief: the corrected brief
 * @question_id: whose label it is to be
 * @label: without blanks around it; empty for none
 * @message: (out) (nullable): what there is to say of it
 *
 * Returns: whether the question can have this label
 */
KntLabelVerdict
knt_label_check (KntBrief *brief, const char *question_id, const char *label, char **message)
{
  const KntQuestion *other;

  *message = NULL;
  if (*label == '\0') {
    *message = g_strdup (_ ("Without a number the question is counted"));
    return KNT_LABEL_FINE;
  }
  if (g_utf8_strlen (label, -1) > MAX_LENGTH) {
    *message = g_strdup_printf (_ ("A number has at most %u characters"), MAX_LENGTH);
    return KNT_LABEL_WRONG;
  }
  if (!has_letter (label)) {
    *message = g_strdup (_ ("A number has a digit or a letter in it"));
    return KNT_LABEL_WRONG;
  }
  other = find_double (brief, question_id, label);
  if (other == NULL)
    return KNT_LABEL_FINE;
  *message = say_double (other);
  return KNT_LABEL_DOUBTFUL;
}

static char *
dup_label (KntLabelDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
set_class (gpointer widget, const char *name, gboolean has_it)
{
  if (has_it)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
changed_cb (KntLabelDialog *self)
{
  g_autofree char *label = NULL;
  g_autofree char *message = NULL;
  KntLabelVerdict verdict;

  if (self->brief == NULL)
    return;
  label = dup_label (self);
  verdict = knt_label_check (self->brief, self->question, label, &message);
  set_class (self->entry, "error", verdict == KNT_LABEL_WRONG);
  set_class (self->entry, "warning", verdict == KNT_LABEL_DOUBTFUL);
  set_class (self->message, "error", verdict == KNT_LABEL_WRONG);
  set_class (self->message, "warning", verdict == KNT_LABEL_DOUBTFUL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               verdict == KNT_LABEL_WRONG ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (message != NULL && g_strcmp0 (message, gtk_label_get_label (self->message)) != 0)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_label_set_label (self->message, message != NULL ? message : "");
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), "change", verdict != KNT_LABEL_WRONG);
}

static void
knt_label_dialog_response (AdwAlertDialog *dialog, const char *response)
{
  KntLabelDialog *self = KNT_LABEL_DIALOG (dialog);
  g_autofree char *label = dup_label (self);

  if (g_str_equal (response, "change"))
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, label);
}

static void
knt_label_dialog_dispose (GObject *object)
{
  KntLabelDialog *self = KNT_LABEL_DIALOG (object);

  g_clear_pointer (&self->brief, knt_brief_unref);

  G_OBJECT_CLASS (knt_label_dialog_parent_class)->dispose (object);
}

static void
knt_label_dialog_finalize (GObject *object)
{
  g_clear_pointer (&KNT_LABEL_DIALOG (object)->question, g_free);

  G_OBJECT_CLASS (knt_label_dialog_parent_class)->finalize (object);
}

static void
knt_label_dialog_class_init (KntLabelDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = knt_label_dialog_dispose;
  object_class->finalize = knt_label_dialog_finalize;
  ADW_ALERT_DIALOG_CLASS (klass)->response = knt_label_dialog_response;

  /**
   * KntLabelDialog::chosen:
   * @label: without blanks around it; empty for no number
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kanttekening/Kanttekening/ui/label-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KntLabelDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, KntLabelDialog, message);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
knt_label_dialog_init (KntLabelDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->message,
                                  NULL, -1);
}

/**
 * knt_label_dialog_new:
 * @brief: the corrected brief
 * @question: one of its questions
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
knt_label_dialog_new (KntBrief *brief, const KntQuestion *question)
{
  KntLabelDialog *self = g_object_new (KNT_TYPE_LABEL_DIALOG, NULL);

  self->brief = knt_brief_ref (brief);
  self->question = g_strdup (question->id);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), question->label != NULL ? question->label : "");
  changed_cb (self);
  return ADW_DIALOG (self);
}
