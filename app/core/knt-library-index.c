/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "knt-library-index.h"

#include "knt-json-parse.h"
#include "knt-json.h"
#include "knt-store.h"

struct _KntLibraryIndex {
  char *folder;
  char *path;
  GThreadPool *pool;

  GMutex mutex; /* of what follows */
  GCond idle;
  JsonNode *pending;  /* (nullable): the last state that no thread has taken up */
  GPtrArray *waiting; /* GTask: what they wait for is pending */
  guint n_pieces;     /* that the pool has not done */
};

static gboolean
write_file (KntLibraryIndex *self, JsonNode *root, GError **error)
{
  g_autofree char *text = knt_json_write (root);
  g_autoptr (GError) reason = NULL;

  /* What a power cut may take of it can be made again from the drafts, so it is not worth waiting for the disk. */
  g_mkdir_with_parents (self->folder, 0700);
  if (!g_file_set_contents_full (self->path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &reason)) {
    g_set_error (error, KNT_STORE_ERROR, KNT_STORE_ERROR_UNWRITABLE, _ ("The list of briefs could not be saved: %s."),
                 reason->message);
    return FALSE;
  }
  return TRUE;
}

static GPtrArray *
new_tasks (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static void
work (gpointer data, gpointer user_data)
{
  KntLibraryIndex *self = user_data;
  g_autoptr (GPtrArray) tasks = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;

  g_mutex_lock (&self->mutex);
  root = g_steal_pointer (&self->pending);
  tasks = self->waiting;
  self->waiting = new_tasks ();
  g_mutex_unlock (&self->mutex);

  /* An earlier piece of work may have written a later state. */
  if (root != NULL)
    write_file (self, root, &error);
  for (guint i = 0; i < tasks->len; i++) {
    if (error != NULL)
      g_task_return_error (tasks->pdata[i], g_error_copy (error));
    else
      g_task_return_boolean (tasks->pdata[i], TRUE);
  }

  g_mutex_lock (&self->mutex);
  if (--self->n_pieces == 0)
    g_cond_broadcast (&self->idle);
  g_mutex_unlock (&self->mutex);
}

/**
 * knt_library_index_new:
 * @folder: that the file lies in; made when first written to
 *
 * Returns: (transfer full): the index; its thread comes from GLib's pool when there is something to write
 */
KntLibraryIndex *
knt_library_index_new (const char *folder)
{
  KntLibraryIndex *self = g_new0 (KntLibraryIndex, 1);

  self->folder = g_strdup (folder);
  self->path = g_build_filename (folder, "index.json", NULL);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->idle);
  self->waiting = new_tasks ();
  self->pool = g_thread_pool_new (work, self, 1, FALSE, NULL);
  return self;
}

/**
 * knt_library_index_free:
 *
 * Waits until all is written: the program may end after this.
 */
void
knt_library_index_free (KntLibraryIndex *self)
{
  g_thread_pool_free (self->pool, FALSE, TRUE);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_cond_clear (&self->idle);
  g_mutex_clear (&self->mutex);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->folder, g_free);
  g_free (self);
}

/**
 * knt_library_index_read:
 *
 * Reads the file, in the calling thread.
 *
 * Returns: (transfer full) (nullable): what is in it; %NULL where it is not there or damaged
 */
JsonNode *
knt_library_index_read (KntLibraryIndex *self)
{
  g_autofree char *contents = NULL;
  gsize length;

  return g_file_get_contents (self->path, &contents, &length, NULL) ? knt_json_parse (contents, length, NULL) : NULL;
}

/**
 * knt_library_index_write_async:
 * @root: (transfer none): all of the file; not to be changed any more
 * @callback: (nullable): called in the context that is the thread's own now
 *
 * Writes the file in a thread.
 */
void
knt_library_index_write_async (KntLibraryIndex *self, JsonNode *root, GAsyncReadyCallback callback, gpointer user_data)
{
  /* Without a source object: its last reference falls in the thread. */
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, knt_library_index_write_async);
  g_mutex_lock (&self->mutex);
  g_clear_pointer (&self->pending, json_node_unref);
  self->pending = json_node_ref (root);
  g_ptr_array_add (self->waiting, g_steal_pointer (&task));
  self->n_pieces++;
  g_mutex_unlock (&self->mutex);
  g_thread_pool_push (self->pool, self, NULL);
}

/**
 * knt_library_index_write_finish:
 *
 * Returns: whether this state, or a later one, was written; otherwise @error is set to #KNT_STORE_ERROR_UNWRITABLE
 */
gboolean
knt_library_index_write_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * knt_library_index_flush:
 *
 * Waits until all that was given is written, or could not be.
 */
void
knt_library_index_flush (KntLibraryIndex *self)
{
  g_mutex_lock (&self->mutex);
  while (self->n_pieces > 0)
    g_cond_wait (&self->idle, &self->mutex);
  g_mutex_unlock (&self->mutex);
}
