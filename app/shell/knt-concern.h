/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-audit.h"

G_BEGIN_DECLS

#define KNT_TYPE_CONCERN (knt_concern_get_type ())

G_DECLARE_FINAL_TYPE (KntConcern, knt_concern, KNT, CONCERN, GObject)

KntConcern *knt_concern_new (const KntFinding *finding);

KntFindingKind knt_concern_get_kind (KntConcern *self);
const char *knt_concern_get_key (KntConcern *self);
gboolean knt_concern_get_accepted (KntConcern *self);
void knt_concern_set_accepted (KntConcern *self, gboolean accepted);
const char *knt_concern_get_sentence (KntConcern *self);
const char *knt_concern_get_id (KntConcern *self);
GArray *knt_concern_get_spans (KntConcern *self);
guint knt_concern_get_page (KntConcern *self);

G_END_DECLS
