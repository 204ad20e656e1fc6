/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "knt-caret.h"
#include "knt-mark-layer.h"
#include "knt-page-accessible.h"
#include "knt-page-tiles.h"
#include "knt-page-view.h"
#include "knt-text-unit.h"

struct _KntPageView {
  GtkWidget parent_instance;

  KntTileCache *cache;
  KntDocument *document; /* (nullable): none while it shows no page */
  GCancellable *cancellable;
  guint page;
  gboolean is_loading_text;
  gboolean is_loading_links;

  double scale;        /* logical pixels per point */
  double device_scale; /* device pixels per logical pixel */
  KntPageTiles tiles;
  KntPixelRect visible; /* of the page, device pixels */

  KntPageText *text; /* (nullable) until it has come */
  GPtrArray *links;  /* (nullable) until they have come */
  KntMarkSet *marks; /* (nullable) */
  KntMarkLayer *layer;
  char *current_mark;
  guint selection_start;
  guint selection_end;
  guint caret;
  gboolean shows_caret;

  /* Not seen themselves: they carry the colours that the style gives. */
  GtkWidget *selection_style;
  GtkWidget *question_style;
  GtkWidget *answer_style;
  GtkWidget *failure; /* (nullable): the message with its button */
};

enum { LOADED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (KntPageView,
                               knt_page_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE_TEXT, knt_page_accessible_init))

static void
update_layer (KntPageView *self)
{
  g_clear_pointer (&self->layer, knt_mark_layer_free);
  if (self->marks != NULL && self->text != NULL)
    self->layer = knt_mark_layer_new (self->marks, self->text);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
take_text (KntPageView *self, KntPageText *text)
{
  g_assert (self->text == NULL);

  self->text = text;
  update_layer (self);
  gtk_accessible_text_update_contents (GTK_ACCESSIBLE_TEXT (self), GTK_ACCESSIBLE_TEXT_CONTENT_CHANGE_INSERT, 0,
                                       knt_page_text_get_n_chars (text));
  g_signal_emit (self, signals[LOADED], 0);
}

static void
load_text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KntPageView) self = user_data;
  g_autoptr (GError) error = NULL;
  KntPageText *text = knt_document_load_text_finish (KNT_DOCUMENT (source), result, &error);

  /* Bound to another page meanwhile: that one has asked for its own. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->document == NULL ||
      (text != NULL && (self->text != NULL || knt_page_text_get_page (text) != self->page))) {
    g_clear_pointer (&text, knt_page_text_unref);
    return;
  }

  self->is_loading_text = FALSE;
  if (text != NULL)
    take_text (self, text);
  else
    g_debug ("The text of page %u cannot be read: %s", self->page, error->message);
}

static void
load_links_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KntPageView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) links = knt_document_load_links_finish (KNT_DOCUMENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->document == NULL)
    return;

  self->is_loading_links = FALSE;
  if (links != NULL) {
    self->links = g_steal_pointer (&links);
    g_signal_emit (self, signals[LOADED], 0);
  } else {
    g_debug ("The links of page %u cannot be read: %s", self->page, error->message);
  }
}

static void
snapshot_selection (KntPageView *self, GtkSnapshot *snapshot)
{
  g_autoptr (GArray) rects = NULL;
  GdkRGBA colour;

  if (self->text == NULL || self->selection_start >= self->selection_end)
    return;

  gtk_widget_get_color (self->selection_style, &colour);
  colour = knt_mark_get_tint (&colour);
  rects = knt_page_text_list_rects (self->text, self->selection_start, self->selection_end);
  for (guint i = 0; i < rects->len; i++) {
    const KntRect *rect = &g_array_index (rects, KntRect, i);

    knt_page_tiles_snapshot_tinted (&self->tiles, self->cache, self->device_scale, snapshot,
                                    &GRAPHENE_RECT_INIT (rect->x0 * self->scale, rect->y0 * self->scale,
                                                         (rect->x1 - rect->x0) * self->scale,
                                                         (rect->y1 - rect->y0) * self->scale),
                                    &colour);
  }
}

static void
snapshot_caret (KntPageView *self, GtkSnapshot *snapshot)
{
  double width = CLAMP (round (self->scale * 1.2), 2, 6);
  KntRect rect;

  /* Black, since the paper is white in every style. */
  if (self->shows_caret && self->text != NULL && knt_caret_get_rect (self->text, self->caret, &rect))
    gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 0, 0, 0, 1 },
                               &GRAPHENE_RECT_INIT (round (rect.x0 * self->scale - width / 2), rect.y0 * self->scale,
                                                    width, (rect.y1 - rect.y0) * self->scale));
}

static void
knt_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KntPageView *self = KNT_PAGE_VIEW (widget);
  graphene_rect_t page =
    GRAPHENE_RECT_INIT (0, 0, self->tiles.size.width * self->scale, self->tiles.size.height * self->scale);
  KntMarkStyle style = {
    .widget = widget,
    .scale = self->scale,
    .device_scale = self->device_scale,
    .tiles = &self->tiles,
    .cache = self->cache,
    .current_id = self->current_mark,
  };

  if (self->document == NULL)
    return;

  gtk_snapshot_push_clip (snapshot, &page);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 1, 1, 1, 1 }, &page);
  knt_page_tiles_snapshot (&self->tiles, self->cache, self->device_scale, snapshot);
  if (self->layer != NULL) {
    gtk_widget_get_color (self->question_style, &style.question);
    gtk_widget_get_color (self->answer_style, &style.answer);
    knt_mark_layer_snapshot_highlights (self->layer, &style, snapshot);
    knt_mark_layer_snapshot_links (self->layer, &style, snapshot);
    knt_mark_layer_snapshot_bars (self->layer, &style, snapshot);
  }
  snapshot_selection (self, snapshot);
  snapshot_caret (self, snapshot);
  if (self->failure != NULL)
    gtk_widget_snapshot_child (widget, self->failure, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
knt_page_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  /* The canvas decides: a page is as large as its paper. */
  *minimum = *natural = 0;
}

static gboolean
knt_page_view_contains (GtkWidget *widget, double x, double y)
{
  /* The pointer is the canvas's: a press holds on to the widget that it is on, and a page comes and goes. */
  return FALSE;
}

static void
allocate_failure (KntPageView *self, int width)
{
  int minimum, natural, box_width, box_height, x, y;

  /* In the middle of what is seen of the page. */
  gtk_widget_measure (self->failure, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  box_width = CLAMP (natural, minimum, MAX (width, minimum));
  gtk_widget_measure (self->failure, GTK_ORIENTATION_VERTICAL, box_width, &box_height, NULL, NULL, NULL);
  x = (self->visible.x + self->visible.width / 2) / self->device_scale - box_width / 2;
  y = (self->visible.y + self->visible.height / 2) / self->device_scale - box_height / 2;
  gtk_widget_size_allocate (self->failure, &(GtkAllocation) { MAX (x, 0), MAX (y, 0), box_width, box_height }, -1);
}

static void
knt_page_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KntPageView *self = KNT_PAGE_VIEW (widget);
  GtkWidget *const styles[] = { self->selection_style, self->question_style, self->answer_style };

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++) {
    gtk_widget_measure (styles[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
    gtk_widget_size_allocate (styles[i], &(GtkAllocation) { 0, 0, 0, 0 }, -1);
  }
  if (self->failure != NULL)
    allocate_failure (self, width);
}

static void
knt_page_view_dispose (GObject *object)
{
  KntPageView *self = KNT_PAGE_VIEW (object);

  knt_page_view_unbind (self);
  g_clear_pointer (&self->selection_style, gtk_widget_unparent);
  g_clear_pointer (&self->question_style, gtk_widget_unparent);
  g_clear_pointer (&self->answer_style, gtk_widget_unparent);
  g_clear_pointer (&self->marks, knt_mark_set_unref);
  g_clear_object (&self->cache);

  G_OBJECT_CLASS (knt_page_view_parent_class)->dispose (object);
}

static void
knt_page_view_finalize (GObject *object)
{
  KntPageView *self = KNT_PAGE_VIEW (object);

  g_free (self->current_mark);

  G_OBJECT_CLASS (knt_page_view_parent_class)->finalize (object);
}

static void
knt_page_view_class_init (KntPageViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = knt_page_view_dispose;
  object_class->finalize = knt_page_view_finalize;
  widget_class->snapshot = knt_page_view_snapshot;
  widget_class->measure = knt_page_view_measure;
  widget_class->size_allocate = knt_page_view_size_allocate;
  widget_class->contains = knt_page_view_contains;

  signals[LOADED] =
    g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "page");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ARTICLE);
}

static GtkWidget *
add_style (KntPageView *self, const char *name, const char *css_class)
{
  GtkWidget *style =
    g_object_new (GTK_TYPE_BOX, "css-name", name, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (style, css_class);
  gtk_widget_set_parent (style, GTK_WIDGET (self));

  return style;
}

static void
knt_page_view_init (KntPageView *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_VISIBLE);
  self->selection_style = add_style (self, "selection", NULL);
  self->question_style = add_style (self, "bar", "question");
  self->answer_style = add_style (self, "bar", "answer");
}

/**
 * knt_page_view_new:
 * @cache: where the page's tiles are
 *
 * Returns: a view that shows no page yet
 */
GtkWidget *
knt_page_view_new (KntTileCache *cache)
{
  KntPageView *self = g_object_new (KNT_TYPE_PAGE_VIEW, NULL);

  self->cache = g_object_ref (cache);

  return GTK_WIDGET (self);
}

/**
 * knt_page_view_bind:
 * @page: from 1
 *
 * Shows a page. Its text is taken if it is at hand; see knt_page_view_load().
 */
void
knt_page_view_bind (KntPageView *self, KntDocument *document, guint page)
{
  g_autofree char *label = g_strdup_printf (_ ("Page %u"), page);
  KntPageText *text;

  knt_page_view_unbind (self);
  self->document = g_object_ref (document);
  self->page = page;
  self->cancellable = g_cancellable_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  text = knt_document_peek_text (document, page);
  if (text != NULL)
    take_text (self, text);
}

/**
 * knt_page_view_unbind:
 *
 * Lets go of the page and of all that was asked for it.
 */
void
knt_page_view_unbind (KntPageView *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->document);
  g_clear_pointer (&self->layer, knt_mark_layer_free);
  if (self->text != NULL && !gtk_widget_in_destruction (GTK_WIDGET (self)))
    gtk_accessible_text_update_contents (GTK_ACCESSIBLE_TEXT (self), GTK_ACCESSIBLE_TEXT_CONTENT_CHANGE_REMOVE, 0,
                                         knt_page_text_get_n_chars (self->text));
  g_clear_pointer (&self->text, knt_page_text_unref);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_clear_pointer (&self->failure, gtk_widget_unparent);
  self->is_loading_text = self->is_loading_links = FALSE;
  self->selection_start = self->selection_end = self->caret = 0;
  self->shows_caret = FALSE;
  self->tiles = (KntPageTiles) { 0 };
}

/**
 * knt_page_view_load:
 *
 * Asks for the page's text and links unless they are there or on their way. Each page that stays in view wants this,
 * pages that rush by do not.
 */
void
knt_page_view_load (KntPageView *self)
{
  g_return_if_fail (self->document != NULL);

  if (self->text == NULL && !self->is_loading_text) {
    KntPageText *text = knt_document_peek_text (self->document, self->page);

    if (text != NULL) {
      take_text (self, text);
    } else {
      self->is_loading_text = TRUE;
      knt_document_load_text_async (self->document, self->page, self->cancellable, load_text_cb, g_object_ref (self));
    }
  }

  if (self->links == NULL && !self->is_loading_links) {
    self->is_loading_links = TRUE;
    knt_document_load_links_async (self->document, self->page, self->cancellable, load_links_cb, g_object_ref (self));
  }
}

/**
 * knt_page_view_set_part:
 * @size: of the page, points
 * @scale: logical pixels per point
 * @device_scale: device pixels per logical pixel
 * @visible: what is in view, device pixels of the page
 */
void
knt_page_view_set_part (KntPageView *self,
                        const KntSize *size,
                        double scale,
                        double device_scale,
                        const KntPixelRect *visible)
{
  KntPixelRect extent = knt_tile_page_extent (size, scale * device_scale);
  KntPageTiles tiles = { self->page, *size, scale * device_scale, knt_tile_snap (visible, &extent) };

  knt_pixel_rect_intersect (visible, &extent, &self->visible);
  if (self->failure != NULL)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (self->scale == scale && knt_page_tiles_equal (&self->tiles, &tiles))
    return;

  self->scale = scale;
  self->device_scale = device_scale;
  self->tiles = tiles;
  /* Within the same tiles scrolling only moves what was drawn before. */
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * knt_page_view_set_failure:
 * @message: (nullable): why the page cannot be drawn
 */
void
knt_page_view_set_failure (KntPageView *self, const char *message)
{
  GtkWidget *label, *button;

  if (message == NULL) {
    g_clear_pointer (&self->failure, gtk_widget_unparent);
    gtk_widget_queue_draw (GTK_WIDGET (self));
    return;
  }
  if (self->failure != NULL)
    return;

  self->failure =
    g_object_new (GTK_TYPE_BOX, "css-name", "failure", "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12, NULL);
  label = g_object_new (GTK_TYPE_LABEL, "label", message, "wrap", TRUE, "max-width-chars", 40, "justify",
                        GTK_JUSTIFY_CENTER, NULL);
  button = g_object_new (GTK_TYPE_BUTTON, "label", _ ("_Try Again"), "use-underline", TRUE, "halign", GTK_ALIGN_CENTER,
                         "action-name", "canvas.retry-page", "action-target", g_variant_new_uint32 (self->page), NULL);
  gtk_widget_add_css_class (button, "pill");
  gtk_box_append (GTK_BOX (self->failure), label);
  gtk_box_append (GTK_BOX (self->failure), button);
  gtk_widget_set_parent (self->failure, GTK_WIDGET (self));
}

/**
 * knt_page_view_set_marks:
 * @marks: (nullable): of all pages
 */
void
knt_page_view_set_marks (KntPageView *self, KntMarkSet *marks)
{
  if (self->marks == marks)
    return;

  g_clear_pointer (&self->marks, knt_mark_set_unref);
  if (marks != NULL)
    self->marks = knt_mark_set_ref (marks);
  update_layer (self);
}

void
knt_page_view_set_current_mark (KntPageView *self, const char *id)
{
  if (g_set_str (&self->current_mark, id))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * knt_page_view_set_selection:
 * @start: code points
 * @end: exclusive; not after @start where nothing is selected here
 */
void
knt_page_view_set_selection (KntPageView *self, guint start, guint end)
{
  if (end <= start)
    start = end = 0;
  if (self->selection_start == start && self->selection_end == end)
    return;

  self->selection_start = start;
  self->selection_end = end;
  gtk_accessible_text_update_selection_bound (GTK_ACCESSIBLE_TEXT (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * knt_page_view_set_caret:
 * @offset: code points
 */
void
knt_page_view_set_caret (KntPageView *self, guint offset)
{
  if (self->caret == offset)
    return;

  self->caret = offset;
  gtk_accessible_text_update_caret_position (GTK_ACCESSIBLE_TEXT (self));
  if (self->shows_caret)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * knt_page_view_set_shows_caret:
 *
 * Whether the caret is drawn.
 */
void
knt_page_view_set_shows_caret (KntPageView *self, gboolean shows_caret)
{
  if (self->shows_caret == shows_caret)
    return;

  self->shows_caret = shows_caret;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
knt_page_view_get_page (KntPageView *self)
{
  return self->page;
}

/**
 * knt_page_view_get_scale:
 *
 * Returns: logical pixels per point
 */
double
knt_page_view_get_scale (KntPageView *self)
{
  return self->scale;
}

/**
 * knt_page_view_get_text:
 *
 * Returns: (transfer none) (nullable): the page's text once it has come
 */
KntPageText *
knt_page_view_get_text (KntPageView *self)
{
  return self->text;
}

gboolean
knt_page_view_get_selection (KntPageView *self, guint *start, guint *end)
{
  guint n_chars = self->text != NULL ? knt_page_text_get_n_chars (self->text) : 0;

  *start = MIN (self->selection_start, n_chars);
  *end = MIN (self->selection_end, n_chars);

  return *start < *end;
}

guint
knt_page_view_get_caret (KntPageView *self)
{
  return self->caret;
}

/**
 * knt_page_view_find_link:
 * @x: page space
 * @y: page space
 *
 * Returns: (transfer none) (nullable): the link there
 */
const KntLink *
knt_page_view_find_link (KntPageView *self, double x, double y)
{
  for (guint i = 0; self->links != NULL && i < self->links->len; i++) {
    const KntLink *link = g_ptr_array_index (self->links, i);

    if (knt_rect_contains (&link->area, x, y))
      return link;
  }

  return NULL;
}

const KntMark *
knt_page_view_find_mark (KntPageView *self, double x, double y)
{
  return self->layer != NULL ? knt_mark_layer_find (self->layer, self->scale, x, y) : NULL;
}

const KntMark *
knt_page_view_find_bar_near (KntPageView *self, double y, double *distance)
{
  return self->layer != NULL ? knt_mark_layer_find_bar_near (self->layer, y, distance) : NULL;
}

/**
 * knt_page_view_is_over_text:
 * @x: page space
 * @y: page space
 *
 * Returns: whether a letter stands there, or nearly
 */
gboolean
knt_page_view_is_over_text (KntPageView *self, double x, double y)
{
  const KntRect *boxes;
  guint n_chars;

  if (self->text == NULL)
    return FALSE;

  boxes = knt_page_text_get_boxes (self->text);
  n_chars = knt_page_text_get_n_chars (self->text);
  for (guint i = 0; i < n_chars; i++)
    if (boxes[i].x1 > boxes[i].x0 && x >= boxes[i].x0 - 2 && x < boxes[i].x1 + 2 && y >= boxes[i].y0 - 2 &&
        y < boxes[i].y1 + 2)
      return TRUE;

  return FALSE;
}

/**
 * knt_page_view_is_sharp:
 *
 * Returns: whether all of the page that is in view is drawn for the scale at which it is shown
 */
gboolean
knt_page_view_is_sharp (KntPageView *self)
{
  return knt_page_tiles_is_sharp (&self->tiles, self->cache);
}

/**
 * knt_page_view_needs_preview:
 *
 * Returns: whether nothing at all is there to show of the part in view, and a coarse whole page would be quicker
 */
gboolean
knt_page_view_needs_preview (KntPageView *self)
{
  return knt_page_tiles_needs_preview (&self->tiles, self->cache);
}

/**
 * knt_page_view_get_extents:
 * @start: code points
 * @end: exclusive
 * @extents: (out): in the view's own logical pixels
 *
 * Returns: %FALSE where nothing of the range has a place, or the text is not known
 */
gboolean
knt_page_view_get_extents (KntPageView *self, guint start, guint end, graphene_rect_t *extents)
{
  KntRect rect;

  if (self->text == NULL || !knt_text_get_bounds (self->text, start, end, &rect))
    return FALSE;

  *extents = GRAPHENE_RECT_INIT (rect.x0 * self->scale, rect.y0 * self->scale, (rect.x1 - rect.x0) * self->scale,
                                 (rect.y1 - rect.y0) * self->scale);

  return TRUE;
}
