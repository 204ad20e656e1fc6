/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "document-fixture.h"
#include "knt-canvas.h"
#include "pdf-maker.h"

G_BEGIN_DECLS

/* A canvas in a scrolled window in a window. */
typedef struct {
  GtkWidget *window;
  KntCanvas *canvas;
  KntDocument *document;
} CanvasFixture;

GFile *make_pages (guint n_pages);
void show_canvas (CanvasFixture *fixture, GFile *file, int width, int height);
void close_canvas (CanvasFixture *fixture);

void await_settled (KntCanvas *canvas);
gboolean get_flag (KntCanvas *canvas, const char *property);
guint get_number (KntCanvas *canvas, const char *property);
GtkWidget *find_page (KntCanvas *canvas, guint page);
GtkWidget *find_widget (GtkWidget *from, GType type);
GArray *make_span (guint page, guint start, guint end);
void locate_text (KntCanvas *canvas, guint page, guint offset, int *x, int *y);
GtkAccessibleTextInterface *get_text_interface (void);
void drive (const char *format, ...) G_GNUC_PRINTF (1, 2);

G_END_DECLS
