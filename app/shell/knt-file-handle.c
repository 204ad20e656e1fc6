/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-file-handle.h"

#include <glib/gi18n-lib.h>

#include "knt-drag-out.h"

/* The picture beside a title by which a brief is taken hold of, to be dragged into another program as a file. It is no
 * control: what it does the keyboard does by saving and exporting. */
struct _KntFileHandle {
  AdwBin parent_instance;

  KntSession *session;
};

G_DEFINE_FINAL_TYPE (KntFileHandle, knt_file_handle, ADW_TYPE_BIN)

typedef enum { PROP_SESSION = 1 } KntFileHandleProps;

static GParamSpec *props[PROP_SESSION + 1];

/* The PDF, and the file of its notes where there is one. */
static GPtrArray *
list_files (gpointer user_data)
{
  KntFileHandle *self = user_data;
  KntDocument *document = self->session ? knt_session_get_document (self->session) : NULL;
  GFile *notes_file = self->session ? knt_session_get_notes_file (self->session) : NULL;
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  if (document)
    g_ptr_array_add (files, g_object_ref (knt_document_get_file (document)));
  if (notes_file)
    g_ptr_array_add (files, g_object_ref (notes_file));

  return files;
}

/* The header bar that it stands in would take the drag to move the window. */
static void
pressed_cb (GtkGesture *click)
{
  gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
knt_file_handle_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KntFileHandle *self = KNT_FILE_HANDLE (object);

  switch ((KntFileHandleProps) id) {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
knt_file_handle_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KntFileHandle *self = KNT_FILE_HANDLE (object);

  switch ((KntFileHandleProps) id) {
    case PROP_SESSION:
      if (g_set_object (&self->session, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
knt_file_handle_dispose (GObject *object)
{
  g_clear_object (&KNT_FILE_HANDLE (object)->session);

  G_OBJECT_CLASS (knt_file_handle_parent_class)->dispose (object);
}

static void
knt_file_handle_class_init (KntFileHandleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = knt_file_handle_get_property;
  object_class->set_property = knt_file_handle_set_property;
  object_class->dispose = knt_file_handle_dispose;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, KNT_TYPE_SESSION,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
knt_file_handle_init (KntFileHandle *self)
{
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", "x-office-document-symbolic", "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = knt_drag_out_files (GTK_WIDGET (self), list_files, self);

  gtk_widget_add_css_class (image, "dimmed");
  adw_bin_set_child (ADW_BIN (self), image);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _ ("Drag the brief from here to another program"));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grab");
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_group (click, drag);
}

/**
 * knt_file_handle_new:
 *
 * Returns: (transfer floating): one with nothing to drag yet
 */
GtkWidget *
knt_file_handle_new (void)
{
  return g_object_new (KNT_TYPE_FILE_HANDLE, NULL);
}
