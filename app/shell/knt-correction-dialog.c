/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-correction-dialog.h"

#include "knt-question-words.h"

#include <glib/gi18n.h>

/* What is asked before a correction that needs to know more. */
typedef struct {
  KntCorrectionChosen chosen;
  gpointer user_data;
  GtkEditable *entry;      /* (nullable) */
  AdwComboRow *combo;      /* (nullable) */
  GStrv values;            /* (nullable): what the rows of the combo stand for */
  AdwSwitchRow *following; /* (nullable) */
} Asked;

static void
asked_free (gpointer data, GClosure *closure)
{
  Asked *self = data;

  g_strfreev (self->values);
  g_free (self);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, Asked *self)
{
  const gboolean following = self->following != NULL && adw_switch_row_get_active (self->following);

  if (!g_str_equal (response, "change"))
    self->chosen (NULL, FALSE, self->user_data);
  else if (self->entry != NULL)
    self->chosen (gtk_editable_get_text (self->entry), following, self->user_data);
  else
    self->chosen (self->values[adw_combo_row_get_selected (self->combo)], following, self->user_data);
}

/* A group that was chosen can still be altered. */
static void
group_selected_cb (AdwComboRow *combo, GParamSpec *pspec, Asked *self)
{
  GtkStringObject *item = adw_combo_row_get_selected_item (combo);

  if (item != NULL)
    gtk_editable_set_text (self->entry, gtk_string_object_get_string (item));
}

static void
present (GtkWidget *parent, const char *heading, GtkWidget *list, GtkWidget *focus, Asked *asked)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, NULL));

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  adw_alert_dialog_set_extra_child (dialog, list);
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "change", _ ("C_hange"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "change", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "change");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), asked, asked_free, G_CONNECT_DEFAULT);
  adw_dialog_set_focus (ADW_DIALOG (dialog), focus);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}

static GtkWidget *
make_entry (Asked *asked, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  asked->entry = GTK_EDITABLE (row);
  return row;
}

static GtkWidget *
make_combo (Asked *asked, const char *title, GtkStringList *names)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_expression (ADW_COMBO_ROW (row),
                                gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_search_match_mode (ADW_COMBO_ROW (row), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  asked->combo = ADW_COMBO_ROW (row);
  return row;
}

static Asked *
asked_new (KntCorrectionChosen chosen, gpointer user_data)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->chosen = chosen;
  asked->user_data = user_data;
  return asked;
}

/**
 * knt_correction_dialog_choose_question:
 * @parent: where the dialog belongs
 * @brief: the corrected brief
 * @block: what belongs to another question
 * @chosen: is told the id of the question
 */
void
knt_correction_dialog_choose_question (GtkWidget *parent,
                                       KntBrief *brief,
                                       const KntPlace *block,
                                       KntCorrectionChosen chosen,
                                       gpointer user_data)
{
  Asked *asked = asked_new (chosen, user_data);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  GPtrArray *exchanges = knt_brief_get_exchanges (brief);
  GtkWidget *list = gtk_list_box_new ();
  guint number = 0, n = 0, nearest = 0;
  GtkWidget *combo;

  for (guint i = 0; i < exchanges->len; i++) {
    const KntExchange *exchange = exchanges->pdata[i];

    for (guint j = 0; j < exchange->questions->len; j++) {
      const KntQuestion *question = exchange->questions->pdata[j];
      g_autofree char *gist = knt_question_words_dup_gist (question->text);
      g_autofree char *name = NULL;

      number++;
      if (g_str_equal (question->id, block->id))
        continue;
      name = question->label != NULL && *question->label != '\0' ? g_strdup_printf ("%s  %s", question->label, gist)
                                                                 : g_strdup_printf ("%u  %s", number, gist);
      gtk_string_list_append (names, name);
      g_strv_builder_add (ids, question->id);
      if (exchange == block->exchange)
        nearest = n;
      n++;
    }
  }
  if (n == 0) {
    g_object_ref_sink (list);
    g_object_unref (list);
    asked_free (asked, NULL);
    chosen (NULL, FALSE, user_data);
    return;
  }

  asked->values = g_strv_builder_end (ids);
  combo = make_combo (asked, _ ("Question"), names);
  adw_combo_row_set_selected (asked->combo, nearest);
  gtk_list_box_append (GTK_LIST_BOX (list), combo);
  present (parent, _ ("Belongs to Question"), list, combo, asked);
}

/**
 * knt_correction_dialog_ask_label:
 * @parent: where the dialog belongs
 * @label: (nullable): the number as it is
 * @chosen: is told the new one, empty for none
 */
void
knt_correction_dialog_ask_label (GtkWidget *parent, const char *label, KntCorrectionChosen chosen, gpointer user_data)
{
  Asked *asked = asked_new (chosen, user_data);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *entry = make_entry (asked, _ ("Number of the Question"), label);

  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  present (parent, _ ("Change Label"), list, entry, asked);
}

/**
 * knt_correction_dialog_ask_group:
 * @parent: where the dialog belongs
 * @brief: the corrected brief
 * @group_id: (nullable): the group as it is
 * @chosen: is told the new one, empty for none
 */
void
knt_correction_dialog_ask_group (GtkWidget *parent,
                                 KntBrief *brief,
                                 const char *group_id,
                                 KntCorrectionChosen chosen,
                                 gpointer user_data)
{
  Asked *asked = asked_new (chosen, user_data);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *groups = knt_brief_get_groups (brief);
  const KntGroup *group = group_id != NULL ? knt_brief_find_group (brief, group_id) : NULL;
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *entry = make_entry (asked, _ ("Name of the Group"), group != NULL ? group->name : NULL);

  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  if (groups->len > 0) {
    for (guint i = 0; i < groups->len; i++)
      gtk_string_list_append (names, ((KntGroup *) groups->pdata[i])->name);
    gtk_list_box_append (GTK_LIST_BOX (list), make_combo (asked, _ ("Groups of the Brief"), names));
    for (guint i = 0; i < groups->len; i++) {
      if (groups->pdata[i] == group)
        adw_combo_row_set_selected (asked->combo, i);
    }
    g_signal_connect (asked->combo, "notify::selected", G_CALLBACK (group_selected_cb), asked);
  }
  asked->following = ADW_SWITCH_ROW (adw_switch_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (asked->following), _ ("Also the Questions After It"));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (asked->following));
  present (parent, _ ("Change Group"), list, entry, asked);
}
