/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-page-text.h"

G_BEGIN_DECLS

typedef struct _KntTextCache KntTextCache;

KntTextCache *knt_text_cache_new (gsize max_bytes);
void knt_text_cache_free (KntTextCache *self);

KntPageText *knt_text_cache_get (KntTextCache *self, guint page);
void knt_text_cache_put (KntTextCache *self, KntPageText *text);
gsize knt_text_cache_get_bytes (KntTextCache *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntTextCache, knt_text_cache_free)

G_END_DECLS
