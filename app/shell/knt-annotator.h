/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-session.h"

G_BEGIN_DECLS

#define KNT_TYPE_ANNOTATOR (knt_annotator_get_type ())

G_DECLARE_FINAL_TYPE (KntAnnotator, knt_annotator, KNT, ANNOTATOR, GObject)

KntAnnotator *knt_annotator_new (KntSession *session);

void knt_annotator_toggle_tag (KntAnnotator *self, GArray *spans, const char *tag_id);
void knt_annotator_create_tag (KntAnnotator *self, GArray *spans, const char *name, const char *colour);
void knt_annotator_highlight (KntAnnotator *self, GArray *spans, const char *colour);
void knt_annotator_note (KntAnnotator *self, GArray *spans);

G_END_DECLS
