/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "knt-mark-layer.h"
#include "knt-text-unit.h"

/* Points, so that bars keep their place beside the text at every zoom. */
#define BAR_DISTANCE 14.0
#define BAR_SMALLEST_X 4.0
/* What a note's sign or an empty line leaves open does not cut a bar, points. */
#define BAR_BRIDGE 30.0
#define LABEL_SIZE 8.0
/* Logical pixels: a bar is drawn and hit at least as wide as this. */
#define BAR_WIDTH 4.0
#define BAR_REACH 7.0
/* Of a bar that is drawn in pieces: as multiples of its width. */
#define DASH_LENGTH 1.0
#define DASH_GAP 1.0
/* A label is no smaller than this, logical pixels, and goes where a page is only to be looked over, pixels per point. */
#define LABEL_SMALLEST 9.0
#define LABEL_SMALLEST_SCALE 0.4

typedef struct {
  const KntMark *mark; /* of the set */
  GArray *rects;       /* KntRect: a line each for a highlight, an unbroken piece each for a bar */
} Shape;

struct _KntMarkLayer {
  KntMarkSet *set;
  GArray *shapes;
  double bar_x; /* page space: the middle of the bars */
};

static gboolean
is_bar (const KntMark *mark)
{
  return mark->kind == KNT_MARK_QUESTION || mark->kind == KNT_MARK_ANSWER;
}

static void
shape_clear (gpointer data)
{
  Shape *shape = data;

  g_array_unref (shape->rects);
}

/* Where the text begins on the page: the bars stand left of it. */
static double
find_left_edge (KntPageText *text)
{
  const KntRect *boxes = knt_page_text_get_boxes (text);
  guint n_chars = knt_page_text_get_n_chars (text);
  double left = G_MAXDOUBLE;

  for (guint i = 0; i < n_chars; i++)
    if (boxes[i].x1 > boxes[i].x0 && boxes[i].x0 > 0)
      left = MIN (left, boxes[i].x0);

  return left < G_MAXDOUBLE ? left : 0;
}

static GArray *
list_lines (const KntMark *mark, KntPageText *text)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (KntRect));

  for (guint i = 0; i < mark->spans->len; i++) {
    const KntSpan *span = knt_spans_index (mark->spans, i);

    if (span->page == knt_page_text_get_page (text)) {
      g_autoptr (GArray) rects = knt_page_text_list_rects (text, span->start, span->end);

      g_array_append_vals (lines, rects->data, rects->len);
    }
  }

  return lines;
}

/* Whether another question or answer begins between two spans of @mark. */
static gboolean
is_parted (const KntMark *mark, const KntSpan *span, const KntSpan *next, GPtrArray *marks)
{
  for (guint i = 0; i < marks->len; i++) {
    const KntMark *other = g_ptr_array_index (marks, i);

    if (other == mark || !is_bar (other))
      continue;
    for (guint j = 0; j < other->spans->len; j++) {
      const KntSpan *between = knt_spans_index (other->spans, j);

      if (between->page == span->page && between->start >= span->end && between->end <= next->start)
        return TRUE;
    }
  }

  return FALSE;
}

/* The unbroken pieces of a bar on the page of @text, from its top. */
static GArray *
list_pieces (const KntMark *mark, GPtrArray *marks, KntPageText *text)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (KntRect));
  const KntSpan *before = NULL;

  for (guint i = 0; i < mark->spans->len; i++) {
    const KntSpan *span = knt_spans_index (mark->spans, i);
    KntRect *last = pieces->len > 0 ? &g_array_index (pieces, KntRect, pieces->len - 1) : NULL;
    KntRect rect;

    if (span->page != knt_page_text_get_page (text) || !knt_text_get_bounds (text, span->start, span->end, &rect))
      continue;

    if (last != NULL && fabs (rect.y0 - last->y1) <= BAR_BRIDGE && !is_parted (mark, before, span, marks))
      *last = knt_rect_union (last, &rect);
    else
      g_array_append_val (pieces, rect);
    before = span;
  }

  return pieces;
}

/**
 * knt_mark_layer_new:
 * @text: of the page
 *
 * Returns: (transfer full): the marks of @set that touch the page
 */
KntMarkLayer *
knt_mark_layer_new (KntMarkSet *set, KntPageText *text)
{
  KntMarkLayer *self = g_new0 (KntMarkLayer, 1);
  guint page = knt_page_text_get_page (text);
  GPtrArray *marks = knt_mark_set_peek_page (set, page);

  self->set = knt_mark_set_ref (set);
  self->shapes = g_array_new (FALSE, FALSE, sizeof (Shape));
  g_array_set_clear_func (self->shapes, shape_clear);
  if (marks == NULL)
    return self;

  self->bar_x = MAX (find_left_edge (text) - BAR_DISTANCE, BAR_SMALLEST_X);
  for (guint i = 0; i < marks->len; i++) {
    const KntMark *mark = g_ptr_array_index (marks, i);
    Shape shape = { .mark = mark };

    shape.rects = is_bar (mark) ? list_pieces (mark, marks, text) : list_lines (mark, text);
    if (shape.rects->len > 0)
      g_array_append_val (self->shapes, shape);
    else
      shape_clear (&shape);
  }

  return self;
}

void
knt_mark_layer_free (KntMarkLayer *self)
{
  g_array_unref (self->shapes);
  knt_mark_set_unref (self->set);
  g_free (self);
}

static double
get_luminance (const GdkRGBA *colour)
{
  const double channels[] = { colour->red, colour->green, colour->blue };
  const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0;

  for (guint i = 0; i < 3; i++)
    sum += weights[i] * (channels[i] <= 0.04045 ? channels[i] / 12.92 : pow ((channels[i] + 0.055) / 1.055, 2.4));

  return sum;
}

/**
 * knt_mark_get_tint:
 * @colour: what a person chose
 *
 * Returns: an opaque colour so light that black text on paper of it has a contrast of 4.5 to 1 and more, WCAG 2.1, 1.4.3
 */
GdkRGBA
knt_mark_get_tint (const GdkRGBA *colour)
{
  const float strength = 0.45, rest = 1 - strength;

  return (GdkRGBA) { rest + strength * colour->red, rest + strength * colour->green, rest + strength * colour->blue,
                     1 };
}

/**
 * knt_mark_get_line_colour:
 * @colour: what a person chose
 *
 * Returns: @colour, darkened until it stands out from white paper by 3 to 1, WCAG 2.1, 1.4.11
 */
GdkRGBA
knt_mark_get_line_colour (const GdkRGBA *colour)
{
  GdkRGBA line = *colour;

  line.alpha = 1;
  while (1.05 / (get_luminance (&line) + 0.05) < 3) {
    line.red *= 0.95;
    line.green *= 0.95;
    line.blue *= 0.95;
  }

  return line;
}

static graphene_rect_t
scale_rect (const KntRect *rect, double scale)
{
  return GRAPHENE_RECT_INIT (rect->x0 * scale, rect->y0 * scale, (rect->x1 - rect->x0) * scale,
                             (rect->y1 - rect->y0) * scale);
}

static void
snapshot_outline (GtkSnapshot *snapshot, const graphene_rect_t *rect, const GdkRGBA *colour)
{
  const float width = 2;
  graphene_rect_t outer = *rect;
  GskRoundedRect rounded;

  graphene_rect_inset (&outer, -width, -width);
  gsk_rounded_rect_init_from_rect (&rounded, &outer, width);
  gtk_snapshot_append_border (snapshot, &rounded, (const float[]) { width, width, width, width },
                              (const GdkRGBA[]) { *colour, *colour, *colour, *colour });
}

/**
 * knt_mark_layer_snapshot_highlights:
 *
 * Draws the tinted passages, each line underlined, so that they are told from plain text without colour.
 */
void
knt_mark_layer_snapshot_highlights (KntMarkLayer *self, const KntMarkStyle *style, GtkSnapshot *snapshot)
{
  for (guint i = 0; i < self->shapes->len; i++) {
    const Shape *shape = &g_array_index (self->shapes, Shape, i);
    GdkRGBA tint, line;

    if (shape->mark->kind != KNT_MARK_HIGHLIGHT)
      continue;

    tint = knt_mark_get_tint (&shape->mark->colour);
    line = knt_mark_get_line_colour (&shape->mark->colour);
    for (guint j = 0; j < shape->rects->len; j++) {
      graphene_rect_t rect = scale_rect (&g_array_index (shape->rects, KntRect, j), style->scale);
      double thickness = CLAMP (style->scale, 1, 3);

      knt_page_tiles_snapshot_tinted (style->tiles, style->cache, style->device_scale, snapshot, &rect, &tint);
      gtk_snapshot_append_color (snapshot, &line,
                                 &GRAPHENE_RECT_INIT (rect.origin.x, rect.origin.y + rect.size.height - thickness / 2,
                                                      rect.size.width, thickness));
      if (g_strcmp0 (shape->mark->id, style->current_id) == 0)
        snapshot_outline (snapshot, &rect, &line);
    }
  }
}

/**
 * knt_mark_layer_snapshot_links:
 *
 * Draws a line of dots below the words that lead somewhere.
 */
void
knt_mark_layer_snapshot_links (KntMarkLayer *self, const KntMarkStyle *style, GtkSnapshot *snapshot)
{
  const double dot = CLAMP (round (style->scale), 1, 2);

  for (guint i = 0; i < self->shapes->len; i++) {
    const Shape *shape = &g_array_index (self->shapes, Shape, i);

    for (guint j = 0; shape->mark->kind == KNT_MARK_LINK && j < shape->rects->len; j++) {
      graphene_rect_t line = scale_rect (&g_array_index (shape->rects, KntRect, j), style->scale);
      double y = round (line.origin.y + line.size.height - dot);

      gtk_snapshot_push_repeat (snapshot, &GRAPHENE_RECT_INIT (line.origin.x, y, line.size.width, dot),
                                &GRAPHENE_RECT_INIT (line.origin.x, y, 2 * dot, dot));
      gtk_snapshot_append_color (snapshot, &style->question, &GRAPHENE_RECT_INIT (line.origin.x, y, dot, dot));
      gtk_snapshot_pop (snapshot);
    }
  }
}

static void
snapshot_label (GtkSnapshot *snapshot,
                const KntMarkStyle *style,
                const char *text,
                double right,
                double y,
                const GdkRGBA *colour)
{
  double size = MAX (LABEL_SIZE * style->scale, LABEL_SMALLEST);
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (PangoFontDescription) font = NULL;
  int width;

  if (style->scale < LABEL_SMALLEST_SCALE)
    return;

  layout = gtk_widget_create_pango_layout (style->widget, text);
  font =
    pango_font_description_copy (pango_context_get_font_description (gtk_widget_get_pango_context (style->widget)));
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_layout_get_pixel_size (layout, &width, NULL);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (MAX (right - width, 1), y));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

/* A line from top to bottom; a dashed one begins and ends with a whole dash, so that its length can be seen. */
static void
snapshot_line (GtkSnapshot *snapshot, const graphene_rect_t *line, double dash, double gap, const GdkRGBA *colour)
{
  const guint n_gaps = dash > 0 ? (guint) MAX (floor ((line->size.height - dash) / (dash + gap)), 0) : 0;
  const double length = (line->size.height - n_gaps * gap) / (n_gaps + 1);

  for (guint i = 0; i <= n_gaps; i++)
    gtk_snapshot_append_color (
      snapshot, colour,
      &GRAPHENE_RECT_INIT (line->origin.x, line->origin.y + i * (length + gap), line->size.width, length));
}

static void
snapshot_piece (GtkSnapshot *snapshot,
                const KntMark *mark,
                double left,
                double top,
                double thickness,
                double height,
                const GdkRGBA *colour,
                gboolean is_current)
{
  double line = mark->kind == KNT_MARK_ANSWER ? thickness : floor (thickness / 3);
  double dash = mark->unsure ? thickness * DASH_LENGTH : 0;
  double gap = mark->unsure ? thickness * DASH_GAP : 0;

  if (is_current) {
    GdkRGBA glow = *colour;

    glow.alpha = 0.18;
    gtk_snapshot_append_color (snapshot, &glow, &GRAPHENE_RECT_INIT (left - thickness, top, thickness * 3, height));
  }
  snapshot_line (snapshot, &GRAPHENE_RECT_INIT (left, top, line, height), dash, gap, colour);
  if (mark->kind == KNT_MARK_QUESTION)
    snapshot_line (snapshot, &GRAPHENE_RECT_INIT (left + thickness - line, top, line, height), dash, gap, colour);
}

/**
 * knt_mark_layer_snapshot_bars:
 *
 * Draws the bars in the left margin: two thin lines for a question, one thick line for an answer, with their labels. Those
 * that someone should look at are dashed.
 */
void
knt_mark_layer_snapshot_bars (KntMarkLayer *self, const KntMarkStyle *style, GtkSnapshot *snapshot)
{
  double width = BAR_WIDTH * CLAMP (round (style->scale), 1, 2);

  for (guint i = 0; i < self->shapes->len; i++) {
    const Shape *shape = &g_array_index (self->shapes, Shape, i);
    gboolean is_current = g_strcmp0 (shape->mark->id, style->current_id) == 0;
    double thickness = is_current ? width * 1.5 : width;
    const GdkRGBA *colour = shape->mark->kind == KNT_MARK_QUESTION ? &style->question : &style->answer;
    /* Thin lines are sharp only on whole pixels. */
    double left = round (self->bar_x * style->scale - thickness / 2);

    if (!is_bar (shape->mark))
      continue;

    for (guint j = 0; j < shape->rects->len; j++) {
      graphene_rect_t piece = scale_rect (&g_array_index (shape->rects, KntRect, j), style->scale);

      snapshot_piece (snapshot, shape->mark, left, piece.origin.y, thickness, piece.size.height, colour, is_current);
      /* The number stands once on a page, where one comes upon the bar. */
      if (j == 0 && shape->mark->label != NULL)
        snapshot_label (snapshot, style, shape->mark->label, left - width, piece.origin.y, colour);
    }
  }
}

/**
 * knt_mark_layer_find:
 * @scale: logical pixels per point
 * @x: page space
 * @y: page space
 *
 * Returns: (transfer none) (nullable): the mark there; a highlight or a link before a bar, the last drawn first
 */
const KntMark *
knt_mark_layer_find (KntMarkLayer *self, double scale, double x, double y)
{
  const KntMark *bar = NULL;

  for (guint i = self->shapes->len; i-- > 0;) {
    const Shape *shape = &g_array_index (self->shapes, Shape, i);

    for (guint j = 0; j < shape->rects->len; j++) {
      const KntRect *rect = &g_array_index (shape->rects, KntRect, j);

      if (!is_bar (shape->mark)) {
        if (knt_rect_contains (rect, x, y))
          return shape->mark;
      } else if (bar == NULL && y >= rect->y0 && y < rect->y1 && fabs (x - self->bar_x) * scale <= BAR_REACH) {
        bar = shape->mark;
      }
    }
  }

  return bar;
}

/**
 * knt_mark_layer_find_bar_near:
 * @y: page space
 * @distance: (out): how far the bar is above or below @y, points; 0 where it passes there
 *
 * Returns: (transfer none) (nullable): the question or answer nearest to @y
 */
const KntMark *
knt_mark_layer_find_bar_near (KntMarkLayer *self, double y, double *distance)
{
  const KntMark *nearest = NULL;

  *distance = G_MAXDOUBLE;
  for (guint i = 0; i < self->shapes->len; i++) {
    const Shape *shape = &g_array_index (self->shapes, Shape, i);

    for (guint j = 0; j < shape->rects->len && is_bar (shape->mark); j++) {
      const KntRect *rect = &g_array_index (shape->rects, KntRect, j);
      double away = y < rect->y0 ? rect->y0 - y : y > rect->y1 ? y - rect->y1 : 0;

      if (away < *distance) {
        nearest = shape->mark;
        *distance = away;
      }
    }
  }

  return nearest;
}
