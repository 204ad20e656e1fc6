/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-geometry.h"
#include "knt-poppler.h"

G_BEGIN_DECLS

void knt_page_geometry_read (PopplerDocument *document, PopplerPage *page, KntPageGeometry *geometry);

G_END_DECLS
