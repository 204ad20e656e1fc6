/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"

#include <glib/gstdio.h>

#include "document-fixture.h"
#include "knt-annotate.h"
#include "knt-annotation.h"
#include "knt-edits.h"
#include "knt-forms.h"
#include "knt-store.h"

void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    if (g_file_test (child, G_FILE_TEST_IS_DIR))
      remove_folder (child);
    else
      g_unlink (child);
  }
  g_rmdir (path);
}

void
place_reload_library (Place *self)
{
  g_autofree char *data = g_build_filename (self->folder, "data", NULL);

  g_clear_object (&self->library);
  self->library = knt_library_new (data);
  knt_library_load (self->library);
}

void
place_set_up (Place *self, gconstpointer data)
{
  g_autofree char *sample = g_test_build_filename (G_TEST_DIST, "..", "data", "sample", "brief.pdf", NULL);
  g_autoptr (GFile) source = g_file_new_for_path (sample);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("kanttekening-session.XXXXXX", &error);
  g_assert_no_error (error);
  place_reload_library (self);
  self->forms = knt_forms_load (g_getenv ("KNT_FORMS"), problems);
  g_assert_cmpuint (problems->len, ==, 0);

  self->pdf = place_get_file (self, "brief.pdf");
  g_file_copy (source, self->pdf, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

void
place_tear_down (Place *self, gconstpointer data)
{
  g_clear_object (&self->library);
  g_clear_pointer (&self->forms, g_ptr_array_unref);
  g_clear_object (&self->pdf);
  remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
}

/* @name: may lie in a folder of its own, which is made */
GFile *
place_get_file (Place *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);

  return g_file_new_for_path (path);
}

GFile *
place_write (Place *self, const char *name, const char *contents)
{
  GFile *file = place_get_file (self, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (g_file_peek_path (file), contents, -1, &error);
  g_assert_no_error (error);

  return file;
}

KntSession *
session_open (Place *place, GFile *file, GFile *pdf, const char *password, GError **error)
{
  g_autoptr (KntSession) session = knt_session_new (place->library, place->forms);
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *coming = NULL;

  knt_session_open_async (session, file, pdf, password, NULL, await_cb, &coming);
  result = await (&coming);
  if (knt_session_open_finish (session, result, error))
    return g_steal_pointer (&session);

  g_assert_null (knt_session_get_document (session));
  g_assert_null (knt_session_get_notes (session));
  return NULL;
}

KntSession *
session_open_well (Place *place, GFile *file)
{
  g_autoptr (GError) error = NULL;
  KntSession *session = session_open (place, file, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (session);

  return session;
}

void
session_close (KntSession *session)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *coming = NULL;

  knt_session_close_async (session, await_cb, &coming);
  result = await (&coming);
  knt_session_close_finish (session, result, &error);
  g_assert_no_error (error);
}

void
session_save (KntSession *session, GFile *file)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *coming = NULL;

  knt_session_save_async (session, file, NULL, await_cb, &coming);
  result = await (&coming);
  knt_session_save_finish (session, result, &error);
  g_assert_no_error (error);
}

static gboolean
has_brief (gpointer data)
{
  return !knt_session_get_recognising (data);
}

void
session_await_brief (KntSession *session)
{
  await_condition (has_brief, session);
}

static gboolean
is_saved (gpointer data)
{
  return !knt_session_get_modified (data);
}

void
session_await_saved (KntSession *session)
{
  await_condition (is_saved, session);
}

KntEntity *
session_annotate (KntSession *session, guint page, guint start, guint end)
{
  const KntSpan span = { page, start, end };
  g_autoptr (GArray) spans = knt_spans_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *coming = NULL;
  KntEntity *annotation;

  g_array_append_val (spans, span);
  knt_annotate_async (knt_session_get_document (session), knt_session_get_notes (session), spans, NULL, await_cb,
                      &coming);
  result = await (&coming);
  annotation = knt_annotate_finish (result, &error);
  g_assert_no_error (error);

  return annotation;
}

void
set_note (KntNotes *notes, const char *question_id, const char *text)
{
  g_autoptr (KntEditGroup) group = knt_edits_set_question_note (notes, question_id, text, NULL);
  g_autoptr (GError) error = NULL;

  knt_notes_apply (notes, group, &error);
  g_assert_no_error (error);
}

const char *
get_note (KntNotes *notes, const char *question_id)
{
  KntEntity *annotation = knt_notes_find_question_annotation (notes, question_id);

  return annotation != NULL ? knt_annotation_get_note (annotation) : NULL;
}

char *
read_file (GFile *file)
{
  g_autoptr (GError) error = NULL;
  char *contents;

  g_file_load_contents (file, NULL, &contents, NULL, NULL, &error);
  g_assert_no_error (error);

  return contents;
}

KntNotes *
read_notes (GFile *file)
{
  g_autoptr (GError) error = NULL;
  KntNotes *notes = knt_store_load_file (file, NULL, NULL, &error);

  g_assert_no_error (error);

  return notes;
}
