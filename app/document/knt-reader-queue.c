/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-reader-queue.h"

#include <gio/gunixfdlist.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "knt-document-error.h"

/* One that the reader works on, and one that is there when it has done. More could not be cancelled. */
#define MAX_IN_FLIGHT 2

typedef struct {
  KntReaderQueue *queue;
  KntReaderRequest *request; /* (nullable): finished already */
  gboolean is_answered;
} Call;

/* What is asked of one reader, in order of priority, and the replacing of the reader when it ends. */
struct _KntReaderQueue {
  GObject parent_instance;

  int fd;
  char *name;
  char *password;
  guint deadline_ms;
  GMainContext *context;

  KntReaderProcess *process;
  gulong ended_id;
  gboolean is_starting;
  gboolean is_closed;
  gboolean has_timed_out;
  GQueue waiting;   /* KntReaderRequest */
  GQueue in_flight; /* Call, in the order of sending */
  GSource *deadline;
  GHashTable *shared; /* buffers that this process knows */
};

G_DEFINE_FINAL_TYPE (KntReaderQueue, knt_reader_queue, G_TYPE_OBJECT)

enum { SIGNAL_REPLACED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void pump (KntReaderQueue *self);

static void
finish_request (KntReaderRequest *request, GVariant *reply, const GError *error)
{
  if (request->cancelled != NULL) {
    g_source_destroy (request->cancelled);
    g_clear_pointer (&request->cancelled, g_source_unref);
  }
  g_clear_object (&request->cancellable);
  request->done (request, reply, error);
}

/* The connection answers each call once. Whichever comes last, that or the end of the request, frees it. */
static KntReaderRequest *
take_request (Call *call)
{
  KntReaderRequest *request = g_steal_pointer (&call->request);

  if (call->is_answered)
    g_free (call);

  return request;
}

static void
fail_waiting (KntReaderQueue *self, const GError *error)
{
  GQueue waiting = self->waiting;

  g_queue_init (&self->waiting);
  for (KntReaderRequest *request; (request = g_queue_pop_head (&waiting)) != NULL;)
    finish_request (request, NULL, error);
}

static void
clear_deadline (KntReaderQueue *self)
{
  if (self->deadline != NULL) {
    g_source_destroy (self->deadline);
    g_clear_pointer (&self->deadline, g_source_unref);
  }
}

static void
clear_process (KntReaderQueue *self)
{
  clear_deadline (self);
  g_hash_table_remove_all (self->shared);
  g_clear_signal_handler (&self->ended_id, self->process);
  g_clear_object (&self->process);
}

static gboolean
deadline_cb (gpointer data)
{
  KntReaderQueue *self = data;

  /* What comes of it is done when the process has gone, and can no longer write to its tile. */
  self->has_timed_out = TRUE;
  knt_reader_process_kill (self->process);
  g_clear_pointer (&self->deadline, g_source_unref);

  return G_SOURCE_REMOVE;
}

/* The first in flight is what the reader works on: its time starts now. */
static void
restart_deadline (KntReaderQueue *self)
{
  clear_deadline (self);
  if (self->in_flight.length == 0)
    return;

  self->deadline = g_timeout_source_new (self->deadline_ms);
  g_source_set_callback (self->deadline, deadline_cb, self, NULL);
  g_source_attach (self->deadline, self->context);
}

static void
ended_cb (KntReaderProcess *process, KntReaderQueue *self)
{
  Call *first = g_queue_pop_head (&self->in_flight);
  gboolean has_timed_out = self->has_timed_out;
  Call *call;

  clear_process (self);
  self->has_timed_out = FALSE;

  /* The others were not to blame. */
  while ((call = g_queue_pop_tail (&self->in_flight)) != NULL)
    g_queue_push_head (&self->waiting, take_request (call));

  if (first != NULL) {
    KntReaderRequest *request = take_request (first);
    g_autoptr (GError) error = has_timed_out ? knt_document_error_new_deadline (self->name, request->page)
                                             : knt_document_error_new_crashed (self->name, request->page);

    g_object_ref (self);
    finish_request (request, NULL, error);
    pump (self);
    g_object_unref (self);
  }
}

static void
set_process (KntReaderQueue *self, KntReaderProcess *process)
{
  self->process = process;
  self->ended_id = g_signal_connect (process, "ended", G_CALLBACK (ended_cb), self);
}

static void
start_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  KntReaderQueue *self = source;
  GError *error = NULL;
  GVariant *reply = knt_reader_process_open (data, self->fd, self->password, self->deadline_ms, &error);

  if (reply == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, reply, (GDestroyNotify) g_variant_unref);
}

static void
started_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  KntReaderQueue *self = KNT_READER_QUEUE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_task_propagate_pointer (G_TASK (result), &error);

  self->is_starting = FALSE;
  if (self->is_closed)
    return;

  if (reply == NULL) {
    g_autoptr (GError) shown = knt_document_error_new_open (self->name, self->password, error);

    fail_waiting (self, shown);
    return;
  }

  set_process (self, g_object_ref (g_task_get_task_data (G_TASK (result))));
  g_signal_emit (self, signals[SIGNAL_REPLACED], 0);
  pump (self);
}

static void
start (KntReaderQueue *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KntReaderProcess) process = knt_reader_process_new (&error);
  g_autoptr (GTask) task = NULL;

  if (process == NULL) {
    fail_waiting (self, error);
    return;
  }

  self->is_starting = TRUE;
  task = g_task_new (self, NULL, started_cb, NULL);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, g_steal_pointer (&process), g_object_unref);
  g_task_run_in_thread (task, start_thread);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Call *call = data;
  g_autoptr (KntReaderQueue) self = call->queue;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_proxy_call_with_unix_fd_list_finish (G_DBUS_PROXY (source), NULL, result, &error);
  KntReaderRequest *request;

  call->is_answered = TRUE;
  if (call->request == NULL) {
    take_request (call);
    return;
  }

  /* The connection broke, or the answer is not of the interface: this reader is not to be used further. The
   * request stays in flight until the process has gone. */
  if (error != NULL && !g_dbus_error_is_remote_error (error)) {
    knt_reader_process_kill (self->process);
    return;
  }

  g_queue_remove (&self->in_flight, call);
  request = take_request (call);
  restart_deadline (self);

  if (error != NULL) {
    g_autoptr (GError) shown = knt_document_error_new_page (self->name, request->page, error);

    finish_request (request, NULL, shown);
  } else {
    finish_request (request, reply, NULL);
  }
  pump (self);
}

static void
send_request (KntReaderQueue *self, KntReaderRequest *request)
{
  g_autoptr (GError) error = NULL;
  GVariant *parameters = NULL;
  Call *call;

  /* The source that tells of it may not have had its turn yet. */
  if (!g_cancellable_set_error_if_cancelled (request->cancellable, &error))
    parameters = request->prepare (request, &error);
  if (parameters == NULL) {
    finish_request (request, NULL, error);
    return;
  }

  call = g_new (Call, 1);
  *call = (Call) { .queue = g_object_ref (self), .request = request };
  g_queue_push_tail (&self->in_flight, call);
  if (self->in_flight.length == 1)
    restart_deadline (self);

  g_dbus_proxy_call_with_unix_fd_list (knt_reader_process_get_proxy (self->process), request->method, parameters,
                                       G_DBUS_CALL_FLAGS_NONE, G_MAXINT, NULL, NULL, answered_cb, call);
}

static void
pump (KntReaderQueue *self)
{
  if (self->is_closed || self->is_starting)
    return;

  /* One that ended while it had nothing to do costs nothing. */
  if (self->process != NULL && self->in_flight.length == 0 && !knt_reader_process_is_alive (self->process))
    clear_process (self);

  if (self->process == NULL) {
    if (self->waiting.length > 0)
      start (self);
    return;
  }

  while (self->process != NULL && self->in_flight.length < MAX_IN_FLIGHT && self->waiting.length > 0)
    send_request (self, g_queue_pop_head (&self->waiting));
}

typedef struct {
  KntReaderQueue *queue;
  KntReaderRequest *request;
} Cancelling;

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  const Cancelling *cancelling = data;

  /* What is in flight is answered in its time; the memory that it draws in is not free before. */
  if (g_queue_remove (&cancelling->queue->waiting, cancelling->request)) {
    g_autoptr (GError) error =
      g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The operation was cancelled"));

    finish_request (cancelling->request, NULL, error);
  }

  return G_SOURCE_REMOVE;
}

/* One of the same priority comes before the new one: g_queue_insert_sorted() would put equals in front. */
static int
compare_priority (gconstpointer there, gconstpointer added, gpointer data)
{
  const KntReaderRequest *first = there, *second = added;

  return first->priority > second->priority ? 1 : -1;
}

static void
knt_reader_queue_dispose (GObject *object)
{
  knt_reader_queue_close (KNT_READER_QUEUE (object));

  G_OBJECT_CLASS (knt_reader_queue_parent_class)->dispose (object);
}

static void
knt_reader_queue_finalize (GObject *object)
{
  KntReaderQueue *self = KNT_READER_QUEUE (object);

  g_clear_fd (&self->fd, NULL);
  g_free (self->name);
  g_free (self->password);
  g_hash_table_unref (self->shared);
  g_main_context_unref (self->context);

  G_OBJECT_CLASS (knt_reader_queue_parent_class)->finalize (object);
}

static void
knt_reader_queue_class_init (KntReaderQueueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = knt_reader_queue_dispose;
  object_class->finalize = knt_reader_queue_finalize;

  /* Another process has taken the place of one that ended, or the first one has been started. */
  signals[SIGNAL_REPLACED] =
    g_signal_new ("replaced", KNT_TYPE_READER_QUEUE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
knt_reader_queue_init (KntReaderQueue *self)
{
  self->fd = -1;
  self->shared = g_hash_table_new (NULL, NULL);
  self->context = g_main_context_ref_thread_default ();
}

/**
 * knt_reader_queue_new:
 * @process: (transfer full) (nullable): one that has the document open; %NULL to start one when it is needed
 * @fd: (transfer full): the PDF
 * @name: of the PDF, for messages
 * @password: (nullable)
 * @deadline_ms: how long one request may take, milliseconds
 *
 * Returns: (transfer full): a new queue
 */
KntReaderQueue *
knt_reader_queue_new (KntReaderProcess *process, int fd, const char *name, const char *password, guint deadline_ms)
{
  KntReaderQueue *self = g_object_new (KNT_TYPE_READER_QUEUE, NULL);

  self->fd = fd;
  self->name = g_strdup (name);
  self->password = g_strdup (password);
  self->deadline_ms = deadline_ms;
  if (process != NULL)
    set_process (self, process);

  return self;
}

/**
 * knt_reader_queue_push:
 * @request: (transfer full): until it is done
 * @cancellable: (nullable): takes the request out as long as it has not been sent
 */
void
knt_reader_queue_push (KntReaderQueue *self, KntReaderRequest *request, GCancellable *cancellable)
{
  if (self->is_closed) {
    g_autoptr (GError) error =
      g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The document has been closed"));

    request->done (request, NULL, error);
    return;
  }

  if (cancellable != NULL) {
    Cancelling *cancelling = g_new (Cancelling, 1);

    *cancelling = (Cancelling) { self, request };
    request->cancellable = g_object_ref (cancellable);
    request->cancelled = g_cancellable_source_new (cancellable);
    g_source_set_callback (request->cancelled, G_SOURCE_FUNC (cancelled_cb), cancelling, g_free);
    g_source_attach (request->cancelled, self->context);
  }

  g_queue_insert_sorted (&self->waiting, request, compare_priority, NULL);
  pump (self);
}

/**
 * knt_reader_queue_share_buffer:
 * @buffer: its id
 * @size: bytes
 *
 * Makes memory known to the reader, if it is not yet: to be called while a request is prepared.
 */
void
knt_reader_queue_share_buffer (KntReaderQueue *self, guint buffer, int fd, gsize size)
{
  g_autoptr (GUnixFDList) fds = NULL;

  if (!g_hash_table_add (self->shared, GUINT_TO_POINTER (buffer)))
    return;

  fds = g_unix_fd_list_new ();
  if (g_unix_fd_list_append (fds, fd, NULL) == 0)
    g_dbus_proxy_call_with_unix_fd_list (knt_reader_process_get_proxy (self->process), "AddBuffer",
                                         g_variant_new ("(uht)", buffer, 0, (guint64) size), G_DBUS_CALL_FLAGS_NONE, -1,
                                         fds, NULL, NULL, NULL);
}

/**
 * knt_reader_queue_close:
 *
 * Ends the reader. What was asked and not answered is cancelled. Idempotent.
 */
void
knt_reader_queue_close (KntReaderQueue *self)
{
  g_autoptr (GError) error = NULL;
  Call *call;

  if (self->is_closed)
    return;

  self->is_closed = TRUE;
  error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The document has been closed"));
  clear_process (self);
  while ((call = g_queue_pop_head (&self->in_flight)) != NULL)
    finish_request (take_request (call), NULL, error);
  fail_waiting (self, error);
}
