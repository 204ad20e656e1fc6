/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-document.h"
#include "knt-found.h"

G_BEGIN_DECLS

#define KNT_TYPE_OPENING (knt_opening_get_type ())

G_DECLARE_FINAL_TYPE (KntOpening, knt_opening, KNT, OPENING, GObject)

/* The way from a file, a PDF or notes, to both halves of a brief. Used once.
 *
 * Property: "document" (nullable): notified as soon as the PDF is open and known to be the right one, before its notes
 * are found. */

KntOpening *knt_opening_new (KntLibrary *library, GFile *file, GFile *pdf, const char *password);

void
knt_opening_run_async (KntOpening *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full): the notes and where they are kept; see knt_session_open_async() for the errors */
KntFound *knt_opening_run_finish (KntOpening *self, GAsyncResult *result, GError **error);

KntDocument *knt_opening_get_document (KntOpening *self); /* (transfer none) (nullable) */
const char *knt_opening_get_sha256 (KntOpening *self);    /* (nullable) of the document */
const char *knt_opening_get_notes_id (KntOpening *self);  /* (nullable) also after KNT_SESSION_ERROR_IN_USE */

G_END_DECLS
