/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "knt-document.h"
#include "knt-mark.h"
#include "knt-span.h"
#include "knt-viewport.h"

G_BEGIN_DECLS

#define KNT_TYPE_CANVAS (knt_canvas_get_type ())

G_DECLARE_FINAL_TYPE (KntCanvas, knt_canvas, KNT, CANVAS, GtkWidget)

/* The pages of a document, one below the other, drawn in tiles. Implements GtkScrollable: put it into a
 * GtkScrolledWindow. Knows ranges of text and colours, nothing of notes.
 *
 * Properties: "document" (KntDocument), "zoom" (double, 1.0 = 96 logical pixels an inch; 0.1 to 8), "fit-width" (boolean, default
 * TRUE), "page" (guint from 1: the page that holds the middle of the view), "n-pages", "has-selection" (boolean),
 * "caret-browsing" (boolean: the arrow keys move a caret),
 * "settled" (boolean: all that is visible is drawn at full sharpness), "current-mark" (string id: drawn emphasised),
 * "cache-limit" (guint64: bytes of pixels kept at most, 128 MB), "cache-bytes" (guint64: what is kept).
 *
 * Signals:
 *   "selection-changed" (): at the end of a drag too.
 *   "selection-finished" (): the pointer was released on a selection: time to offer what can be done with it.
 *   "selection-dragged" () -> (transfer full) (nullable) GdkContentProvider: the selection is dragged: with what?
 *   "selection-activated" (): the keyboard asks for what can be done with the selection.
 *   "menu-requested" (double x, double y, guint page, guint offset): a second button, a long press or the keyboard asks for a menu.
 *     The page is 0 where there is no text; the place is -1, -1 where the keyboard asks.
 *   "mark-activated" (const char *id): a highlight or a bar was clicked.
 *   "mark-shown" (const char *id): the bar of the question or answer nearest the reading line changed by scrolling.
 *   "link-activated" (const char *uri): an outside link, or a mark with an address, was clicked; inside links are followed by the canvas.
 *   "page-failed" (guint page, const char *message).
 *
 * Actions on the widget: canvas.zoom-in, canvas.zoom-out, canvas.zoom-original, canvas.fit-width (stateful, property), canvas.copy,
 * canvas.select-all, canvas.caret-browsing (stateful, property), canvas.next-page, canvas.previous-page, canvas.first-page, canvas.last-page, canvas.retry-page(u). */

GtkWidget *knt_canvas_new (void);
void knt_canvas_set_document (KntCanvas *self, KntDocument *document); /* (nullable) */
KntDocument *knt_canvas_get_document (KntCanvas *self);
/* (transfer full) (element-type KntMark): replaces all marks; cheap, keyed by id */
void knt_canvas_take_marks (KntCanvas *self, GPtrArray *marks);
void knt_canvas_set_current_mark (KntCanvas *self, const char *id);
/* (transfer full) (element-type KntSpan): in reading order; empty when nothing is selected */
GArray *knt_canvas_dup_selection (KntCanvas *self);
/* Where the caret stands while caret browsing is on; FALSE otherwise. The span holds the character behind it. */
gboolean knt_canvas_get_caret (KntCanvas *self, KntSpan *caret);
void knt_canvas_select (KntCanvas *self, GArray *spans); /* (nullable) */
/* The selection's bounds in widget coordinates, for a popover. FALSE when it is out of sight. */
gboolean knt_canvas_get_selection_bounds (KntCanvas *self, GdkRectangle *bounds);
void knt_canvas_scroll_to_spans (KntCanvas *self, GArray *spans, KntReveal how);
void knt_canvas_scroll_to_page (KntCanvas *self, guint page);
double knt_canvas_get_zoom (KntCanvas *self);
void knt_canvas_set_zoom (KntCanvas *self, double zoom);

G_END_DECLS
