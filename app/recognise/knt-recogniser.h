/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-brief.h"
#include "knt-page-text.h"

G_BEGIN_DECLS

#define KNT_TYPE_RECOGNISER (knt_recogniser_get_type ())

G_DECLARE_FINAL_TYPE (KntRecogniser, knt_recogniser, KNT, RECOGNISER, GObject)

/* Recognises a brief from its pages' texts. Synchronous, for one thread at a time, whichever it is. Pages are
 * reduced to lines as they are added, so that a long document does not stay in memory with all its boxes. */

/* @forms: (element-type KntForm), see knt-form.h */
KntRecogniser *knt_recogniser_new (GPtrArray *forms);
void knt_recogniser_add_page (KntRecogniser *self, KntPageText *text);
/* Whether there was any text at all: a scan has none. */
gboolean knt_recogniser_has_text (KntRecogniser *self);
/* (transfer full): always a brief; without exchanges and with form NULL when no form fits. May be called before the last
 * page, for what can be said so far. */
KntBrief *knt_recogniser_recognise (KntRecogniser *self);
/* (transfer none) (element-type KntPassage): what the last brief has made nothing of, see knt-audit.h. */
GPtrArray *knt_recogniser_get_loose (KntRecogniser *self);

G_END_DECLS
