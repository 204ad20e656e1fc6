/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "knt-session.h"

#include "knt-autosave.h"
#include "knt-opening.h"
#include "knt-reading.h"
#include "knt-sessions.h"
#include "knt-source.h"

struct _KntSession {
  GObject parent_instance;

  KntLibrary *library;
  GPtrArray *forms;

  KntDocument *document;
  KntNotes *notes;
  KntAutosave *autosave;
  KntReading *reading;
  char *sha256;
  gboolean title_is_guessed;
  gboolean is_closed;

  GWeakRef rival;
};

enum {
  PROP_DOCUMENT = 1,
  PROP_NOTES,
  PROP_NOTES_FILE,
  PROP_RECOGNISING,
  PROP_PROGRESS,
  PROP_HAS_TEXT,
  PROP_MODIFIED,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

enum { FAILED, FILE_CHANGED, MERGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KntSession, knt_session, G_TYPE_OBJECT)
G_DEFINE_QUARK (knt_session_error_quark, knt_session_error)

static void
notify (KntSession *self, guint prop)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

static void
set_document (KntSession *self, KntDocument *document)
{
  if (g_set_object (&self->document, document))
    notify (self, PROP_DOCUMENT);
}

/* The session may be gone by then; its notes are in the list all the same. */
static void
library_updated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree GWeakRef *weak = user_data;
  g_autoptr (KntSession) self = g_weak_ref_get (weak);
  g_autoptr (GError) error = NULL;

  g_weak_ref_clear (weak);
  if (!knt_library_update_finish (result, &error) && self != NULL)
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
update_library (KntSession *self)
{
  g_autofree char *pdf_uri = g_file_get_uri (knt_document_get_file (self->document));
  g_autofree char *notes_uri = NULL;
  GFile *file = knt_autosave_get_file (self->autosave);
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  if (file != NULL)
    notes_uri = g_file_get_uri (file);
  g_weak_ref_init (weak, self);
  knt_library_update_async (self->library, self->notes, pdf_uri, notes_uri, library_updated_cb, weak);
}

/* What the parts of a session say, it says too: their properties and signals have the names of its own. */
static void
part_notify_cb (KntSession *self, GParamSpec *pspec)
{
  g_object_notify (G_OBJECT (self), pspec->name);
}

static void
part_failed_cb (KntSession *self, GError *error)
{
  g_signal_emit (self, signals[FAILED], 0, error);
}

static void
reading_taken_cb (KntSession *self, gboolean is_other)
{
  if (is_other && self->title_is_guessed) {
    g_autofree char *title = knt_source_dup_title (self->document, knt_notes_get_brief (self->notes));

    knt_notes_set_title (self->notes, title);
  }
  knt_autosave_touch (self->autosave, is_other);
  update_library (self);
}

static void
make_reading (KntSession *self)
{
  self->reading = knt_reading_new (self->document, self->notes, self->sha256, self->forms);
  g_signal_connect_object (self->reading, "notify", G_CALLBACK (part_notify_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reading, "failed", G_CALLBACK (part_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reading, "taken", G_CALLBACK (reading_taken_cb), self, G_CONNECT_SWAPPED);
}

static void
autosave_file_changed_cb (KntSession *self)
{
  g_signal_emit (self, signals[FILE_CHANGED], 0);
}

static void
autosave_merged_cb (KntSession *self)
{
  g_signal_emit (self, signals[MERGED], 0);
}

static void
start_autosave (KntSession *self, KntFound *found)
{
  gpointer autosave = knt_autosave_new (found->notes, found->draft, found->file, found->is_behind, found->theirs);

  self->autosave = autosave;
  g_signal_connect_object (autosave, "failed", G_CALLBACK (part_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (autosave, "file-changed", G_CALLBACK (autosave_file_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (autosave, "merged", G_CALLBACK (autosave_merged_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (autosave, "notify::notes-file", G_CALLBACK (update_library), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (autosave, "notify", G_CALLBACK (part_notify_cb), self, G_CONNECT_SWAPPED);
}

/* What was found out while opening is told once the session is open and someone listens. */
typedef struct {
  KntSession *self;
  GError *problem;
  guint signal; /* or N_SIGNALS */
} Afterwards;

static void
afterwards_free (Afterwards *self)
{
  g_object_unref (self->self);
  g_clear_error (&self->problem);
  g_free (self);
}

static gboolean
afterwards_cb (gpointer user_data)
{
  Afterwards *afterwards = user_data;

  if (afterwards->problem != NULL)
    g_signal_emit (afterwards->self, signals[FAILED], 0, afterwards->problem);
  if (afterwards->signal < N_SIGNALS)
    g_signal_emit (afterwards->self, signals[afterwards->signal], 0);

  return G_SOURCE_REMOVE;
}

static void
tell_afterwards (KntSession *self, KntFound *found)
{
  Afterwards *afterwards = g_new0 (Afterwards, 1);

  afterwards->self = g_object_ref (self);
  afterwards->problem = g_steal_pointer (&found->problem);
  afterwards->signal = found->theirs != NULL ? FILE_CHANGED : found->is_merged ? MERGED : N_SIGNALS;
  g_idle_add_full (G_PRIORITY_DEFAULT, afterwards_cb, afterwards, (GDestroyNotify) afterwards_free);
}

/* Both halves are there. */
static void
complete (KntSession *self, KntFound *found)
{
  KntBrief *brief = knt_notes_get_brief (found->notes);
  gboolean is_known = brief != NULL && !knt_source_needs_reading (knt_notes_get_source (found->notes), self->document);
  g_autoptr (JsonObject) source = NULL;

  self->notes = g_object_ref (found->notes);
  knt_sessions_add (self->library, knt_notes_get_id (self->notes), self);
  source = knt_source_describe (knt_notes_get_source (self->notes), self->document, self->sha256, NULL);
  knt_notes_set_source (self->notes, source);
  if (knt_notes_get_title (self->notes) == NULL) {
    g_autofree char *title = knt_source_dup_title (self->document, brief);

    knt_notes_set_title (self->notes, title);
    self->title_is_guessed = TRUE;
  }
  start_autosave (self, found);
  update_library (self);
  make_reading (self);
  if (is_known)
    knt_reading_set_has_text (self->reading, knt_source_has_text (knt_notes_get_source (self->notes)));

  g_object_freeze_notify (G_OBJECT (self));
  notify (self, PROP_NOTES);
  notify (self, PROP_NOTES_FILE);
  notify (self, PROP_MODIFIED);
  g_object_thaw_notify (G_OBJECT (self));
  tell_afterwards (self, found);

  if (!is_known)
    knt_session_recognise (self);
}

static void
opening_document_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  set_document (user_data, knt_opening_get_document (KNT_OPENING (object)));
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  KntSession *self = g_task_get_source_object (task);
  KntOpening *opening = KNT_OPENING (object);
  const char *notes_id = knt_opening_get_notes_id (opening);
  GError *error = NULL;
  g_autoptr (KntFound) found = knt_opening_run_finish (opening, result, &error);

  if (found == NULL) {
    if (g_error_matches (error, KNT_SESSION_ERROR, KNT_SESSION_ERROR_IN_USE) && notes_id != NULL)
      g_weak_ref_set (&self->rival, knt_sessions_find (self->library, notes_id));
    set_document (self, NULL);
    g_task_return_error (task, error);
    return;
  }

  g_set_str (&self->sha256, knt_opening_get_sha256 (opening));
  complete (self, found);
  g_task_return_boolean (task, TRUE);
}

/* The end of what the autosave does for the session. */
static void
autosave_done_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (knt_autosave_finish (KNT_AUTOSAVE (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
knt_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KntSession *self = KNT_SESSION (object);

  switch (prop_id) {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_NOTES:
      g_value_set_object (value, self->notes);
      break;
    case PROP_NOTES_FILE:
      g_value_set_object (value, knt_session_get_notes_file (self));
      break;
    case PROP_RECOGNISING:
      g_value_set_boolean (value, knt_session_get_recognising (self));
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, knt_session_get_progress (self));
      break;
    case PROP_HAS_TEXT:
      g_value_set_boolean (value, knt_session_get_has_text (self));
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, knt_session_get_modified (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
knt_session_dispose (GObject *object)
{
  KntSession *self = KNT_SESSION (object);

  g_clear_object (&self->reading);
  if (self->library != NULL)
    knt_sessions_remove (self->library, self);
  g_clear_object (&self->autosave);
  g_clear_object (&self->notes);
  g_clear_object (&self->document);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (knt_session_parent_class)->dispose (object);
}

static void
knt_session_finalize (GObject *object)
{
  KntSession *self = KNT_SESSION (object);

  g_clear_pointer (&self->forms, g_ptr_array_unref);
  g_clear_pointer (&self->sha256, g_free);
  g_weak_ref_clear (&self->rival);

  G_OBJECT_CLASS (knt_session_parent_class)->finalize (object);
}

static void
knt_session_class_init (KntSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = knt_session_get_property;
  object_class->dispose = knt_session_dispose;
  object_class->finalize = knt_session_finalize;

  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, KNT_TYPE_DOCUMENT, flags);
  props[PROP_NOTES] = g_param_spec_object ("notes", NULL, NULL, KNT_TYPE_NOTES, flags);
  props[PROP_NOTES_FILE] = g_param_spec_object ("notes-file", NULL, NULL, G_TYPE_FILE, flags);
  props[PROP_RECOGNISING] = g_param_spec_boolean ("recognising", NULL, NULL, FALSE, flags);
  props[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 0, flags);
  props[PROP_HAS_TEXT] = g_param_spec_boolean ("has-text", NULL, NULL, TRUE, flags);
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
knt_session_init (KntSession *self)
{
  g_weak_ref_init (&self->rival, NULL);
}

/**
 * knt_session_new:
 * @library: where drafts are kept
 * @forms: (element-type KntForm): the forms to recognise
 *
 * Returns: (transfer full): a session with nothing open
 */
KntSession *
knt_session_new (KntLibrary *library, GPtrArray *forms)
{
  KntSession *self = g_object_new (KNT_TYPE_SESSION, NULL);

  self->library = g_object_ref (library);
  self->forms = g_ptr_array_ref (forms);

  return self;
}

/**
 * knt_session_open_async:
 * @file: a PDF or a notes file, told by content
 * @pdf: (nullable): the PDF that belongs to a notes file
 * @password: (nullable): of the PDF
 *
 * Opens a brief. "document" is notified as soon as its pages can be drawn, "notes" when they are found or made. After an
 * error the same session may be opened again.
 */
void
knt_session_open_async (KntSession *self,
                        GFile *file,
                        GFile *pdf,
                        const char *password,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (KntOpening) opening = NULL;

  g_return_if_fail (KNT_IS_SESSION (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (self->notes == NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, knt_session_open_async);
  g_weak_ref_set (&self->rival, NULL);

  opening = knt_opening_new (self->library, file, pdf, password);
  g_signal_connect_object (opening, "notify::document", G_CALLBACK (opening_document_cb), self, G_CONNECT_DEFAULT);
  knt_opening_run_async (opening, cancellable, opened_cb, g_object_ref (task));
}

/**
 * knt_session_open_finish:
 *
 * Returns: whether the brief is open. Errors: #KNT_DOCUMENT_ERROR (%KNT_DOCUMENT_ERROR_PASSWORD: ask, open again),
 *   #KNT_SESSION_ERROR, #KNT_NOTES_ERROR for damaged notes, with place and reason, #KNT_STORE_ERROR, G_IO_ERROR
 */
gboolean
knt_session_open_finish (KntSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Returns: (transfer none) (nullable) */
KntDocument *
knt_session_get_document (KntSession *self)
{
  g_return_val_if_fail (KNT_IS_SESSION (self), NULL);

  return self->document;
}

/* Returns: (transfer none) (nullable) */
KntNotes *
knt_session_get_notes (KntSession *self)
{
  g_return_val_if_fail (KNT_IS_SESSION (self), NULL);

  return self->notes;
}

/**
 * knt_session_get_notes_file:
 *
 * Returns: (transfer none) (nullable): the file that the user chose; %NULL while the notes are only a draft
 */
GFile *
knt_session_get_notes_file (KntSession *self)
{
  g_return_val_if_fail (KNT_IS_SESSION (self), NULL);

  return self->autosave != NULL ? knt_autosave_get_file (self->autosave) : NULL;
}

/* Whether the document is being read. */
gboolean
knt_session_get_recognising (KntSession *self)
{
  g_return_val_if_fail (KNT_IS_SESSION (self), FALSE);

  return self->reading != NULL && knt_reading_get_recognising (self->reading);
}

/**
 * knt_session_get_progress:
 *
 * Returns: of the recognition, from 0 to 1; 0 while there is none
 */
double
knt_session_get_progress (KntSession *self)
{
  g_return_val_if_fail (KNT_IS_SESSION (self), 0);

  return self->reading != NULL ? knt_reading_get_progress (self->reading) : 0;
}

/**
 * knt_session_get_has_text:
 *
 * Returns: FALSE for a scan, once that is known
 */
gboolean
knt_session_get_has_text (KntSession *self)
{
  g_return_val_if_fail (KNT_IS_SESSION (self), TRUE);

  return self->reading == NULL || knt_reading_get_has_text (self->reading);
}

/**
 * knt_session_get_modified:
 *
 * Returns: whether the chosen file is not yet up to date; FALSE while there is none
 */
gboolean
knt_session_get_modified (KntSession *self)
{
  g_return_val_if_fail (KNT_IS_SESSION (self), FALSE);

  return self->autosave != NULL && knt_autosave_get_modified (self->autosave);
}

/**
 * knt_session_get_rival:
 *
 * Returns: (transfer none) (nullable): after %KNT_SESSION_ERROR_IN_USE, the session of this program that has the notes
 */
KntSession *
knt_session_get_rival (KntSession *self)
{
  g_autoptr (KntSession) rival = NULL;

  g_return_val_if_fail (KNT_IS_SESSION (self), NULL);

  rival = g_weak_ref_get (&self->rival);
  return rival;
}

/**
 * knt_session_recognise:
 *
 * Reads all pages and recognises them in the background. Does nothing while it is at it, and for notes that are not to be
 * written.
 */
void
knt_session_recognise (KntSession *self)
{
  g_return_if_fail (KNT_IS_SESSION (self));
  g_return_if_fail (self->notes != NULL);

  if (!self->is_closed)
    knt_reading_start (self->reading);
}

/**
 * knt_session_set_forms:
 * @forms: (element-type KntForm): the forms to recognise from now on
 *
 * What was recognised stays until it is recognised again, see knt_session_recognise().
 */
void
knt_session_set_forms (KntSession *self, GPtrArray *forms)
{
  g_return_if_fail (KNT_IS_SESSION (self));

  g_ptr_array_ref (forms);
  g_ptr_array_unref (self->forms);
  self->forms = forms;
  if (self->reading != NULL)
    knt_reading_set_forms (self->reading, forms);
}

/**
 * knt_session_search_answers:
 * @pdf: where to look
 *
 * Returns: (transfer full): a search for the answers to the questions of this brief, which must be open
 */
KntAnswerSearch *
knt_session_search_answers (KntSession *self, GFile *pdf)
{
  g_return_val_if_fail (KNT_IS_SESSION (self), NULL);
  g_return_val_if_fail (self->notes != NULL, NULL);

  return knt_answer_search_new (self->library, self->forms, self->notes, knt_document_get_file (self->document), pdf);
}

/**
 * knt_session_save_async:
 * @file: (nullable): %NULL saves to the chosen file; else becomes the chosen file
 *
 * Writes the notes to a file, in a thread; from then on it is kept up to date. On an error the chosen file is what it was.
 */
void
knt_session_save_async (KntSession *self,
                        GFile *file,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (KNT_IS_SESSION (self));
  g_return_if_fail (self->autosave != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, knt_session_save_async);

  if (file != NULL && g_file_equal (file, knt_document_get_file (self->document))) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                             _ ("Notes can’t be saved over the brief itself. Choose another name."));
    return;
  }

  knt_autosave_save_async (self->autosave, file, autosave_done_cb, g_object_ref (task));
}

/**
 * knt_session_save_finish:
 *
 * Returns: whether it was written. Errors: #KNT_SESSION_ERROR, #KNT_STORE_ERROR, G_IO_ERROR
 */
gboolean
knt_session_save_finish (KntSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * knt_session_check_file:
 *
 * Looks in a thread whether the chosen file changed; takes in what changed ("merged"), or asks ("file-changed").
 */
void
knt_session_check_file (KntSession *self)
{
  g_return_if_fail (KNT_IS_SESSION (self));

  if (self->autosave != NULL && !self->is_closed)
    knt_autosave_check (self->autosave);
}

/**
 * knt_session_resolve_async:
 * @keep_mine: TRUE writes what is here over the file; FALSE takes what is there, as a step that can be undone
 *
 * Answers "file-changed".
 */
void
knt_session_resolve_async (KntSession *self,
                           gboolean keep_mine,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (KNT_IS_SESSION (self));
  g_return_if_fail (self->autosave != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, knt_session_resolve_async);
  knt_autosave_resolve_async (self->autosave, keep_mine, autosave_done_cb, g_object_ref (task));
}

/**
 * knt_session_resolve_finish:
 *
 * Returns: whether the two are one again
 */
gboolean
knt_session_resolve_finish (KntSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * knt_session_close_async:
 *
 * Stops what is under way and writes what is not yet written. The notes are free for another session when it finishes.
 */
void
knt_session_close_async (KntSession *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (KNT_IS_SESSION (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, knt_session_close_async);

  if (self->reading != NULL)
    knt_reading_stop (self->reading);
  if (self->autosave == NULL || self->is_closed) {
    g_task_return_boolean (task, TRUE);
    return;
  }

  self->is_closed = TRUE;
  update_library (self);
  knt_sessions_remove (self->library, self);
  knt_autosave_close_async (self->autosave, autosave_done_cb, g_object_ref (task));
}

/**
 * knt_session_close_finish:
 *
 * Returns: whether all is safe. Where the chosen file could not be written, the draft still holds the notes
 */
gboolean
knt_session_close_finish (KntSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
