/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-opened-pdf.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "knt-document-error.h"
#include "knt-document-file.h"

/**
 * knt_opened_pdf_new:
 * @password: (nullable)
 *
 * Returns: (transfer full): one that is not open yet
 */
KntOpenedPdf *
knt_opened_pdf_new (GFile *file, const char *password)
{
  KntOpenedPdf *self = g_atomic_rc_box_new0 (KntOpenedPdf);

  self->file = g_object_ref (file);
  self->name = knt_document_file_dup_name (file);
  self->password = g_strdup (password);
  self->fd = -1;

  return self;
}

KntOpenedPdf *
knt_opened_pdf_ref (KntOpenedPdf *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (KntOpenedPdf *self)
{
  g_clear_object (&self->file);
  g_clear_object (&self->process);
  g_clear_fd (&self->fd, NULL);
  knt_reader_facts_clear (&self->facts);
  g_free (self->name);
  g_free (self->password);
}

void
knt_opened_pdf_unref (KntOpenedPdf *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear);
}

/**
 * knt_opened_pdf_start_reader:
 *
 * To be called in the main thread, since a reader ends with the thread that started it.
 */
gboolean
knt_opened_pdf_start_reader (KntOpenedPdf *self, GError **error)
{
  self->process = knt_reader_process_take (error);

  return self->process != NULL;
}

/**
 * knt_opened_pdf_open:
 * @timeout_ms: how long the reader may take, milliseconds
 *
 * Opens the file and has the reader open it. Waits; for any thread.
 *
 * Returns: %FALSE with an error of #KNT_DOCUMENT_ERROR
 */
gboolean
knt_opened_pdf_open (KntOpenedPdf *self, int timeout_ms, GCancellable *cancellable, GError **error)
{
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) reason = NULL;

  self->fd = knt_document_file_open (self->file, &self->size, cancellable, error);
  if (self->fd < 0)
    return FALSE;

  reply = knt_reader_process_open (self->process, self->fd, self->password, timeout_ms, &reason);
  if (reply == NULL) {
    g_propagate_error (error, knt_document_error_new_open (self->name, self->password, reason));
    return FALSE;
  }

  if (!knt_reader_reply_read_facts (reply, &self->facts)) {
    g_set_error (error, KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_DAMAGED,
                 _ ("“%s” is damaged or incomplete: it cannot be read"), self->name);
    return FALSE;
  }

  return TRUE;
}

/**
 * knt_opened_pdf_give_up:
 *
 * After a failure. A reader that was not given a byte yet serves for the next file.
 */
void
knt_opened_pdf_give_up (KntOpenedPdf *self)
{
  if (self->fd < 0 && self->process != NULL)
    knt_reader_process_give_back (g_steal_pointer (&self->process));
}
