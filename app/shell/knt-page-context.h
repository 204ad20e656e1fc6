/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-brief-guide.h"
#include "knt-brief-pages.h"

G_BEGIN_DECLS

#define KNT_TYPE_PAGE_CONTEXT (knt_page_context_get_type ())

G_DECLARE_FINAL_TYPE (KntPageContext, knt_page_context, KNT, PAGE_CONTEXT, GObject)

KntPageContext *knt_page_context_new (KntSession *session, KntBriefGuide *guide, KntBriefPages *pages);

gboolean knt_page_context_get_point (KntPageContext *self, KntSpan *point);

G_END_DECLS
