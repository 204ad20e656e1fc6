/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-line.h"

G_BEGIN_DECLS

/* Where on the pages each character of a passage's text stands. */
typedef struct _KntTextMap KntTextMap;

KntTextMap *knt_text_map_new (GPtrArray *lines, const char *text, GArray *spans);
void knt_text_map_free (KntTextMap *self);
GArray *knt_text_map_list_spans (const KntTextMap *self, gsize start, gsize end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntTextMap, knt_text_map_free)

G_END_DECLS
