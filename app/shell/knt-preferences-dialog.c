/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-preferences-dialog.h"

struct _KntPreferencesDialog {
  AdwPreferencesDialog parent_instance;

  GSettings *settings;

  AdwEntryRow *author_row;
  AdwSwitchRow *single_key_row;
};

G_DEFINE_FINAL_TYPE (KntPreferencesDialog, knt_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

typedef enum { PROP_SETTINGS = 1 } KntPreferencesDialogProps;

static GParamSpec *props[PROP_SETTINGS + 1];

static void
knt_preferences_dialog_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KntPreferencesDialog *self = KNT_PREFERENCES_DIALOG (object);

  switch ((KntPreferencesDialogProps) id) {
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
knt_preferences_dialog_constructed (GObject *object)
{
  KntPreferencesDialog *self = KNT_PREFERENCES_DIALOG (object);

  G_OBJECT_CLASS (knt_preferences_dialog_parent_class)->constructed (object);
  g_settings_bind (self->settings, "author-name", self->author_row, "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "single-key-shortcuts", self->single_key_row, "active", G_SETTINGS_BIND_DEFAULT);
}

static void
knt_preferences_dialog_dispose (GObject *object)
{
  KntPreferencesDialog *self = KNT_PREFERENCES_DIALOG (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), KNT_TYPE_PREFERENCES_DIALOG);
  G_OBJECT_CLASS (knt_preferences_dialog_parent_class)->dispose (object);
}

static void
knt_preferences_dialog_class_init (KntPreferencesDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = knt_preferences_dialog_set_property;
  object_class->constructed = knt_preferences_dialog_constructed;
  object_class->dispose = knt_preferences_dialog_dispose;

  props[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, G_TYPE_SETTINGS,
                                              G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kanttekening/Kanttekening/ui/preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KntPreferencesDialog, author_row);
  gtk_widget_class_bind_template_child (widget_class, KntPreferencesDialog, single_key_row);
}

static void
knt_preferences_dialog_init (KntPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * knt_preferences_dialog_new:
 * @settings: those of the program
 *
 * Returns: (transfer floating): a dialog that shows the preferences and changes them at once
 */
AdwDialog *
knt_preferences_dialog_new (GSettings *settings)
{
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  return g_object_new (KNT_TYPE_PREFERENCES_DIALOG, "settings", settings, NULL);
}
