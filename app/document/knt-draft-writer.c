/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>

#include "knt-draft-writer.h"

#include "knt-journal.h"
#include "knt-lane.h"
#include "knt-session.h"

/* What outlives the object until its last piece of work is done. */
typedef struct {
  KntJournal *journal;
  int lock;
} Hold;

struct _KntDraftWriter {
  GObject parent_instance;

  char *path;
  char *journal_path;
  char *base_path;
  char *rescue_folder;
  Hold *hold;
  KntLane *lane;
  KntNotes *notes;
};

enum { FAILED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KntDraftWriter, knt_draft_writer, G_TYPE_OBJECT)

static void
hold_free (Hold *self)
{
  g_clear_pointer (&self->journal, knt_journal_close);
  g_clear_fd (&self->lock, NULL);
  g_free (self);
}

/* A piece of work; some have no root, some no bytes. */
typedef struct {
  char *path;
  JsonNode *root;
  guint64 sequence;
  GBytes *bytes;
  Hold *hold; /* when it is the last piece */
} Job;

static void
job_free (Job *self)
{
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->root, json_node_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->hold, hold_free);
  g_free (self);
}

static void
run (KntDraftWriter *self, Job *job, KntLaneFunc func, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, func);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  knt_lane_run (self->lane, task, func);
}

static void
save_in_lane (GTask *task, gpointer task_data)
{
  Job *job = task_data;
  GError *error = NULL;

  if (knt_store_save_draft (job->path, job->root, job->sequence, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KntDraftWriter) self = user_data;
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_signal_emit (self, signals[FAILED], 0, error);
  else if (self->hold != NULL)
    knt_journal_cut (self->hold->journal, job->sequence);
}

static void
save_base_in_lane (GTask *task, gpointer task_data)
{
  Job *job = task_data;
  gsize length;
  const char *data = g_bytes_get_data (job->bytes, &length);
  GError *error = NULL;

  if (g_file_set_contents_full (job->path, data, length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
base_saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KntDraftWriter) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
close_in_lane (GTask *task, gpointer task_data)
{
  Job *job = task_data;
  GError *error = NULL;
  gboolean is_synced = knt_journal_sync (job->hold->journal, &error);

  if (is_synced && job->root != NULL && knt_store_save_draft (job->path, job->root, job->sequence, &error))
    knt_journal_cut (job->hold->journal, job->sequence);
  g_clear_pointer (&job->hold, hold_free);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
changed_cb (KntNotes *notes, KntEditGroup *group, gpointer user_data)
{
  KntDraftWriter *self = user_data;

  if (self->hold != NULL)
    knt_journal_append (self->hold->journal, group);
}

static void
knt_draft_writer_dispose (GObject *object)
{
  KntDraftWriter *self = KNT_DRAFT_WRITER (object);

  /* To let go of a journal that was written to is to wait for the disk. Of another it is done at once, so that who was
   * refused for another reason, a wrong password, can try again. */
  if (self->hold != NULL && self->hold->journal != NULL && self->notes != NULL) {
    Job *job = g_new0 (Job, 1);

    job->hold = g_steal_pointer (&self->hold);
    run (self, job, close_in_lane, NULL, NULL);
  }
  g_clear_pointer (&self->hold, hold_free);
  g_clear_object (&self->notes);

  G_OBJECT_CLASS (knt_draft_writer_parent_class)->dispose (object);
}

static void
knt_draft_writer_finalize (GObject *object)
{
  KntDraftWriter *self = KNT_DRAFT_WRITER (object);

  g_clear_pointer (&self->lane, knt_lane_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->journal_path, g_free);
  g_clear_pointer (&self->base_path, g_free);
  g_clear_pointer (&self->rescue_folder, g_free);

  G_OBJECT_CLASS (knt_draft_writer_parent_class)->finalize (object);
}

static void
knt_draft_writer_class_init (KntDraftWriterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = knt_draft_writer_dispose;
  object_class->finalize = knt_draft_writer_finalize;

  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
knt_draft_writer_init (KntDraftWriter *self)
{
  self->lane = knt_lane_new ();
  self->hold = g_new0 (Hold, 1);
  self->hold->lock = -1;
}

/* The lock is a file of its own: the others are replaced by renaming, and a lock goes with the old one. */
static gboolean
lock (KntDraftWriter *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *path = g_strconcat (self->path, ".lock", NULL);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    self->hold->lock = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (self->hold->lock < 0) {
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _ ("Notes can’t be kept in “%s”: %s"), folder,
                 g_strerror (errno));
    return FALSE;
  }
  if (flock (self->hold->lock, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    g_set_error_literal (error, KNT_SESSION_ERROR, KNT_SESSION_ERROR_IN_USE,
                         _ ("The notes to this brief are open in another window."));
    return FALSE;
  }

  return TRUE;
}

/**
 * knt_draft_writer_open:
 * @id: of the notes
 *
 * Takes the draft of these notes for this program. Nothing is read yet.
 *
 * Returns: (transfer full): the writer, or %NULL with %KNT_SESSION_ERROR_IN_USE or an error of G_IO_ERROR
 */
KntDraftWriter *
knt_draft_writer_open (KntLibrary *library, const char *id, GError **error)
{
  g_autoptr (KntDraftWriter) self = g_object_new (KNT_TYPE_DRAFT_WRITER, NULL);

  self->path = knt_library_dup_draft_path (library, id);
  self->journal_path = knt_library_dup_journal_path (library, id);
  self->rescue_folder = knt_library_dup_rescue_folder (library);
  self->base_path = g_strconcat (self->path, ".base", NULL);

  return lock (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * knt_draft_writer_load:
 * @base: (out) (transfer full) (nullable): the chosen file as it was last read or written
 * @problems: strings are added to it: steps of the journal that can't be taken
 *
 * Reads the draft, does again what its journal holds beyond it, and opens the journal for what comes.
 *
 * Returns: (transfer full) (nullable): the notes; %NULL without an error when there is no draft yet
 */
KntNotes *
knt_draft_writer_load (KntDraftWriter *self, GBytes **base, GPtrArray *problems, GError **error)
{
  g_autoptr (KntNotes) notes = NULL;
  guint64 sequence = 0;
  g_autofree char *data = NULL;
  gsize length;

  if (g_file_test (self->path, G_FILE_TEST_EXISTS)) {
    notes = knt_store_load_draft (self->path, self->journal_path, &sequence, problems, error);
    if (notes == NULL)
      return NULL;
    if (g_file_get_contents (self->base_path, &data, &length, NULL))
      *base = g_bytes_new_take (g_steal_pointer (&data), length);
  }

  self->hold->journal = knt_journal_open (self->journal_path, sequence, error);
  return self->hold->journal != NULL ? g_steal_pointer (&notes) : NULL;
}

/**
 * knt_draft_writer_set_aside:
 *
 * Puts a draft that can't be read out of the way, with its journal, so that a person can look at it.
 *
 * Returns: (transfer full): where the draft is now, or %NULL with an error of G_IO_ERROR
 */
char *
knt_draft_writer_set_aside (KntDraftWriter *self, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, ".damaged-%Y%m%dT%H%M%S");
  g_autofree char *path = g_strconcat (self->path, stamp, NULL);
  g_autofree char *journal_path = g_strconcat (self->journal_path, stamp, NULL);

  if (g_rename (self->path, path) != 0 || (g_rename (self->journal_path, journal_path) != 0 && errno != ENOENT)) {
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _ ("“%s” can’t be set aside: %s"), self->path,
                 g_strerror (errno));
    return NULL;
  }

  self->hold->journal = knt_journal_open (self->journal_path, 0, error);
  return self->hold->journal != NULL ? g_steal_pointer (&path) : NULL;
}

/**
 * knt_draft_writer_get_rescue_folder:
 *
 * Returns: where knt_store_save_file() may keep a copy
 */
const char *
knt_draft_writer_get_rescue_folder (KntDraftWriter *self)
{
  g_return_val_if_fail (KNT_IS_DRAFT_WRITER (self), NULL);

  return self->rescue_folder;
}

/**
 * knt_draft_writer_attach:
 * @notes: what to keep; every change goes to the journal from now on
 */
void
knt_draft_writer_attach (KntDraftWriter *self, KntNotes *notes)
{
  g_return_if_fail (KNT_IS_DRAFT_WRITER (self));
  g_return_if_fail (self->notes == NULL && self->hold->journal != NULL);

  self->notes = g_object_ref (notes);
  g_signal_connect_object (notes, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
}

static Job *
draft_job (KntDraftWriter *self)
{
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (self->path);
  job->root = knt_notes_to_json (self->notes);
  job->sequence = knt_journal_get_sequence (self->hold->journal);

  return job;
}

/**
 * knt_draft_writer_save:
 *
 * Writes the draft in a thread, after which the journal is short again.
 */
void
knt_draft_writer_save (KntDraftWriter *self)
{
  g_return_if_fail (KNT_IS_DRAFT_WRITER (self));

  if (self->hold != NULL)
    run (self, draft_job (self), save_in_lane, saved_cb, g_object_ref (self));
}

/**
 * knt_draft_writer_save_base:
 * @base: what is in the chosen file now
 *
 * Remembers it, to be able to tell later on which side something changed.
 */
void
knt_draft_writer_save_base (KntDraftWriter *self, GBytes *base)
{
  Job *job;

  g_return_if_fail (KNT_IS_DRAFT_WRITER (self));

  job = g_new0 (Job, 1);
  job->path = g_strdup (self->base_path);
  job->bytes = g_bytes_ref (base);
  run (self, job, save_base_in_lane, base_saved_cb, g_object_ref (self));
}

/**
 * knt_draft_writer_close_async:
 *
 * Syncs the journal, writes the draft, and lets another program have them.
 */
void
knt_draft_writer_close_async (KntDraftWriter *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (KNT_IS_DRAFT_WRITER (self));
  g_return_if_fail (self->hold != NULL && self->notes != NULL);

  job = draft_job (self);
  job->hold = g_steal_pointer (&self->hold);
  run (self, job, close_in_lane, callback, user_data);
}

/**
 * knt_draft_writer_close_finish:
 *
 * Returns: whether all is safe on the disk; it is let go in any case
 */
gboolean
knt_draft_writer_close_finish (KntDraftWriter *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
