/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "knt-canvas-private.h"
#include "knt-page-selection.h"
#include "knt-page-stack.h"
#include "knt-pointer-tool.h"
#include "knt-view-resources.h"

#define DEFAULT_CACHE_LIMIT (128u * 1024 * 1024)
#define ZOOM_STEP 1.2
/* How far an arrow key scrolls, logical pixels. */
#define ARROW_STEP 48.0
/* How much of the last screen Page Down leaves in view, logical pixels. */
#define SCREEN_OVERLAP 40.0
/* So many pages around the view are measured ahead. */
#define MEASURE_AHEAD 10
/* The line that a reader reads, as a part of the view from its top. */
#define READING_LINE 0.33

struct _KntCanvas {
  GtkWidget parent_instance;

  GtkAdjustment *adjustments[2]; /* by orientation */
  GtkScrollablePolicy policies[2];
  gboolean is_configuring;

  KntDocument *document; /* (nullable) */
  KntViewport *viewport; /* (nullable) with the document */
  KntPageStack *stack;
  KntPageSelection *selection;
  KntPointerTool *pointer;
  GdkSurface *surface; /* (nullable) while realized */

  gboolean fit_width;
  double zoom;
  guint page;
  gboolean settled;
  guint measured_first;
  guint measured_last;

  GArray *scroll_target; /* (nullable) (element-type KntSpan): to be brought into view once its page's text is there */
  char *current_mark;
  char *shown_mark;
};

enum {
  PROP_DOCUMENT = 1,
  PROP_ZOOM,
  PROP_FIT_WIDTH,
  PROP_PAGE,
  PROP_N_PAGES,
  PROP_HAS_SELECTION,
  PROP_SETTLED,
  PROP_CURRENT_MARK,
  PROP_CACHE_LIMIT,
  PROP_CACHE_BYTES,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY
};

enum { SELECTION_CHANGED, SELECTION_FINISHED, MARK_ACTIVATED, MARK_SHOWN, LINK_ACTIVATED, PAGE_FAILED, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (KntCanvas,
                               knt_canvas,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static double
get_device_scale (KntCanvas *self)
{
  return self->surface != NULL ? gdk_surface_get_scale (self->surface)
                               : gtk_widget_get_scale_factor (GTK_WIDGET (self));
}

static void
update_settled (KntCanvas *self)
{
  gboolean settled = self->document != NULL && knt_page_stack_is_settled (self->stack);

  if (self->settled == settled)
    return;

  self->settled = settled;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SETTLED]);
}

static void
update_actions (KntCanvas *self)
{
  static const char *const names[] = { "canvas.zoom-in",   "canvas.zoom-out",      "canvas.zoom-original",
                                       "canvas.next-page", "canvas.previous-page", "canvas.first-page",
                                       "canvas.last-page", "canvas.select-all" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], self->document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "canvas.copy", !knt_page_selection_is_empty (self->selection));
}

/* Tells which question or answer the reader is at. */
static void
update_shown_mark (KntCanvas *self)
{
  g_autoptr (GList) views = knt_page_stack_list_views (self->stack);
  double line = gtk_widget_get_height (GTK_WIDGET (self)) * READING_LINE, nearest = G_MAXDOUBLE;
  const char *id = NULL;

  for (GList *l = views; l != NULL; l = l->next) {
    guint page = knt_page_view_get_page (l->data);
    KntViewRect rect = knt_viewport_get_page_rect (self->viewport, page);
    double scale = knt_viewport_get_scale (self->viewport), distance;
    const KntMark *mark = knt_page_view_find_bar_near (l->data, (line - rect.y) / scale, &distance);

    if (mark != NULL && distance * scale < nearest) {
      id = mark->id;
      nearest = distance * scale;
    }
  }

  if (id != NULL && g_set_str (&self->shown_mark, id)) {
    g_autofree char *copy = g_strdup (id);

    g_signal_emit (self, signals[MARK_SHOWN], 0, copy);
  }
}

/* Brings the adjustments and the properties in line with the viewport. */
static void
publish_viewport (KntCanvas *self)
{
  GtkAdjustment *horizontal = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  GtkAdjustment *vertical = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  double zoom = self->zoom;
  gboolean fit_width = self->fit_width;
  guint page = 1;

  self->is_configuring = TRUE;
  if (self->viewport != NULL) {
    if (horizontal != NULL)
      gtk_adjustment_configure (horizontal, knt_viewport_get_x (self->viewport), 0,
                                knt_viewport_get_content_width (self->viewport), ARROW_STEP, width, width);
    if (vertical != NULL)
      gtk_adjustment_configure (vertical, knt_viewport_get_y (self->viewport), 0,
                                knt_viewport_get_content_height (self->viewport), ARROW_STEP,
                                MAX (height - SCREEN_OVERLAP, 1), height);
    zoom = knt_viewport_get_zoom (self->viewport);
    fit_width = knt_viewport_get_fit_width (self->viewport);
    page = knt_viewport_find_page (self->viewport, height / 2);
  } else {
    for (guint i = 0; i < 2; i++)
      if (self->adjustments[i] != NULL)
        gtk_adjustment_configure (self->adjustments[i], 0, 0, 1, 1, 1, 1);
  }
  self->is_configuring = FALSE;

  g_object_freeze_notify (G_OBJECT (self));
  if (self->zoom != zoom) {
    self->zoom = zoom;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
  }
  if (self->fit_width != fit_width) {
    self->fit_width = fit_width;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIT_WIDTH]);
  }
  if (self->page != page) {
    self->page = page;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
  }
  g_object_thaw_notify (G_OBJECT (self));
}

/* After the viewport has moved: everything follows in the next allocation. */
static void
viewport_moved (KntCanvas *self)
{
  publish_viewport (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
scroll_to (KntCanvas *self, double x, double y)
{
  if (self->viewport == NULL)
    return;

  knt_viewport_scroll_to (self->viewport, x, y);
  viewport_moved (self);
}

static void
adjustment_changed_cb (KntCanvas *self)
{
  if (self->is_configuring || self->viewport == NULL)
    return;

  g_clear_pointer (&self->scroll_target, g_array_unref);
  scroll_to (self, gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL]),
             gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]));
}

static void
set_adjustment (KntCanvas *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  g_autoptr (GtkAdjustment) added = NULL;

  if (adjustment != NULL && self->adjustments[orientation] == adjustment)
    return;

  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustments[orientation], adjustment_changed_cb, self);
  g_clear_object (&self->adjustments[orientation]);

  added = g_object_ref_sink (adjustment != NULL ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_object (added, "value-changed", G_CALLBACK (adjustment_changed_cb), self, G_CONNECT_SWAPPED);
  self->adjustments[orientation] = g_steal_pointer (&added);
  publish_viewport (self);
  g_object_notify (G_OBJECT (self), orientation == GTK_ORIENTATION_HORIZONTAL ? "hadjustment" : "vadjustment");
}

static void
learn_sizes (KntCanvas *self, guint first, guint last)
{
  last = MIN (last, knt_viewport_get_n_pages (self->viewport));
  for (guint page = MAX (first, 1); page <= last; page++) {
    KntSize size;

    if (knt_document_get_page_size (self->document, page, &size))
      knt_viewport_set_page_size (self->viewport, page, &size);
  }
}

static void
pages_measured_cb (KntCanvas *self, guint first, guint last)
{
  learn_sizes (self, first, last);
  viewport_moved (self);
}

/* Has the sizes around the view measured, so that they are known before they are seen. */
static void
measure_ahead (KntCanvas *self)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  guint first = knt_viewport_find_page (self->viewport, 0), last = knt_viewport_find_page (self->viewport, height);

  if (first >= self->measured_first && last <= self->measured_last)
    return;

  self->measured_first = first > MEASURE_AHEAD ? first - MEASURE_AHEAD : 1;
  self->measured_last = MIN (last + MEASURE_AHEAD, knt_viewport_get_n_pages (self->viewport));
  /* Those that others have asked for are known by now: the view goes by them at once. */
  learn_sizes (self, self->measured_first, self->measured_last);
  knt_document_measure (self->document, self->measured_first, self->measured_last);
}

static void
bring_into_view (KntCanvas *self, KntPageView *view)
{
  const KntSpan *span = knt_spans_index (self->scroll_target, 0);
  KntViewRect page = knt_viewport_get_page_rect (self->viewport, span->page);
  double scale = knt_viewport_get_scale (self->viewport), height = gtk_widget_get_height (GTK_WIDGET (self));
  g_autoptr (GArray) rects = knt_page_text_list_rects (knt_page_view_get_text (view), span->start, span->end);
  KntRect rect;

  g_clear_pointer (&self->scroll_target, g_array_unref);
  if (rects->len == 0)
    return;

  rect = g_array_index (rects, KntRect, 0);
  for (guint i = 1; i < rects->len; i++)
    rect = knt_rect_union (&rect, &g_array_index (rects, KntRect, i));

  double top = page.y + rect.y0 * scale, bottom = page.y + rect.y1 * scale;
  double left = page.x + rect.x0 * scale, right = page.x + rect.x1 * scale;
  double x = knt_viewport_get_x (self->viewport), y = knt_viewport_get_y (self->viewport);
  double width = gtk_widget_get_width (GTK_WIDGET (self));

  /* What is wholly in view stays where it is; else its beginning comes to where one reads. */
  if (top < 0 || bottom > height)
    y += top - height * READING_LINE / 2;
  if (left < 0 || right > width)
    x += left - MAX ((width - (right - left)) / 2, SCREEN_OVERLAP);
  scroll_to (self, x, y);
}

static void
shown_cb (KntCanvas *self, KntPageView *view)
{
  knt_page_selection_apply (self->selection, view);
}

static void
loaded_cb (KntCanvas *self, KntPageView *view)
{
  KntPageText *text = knt_page_view_get_text (view);

  if (text != NULL) {
    knt_page_selection_learn (self->selection, text);
    if (self->scroll_target != NULL && knt_spans_index (self->scroll_target, 0)->page == knt_page_text_get_page (text))
      bring_into_view (self, view);
  }
  update_shown_mark (self);
}

static void
page_failed_cb (KntCanvas *self, guint page, const char *message)
{
  g_signal_emit (self, signals[PAGE_FAILED], 0, page, message);
}

static void
selection_changed_cb (KntCanvas *self)
{
  g_autoptr (GList) views = knt_page_stack_list_views (self->stack);

  for (GList *l = views; l != NULL; l = l->next)
    knt_page_selection_apply (self->selection, l->data);
  update_actions (self);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
has_selection_changed_cb (KntCanvas *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_SELECTION]);
}

static void
zoom_in_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  knt_canvas_set_zoom (KNT_CANVAS (widget), KNT_CANVAS (widget)->zoom * ZOOM_STEP);
}

static void
zoom_out_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  knt_canvas_set_zoom (KNT_CANVAS (widget), KNT_CANVAS (widget)->zoom / ZOOM_STEP);
}

static void
zoom_original_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  knt_canvas_set_zoom (KNT_CANVAS (widget), 1);
}

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  knt_page_selection_copy (KNT_CANVAS (widget)->selection, gtk_widget_get_clipboard (widget));
}

static void
select_all_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  knt_page_selection_select_all (KNT_CANVAS (widget)->selection);
}

static void
go_to_page_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KntCanvas *self = KNT_CANVAS (widget);
  guint last = self->viewport != NULL ? knt_viewport_get_n_pages (self->viewport) : 1;

  if (g_str_equal (name, "canvas.next-page"))
    knt_canvas_scroll_to_page (self, MIN (self->page + 1, last));
  else if (g_str_equal (name, "canvas.previous-page"))
    knt_canvas_scroll_to_page (self, MAX (self->page, 2) - 1);
  else
    knt_canvas_scroll_to_page (self, g_str_equal (name, "canvas.first-page") ? 1 : last);
}

static void
retry_page_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  knt_page_stack_retry (KNT_CANVAS (widget)->stack, g_variant_get_uint32 (parameter));
}

/* The keys of GtkScrolledWindow need the focus on it; these work with the focus on the pages. */
static gboolean
scroll_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  KntCanvas *self = KNT_CANVAS (widget);
  double steps[2];

  g_variant_get (args, "(dd)", &steps[0], &steps[1]);
  if (self->viewport == NULL)
    return GDK_EVENT_PROPAGATE;

  if (isinf (steps[1]))
    scroll_to (self, knt_viewport_get_x (self->viewport), steps[1] < 0 ? 0 : G_MAXINT);
  else if (fabs (steps[1]) >= 10)
    knt_canvas_scroll_by (self, 0, steps[1] / 10 * MAX (gtk_widget_get_height (widget) - SCREEN_OVERLAP, ARROW_STEP));
  else
    knt_canvas_scroll_by (self, steps[0] * ARROW_STEP, steps[1] * ARROW_STEP);

  return GDK_EVENT_STOP;
}

static void
knt_canvas_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
knt_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KntCanvas *self = KNT_CANVAS (widget);
  GtkNative *native = gtk_widget_get_native (widget);
  graphene_point_t origin = GRAPHENE_POINT_INIT (0, 0);
  double transform_x = 0, transform_y = 0;

  if (self->viewport == NULL) {
    publish_viewport (self);
    return;
  }

  if (native != NULL) {
    gtk_native_get_surface_transform (native, &transform_x, &transform_y);
    if (!gtk_widget_compute_point (widget, GTK_WIDGET (native), &origin, &origin))
      graphene_point_init (&origin, 0, 0);
  }
  origin.x += transform_x;
  origin.y += transform_y;

  knt_viewport_set_view_size (self->viewport, width, height);
  measure_ahead (self);
  publish_viewport (self);
  knt_page_stack_place (self->stack, self->viewport, get_device_scale (self), &origin);
  update_settled (self);
  update_shown_mark (self);
}

static void
knt_canvas_realize (GtkWidget *widget)
{
  KntCanvas *self = KNT_CANVAS (widget);

  GTK_WIDGET_CLASS (knt_canvas_parent_class)->realize (widget);

  self->surface = gtk_native_get_surface (gtk_widget_get_native (widget));
  g_signal_connect_object (self->surface, "notify::scale", G_CALLBACK (gtk_widget_queue_allocate), self,
                           G_CONNECT_SWAPPED);
}

static void
knt_canvas_unrealize (GtkWidget *widget)
{
  KntCanvas *self = KNT_CANVAS (widget);

  g_signal_handlers_disconnect_by_func (self->surface, gtk_widget_queue_allocate, self);
  self->surface = NULL;

  GTK_WIDGET_CLASS (knt_canvas_parent_class)->unrealize (widget);
}

static void
knt_canvas_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  KntCanvas *self = KNT_CANVAS (object);

  switch (property_id) {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_FIT_WIDTH:
      g_value_set_boolean (value, self->fit_width);
      break;
    case PROP_PAGE:
      g_value_set_uint (value, self->page);
      break;
    case PROP_N_PAGES:
      g_value_set_uint (value, self->viewport != NULL ? knt_viewport_get_n_pages (self->viewport) : 0);
      break;
    case PROP_HAS_SELECTION:
      g_value_set_boolean (value, !knt_page_selection_is_empty (self->selection));
      break;
    case PROP_SETTLED:
      g_value_set_boolean (value, self->settled);
      break;
    case PROP_CURRENT_MARK:
      g_value_set_string (value, self->current_mark);
      break;
    case PROP_CACHE_LIMIT:
      g_value_set_uint64 (value, knt_tile_cache_get_limit (knt_page_stack_get_cache (self->stack)));
      break;
    case PROP_CACHE_BYTES:
      g_value_set_uint64 (value, knt_tile_cache_get_bytes (knt_page_stack_get_cache (self->stack)));
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
set_policy (KntCanvas *self, GtkOrientation orientation, GtkScrollablePolicy policy, GParamSpec *pspec)
{
  if (self->policies[orientation] == policy)
    return;

  self->policies[orientation] = policy;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
set_fit_width (KntCanvas *self, gboolean fit_width)
{
  if (self->fit_width == fit_width)
    return;

  if (self->viewport == NULL) {
    self->fit_width = fit_width;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIT_WIDTH]);
    return;
  }

  knt_viewport_set_fit_width (self->viewport, fit_width);
  viewport_moved (self);
}

static void
knt_canvas_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  KntCanvas *self = KNT_CANVAS (object);

  switch (property_id) {
    case PROP_DOCUMENT:
      knt_canvas_set_document (self, g_value_get_object (value));
      break;
    case PROP_ZOOM:
      knt_canvas_set_zoom (self, g_value_get_double (value));
      break;
    case PROP_FIT_WIDTH:
      set_fit_width (self, g_value_get_boolean (value));
      break;
    case PROP_CURRENT_MARK:
      knt_canvas_set_current_mark (self, g_value_get_string (value));
      break;
    case PROP_CACHE_LIMIT:
      knt_tile_cache_set_limit (knt_page_stack_get_cache (self->stack), g_value_get_uint64 (value));
      break;
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      set_policy (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_enum (value), pspec);
      break;
    case PROP_VSCROLL_POLICY:
      set_policy (self, GTK_ORIENTATION_VERTICAL, g_value_get_enum (value), pspec);
      break;
    case PROP_PAGE:
    case PROP_N_PAGES:
    case PROP_HAS_SELECTION:
    case PROP_SETTLED:
    case PROP_CACHE_BYTES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
knt_canvas_dispose (GObject *object)
{
  KntCanvas *self = KNT_CANVAS (object);

  if (self->pointer != NULL)
    knt_canvas_set_document (self, NULL);
  g_clear_object (&self->pointer);
  if (self->stack != NULL)
    g_object_run_dispose (G_OBJECT (self->stack));
  for (guint i = 0; i < 2; i++)
    g_clear_object (&self->adjustments[i]);

  G_OBJECT_CLASS (knt_canvas_parent_class)->dispose (object);
}

static void
knt_canvas_finalize (GObject *object)
{
  KntCanvas *self = KNT_CANVAS (object);

  g_clear_object (&self->stack);
  g_clear_object (&self->selection);
  g_free (self->current_mark);
  g_free (self->shown_mark);

  G_OBJECT_CLASS (knt_canvas_parent_class)->finalize (object);
}

static void
add_scroll_binding (GtkWidgetClass *widget_class, guint key, GdkModifierType modifiers, double x, double y)
{
  gtk_widget_class_add_binding (widget_class, key, modifiers, scroll_cb, "(dd)", x, y);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  /* A step of one is an arrow's, of ten a screen's. */
  add_scroll_binding (widget_class, GDK_KEY_Up, 0, 0, -1);
  add_scroll_binding (widget_class, GDK_KEY_Down, 0, 0, 1);
  add_scroll_binding (widget_class, GDK_KEY_Left, 0, -1, 0);
  add_scroll_binding (widget_class, GDK_KEY_Right, 0, 1, 0);
  add_scroll_binding (widget_class, GDK_KEY_Page_Up, 0, 0, -10);
  add_scroll_binding (widget_class, GDK_KEY_Page_Down, 0, 0, 10);
  add_scroll_binding (widget_class, GDK_KEY_KP_Page_Up, 0, 0, -10);
  add_scroll_binding (widget_class, GDK_KEY_KP_Page_Down, 0, 0, 10);
  add_scroll_binding (widget_class, GDK_KEY_space, GDK_SHIFT_MASK, 0, -10);
  add_scroll_binding (widget_class, GDK_KEY_space, 0, 0, 10);
  add_scroll_binding (widget_class, GDK_KEY_Home, GDK_CONTROL_MASK, 0, -INFINITY);
  add_scroll_binding (widget_class, GDK_KEY_End, GDK_CONTROL_MASK, 0, INFINITY);
  add_scroll_binding (widget_class, GDK_KEY_Home, 0, 0, -INFINITY);
  add_scroll_binding (widget_class, GDK_KEY_End, 0, 0, INFINITY);

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

static void
add_style_sheet (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  g_resources_register (view_get_resource ());
  gtk_css_provider_load_from_resource (provider, "/io/github/kanttekening/Kanttekening/view/view.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION - 1);
}

static void
knt_canvas_class_init (KntCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);
  const GParamFlags flags = G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = knt_canvas_get_property;
  object_class->set_property = knt_canvas_set_property;
  object_class->dispose = knt_canvas_dispose;
  object_class->finalize = knt_canvas_finalize;
  widget_class->measure = knt_canvas_measure;
  widget_class->size_allocate = knt_canvas_size_allocate;
  widget_class->realize = knt_canvas_realize;
  widget_class->unrealize = knt_canvas_unrealize;

  properties[PROP_DOCUMENT] =
    g_param_spec_object ("document", NULL, NULL, KNT_TYPE_DOCUMENT, flags | G_PARAM_READWRITE);
  properties[PROP_ZOOM] =
    g_param_spec_double ("zoom", NULL, NULL, KNT_ZOOM_MIN, KNT_ZOOM_MAX, 1, flags | G_PARAM_READWRITE);
  properties[PROP_FIT_WIDTH] = g_param_spec_boolean ("fit-width", NULL, NULL, TRUE, flags | G_PARAM_READWRITE);
  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 1, G_MAXUINT, 1, flags | G_PARAM_READABLE);
  properties[PROP_N_PAGES] = g_param_spec_uint ("n-pages", NULL, NULL, 0, G_MAXUINT, 0, flags | G_PARAM_READABLE);
  properties[PROP_HAS_SELECTION] = g_param_spec_boolean ("has-selection", NULL, NULL, FALSE, flags | G_PARAM_READABLE);
  properties[PROP_SETTLED] = g_param_spec_boolean ("settled", NULL, NULL, FALSE, flags | G_PARAM_READABLE);
  properties[PROP_CURRENT_MARK] = g_param_spec_string ("current-mark", NULL, NULL, NULL, flags | G_PARAM_READWRITE);
  properties[PROP_CACHE_LIMIT] =
    g_param_spec_uint64 ("cache-limit", NULL, NULL, 0, G_MAXUINT64, DEFAULT_CACHE_LIMIT, flags | G_PARAM_READWRITE);
  properties[PROP_CACHE_BYTES] =
    g_param_spec_uint64 ("cache-bytes", NULL, NULL, 0, G_MAXUINT64, 0, flags | G_PARAM_READABLE);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  signals[SELECTION_CHANGED] =
    g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SELECTION_FINISHED] =
    g_signal_new ("selection-finished", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MARK_ACTIVATED] =
    g_signal_new ("mark-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[MARK_SHOWN] =
    g_signal_new ("mark-shown", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LINK_ACTIVATED] =
    g_signal_new ("link-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[PAGE_FAILED] = g_signal_new ("page-failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                       G_TYPE_UINT, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "canvas.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action (widget_class, "canvas.zoom-out", NULL, zoom_out_cb);
  gtk_widget_class_install_action (widget_class, "canvas.zoom-original", NULL, zoom_original_cb);
  gtk_widget_class_install_property_action (widget_class, "canvas.fit-width", "fit-width");
  gtk_widget_class_install_action (widget_class, "canvas.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "canvas.select-all", NULL, select_all_cb);
  gtk_widget_class_install_action (widget_class, "canvas.next-page", NULL, go_to_page_cb);
  gtk_widget_class_install_action (widget_class, "canvas.previous-page", NULL, go_to_page_cb);
  gtk_widget_class_install_action (widget_class, "canvas.first-page", NULL, go_to_page_cb);
  gtk_widget_class_install_action (widget_class, "canvas.last-page", NULL, go_to_page_cb);
  gtk_widget_class_install_action (widget_class, "canvas.retry-page", "u", retry_page_cb);
  add_bindings (widget_class);

  add_style_sheet ();
  gtk_widget_class_set_css_name (widget_class, "canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
}

static void
knt_canvas_init (KntCanvas *self)
{
  self->zoom = 1;
  self->fit_width = TRUE;
  self->page = 1;

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  self->stack = knt_page_stack_new (GTK_WIDGET (self), DEFAULT_CACHE_LIMIT);
  g_signal_connect_object (self->stack, "shown", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stack, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stack, "progressed", G_CALLBACK (update_settled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stack, "page-failed", G_CALLBACK (page_failed_cb), self, G_CONNECT_SWAPPED);

  self->selection = knt_page_selection_new ();
  g_signal_connect_object (self->selection, "changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::is-empty", G_CALLBACK (has_selection_changed_cb), self,
                           G_CONNECT_SWAPPED);

  self->pointer = knt_pointer_tool_new (self);
  update_actions (self);
}

/**
 * knt_canvas_new:
 *
 * Returns: a canvas without a document
 */
GtkWidget *
knt_canvas_new (void)
{
  return g_object_new (KNT_TYPE_CANVAS, NULL);
}

/**
 * knt_canvas_set_document:
 * @document: (nullable)
 *
 * Shows a document from its first page, without marks or selection.
 */
void
knt_canvas_set_document (KntCanvas *self, KntDocument *document)
{
  g_return_if_fail (KNT_IS_CANVAS (self));

  if (self->document == document)
    return;

  knt_pointer_tool_stop (self->pointer);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, pages_measured_cb, self);
  g_clear_pointer (&self->viewport, knt_viewport_free);
  g_clear_pointer (&self->scroll_target, g_array_unref);
  g_clear_pointer (&self->shown_mark, g_free);
  self->measured_first = self->measured_last = 0;

  g_set_object (&self->document, document);
  knt_page_stack_set_document (self->stack, document);
  knt_page_selection_set_document (self->selection, document);
  knt_canvas_take_marks (self, g_ptr_array_new_with_free_func ((GDestroyNotify) knt_mark_free));
  knt_canvas_set_current_mark (self, NULL);

  if (document != NULL) {
    KntSize size;

    knt_document_get_page_size (document, 1, &size);
    self->viewport = knt_viewport_new (knt_document_get_n_pages (document), &size);
    if (!self->fit_width)
      knt_viewport_set_zoom (self->viewport, self->zoom, 0, 0);
    knt_viewport_set_view_size (self->viewport, gtk_widget_get_width (GTK_WIDGET (self)),
                                gtk_widget_get_height (GTK_WIDGET (self)));
    g_signal_connect_object (document, "pages-measured", G_CALLBACK (pages_measured_cb), self, G_CONNECT_SWAPPED);
  }

  update_actions (self);
  update_settled (self);
  viewport_moved (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PAGES]);
}

KntDocument *
knt_canvas_get_document (KntCanvas *self)
{
  return self->document;
}

/**
 * knt_canvas_take_marks:
 * @marks: (transfer full) (element-type KntMark): all marks there are
 *
 * Replaces all marks.
 */
void
knt_canvas_take_marks (KntCanvas *self, GPtrArray *marks)
{
  g_autoptr (KntMarkSet) set = NULL;

  g_return_if_fail (KNT_IS_CANVAS (self));

  g_ptr_array_set_free_func (marks, (GDestroyNotify) knt_mark_free);
  set = knt_mark_set_new (marks);
  knt_page_stack_set_marks (self->stack, set);
  if (self->viewport != NULL)
    update_shown_mark (self);
}

/**
 * knt_canvas_set_current_mark:
 * @id: (nullable): of the mark to draw emphasised
 */
void
knt_canvas_set_current_mark (KntCanvas *self, const char *id)
{
  g_return_if_fail (KNT_IS_CANVAS (self));

  if (!g_set_str (&self->current_mark, id))
    return;

  knt_page_stack_set_current_mark (self->stack, id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT_MARK]);
}

/**
 * knt_canvas_dup_selection:
 *
 * Returns: (transfer full) (element-type KntSpan): in reading order; empty when nothing is selected. Pages in the
 *   middle of a long selection join it once their text has been read, with "selection-changed".
 */
GArray *
knt_canvas_dup_selection (KntCanvas *self)
{
  return knt_page_selection_dup_spans (self->selection);
}

/**
 * knt_canvas_select:
 * @spans: (nullable) (element-type KntSpan): in reading order
 */
void
knt_canvas_select (KntCanvas *self, GArray *spans)
{
  g_return_if_fail (KNT_IS_CANVAS (self));

  knt_page_selection_select (self->selection, spans);
}

/**
 * knt_canvas_get_selection_bounds:
 * @bounds: (out): of what of it is in view, in the canvas's coordinates
 *
 * Returns: %FALSE when nothing of the selection is in view
 */
gboolean
knt_canvas_get_selection_bounds (KntCanvas *self, GdkRectangle *bounds)
{
  GdkRectangle view_bounds = { 0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                               gtk_widget_get_height (GTK_WIDGET (self)) };
  g_autoptr (GList) views = knt_page_stack_list_views (self->stack);
  gboolean found = FALSE;

  for (GList *l = views; l != NULL; l = l->next) {
    KntViewRect page = knt_viewport_get_page_rect (self->viewport, knt_page_view_get_page (l->data));
    double scale = knt_viewport_get_scale (self->viewport);
    g_autoptr (GArray) rects = NULL;
    guint start, end;

    if (!knt_page_view_get_selection (l->data, &start, &end))
      continue;

    rects = knt_page_text_list_rects (knt_page_view_get_text (l->data), start, end);
    for (guint i = 0; i < rects->len; i++) {
      const KntRect *rect = &g_array_index (rects, KntRect, i);
      GdkRectangle line = { floor (page.x + rect->x0 * scale), floor (page.y + rect->y0 * scale),
                            ceil ((rect->x1 - rect->x0) * scale), ceil ((rect->y1 - rect->y0) * scale) };

      if (!gdk_rectangle_intersect (&line, &view_bounds, &line))
        continue;
      if (found)
        gdk_rectangle_union (bounds, &line, bounds);
      else
        *bounds = line;
      found = TRUE;
    }
  }

  return found;
}

/**
 * knt_canvas_scroll_to_spans:
 * @spans: (element-type KntSpan)
 *
 * Brings the beginning of a passage into view, unless it is there already. Where its page's text is not known yet the
 * page comes first and the passage as soon as it can be placed.
 */
void
knt_canvas_scroll_to_spans (KntCanvas *self, GArray *spans)
{
  KntPageView *view;
  guint page;

  g_return_if_fail (KNT_IS_CANVAS (self));

  if (self->viewport == NULL || spans->len == 0)
    return;

  page = knt_spans_index (spans, 0)->page;
  if (page < 1 || page > knt_viewport_get_n_pages (self->viewport))
    return;

  view = knt_page_stack_get_view (self->stack, page);
  if (view == NULL)
    knt_canvas_scroll_to_page (self, page);
  g_clear_pointer (&self->scroll_target, g_array_unref);
  self->scroll_target = knt_spans_copy (spans);
  if (view == NULL)
    return;

  if (knt_page_view_get_text (view) != NULL)
    bring_into_view (self, view);
  else
    knt_page_view_load (view);
}

/**
 * knt_canvas_scroll_to_page:
 * @page: from 1
 */
void
knt_canvas_scroll_to_page (KntCanvas *self, guint page)
{
  g_return_if_fail (KNT_IS_CANVAS (self));

  if (self->viewport == NULL || page < 1 || page > knt_viewport_get_n_pages (self->viewport))
    return;

  g_clear_pointer (&self->scroll_target, g_array_unref);
  scroll_to (self, knt_viewport_get_x (self->viewport),
             knt_viewport_get_y (self->viewport) + knt_viewport_get_page_rect (self->viewport, page).y -
               KNT_PAGE_MARGIN);
}

double
knt_canvas_get_zoom (KntCanvas *self)
{
  return self->zoom;
}

/**
 * knt_canvas_set_zoom:
 * @zoom: 1 for 96 logical pixels an inch, 0.1 to 8
 *
 * Zooms about the middle of the view.
 */
void
knt_canvas_set_zoom (KntCanvas *self, double zoom)
{
  g_return_if_fail (KNT_IS_CANVAS (self));

  knt_canvas_zoom_at (self, zoom, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                      gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

/**
 * knt_canvas_zoom_at:
 * @x: of the point that stays where it is
 * @y: of that point
 */
void
knt_canvas_zoom_at (KntCanvas *self, double zoom, double x, double y)
{
  if (self->viewport != NULL) {
    knt_viewport_set_zoom (self->viewport, zoom, x, y);
    viewport_moved (self);
  } else {
    self->fit_width = FALSE;
    self->zoom = CLAMP (zoom, KNT_ZOOM_MIN, KNT_ZOOM_MAX);
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIT_WIDTH]);
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
  }
}

void
knt_canvas_scroll_by (KntCanvas *self, double dx, double dy)
{
  if (self->viewport != NULL)
    scroll_to (self, knt_viewport_get_x (self->viewport) + dx, knt_viewport_get_y (self->viewport) + dy);
}

/**
 * knt_canvas_pick:
 * @page_x: (out): page space; outside the page where the point lies beside it
 * @page_y: (out): page space
 *
 * Returns: (transfer none) (nullable): the page there, or the nearest in view
 */
KntPageView *
knt_canvas_pick (KntCanvas *self, double x, double y, double *page_x, double *page_y)
{
  guint page;
  KntViewRect rect;

  if (self->viewport == NULL)
    return NULL;

  page = knt_viewport_find_page (self->viewport, y);
  rect = knt_viewport_get_page_rect (self->viewport, page);
  *page_x = (x - rect.x) / knt_viewport_get_scale (self->viewport);
  *page_y = (y - rect.y) / knt_viewport_get_scale (self->viewport);

  return knt_page_stack_get_view (self->stack, page);
}

/**
 * knt_canvas_follow_link:
 *
 * Scrolls to where an inside link leads; an outside one is left to whoever listens.
 */
void
knt_canvas_follow_link (KntCanvas *self, const KntLink *link)
{
  if (link->uri != NULL) {
    g_autofree char *uri = g_strdup (link->uri);

    g_signal_emit (self, signals[LINK_ACTIVATED], 0, uri);
  } else if (link->page >= 1 && link->page <= knt_viewport_get_n_pages (self->viewport)) {
    double y = link->y * knt_viewport_get_scale (self->viewport);

    knt_canvas_scroll_to_page (self, link->page);
    knt_canvas_scroll_by (self, 0, y);
  }
}

void
knt_canvas_activate_mark (KntCanvas *self, const char *id)
{
  g_signal_emit (self, signals[MARK_ACTIVATED], 0, id);
}

/**
 * knt_canvas_get_page_selection:
 *
 * Returns: (transfer none): what is selected
 */
KntPageSelection *
knt_canvas_get_page_selection (KntCanvas *self)
{
  return self->selection;
}

/**
 * knt_canvas_finish_selection:
 *
 * Says that the pointer has let go of a selection.
 */
void
knt_canvas_finish_selection (KntCanvas *self)
{
  if (!knt_page_selection_is_empty (self->selection))
    g_signal_emit (self, signals[SELECTION_FINISHED], 0);
}
