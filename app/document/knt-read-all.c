/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-read-all.h"

#include "knt-reader-reply.h"

/* Pages asked for and not yet handed on: one that is read while the one before travels. */
#define MAX_WAITING 2

typedef struct {
  KntReaderQueue *queue;
  guint n_pages;
  KntPageTextFunc func;
  gpointer func_data;
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

static GVariant *
prepare (KntReaderRequest *request, GError **error)
{
  return g_variant_new ("(u)", request->page);
}

/* An answer asks for the next page: the two call each other. */
static void ask_next (GTask *task);

static void
done (KntReaderRequest *request, GVariant *reply, const GError *error)
{
  g_autofree KntReaderRequest *owned = request;
  g_autoptr (GTask) task = request->data;
  ReadingAll *reading = g_task_get_task_data (task);
  g_autoptr (KntPageText) text = reply != NULL ? knt_reader_reply_read_text (reply, request->page) : NULL;

  reading->n_waiting--;
  if (text != NULL) {
    if (reading->error == NULL && !g_cancellable_is_cancelled (g_task_get_cancellable (task)))
      reading->func (text, reading->func_data);
  } else if (error == NULL || is_of_page (error)) {
    reading->n_failed++;
  } else if (reading->error == NULL) {
    reading->error = g_error_copy (error);
  }

  ask_next (task);
}

static void
ask_next (GTask *task)
{
  ReadingAll *reading = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  /* A request can fail at once, and then comes back to here. */
  while (reading->n_waiting < MAX_WAITING && reading->next <= reading->n_pages && reading->error == NULL &&
         !g_cancellable_is_cancelled (cancellable)) {
    KntReaderRequest *request = g_new0 (KntReaderRequest, 1);

    request->method = "GetText";
    request->page = reading->next++;
    request->prepare = prepare;
    request->done = done;
    request->data = g_object_ref (task);
    reading->n_waiting++;
    knt_reader_queue_push (reading->queue, request, cancellable);
  }

  if (reading->n_waiting > 0 || reading->is_done)
    return;

  /* The second reader's memory is given back at once. */
  reading->is_done = TRUE;
  knt_reader_queue_close (reading->queue);
  if (reading->error != NULL)
    g_task_return_error (task, g_error_copy (reading->error));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * knt_read_all:
 * @queue: to a reader for nothing else, which is closed at the end
 * @func: called for each page as it comes, in order
 * @task: gets a boolean, or why it ended early; its task data is taken, and its cancellable ends it
 *
 * Reads the texts of all pages. A page that cannot be read is passed over and counted.
 */
void
knt_read_all (KntReaderQueue *queue, guint n_pages, KntPageTextFunc func, gpointer func_data, GTask *task)
{
  ReadingAll *reading = g_new0 (ReadingAll, 1);

  reading->queue = g_object_ref (queue);
  reading->n_pages = n_pages;
  reading->func = func;
  reading->func_data = func_data;
  reading->next = 1;
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_all_free);

  ask_next (task);
}

/**
 * knt_read_all_get_n_failed:
 * @task: that knt_read_all() was given
 *
 * Returns: how many pages could not be read
 */
guint
knt_read_all_get_n_failed (GTask *task)
{
  return ((ReadingAll *) g_task_get_task_data (task))->n_failed;
}
