/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "knt-page-stack.h"
#include "knt-tile-queue.h"

/* How much of a screen is drawn ahead in the direction of scrolling, and behind it. */
#define AHEAD 1.0
#define BEHIND 0.4

struct _KntPageStack {
  GObject parent_instance;

  GtkWidget *parent;     /* owns this */
  KntDocument *document; /* (nullable) */
  KntTileCache *cache;
  KntTileQueue *queue; /* (nullable) with the document */

  GHashTable *views; /* page => KntPageView, child of the parent */
  GPtrArray *spare;  /* KntPageView without a page, child of the parent */
  KntMarkSet *marks; /* (nullable) */
  char *current_mark;

  double scale; /* device pixels per point */
  double last_y;
  gboolean goes_up;
};

enum { SHOWN, LOADED, PROGRESSED, PAGE_FAILED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KntPageStack, knt_page_stack, G_TYPE_OBJECT)

static void
loaded_cb (KntPageStack *self, KntPageView *view)
{
  g_signal_emit (self, signals[LOADED], 0, view);
}

static void
tile_ready_cb (KntPageStack *self, guint page)
{
  KntPageView *view = knt_page_stack_get_view (self, page);

  if (view == NULL)
    return;

  gtk_widget_queue_draw (GTK_WIDGET (view));
  if (knt_page_view_is_sharp (view))
    knt_page_view_load (view);
  g_signal_emit (self, signals[PROGRESSED], 0);
}

static void
page_failed_cb (KntPageStack *self, guint page, const char *message)
{
  KntPageView *view = knt_page_stack_get_view (self, page);

  if (view != NULL)
    knt_page_view_set_failure (view, message);
  g_signal_emit (self, signals[PAGE_FAILED], 0, page, message);
  g_signal_emit (self, signals[PROGRESSED], 0);
}

static KntPageView *
take_spare (KntPageStack *self)
{
  GtkWidget *view;

  if (self->spare->len > 0) {
    view = g_ptr_array_steal_index (self->spare, self->spare->len - 1);
    gtk_widget_set_child_visible (view, TRUE);
    return KNT_PAGE_VIEW (view);
  }

  view = knt_page_view_new (self->cache);
  g_signal_connect_object (view, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (view, self->parent);

  return KNT_PAGE_VIEW (view);
}

static void
put_away (KntPageStack *self, KntPageView *view)
{
  GtkWidget *widget = GTK_WIDGET (view);

  /* The keyboard must not stay with what goes out of sight. */
  if (gtk_widget_get_focus_child (self->parent) == widget)
    gtk_widget_grab_focus (self->parent);
  knt_page_view_unbind (view);
  gtk_widget_set_child_visible (widget, FALSE);
  g_ptr_array_add (self->spare, view);
}

static KntPageView *
show_page (KntPageStack *self, guint page)
{
  KntPageView *view = take_spare (self);
  GtkWidget *before = NULL;

  knt_page_view_set_marks (view, self->marks);
  knt_page_view_set_current_mark (view, self->current_mark);
  knt_page_view_bind (view, self->document, page);
  knt_page_view_set_failure (view, knt_tile_queue_get_failure (self->queue, page));
  g_hash_table_insert (self->views, GUINT_TO_POINTER (page), view);

  /* Assistive technology and the Tab key go from child to child: they stand in the order of the pages. */
  if (page > 1)
    before = g_hash_table_lookup (self->views, GUINT_TO_POINTER (page - 1));
  gtk_widget_insert_after (GTK_WIDGET (view), self->parent, before);
  g_signal_emit (self, signals[SHOWN], 0, view);

  return view;
}

/* What of the page lies between two heights of the view, in device pixels of the page. */
static KntPixelRect
get_part (const KntViewport *viewport, guint page, double device_scale, double top, double bottom)
{
  KntViewRect rect = knt_viewport_get_page_rect (viewport, page);
  int x0 = floor (-rect.x * device_scale), y0 = floor ((top - rect.y) * device_scale);
  int x1 = ceil ((knt_viewport_get_width (viewport) - rect.x) * device_scale);
  int y1 = ceil ((bottom - rect.y) * device_scale);

  return (KntPixelRect) { x0, y0, x1 - x0, y1 - y0 };
}

static void
want (GArray *wants, const KntTileKey *key, int priority)
{
  KntTileWant tile = { *key, priority };

  g_array_append_val (wants, tile);
}

/* Adds the tiles between two heights of the view that are still within @budget bytes. */
static void
want_part (KntPageStack *self,
           GArray *wants,
           const KntViewport *viewport,
           double device_scale,
           double top,
           double bottom,
           int priority,
           gint64 *budget)
{
  guint last = knt_viewport_find_page (viewport, bottom);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (KntTileKey));

  for (guint page = knt_viewport_find_page (viewport, top); page <= last; page++) {
    KntPixelRect part = get_part (viewport, page, device_scale, top, bottom);
    KntSize size = knt_viewport_get_page_size (viewport, page);

    knt_tile_list (page, &size, self->scale, &part, keys);
  }

  for (guint i = 0; i < keys->len; i++) {
    const KntTileKey *key = &g_array_index (keys, KntTileKey, i);

    *budget -= (gint64) key->width * key->height * 4;
    /* What is in view is wanted whatever it takes. */
    if (*budget < 0 && priority > 0)
      return;
    want (wants, key, priority);
  }
}

static void
want_tiles (KntPageStack *self, const KntViewport *viewport, double device_scale)
{
  GArray *wants = g_array_new (FALSE, FALSE, sizeof (KntTileWant));
  double height = knt_viewport_get_height (viewport), y = knt_viewport_get_y (viewport);
  double above = height * (self->goes_up ? AHEAD : BEHIND), below = height * (self->goes_up ? BEHIND : AHEAD);
  guint first = knt_viewport_find_page (viewport, 0), last = knt_viewport_find_page (viewport, height);
  guint middle = knt_viewport_find_page (viewport, height / 2);
  KntViewRect rect = knt_viewport_get_page_rect (viewport, middle);
  double points = 1 / knt_viewport_get_scale (viewport);
  gint64 budget = knt_tile_cache_get_limit (self->cache);

  if (y != self->last_y)
    self->goes_up = y < self->last_y;
  self->last_y = y;

  knt_tile_cache_set_focus (self->cache, middle, (knt_viewport_get_width (viewport) / 2 - rect.x) * points,
                            (height / 2 - rect.y) * points, self->scale);

  /* A page of which there is nothing to be seen yet is wanted whole and coarse first. */
  for (guint page = first; page <= last; page++) {
    KntPageView *view = knt_page_stack_get_view (self, page);

    if (view != NULL && knt_page_view_needs_preview (view)) {
      KntSize size = knt_viewport_get_page_size (viewport, page);
      KntTileKey key = knt_tile_preview (page, &size, self->scale);

      want (wants, &key, -1);
    }
  }

  want_part (self, wants, viewport, device_scale, 0, height, 0, &budget);
  if (self->goes_up)
    want_part (self, wants, viewport, device_scale, -above, 0, 1, &budget);
  want_part (self, wants, viewport, device_scale, height, height + below, 1, &budget);
  if (!self->goes_up)
    want_part (self, wants, viewport, device_scale, -above, 0, 1, &budget);

  knt_tile_queue_take_wants (self->queue, wants);
}

static void
remove_views (KntPageStack *self)
{
  GHashTableIter iter;
  gpointer view;

  g_hash_table_iter_init (&iter, self->views);
  while (g_hash_table_iter_next (&iter, NULL, &view)) {
    g_hash_table_iter_steal (&iter);
    put_away (self, view);
  }
}

static void
knt_page_stack_dispose (GObject *object)
{
  KntPageStack *self = KNT_PAGE_STACK (object);

  knt_page_stack_set_document (self, NULL);
  for (guint i = 0; i < self->spare->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->spare, i));
  g_ptr_array_set_size (self->spare, 0);

  G_OBJECT_CLASS (knt_page_stack_parent_class)->dispose (object);
}

static void
knt_page_stack_finalize (GObject *object)
{
  KntPageStack *self = KNT_PAGE_STACK (object);

  g_clear_object (&self->cache);
  g_hash_table_unref (self->views);
  g_ptr_array_unref (self->spare);
  g_clear_pointer (&self->marks, knt_mark_set_unref);
  g_free (self->current_mark);

  G_OBJECT_CLASS (knt_page_stack_parent_class)->finalize (object);
}

static void
knt_page_stack_class_init (KntPageStackClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = knt_page_stack_dispose;
  object_class->finalize = knt_page_stack_finalize;

  signals[SHOWN] =
    g_signal_new ("shown", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, KNT_TYPE_PAGE_VIEW);
  signals[LOADED] =
    g_signal_new ("loaded", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, KNT_TYPE_PAGE_VIEW);
  signals[PROGRESSED] = g_signal_new ("progressed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PAGE_FAILED] = g_signal_new ("page-failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                       G_TYPE_UINT, G_TYPE_STRING);
}

static void
knt_page_stack_init (KntPageStack *self)
{
  self->views = g_hash_table_new (NULL, NULL);
  self->spare = g_ptr_array_new ();
}

/**
 * knt_page_stack_new:
 * @parent: whose children the page views are; it owns the stack
 * @cache_limit: bytes of pixels to keep at most
 *
 * Returns: (transfer full): a stack without a document
 */
KntPageStack *
knt_page_stack_new (GtkWidget *parent, gsize cache_limit)
{
  KntPageStack *self = g_object_new (KNT_TYPE_PAGE_STACK, NULL);

  self->parent = parent;
  self->cache = knt_tile_cache_new (cache_limit);

  return self;
}

/**
 * knt_page_stack_set_document:
 * @document: (nullable)
 *
 * Shows another document, or none: everything of the one before is cancelled and let go.
 */
void
knt_page_stack_set_document (KntPageStack *self, KntDocument *document)
{
  remove_views (self);
  if (self->queue != NULL) {
    knt_tile_queue_take_wants (self->queue, g_array_new (FALSE, FALSE, sizeof (KntTileWant)));
    g_signal_handlers_disconnect_by_data (self->queue, self);
    g_clear_object (&self->queue);
  }
  knt_tile_cache_clear (self->cache);
  self->last_y = 0;
  self->goes_up = FALSE;

  g_set_object (&self->document, document);
  if (document != NULL) {
    self->queue = knt_tile_queue_new (document, self->cache);
    g_signal_connect_object (self->queue, "tile-ready", G_CALLBACK (tile_ready_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (self->queue, "page-failed", G_CALLBACK (page_failed_cb), self, G_CONNECT_SWAPPED);
  }
}

/**
 * knt_page_stack_place:
 * @viewport: what is in view
 * @device_scale: device pixels per logical pixel
 * @origin: the parent's own place on its surface, logical pixels
 *
 * Puts the pages in view into their places, and asks for what they need to be drawn. For the parent's allocation.
 */
void
knt_page_stack_place (KntPageStack *self,
                      const KntViewport *viewport,
                      double device_scale,
                      const graphene_point_t *origin)
{
  double height = knt_viewport_get_height (viewport), scale = knt_viewport_get_scale (viewport);
  guint first = knt_viewport_find_page (viewport, 0), last = knt_viewport_find_page (viewport, height);
  GHashTableIter iter;
  gpointer key, value;

  self->scale = scale * device_scale;

  g_hash_table_iter_init (&iter, self->views);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (GPOINTER_TO_UINT (key) < first || GPOINTER_TO_UINT (key) > last) {
      g_hash_table_iter_steal (&iter);
      put_away (self, value);
    }

  for (guint page = first; page <= last; page++) {
    KntPageView *view = knt_page_stack_get_view (self, page);
    KntViewRect rect = knt_viewport_get_page_rect (viewport, page);
    KntSize size = knt_viewport_get_page_size (viewport, page);
    KntPixelRect part = get_part (viewport, page, device_scale, 0, height);
    graphene_point_t place = GRAPHENE_POINT_INIT (knt_view_align (rect.x, origin->x, device_scale),
                                                  knt_view_align (rect.y, origin->y, device_scale));

    if (view == NULL)
      view = show_page (self, page);
    knt_page_view_set_part (view, &size, scale, device_scale, &part);
    gtk_widget_measure (GTK_WIDGET (view), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
    gtk_widget_allocate (GTK_WIDGET (view), ceil (rect.width), ceil (rect.height), -1,
                         gsk_transform_translate (NULL, &place));
  }

  want_tiles (self, viewport, device_scale);

  g_hash_table_iter_init (&iter, self->views);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (knt_page_view_is_sharp (value))
      knt_page_view_load (value);
}

/**
 * knt_page_stack_get_view:
 * @page: from 1
 *
 * Returns: (transfer none) (nullable): the page's view where it is in view
 */
KntPageView *
knt_page_stack_get_view (KntPageStack *self, guint page)
{
  return g_hash_table_lookup (self->views, GUINT_TO_POINTER (page));
}

/**
 * knt_page_stack_list_views:
 *
 * Returns: (transfer container) (element-type KntPageView): the pages in view, in no order
 */
GList *
knt_page_stack_list_views (KntPageStack *self)
{
  return g_hash_table_get_values (self->views);
}

/**
 * knt_page_stack_find_bar_near:
 * @y: in the view, logical pixels
 *
 * Returns: (transfer none) (nullable): the question or answer in view that is nearest to @y
 */
const KntMark *
knt_page_stack_find_bar_near (KntPageStack *self, const KntViewport *viewport, double y)
{
  double scale = knt_viewport_get_scale (viewport), nearest = G_MAXDOUBLE;
  const KntMark *found = NULL;
  GHashTableIter iter;
  gpointer key, view;

  g_hash_table_iter_init (&iter, self->views);
  while (g_hash_table_iter_next (&iter, &key, &view)) {
    KntViewRect rect = knt_viewport_get_page_rect (viewport, GPOINTER_TO_UINT (key));
    double distance;
    const KntMark *mark = knt_page_view_find_bar_near (view, (y - rect.y) / scale, &distance);

    if (mark != NULL && distance < nearest) {
      found = mark;
      nearest = distance;
    }
  }

  return found;
}

/**
 * knt_page_stack_get_selection_bounds:
 * @bounds: (out): in the view, logical pixels
 *
 * Returns: %FALSE when nothing of the selection is in view
 */
gboolean
knt_page_stack_get_selection_bounds (KntPageStack *self, const KntViewport *viewport, GdkRectangle *bounds)
{
  const GdkRectangle whole = { 0, 0, knt_viewport_get_width (viewport), knt_viewport_get_height (viewport) };
  gboolean found = FALSE;
  GHashTableIter iter;
  gpointer key, view;

  g_hash_table_iter_init (&iter, self->views);
  while (g_hash_table_iter_next (&iter, &key, &view)) {
    KntViewRect page = knt_viewport_get_page_rect (viewport, GPOINTER_TO_UINT (key));
    double scale = knt_viewport_get_scale (viewport);
    g_autoptr (GArray) rects = NULL;
    guint start, end;

    if (!knt_page_view_get_selection (view, &start, &end))
      continue;

    rects = knt_page_text_list_rects (knt_page_view_get_text (view), start, end);
    for (guint i = 0; i < rects->len; i++) {
      const KntRect *rect = &g_array_index (rects, KntRect, i);
      GdkRectangle line = { floor (page.x + rect->x0 * scale), floor (page.y + rect->y0 * scale),
                            ceil ((rect->x1 - rect->x0) * scale), ceil ((rect->y1 - rect->y0) * scale) };

      if (!gdk_rectangle_intersect (&line, &whole, &line))
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
 * knt_page_stack_is_settled:
 *
 * Returns: whether all that is in view is drawn sharp, or is known not to be drawn at all
 */
gboolean
knt_page_stack_is_settled (KntPageStack *self)
{
  GHashTableIter iter;
  gpointer key, view;

  g_hash_table_iter_init (&iter, self->views);
  while (g_hash_table_iter_next (&iter, &key, &view))
    if (!knt_page_view_is_sharp (view) && knt_tile_queue_get_failure (self->queue, GPOINTER_TO_UINT (key)) == NULL)
      return FALSE;

  return g_hash_table_size (self->views) > 0;
}

KntTileCache *
knt_page_stack_get_cache (KntPageStack *self)
{
  return self->cache;
}

/**
 * knt_page_stack_retry:
 * @page: from 1
 *
 * Draws a page again that could not be drawn.
 */
void
knt_page_stack_retry (KntPageStack *self, guint page)
{
  KntPageView *view = knt_page_stack_get_view (self, page);

  if (view != NULL) {
    if (gtk_widget_get_focus_child (self->parent) == GTK_WIDGET (view))
      gtk_widget_grab_focus (self->parent);
    knt_page_view_set_failure (view, NULL);
  }
  if (self->queue != NULL)
    knt_tile_queue_retry (self->queue, page);
  g_signal_emit (self, signals[PROGRESSED], 0);
}

void
knt_page_stack_set_marks (KntPageStack *self, KntMarkSet *marks)
{
  GHashTableIter iter;
  gpointer view;

  knt_mark_set_ref (marks);
  g_clear_pointer (&self->marks, knt_mark_set_unref);
  self->marks = marks;
  g_hash_table_iter_init (&iter, self->views);
  while (g_hash_table_iter_next (&iter, NULL, &view))
    knt_page_view_set_marks (view, marks);
}

void
knt_page_stack_set_current_mark (KntPageStack *self, const char *id)
{
  GHashTableIter iter;
  gpointer view;

  g_set_str (&self->current_mark, id);
  g_hash_table_iter_init (&iter, self->views);
  while (g_hash_table_iter_next (&iter, NULL, &view))
    knt_page_view_set_current_mark (view, id);
}
