/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-span.h"
#include "knt-text-loader.h"

typedef struct {
  KntDocument *document;
  GArray *spans;
  guint next;
  KntPageTextFunc func;
  gpointer func_data;
} Loading;

static void
loading_free (Loading *loading)
{
  g_object_unref (loading->document);
  g_array_unref (loading->spans);
  g_free (loading);
}

static void
load_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Loading *loading = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (KntPageText) text = knt_document_load_text_finish (KNT_DOCUMENT (source), result, &error);

  if (g_task_return_error_if_cancelled (task))
    return;

  /* A page that cannot be read has no text: the others do. */
  if (text != NULL)
    loading->func (text, loading->func_data);

  loading->next++;
  if (loading->next == loading->spans->len)
    g_task_return_boolean (task, TRUE);
  else
    knt_document_load_text_async (loading->document, knt_spans_index (loading->spans, loading->next)->page,
                                  g_task_get_cancellable (task), load_cb, g_object_ref (task));
}

/**
 * knt_text_loader_load_async:
 * @spans: (element-type KntSpan): whose pages' texts are wanted
 * @func: called with each text in the order of @spans
 *
 * Loads texts one after the other, so that any number of pages takes the memory of one.
 */
void
knt_text_loader_load_async (KntDocument *document,
                            GArray *spans,
                            KntPageTextFunc func,
                            gpointer func_data,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Loading *loading = g_new0 (Loading, 1);

  loading->document = g_object_ref (document);
  loading->spans = knt_spans_copy (spans);
  loading->func = func;
  loading->func_data = func_data;
  g_task_set_source_tag (task, knt_text_loader_load_async);
  g_task_set_task_data (task, loading, (GDestroyNotify) loading_free);

  if (spans->len == 0)
    g_task_return_boolean (task, TRUE);
  else
    knt_document_load_text_async (document, knt_spans_index (loading->spans, 0)->page, cancellable, load_cb,
                                  g_object_ref (task));
}

gboolean
knt_text_loader_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
