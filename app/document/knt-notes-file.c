/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "knt-notes-file.h"

#include "knt-lane.h"
#include "knt-store.h"

/* What the lane's thread works on. It outlives the object when that goes while something is being written. */
typedef struct {
  gatomicrefcount ref_count;
  GFile *file;
  char *rescue_folder;
  char *etag;   /* for the lane's thread only, as the next one */
  GBytes *base; /* what is in the file as far as is known */
} State;

struct _KntNotesFile {
  GObject parent_instance;

  State *state;
  KntLane *lane;
};

G_DEFINE_FINAL_TYPE (KntNotesFile, knt_notes_file, G_TYPE_OBJECT)

static State *
state_ref (State *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
state_unref (State *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_object (&self->file);
  g_clear_pointer (&self->rescue_folder, g_free);
  g_clear_pointer (&self->etag, g_free);
  g_clear_pointer (&self->base, g_bytes_unref);
  g_free (self);
}

typedef struct {
  State *state;
  JsonNode *root;
  gboolean force;
} Job;

static Job *
job_new (KntNotesFile *self)
{
  Job *job = g_new0 (Job, 1);

  job->state = state_ref (self->state);

  return job;
}

static void
job_free (Job *self)
{
  g_clear_pointer (&self->state, state_unref);
  g_clear_pointer (&self->root, json_node_unref);
  g_free (self);
}

static GTask *
start (KntNotesFile *self, Job *job, GAsyncReadyCallback callback, gpointer user_data, gpointer source_tag)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);

  return task;
}

/* Whether the file's content is another one than was last read or written. A file that was only touched, or written
 * anew with the same bytes as synchronising programs do, has not changed; its new etag is taken down. */
static gboolean
has_changed (State *state, GBytes **theirs, GError **error)
{
  g_autofree char *etag = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!g_file_query_exists (state->file, NULL)) {
    g_autofree char *name = g_file_get_basename (state->file);

    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 _ ("“%s” is no longer there. The notes are kept; choose Save As to put them in a file again."), name);
    return FALSE;
  }

  etag = knt_store_query_etag (state->file, NULL, error);
  if (etag == NULL || g_strcmp0 (etag, state->etag) == 0)
    return FALSE;

  g_clear_pointer (&etag, g_free);
  bytes = knt_store_read_file (state->file, &etag, NULL, error);
  if (bytes == NULL)
    return FALSE;
  if (state->base != NULL && g_bytes_equal (bytes, state->base)) {
    g_set_str (&state->etag, etag);
    return FALSE;
  }

  *theirs = g_steal_pointer (&bytes);
  return TRUE;
}

static void
write_in_lane (GTask *task, gpointer task_data)
{
  Job *job = task_data;
  State *state = job->state;
  g_autofree char *etag = NULL;
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GBytes) bytes = knt_store_to_bytes (job->root);
  GError *error = NULL;

  if (!job->force && has_changed (state, &theirs, &error)) {
    g_autofree char *name = g_file_get_basename (state->file);

    g_task_return_new_error (task, KNT_STORE_ERROR, KNT_STORE_ERROR_CHANGED,
                             _ ("“%s” was changed by another program, and is left as it is."), name);
    return;
  }
  if (error != NULL || !knt_store_save_file (state->file, bytes, job->force ? NULL : state->etag, state->rescue_folder,
                                             &etag, NULL, &error)) {
    g_task_return_error (task, error);
    return;
  }

  g_set_str (&state->etag, etag);
  g_clear_pointer (&state->base, g_bytes_unref);
  state->base = g_bytes_ref (bytes);
  g_task_return_pointer (task, g_steal_pointer (&bytes), (GDestroyNotify) g_bytes_unref);
}

static void
check_in_lane (GTask *task, gpointer task_data)
{
  Job *job = task_data;
  State *state = job->state;
  g_autoptr (KntFileChange) change = g_new0 (KntFileChange, 1);
  g_autofree char *name = g_file_get_basename (state->file);
  GError *error = NULL;

  if (!has_changed (state, &change->bytes, &error)) {
    if (error != NULL)
      g_task_return_error (task, error);
    else
      g_task_return_pointer (task, NULL, NULL);
    return;
  }

  if (state->base != NULL)
    change->base = knt_store_parse (state->base, name, NULL);
  g_clear_pointer (&state->etag, g_free);
  g_clear_pointer (&state->base, g_bytes_unref);
  state->base = g_bytes_ref (change->bytes);

  change->root = knt_store_parse (change->bytes, name, &error);
  if (change->root != NULL)
    change->notes = knt_notes_new_from_json (change->root, &error);
  if (change->notes != NULL)
    g_task_return_pointer (task, g_steal_pointer (&change), (GDestroyNotify) knt_file_change_free);
  else
    g_task_return_error (task, error);
}

static void
knt_notes_file_finalize (GObject *object)
{
  KntNotesFile *self = KNT_NOTES_FILE (object);

  g_clear_pointer (&self->lane, knt_lane_free);
  g_clear_pointer (&self->state, state_unref);

  G_OBJECT_CLASS (knt_notes_file_parent_class)->finalize (object);
}

static void
knt_notes_file_class_init (KntNotesFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = knt_notes_file_finalize;
}

static void
knt_notes_file_init (KntNotesFile *self)
{
  self->lane = knt_lane_new ();
  self->state = g_new0 (State, 1);
  g_atomic_ref_count_init (&self->state->ref_count);
}

/**
 * knt_file_change_free:
 */
void
knt_file_change_free (KntFileChange *self)
{
  g_clear_object (&self->notes);
  g_clear_pointer (&self->root, json_node_unref);
  g_clear_pointer (&self->base, json_node_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

/**
 * knt_notes_file_new:
 * @file: where the notes are kept
 * @etag: (nullable): of the file as it was read
 * @base: (nullable): what was read
 * @rescue_folder: where a copy is kept while a file is written that can't be replaced as a whole
 *
 * Returns: (transfer full): the file and its known state; nothing is read or written
 */
KntNotesFile *
knt_notes_file_new (GFile *file, const char *etag, GBytes *base, const char *rescue_folder)
{
  KntNotesFile *self = g_object_new (KNT_TYPE_NOTES_FILE, NULL);

  self->state->file = g_object_ref (file);
  self->state->etag = g_strdup (etag);
  self->state->rescue_folder = g_strdup (rescue_folder);
  self->state->base = base != NULL ? g_bytes_ref (base) : NULL;

  return self;
}

/**
 * knt_notes_file_get_file:
 *
 * Returns: (transfer none): where the notes are kept
 */
GFile *
knt_notes_file_get_file (KntNotesFile *self)
{
  g_return_val_if_fail (KNT_IS_NOTES_FILE (self), NULL);

  return self->state->file;
}

/**
 * knt_notes_file_write_async:
 * @root: sealed; what to write
 * @force: over whatever is there; else a file that changed is left as it is
 *
 * Writes in a thread, after what was given before. The file is replaced as a whole or not at all.
 */
void
knt_notes_file_write_async (KntNotesFile *self,
                            JsonNode *root,
                            gboolean force,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (KNT_IS_NOTES_FILE (self));
  g_return_if_fail (json_node_is_immutable (root));

  job = job_new (self);
  job->root = json_node_ref (root);
  job->force = force;
  task = start (self, job, callback, user_data, knt_notes_file_write_async);
  knt_lane_run (self->lane, task, write_in_lane);
}

/**
 * knt_notes_file_write_finish:
 *
 * Returns: (transfer full): the bytes that are in the file now, or %NULL with #KNT_STORE_ERROR or G_IO_ERROR;
 *   %KNT_STORE_ERROR_CHANGED when it changed on disk
 */
GBytes *
knt_notes_file_write_finish (KntNotesFile *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * knt_notes_file_check_async:
 *
 * Looks in a thread whether the file changed. What is found there becomes the known state: later writes go over it.
 */
void
knt_notes_file_check_async (KntNotesFile *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (KNT_IS_NOTES_FILE (self));

  task = start (self, job_new (self), callback, user_data, knt_notes_file_check_async);
  knt_lane_run (self->lane, task, check_in_lane);
}

/**
 * knt_notes_file_check_finish:
 *
 * Returns: (transfer full) (nullable): what is in the file now, or %NULL without an error when it did not change.
 *   Errors: G_IO_ERROR when the file can't be looked at, #KNT_NOTES_ERROR when what is in it now are no sound notes
 */
KntFileChange *
knt_notes_file_check_finish (KntNotesFile *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
