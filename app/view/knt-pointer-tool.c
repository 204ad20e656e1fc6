/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "knt-canvas-private.h"
#include "knt-pointer-tool.h"

/* How fast a selection that is dragged past the edge scrolls: of the way past it, each second. */
#define SCROLL_RATE 12.0
/* One notch of a wheel with Ctrl held. */
#define ZOOM_STEP 1.15

struct _KntPointerTool {
  GObject parent_instance;

  KntCanvas *canvas; /* owns this */
  double x;          /* where the pointer is */
  double y;
  gboolean is_selecting;
  gboolean is_holding; /* the selection, to drag it */
  guint tick_id;
  gint64 last_tick; /* microseconds */
  double pinch_zoom;
};

G_DEFINE_FINAL_TYPE (KntPointerTool, knt_pointer_tool, G_TYPE_OBJECT)

static gboolean
is_touch (GtkGesture *gesture)
{
  GdkEvent *event = gtk_gesture_get_last_event (gesture, gtk_gesture_get_last_updated_sequence (gesture));
  GdkDevice *device = event != NULL ? gdk_event_get_device (event) : NULL;

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

/* What shows that it can be clicked: a link or a bar. */
static const KntMark *
find_handle (KntPageView *view, double x, double y)
{
  const KntMark *mark = knt_page_view_find_mark (view, x, y);

  return mark != NULL && mark->kind != KNT_MARK_HIGHLIGHT ? mark : NULL;
}

static void
extend_to_pointer (KntPointerTool *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self->canvas));
  double height = gtk_widget_get_height (GTK_WIDGET (self->canvas));
  double x, y;
  KntPageView *view = knt_canvas_pick (self->canvas, CLAMP (self->x, 0, width), CLAMP (self->y, 0, height - 1), &x, &y);
  KntPageText *text = view != NULL ? knt_page_view_get_text (view) : NULL;

  if (text != NULL)
    knt_page_selection_extend (knt_canvas_get_page_selection (self->canvas), text,
                               knt_page_text_find_offset (text, x, y));
}

static double
get_overshoot (double position, double length)
{
  return position < 0 ? position : position > length ? position - length : 0;
}

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  KntPointerTool *self = user_data;
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = CLAMP ((now - self->last_tick) / (double) G_USEC_PER_SEC, 0, 0.1);
  double dx = get_overshoot (self->x, gtk_widget_get_width (widget));
  double dy = get_overshoot (self->y, gtk_widget_get_height (widget));

  self->last_tick = now;
  if (dx != 0 || dy != 0) {
    knt_canvas_scroll_by (self->canvas, dx * SCROLL_RATE * seconds, dy * SCROLL_RATE * seconds);
    extend_to_pointer (self);
  }

  return G_SOURCE_CONTINUE;
}

static void
start_scrolling (KntPointerTool *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->canvas));

  if (self->tick_id != 0 || clock == NULL)
    return;

  self->last_tick = gdk_frame_clock_get_frame_time (clock);
  self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->canvas), scroll_cb, self, NULL);
}

static void
stop_scrolling (KntPointerTool *self)
{
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->canvas), self->tick_id);
  self->tick_id = 0;
}

static void
begin_selection (KntPointerTool *self, double x, double y, KntTextUnit unit, gboolean extend)
{
  double page_x, page_y;
  KntPageView *view = knt_canvas_pick (self->canvas, x, y, &page_x, &page_y);
  KntPageText *text = view != NULL ? knt_page_view_get_text (view) : NULL;
  guint offset;

  if (text == NULL)
    return;

  offset = knt_page_text_find_offset (text, page_x, page_y);
  if (extend)
    knt_page_selection_extend (knt_canvas_get_page_selection (self->canvas), text, offset);
  else
    knt_page_selection_begin (knt_canvas_get_page_selection (self->canvas), text, offset, unit);
  self->is_selecting = TRUE;
}

static gboolean
is_on_selection (KntPointerTool *self, double x, double y)
{
  double page_x, page_y;
  KntPageView *view = knt_canvas_pick (self->canvas, x, y, &page_x, &page_y);
  KntPageText *text = view != NULL ? knt_page_view_get_text (view) : NULL;

  return text != NULL && knt_page_view_is_over_text (view, page_x, page_y) &&
         knt_page_selection_holds (knt_canvas_get_page_selection (self->canvas), knt_page_view_get_page (view),
                                   knt_page_text_find_offset (text, page_x, page_y));
}

/* Text that is selected is dragged out by the canvas's owner, who knows what to say of it. */
static GdkContentProvider *
prepare_drag_cb (GtkDragSource *source, double x, double y, KntPointerTool *self)
{
  GdkContentProvider *provider = NULL;

  if (self->is_holding)
    g_signal_emit_by_name (self->canvas, "selection-dragged", &provider);

  return provider;
}

static void
drag_out_cb (GtkDragSource *source, GdkDrag *drag, KntPointerTool *self)
{
  self->is_holding = FALSE;
}

static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, KntPointerTool *self)
{
  static const KntTextUnit units[] = { KNT_TEXT_UNIT_CHARACTER, KNT_TEXT_UNIT_WORD, KNT_TEXT_UNIT_PARAGRAPH };
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));

  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->canvas), x, y, GTK_PICK_DEFAULT);

  /* On a touch screen a finger scrolls; a long press selects. A button on a page is no text. */
  if (is_touch (GTK_GESTURE (click)) || picked != GTK_WIDGET (self->canvas))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  self->x = x;
  self->y = y;
  self->is_holding = n_press == 1 && (modifiers & GDK_SHIFT_MASK) == 0 && is_on_selection (self, x, y);
  if (self->is_holding)
    return;
  begin_selection (self, x, y, units[(n_press - 1) % 3], (modifiers & GDK_SHIFT_MASK) != 0 && n_press == 1);
}

/* An inside link leads to its place; an outside one is left to whoever listens. */
static void
follow_link (KntPointerTool *self, KntPageView *view, const KntLink *link)
{
  if (link->uri != NULL) {
    g_autofree char *uri = g_strdup (link->uri);

    g_signal_emit_by_name (self->canvas, "link-activated", uri);
  } else if (link->page >= 1) {
    double y = link->y * knt_page_view_get_scale (view);

    knt_canvas_scroll_to_page (self->canvas, link->page);
    knt_canvas_scroll_by (self->canvas, 0, y);
  }
}

/* A click without a selection: on a link, or on a mark. */
static void
activate_at (KntPointerTool *self, double x, double y)
{
  double page_x, page_y;
  KntPageView *view = knt_canvas_pick (self->canvas, x, y, &page_x, &page_y);
  const KntLink *link;
  const KntMark *mark;

  if (view == NULL)
    return;

  link = knt_page_view_find_link (view, page_x, page_y);
  mark = link == NULL ? knt_page_view_find_mark (view, page_x, page_y) : NULL;
  if (link != NULL) {
    follow_link (self, view, link);
  } else if (mark != NULL && mark->uri != NULL) {
    g_autofree char *uri = g_strdup (mark->uri);

    g_signal_emit_by_name (self->canvas, "link-activated", uri);
  } else if (mark != NULL) {
    g_autofree char *id = g_strdup (mark->id);

    g_signal_emit_by_name (self->canvas, "mark-activated", id);
  }
}

static void
finish_selection (KntPointerTool *self)
{
  gboolean was_selecting = self->is_selecting;

  knt_pointer_tool_stop (self);
  if (was_selecting && !knt_page_selection_is_empty (knt_canvas_get_page_selection (self->canvas)))
    g_signal_emit_by_name (self->canvas, "selection-finished");
}

static void
released_cb (GtkGestureClick *click, int n_press, double x, double y, KntPointerTool *self)
{
  /* A click on what is selected lets go of it. */
  if (self->is_holding)
    begin_selection (self, x, y, KNT_TEXT_UNIT_CHARACTER, FALSE);
  self->is_holding = FALSE;
  finish_selection (self);
  if (n_press == 1 && knt_page_selection_is_empty (knt_canvas_get_page_selection (self->canvas)))
    activate_at (self, x, y);
}

static void
unpaired_release_cb (GtkGestureClick *click,
                     double x,
                     double y,
                     guint button,
                     GdkEventSequence *sequence,
                     KntPointerTool *self)
{
  finish_selection (self);
}

static void
drag_begin_cb (GtkGestureDrag *drag, double x, double y, KntPointerTool *self)
{
  if (is_touch (GTK_GESTURE (drag)))
    gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_update_cb (GtkGestureDrag *drag, double dx, double dy, KntPointerTool *self)
{
  double x, y;

  if (!self->is_selecting || !gtk_gesture_drag_get_start_point (drag, &x, &y))
    return;

  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  self->x = x + dx;
  self->y = y + dy;
  extend_to_pointer (self);
  start_scrolling (self);
}

static void
drag_end_cb (GtkGestureDrag *drag, double dx, double dy, KntPointerTool *self)
{
  finish_selection (self);
}

/* In the text, or on the bar beside it. */
static void
request_menu (KntPointerTool *self, double x, double y)
{
  double page_x, page_y;
  KntPageView *view = knt_canvas_pick (self->canvas, x, y, &page_x, &page_y);
  KntPageText *text = view != NULL ? knt_page_view_get_text (view) : NULL;
  const KntMark *bar = view != NULL ? find_handle (view, page_x, page_y) : NULL;
  guint page = 0, offset = 0;

  if (text != NULL && knt_page_view_is_over_text (view, page_x, page_y)) {
    page = knt_page_view_get_page (view);
    offset = knt_page_text_find_offset (text, page_x, page_y);
  } else if (bar != NULL && bar->spans->len > 0) {
    page = knt_spans_index (bar->spans, 0)->page;
    offset = knt_spans_index (bar->spans, 0)->start;
  }
  g_signal_emit_by_name (self->canvas, "menu-requested", x, y, page, offset);
}

static void
second_pressed_cb (GtkGestureClick *click, int n_press, double x, double y, KntPointerTool *self)
{
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  request_menu (self, x, y);
}

/* What is marked or selected has a menu; of other text a word is selected, which has its own. */
static gboolean
has_own_menu (KntPointerTool *self, double x, double y)
{
  double page_x, page_y;
  KntPageView *view = knt_canvas_pick (self->canvas, x, y, &page_x, &page_y);

  return is_on_selection (self, x, y) || (view != NULL && knt_page_view_find_mark (view, page_x, page_y) != NULL);
}

static void
long_pressed_cb (GtkGestureLongPress *press, double x, double y, KntPointerTool *self)
{
  gtk_gesture_set_state (GTK_GESTURE (press), GTK_EVENT_SEQUENCE_CLAIMED);
  if (has_own_menu (self, x, y)) {
    request_menu (self, x, y);
    return;
  }
  begin_selection (self, x, y, KNT_TEXT_UNIT_WORD, FALSE);
  finish_selection (self);
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, KntPointerTool *self)
{
  double page_x, page_y;
  KntPageView *view = knt_canvas_pick (self->canvas, x, y, &page_x, &page_y);
  const char *cursor = NULL;

  if (self->is_selecting || (view != NULL && knt_page_view_is_over_text (view, page_x, page_y)))
    cursor = "text";
  if (!self->is_selecting && view != NULL &&
      (knt_page_view_find_link (view, page_x, page_y) != NULL || find_handle (view, page_x, page_y) != NULL))
    cursor = "pointer";

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->canvas), cursor);
  self->x = x;
  self->y = y;
}

static gboolean
query_tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, KntPointerTool *self)
{
  double page_x, page_y;
  KntPageView *view = keyboard ? NULL : knt_canvas_pick (self->canvas, x, y, &page_x, &page_y);
  const KntLink *link = view != NULL ? knt_page_view_find_link (view, page_x, page_y) : NULL;
  const KntMark *mark = view != NULL && link == NULL ? find_handle (view, page_x, page_y) : NULL;
  const char *text = link != NULL ? link->uri : mark != NULL ? mark->description : NULL;

  if (text == NULL)
    return FALSE;

  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

static gboolean
scroll_zoom_cb (GtkEventControllerScroll *scroll, double dx, double dy, KntPointerTool *self)
{
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));
  double notches = gtk_event_controller_scroll_get_unit (scroll) == GDK_SCROLL_UNIT_SURFACE ? dy / 64 : dy;

  if ((modifiers & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  knt_canvas_zoom_at (self->canvas, knt_canvas_get_zoom (self->canvas) * pow (ZOOM_STEP, -notches), self->x, self->y);

  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (GtkGesture *pinch, GdkEventSequence *sequence, KntPointerTool *self)
{
  self->pinch_zoom = knt_canvas_get_zoom (self->canvas);
  gtk_gesture_set_state (pinch, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
pinch_cb (GtkGestureZoom *pinch, double factor, KntPointerTool *self)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (GTK_GESTURE (pinch), &x, &y))
    knt_canvas_zoom_at (self->canvas, self->pinch_zoom * factor, x, y);
}

static void
knt_pointer_tool_class_init (KntPointerToolClass *klass)
{
}

static void
knt_pointer_tool_init (KntPointerTool *self)
{
}

static GtkEventController *
add_controller (KntPointerTool *self, gpointer controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), controller);

  return controller;
}

/**
 * knt_pointer_tool_new:
 * @canvas: what it works on; owns it
 *
 * Returns: (transfer full): the tool
 */
KntPointerTool *
knt_pointer_tool_new (KntCanvas *canvas)
{
  KntPointerTool *self = g_object_new (KNT_TYPE_POINTER_TOOL, NULL);
  GtkEventController *controller, *click, *drag;

  self->canvas = canvas;

  click = add_controller (self, gtk_gesture_click_new ());
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, 0);
  g_signal_connect_object (click, "unpaired-release", G_CALLBACK (unpaired_release_cb), self, 0);

  controller = add_controller (self, gtk_gesture_click_new ());
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (controller), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (controller, "pressed", G_CALLBACK (second_pressed_cb), self, 0);

  drag = add_controller (self, gtk_gesture_drag_new ());
  gtk_gesture_group (GTK_GESTURE (drag), GTK_GESTURE (click));
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, 0);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, 0);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, 0);

  controller = add_controller (self, gtk_drag_source_new ());
  g_signal_connect_object (controller, "prepare", G_CALLBACK (prepare_drag_cb), self, 0);
  g_signal_connect_object (controller, "drag-begin", G_CALLBACK (drag_out_cb), self, 0);

  controller = add_controller (self, gtk_gesture_long_press_new ());
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (controller), TRUE);
  g_signal_connect_object (controller, "pressed", G_CALLBACK (long_pressed_cb), self, 0);

  controller = add_controller (self, gtk_event_controller_motion_new ());
  g_signal_connect_object (controller, "enter", G_CALLBACK (motion_cb), self, 0);
  g_signal_connect_object (controller, "motion", G_CALLBACK (motion_cb), self, 0);

  controller = add_controller (self, gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL));
  /* Before the scrolled window has it. */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "scroll", G_CALLBACK (scroll_zoom_cb), self, 0);

  controller = add_controller (self, gtk_gesture_zoom_new ());
  g_signal_connect_object (controller, "begin", G_CALLBACK (pinch_begin_cb), self, 0);
  g_signal_connect_object (controller, "scale-changed", G_CALLBACK (pinch_cb), self, 0);

  gtk_widget_set_has_tooltip (GTK_WIDGET (canvas), TRUE);
  g_signal_connect_object (canvas, "query-tooltip", G_CALLBACK (query_tooltip_cb), self, 0);

  return self;
}

/**
 * knt_pointer_tool_stop:
 *
 * Ends a drag that is under way, as when the document goes.
 */
void
knt_pointer_tool_stop (KntPointerTool *self)
{
  stop_scrolling (self);
  self->is_selecting = FALSE;
}
