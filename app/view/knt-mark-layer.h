/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "knt-mark.h"
#include "knt-page-text.h"
#include "knt-page-tiles.h"

G_BEGIN_DECLS

/**
 * KntMarkStyle:
 * @widget: whose fonts the labels take
 * @scale: logical pixels per point
 * @device_scale: device pixels per logical pixel
 * @tiles: what the page is drawn from
 * @cache: where that is
 * @question: the colour of a question's bar, and of the dots below a link
 * @answer: the colour of an answer's bar
 * @current_id: (nullable): of the mark that is drawn emphasised
 */
typedef struct {
  GtkWidget *widget;
  double scale;
  double device_scale;
  const KntPageTiles *tiles;
  KntTileCache *cache;
  GdkRGBA question;
  GdkRGBA answer;
  const char *current_id;
} KntMarkStyle;

/* The marks of one page with their places on it. */
typedef struct _KntMarkLayer KntMarkLayer;

KntMarkLayer *knt_mark_layer_new (KntMarkSet *set, KntPageText *text);
void knt_mark_layer_free (KntMarkLayer *self);
void knt_mark_layer_snapshot_highlights (KntMarkLayer *self, const KntMarkStyle *style, GtkSnapshot *snapshot);
void knt_mark_layer_snapshot_links (KntMarkLayer *self, const KntMarkStyle *style, GtkSnapshot *snapshot);
void knt_mark_layer_snapshot_bars (KntMarkLayer *self, const KntMarkStyle *style, GtkSnapshot *snapshot);
const KntMark *knt_mark_layer_find (KntMarkLayer *self, double scale, double x, double y);
const KntMark *knt_mark_layer_find_bar_near (KntMarkLayer *self, double y, double *distance);

GdkRGBA knt_mark_get_tint (const GdkRGBA *colour);
GdkRGBA knt_mark_get_line_colour (const GdkRGBA *colour);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntMarkLayer, knt_mark_layer_free)

G_END_DECLS
