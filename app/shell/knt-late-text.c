/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-late-text.h"

#include <string.h>

/* Text that is dragged before it is known: whoever asks for it waits until it is. */
struct _KntLateText {
  GdkContentProvider parent_instance;

  GBytes *text;
  GError *error;
  GPtrArray *waiting; /* GTask, with the stream to write to */
};

G_DEFINE_FINAL_TYPE (KntLateText, knt_late_text, GDK_TYPE_CONTENT_PROVIDER)

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Takes the task. The text lives as long as the provider, which the task holds. */
static void
answer (KntLateText *self, GTask *task)
{
  gsize size;
  const char *text;

  if (self->error != NULL) {
    g_task_return_error (task, g_error_copy (self->error));
    g_object_unref (task);
    return;
  }
  text = g_bytes_get_data (self->text, &size);
  g_output_stream_write_all_async (g_task_get_task_data (task), text, size, g_task_get_priority (task),
                                   g_task_get_cancellable (task), written_cb, task);
}

static GdkContentFormats *
knt_late_text_ref_formats (GdkContentProvider *provider)
{
  const char *types[] = { "text/plain;charset=utf-8", "text/plain" };

  return gdk_content_formats_new (types, G_N_ELEMENTS (types));
}

static void
knt_late_text_write_mime_type_async (GdkContentProvider *provider,
                                     const char *mime_type,
                                     GOutputStream *stream,
                                     int io_priority,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  KntLateText *self = KNT_LATE_TEXT (provider);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, knt_late_text_write_mime_type_async);
  g_task_set_priority (task, io_priority);
  g_task_set_task_data (task, g_object_ref (stream), g_object_unref);
  if (self->text == NULL && self->error == NULL)
    g_ptr_array_add (self->waiting, task);
  else
    answer (self, task);
}

static gboolean
knt_late_text_write_mime_type_finish (GdkContentProvider *provider, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
knt_late_text_finalize (GObject *object)
{
  KntLateText *self = KNT_LATE_TEXT (object);

  g_clear_pointer (&self->text, g_bytes_unref);
  g_clear_error (&self->error);
  g_ptr_array_unref (self->waiting);

  G_OBJECT_CLASS (knt_late_text_parent_class)->finalize (object);
}

static void
knt_late_text_class_init (KntLateTextClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = knt_late_text_finalize;
  provider_class->ref_formats = knt_late_text_ref_formats;
  provider_class->write_mime_type_async = knt_late_text_write_mime_type_async;
  provider_class->write_mime_type_finish = knt_late_text_write_mime_type_finish;
}

static void
knt_late_text_init (KntLateText *self)
{
  self->waiting = g_ptr_array_new ();
}

/**
 * knt_late_text_new:
 *
 * Returns: (transfer full): a text that is to be set once
 */
KntLateText *
knt_late_text_new (void)
{
  return g_object_new (KNT_TYPE_LATE_TEXT, NULL);
}

/**
 * knt_late_text_set:
 * @text: (nullable): what is dragged
 * @error: (nullable): why there is none, where @text is %NULL
 *
 * Hands the text to everyone who waits for it, and will.
 */
void
knt_late_text_set (KntLateText *self, const char *text, const GError *error)
{
  g_autoptr (GPtrArray) waiting = NULL;

  g_return_if_fail (KNT_IS_LATE_TEXT (self));
  g_return_if_fail (self->text == NULL && self->error == NULL);
  g_return_if_fail ((text == NULL) == (error != NULL));

  if (text != NULL)
    self->text = g_bytes_new (text, strlen (text));
  else
    self->error = g_error_copy (error);

  waiting = g_steal_pointer (&self->waiting);
  self->waiting = g_ptr_array_new ();
  for (guint i = 0; i < waiting->len; i++)
    answer (self, waiting->pdata[i]);
}
