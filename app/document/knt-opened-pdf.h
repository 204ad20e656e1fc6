/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-reader-process.h"
#include "knt-reader-reply.h"

G_BEGIN_DECLS

/**
 * KntOpenedPdf:
 * @name: of the file, for messages
 * @password: (nullable)
 * @process: (nullable): the reader, until somebody takes it
 * @fd: on the file, or -1
 * @size: of the file, bytes
 * @facts: what the reader told
 *
 * A PDF that a reader has open. Reference counted.
 */
typedef struct {
  GFile *file;
  char *name;
  char *password;
  KntReaderProcess *process;
  int fd;
  goffset size;
  KntReaderFacts facts;
} KntOpenedPdf;

KntOpenedPdf *knt_opened_pdf_new (GFile *file, const char *password);
KntOpenedPdf *knt_opened_pdf_ref (KntOpenedPdf *self);
void knt_opened_pdf_unref (KntOpenedPdf *self);

gboolean knt_opened_pdf_start_reader (KntOpenedPdf *self, GError **error);
gboolean knt_opened_pdf_open (KntOpenedPdf *self, int timeout_ms, GCancellable *cancellable, GError **error);
void knt_opened_pdf_give_up (KntOpenedPdf *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntOpenedPdf, knt_opened_pdf_unref)

G_END_DECLS
