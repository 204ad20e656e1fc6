/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "knt-found.h"

#include "knt-differences.h"
#include "knt-json.h"
#include "knt-merge.h"
#include "knt-notes-format.h"
#include "knt-session.h"
#include "knt-source.h"
#include "knt-store.h"

/* Notes as they are in a file. */
typedef struct {
  GFile *file;
  KntNotes *notes;
  JsonNode *root;
  GBytes *bytes;
  char *etag;
} Loaded;

static void
loaded_free (Loaded *self)
{
  g_clear_object (&self->file);
  g_clear_object (&self->notes);
  g_clear_pointer (&self->root, json_node_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->etag, g_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loaded, loaded_free)

static Loaded *
load (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (Loaded) loaded = g_new0 (Loaded, 1);
  g_autofree char *name = g_file_get_basename (file);

  loaded->file = g_object_ref (file);
  loaded->bytes = knt_store_read_file (file, &loaded->etag, cancellable, error);
  if (loaded->bytes == NULL)
    return NULL;

  loaded->root = knt_store_parse (loaded->bytes, name, error);
  if (loaded->root == NULL)
    return NULL;

  loaded->notes = knt_notes_new_from_json (loaded->root, error);
  return loaded->notes != NULL ? g_steal_pointer (&loaded) : NULL;
}

/* Both sides have changed since @base. */
static void
merge (KntFound *found, JsonNode *base, Loaded *file)
{
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_conflict_free);
  g_autoptr (KntEditGroup) group = knt_merge (found->notes, base, file->root, conflicts);

  if (conflicts->len == 0 && knt_notes_apply (found->notes, group, NULL))
    found->is_merged = TRUE;
  else
    found->theirs = g_object_ref (file->notes);
}

static void
keep (KntFound *found, KntNotes *notes)
{
  found->notes = g_object_ref (notes);
  /* Made when it is first asked for, which had better be here than in the main thread. */
  knt_notes_get_corrected (notes);
}

/* Which of the two goes on: the draft or what is in the chosen file. @base is what was in the file when this program
 * last read or wrote it. At least one of the two is there. */
static void
settle (KntFound *found, KntNotes *draft, GBytes *base, Loaded *file)
{
  g_autoptr (JsonNode) base_root = base != NULL ? knt_store_parse (base, "", NULL) : NULL;
  g_autoptr (KntNotes) before = base_root != NULL ? knt_notes_new_from_json (base_root, NULL) : NULL;

  if (file != NULL)
    found->file = knt_notes_file_new (file->file, file->etag, file->bytes,
                                      found->draft != NULL ? knt_draft_writer_get_rescue_folder (found->draft) : NULL);

  if (draft == NULL || (file != NULL && before != NULL && !knt_differences_exist (before, draft))) {
    keep (found, file->notes);
    return;
  }

  keep (found, draft);
  if (file == NULL || !knt_differences_exist (draft, file->notes))
    return;

  found->is_behind = TRUE;
  if (before == NULL || knt_differences_exist (before, file->notes))
    merge (found, base_root, file);
}

static void
set_problem (KntFound *found, GError *problem)
{
  if (found->problem == NULL)
    found->problem = problem;
  else
    g_error_free (problem);
}

/* A draft that can't be read is kept for a person to look at, and is no reason not to open the brief. FALSE with an error
 * when not even that is possible. */
static gboolean
load_draft (KntFound *found, KntNotes **draft, GBytes **base, GError **error)
{
  g_autoptr (GPtrArray) lost = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) problem = NULL;
  g_autofree char *path = NULL;

  *draft = knt_draft_writer_load (found->draft, base, lost, &problem);
  if (lost->len > 0)
    set_problem (found, g_error_new (KNT_NOTES_ERROR, KNT_NOTES_ERROR_STALE,
                                     _ ("Some of the last changes to these notes could not be restored: %s"),
                                     (char *) g_ptr_array_index (lost, 0)));
  if (problem == NULL)
    return TRUE;

  path = knt_draft_writer_set_aside (found->draft, error);
  if (path == NULL)
    return FALSE;

  set_problem (found, g_error_new (problem->domain, problem->code,
                                   _ ("The notes kept for this brief can’t be read and were set aside as “%s”: %s"),
                                   path, problem->message));
  return TRUE;
}

/**
 * knt_found_free:
 */
void
knt_found_free (KntFound *self)
{
  g_clear_object (&self->notes);
  g_clear_object (&self->draft);
  g_clear_object (&self->file);
  g_clear_object (&self->pdf);
  g_clear_object (&self->theirs);
  g_clear_error (&self->problem);
  g_free (self);
}

/**
 * knt_found_from_file:
 * @file: a notes file
 * @find_pdf: whether to look for the document
 * @pdfs: (nullable): where this program had documents open last, addresses by the ids of their notes
 * @id: (out) (nullable): of the notes; set as soon as they are read, whatever comes of it
 *
 * Loads notes from the file that the user chose, together with what the draft of the same notes holds beyond it. To be
 * called in a thread.
 *
 * Returns: (transfer full): the notes, or %NULL with an error of #KNT_NOTES_ERROR, #KNT_SESSION_ERROR or G_IO_ERROR
 */
KntFound *
knt_found_from_file (KntLibrary *library,
                     GFile *file,
                     gboolean find_pdf,
                     GHashTable *pdfs,
                     char **id,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (KntFound) found = g_new0 (KntFound, 1);
  g_autoptr (Loaded) loaded = load (file, cancellable, error);
  g_autoptr (KntNotes) draft = NULL;
  g_autoptr (GBytes) base = NULL;

  if (loaded == NULL)
    return NULL;

  *id = g_strdup (knt_notes_get_id (loaded->notes));
  if (find_pdf) {
    JsonObject *source = knt_notes_get_source (loaded->notes);

    found->pdf = knt_source_find_pdf (source, file, pdfs != NULL ? g_hash_table_lookup (pdfs, *id) : NULL, cancellable);
    if (found->pdf == NULL) {
      g_autofree char *name = g_file_get_basename (file);
      const char *wanted = knt_json_get_string (source, "name");

      g_set_error (error, KNT_SESSION_ERROR, KNT_SESSION_ERROR_NEEDS_PDF,
                   _ ("“%s” holds notes to “%s”, which was not found. Choose where it is."), name,
                   wanted != NULL ? wanted : _ ("a brief"));
      return NULL;
    }
  }

  if (!knt_notes_get_read_only (loaded->notes)) {
    found->draft = knt_draft_writer_open (library, knt_notes_get_id (loaded->notes), error);
    if (found->draft == NULL || !load_draft (found, &draft, &base, error))
      return NULL;
  }

  settle (found, draft, base, loaded);
  return g_steal_pointer (&found);
}

/**
 * knt_found_from_library:
 * @id: (nullable): of the notes, where the library knows some to the document
 * @notes_uri: (nullable): the file that was chosen for them
 *
 * Loads notes from their draft, together with what the chosen file holds. A chosen file that is gone, or that can't be
 * read, is forgotten, so that nothing can be written over it. To be called in a thread.
 *
 * Returns: (transfer full): the notes, new ones where there are none, or %NULL with an error
 */
KntFound *
knt_found_from_library (KntLibrary *library, const char *id, const char *notes_uri, GError **error)
{
  g_autoptr (KntFound) found = g_new0 (KntFound, 1);
  g_autoptr (KntNotes) draft = NULL;
  g_autoptr (Loaded) loaded = NULL;
  g_autoptr (GBytes) base = NULL;

  if (id != NULL) {
    found->draft = knt_draft_writer_open (library, id, error);
    if (found->draft == NULL || !load_draft (found, &draft, &base, error))
      return NULL;
  }

  if (id != NULL && notes_uri != NULL) {
    g_autoptr (GFile) file = g_file_new_for_uri (notes_uri);
    g_autoptr (GError) unreadable = NULL;

    if (g_file_query_exists (file, NULL))
      loaded = load (file, NULL, &unreadable);
    if (loaded != NULL && g_strcmp0 (knt_notes_get_id (loaded->notes), id) != 0)
      g_clear_pointer (&loaded, loaded_free);
    if (unreadable != NULL)
      set_problem (found, g_steal_pointer (&unreadable));
  }

  if (loaded != NULL && knt_notes_get_read_only (loaded->notes)) {
    /* What a newer version wrote is never written over by this one, whatever the draft holds. */
    g_clear_object (&draft);
    g_clear_object (&found->draft);
  }
  if (draft != NULL || loaded != NULL) {
    settle (found, draft, base, loaded);
    return g_steal_pointer (&found);
  }

  found->notes = knt_notes_new ();
  g_clear_object (&found->draft);
  found->draft = knt_draft_writer_open (library, knt_notes_get_id (found->notes), error);
  if (found->draft == NULL || !load_draft (found, &draft, &base, error))
    return NULL;

  return g_steal_pointer (&found);
}
