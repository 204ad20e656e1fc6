/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-page-bar.h"

#include <glib/gi18n.h>
#include <math.h>

/* Where one is in the pages and how large they are, below them. */
struct _KntPageBar {
  AdwBin parent_instance;

  GtkEditable *page_entry;
  GtkLabel *count_label;
  GtkWidget *fit_button;
  GtkWidget *zoom_out_button;
  GtkMenuButton *zoom_button;
  GtkWidget *zoom_in_button;

  KntCanvas *canvas;
  GBinding *fit_binding;
};

G_DEFINE_FINAL_TYPE (KntPageBar, knt_page_bar, ADW_TYPE_BIN)

typedef enum { PROP_CANVAS = 1 } KntPageBarProperty;

static GParamSpec *properties[PROP_CANVAS + 1];

static void
update_page (KntPageBar *self)
{
  guint page = 0, n_pages = 0;
  g_autofree char *text = NULL;
  g_autofree char *count = NULL;

  if (self->canvas == NULL)
    return;
  g_object_get (self->canvas, "page", &page, "n-pages", &n_pages, NULL);
  text = g_strdup_printf ("%u", page);
  /* Translators: stands behind the number of the page: "3 / 40". */
  count = g_strdup_printf (_ ("/ %u"), n_pages);
  gtk_label_set_label (self->count_label, n_pages > 0 ? count : "");
  gtk_widget_set_sensitive (GTK_WIDGET (self), n_pages > 0);
  /* What is being typed stays. */
  if (!(gtk_widget_get_state_flags (GTK_WIDGET (self->page_entry)) & GTK_STATE_FLAG_FOCUS_WITHIN))
    gtk_editable_set_text (self->page_entry, text);
}

static void
update_zoom (KntPageBar *self)
{
  double zoom;
  g_autofree char *text = NULL;

  if (self->canvas == NULL)
    return;
  zoom = knt_canvas_get_zoom (self->canvas);
  text = g_strdup_printf (_ ("%d%%"), (int) round (zoom * 100));
  gtk_menu_button_set_label (self->zoom_button, text);
}

static void
page_activate_cb (KntPageBar *self)
{
  guint64 page;
  guint n_pages = 0;

  g_object_get (self->canvas, "n-pages", &n_pages, NULL);
  if (g_ascii_string_to_unsigned (gtk_editable_get_text (self->page_entry), 10, 1, n_pages, &page, NULL)) {
    knt_canvas_scroll_to_page (self->canvas, (guint) page);
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  } else {
    gtk_widget_error_bell (GTK_WIDGET (self));
  }
}

static void
page_leave_cb (KntPageBar *self)
{
  update_page (self);
}

static void
zoom_in_cb (KntPageBar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->canvas), "canvas.zoom-in", NULL);
}

static void
zoom_out_cb (KntPageBar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->canvas), "canvas.zoom-out", NULL);
}

static void
zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KntPageBar *self = KNT_PAGE_BAR (widget);

  knt_canvas_set_zoom (self->canvas, g_ascii_strtod (g_variant_get_string (parameter, NULL), NULL));
}

static void
fit_width_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_object_set (KNT_PAGE_BAR (widget)->canvas, "fit-width", TRUE, NULL);
}

static void
knt_page_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KntPageBar *self = KNT_PAGE_BAR (object);

  switch ((KntPageBarProperty) prop_id) {
    case PROP_CANVAS:
      g_value_set_object (value, self->canvas);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
knt_page_bar_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KntPageBar *self = KNT_PAGE_BAR (object);

  switch ((KntPageBarProperty) prop_id) {
    case PROP_CANVAS:
      knt_page_bar_set_canvas (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
knt_page_bar_dispose (GObject *object)
{
  knt_page_bar_set_canvas (KNT_PAGE_BAR (object), NULL);

  G_OBJECT_CLASS (knt_page_bar_parent_class)->dispose (object);
}

static void
knt_page_bar_class_init (KntPageBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = knt_page_bar_get_property;
  object_class->set_property = knt_page_bar_set_property;
  object_class->dispose = knt_page_bar_dispose;

  /**
   * KntPageBar:canvas: (nullable)
   *
   * The pages that it steers.
   */
  properties[PROP_CANVAS] = g_param_spec_object ("canvas", NULL, NULL, KNT_TYPE_CANVAS,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_install_action (widget_class, "pages.zoom", "s", zoom_action);
  gtk_widget_class_install_action (widget_class, "pages.fit-width", NULL, fit_width_action);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kanttekening/Kanttekening/ui/page-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KntPageBar, page_entry);
  gtk_widget_class_bind_template_child (widget_class, KntPageBar, count_label);
  gtk_widget_class_bind_template_child (widget_class, KntPageBar, fit_button);
  gtk_widget_class_bind_template_child (widget_class, KntPageBar, zoom_out_button);
  gtk_widget_class_bind_template_child (widget_class, KntPageBar, zoom_button);
  gtk_widget_class_bind_template_child (widget_class, KntPageBar, zoom_in_button);
  gtk_widget_class_bind_template_callback (widget_class, page_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_out_cb);
}

static void
knt_page_bar_init (KntPageBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
}

/**
 * knt_page_bar_new:
 * @canvas: (nullable): the pages
 *
 * Returns: (transfer floating): a new bar
 */
GtkWidget *
knt_page_bar_new (KntCanvas *canvas)
{
  return g_object_new (KNT_TYPE_PAGE_BAR, "canvas", canvas, NULL);
}

/**
 * knt_page_bar_set_canvas:
 * @canvas: (nullable): the pages
 *
 * Steers these pages.
 */
void
knt_page_bar_set_canvas (KntPageBar *self, KntCanvas *canvas)
{
  g_return_if_fail (KNT_IS_PAGE_BAR (self));

  if (self->canvas == canvas)
    return;
  if (self->canvas != NULL)
    g_signal_handlers_disconnect_by_data (self->canvas, self);
  g_clear_pointer (&self->fit_binding, g_binding_unbind);
  g_set_object (&self->canvas, canvas);
  if (canvas != NULL) {
    g_signal_connect_object (canvas, "notify::page", G_CALLBACK (update_page), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (canvas, "notify::n-pages", G_CALLBACK (update_page), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (canvas, "notify::zoom", G_CALLBACK (update_zoom), self, G_CONNECT_SWAPPED);
    self->fit_binding = g_object_bind_property (canvas, "fit-width", self->fit_button, "active",
                                                G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  }
  update_page (self);
  update_zoom (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CANVAS]);
}
