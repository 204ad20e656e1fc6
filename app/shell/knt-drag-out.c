/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-drag-out.h"

#define ICON_SIZE 32

typedef struct {
  KntDragFilesFunc list;
  KntDragTextFunc dup;
  gpointer user_data;
} Content;

/* GTK hands files to another program by the portal where either is in a sandbox. */
static GdkContentProvider *
prepare_files_cb (GtkDragSource *source, double x, double y, Content *content)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GPtrArray) files = content->list (content->user_data);
  g_autoptr (GtkIconPaintable) icon = NULL;
  GSList *list = NULL;
  GdkFileList *boxed;
  GdkContentProvider *provider;

  if (files == NULL || files->len == 0)
    return NULL;

  icon = gtk_icon_theme_lookup_icon (gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)),
                                     "x-office-document", NULL, ICON_SIZE, gtk_widget_get_scale_factor (widget),
                                     gtk_widget_get_direction (widget), 0);
  gtk_drag_source_set_icon (source, GDK_PAINTABLE (icon), 0, 0);

  for (guint i = files->len; i > 0; i--)
    list = g_slist_prepend (list, files->pdata[i - 1]);
  boxed = gdk_file_list_new_from_list (list);
  provider = gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, boxed);
  g_boxed_free (GDK_TYPE_FILE_LIST, boxed);
  g_slist_free (list);

  return provider;
}

static GdkContentProvider *
prepare_text_cb (GtkDragSource *source, double x, double y, Content *content)
{
  g_autofree char *text = content->dup (content->user_data);

  return text != NULL ? gdk_content_provider_new_typed (G_TYPE_STRING, text) : NULL;
}

static GtkGesture *
add_source (GtkWidget *widget, GCallback prepare, const Content *content)
{
  GtkDragSource *source = gtk_drag_source_new ();

  g_signal_connect_data (source, "prepare", prepare, g_memdup2 (content, sizeof *content), (GClosureNotify) g_free, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (source));

  return GTK_GESTURE (source);
}

/**
 * knt_drag_out_files:
 * @widget: what is taken hold of
 * @list: asked when it is dragged
 * @user_data: for @list; lives as long as @widget
 *
 * Lets files be dragged into other programs.
 *
 * Returns: (transfer none): the gesture that drags, to be grouped with others
 */
GtkGesture *
knt_drag_out_files (GtkWidget *widget, KntDragFilesFunc list, gpointer user_data)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  return add_source (widget, G_CALLBACK (prepare_files_cb), &(Content) { .list = list, .user_data = user_data });
}

/**
 * knt_drag_out_text:
 * @widget: what is taken hold of
 * @dup: asked when it is dragged
 * @user_data: for @dup; lives as long as @widget
 *
 * Lets text be dragged into other programs.
 *
 * Returns: (transfer none): the gesture that drags, to be grouped with others
 */
GtkGesture *
knt_drag_out_text (GtkWidget *widget, KntDragTextFunc dup, gpointer user_data)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  return add_source (widget, G_CALLBACK (prepare_text_cb), &(Content) { .dup = dup, .user_data = user_data });
}
