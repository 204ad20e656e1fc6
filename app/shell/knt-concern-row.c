/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-concern-row.h"

#include <glib/gi18n.h>

struct _KntConcernRow {
  AdwBin parent_instance;

  KntConcern *concern;
};

G_DEFINE_FINAL_TYPE (KntConcernRow, knt_concern_row, ADW_TYPE_BIN)

typedef enum { PROP_CONCERN = 1 } KntConcernRowProperty;

static GParamSpec *properties[PROP_CONCERN + 1];

static char *
dup_page (KntConcernRow *self, guint page)
{
  /* Translators: %u is the number of a page, and the space is narrow: “p. 12”. */
  return page > 0 ? g_strdup_printf (_ ("p. %u"), page) : g_strdup ("");
}

static char *
dup_icon_name (KntConcernRow *self, gboolean accepted)
{
  return g_strdup (accepted ? "edit-undo-symbolic" : "object-select-symbolic");
}

static char *
dup_tooltip (KntConcernRow *self, gboolean accepted)
{
  return g_strdup (accepted ? _ ("Look at Again") : _ ("Right as It Is"));
}

static void
clicked_cb (KntConcernRow *self)
{
  if (self->concern != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "brief.accept", "(sb)", knt_concern_get_key (self->concern),
                                !knt_concern_get_accepted (self->concern));
}

static void
knt_concern_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KntConcernRow *self = KNT_CONCERN_ROW (object);

  switch ((KntConcernRowProperty) prop_id) {
    case PROP_CONCERN:
      g_value_set_object (value, self->concern);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
knt_concern_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KntConcernRow *self = KNT_CONCERN_ROW (object);

  switch ((KntConcernRowProperty) prop_id) {
    case PROP_CONCERN:
      if (g_set_object (&self->concern, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
knt_concern_row_dispose (GObject *object)
{
  g_clear_object (&KNT_CONCERN_ROW (object)->concern);

  G_OBJECT_CLASS (knt_concern_row_parent_class)->dispose (object);
}

static void
knt_concern_row_class_init (KntConcernRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = knt_concern_row_get_property;
  object_class->set_property = knt_concern_row_set_property;
  object_class->dispose = knt_concern_row_dispose;

  /**
   * KntConcernRow:concern: (nullable)
   *
   * What it shows.
   */
  properties[PROP_CONCERN] = g_param_spec_object ("concern", NULL, NULL, KNT_TYPE_CONCERN,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kanttekening/Kanttekening/ui/concern-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, dup_page);
  gtk_widget_class_bind_template_callback (widget_class, dup_icon_name);
  gtk_widget_class_bind_template_callback (widget_class, dup_tooltip);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
knt_concern_row_init (KntConcernRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
