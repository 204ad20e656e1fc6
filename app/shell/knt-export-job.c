/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-export-job.h"

typedef struct {
  JsonNode *notes;
  const KntExportFormat *format;
  GFile *file;
} Job;

static void
job_free (Job *job)
{
  json_node_unref (job->notes);
  g_object_unref (job->file);
  g_free (job);
}

/* The whole is made in memory first: what fails half way, or does not fit on the disk, leaves an older file as it was. */
static gboolean
write_whole (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  const char *path = g_file_peek_path (file);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (path)
    return g_file_set_contents_full (path, data, size, G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);

  return g_file_replace_contents (file, data, size, NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable, error);
}

static void
run_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (KntNotes) notes = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  notes = knt_notes_new_from_json (job->notes, &error);
  if (notes && job->format->write (notes, stream, cancellable, &error) &&
      g_output_stream_close (stream, cancellable, &error)) {
    bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
    if (write_whole (job->file, bytes, cancellable, &error)) {
      g_task_return_boolean (task, TRUE);
      return;
    }
  }
  g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * knt_export_job_run_async:
 * @notes: what to export, as they are now
 * @format: how
 * @file: where to; replaced when it is there
 *
 * Writes notes to a file in a thread, from a copy: the notes themselves may change meanwhile.
 */
void
knt_export_job_run_async (KntNotes *notes,
                          const KntExportFormat *format,
                          GFile *file,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (KNT_IS_NOTES (notes));
  g_return_if_fail (format != NULL);
  g_return_if_fail (G_IS_FILE (file));

  job = g_new0 (Job, 1);
  job->notes = knt_notes_to_json (notes);
  job->format = format;
  job->file = g_object_ref (file);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, knt_export_job_run_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * knt_export_job_run_finish:
 *
 * Returns: %TRUE when the file is written; else @error is set and the file is what it was
 */
gboolean
knt_export_job_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
