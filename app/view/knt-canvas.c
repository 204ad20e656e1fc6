/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "knt-canvas-actions.h"
#include "knt-canvas-private.h"
#include "knt-caret-tool.h"
#include "knt-mark-tracker.h"
#include "knt-page-sizes.h"
#include "knt-pointer-tool.h"
#include "knt-view-scroller.h"
#include "knt-view-style.h"

#define DEFAULT_CACHE_LIMIT (128u * 1024 * 1024)

struct _KntCanvas {
  GtkWidget parent_instance;

  KntViewScroller *scroller;
  GtkScrollablePolicy policies[2]; /* by orientation */

  KntDocument *document; /* (nullable) */
  KntViewport *viewport; /* (nullable) with the document */
  KntPageSizes *sizes;   /* (nullable) with the document */
  KntPageStack *stack;
  KntPageSelection *selection;
  KntPointerTool *pointer;
  KntCaretTool *caret;
  KntMarkTracker *tracker;
  KntSeeker *seeker;
  GdkSurface *surface; /* (nullable) while realized */

  gboolean fit_width;
  double zoom;
  guint page;
  guint publish_id;
  gboolean settled;
  gboolean has_selection;

  char *current_mark;
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
  PROP_CARET_BROWSING,
  PROP_CACHE_LIMIT,
  PROP_CACHE_BYTES,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY
};

enum {
  SELECTION_CHANGED,
  SELECTION_FINISHED,
  SELECTION_ACTIVATED,
  SELECTION_DRAGGED,
  MARK_ACTIVATED,
  MARK_SHOWN,
  LINK_ACTIVATED,
  MENU_REQUESTED,
  PAGE_FAILED,
  N_SIGNALS
};

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

/* Brings the properties in line with the viewport. */
static void
publish_properties (KntCanvas *self)
{
  double zoom = self->zoom;
  gboolean fit_width = self->fit_width;
  guint page = 1;

  if (self->viewport != NULL) {
    zoom = knt_viewport_get_zoom (self->viewport);
    fit_width = knt_viewport_get_fit_width (self->viewport);
    page = knt_viewport_find_page (self->viewport, knt_viewport_get_height (self->viewport) / 2);
  }

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

static void
publish_cb (gpointer data)
{
  KntCanvas *self = data;

  self->publish_id = 0;
  publish_properties (self);
}

static void
publish_viewport (KntCanvas *self)
{
  knt_view_scroller_publish (self->scroller, self->viewport);
  publish_properties (self);
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
scrolled_cb (KntCanvas *self, double x, double y)
{
  knt_seeker_stop (self->seeker);
  scroll_to (self, x, y);
}

static void
set_adjustment (KntCanvas *self, GtkOrientation orientation, GtkAdjustment *adjustment, GParamSpec *pspec)
{
  if (!knt_view_scroller_set_adjustment (self->scroller, orientation, adjustment))
    return;

  publish_viewport (self);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
loaded_cb (KntCanvas *self, KntPageView *view)
{
  KntPageText *text = knt_page_view_get_text (view);

  if (text != NULL)
    knt_page_selection_learn (self->selection, text);
  knt_mark_tracker_look (self->tracker);
}

static void
mark_shown_cb (KntCanvas *self, const char *id)
{
  g_signal_emit (self, signals[MARK_SHOWN], 0, id);
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
  if (self->has_selection == knt_page_selection_is_empty (self->selection)) {
    self->has_selection = !self->has_selection;
    knt_canvas_actions_update (self);
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_SELECTION]);
  }
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
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
    knt_view_scroller_publish (self->scroller, NULL);
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
  knt_page_sizes_look_ahead (self->sizes);
  knt_view_scroller_publish (self->scroller, self->viewport);
  /* Whoever shows the zoom or the page may want another size, and nobody may ask for one in an allocation. */
  if (self->publish_id == 0)
    self->publish_id = g_idle_add_once (publish_cb, self);
  knt_page_stack_place (self->stack, self->viewport, get_device_scale (self), &origin);
  update_settled (self);
  knt_mark_tracker_look (self->tracker);
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
      g_value_set_boolean (value, self->has_selection);
      break;
    case PROP_SETTLED:
      g_value_set_boolean (value, self->settled);
      break;
    case PROP_CURRENT_MARK:
      g_value_set_string (value, self->current_mark);
      break;
    case PROP_CARET_BROWSING:
      g_value_set_boolean (value, knt_caret_tool_get_enabled (self->caret));
      break;
    case PROP_CACHE_LIMIT:
      g_value_set_uint64 (value, knt_tile_cache_get_limit (knt_page_stack_get_cache (self->stack)));
      break;
    case PROP_CACHE_BYTES:
      g_value_set_uint64 (value, knt_tile_cache_get_bytes (knt_page_stack_get_cache (self->stack)));
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, knt_view_scroller_get_adjustment (self->scroller, GTK_ORIENTATION_HORIZONTAL));
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, knt_view_scroller_get_adjustment (self->scroller, GTK_ORIENTATION_VERTICAL));
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
set_caret_browsing (KntCanvas *self, gboolean caret_browsing)
{
  if (knt_caret_tool_get_enabled (self->caret) == caret_browsing)
    return;

  knt_caret_tool_set_enabled (self->caret, caret_browsing);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CARET_BROWSING]);
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
    case PROP_CARET_BROWSING:
      set_caret_browsing (self, g_value_get_boolean (value));
      break;
    case PROP_CACHE_LIMIT:
      knt_tile_cache_set_limit (knt_page_stack_get_cache (self->stack), g_value_get_uint64 (value));
      break;
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value), pspec);
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value), pspec);
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
  g_clear_object (&self->caret);
  g_clear_handle_id (&self->publish_id, g_source_remove);
  if (self->stack != NULL)
    g_object_run_dispose (G_OBJECT (self->stack));
  G_OBJECT_CLASS (knt_canvas_parent_class)->dispose (object);
}

static void
knt_canvas_finalize (GObject *object)
{
  KntCanvas *self = KNT_CANVAS (object);

  g_clear_object (&self->tracker);
  g_clear_object (&self->seeker);
  g_clear_object (&self->scroller);
  g_clear_object (&self->stack);
  g_clear_object (&self->selection);
  g_free (self->current_mark);

  G_OBJECT_CLASS (knt_canvas_parent_class)->finalize (object);
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
  properties[PROP_CARET_BROWSING] =
    g_param_spec_boolean ("caret-browsing", NULL, NULL, FALSE, flags | G_PARAM_READWRITE);
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
  signals[SELECTION_ACTIVATED] =
    g_signal_new ("selection-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SELECTION_DRAGGED] =
    g_signal_new ("selection-dragged", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, GDK_TYPE_CONTENT_PROVIDER, 0);
  signals[MARK_ACTIVATED] =
    g_signal_new ("mark-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[MARK_SHOWN] =
    g_signal_new ("mark-shown", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LINK_ACTIVATED] =
    g_signal_new ("link-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[MENU_REQUESTED] = g_signal_new ("menu-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                          4, G_TYPE_DOUBLE, G_TYPE_DOUBLE, G_TYPE_UINT, G_TYPE_UINT);
  signals[PAGE_FAILED] = g_signal_new ("page-failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                       G_TYPE_UINT, G_TYPE_STRING);

  knt_canvas_actions_install (widget_class);
  knt_view_style_add (gdk_display_get_default ());
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
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Pages"), -1);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  self->scroller = knt_view_scroller_new ();
  g_signal_connect_object (self->scroller, "scrolled", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);

  self->stack = knt_page_stack_new (GTK_WIDGET (self), DEFAULT_CACHE_LIMIT);
  g_signal_connect_object (self->stack, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stack, "progressed", G_CALLBACK (update_settled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stack, "page-failed", G_CALLBACK (page_failed_cb), self, G_CONNECT_SWAPPED);

  self->tracker = knt_mark_tracker_new (self->stack);
  g_signal_connect_object (self->tracker, "shown", G_CALLBACK (mark_shown_cb), self, G_CONNECT_SWAPPED);

  self->seeker = knt_seeker_new ();
  g_signal_connect_object (self->seeker, "moved", G_CALLBACK (viewport_moved), self, G_CONNECT_SWAPPED);

  self->selection = knt_page_selection_new ();
  g_signal_connect_object (self->selection, "changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);

  g_signal_connect_object (self->stack, "shown", G_CALLBACK (knt_page_selection_apply), self->selection,
                           G_CONNECT_SWAPPED);

  self->pointer = knt_pointer_tool_new (self);
  self->caret = knt_caret_tool_new (self);
  knt_canvas_actions_update (self);
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
  knt_caret_tool_stop (self->caret);
  g_clear_object (&self->sizes);
  knt_mark_tracker_set_viewport (self->tracker, NULL);
  knt_seeker_set_document (self->seeker, NULL, NULL);
  g_clear_pointer (&self->viewport, knt_viewport_free);

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
    knt_mark_tracker_set_viewport (self->tracker, self->viewport);
    knt_seeker_set_document (self->seeker, document, self->viewport);
    self->sizes = knt_page_sizes_new (document, self->viewport);
    g_signal_connect_object (self->sizes, "learnt", G_CALLBACK (viewport_moved), self, G_CONNECT_SWAPPED);
  }

  knt_canvas_actions_update (self);
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
  knt_mark_tracker_look (self->tracker);
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

double
knt_canvas_get_zoom (KntCanvas *self)
{
  return self->zoom;
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

/**
 * knt_canvas_get_viewport:
 *
 * Returns: (transfer none) (nullable): what is in view; tell of changes by knt_canvas_viewport_moved()
 */
KntViewport *
knt_canvas_get_viewport (KntCanvas *self)
{
  return self->viewport;
}

/**
 * knt_canvas_viewport_moved:
 *
 * Has everything follow the viewport.
 */
void
knt_canvas_viewport_moved (KntCanvas *self)
{
  viewport_moved (self);
}

KntPageStack *
knt_canvas_get_stack (KntCanvas *self)
{
  return self->stack;
}

KntSeeker *
knt_canvas_get_seeker (KntCanvas *self)
{
  return self->seeker;
}

KntPageSelection *
knt_canvas_get_page_selection (KntCanvas *self)
{
  return self->selection;
}

void
knt_canvas_retry_page (KntCanvas *self, guint page)
{
  knt_page_stack_retry (self->stack, page);
}

/**
 * knt_canvas_get_caret:
 * @caret: (out): the character behind the caret
 *
 * Returns: whether caret browsing is on and the caret stands somewhere
 */
gboolean
knt_canvas_get_caret (KntCanvas *self, KntSpan *caret)
{
  KntTextPlace place;

  g_return_val_if_fail (KNT_IS_CANVAS (self), FALSE);

  place = knt_page_selection_get_focus (self->selection);
  *caret = (KntSpan) { place.page, place.offset, place.offset + 1 };
  return knt_caret_tool_get_enabled (self->caret) && place.page > 0;
}
