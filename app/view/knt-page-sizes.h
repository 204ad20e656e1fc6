/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-document.h"
#include "knt-viewport.h"

G_BEGIN_DECLS

#define KNT_TYPE_PAGE_SIZES (knt_page_sizes_get_type ())

G_DECLARE_FINAL_TYPE (KntPageSizes, knt_page_sizes, KNT, PAGE_SIZES, GObject)

/* Brings the sizes of the pages around the view from the document into the viewport, before they are seen.
 *
 * Signals:
 *   "learnt" (): sizes have come, and the viewport knows them. */

KntPageSizes *knt_page_sizes_new (KntDocument *document, KntViewport *viewport);
void knt_page_sizes_look_ahead (KntPageSizes *self);

G_END_DECLS
