/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-reader-process.h"

G_BEGIN_DECLS

typedef struct _KntReaderRequest KntReaderRequest;

/**
 * KntReaderRequest:
 * @method: of the reader's interface
 * @page: that it is about, from 1, for messages
 * @priority: lower is sooner
 * @prepare: makes the parameters (floating) at the time of sending, or sets the error
 * @done: called exactly once: with the answer, or with an error (transfer none) of #KNT_DOCUMENT_ERROR or
 *   %G_IO_ERROR_CANCELLED. Owns the request from then on.
 * @data: for the two functions
 *
 * One thing to ask the reader.
 */
struct _KntReaderRequest {
  const char *method;
  guint page;
  int priority;
  GVariant *(*prepare) (KntReaderRequest *request, GError **error);
  void (*done) (KntReaderRequest *request, GVariant *reply, const GError *error);
  gpointer data;

  /*< private >*/
  GCancellable *cancellable;
  GSource *cancelled;
};

#define KNT_TYPE_READER_QUEUE (knt_reader_queue_get_type ())

G_DECLARE_FINAL_TYPE (KntReaderQueue, knt_reader_queue, KNT, READER_QUEUE, GObject)

KntReaderQueue *
knt_reader_queue_new (KntReaderProcess *process, int fd, const char *name, const char *password, guint deadline_ms);

void knt_reader_queue_push (KntReaderQueue *self, KntReaderRequest *request, GCancellable *cancellable);
void knt_reader_queue_share_buffer (KntReaderQueue *self, guint buffer, int fd, gsize size);
void knt_reader_queue_close (KntReaderQueue *self);

G_END_DECLS
