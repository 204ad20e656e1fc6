/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-geometry.h"

G_BEGIN_DECLS

gpointer knt_packed_boxes_pack (const KntRect *boxes, gsize n_boxes, gsize *size);
KntRect *knt_packed_boxes_unpack (gconstpointer packed, gsize size, gsize *n_boxes);

G_END_DECLS
