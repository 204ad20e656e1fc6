/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "knt-canvas-actions.h"
#include "knt-canvas-private.h"
#include "knt-view-scroller.h"

/* What the keys and the menus do on a canvas. */

#define ZOOM_STEP 1.2
/* How far a key scrolls, in steps of an arrow: so many stand for a screen, and for as far as it goes. */
#define SCREEN 100.0
#define EVERYTHING 1e9

static void
zoom_in_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  knt_canvas_set_zoom (KNT_CANVAS (widget), knt_canvas_get_zoom (KNT_CANVAS (widget)) * ZOOM_STEP);
}

static void
zoom_out_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  knt_canvas_set_zoom (KNT_CANVAS (widget), knt_canvas_get_zoom (KNT_CANVAS (widget)) / ZOOM_STEP);
}

static void
zoom_original_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  knt_canvas_set_zoom (KNT_CANVAS (widget), 1);
}

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  knt_page_selection_copy (knt_canvas_get_page_selection (KNT_CANVAS (widget)), gtk_widget_get_clipboard (widget));
}

static void
select_all_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  knt_page_selection_select_all (knt_canvas_get_page_selection (KNT_CANVAS (widget)));
}

static void
go_to_page_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KntCanvas *canvas = KNT_CANVAS (widget);
  guint page, last;

  g_object_get (canvas, "page", &page, "n-pages", &last, NULL);
  if (g_str_equal (name, "canvas.next-page"))
    page = MIN (page + 1, last);
  else if (g_str_equal (name, "canvas.previous-page"))
    page = MAX (page, 2) - 1;
  else
    page = g_str_equal (name, "canvas.first-page") ? 1 : last;
  knt_canvas_scroll_to_page (canvas, page);
}

static void
retry_page_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  knt_canvas_retry_page (KNT_CANVAS (widget), g_variant_get_uint32 (parameter));
}

/* The keys of GtkScrolledWindow need the focus on it; these work with the focus on the pages. */
static gboolean
scroll_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  KntCanvas *canvas = KNT_CANVAS (widget);
  double screen = MAX (gtk_widget_get_height (widget) - KNT_SCROLL_OVERLAP, KNT_SCROLL_STEP);
  double x, y;

  g_variant_get (args, "(dd)", &x, &y);
  if (fabs (y) >= SCREEN)
    knt_canvas_scroll_by (canvas, 0, y / SCREEN * screen);
  else
    knt_canvas_scroll_by (canvas, x * KNT_SCROLL_STEP, y * KNT_SCROLL_STEP);

  return GDK_EVENT_STOP;
}

static void
add_scroll_binding (GtkWidgetClass *widget_class, guint key, GdkModifierType modifiers, double x, double y)
{
  gtk_widget_class_add_binding (widget_class, key, modifiers, scroll_cb, "(dd)", x, y);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  add_scroll_binding (widget_class, GDK_KEY_Up, 0, 0, -1);
  add_scroll_binding (widget_class, GDK_KEY_Down, 0, 0, 1);
  add_scroll_binding (widget_class, GDK_KEY_Left, 0, -1, 0);
  add_scroll_binding (widget_class, GDK_KEY_Right, 0, 1, 0);
  add_scroll_binding (widget_class, GDK_KEY_Page_Up, 0, 0, -SCREEN);
  add_scroll_binding (widget_class, GDK_KEY_Page_Down, 0, 0, SCREEN);
  add_scroll_binding (widget_class, GDK_KEY_KP_Page_Up, 0, 0, -SCREEN);
  add_scroll_binding (widget_class, GDK_KEY_KP_Page_Down, 0, 0, SCREEN);
  add_scroll_binding (widget_class, GDK_KEY_space, GDK_SHIFT_MASK, 0, -SCREEN);
  add_scroll_binding (widget_class, GDK_KEY_space, 0, 0, SCREEN);
  add_scroll_binding (widget_class, GDK_KEY_Home, GDK_CONTROL_MASK, 0, -EVERYTHING);
  add_scroll_binding (widget_class, GDK_KEY_End, GDK_CONTROL_MASK, 0, EVERYTHING);
  add_scroll_binding (widget_class, GDK_KEY_Home, 0, 0, -EVERYTHING);
  add_scroll_binding (widget_class, GDK_KEY_End, 0, 0, EVERYTHING);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK, "canvas.previous-page", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK, "canvas.next-page", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "canvas.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK, "canvas.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Add, GDK_CONTROL_MASK, "canvas.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "canvas.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "canvas.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "canvas.zoom-original", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_0, GDK_CONTROL_MASK, "canvas.zoom-original", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "canvas.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, GDK_CONTROL_MASK, "canvas.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, "canvas.select-all", NULL);
}

/**
 * knt_canvas_actions_install:
 *
 * Gives a canvas's class its actions and keys.
 */
void
knt_canvas_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "canvas.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action (widget_class, "canvas.zoom-out", NULL, zoom_out_cb);
  gtk_widget_class_install_action (widget_class, "canvas.zoom-original", NULL, zoom_original_cb);
  gtk_widget_class_install_property_action (widget_class, "canvas.fit-width", "fit-width");
  gtk_widget_class_install_property_action (widget_class, "canvas.caret-browsing", "caret-browsing");
  gtk_widget_class_install_action (widget_class, "canvas.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "canvas.select-all", NULL, select_all_cb);
  gtk_widget_class_install_action (widget_class, "canvas.next-page", NULL, go_to_page_cb);
  gtk_widget_class_install_action (widget_class, "canvas.previous-page", NULL, go_to_page_cb);
  gtk_widget_class_install_action (widget_class, "canvas.first-page", NULL, go_to_page_cb);
  gtk_widget_class_install_action (widget_class, "canvas.last-page", NULL, go_to_page_cb);
  gtk_widget_class_install_action (widget_class, "canvas.retry-page", "u", retry_page_cb);
  add_bindings (widget_class);
}

/**
 * knt_canvas_actions_update:
 *
 * Enables what can be done now.
 */
void
knt_canvas_actions_update (KntCanvas *canvas)
{
  static const char *const names[] = { "canvas.zoom-in",   "canvas.zoom-out",      "canvas.zoom-original",
                                       "canvas.next-page", "canvas.previous-page", "canvas.first-page",
                                       "canvas.last-page", "canvas.select-all" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (canvas), names[i], knt_canvas_get_document (canvas) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (canvas), "canvas.copy",
                                 !knt_page_selection_is_empty (knt_canvas_get_page_selection (canvas)));
}
