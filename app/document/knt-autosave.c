/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "knt-autosave.h"

#include "knt-notes-format.h"
#include "knt-reconcile.h"
#include "knt-session.h"
#include "knt-store.h"

/* The chosen file is written this long after the last change, but no later than that after the first. */
#define FILE_DELAY_MS 2000
#define FILE_DELAY_MAX_US (10 * G_USEC_PER_SEC)
/* The journal holds every change at once; the draft is only written anew so that the journal stays short. */
#define DRAFT_DELAY_S 20
#define DRAFT_DELAY_SOON_S 1

struct _KntAutosave {
  GObject parent_instance;

  KntNotes *notes;
  KntDraftWriter *draft;
  KntNotesFile *file;

  /* The file changed on disk and nothing is written to it until it is said what is to happen. */
  gboolean in_conflict;
  KntNotes *theirs; /* (nullable): where it can be read */

  guint64 n_changes;
  guint64 n_written; /* of the changes are in the chosen file */
  guint file_timer;
  gint64 file_deadline;
  guint draft_timer;
  gboolean draft_is_soon;
  gboolean was_modified;
  gboolean is_taking; /* changes come from the file */
  char *last_failure;
};

enum { PROP_FILE = 1, PROP_MODIFIED, N_PROPS };

static GParamSpec *props[N_PROPS];

enum { FAILED, FILE_CHANGED, MERGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KntAutosave, knt_autosave, G_TYPE_OBJECT)

static gboolean
is_modified (KntAutosave *self)
{
  return self->file != NULL && (self->n_written < self->n_changes || self->in_conflict);
}

static void
notify_modified (KntAutosave *self)
{
  if (self->was_modified == is_modified (self))
    return;

  self->was_modified = !self->was_modified;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MODIFIED]);
}

/* What goes wrong again and again, as a full disk does, is told once. */
static void
fail (KntAutosave *self, const GError *error)
{
  if (g_set_str (&self->last_failure, error->message))
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
save_draft (KntAutosave *self)
{
  g_clear_handle_id (&self->draft_timer, g_source_remove);
  self->draft_is_soon = FALSE;
  knt_draft_writer_save (self->draft);
}

static gboolean
draft_is_due_cb (gpointer user_data)
{
  KntAutosave *self = user_data;

  self->draft_timer = 0;
  save_draft (self);

  return G_SOURCE_REMOVE;
}

static void
schedule_draft (KntAutosave *self, gboolean soon)
{
  if (self->draft_is_soon && self->draft_timer != 0)
    return;

  g_clear_handle_id (&self->draft_timer, g_source_remove);
  self->draft_is_soon = soon;
  self->draft_timer = g_timeout_add_seconds (soon ? DRAFT_DELAY_SOON_S : DRAFT_DELAY_S, draft_is_due_cb, self);
}

typedef struct {
  KntAutosave *self;
  KntNotesFile *file; /* becomes the chosen one when it is another */
  guint64 n_changes;
  GTask *task; /* (nullable): who waits for it */
} Write;

static Write *
write_new (KntAutosave *self, KntNotesFile *file, GTask *task)
{
  Write *write = g_new0 (Write, 1);

  write->self = g_object_ref (self);
  write->file = g_object_ref (file);
  write->n_changes = self->n_changes;
  write->task = task != NULL ? g_object_ref (task) : NULL;

  return write;
}

static void
write_free (Write *write)
{
  g_clear_object (&write->self);
  g_clear_object (&write->file);
  g_clear_object (&write->task);
  g_free (write);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Write, write_free)

static void
set_file (KntAutosave *self, KntNotesFile *file)
{
  if (g_set_object (&self->file, file))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FILE]);
}

static void
leave_conflict (KntAutosave *self)
{
  self->in_conflict = FALSE;
  g_clear_object (&self->theirs);
}

static void
wrote_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Write) write = user_data;
  KntAutosave *self = write->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = knt_notes_file_write_finish (write->file, result, &error);

  if (bytes != NULL) {
    g_clear_pointer (&self->last_failure, g_free);
    self->n_written = write->n_changes;
    leave_conflict (self);
    knt_draft_writer_save_base (self->draft, bytes);
    set_file (self, write->file);
  } else if (g_error_matches (error, KNT_STORE_ERROR, KNT_STORE_ERROR_CHANGED) ||
             g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)) {
    knt_autosave_check (self);
  } else if (write->task == NULL) {
    fail (self, error);
  }
  notify_modified (self);

  if (write->task != NULL) {
    if (bytes != NULL)
      g_task_return_boolean (write->task, TRUE);
    else
      g_task_return_error (write->task, g_steal_pointer (&error));
  }
}

static void
write_file (KntAutosave *self, KntNotesFile *file, gboolean force, GTask *task)
{
  g_autoptr (JsonNode) root = knt_notes_to_json (self->notes);

  if (file == self->file)
    g_clear_handle_id (&self->file_timer, g_source_remove);
  knt_notes_file_write_async (file, root, force, wrote_cb, write_new (self, file, task));
}

static gboolean
file_is_due_cb (gpointer user_data)
{
  KntAutosave *self = user_data;

  self->file_timer = 0;
  if (self->file != NULL && !self->in_conflict)
    write_file (self, self->file, FALSE, NULL);

  return G_SOURCE_REMOVE;
}

static void
schedule_file (KntAutosave *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 wait;

  if (self->file == NULL || self->in_conflict)
    return;

  if (self->file_timer == 0)
    self->file_deadline = now + FILE_DELAY_MAX_US;
  g_clear_handle_id (&self->file_timer, g_source_remove);
  wait = MIN (FILE_DELAY_MS, MAX (0, (self->file_deadline - now) / 1000));
  self->file_timer = g_timeout_add (wait, file_is_due_cb, self);
}

static void
changed_cb (KntNotes *notes, KntEditGroup *group, gpointer user_data)
{
  KntAutosave *self = user_data;

  self->n_changes++;
  schedule_draft (self, FALSE);
  if (!self->is_taking)
    schedule_file (self);
  notify_modified (self);
}

static void
title_changed_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  knt_autosave_touch (user_data, TRUE);
}

static void
enter_conflict (KntAutosave *self, KntNotes *theirs)
{
  self->in_conflict = TRUE;
  g_set_object (&self->theirs, theirs);
  g_clear_handle_id (&self->file_timer, g_source_remove);
  notify_modified (self);
  g_signal_emit (self, signals[FILE_CHANGED], 0);
}

static void
meet (KntAutosave *self, KntFileChange *change)
{
  KntReconcile outcome;

  self->is_taking = TRUE;
  outcome = knt_reconcile (self->notes, change, self->n_written < self->n_changes);
  self->is_taking = FALSE;

  if (outcome == KNT_RECONCILE_ASK) {
    const gboolean is_ours = g_strcmp0 (knt_notes_get_id (change->notes), knt_notes_get_id (self->notes)) == 0;

    enter_conflict (self, is_ours ? change->notes : NULL);
    return;
  }

  if (outcome == KNT_RECONCILE_MERGED)
    schedule_file (self);
  else
    self->n_written = self->n_changes;
  if (outcome != KNT_RECONCILE_SAME)
    g_signal_emit (self, signals[MERGED], 0);
  knt_draft_writer_save_base (self->draft, change->bytes);
  save_draft (self);
  notify_modified (self);
}

static void
checked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Write) check = user_data;
  KntAutosave *self = check->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (KntFileChange) change = knt_notes_file_check_finish (check->file, result, &error);

  if (check->file != self->file || self->in_conflict)
    return;

  if (change != NULL) {
    meet (self, change);
  } else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)) {
    /* Moved or deleted by someone: to write it again in its old place would leave two. */
    fail (self, error);
    set_file (self, NULL);
  } else if (error != NULL) {
    fail (self, error);
    if (error->domain == KNT_NOTES_ERROR)
      enter_conflict (self, NULL);
  }
  notify_modified (self);
}

static void
knt_autosave_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KntAutosave *self = KNT_AUTOSAVE (object);

  switch (prop_id) {
    case PROP_FILE:
      g_value_set_object (value, knt_autosave_get_file (self));
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, is_modified (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
knt_autosave_dispose (GObject *object)
{
  KntAutosave *self = KNT_AUTOSAVE (object);

  g_clear_handle_id (&self->file_timer, g_source_remove);
  g_clear_handle_id (&self->draft_timer, g_source_remove);
  g_clear_object (&self->notes);
  g_clear_object (&self->draft);
  g_clear_object (&self->file);
  g_clear_object (&self->theirs);

  G_OBJECT_CLASS (knt_autosave_parent_class)->dispose (object);
}

static void
knt_autosave_finalize (GObject *object)
{
  KntAutosave *self = KNT_AUTOSAVE (object);

  g_clear_pointer (&self->last_failure, g_free);

  G_OBJECT_CLASS (knt_autosave_parent_class)->finalize (object);
}

static void
knt_autosave_class_init (KntAutosaveClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = knt_autosave_get_property;
  object_class->dispose = knt_autosave_dispose;
  object_class->finalize = knt_autosave_finalize;

  props[PROP_FILE] = g_param_spec_object ("notes-file", NULL, NULL, G_TYPE_FILE, flags);
  props[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[FILE_CHANGED] =
    g_signal_new ("file-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MERGED] =
    g_signal_new ("merged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
knt_autosave_init (KntAutosave *self)
{
}

static void
draft_failed_cb (KntDraftWriter *draft, GError *error, gpointer user_data)
{
  fail (user_data, error);
}

/**
 * knt_autosave_new:
 * @draft: (nullable): %NULL for notes that are never written
 * @file: (nullable): the chosen file
 * @is_behind: whether @file is not up to date with @notes
 * @theirs: (nullable): what is in @file and can't be merged without asking
 *
 * Returns: (transfer full): what keeps the two up to date from now on
 */
KntAutosave *
knt_autosave_new (KntNotes *notes, KntDraftWriter *draft, KntNotesFile *file, gboolean is_behind, KntNotes *theirs)
{
  KntAutosave *self = g_object_new (KNT_TYPE_AUTOSAVE, NULL);

  self->notes = g_object_ref (notes);
  g_set_object (&self->file, file);
  if (draft == NULL)
    return self;

  self->draft = g_object_ref (draft);
  g_signal_connect_object (draft, "failed", G_CALLBACK (draft_failed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (notes, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (notes, "notify::title", G_CALLBACK (title_changed_cb), self, G_CONNECT_DEFAULT);
  knt_draft_writer_attach (draft, notes);

  if (theirs != NULL) {
    self->in_conflict = TRUE;
    self->theirs = g_object_ref (theirs);
  }
  if (is_behind)
    self->n_changes = 1;
  self->was_modified = is_modified (self);
  if (is_behind)
    schedule_file (self);
  /* From here on the journal refers to this. */
  knt_draft_writer_save (draft);

  return self;
}

/**
 * knt_autosave_get_file:
 *
 * Returns: (transfer none) (nullable): the file that the user chose
 */
GFile *
knt_autosave_get_file (KntAutosave *self)
{
  g_return_val_if_fail (KNT_IS_AUTOSAVE (self), NULL);

  return self->file != NULL ? knt_notes_file_get_file (self->file) : NULL;
}

/**
 * knt_autosave_get_modified:
 *
 * Returns: whether there is a chosen file that is not yet up to date
 */
gboolean
knt_autosave_get_modified (KntAutosave *self)
{
  g_return_val_if_fail (KNT_IS_AUTOSAVE (self), FALSE);

  return is_modified (self);
}

/**
 * knt_autosave_get_in_conflict:
 *
 * Returns: whether the chosen file waits for knt_autosave_resolve_async()
 */
gboolean
knt_autosave_get_in_conflict (KntAutosave *self)
{
  g_return_val_if_fail (KNT_IS_AUTOSAVE (self), FALSE);

  return self->in_conflict;
}

/**
 * knt_autosave_touch:
 * @in_file: whether it is worth writing the chosen file, too: opening a brief alone must not change a file that
 *   others share
 *
 * What no edit tells has changed: the title, the brief, where the document was seen.
 */
void
knt_autosave_touch (KntAutosave *self, gboolean in_file)
{
  g_return_if_fail (KNT_IS_AUTOSAVE (self));

  if (self->draft == NULL)
    return;

  schedule_draft (self, TRUE);
  if (in_file && !self->is_taking) {
    self->n_changes++;
    schedule_file (self);
    notify_modified (self);
  }
}

/**
 * knt_autosave_check:
 *
 * Looks in a thread whether the chosen file changed, and takes in what changed there or says that it can't.
 */
void
knt_autosave_check (KntAutosave *self)
{
  g_return_if_fail (KNT_IS_AUTOSAVE (self));

  if (self->file != NULL && self->draft != NULL && !self->in_conflict)
    knt_notes_file_check_async (self->file, checked_cb, write_new (self, self->file, NULL));
}

/**
 * knt_autosave_save_async:
 * @file: (nullable): %NULL for the chosen one; else becomes the chosen one once it is written, over what was there
 */
void
knt_autosave_save_async (KntAutosave *self, GFile *file, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (KntNotesFile) other = NULL;

  g_return_if_fail (KNT_IS_AUTOSAVE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, knt_autosave_save_async);

  if (self->draft == NULL) {
    g_task_return_new_error (task, KNT_SESSION_ERROR, KNT_SESSION_ERROR_READ_ONLY,
                             _ ("These notes were written by a newer version of Kanttekening and can’t be saved."));
    return;
  }
  if (file == NULL && self->file == NULL) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _ ("There is no file to save to yet."));
    return;
  }

  if (file != NULL && (self->file == NULL || !g_file_equal (file, knt_notes_file_get_file (self->file)))) {
    other = knt_notes_file_new (file, NULL, NULL, knt_draft_writer_get_rescue_folder (self->draft));
    write_file (self, other, TRUE, task);
  } else if (file == NULL && self->in_conflict) {
    g_task_return_new_error (task, KNT_SESSION_ERROR, KNT_SESSION_ERROR_CHANGED,
                             _ ("The notes file was changed by another program; decide first which notes to keep."));
  } else {
    write_file (self, self->file, file != NULL, task);
  }
}

/**
 * knt_autosave_resolve_async:
 * @keep_mine: TRUE writes the notes over the file; FALSE makes them what the file says, as a step that can be undone
 */
void
knt_autosave_resolve_async (KntAutosave *self, gboolean keep_mine, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  gboolean is_taken;

  g_return_if_fail (KNT_IS_AUTOSAVE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, knt_autosave_resolve_async);

  if (!self->in_conflict || self->file == NULL) {
    g_task_return_boolean (task, TRUE);
    return;
  }
  if (keep_mine) {
    write_file (self, self->file, TRUE, task);
    return;
  }
  if (self->theirs == NULL) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                             _ ("What is in the file now is not notes to this brief, and can’t be taken over."));
    return;
  }
  self->is_taking = TRUE;
  is_taken = knt_reconcile_take (self->notes, self->theirs, &error);
  self->is_taking = FALSE;
  if (!is_taken) {
    g_task_return_error (task, error);
    return;
  }

  self->n_written = self->n_changes;
  leave_conflict (self);
  save_draft (self);
  notify_modified (self);
  g_task_return_boolean (task, TRUE);
}

static void
draft_closed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = g_object_steal_data (G_OBJECT (task), "file-error");
  g_autoptr (GError) draft_error = NULL;

  if (!knt_draft_writer_close_finish (KNT_DRAFT_WRITER (object), result, &draft_error) && error == NULL)
    error = g_steal_pointer (&draft_error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
close_draft (KntAutosave *self, GTask *task)
{
  g_clear_handle_id (&self->draft_timer, g_source_remove);
  g_clear_handle_id (&self->file_timer, g_source_remove);
  knt_draft_writer_close_async (self->draft, draft_closed_cb, g_object_ref (task));
}

static void
file_closed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  /* The draft is closed whatever became of the file: it holds all the notes. */
  if (!knt_autosave_finish (KNT_AUTOSAVE (object), result, &error))
    g_object_set_data_full (G_OBJECT (task), "file-error", g_steal_pointer (&error), (GDestroyNotify) g_error_free);
  close_draft (KNT_AUTOSAVE (object), task);
}

/**
 * knt_autosave_close_async:
 *
 * Writes what is not yet written, file and draft, and lets go of both.
 */
void
knt_autosave_close_async (KntAutosave *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (KNT_IS_AUTOSAVE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, knt_autosave_close_async);

  if (self->draft == NULL)
    g_task_return_boolean (task, TRUE);
  else if (is_modified (self) && !self->in_conflict)
    knt_autosave_save_async (self, NULL, file_closed_cb, g_object_ref (task));
  else
    close_draft (self, task);
}

/**
 * knt_autosave_finish:
 *
 * Ends any of the three.
 *
 * Returns: whether it worked. Errors: #KNT_SESSION_ERROR, G_IO_ERROR
 */
gboolean
knt_autosave_finish (KntAutosave *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
