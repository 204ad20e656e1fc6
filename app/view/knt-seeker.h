/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-document.h"
#include "knt-viewport.h"

G_BEGIN_DECLS

#define KNT_TYPE_SEEKER (knt_seeker_get_type ())

G_DECLARE_FINAL_TYPE (KntSeeker, knt_seeker, KNT, SEEKER, GObject)

/* Brings a passage into view as soon as its page's text is known, which tells where it stands.
 *
 * Signals:
 *   "moved" (): the viewport was scrolled. */

KntSeeker *knt_seeker_new (void);
void knt_seeker_set_document (KntSeeker *self, KntDocument *document, KntViewport *viewport);
void knt_seeker_seek (KntSeeker *self, const KntSpan *span, KntReveal how);
void knt_seeker_stop (KntSeeker *self);

G_END_DECLS
