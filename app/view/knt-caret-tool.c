/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-blink.h"
#include "knt-canvas-private.h"
#include "knt-caret-tool.h"
#include "knt-caret.h"

/* Where the caret starts in a view that it has not been in: a part of the view from its top. */
#define STARTS_AT 0.16

struct _KntCaretTool {
  GObject parent_instance;

  KntCanvas *canvas; /* owns this */
  KntBlink *blink;
  gboolean is_enabled;
  double column; /* where steps by line keep to, points; negative: where the caret is */

  /* The step on its way. */
  KntTextPlace from; /* page 0: none */
  KntCaretStep step;
  gboolean forwards;
  gboolean extends;
  GCancellable *loading; /* (nullable) while a page's text is read for it */
};

G_DEFINE_FINAL_TYPE (KntCaretTool, knt_caret_tool, G_TYPE_OBJECT)

typedef struct {
  guint key;
  guint keypad_key;
  GdkModifierType modifiers;
  KntCaretStep step;
  gboolean forwards;
} Key;

static const Key keys[] = {
  { GDK_KEY_Left, GDK_KEY_KP_Left, 0, KNT_CARET_BY_CHARACTER, FALSE },
  { GDK_KEY_Right, GDK_KEY_KP_Right, 0, KNT_CARET_BY_CHARACTER, TRUE },
  { GDK_KEY_Left, GDK_KEY_KP_Left, GDK_CONTROL_MASK, KNT_CARET_BY_WORD, FALSE },
  { GDK_KEY_Right, GDK_KEY_KP_Right, GDK_CONTROL_MASK, KNT_CARET_BY_WORD, TRUE },
  { GDK_KEY_Up, GDK_KEY_KP_Up, 0, KNT_CARET_BY_LINE, FALSE },
  { GDK_KEY_Down, GDK_KEY_KP_Down, 0, KNT_CARET_BY_LINE, TRUE },
  { GDK_KEY_Home, GDK_KEY_KP_Home, 0, KNT_CARET_TO_LINE_EDGE, FALSE },
  { GDK_KEY_End, GDK_KEY_KP_End, 0, KNT_CARET_TO_LINE_EDGE, TRUE },
};

static void
arrive (KntCaretTool *self, KntPageText *text, guint offset)
{
  KntTextPlace place = { knt_page_text_get_page (text), offset };
  KntRect rect;

  if (self->step != KNT_CARET_BY_LINE)
    self->column = -1;
  knt_page_selection_learn (knt_canvas_get_page_selection (self->canvas), text);
  knt_page_selection_move (knt_canvas_get_page_selection (self->canvas), &place, self->extends);
  if (self->is_enabled)
    knt_blink_start (self->blink);
  if (knt_caret_get_rect (text, offset, &rect))
    knt_canvas_reveal (self->canvas, place.page, &rect);
}

/* Goes on through the pages until there is one with a place for the caret. */
static void
visit (KntCaretTool *self, guint page, GAsyncReadyCallback loaded)
{
  KntDocument *document = knt_canvas_get_document (self->canvas);

  for (; page >= 1 && page <= knt_document_get_n_pages (document); page += self->forwards ? 1 : -1) {
    g_autoptr (KntPageText) text = knt_document_peek_text (document, page);
    guint offset = self->from.offset;
    gboolean found;

    if (text == NULL) {
      self->loading = g_cancellable_new ();
      knt_document_load_text_async (document, page, self->loading, loaded, g_object_ref (self));
      return;
    }

    if (page == self->from.page) {
      KntRect rect;

      if (self->column < 0 && knt_caret_get_rect (text, offset, &rect))
        self->column = rect.x0;
      found = knt_caret_move (text, &offset, self->step, self->forwards, self->column);
    } else {
      found = knt_caret_enter (text, &offset, self->step, self->forwards, self->column);
    }

    if (found) {
      arrive (self, text, offset);
      return;
    }
  }
}

static void
load_text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KntCaretTool) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KntPageText) text = knt_document_load_text_finish (KNT_DOCUMENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->loading);
  /* It is at hand now. */
  if (text != NULL)
    visit (self, knt_page_text_get_page (text), load_text_cb);
  else
    g_debug ("The caret stays where it is: %s", error->message);
}

/* A caret that has not been anywhere, or has gone out of sight, starts where one reads. */
static gboolean
start_in_view (KntCaretTool *self)
{
  GtkWidget *widget = GTK_WIDGET (self->canvas);
  double x, y;
  KntPageView *view = knt_canvas_pick (self->canvas, 0, gtk_widget_get_height (widget) * STARTS_AT, &x, &y);
  KntPageText *text = view != NULL ? knt_page_view_get_text (view) : NULL;

  if (text == NULL)
    return FALSE;

  self->step = KNT_CARET_TO_LINE_EDGE;
  self->extends = FALSE;
  arrive (self, text, knt_page_text_find_offset (text, x, y));

  return TRUE;
}

static gboolean
take_step (KntCaretTool *self, const Key *key, gboolean extends)
{
  /* Key by key, each from where the one before has led to. */
  if (self->loading != NULL)
    return GDK_EVENT_STOP;

  self->from = knt_page_selection_get_focus (knt_canvas_get_page_selection (self->canvas));
  if (self->from.page == 0) {
    start_in_view (self);
    return GDK_EVENT_STOP;
  }

  self->step = key->step;
  self->forwards = key->forwards;
  self->extends = extends;
  visit (self, self->from.page, load_text_cb);

  return GDK_EVENT_STOP;
}

/* Where the caret stands there is text; a selection is known without being asked for. */
static void
request_menu (KntCaretTool *self)
{
  KntSpan caret = { 0 };

  if (!knt_page_selection_is_empty (knt_canvas_get_page_selection (self->canvas)) ||
      !knt_canvas_get_caret (self->canvas, &caret))
    caret = (KntSpan) { 0 };
  g_signal_emit_by_name (self->canvas, "menu-requested", -1.0, -1.0, caret.page, caret.start);
}

static gboolean
key_pressed_cb (KntCaretTool *self, guint key, guint code, GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean extends = (modifiers & GDK_SHIFT_MASK) != 0;

  if (!gtk_widget_is_focus (GTK_WIDGET (self->canvas)) || knt_canvas_get_document (self->canvas) == NULL)
    return GDK_EVENT_PROPAGATE;

  if ((key == GDK_KEY_Menu && modifiers == 0) || (key == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK)) {
    request_menu (self);
    return GDK_EVENT_STOP;
  }
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && modifiers == 0) {
    if (knt_page_selection_is_empty (knt_canvas_get_page_selection (self->canvas)))
      return GDK_EVENT_PROPAGATE;
    g_signal_emit_by_name (self->canvas, "selection-activated");
    return GDK_EVENT_STOP;
  }

  for (guint i = 0; self->is_enabled && i < G_N_ELEMENTS (keys); i++)
    if ((key == keys[i].key || key == keys[i].keypad_key) && (modifiers & ~GDK_SHIFT_MASK) == keys[i].modifiers)
      return take_step (self, &keys[i], extends);

  return GDK_EVENT_PROPAGATE;
}

static void
blinked_cb (KntCaretTool *self)
{
  knt_page_selection_set_shows_caret (knt_canvas_get_page_selection (self->canvas), knt_blink_get_shows (self->blink));
}

static void
knt_caret_tool_dispose (GObject *object)
{
  KntCaretTool *self = KNT_CARET_TOOL (object);

  knt_caret_tool_stop (self);
  g_clear_object (&self->blink);

  G_OBJECT_CLASS (knt_caret_tool_parent_class)->dispose (object);
}

static void
knt_caret_tool_class_init (KntCaretToolClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = knt_caret_tool_dispose;
}

static void
knt_caret_tool_init (KntCaretTool *self)
{
  self->column = -1;
}

/**
 * knt_caret_tool_new:
 * @canvas: what it works on; owns it
 *
 * Returns: (transfer full): the tool, with caret browsing off
 */
KntCaretTool *
knt_caret_tool_new (KntCanvas *canvas)
{
  KntCaretTool *self = g_object_new (KNT_TYPE_CARET_TOOL, NULL);
  GtkEventController *controller = gtk_event_controller_key_new ();

  self->canvas = canvas;
  self->blink = knt_blink_new (GTK_WIDGET (canvas));
  g_signal_connect_object (self->blink, "changed", G_CALLBACK (blinked_cb), self, G_CONNECT_SWAPPED);
  /* Before the keys that scroll. */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (canvas), controller);

  return self;
}

/**
 * knt_caret_tool_set_enabled:
 *
 * Switches caret browsing on, with a caret in view, or off.
 */
void
knt_caret_tool_set_enabled (KntCaretTool *self, gboolean enabled)
{
  GdkRectangle bounds;

  self->is_enabled = enabled;
  if (enabled)
    knt_blink_start (self->blink);
  else
    knt_blink_stop (self->blink);
  if (enabled && !knt_canvas_get_selection_bounds (self->canvas, &bounds))
    start_in_view (self);
}

gboolean
knt_caret_tool_get_enabled (KntCaretTool *self)
{
  return self->is_enabled;
}

/**
 * knt_caret_tool_stop:
 *
 * Ends a step that waits for a page, as when the document goes.
 */
void
knt_caret_tool_stop (KntCaretTool *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->column = -1;
}
