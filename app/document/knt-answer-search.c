/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "knt-answer-search.h"

#include "knt-bring.h"
#include "knt-recognition.h"
#include "knt-source.h"

struct _KntAnswerSearch {
  GObject parent_instance;

  KntLibrary *library;
  GPtrArray *forms;
  KntNotes *notes;
  GFile *brief;
  GFile *pdf;

  KntDocument *document;
  KntRecognition *recognition;
  GPtrArray *texts;
  char *sha256;
  JsonObject *source;
  char *known_id; /* (nullable): of the notes that there are to the PDF */
  KntAnswers *answers;
  gboolean is_stale; /* the notes were changed after they were looked at */
};

enum { PROP_PROGRESS = 1, N_PROPS };

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KntAnswerSearch, knt_answer_search, G_TYPE_OBJECT)
G_DEFINE_QUARK (knt_answer_search_error_quark, knt_answer_search_error)

/* What the thread is given; it shares nothing with the main thread while it works. */
typedef struct {
  JsonNode *root; /* of the notes */
  char *known_id;
  JsonObject *source;
  KntBrief *brief;
  GPtrArray *texts;
} Match;

static void
match_free (Match *self)
{
  json_node_unref (self->root);
  g_free (self->known_id);
  json_object_unref (self->source);
  knt_brief_unref (self->brief);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

static char *
dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base);
}

static void
notes_changed_cb (KntAnswerSearch *self)
{
  self->is_stale = TRUE;
}

static void
progress_cb (KntAnswerSearch *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROGRESS]);
}

static void
match_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Match *match = task_data;
  GError *error = NULL;
  g_autoptr (KntNotes) notes = knt_notes_new_from_json (match->root, &error);
  KntAnswers *answers = NULL;

  if (notes != NULL)
    answers = knt_answers_new (notes, match->known_id, match->source, match->brief, match->texts, &error);
  if (answers != NULL)
    g_task_return_pointer (task, answers, (GDestroyNotify) knt_answers_free);
  else
    g_task_return_error (task, error);
}

static void
match (KntAnswerSearch *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  /* Without a source object: a thread's task may be freed in the thread. */
  g_autoptr (GTask) thread = g_task_new (NULL, cancellable, callback, user_data);
  Match *match = g_new0 (Match, 1);

  match->root = knt_notes_to_json (self->notes);
  match->known_id = g_strdup (self->known_id);
  match->source = json_object_ref (self->source);
  match->brief = knt_brief_ref (knt_recognition_get_brief (self->recognition));
  match->texts = g_ptr_array_ref (self->texts);
  self->is_stale = FALSE;
  g_task_set_source_tag (thread, match_in_thread);
  g_task_set_task_data (thread, match, (GDestroyNotify) match_free);
  g_task_run_in_thread (thread, match_in_thread);
}

static gboolean
take_answers (KntAnswerSearch *self, GAsyncResult *result, GError **error)
{
  KntAnswers *answers = g_task_propagate_pointer (G_TASK (result), error);

  if (answers == NULL)
    return FALSE;

  g_clear_pointer (&self->answers, knt_answers_free);
  self->answers = answers;
  return TRUE;
}

/* The brief of questions itself, the same bytes or other ones with the same pages. */
static GError *
new_same_error (KntAnswerSearch *self)
{
  g_autofree char *name = dup_name (self->pdf);

  return g_error_new (KNT_ANSWER_SEARCH_ERROR, KNT_ANSWER_SEARCH_ERROR_SAME,
                      _ ("“%s” is the brief with the questions itself. Choose the PDF that answers them."), name);
}

static void
matched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  KntAnswerSearch *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!take_answers (self, result, &error)) {
    g_task_return_error (task, error);
  } else if (self->answers->n_found == 0) {
    g_autofree char *brief = dup_name (self->brief);
    g_autofree char *pdf = dup_name (self->pdf);
    guint n = self->answers->questions->len;

    /* Translators: a number, the name of the file with the questions, and that of the other one. */
    g_task_return_new_error (task, KNT_ANSWER_SEARCH_ERROR, KNT_ANSWER_SEARCH_ERROR_NONE_FOUND,
                             ngettext ("The %u question of “%s” was not found in “%s”. Nothing was changed.",
                                       "None of the %u questions of “%s” were found in “%s”. Nothing was changed.", n),
                             n, brief, pdf);
  } else {
    g_task_return_boolean (task, TRUE);
  }
}

/* (nullable): why it can't have answers */
static GError *
check_recognised (KntAnswerSearch *self)
{
  g_autofree char *name = dup_name (self->pdf);
  KntBrief *brief = knt_recognition_get_brief (self->recognition);

  if (self->texts->len == 0)
    return g_error_new (KNT_ANSWER_SEARCH_ERROR, KNT_ANSWER_SEARCH_ERROR_NO_TEXT,
                        _ ("None of the pages of “%s” can be read. Nothing was changed."), name);
  if (!knt_recognition_get_has_text (self->recognition))
    return g_error_new (KNT_ANSWER_SEARCH_ERROR, KNT_ANSWER_SEARCH_ERROR_NO_TEXT,
                        _ ("The pages of “%s” are scanned images without text. Nothing was changed."), name);
  if (brief == NULL || knt_brief_get_exchanges (brief)->len == 0)
    return g_error_new (KNT_ANSWER_SEARCH_ERROR, KNT_ANSWER_SEARCH_ERROR_NO_QUESTIONS,
                        _ ("No questions were recognized in “%s”. Nothing was changed."), name);

  return NULL;
}

static void
recognised_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  KntAnswerSearch *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  if (knt_recognition_run_finish (self->recognition, result, &error))
    error = check_recognised (self);
  if (error != NULL) {
    g_task_return_error (task, error);
    return;
  }

  self->source =
    knt_source_describe (NULL, self->document, self->sha256, knt_recognition_get_pages (self->recognition));
  self->known_id = knt_library_find (self->library, self->source);
  if (g_strcmp0 (self->known_id, knt_notes_get_id (self->notes)) == 0) {
    g_task_return_error (task, new_same_error (self));
    return;
  }
  match (self, cancellable, matched_cb, g_object_ref (task));
}

static void
hashed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  KntAnswerSearch *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->sha256 = knt_document_hash_finish (self->document, result, &error);
  if (self->sha256 == NULL) {
    g_task_return_error (task, error);
    return;
  }
  if (g_strcmp0 (self->sha256, knt_notes_get_sha256 (self->notes)) == 0) {
    g_task_return_error (task, new_same_error (self));
    return;
  }

  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_page_text_unref);
  self->recognition = knt_recognition_new (self->document, self->forms, NULL);
  knt_recognition_set_texts (self->recognition, self->texts);
  g_signal_connect_object (self->recognition, "notify::progress", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  knt_recognition_run_async (self->recognition, g_task_get_cancellable (task), recognised_cb, g_object_ref (task));
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  KntAnswerSearch *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->document = knt_document_open_finish (result, &error);
  if (self->document == NULL)
    g_task_return_error (task, error);
  else
    knt_document_hash_async (self->document, g_task_get_cancellable (task), hashed_cb, g_object_ref (task));
}

static void
kept_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (knt_bring_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
keep (GTask *task)
{
  KntAnswerSearch *self = g_task_get_source_object (task);

  knt_bring_async (self->library, self->known_id, self->answers->notes, self->pdf, kept_cb, g_object_ref (task));
}

static void
matched_again_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (take_answers (g_task_get_source_object (task), result, &error))
    keep (task);
  else
    g_task_return_error (task, error);
}

/* Lets go of what an earlier run had. */
static void
reset (KntAnswerSearch *self)
{
  g_clear_pointer (&self->answers, knt_answers_free);
  g_clear_pointer (&self->known_id, g_free);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->source, json_object_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_object (&self->recognition);
  if (self->document != NULL)
    knt_document_close (self->document);
  g_clear_object (&self->document);
}

static void
knt_answer_search_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id) {
    case PROP_PROGRESS:
      g_value_set_double (value, knt_answer_search_get_progress (KNT_ANSWER_SEARCH (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
knt_answer_search_finalize (GObject *object)
{
  KntAnswerSearch *self = KNT_ANSWER_SEARCH (object);

  reset (self);
  g_clear_object (&self->library);
  g_clear_pointer (&self->forms, g_ptr_array_unref);
  g_clear_object (&self->notes);
  g_clear_object (&self->brief);
  g_clear_object (&self->pdf);

  G_OBJECT_CLASS (knt_answer_search_parent_class)->finalize (object);
}

static void
knt_answer_search_class_init (KntAnswerSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = knt_answer_search_get_property;
  object_class->finalize = knt_answer_search_finalize;

  props[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 0,
                                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
knt_answer_search_init (KntAnswerSearch *self)
{
}

/**
 * knt_answer_search_new:
 * @library: where the notes to the answers will be kept
 * @forms: (element-type KntForm): the forms to recognise
 * @notes: to the questions; they are read only
 * @brief: the file with the questions
 * @pdf: where to look
 *
 * Returns: (transfer full): a search that has not begun
 */
KntAnswerSearch *
knt_answer_search_new (KntLibrary *library, GPtrArray *forms, KntNotes *notes, GFile *brief, GFile *pdf)
{
  KntAnswerSearch *self = g_object_new (KNT_TYPE_ANSWER_SEARCH, NULL);

  self->library = g_object_ref (library);
  self->forms = g_ptr_array_ref (forms);
  self->notes = g_object_ref (notes);
  self->brief = g_object_ref (brief);
  self->pdf = g_object_ref (pdf);
  g_signal_connect_object (notes, "changed", G_CALLBACK (notes_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * knt_answer_search_run_async:
 * @password: (nullable): of the PDF
 * @cancellable: (nullable)
 *
 * Looks for the answers. May be run again when it has failed, with a password for instance.
 */
void
knt_answer_search_run_async (KntAnswerSearch *self,
                             const char *password,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (KNT_IS_ANSWER_SEARCH (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, knt_answer_search_run_async);
  reset (self);
  knt_document_open_async (self->pdf, password, cancellable, opened_cb, g_object_ref (task));
}

/**
 * knt_answer_search_run_finish:
 *
 * Returns: whether at least one of the questions was found. Errors: #KNT_DOCUMENT_ERROR (%KNT_DOCUMENT_ERROR_PASSWORD: ask, run
 *   again), #KNT_ANSWER_SEARCH_ERROR, #KNT_NOTES_ERROR, G_IO_ERROR
 */
gboolean
knt_answer_search_run_finish (KntAnswerSearch *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * knt_answer_search_get_progress:
 *
 * Returns: how much of the PDF is read, 0 to 1
 */
double
knt_answer_search_get_progress (KntAnswerSearch *self)
{
  g_return_val_if_fail (KNT_IS_ANSWER_SEARCH (self), 0);

  return self->recognition != NULL ? knt_recognition_get_progress (self->recognition) : 0;
}

/**
 * knt_answer_search_get_pdf:
 *
 * Returns: (transfer none): where it looks
 */
GFile *
knt_answer_search_get_pdf (KntAnswerSearch *self)
{
  g_return_val_if_fail (KNT_IS_ANSWER_SEARCH (self), NULL);

  return self->pdf;
}

/**
 * knt_answer_search_get_document:
 *
 * Returns: (transfer none) (nullable): the PDF, once it is open
 */
KntDocument *
knt_answer_search_get_document (KntAnswerSearch *self)
{
  g_return_val_if_fail (KNT_IS_ANSWER_SEARCH (self), NULL);

  return self->document;
}

/**
 * knt_answer_search_get_answers:
 *
 * Returns: (transfer none) (nullable): what was found, once it has run
 */
const KntAnswers *
knt_answer_search_get_answers (KntAnswerSearch *self)
{
  g_return_val_if_fail (KNT_IS_ANSWER_SEARCH (self), NULL);

  return self->answers;
}

/**
 * knt_answer_search_get_n_failed:
 *
 * Returns: how many pages of the PDF could not be read
 */
guint
knt_answer_search_get_n_failed (KntAnswerSearch *self)
{
  g_return_val_if_fail (KNT_IS_ANSWER_SEARCH (self), 0);

  return self->recognition != NULL ? knt_recognition_get_n_failed (self->recognition) : 0;
}

/**
 * knt_answer_search_get_is_known:
 *
 * Returns: whether there are notes to the PDF already, to which these would be added
 */
gboolean
knt_answer_search_get_is_known (KntAnswerSearch *self)
{
  g_return_val_if_fail (KNT_IS_ANSWER_SEARCH (self), FALSE);

  return self->known_id != NULL;
}

/**
 * knt_answer_search_keep_async:
 *
 * Writes the notes to where they are found when the PDF is opened. What was changed in the notes to the questions meanwhile goes
 * along. To be called once it has run.
 */
void
knt_answer_search_keep_async (KntAnswerSearch *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (KNT_IS_ANSWER_SEARCH (self));
  g_return_if_fail (self->answers != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, knt_answer_search_keep_async);
  if (self->is_stale)
    match (self, NULL, matched_again_cb, g_object_ref (task));
  else
    keep (task);
}

/**
 * knt_answer_search_keep_finish:
 *
 * Returns: whether they are kept; otherwise nothing was changed. Errors: see knt_bring_finish()
 */
gboolean
knt_answer_search_keep_finish (KntAnswerSearch *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
