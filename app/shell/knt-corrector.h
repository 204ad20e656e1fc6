/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-brief-editor.h"
#include "knt-brief-guide.h"
#include "knt-brief-pages.h"
#include "knt-page-context.h"

G_BEGIN_DECLS

#define KNT_TYPE_CORRECTOR (knt_corrector_get_type ())

G_DECLARE_FINAL_TYPE (KntCorrector, knt_corrector, KNT, CORRECTOR, GObject)

KntCorrector *knt_corrector_new (KntSession *session,
                                 KntBriefEditor *editor,
                                 KntBriefGuide *guide,
                                 KntBriefPages *pages,
                                 KntPageContext *context);

void knt_corrector_run (KntCorrector *self, const char *kind);
void knt_corrector_accept (KntCorrector *self, const char *key, gboolean accepted);

G_END_DECLS
