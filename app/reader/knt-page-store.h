/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "knt-geometry.h"
#include "knt-poppler.h"

G_BEGIN_DECLS

#define KNT_TYPE_PAGE_STORE (knt_page_store_get_type ())

G_DECLARE_FINAL_TYPE (KntPageStore, knt_page_store, KNT, PAGE_STORE, GObject)

KntPageStore *knt_page_store_new (PopplerDocument *document);

PopplerDocument *knt_page_store_get_document (KntPageStore *self);
guint knt_page_store_get_n_pages (KntPageStore *self);
PopplerPage *knt_page_store_dup_page (KntPageStore *self, guint page, GError **error);
PopplerPage *knt_page_store_get_page (KntPageStore *self, guint page, GError **error);
gboolean knt_page_store_get_geometry (KntPageStore *self, guint page, KntPageGeometry *geometry, GError **error);
gboolean
knt_page_store_draw (KntPageStore *self, guint page, double scale, int x, int y, cairo_surface_t *tile, GError **error);

G_END_DECLS
