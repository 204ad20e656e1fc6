/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-tag-dot.h"

#define DIAMETER 12

/* A round patch in the colour of a tag, with a ring in the colour of the text so that it can be told from any
 * background. It says nothing to assistive technology: the tag's name beside it does. */
struct _KntTagDot {
  GtkWidget parent_instance;

  char *colour;
  GdkRGBA rgba;
};

G_DEFINE_FINAL_TYPE (KntTagDot, knt_tag_dot, GTK_TYPE_WIDGET)

typedef enum { PROP_COLOUR = 1 } KntTagDotProperty;

static GParamSpec *properties[PROP_COLOUR + 1];

static void
knt_tag_dot_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  *minimum = *natural = DIAMETER;
}

static void
knt_tag_dot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KntTagDot *self = KNT_TAG_DOT (widget);
  float x = (float) (gtk_widget_get_width (widget) - DIAMETER) / 2;
  float y = (float) (gtk_widget_get_height (widget) - DIAMETER) / 2;
  GskRoundedRect round;
  GdkRGBA ring;

  gtk_widget_get_color (widget, &ring);
  ring.alpha *= 0.5f;
  gsk_rounded_rect_init_from_rect (&round, &GRAPHENE_RECT_INIT (x, y, DIAMETER, DIAMETER), DIAMETER / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, &self->rgba, &round.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &round, (float[4]) { 1, 1, 1, 1 }, (GdkRGBA[4]) { ring, ring, ring, ring });
}

static void
knt_tag_dot_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KntTagDot *self = KNT_TAG_DOT (object);

  switch ((KntTagDotProperty) prop_id) {
    case PROP_COLOUR:
      g_value_set_string (value, self->colour);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
knt_tag_dot_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KntTagDot *self = KNT_TAG_DOT (object);

  switch ((KntTagDotProperty) prop_id) {
    case PROP_COLOUR:
      knt_tag_dot_set_colour (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
knt_tag_dot_finalize (GObject *object)
{
  KntTagDot *self = KNT_TAG_DOT (object);

  g_clear_pointer (&self->colour, g_free);

  G_OBJECT_CLASS (knt_tag_dot_parent_class)->finalize (object);
}

static void
knt_tag_dot_class_init (KntTagDotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = knt_tag_dot_get_property;
  object_class->set_property = knt_tag_dot_set_property;
  object_class->finalize = knt_tag_dot_finalize;
  widget_class->measure = knt_tag_dot_measure;
  widget_class->snapshot = knt_tag_dot_snapshot;

  /**
   * KntTagDot:colour: (nullable)
   *
   * The colour as CSS writes it ("#f5c211"). What cannot be understood is drawn as grey.
   */
  properties[PROP_COLOUR] = g_param_spec_string ("colour", NULL, NULL, NULL,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
knt_tag_dot_init (KntTagDot *self)
{
  gdk_rgba_parse (&self->rgba, "gray");
}

/**
 * knt_tag_dot_new:
 * @colour: (nullable): as CSS writes it
 *
 * Returns: (transfer floating): a new dot
 */
GtkWidget *
knt_tag_dot_new (const char *colour)
{
  return g_object_new (KNT_TYPE_TAG_DOT, "colour", colour, NULL);
}

/**
 * knt_tag_dot_get_colour:
 *
 * Returns: (nullable) (transfer none): the colour as it was set
 */
const char *
knt_tag_dot_get_colour (KntTagDot *self)
{
  g_return_val_if_fail (KNT_IS_TAG_DOT (self), NULL);

  return self->colour;
}

/**
 * knt_tag_dot_set_colour:
 * @colour: (nullable): as CSS writes it; grey where it cannot be understood
 *
 * Changes the colour.
 */
void
knt_tag_dot_set_colour (KntTagDot *self, const char *colour)
{
  g_return_if_fail (KNT_IS_TAG_DOT (self));

  if (!g_set_str (&self->colour, colour))
    return;
  if (colour == NULL || !gdk_rgba_parse (&self->rgba, colour))
    gdk_rgba_parse (&self->rgba, "gray");
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLOUR]);
}
