/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "knt-opening.h"

#include "knt-json.h"
#include "knt-session.h"
#include "knt-source.h"

/* How much of a file tells what it is: a PDF's header may stand anywhere in the first 1024 bytes (ISO 32000-1, H.3, note 13). */
#define HEAD_LENGTH 1024

struct _KntOpening {
  GObject parent_instance;

  KntLibrary *library;
  GFile *file;
  GFile *pdf;
  char *password;

  KntDocument *document;
  KntFound *found;
  char *sha256;
  char *notes_id;
};

enum { PROP_DOCUMENT = 1, N_PROPS };

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KntOpening, knt_opening, G_TYPE_OBJECT)

typedef enum { KIND_PDF, KIND_NOTES, KIND_UNKNOWN } Kind;

/* Work in a thread, whose task has no source object: the last reference to that may fall in the thread. */
typedef struct {
  KntLibrary *library;
  GFile *file;
  gboolean find_pdf;
  GHashTable *pdfs; /* (nullable) */
  char *id;
  char *notes_uri;
} Search;

static void
search_free (Search *self)
{
  g_clear_object (&self->library);
  g_clear_object (&self->file);
  g_clear_pointer (&self->pdfs, g_hash_table_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->notes_uri, g_free);
  g_free (self);
}

static void
run_in_thread (GTask *task, Search *search, GTaskThreadFunc func, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) inner = g_task_new (NULL, g_task_get_cancellable (task), callback, g_object_ref (task));

  g_task_set_source_tag (inner, func);
  g_task_set_task_data (inner, search, (GDestroyNotify) search_free);
  g_task_run_in_thread (inner, func);
}

static void
set_document (KntOpening *self, KntDocument *document)
{
  if (g_set_object (&self->document, document))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCUMENT]);
}

static void
find_in_library_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Search *search = task_data;
  GError *error = NULL;
  KntFound *found = knt_found_from_library (search->library, search->id, search->notes_uri, &error);

  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) knt_found_free);
  else
    g_task_return_error (task, error);
}

static void
found_in_library_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  KntFound *found = g_task_propagate_pointer (G_TASK (result), &error);

  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) knt_found_free);
  else
    g_task_return_error (task, error);
}

/* Where the documents were, by the ids of their notes: in a sandbox that is where the portal shows them, which notes
 * themselves do not say. */
static GHashTable *
list_pdfs (KntLibrary *library)
{
  GHashTable *pdfs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GListModel *items = knt_library_get_recent (library);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++) {
    g_autoptr (KntLibraryItem) item = g_list_model_get_item (items, i);

    if (knt_library_item_get_pdf_uri (item) != NULL)
      g_hash_table_insert (pdfs, g_strdup (knt_library_item_get_id (item)),
                           g_strdup (knt_library_item_get_pdf_uri (item)));
  }

  return pdfs;
}

/* The PDF was opened: its notes are those to the same bytes, whatever its name or place. */
static void
hashed_to_find_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  KntOpening *self = g_task_get_source_object (task);
  g_autoptr (JsonObject) marks = NULL;
  Search *search;
  GError *error = NULL;

  self->sha256 = knt_document_hash_finish (KNT_DOCUMENT (object), result, &error);
  if (self->sha256 == NULL) {
    g_task_return_error (task, error);
    return;
  }

  marks = knt_source_describe (NULL, self->document, self->sha256, NULL);
  self->notes_id = knt_library_find (self->library, marks);
  search = g_new0 (Search, 1);
  search->library = g_object_ref (self->library);
  search->id = g_strdup (self->notes_id);
  search->notes_uri = search->id != NULL ? knt_library_dup_notes_uri (self->library, search->id) : NULL;
  run_in_thread (task, search, find_in_library_in_thread, found_in_library_cb);
}

static void
pdf_opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  KntOpening *self = g_task_get_source_object (task);
  g_autoptr (KntDocument) document = NULL;
  GError *error = NULL;

  document = knt_document_open_finish (result, &error);
  if (document == NULL) {
    g_task_return_error (task, error);
    return;
  }

  set_document (self, document);
  knt_document_hash_async (document, g_task_get_cancellable (task), hashed_to_find_cb, g_object_ref (task));
}

/* The notes are free again by the time that this is heard. */
static void
refuse (GTask *task, GError *error)
{
  KntOpening *self = g_task_get_source_object (task);

  g_clear_pointer (&self->found, knt_found_free);
  g_task_return_error (task, error);
}

/* The notes were opened: their PDF must be the one that they are about. */
static void
hashed_to_compare_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  KntOpening *self = g_task_get_source_object (task);
  KntDocument *document = KNT_DOCUMENT (object);
  const char *wanted = knt_notes_get_sha256 (self->found->notes);
  GError *error = NULL;

  self->sha256 = knt_document_hash_finish (document, result, &error);
  if (self->sha256 == NULL) {
    refuse (task, error);
    return;
  }

  if (wanted != NULL && g_ascii_strcasecmp (self->sha256, wanted) != 0) {
    JsonObject *source = knt_notes_get_source (self->found->notes);
    const char *name = knt_json_get_string (source, "name");
    g_autofree char *notes_name = g_file_get_basename (self->file);
    g_autofree char *pdf_name = g_file_get_basename (knt_document_get_file (document));

    refuse (task, g_error_new (KNT_SESSION_ERROR, KNT_SESSION_ERROR_WRONG_PDF,
                               _ ("“%s” is not the brief that “%s” belongs to: its content differs from that of “%s”."),
                               pdf_name, notes_name, name != NULL ? name : _ ("the brief")));
    return;
  }

  set_document (self, document);
  g_task_return_pointer (task, g_steal_pointer (&self->found), (GDestroyNotify) knt_found_free);
}

static void
found_pdf_opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (KntDocument) document = NULL;
  GError *error = NULL;

  document = knt_document_open_finish (result, &error);
  if (document == NULL)
    refuse (task, error);
  else
    knt_document_hash_async (document, g_task_get_cancellable (task), hashed_to_compare_cb, g_object_ref (task));
}

static void
load_file_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Search *search = task_data;
  GError *error = NULL;
  KntFound *found;

  found = knt_found_from_file (search->library, search->file, search->find_pdf, search->pdfs, &search->id, cancellable,
                               &error);
  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) knt_found_free);
  else
    g_task_return_error (task, error);
}

static void
file_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  KntOpening *self = g_task_get_source_object (task);
  Search *search = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  self->found = g_task_propagate_pointer (G_TASK (result), &error);
  self->notes_id = g_steal_pointer (&search->id);
  if (self->found == NULL)
    g_task_return_error (task, error);
  else
    knt_document_open_async (self->pdf != NULL ? self->pdf : self->found->pdf, self->password,
                             g_task_get_cancellable (task), found_pdf_opened_cb, g_object_ref (task));
}

/* What can't be read at all is left to the document, which says what is wrong with it. */
static Kind
tell_kind (GFile *file, GCancellable *cancellable)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autofree char *head = g_malloc0 (HEAD_LENGTH + 1);
  const char *text = head;
  gsize length = 0;

  /* A pipe would be read for ever. */
  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable) == G_FILE_TYPE_SPECIAL)
    return KIND_PDF;
  if (g_str_has_suffix (name, ".kanttekening") || g_str_has_suffix (name, ".json"))
    return KIND_NOTES;

  stream = g_file_read (file, cancellable, NULL);
  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), head, HEAD_LENGTH, &length, cancellable, NULL) ||
      length == 0 || g_strstr_len (head, length, "%PDF-") != NULL || g_str_has_suffix (name, ".pdf"))
    return KIND_PDF;

  if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    text += 3;
  text += strspn (text, " \t\r\n");

  return *text == '{' ? KIND_NOTES : KIND_UNKNOWN;
}

static void
tell_kind_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Search *search = task_data;

  g_task_return_int (task, tell_kind (search->file, cancellable));
}

static void
kind_told_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  KntOpening *self = g_task_get_source_object (task);
  GError *error = NULL;
  int kind = g_task_propagate_int (G_TASK (result), &error);

  if (error != NULL) {
    g_task_return_error (task, error);
    return;
  }

  switch ((Kind) kind) {
    case KIND_PDF:
      knt_document_open_async (self->file, self->password, g_task_get_cancellable (task), pdf_opened_cb,
                               g_object_ref (task));
      break;
    case KIND_NOTES: {
      Search *search = g_new0 (Search, 1);

      search->library = g_object_ref (self->library);
      search->file = g_object_ref (self->file);
      search->find_pdf = self->pdf == NULL;
      search->pdfs = list_pdfs (self->library);
      run_in_thread (task, search, load_file_in_thread, file_loaded_cb);
      break;
    }
    case KIND_UNKNOWN: {
      g_autofree char *name = g_file_get_basename (self->file);

      g_task_return_new_error (task, KNT_SESSION_ERROR, KNT_SESSION_ERROR_UNKNOWN,
                               _ ("“%s” is neither a brief in PDF nor notes to one."), name);
      break;
    }
  }
}

static void
knt_opening_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KntOpening *self = KNT_OPENING (object);

  switch (prop_id) {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
knt_opening_finalize (GObject *object)
{
  KntOpening *self = KNT_OPENING (object);

  g_clear_object (&self->library);
  g_clear_object (&self->file);
  g_clear_object (&self->pdf);
  g_clear_pointer (&self->password, g_free);
  g_clear_object (&self->document);
  g_clear_pointer (&self->found, knt_found_free);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->notes_id, g_free);

  G_OBJECT_CLASS (knt_opening_parent_class)->finalize (object);
}

static void
knt_opening_class_init (KntOpeningClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = knt_opening_get_property;
  object_class->finalize = knt_opening_finalize;

  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, KNT_TYPE_DOCUMENT,
                                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
knt_opening_init (KntOpening *self)
{
}

/**
 * knt_opening_new:
 * @file: a PDF or notes, told by content where the name does not tell
 * @pdf: (nullable): the PDF that belongs to the notes
 * @password: (nullable): of the PDF
 *
 * Returns: (transfer full): an opening that has not begun
 */
KntOpening *
knt_opening_new (KntLibrary *library, GFile *file, GFile *pdf, const char *password)
{
  KntOpening *self = g_object_new (KNT_TYPE_OPENING, NULL);

  self->library = g_object_ref (library);
  self->file = g_object_ref (file);
  g_set_object (&self->pdf, pdf);
  self->password = g_strdup (password);

  return self;
}

/**
 * knt_opening_run_async:
 *
 * To be called once.
 */
void
knt_opening_run_async (KntOpening *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Search *search;

  g_return_if_fail (KNT_IS_OPENING (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, knt_opening_run_async);
  search = g_new0 (Search, 1);
  search->file = g_object_ref (self->file);
  run_in_thread (task, search, tell_kind_in_thread, kind_told_cb);
}

/**
 * knt_opening_run_finish:
 *
 * Returns: (transfer full): the notes and where they are kept
 */
KntFound *
knt_opening_run_finish (KntOpening *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * knt_opening_get_document:
 *
 * Returns: (transfer none) (nullable): the PDF, once it is open
 */
KntDocument *
knt_opening_get_document (KntOpening *self)
{
  g_return_val_if_fail (KNT_IS_OPENING (self), NULL);

  return self->document;
}

/**
 * knt_opening_get_sha256:
 *
 * Returns: (nullable): of the document's bytes, once they are read
 */
const char *
knt_opening_get_sha256 (KntOpening *self)
{
  g_return_val_if_fail (KNT_IS_OPENING (self), NULL);

  return self->sha256;
}

/**
 * knt_opening_get_notes_id:
 *
 * Returns: (nullable): of the notes that were there before, even when they could not be opened
 */
const char *
knt_opening_get_notes_id (KntOpening *self)
{
  g_return_val_if_fail (KNT_IS_OPENING (self), NULL);

  return self->notes_id;
}
