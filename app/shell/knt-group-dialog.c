/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-group-dialog.h"

#include <glib/gi18n.h>

struct _KntGroupDialog {
  AdwDialog parent_instance;

  AdwPreferencesGroup *groups;
  AdwEntryRow *entry;
  GtkCheckButton *new_check;
  AdwSwitchRow *following;
  GtkWidget *change_button;

  GPtrArray *checks; /* GtkCheckButton */
  GPtrArray *names;  /* parallel to them; empty for no group */
};

G_DEFINE_FINAL_TYPE (KntGroupDialog, knt_group_dialog, ADW_TYPE_DIALOG)

enum { SIGNAL_CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

static char *
dup_new_name (KntGroupDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

/* Returns: (transfer full) (nullable): %NULL where a new group has no name yet */
static char *
dup_name (KntGroupDialog *self)
{
  g_autofree char *name = NULL;

  for (guint i = 0; i < self->checks->len; i++) {
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      return g_strdup (self->names->pdata[i]);
  }
  name = dup_new_name (self);
  return *name != '\0' ? g_steal_pointer (&name) : NULL;
}

static void
update_cb (KntGroupDialog *self)
{
  g_autofree char *name = NULL;

  if (self->checks == NULL)
    return;
  name = dup_name (self);
  gtk_widget_set_sensitive (self->change_button, name != NULL);
}

/* Whoever writes a name means it. */
static void
entry_changed_cb (KntGroupDialog *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    gtk_check_button_set_active (self->new_check, TRUE);
  update_cb (self);
}

static void
check_toggled_cb (KntGroupDialog *self)
{
  update_cb (self);
}

static void
cancel_cb (KntGroupDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
change_cb (KntGroupDialog *self)
{
  g_autofree char *name = dup_name (self);
  const gboolean following = adw_switch_row_get_active (self->following);

  if (name == NULL)
    return;
  g_object_ref (self);
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, name, following);
  g_object_unref (self);
}

static void
add_group (KntGroupDialog *self, const char *title, const char *name, gboolean is_current)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), self->new_check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_current);
  g_signal_connect_object (check, "toggled", G_CALLBACK (check_toggled_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (self->groups, row);
  g_ptr_array_add (self->checks, check);
  g_ptr_array_add (self->names, g_strdup (name));
  if (is_current)
    adw_dialog_set_focus (ADW_DIALOG (self), check);
}

static void
knt_group_dialog_finalize (GObject *object)
{
  KntGroupDialog *self = KNT_GROUP_DIALOG (object);

  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);

  G_OBJECT_CLASS (knt_group_dialog_parent_class)->finalize (object);
}

static void
knt_group_dialog_class_init (KntGroupDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = knt_group_dialog_finalize;

  /**
   * KntGroupDialog::chosen:
   * @name: of the group, without blanks around it; empty for none
   * @following: whether that goes for the questions after it, too
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kanttekening/Kanttekening/ui/group-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KntGroupDialog, groups);
  gtk_widget_class_bind_template_child (widget_class, KntGroupDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, KntGroupDialog, new_check);
  gtk_widget_class_bind_template_child (widget_class, KntGroupDialog, following);
  gtk_widget_class_bind_template_child (widget_class, KntGroupDialog, change_button);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, change_cb);
}

static void
knt_group_dialog_init (KntGroupDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->checks = g_ptr_array_new ();
  self->names = g_ptr_array_new_with_free_func (g_free);
}

/**
 * knt_group_dialog_new:
 * @brief: the corrected brief
 * @group_id: (nullable): the group as it is
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
knt_group_dialog_new (KntBrief *brief, const char *group_id)
{
  KntGroupDialog *self = g_object_new (KNT_TYPE_GROUP_DIALOG, NULL);
  GPtrArray *groups = knt_brief_get_groups (brief);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const KntGroup *current = group_id != NULL ? knt_brief_find_group (brief, group_id) : NULL;
  GtkWidget *list;

  add_group (self, _ ("No Group"), "", current == NULL);
  for (guint i = 0; i < groups->len; i++) {
    const KntGroup *group = groups->pdata[i];

    /* A group may have its say in several places: a person knows it by its name. */
    if (g_hash_table_add (seen, group->name))
      add_group (self, group->name, group->name, current != NULL && g_str_equal (current->name, group->name));
  }
  /* The arrow keys go through the groups, Tab goes on to the new one. */
  list = gtk_widget_get_ancestor (self->checks->pdata[0], GTK_TYPE_LIST_BOX);
  gtk_list_box_set_tab_behavior (GTK_LIST_BOX (list), GTK_LIST_TAB_ITEM);
  update_cb (self);
  return ADW_DIALOG (self);
}
