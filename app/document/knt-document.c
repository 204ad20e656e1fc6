/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-document.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <unistd.h>

#include "knt-document-error.h"
#include "knt-document-file.h"
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

  GFile *file;
  char *name;
  char *password;
  int fd;
  goffset size;
  KntReaderFacts facts;

  KntSize *sizes;      /* of each page; width 0 where it is not known */
  guint8 *is_measured; /* of each chunk: whether its sizes have been asked for */
  KntTextCache *texts;
  KntTilePool *pool;
  KntReaderQueue *queue;
  KntReaderQueue *background; /* (nullable): while all texts are read */
};

G_DEFINE_FINAL_TYPE (KntDocument, knt_document, G_TYPE_OBJECT)

enum { SIGNAL_PAGES_MEASURED, SIGNAL_READER_REPLACED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* The reader that waits for a document. Only touched in the main thread. */
static KntReaderProcess *prestarted = NULL;

static guint
get_deadline (void)
{
  const char *text = g_getenv ("KNT_READER_DEADLINE");
  guint64 value = text != NULL ? g_ascii_strtoull (text, NULL, 10) : 0;

  return value > 0 && value < G_MAXINT ? value : DEADLINE;
}

static KntReaderProcess *
take_process (GError **error)
{
  g_autoptr (KntReaderProcess) process = g_steal_pointer (&prestarted);

  if (process != NULL && knt_reader_process_is_alive (process))
    return g_steal_pointer (&process);

  return knt_reader_process_new (error);
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
                           _ ("Page %u of “%s” cannot be read: the answer makes no sense"), page, self->name);
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
    g_task_return_pointer (asking->task, knt_reader_reply_read_links (reply, self->facts.n_pages),
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
  g_clear_object (&self->file);
  g_clear_fd (&self->fd, NULL);
  g_clear_pointer (&self->pool, knt_tile_pool_unref);
  g_clear_pointer (&self->texts, knt_text_cache_free);
  knt_reader_facts_clear (&self->facts);
  g_free (self->sizes);
  g_free (self->is_measured);
  g_free (self->name);
  g_free (self->password);

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
  self->fd = -1;
  self->pool = knt_tile_pool_new ();
  self->texts = knt_text_cache_new (MAX_TEXT_BYTES);
}

void
knt_reader_prestart (void)
{
  g_autoptr (GError) error = NULL;

  if (prestarted != NULL)
    return;

  /* Opening tries again, and tells. */
  prestarted = knt_reader_process_new (&error);
  if (prestarted == NULL)
    g_debug ("%s", error->message);
}

/* What opening needs and finds. */
typedef struct {
  GFile *file;
  char *name;
  char *password;
  KntReaderProcess *process;
  int fd;
  goffset size;
  KntReaderFacts facts;
} Opening;

static void
opening_free (Opening *opening)
{
  g_clear_object (&opening->file);
  g_clear_object (&opening->process);
  g_clear_fd (&opening->fd, NULL);
  knt_reader_facts_clear (&opening->facts);
  g_free (opening->name);
  g_free (opening->password);
  g_free (opening);
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening *opening = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;

  opening->fd = knt_document_file_open (opening->file, &opening->size, &error);
  if (opening->fd >= 0)
    reply = knt_reader_process_open (opening->process, opening->fd, opening->password, get_deadline (), &error);

  if (reply == NULL)
    g_task_return_error (task, knt_document_error_new_open (opening->name, opening->password, error));
  else if (!knt_reader_reply_read_facts (reply, &opening->facts))
    g_task_return_new_error (task, KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_DAMAGED,
                             _ ("“%s” is damaged or incomplete: it cannot be read"), opening->name);
  else
    g_task_return_boolean (task, TRUE);
}

void
knt_document_open_async (GFile *file,
                         const char *password,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  GError *error = NULL;
  Opening *opening;

  g_return_if_fail (G_IS_FILE (file));

  g_task_set_source_tag (task, knt_document_open_async);
  opening = g_new0 (Opening, 1);
  opening->file = g_object_ref (file);
  opening->name = knt_document_file_dup_name (file);
  opening->password = g_strdup (password);
  opening->fd = -1;
  g_task_set_task_data (task, opening, (GDestroyNotify) opening_free);

  /* Started here, since a reader ends with the thread that started it. */
  opening->process = take_process (&error);
  if (opening->process == NULL) {
    g_task_return_error (task, error);
    return;
  }

  g_task_run_in_thread (task, open_thread);
}

static void
warn_unconfined_once (void)
{
  static gboolean has_warned = FALSE;

  if (!has_warned)
    g_message ("The reader is not shut in: this kernel has no Landlock or no seccomp");
  has_warned = TRUE;
}

KntDocument *
knt_document_open_finish (GAsyncResult *result, GError **error)
{
  g_autoptr (KntDocument) self = NULL;
  Opening *opening;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  opening = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), error)) {
    /* One that has not seen a document yet can still serve. */
    if (opening->fd < 0 && prestarted == NULL)
      prestarted = g_steal_pointer (&opening->process);
    return NULL;
  }

  self = g_object_new (KNT_TYPE_DOCUMENT, NULL);
  self->file = g_steal_pointer (&opening->file);
  self->name = g_steal_pointer (&opening->name);
  self->password = g_steal_pointer (&opening->password);
  self->fd = g_steal_fd (&opening->fd);
  self->size = opening->size;
  self->facts = opening->facts;
  opening->facts = (KntReaderFacts) { 0 };

  self->sizes = g_new0 (KntSize, self->facts.n_pages);
  self->sizes[0] = self->facts.size;
  self->is_measured = g_new0 (guint8, self->facts.n_pages / MEASURE_CHUNK + 1);
  self->queue = knt_reader_queue_new (g_steal_pointer (&opening->process), dup (self->fd), self->name, self->password,
                                      get_deadline ());
  g_signal_connect_object (self->queue, "replaced", G_CALLBACK (replaced_cb), self, G_CONNECT_SWAPPED);

  if (!self->facts.is_confined)
    warn_unconfined_once ();

  return g_steal_pointer (&self);
}

GFile *
knt_document_get_file (KntDocument *self)
{
  return self->file;
}

guint
knt_document_get_n_pages (KntDocument *self)
{
  return self->facts.n_pages;
}

const char *
knt_document_get_title (KntDocument *self)
{
  return self->facts.title;
}

GStrv
knt_document_get_trailer_id (KntDocument *self)
{
  return self->facts.trailer_id;
}

goffset
knt_document_get_size (KntDocument *self)
{
  return self->size;
}

const char *
knt_document_get_extractor (KntDocument *self)
{
  return self->facts.extractor;
}

gboolean
knt_document_get_is_confined (KntDocument *self)
{
  return self->facts.is_confined;
}

gboolean
knt_document_get_page_size (KntDocument *self, guint page, KntSize *size)
{
  const KntSize *known = &self->sizes[page - 1];

  g_return_val_if_fail (page >= 1 && page <= self->facts.n_pages, FALSE);

  *size = known->width > 0 ? *known : self->sizes[0];
  return known->width > 0;
}

void
knt_document_measure (KntDocument *self, guint first, guint last)
{
  first = MAX (first, 1);
  last = MIN (last, self->facts.n_pages);

  for (guint chunk = (first - 1) / MEASURE_CHUNK; chunk * MEASURE_CHUNK < last; chunk++) {
    Asking *asking;

    if (self->is_measured[chunk])
      continue;

    self->is_measured[chunk] = TRUE;
    asking = asking_new (self, NULL, "GetPageSizes", chunk * MEASURE_CHUNK + 1, PRIORITY_MEASURE);
    asking->first = chunk * MEASURE_CHUNK + 1;
    asking->last = MIN ((chunk + 1) * MEASURE_CHUNK, self->facts.n_pages);
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
  char *hash = knt_document_file_hash (self->fd, self->name, cancellable, &error);

  if (hash == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, hash, g_free);
}

void
knt_document_hash_async (KntDocument *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, knt_document_hash_async);
  g_task_run_in_thread (task, hash_thread);
}

char *
knt_document_hash_finish (KntDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

KntPageText *
knt_document_peek_text (KntDocument *self, guint page)
{
  return knt_text_cache_get (self->texts, page);
}

void
knt_document_load_text_async (KntDocument *self,
                              guint page,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  KntPageText *text = knt_text_cache_get (self->texts, page);
  Asking *asking = asking_new (self, task, "GetText", page, PRIORITY_TEXT);

  g_task_set_source_tag (task, knt_document_load_text_async);
  if (text != NULL) {
    g_task_return_pointer (task, text, (GDestroyNotify) knt_page_text_unref);
    asking_free (asking);
    return;
  }

  asking->request.prepare = prepare_page;
  asking->request.done = text_done;
  knt_reader_queue_push (self->queue, &asking->request, cancellable);
}

KntPageText *
knt_document_load_text_finish (KntDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Reading all texts: one page is asked for while the last one is handed on. */
typedef struct {
  KntPageTextFunc func;
  gpointer func_data;
  KntReaderQueue *queue;
  guint next;
  guint n_waiting;
  guint n_failed;
  gboolean is_done;
  GError *error; /* (nullable): why it ends before the last page */
} ReadingAll;

static void
reading_all_free (ReadingAll *reading)
{
  g_object_unref (reading->queue);
  g_clear_error (&reading->error);
  g_free (reading);
}

/* Whether only this page is lost. */
static gboolean
is_of_page (const GError *error)
{
  return g_error_matches (error, KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_PAGE) ||
         g_error_matches (error, KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_CRASHED) ||
         g_error_matches (error, KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_DEADLINE);
}

static void ask_next (GTask *task);

static void
all_text_done (KntReaderRequest *request, GVariant *reply, const GError *error)
{
  g_autoptr (Asking) asking = request->data;
  ReadingAll *reading = g_task_get_task_data (asking->task);
  g_autoptr (KntPageText) text = reply != NULL ? knt_reader_reply_read_text (reply, request->page) : NULL;

  reading->n_waiting--;
  if (text != NULL) {
    if (reading->error == NULL && !g_cancellable_is_cancelled (g_task_get_cancellable (asking->task)))
      reading->func (text, reading->func_data);
  } else if (error == NULL || is_of_page (error)) {
    reading->n_failed++;
  } else if (reading->error == NULL) {
    reading->error = g_error_copy (error);
  }

  ask_next (asking->task);
}

static void
ask_next (GTask *task)
{
  KntDocument *self = g_task_get_source_object (task);
  ReadingAll *reading = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  /* A request can fail at once, and then comes back to here. */
  while (reading->n_waiting < 2 && reading->next <= self->facts.n_pages && reading->error == NULL &&
         !g_cancellable_is_cancelled (cancellable)) {
    Asking *asking = asking_new (self, g_object_ref (task), "GetText", reading->next++, PRIORITY_TEXT);

    reading->n_waiting++;
    asking->request.prepare = prepare_page;
    asking->request.done = all_text_done;
    knt_reader_queue_push (reading->queue, &asking->request, cancellable);
  }

  if (reading->n_waiting > 0 || reading->is_done)
    return;

  /* The second reader's memory is given back at once. */
  reading->is_done = TRUE;
  knt_reader_queue_close (reading->queue);
  if (self->background == reading->queue)
    g_clear_object (&self->background);
  if (reading->error != NULL)
    g_task_return_error (task, g_error_copy (reading->error));
  else
    g_task_return_boolean (task, TRUE);
}

void
knt_document_read_all_async (KntDocument *self,
                             KntPageTextFunc func,
                             gpointer func_data,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  ReadingAll *reading = g_new0 (ReadingAll, 1);

  g_task_set_source_tag (task, knt_document_read_all_async);
  reading->func = func;
  reading->func_data = func_data;
  reading->next = 1;
  reading->queue = knt_reader_queue_new (NULL, dup (self->fd), self->name, self->password, get_deadline ());
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_all_free);
  g_set_object (&self->background, reading->queue);

  ask_next (task);
}

gboolean
knt_document_read_all_finish (KntDocument *self, GAsyncResult *result, guint *n_failed, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (n_failed != NULL)
    *n_failed = ((ReadingAll *) g_task_get_task_data (G_TASK (result)))->n_failed;

  return g_task_propagate_boolean (G_TASK (result), error);
}

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

GPtrArray *
knt_document_load_links_finish (KntDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
knt_document_render_async (KntDocument *self,
                           const KntTileRequest *request,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Asking *asking = asking_new (self, task, "RenderTile", request->page, request->priority);

  g_return_if_fail (request->width > 0 && request->width <= KNT_TILE_SIZE);
  g_return_if_fail (request->height > 0 && request->height <= KNT_TILE_SIZE);

  g_task_set_source_tag (task, knt_document_render_async);
  asking->tile = *request;
  asking->request.prepare = prepare_tile;
  asking->request.done = tile_done;
  g_task_set_task_data (task, g_memdup2 (request, sizeof *request), g_free);
  knt_reader_queue_push (self->queue, &asking->request, cancellable);
}

GBytes *
knt_document_render_finish (KntDocument *self, GAsyncResult *result, gsize *stride, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  *stride = (gsize) ((KntTileRequest *) g_task_get_task_data (G_TASK (result)))->width * 4;
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
knt_document_close (KntDocument *self)
{
  if (self->queue != NULL)
    knt_reader_queue_close (self->queue);
  if (self->background != NULL)
    knt_reader_queue_close (self->background);
}
