/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-forms-dialog.h"

#include <glib/gi18n-lib.h>

struct _KntFormsDialog {
  AdwPreferencesDialog parent_instance;

  KntFormShelf *shelf;
  GPtrArray *rows; /* GtkWidget, each in its group */

  AdwPreferencesGroup *own_group;
  AdwPreferencesGroup *shipped_group;
};

G_DEFINE_FINAL_TYPE (KntFormsDialog, knt_forms_dialog, ADW_TYPE_PREFERENCES_DIALOG)

typedef enum { PROP_SHELF = 1 } KntFormsDialogProps;

static GParamSpec *props[PROP_SHELF + 1];

static void
say (KntFormsDialog *self, const GError *error)
{
  g_autofree char *title = g_markup_escape_text (error->message, -1);

  adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (self), adw_toast_new (title));
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KntFormsDialog *self = KNT_FORMS_DIALOG (widget);
  g_autoptr (GError) error = NULL;

  if (!knt_form_shelf_remove (self->shelf, g_variant_get_bytestring (parameter), &error))
    say (self, error);
}

static void
folder_opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KntFormsDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (object), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    say (self, error);
}

static void
open_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KntFormsDialog *self = KNT_FORMS_DIALOG (widget);
  g_autoptr (GFile) folder = g_file_new_for_path (knt_form_shelf_get_own_folder (self->shelf));
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (folder);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GError) error = NULL;

  if (!g_file_make_directory_with_parents (folder, NULL, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS)) {
    say (self, error);
    return;
  }

  gtk_file_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, folder_opened_cb,
                            g_object_ref (self));
}

static GtkWidget *
make_warning (void)
{
  GtkWidget *image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_add_css_class (image, "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Passed over"), -1);

  return image;
}

static GtkWidget *
make_remove_button (const KntFormFile *file)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Move to Trash"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "forms.remove");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), g_variant_new_bytestring (file->path));

  return button;
}

static char *
describe (const KntFormFile *file)
{
  g_autofree char *name = g_path_get_basename (file->path);

  if (file->faults->len > 0)
    return g_strdup_printf (_ ("Passed over: %s"), (char *) file->faults->pdata[0]);
  if (file->is_replaced && !file->is_own)
    return g_strdup (_ ("An own form takes its place"));

  return file->is_own ? g_strdup (name) : g_strdup (knt_form_get_id (file->form));
}

static void
add_row (KntFormsDialog *self, const KntFormFile *file)
{
  AdwPreferencesGroup *group = file->is_own ? self->own_group : self->shipped_group;
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = g_path_get_basename (file->path);
  g_autofree char *subtitle = describe (file);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), file->form != NULL ? knt_form_get_name (file->form) : name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  if (file->faults->len > 0)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_warning ());
  if (file->is_own)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_remove_button (file));

  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static void
clear (KntFormsDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    GtkWidget *row = self->rows->pdata[i];

    adw_preferences_group_remove (
      gtk_widget_is_ancestor (row, GTK_WIDGET (self->own_group)) ? self->own_group : self->shipped_group, row);
  }
  g_ptr_array_set_size (self->rows, 0);
}

static void
fill (KntFormsDialog *self)
{
  GPtrArray *files = knt_form_shelf_get_files (self->shelf);

  clear (self);
  for (guint i = 0; i < files->len; i++)
    add_row (self, files->pdata[i]);
}

static void
knt_forms_dialog_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KntFormsDialog *self = KNT_FORMS_DIALOG (object);

  switch ((KntFormsDialogProps) id) {
    case PROP_SHELF:
      self->shelf = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
knt_forms_dialog_constructed (GObject *object)
{
  KntFormsDialog *self = KNT_FORMS_DIALOG (object);

  G_OBJECT_CLASS (knt_forms_dialog_parent_class)->constructed (object);
  fill (self);
  g_signal_connect_object (self->shelf, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
}

static void
knt_forms_dialog_dispose (GObject *object)
{
  KntFormsDialog *self = KNT_FORMS_DIALOG (object);

  if (self->shelf)
    g_signal_handlers_disconnect_by_data (self->shelf, self);
  g_clear_object (&self->shelf);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), KNT_TYPE_FORMS_DIALOG);
  G_OBJECT_CLASS (knt_forms_dialog_parent_class)->dispose (object);
}

static void
knt_forms_dialog_class_init (KntFormsDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = knt_forms_dialog_set_property;
  object_class->constructed = knt_forms_dialog_constructed;
  object_class->dispose = knt_forms_dialog_dispose;

  props[PROP_SHELF] = g_param_spec_object ("shelf", NULL, NULL, KNT_TYPE_FORM_SHELF,
                                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kanttekening/Kanttekening/ui/forms-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KntFormsDialog, own_group);
  gtk_widget_class_bind_template_child (widget_class, KntFormsDialog, shipped_group);
  gtk_widget_class_install_action (widget_class, "forms.open-folder", NULL, open_folder_action);
  gtk_widget_class_install_action (widget_class, "forms.remove", "ay", remove_action);
}

static void
knt_forms_dialog_init (KntFormsDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * knt_forms_dialog_new:
 * @shelf: the forms that there are
 *
 * Returns: (transfer floating): a dialog that lists them, a user's own first, with why one was passed over; own ones can be removed
 */
AdwDialog *
knt_forms_dialog_new (KntFormShelf *shelf)
{
  g_return_val_if_fail (KNT_IS_FORM_SHELF (shelf), NULL);

  return g_object_new (KNT_TYPE_FORMS_DIALOG, "shelf", shelf, NULL);
}
