/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-tag-chip.h"
#include "knt-tag-dot.h"

#include <glib/gi18n.h>

/* The name of a tag beside its colour, with a button that takes the tag away. */
struct _KntTagChip {
  AdwBin parent_instance;

  char *name;
  char *colour;
  gboolean removable;
};

G_DEFINE_FINAL_TYPE (KntTagChip, knt_tag_chip, ADW_TYPE_BIN)

typedef enum { PROP_NAME = 1, PROP_COLOUR, PROP_REMOVABLE } KntTagChipProperty;

static GParamSpec *properties[PROP_REMOVABLE + 1];

enum { SIGNAL_REMOVE, N_SIGNALS };

static guint signals[N_SIGNALS];

static char *
dup_remove_label (KntTagChip *self, const char *name)
{
  /* Translators: %s is the name of a tag. */
  return g_strdup_printf (_ ("Remove Tag “%s”"), name);
}

static void
remove_cb (KntTagChip *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

static void
knt_tag_chip_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KntTagChip *self = KNT_TAG_CHIP (object);

  switch ((KntTagChipProperty) prop_id) {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_COLOUR:
      g_value_set_string (value, self->colour);
      break;
    case PROP_REMOVABLE:
      g_value_set_boolean (value, self->removable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
knt_tag_chip_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KntTagChip *self = KNT_TAG_CHIP (object);

  switch ((KntTagChipProperty) prop_id) {
    case PROP_NAME:
      self->name = g_value_dup_string (value);
      break;
    case PROP_COLOUR:
      self->colour = g_value_dup_string (value);
      break;
    case PROP_REMOVABLE:
      self->removable = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
knt_tag_chip_constructed (GObject *object)
{
  KntTagChip *self = KNT_TAG_CHIP (object);

  G_OBJECT_CLASS (knt_tag_chip_parent_class)->constructed (object);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->name, -1);
  if (!self->removable)
    gtk_widget_add_css_class (GTK_WIDGET (self), "fixed");
}

static void
knt_tag_chip_finalize (GObject *object)
{
  KntTagChip *self = KNT_TAG_CHIP (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->colour, g_free);

  G_OBJECT_CLASS (knt_tag_chip_parent_class)->finalize (object);
}

static void
knt_tag_chip_class_init (KntTagChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = knt_tag_chip_get_property;
  object_class->set_property = knt_tag_chip_set_property;
  object_class->constructed = knt_tag_chip_constructed;
  object_class->finalize = knt_tag_chip_finalize;

  properties[PROP_NAME] =
    g_param_spec_string ("name", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_COLOUR] = g_param_spec_string ("colour", NULL, NULL, NULL,
                                                 G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_REMOVABLE] = g_param_spec_boolean (
    "removable", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * KntTagChip::remove:
   *
   * The person wants the tag taken away.
   */
  signals[SIGNAL_REMOVE] =
    g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KNT_TYPE_TAG_DOT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kanttekening/Kanttekening/ui/tag-chip.ui");
  gtk_widget_class_bind_template_callback (widget_class, dup_remove_label);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
knt_tag_chip_init (KntTagChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * knt_tag_chip_new:
 * @name: the tag's name
 * @colour: (nullable): as CSS writes it
 * @removable: whether it has a button to take it away
 *
 * Returns: (transfer floating): a new chip
 */
GtkWidget *
knt_tag_chip_new (const char *name, const char *colour, gboolean removable)
{
  return g_object_new (KNT_TYPE_TAG_CHIP, "name", name, "colour", colour, "removable", removable, NULL);
}

/**
 * knt_tag_chip_get_name:
 *
 * Returns: (transfer none): the name shown
 */
const char *
knt_tag_chip_get_name (KntTagChip *self)
{
  g_return_val_if_fail (KNT_IS_TAG_CHIP (self), NULL);

  return self->name;
}
