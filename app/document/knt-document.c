/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-document.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "knt-document-file.h"
#include "knt-opened-pdf.h"
#include "knt-read-all.h"
#include "knt-reader-queue.h"
#include "knt-reader-reply.h"
#include "knt-text-cache.h"
#include "knt-tile-pool.h"

/* How long a page may take before its reader is stopped, milliseconds. KNT_READER_DEADLINE sets another. */
#define DEADLINE 20000
/* Texts kept: about 150 dense pages. */
#define MAX_TEXT_BYTES (24 * 1024 * 1024)
/* Pages measured by one request: about a millisecond. */
#define MEASURE_CHUNK 64

/* Sizes come before pictures, since they decide which pictures are needed. */
#define PRIORITY_MEASURE -2
#define PRIORITY_TEXT 0

struct _KntDocument {
  GObject parent_instance;

  KntOpenedPdf *pdf;
  KntSize *sizes;      /* of each page; width 0 where it is not known */
  guint8 *is_measured; /* of each chunk: whether its sizes have been asked for */
  KntTextCache *texts;
  KntTilePool *pool;
  KntReaderQueue *queue;
  KntReaderQueue *background; /* (nullable): the one that reads all texts, or did */
  gboolean has_one_reader;
  gboolean is_closed;
};

G_DEFINE_FINAL_TYPE (KntDocument, knt_document, G_TYPE_OBJECT)

enum { SIGNAL_PAGES_MEASURED, SIGNAL_READER_REPLACED, N_SIGNALS };

static guint signals[N_SIGNALS];

static guint
get_deadline (void)
{
  const char *text = g_getenv ("KNT_READER_DEADLINE");
  guint64 value = text != NULL ? g_ascii_strtoull (text, NULL, 10) : 0;

  return value > 0 && value < G_MAXINT ? value : DEADLINE;
}

/* A request of the document's. */
typedef struct {
  KntReaderRequest request;
  KntDocument *document;
  GTask *task; /* (nullable): that its answer goes to */
  KntTileRequest tile;
  KntTileSlot slot;
  gboolean has_slot;
  guint first, last;
} Asking;

static Asking *
asking_new (KntDocument *document, GTask *task, const char *method, guint page, int priority)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->request.method = method;
  asking->request.page = page;
  asking->request.priority = priority;
  asking->request.data = asking;
  asking->document = g_object_ref (document);
  asking->task = task;

  return asking;
}

static void
asking_free (Asking *asking)
{
  g_clear_object (&asking->task);
  g_object_unref (asking->document);
  g_free (asking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

static GVariant *
prepare_page (KntReaderRequest *request, GError **error)
{
  return g_variant_new ("(u)", request->page);
}

static void
return_senseless (GTask *task, KntDocument *self, guint page)
{
  g_task_return_new_error (task, KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_PAGE,
                           _ ("Page %u of “%s” cannot be read: the answer makes no sense"), page, self->pdf->name);
}

static void
text_done (KntReaderRequest *request, GVariant *reply, const GError *error)
{
  g_autoptr (Asking) asking = request->data;
  KntDocument *self = asking->document;
  g_autoptr (KntPageText) text = NULL;

  if (error != NULL) {
    g_task_return_error (asking->task, g_error_copy (error));
    return;
  }

  text = knt_reader_reply_read_text (reply, request->page);
  if (text == NULL) {
    return_senseless (asking->task, self, request->page);
    return;
  }

  knt_text_cache_put (self->texts, text);
  g_task_return_pointer (asking->task, g_steal_pointer (&text), (GDestroyNotify) knt_page_text_unref);
}

static void
links_done (KntReaderRequest *request, GVariant *reply, const GError *error)
{
  g_autoptr (Asking) asking = request->data;
  KntDocument *self = asking->document;

  if (error != NULL)
    g_task_return_error (asking->task, g_error_copy (error));
  else
    g_task_return_pointer (asking->task, knt_reader_reply_read_links (reply, self->pdf->facts.n_pages),
                           (GDestroyNotify) g_ptr_array_unref);
}

static GVariant *
prepare_tile (KntReaderRequest *request, GError **error)
{
  Asking *asking = request->data;
  KntDocument *self = asking->document;
  const KntTileRequest *tile = &asking->tile;

  /* One that is sent a second time, to another reader, has its slot. */
  if (!asking->has_slot && !knt_tile_pool_take (self->pool, &asking->slot, error))
    return NULL;
  asking->has_slot = TRUE;
  knt_reader_queue_share_buffer (self->queue, asking->slot.buffer,
                                 knt_tile_pool_get_fd (self->pool, asking->slot.buffer),
                                 knt_tile_pool_get_buffer_size (self->pool));

  return g_variant_new ("(udiiuuut)", tile->page, tile->scale, tile->x, tile->y, (guint) tile->width,
                        (guint) tile->height, asking->slot.buffer, (guint64) asking->slot.offset);
}

static void
tile_done (KntReaderRequest *request, GVariant *reply, const GError *error)
{
  g_autoptr (Asking) asking = request->data;
  KntDocument *self = asking->document;

  if (error == NULL) {
    g_task_return_pointer (
      asking->task,
      knt_tile_pool_get_bytes (self->pool, &asking->slot, (gsize) asking->tile.width * asking->tile.height * 4),
      (GDestroyNotify) g_bytes_unref);
    return;
  }

  if (asking->has_slot)
    knt_tile_pool_give_back (self->pool, &asking->slot);
  g_task_return_error (asking->task, g_error_copy (error));
}

static GVariant *
prepare_sizes (KntReaderRequest *request, GError **error)
{
  const Asking *asking = request->data;

  return g_variant_new ("(uu)", asking->first, asking->last);
}

static void
sizes_done (KntReaderRequest *request, GVariant *reply, const GError *error)
{
  g_autoptr (Asking) asking = request->data;
  KntDocument *self = asking->document;

  if (error != NULL ||
      !knt_reader_reply_read_sizes (reply, self->sizes + asking->first - 1, (gsize) asking->last - asking->first + 1)) {
    /* Asked again when the pages come into sight again. */
    self->is_measured[(asking->first - 1) / MEASURE_CHUNK] = FALSE;
    return;
  }

  g_signal_emit (self, signals[SIGNAL_PAGES_MEASURED], 0, asking->first, asking->last);
}

static void
replaced_cb (KntDocument *self)
{
  g_signal_emit (self, signals[SIGNAL_READER_REPLACED], 0);
}

static void
knt_document_dispose (GObject *object)
{
  knt_document_close (KNT_DOCUMENT (object));

  G_OBJECT_CLASS (knt_document_parent_class)->dispose (object);
}

static void
knt_document_finalize (GObject *object)
{
  KntDocument *self = KNT_DOCUMENT (object);

  g_clear_object (&self->queue);
  g_clear_object (&self->background);
  g_clear_pointer (&self->pdf, knt_opened_pdf_unref);
  g_clear_pointer (&self->pool, knt_tile_pool_unref);
  g_clear_pointer (&self->texts, knt_text_cache_free);
  g_free (self->sizes);
  g_free (self->is_measured);

  G_OBJECT_CLASS (knt_document_parent_class)->finalize (object);
}

static void
knt_document_class_init (KntDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = knt_document_dispose;
  object_class->finalize = knt_document_finalize;

  signals[SIGNAL_PAGES_MEASURED] = g_signal_new ("pages-measured", KNT_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                                 NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[SIGNAL_READER_REPLACED] =
    g_signal_new ("reader-replaced", KNT_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
knt_document_init (KntDocument *self)
{
  self->pool = knt_tile_pool_new ();
  self->texts = knt_text_cache_new (MAX_TEXT_BYTES);
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  KntOpenedPdf *pdf = data;
  GError *error = NULL;

  if (knt_opened_pdf_open (pdf, get_deadline (), cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * knt_document_open_async:
 * @password: (nullable): UTF-8
 *
 * Opens a PDF. The file is opened once and kept by its descriptor: it may vanish afterwards. Only page 1 is
 * looked at, however many there are. To be called in the main thread.
 */
void
knt_document_open_async (GFile *file,
                         const char *password,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  KntOpenedPdf *pdf;
  GError *error = NULL;

  g_return_if_fail (G_IS_FILE (file));

  g_task_set_source_tag (task, knt_document_open_async);
  pdf = knt_opened_pdf_new (file, password);
  g_task_set_task_data (task, pdf, (GDestroyNotify) knt_opened_pdf_unref);

  if (knt_opened_pdf_start_reader (pdf, &error))
    g_task_run_in_thread (task, open_thread);
  else
    g_task_return_error (task, error);
}

static void
warn_unconfined_once (void)
{
  static gboolean has_warned = FALSE;

  if (!has_warned)
    g_message ("The reader is not shut in: this kernel has no Landlock or no seccomp");
  has_warned = TRUE;
}

/**
 * knt_document_open_finish:
 *
 * Returns: (transfer full): the document, or %NULL with an error of #KNT_DOCUMENT_ERROR whose message is one
 *   sentence for people that names the file
 */
KntDocument *
knt_document_open_finish (GAsyncResult *result, GError **error)
{
  g_autoptr (KntDocument) self = NULL;
  KntOpenedPdf *pdf;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  pdf = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), error)) {
    knt_opened_pdf_give_up (pdf);
    return NULL;
  }

  self = g_object_new (KNT_TYPE_DOCUMENT, NULL);
  self->pdf = knt_opened_pdf_ref (pdf);
  self->sizes = g_new0 (KntSize, pdf->facts.n_pages);
  self->sizes[0] = pdf->facts.size;
  self->is_measured = g_new0 (guint8, pdf->facts.n_pages / MEASURE_CHUNK + 1);
  self->queue =
    knt_reader_queue_new (g_steal_pointer (&pdf->process), dup (pdf->fd), pdf->name, pdf->password, get_deadline ());
  g_signal_connect_object (self->queue, "replaced", G_CALLBACK (replaced_cb), self, G_CONNECT_SWAPPED);

  if (!pdf->facts.is_confined)
    warn_unconfined_once ();

  return g_steal_pointer (&self);
}

/**
 * knt_document_get_file:
 *
 * Returns: (transfer none): where the document was opened from
 */
GFile *
knt_document_get_file (KntDocument *self)
{
  return self->pdf->file;
}

/**
 * knt_document_get_n_pages:
 *
 * Returns: at least 1
 */
guint
knt_document_get_n_pages (KntDocument *self)
{
  return self->pdf->facts.n_pages;
}

/**
 * knt_document_get_title:
 *
 * Returns: (nullable): the title in the PDF's own description
 */
const char *
knt_document_get_title (KntDocument *self)
{
  return self->pdf->facts.title;
}

/**
 * knt_document_get_trailer_id:
 *
 * Returns: (transfer none) (nullable): the two file identifiers of ISO 32000-1, 14.4, in lower-case hexadecimal
 */
GStrv
knt_document_get_trailer_id (KntDocument *self)
{
  return self->pdf->facts.trailer_id;
}

/**
 * knt_document_get_size:
 *
 * Returns: the file's size when it was opened, bytes
 */
goffset
knt_document_get_size (KntDocument *self)
{
  return self->pdf->size;
}

/**
 * knt_document_get_extractor:
 *
 * Returns: what reads the text, with its version: "poppler 25.03.0"
 */
const char *
knt_document_get_extractor (KntDocument *self)
{
  return self->pdf->facts.extractor;
}

/**
 * knt_document_get_is_confined:
 *
 * Returns: whether both Landlock and seccomp were in force before the first byte was read
 */
gboolean
knt_document_get_is_confined (KntDocument *self)
{
  return self->pdf->facts.is_confined;
}

/**
 * knt_document_get_page_size:
 * @page: from 1
 * @size: (out): as shown, points
 *
 * Never waits: a page that was not measured is taken to be as large as page 1.
 *
 * Returns: whether @size is exact
 */
gboolean
knt_document_get_page_size (KntDocument *self, guint page, KntSize *size)
{
  const KntSize *known;

  g_return_val_if_fail (page >= 1 && page <= self->pdf->facts.n_pages, FALSE);

  known = &self->sizes[page - 1];
  *size = known->width > 0 ? *known : self->sizes[0];
  return known->width > 0;
}

/**
 * knt_document_measure:
 * @first: page, from 1
 * @last: page
 *
 * Has pages measured, and their neighbours with them; "pages-measured" tells. What is known or was asked for
 * costs nothing.
 */
void
knt_document_measure (KntDocument *self, guint first, guint last)
{
  first = MAX (first, 1);
  last = MIN (last, self->pdf->facts.n_pages);

  for (guint chunk = (first - 1) / MEASURE_CHUNK; chunk * MEASURE_CHUNK < last; chunk++) {
    Asking *asking;

    if (self->is_measured[chunk])
      continue;

    self->is_measured[chunk] = TRUE;
    asking = asking_new (self, NULL, "GetPageSizes", chunk * MEASURE_CHUNK + 1, PRIORITY_MEASURE);
    asking->first = chunk * MEASURE_CHUNK + 1;
    asking->last = MIN ((chunk + 1) * MEASURE_CHUNK, self->pdf->facts.n_pages);
    asking->request.prepare = prepare_sizes;
    asking->request.done = sizes_done;
    knt_reader_queue_push (self->queue, &asking->request, NULL);
  }
}

static void
hash_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  KntDocument *self = source;
  GError *error = NULL;
  char *hash = knt_document_file_hash (self->pdf->fd, self->pdf->name, cancellable, &error);

  if (hash == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, hash, g_free);
}

/**
 * knt_document_hash_async:
 *
 * Computes the SHA-256 of the file's bytes, in a thread.
 */
void
knt_document_hash_async (KntDocument *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, knt_document_hash_async);
  g_task_run_in_thread (task, hash_thread);
}

/**
 * knt_document_hash_finish:
 *
 * Returns: (transfer full): lower-case hexadecimal, or %NULL with %KNT_DOCUMENT_ERROR_UNREADABLE
 */
char *
knt_document_hash_finish (KntDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * knt_document_peek_text:
 * @page: from 1
 *
 * Returns: (transfer full) (nullable): the page's text, if it is in the cache
 */
KntPageText *
knt_document_peek_text (KntDocument *self, guint page)
{
  return knt_text_cache_get (self->texts, page);
}

/**
 * knt_document_load_text_async:
 * @page: from 1
 *
 * Reads a page's text; one that was drawn lately costs a tenth.
 */
void
knt_document_load_text_async (KntDocument *self,
                              guint page,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  KntPageText *text = knt_text_cache_get (self->texts, page);
  Asking *asking;

  g_task_set_source_tag (task, knt_document_load_text_async);
  if (text != NULL) {
    g_task_return_pointer (task, text, (GDestroyNotify) knt_page_text_unref);
    return;
  }

  asking = asking_new (self, g_steal_pointer (&task), "GetText", page, PRIORITY_TEXT);
  asking->request.prepare = prepare_page;
  asking->request.done = text_done;
  knt_reader_queue_push (self->queue, &asking->request, cancellable);
}

/**
 * knt_document_load_text_finish:
 *
 * Returns: (transfer full): the text, or %NULL with an error of #KNT_DOCUMENT_ERROR that names file and page
 */
KntPageText *
knt_document_load_text_finish (KntDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * knt_document_keep_to_one_reader:
 *
 * Nothing will be drawn: the reader that opened the document reads all texts, too, and ends with the last of them, after which
 * nothing more can be read. To start another one takes as long as to read some pages.
 */
void
knt_document_keep_to_one_reader (KntDocument *self)
{
  g_return_if_fail (KNT_IS_DOCUMENT (self));

  self->has_one_reader = TRUE;
}

/**
 * knt_document_read_all_async:
 * @func: called for each page as it comes, in order, in this thread's main context
 *
 * Reads the texts of all pages through a reader of its own, which ends with it, so that pictures do not
 * wait. What is read does not go into the cache.
 */
void
knt_document_read_all_async (KntDocument *self,
                             KntPageTextFunc func,
                             gpointer func_data,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (KntReaderQueue) queue = NULL;

  g_task_set_source_tag (task, knt_document_read_all_async);
  queue = self->has_one_reader
            ? g_object_ref (self->queue)
            : knt_reader_queue_new (NULL, dup (self->pdf->fd), self->pdf->name, self->pdf->password, get_deadline ());
  if (self->is_closed)
    knt_reader_queue_close (queue);
  g_set_object (&self->background, queue);

  knt_read_all (queue, self->pdf->facts.n_pages, func, func_data, task);
}

/**
 * knt_document_read_all_finish:
 * @n_failed: (out) (optional): how many pages could not be read
 *
 * Returns: %FALSE if it ended before the last page: cancelled, or without a reader
 */
gboolean
knt_document_read_all_finish (KntDocument *self, GAsyncResult *result, guint *n_failed, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (n_failed != NULL)
    *n_failed = knt_read_all_get_n_failed (G_TASK (result));

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * knt_document_load_links_async:
 * @page: from 1
 *
 * Finds the links on a page that lead to a place in the document or to an address. What would start or run
 * something is left out.
 */
void
knt_document_load_links_async (KntDocument *self,
                               guint page,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Asking *asking = asking_new (self, task, "GetLinks", page, PRIORITY_TEXT);

  g_task_set_source_tag (task, knt_document_load_links_async);
  asking->request.prepare = prepare_page;
  asking->request.done = links_done;
  knt_reader_queue_push (self->queue, &asking->request, cancellable);
}

/**
 * knt_document_load_links_finish:
 *
 * Returns: (transfer full) (element-type KntLink): the links; the array frees them
 */
GPtrArray *
knt_document_load_links_finish (KntDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * knt_document_render_async:
 * @request: which part of which page; copied
 * @cancellable: (nullable): costs nothing as long as the request has not been sent
 *
 * Draws a tile on white paper.
 */
void
knt_document_render_async (KntDocument *self,
                           const KntTileRequest *request,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;
  Asking *asking;

  g_return_if_fail (request->width > 0 && request->width <= KNT_TILE_SIZE);
  g_return_if_fail (request->height > 0 && request->height <= KNT_TILE_SIZE);

  task = g_task_new (self, cancellable, callback, user_data);
  asking = asking_new (self, task, "RenderTile", request->page, request->priority);
  g_task_set_source_tag (task, knt_document_render_async);
  asking->tile = *request;
  asking->request.prepare = prepare_tile;
  asking->request.done = tile_done;
  g_task_set_task_data (task, g_memdup2 (request, sizeof *request), g_free);
  knt_reader_queue_push (self->queue, &asking->request, cancellable);
}

/**
 * knt_document_render_finish:
 * @stride: (out): bytes from row to row
 *
 * Returns: (transfer full): the pixels, premultiplied ARGB in native words, on the shared memory itself, or
 *   %NULL with an error of #KNT_DOCUMENT_ERROR that names file and page
 */
GBytes *
knt_document_render_finish (KntDocument *self, GAsyncResult *result, gsize *stride, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  *stride = (gsize) ((KntTileRequest *) g_task_get_task_data (G_TASK (result)))->width * 4;
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * knt_document_close:
 *
 * Ends the readers. What was asked and not answered is cancelled, as is what is asked later. Pixels and
 * texts that were handed out stay. Idempotent.
 */
void
knt_document_close (KntDocument *self)
{
  self->is_closed = TRUE;
  if (self->queue != NULL)
    knt_reader_queue_close (self->queue);
  if (self->background != NULL)
    knt_reader_queue_close (self->background);
}
