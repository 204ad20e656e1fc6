/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-document.h"
#include "knt-notes.h"

G_BEGIN_DECLS

#define KNT_TYPE_READING (knt_reading_get_type ())

G_DECLARE_FINAL_TYPE (KntReading, knt_reading, KNT, READING, GObject)

/* What a session has under way behind its window: the document is read and recognised, and the notes' brief grows with
 * it. Can be done again.
 *
 * Properties: "recognising" (boolean), "progress" (double 0 to 1), "has-text" (boolean, TRUE until it is known).
 * Signals:
 *   "taken" (gboolean is_other): the whole brief is that of the notes now; whether it differs from what was known.
 *   "failed" (GError *error): the document could not be read. */

/* @sha256: (nullable): of the document's file. @forms: (element-type KntForm). */
KntReading *knt_reading_new (KntDocument *document, KntNotes *notes, const char *sha256, GPtrArray *forms);

void knt_reading_set_forms (KntReading *self, GPtrArray *forms);
void knt_reading_start (KntReading *self);
void knt_reading_stop (KntReading *self);

gboolean knt_reading_get_recognising (KntReading *self);
double knt_reading_get_progress (KntReading *self);
gboolean knt_reading_get_has_text (KntReading *self);
void knt_reading_set_has_text (KntReading *self, gboolean has_text);

G_END_DECLS
