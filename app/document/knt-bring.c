/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "knt-bring.h"

#include "knt-annotation.h"
#include "knt-brief-find.h"
#include "knt-found.h"
#include "knt-json.h"
#include "knt-merge.h"
#include "knt-rehome.h"
#include "knt-session.h"
#include "knt-sessions.h"
#include "knt-store.h"

/* Notes that no window has open. */
typedef struct {
  KntLibrary *library;
  char *known_id; /* (nullable) */
  char *notes_uri;
  GFile *pdf;
  KntNotes *brought;

  /* Made in the thread. */
  KntFound *found;
  gboolean is_new; /* there was no draft of that id */
} Bringing;

static void
bringing_free (Bringing *self)
{
  g_object_unref (self->library);
  g_free (self->known_id);
  g_free (self->notes_uri);
  g_object_unref (self->pdf);
  g_object_unref (self->brought);
  g_clear_pointer (&self->found, knt_found_free);
  g_free (self);
}

/* The note of a question beside the one that the question has: a passage that is the whole question. */
static void
make_passage (KntNotes *notes, KntEntity *annotation, JsonObject *object)
{
  KntBrief *brief = knt_notes_get_corrected (notes);
  JsonObject *target = knt_json_get_object (object, "target"), *quote = json_object_new ();
  JsonArray *selectors = json_array_new ();
  KntPlace place = { 0 };

  if (brief != NULL && knt_brief_find_place (brief, knt_annotation_get_within (annotation), &place))
    json_object_set_member (target, "kanttekening:spans", knt_spans_to_json (place.spans));
  json_object_set_string_member (quote, "type", "TextQuoteSelector");
  json_object_set_string_member (quote, "exact", place.text != NULL ? place.text : "");
  json_array_add_object_element (selectors, quote);
  json_object_set_array_member (target, "selector", selectors);
}

/* What both have said of one thing, each in its own way, is there twice. Doing it again does not make it thrice. */
static void
keep_beside (KntEditGroup *group, KntNotes *notes, const KntConflict *conflict)
{
  JsonObject *object = knt_entity_dup_object (conflict->theirs);
  g_autoptr (JsonNode) node = knt_json_node_take_object (json_object_ref (object));
  g_autofree char *text = knt_json_write (node);
  g_autofree char *id = knt_uuid_urn_new_for_name (knt_notes_get_id (notes), text);
  g_autoptr (KntEntity) entity = NULL;

  json_object_set_string_member (object, "id", id);
  if (conflict->collection == KNT_COLLECTION_ANNOTATIONS && knt_annotation_is_for_question (conflict->theirs))
    make_passage (notes, conflict->theirs, object);
  entity = knt_entity_new_take (object);
  if (knt_notes_find (notes, conflict->collection, id) == NULL)
    knt_edit_group_add (group, conflict->collection, NULL, entity);
}

/**
 * knt_bring_into:
 * @notes: to a document
 * @brought: what was brought to the same document, as a value of a notes file
 *
 * Adds one to the other. Where both say something of the same question, what is there stays, and what was brought stands beside it.
 *
 * Returns: (transfer full): the step, without edits where everything is there already
 */
KntEditGroup *
knt_bring_into (KntNotes *notes, JsonNode *brought)
{
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_conflict_free);
  g_autoptr (KntEditGroup) merged = knt_merge (notes, NULL, brought, conflicts);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  KntEditGroup *group = knt_edit_group_new (_ ("Find Answers"));
  GPtrArray *edits = knt_edit_group_get_edits (merged);

  for (guint i = 0; i < edits->len; i++) {
    const KntEdit *edit = g_ptr_array_index (edits, i);

    knt_edit_group_add_at (group, edit->collection, edit->before, edit->after, edit->position);
  }
  for (guint i = 0; i < conflicts->len; i++) {
    const KntConflict *conflict = g_ptr_array_index (conflicts, i);

    if (conflict->collection != KNT_COLLECTION_TAGS && conflict->collection != KNT_COLLECTION_FINDINGS &&
        conflict->theirs != NULL && g_hash_table_add (seen, conflict->id))
      keep_beside (group, notes, conflict);
  }

  return group;
}

/* What hangs on the ids of an older brief goes along to the one that what was brought speaks of. */
static gboolean
renew_brief (KntNotes *notes, KntNotes *brought, GError **error)
{
  KntBrief *corrected = knt_notes_get_corrected (notes);
  g_autoptr (KntBrief) old = corrected != NULL ? knt_brief_ref (corrected) : NULL;
  g_autoptr (GHashTable) homes = NULL;
  g_autoptr (KntEditGroup) group = NULL;

  knt_notes_set_source (notes, knt_notes_get_source (brought));
  knt_notes_set_brief (notes, knt_notes_get_brief (brought));
  homes = knt_homes_new_by_place (notes, old, knt_notes_get_corrected (notes));
  group = knt_rehome (notes, homes, NULL);

  return knt_notes_apply (notes, group, error);
}

static KntFound *
find_new (Bringing *self, GError **error)
{
  g_autoptr (KntFound) found = g_new0 (KntFound, 1);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = knt_library_dup_draft_path (self->library, knt_notes_get_id (self->brought));
  g_autoptr (GBytes) base = NULL;

  found->draft = knt_draft_writer_open (self->library, knt_notes_get_id (self->brought), error);
  if (found->draft == NULL)
    return NULL;
  self->is_new = !g_file_test (path, G_FILE_TEST_EXISTS);
  found->notes = knt_draft_writer_load (found->draft, &base, problems, error);
  if (found->notes == NULL && *error != NULL)
    return NULL;

  return g_steal_pointer (&found);
}

/* All of it before anything is written: what fails leaves the disk as it was. */
static void
find_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Bringing *self = task_data;
  g_autoptr (JsonNode) root = knt_notes_to_json (self->brought);
  g_autoptr (KntEditGroup) group = NULL;
  GError *error = NULL;

  self->found = self->known_id != NULL ? knt_found_from_library (self->library, self->known_id, self->notes_uri, &error)
                                       : find_new (self, &error);
  if (self->found != NULL && self->found->draft == NULL)
    g_set_error_literal (&error, KNT_SESSION_ERROR, KNT_SESSION_ERROR_READ_ONLY,
                         _ ("These notes were written by a newer version of Kanttekening and cannot be changed."));
  if (error != NULL) {
    g_task_return_error (task, error);
    return;
  }

  if (self->found->notes == NULL) {
    self->found->notes = g_object_ref (self->brought);
  } else if (renew_brief (self->found->notes, self->brought, &error)) {
    group = knt_bring_into (self->found->notes, root);
    knt_notes_apply (self->found->notes, group, &error);
  }

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static char *
dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base);
}

/* Nothing stays of notes that could not be written. */
static void
remove_draft (Bringing *self)
{
  g_autofree char *draft = knt_library_dup_draft_path (self->library, knt_notes_get_id (self->brought));
  g_autofree char *journal = knt_library_dup_journal_path (self->library, knt_notes_get_id (self->brought));
  g_autofree char *lock = g_strconcat (draft, ".lock", NULL);

  g_unlink (draft);
  g_unlink (journal);
  g_unlink (lock);
}

/* Found again all the same: a library reads the drafts that its list does not name. */
static void
listed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!knt_library_update_finish (result, &error))
    g_message ("%s", error->message);
}

static void
written_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Bringing *self = g_task_get_task_data (task);
  g_autofree char *pdf_uri = g_file_get_uri (self->pdf);
  GError *error = NULL;

  if (!knt_draft_writer_close_finish (KNT_DRAFT_WRITER (self->found->draft), result, &error)) {
    g_autofree char *name = dup_name (self->pdf);
    g_autofree char *reason = g_strdup (error->message);

    if (self->is_new)
      remove_draft (self);
    g_error_free (error);
    /* Translators: the name of a PDF, and a sentence that says why. */
    g_task_return_new_error (task, KNT_STORE_ERROR, KNT_STORE_ERROR_UNWRITABLE,
                             _ ("The notes to “%s” could not be kept: %s"), name, reason);
    return;
  }

  knt_library_update_async (self->library, self->found->notes, pdf_uri, self->notes_uri, listed_cb, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
found_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Bringing *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    if (self->is_new)
      remove_draft (self);
    g_task_return_error (task, error);
    return;
  }

  knt_draft_writer_attach (self->found->draft, self->found->notes);
  knt_draft_writer_close_async (self->found->draft, written_cb, g_object_ref (task));
}

static void
bring_into_session (GTask *task, KntSession *session, KntNotes *brought)
{
  KntNotes *notes = knt_session_get_notes (session);
  g_autoptr (JsonNode) root = knt_notes_to_json (brought);
  g_autoptr (KntEditGroup) group = knt_bring_into (notes, root);
  GError *error = NULL;

  if (knt_edit_group_get_edits (group)->len > 0 && !knt_notes_apply (notes, group, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * knt_bring_async:
 * @known_id: (nullable): of the notes that there are to the document, which are those of @brought then
 * @brought: not to be touched until it is done
 * @pdf: the document
 *
 * Writes the notes in a thread; into those that are open in a window of this program as a step that can be undone there. What fails
 * changes nothing.
 */
void
knt_bring_async (KntLibrary *library,
                 const char *known_id,
                 KntNotes *brought,
                 GFile *pdf,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) thread = NULL;
  KntSession *session;
  Bringing *self;

  g_return_if_fail (KNT_IS_LIBRARY (library));
  g_return_if_fail (KNT_IS_NOTES (brought));
  g_return_if_fail (G_IS_FILE (pdf));

  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, knt_bring_async);
  session = knt_sessions_find (library, knt_notes_get_id (brought));
  if (session != NULL) {
    bring_into_session (task, session, brought);
    return;
  }

  self = g_new0 (Bringing, 1);
  self->library = g_object_ref (library);
  self->known_id = g_strdup (known_id);
  self->notes_uri = known_id != NULL ? knt_library_dup_notes_uri (library, known_id) : NULL;
  self->pdf = g_object_ref (pdf);
  self->brought = g_object_ref (brought);
  g_task_set_task_data (task, self, (GDestroyNotify) bringing_free);

  /* Without a source object, and holding nothing: the thread's task may be freed in the thread. */
  thread = g_task_new (NULL, NULL, found_cb, g_object_ref (task));
  g_task_set_source_tag (thread, find_in_thread);
  g_task_set_task_data (thread, self, NULL);
  g_task_run_in_thread (thread, find_in_thread);
}

/**
 * knt_bring_finish:
 *
 * Returns: whether they are kept. Errors: #KNT_SESSION_ERROR (%KNT_SESSION_ERROR_IN_USE by another program,
 *   %KNT_SESSION_ERROR_READ_ONLY), #KNT_STORE_ERROR, #KNT_NOTES_ERROR, G_IO_ERROR
 */
gboolean
knt_bring_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
