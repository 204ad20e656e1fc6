/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-recent-popover.h"

#include "knt-desktop-recent.h"
#include "knt-recent-row.h"

/* The briefs that were open before, below the button that opens one. */
struct _KntRecentPopover {
  GtkPopover parent_instance;

  GtkEditable *search_entry;
  GtkStack *stack;
  GtkListBox *list;

  KntLibrary *library;
  GtkCustomFilter *filter;
  GtkFilterListModel *shown;
};

G_DEFINE_FINAL_TYPE (KntRecentPopover, knt_recent_popover, GTK_TYPE_POPOVER)

enum { SIGNAL_OPEN_FILE, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
open_row (KntRecentPopover *self, KntRecentRow *row)
{
  GFile *file = knt_recent_row_get_file (row);

  if (file == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_OPEN_FILE], 0, file);
}

static void
row_activated_cb (KntRecentPopover *self, GtkListBoxRow *row)
{
  open_row (self, KNT_RECENT_ROW (row));
}

/* Enter opens what is on top. */
static void
search_activated_cb (KntRecentPopover *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (row != NULL)
    open_row (self, KNT_RECENT_ROW (row));
}

static void
search_changed_cb (KntRecentPopover *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
stop_search_cb (KntRecentPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static gboolean
matches (gpointer item, gpointer user_data)
{
  KntRecentPopover *self = user_data;
  g_auto (GStrv) words = g_str_tokenize_and_fold (gtk_editable_get_text (self->search_entry), NULL, NULL);
  const char *title = knt_library_item_get_title (item);
  g_auto (GStrv) alternates = NULL;
  g_auto (GStrv) of_title = g_str_tokenize_and_fold (title != NULL ? title : "", NULL, &alternates);

  for (gsize i = 0; words[i] != NULL; i++) {
    gboolean found = FALSE;

    for (gsize j = 0; of_title[j] != NULL && !found; j++)
      found = g_str_has_prefix (of_title[j], words[i]);
    for (gsize j = 0; alternates[j] != NULL && !found; j++)
      found = g_str_has_prefix (alternates[j], words[i]);
    if (!found)
      return FALSE;
  }

  return TRUE;
}

static void
forget_cb (KntRecentPopover *self, KntRecentRow *row)
{
  KntLibraryItem *item = knt_recent_row_get_item (row);
  g_autofree char *id = g_strdup (knt_library_item_get_id (item));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  knt_desktop_recent_forget (knt_library_item_get_pdf_uri (item));
  knt_library_forget (self->library, id);
}

static GtkWidget *
create_row_cb (gpointer item, gpointer user_data)
{
  GtkWidget *row = knt_recent_row_new (item);

  g_signal_connect_object (row, "forget", G_CALLBACK (forget_cb), user_data, G_CONNECT_SWAPPED);

  return row;
}

static void
update_stack (KntRecentPopover *self)
{
  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (G_LIST_MODEL (self->shown)) > 0 ? "list" : "none");
}

/* Rows are made when they are to be seen: each looks whether its file is still there. */
static void
knt_recent_popover_show (GtkWidget *widget)
{
  KntRecentPopover *self = KNT_RECENT_POPOVER (widget);

  gtk_editable_set_text (self->search_entry, "");
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->shown), create_row_cb, self, NULL);
  update_stack (self);
  GTK_WIDGET_CLASS (knt_recent_popover_parent_class)->show (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
knt_recent_popover_dispose (GObject *object)
{
  KntRecentPopover *self = KNT_RECENT_POPOVER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), KNT_TYPE_RECENT_POPOVER);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (knt_recent_popover_parent_class)->dispose (object);
}

static void
knt_recent_popover_class_init (KntRecentPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = knt_recent_popover_dispose;
  widget_class->show = knt_recent_popover_show;

  /**
   * KntRecentPopover::open-file:
   * @file: a recent brief's PDF or notes file
   */
  signals[SIGNAL_OPEN_FILE] = g_signal_new ("open-file", KNT_TYPE_RECENT_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 1, G_TYPE_FILE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kanttekening/Kanttekening/ui/recent-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, KntRecentPopover, search_entry);
  gtk_widget_class_bind_template_child (widget_class, KntRecentPopover, stack);
  gtk_widget_class_bind_template_child (widget_class, KntRecentPopover, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
knt_recent_popover_init (KntRecentPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * knt_recent_popover_new:
 * @library: whose recent briefs are listed
 *
 * Returns: (transfer floating): a list to choose a recent brief from
 */
GtkWidget *
knt_recent_popover_new (KntLibrary *library)
{
  KntRecentPopover *self;

  g_return_val_if_fail (KNT_IS_LIBRARY (library), NULL);

  self = g_object_new (KNT_TYPE_RECENT_POPOVER, NULL);
  self->library = g_object_ref (library);
  self->filter = gtk_custom_filter_new (matches, self, NULL);
  self->shown = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (knt_library_get_recent (library))),
                                           g_object_ref (GTK_FILTER (self->filter)));
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (update_stack), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
