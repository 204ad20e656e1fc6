/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-page-store.h"

G_BEGIN_DECLS

GVariant *knt_page_reading_dup_sizes (KntPageStore *store, guint first, guint last, GError **error);
GVariant *knt_page_reading_dup_text (KntPageStore *store, guint page, GError **error);
GVariant *knt_page_reading_dup_links (KntPageStore *store, guint page, GError **error);

G_END_DECLS
