/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-recent-row.h"

#include <glib/gi18n-lib.h>

#include "knt-drag-out.h"

struct _KntRecentRow {
  AdwActionRow parent_instance;

  KntLibraryItem *item;
  GFile *file;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (KntRecentRow, knt_recent_row, ADW_TYPE_ACTION_ROW)

enum { SIGNAL_FORGET, N_SIGNALS };

static guint signals[N_SIGNALS];

/* "4 of 7 judged, 12 notes" */
static char *
describe_progress (KntLibraryItem *item)
{
  guint n_questions = knt_library_item_get_n_questions (item);
  guint n_notes = knt_library_item_get_n_notes (item);
  g_autofree char *judged = NULL;
  g_autofree char *notes = NULL;

  notes = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u note", "%u notes", n_notes), n_notes);
  if (n_questions == 0)
    return g_steal_pointer (&notes);

  /* Translators: how many of a brief's questions have been judged: "4 of 7 judged". */
  judged = g_strdup_printf (_ ("%1$u of %2$u judged"), knt_library_item_get_n_judged (item), n_questions);
  /* Translators: "4 of 7 judged, 12 notes" */
  return g_strdup_printf (_ ("%1$s, %2$s"), judged, notes);
}

static void
show_missing (KntRecentRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  /* Translators: said of a recent brief whose file was moved or removed. */
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), _ ("File not found; open it from its new place"));
}

/* Files are looked at without waiting, since they may lie on a share that is slow or gone. */
static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KntRecentRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);
  const char *notes_uri;

  if (info || !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return;

  notes_uri = knt_library_item_get_notes_uri (self->item);
  if (notes_uri && knt_library_item_get_pdf_uri (self->item) && g_file_equal (G_FILE (source), self->file)) {
    g_autoptr (GFile) notes = g_file_new_for_uri (notes_uri);

    if (!g_file_equal (notes, self->file)) {
      g_set_object (&self->file, notes);
      g_file_query_info_async (self->file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_LOW,
                               self->cancellable, looked_cb, g_object_ref (self));
      return;
    }
  }
  g_clear_object (&self->file);
  show_missing (self);
}

static void
forget_cb (KntRecentRow *self)
{
  g_signal_emit (self, signals[SIGNAL_FORGET], 0);
}

static GPtrArray *
list_files (gpointer user_data)
{
  KntRecentRow *self = user_data;
  const char *notes_uri = knt_library_item_get_notes_uri (self->item);
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->file != NULL)
    g_ptr_array_add (files, g_object_ref (self->file));
  if (self->file != NULL && notes_uri != NULL) {
    g_autoptr (GFile) notes = g_file_new_for_uri (notes_uri);

    if (!g_file_equal (notes, self->file))
      g_ptr_array_add (files, g_steal_pointer (&notes));
  }

  return files;
}

static void
knt_recent_row_dispose (GObject *object)
{
  KntRecentRow *self = KNT_RECENT_ROW (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->file);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), KNT_TYPE_RECENT_ROW);
  G_OBJECT_CLASS (knt_recent_row_parent_class)->dispose (object);
}

static void
knt_recent_row_class_init (KntRecentRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = knt_recent_row_dispose;

  /**
   * KntRecentRow::forget:
   *
   * The user wants the brief out of the list.
   */
  signals[SIGNAL_FORGET] =
    g_signal_new ("forget", KNT_TYPE_RECENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kanttekening/Kanttekening/ui/recent-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, forget_cb);
}

static void
knt_recent_row_init (KntRecentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * knt_recent_row_new:
 * @item: what the library knows of a brief
 *
 * Returns: (transfer floating): a row that names the brief and says how far it is, or that its file is gone
 */
GtkWidget *
knt_recent_row_new (KntLibraryItem *item)
{
  KntRecentRow *self;
  g_autofree char *progress = NULL;
  const char *uri;

  g_return_val_if_fail (KNT_IS_LIBRARY_ITEM (item), NULL);

  self = g_object_new (KNT_TYPE_RECENT_ROW, NULL);
  self->item = g_object_ref (item);
  knt_drag_out_files (GTK_WIDGET (self), list_files, self);
  progress = describe_progress (item);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), knt_library_item_get_title (item));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), progress);

  uri = knt_library_item_get_pdf_uri (item);
  if (!uri)
    uri = knt_library_item_get_notes_uri (item);
  if (uri) {
    self->file = g_file_new_for_uri (uri);
    g_file_query_info_async (self->file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_LOW,
                             self->cancellable, looked_cb, g_object_ref (self));
  } else {
    show_missing (self);
  }

  return GTK_WIDGET (self);
}

/**
 * knt_recent_row_get_item:
 *
 * Returns: (transfer none): what it shows
 */
KntLibraryItem *
knt_recent_row_get_item (KntRecentRow *self)
{
  g_return_val_if_fail (KNT_IS_RECENT_ROW (self), NULL);

  return self->item;
}

/**
 * knt_recent_row_get_file:
 *
 * Returns: (transfer none) (nullable): what to open: the PDF, or the notes file where the PDF is gone; %NULL when both are
 */
GFile *
knt_recent_row_get_file (KntRecentRow *self)
{
  g_return_val_if_fail (KNT_IS_RECENT_ROW (self), NULL);

  return self->file;
}
