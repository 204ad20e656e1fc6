/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-question-dialog.h"

#include "knt-question-filter.h"

#include <glib/gi18n.h>

/* So many questions are not looked through while a key is pressed. */
#define MANY 500

struct _KntQuestionDialog {
  AdwDialog parent_instance;

  GtkEditable *search_entry;
  GtkWidget *choose_button;
  GtkStack *stack;
  GtkListView *list_view;

  GtkFilter *filter;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
  char *except;
};

G_DEFINE_FINAL_TYPE (KntQuestionDialog, knt_question_dialog, ADW_TYPE_DIALOG)

enum { SIGNAL_CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

static char *
dup_spoken (KntQuestionDialog *self, const char *spoken, const char *gist)
{
  return g_strdup_printf ("%s: %s", spoken, gist);
}

static gboolean
has_heading (KntQuestionDialog *self, const char *name)
{
  return name != NULL && *name != '\0';
}

static gboolean
filter_cb (gpointer item, gpointer data)
{
  KntQuestionDialog *self = data;

  return knt_question_item_get_number (item) > 0 && g_strcmp0 (knt_question_item_get_id (item), self->except) != 0 &&
         knt_question_filter_match (item, gtk_editable_get_text (self->search_entry), NULL, NULL);
}

static guint
find (GListModel *list, const char *(*get) (KntQuestionItem *), const char *value)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (KntQuestionItem) item = g_list_model_get_item (list, i);

    if (g_strcmp0 (get (item), value) == 0)
      return i;
  }
  return GTK_INVALID_LIST_POSITION;
}

static void
select_row (KntQuestionDialog *self, guint position)
{
  if (position < knt_question_dialog_get_n_shown (self))
    gtk_list_view_scroll_to (self->list_view, position, GTK_LIST_SCROLL_SELECT, NULL);
}

/* Whoever types a number means the question that has it, and not each one that has it in its text. */
static void
select_best (KntQuestionDialog *self)
{
  const guint position =
    find (G_LIST_MODEL (self->selection), knt_question_item_get_label, gtk_editable_get_text (self->search_entry));

  select_row (self, position != GTK_INVALID_LIST_POSITION ? position : 0);
}

static void
changed_cb (KntQuestionDialog *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  select_best (self);
}

/* Thousands of questions are gone through bit by bit. */
static void
pending_changed_cb (KntQuestionDialog *self)
{
  if (gtk_filter_list_model_get_pending (self->filtered) == 0)
    select_best (self);
}

static void
shown_changed_cb (KntQuestionDialog *self)
{
  const gboolean any = knt_question_dialog_get_n_shown (self) > 0;

  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "no-match");
  gtk_widget_set_sensitive (self->choose_button, any);
}

/* The list is gone through from the entry, too. */
static gboolean
key_pressed_cb (KntQuestionDialog *self, guint keyval)
{
  const guint selected = gtk_single_selection_get_selected (self->selection);

  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;
  if (selected == GTK_INVALID_LIST_POSITION)
    select_row (self, 0);
  else if (keyval == GDK_KEY_Down)
    select_row (self, selected + 1);
  else if (selected > 0)
    select_row (self, selected - 1);
  return GDK_EVENT_STOP;
}

static void
cancel_cb (KntQuestionDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
choose_cb (KntQuestionDialog *self)
{
  KntQuestionItem *item;
  g_autofree char *id = NULL;

  /* Who is faster than the list means what will be found. */
  gtk_filter_list_model_set_incremental (self->filtered, FALSE);
  item = gtk_single_selection_get_selected_item (self->selection);
  id = item != NULL ? g_strdup (knt_question_item_get_id (item)) : NULL;
  if (id == NULL) {
    gtk_widget_error_bell (GTK_WIDGET (self));
    return;
  }
  g_object_ref (self);
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, id);
  g_object_unref (self);
}

static void
knt_question_dialog_dispose (GObject *object)
{
  KntQuestionDialog *self = KNT_QUESTION_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), KNT_TYPE_QUESTION_DIALOG);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (knt_question_dialog_parent_class)->dispose (object);
}

static void
knt_question_dialog_finalize (GObject *object)
{
  g_clear_pointer (&KNT_QUESTION_DIALOG (object)->except, g_free);

  G_OBJECT_CLASS (knt_question_dialog_parent_class)->finalize (object);
}

static void
knt_question_dialog_class_init (KntQuestionDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = knt_question_dialog_dispose;
  object_class->finalize = knt_question_dialog_finalize;

  /**
   * KntQuestionDialog::chosen:
   * @id: of the question; the dialog closes
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (KNT_TYPE_QUESTION_GROUP);
  g_type_ensure (KNT_TYPE_QUESTION_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kanttekening/Kanttekening/ui/question-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KntQuestionDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, KntQuestionDialog, choose_button);
  gtk_widget_class_bind_template_child (widget_class, KntQuestionDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, KntQuestionDialog, list_view);
  gtk_widget_class_bind_template_callback (widget_class, dup_spoken);
  gtk_widget_class_bind_template_callback (widget_class, has_heading);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
}

static void
knt_question_dialog_init (KntQuestionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_cb, self, NULL));
}

/**
 * knt_question_dialog_new:
 * @model: the questions
 * @except: (nullable): the id of one that is not to be chosen
 * @near: (nullable): the id of the one to begin at
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
knt_question_dialog_new (KntQuestionModel *model, const char *except, const char *near)
{
  KntQuestionDialog *self = g_object_new (KNT_TYPE_QUESTION_DIALOG, NULL);
  GtkSortListModel *sections = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (model)), NULL);

  self->except = g_strdup (except);
  gtk_sort_list_model_set_section_sorter (
    sections, GTK_SORTER (gtk_custom_sorter_new (knt_question_item_compare_groups, NULL, NULL)));
  self->filtered = gtk_filter_list_model_new (G_LIST_MODEL (sections), g_object_ref (self->filter));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  gtk_filter_list_model_set_incremental (self->filtered, g_list_model_get_n_items (G_LIST_MODEL (model)) > MANY);
  g_signal_connect_object (self->filtered, "notify::pending", G_CALLBACK (pending_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (shown_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  shown_changed_cb (self);
  /* What the entry is made of takes the keys. */
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (gtk_editable_get_delegate (self->search_entry)));
  select_row (self, find (G_LIST_MODEL (self->selection), knt_question_item_get_id, near));
  return ADW_DIALOG (self);
}

/**
 * knt_question_dialog_get_n_shown:
 *
 * Returns: how many questions there are to choose from
 */
guint
knt_question_dialog_get_n_shown (KntQuestionDialog *self)
{
  g_return_val_if_fail (KNT_IS_QUESTION_DIALOG (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}
