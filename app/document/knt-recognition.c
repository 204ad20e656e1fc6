/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-recognition.h"

#include "knt-audit.h"
#include "knt-json.h"
#include "knt-recogniser.h"

/* The first questions of a long document are shown once this many pages are read, and then each time that so many times more are
 * there: what shows them has to begin anew each time, and so has the recogniser. Once half is read the whole is
 * near. */
#define FIRST_BRIEF_PAGES 8
#define NEXT_BRIEF_FACTOR 8
#define LAST_BRIEF_SHARE 2

struct _KntRecognition {
  GObject parent_instance;

  KntDocument *document;
  GPtrArray *forms;
  GPtrArray *texts; /* (nullable) KntPageText */

  double progress;
  KntBrief *known;
  KntBrief *brief;
  JsonNode *pages;
  GPtrArray *findings;
  GPtrArray *fits;
  guint n_read;
  guint n_failed;
  gboolean has_text;
  gboolean is_other;
};

enum { PROP_BRIEF = 1, PROP_PROGRESS, N_PROPS };

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KntRecognition, knt_recognition, G_TYPE_OBJECT)

/* What the two threads share. Texts go one way through the queue, briefs the other way through the context. */
typedef struct {
  gatomicrefcount ref_count;
  GAsyncQueue *texts; /* KntPageText, and the end mark */
  GMainContext *context;
  GPtrArray *forms;
  KntBrief *known;
  guint n_pages;
  gboolean is_followed; /* somebody wants the briefs so far */
  GWeakRef recognition; /* for the main thread only */
  GError *error;        /* of the reading; set before the end mark is sent */

  /* Written by the thread, read once it has returned. */
  KntBrief *brief;
  JsonNode *pages;
  GPtrArray *findings;
  GPtrArray *fits;
  gboolean has_text;
  gboolean is_other;
} Run;

static char end_mark;

static Run *
run_ref (Run *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
drop_text (gpointer item)
{
  if (item != &end_mark)
    knt_page_text_unref (item);
}

static void
run_unref (Run *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->texts, g_async_queue_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->forms, g_ptr_array_unref);
  g_clear_pointer (&self->brief, knt_brief_unref);
  g_clear_pointer (&self->known, knt_brief_unref);
  g_clear_pointer (&self->pages, json_node_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->fits, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_weak_ref_clear (&self->recognition);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_unref)

static Run *
run_new (KntRecognition *recognition)
{
  Run *self = g_new0 (Run, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->texts = g_async_queue_new_full (drop_text);
  self->context = g_main_context_ref_thread_default ();
  self->forms = g_ptr_array_ref (recognition->forms);
  self->known = recognition->known != NULL ? knt_brief_ref (recognition->known) : NULL;
  self->n_pages = knt_document_get_n_pages (recognition->document);
  self->is_followed = g_signal_has_handler_pending (recognition, g_signal_lookup ("notify", KNT_TYPE_RECOGNITION),
                                                    g_quark_from_static_string ("brief"), FALSE);
  g_weak_ref_init (&self->recognition, recognition);

  return self;
}

static void
set_brief (KntRecognition *self, KntBrief *brief)
{
  g_clear_pointer (&self->brief, knt_brief_unref);
  self->brief = knt_brief_ref (brief);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BRIEF]);
}

static void
set_progress (KntRecognition *self, double progress)
{
  if (self->progress == progress)
    return;

  self->progress = progress;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROGRESS]);
}

typedef struct {
  Run *run;
  KntBrief *brief;
} Delivery;

static void
delivery_free (Delivery *self)
{
  run_unref (self->run);
  knt_brief_unref (self->brief);
  g_free (self);
}

static gboolean
deliver_cb (gpointer user_data)
{
  Delivery *delivery = user_data;
  g_autoptr (KntRecognition) self = g_weak_ref_get (&delivery->run->recognition);

  if (self != NULL)
    set_brief (self, delivery->brief);

  return G_SOURCE_REMOVE;
}

/* Briefs so far travel through the same context as the end of the thread, at the same priority, so that an early one
 * can't arrive after the whole. */
static void
deliver (Run *run, KntBrief *brief)
{
  Delivery *delivery = g_new0 (Delivery, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  delivery->run = run_ref (run);
  delivery->brief = knt_brief_ref (brief);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_cb, delivery, (GDestroyNotify) delivery_free);
  g_source_attach (source, run->context);
}

static JsonObject *
describe_page (KntPageText *text)
{
  JsonObject *page = json_object_new ();
  KntSize size = knt_page_geometry_get_size (knt_page_text_get_geometry (text));
  g_autofree char *sha256 = knt_page_text_dup_sha256 (text);

  json_object_set_string_member (page, "label", knt_page_text_get_label (text));
  json_object_set_double_member (page, "width", size.width);
  json_object_set_double_member (page, "height", size.height);
  json_object_set_int_member (page, "length", knt_page_text_get_n_chars (text));
  json_object_set_string_member (page, "textSha256", sha256);

  return page;
}

/* The array is by page number, so a page that could not be read leaves an empty place. */
static void
add_missing_pages (JsonArray *pages, guint until)
{
  while (json_array_get_length (pages) < until)
    json_array_add_object_element (pages, json_object_new ());
}

/* Its JSON is made here too: for a long brief that is more than the main thread has time for. */
static KntBrief *
make_brief (KntRecogniser *recogniser)
{
  KntBrief *brief = knt_recogniser_recognise (recogniser);
  JsonNode *node = knt_brief_to_json (brief);

  json_node_seal (node);
  knt_brief_take_source (brief, node);

  return brief;
}

static gboolean
is_same_brief (KntBrief *one, KntBrief *other)
{
  g_autoptr (JsonNode) a = knt_brief_to_json (one);
  g_autoptr (JsonNode) b = knt_brief_to_json (other);

  return json_node_equal (a, b);
}

static void
recognise_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Run *run = task_data;
  g_autoptr (KntRecogniser) recogniser = knt_recogniser_new (run->forms);
  JsonArray *pages = json_array_sized_new (run->n_pages);
  guint due = FIRST_BRIEF_PAGES;
  guint n_pages = 0;
  gpointer item;

  run->pages = knt_json_node_take_array (pages);

  while ((item = g_async_queue_pop (run->texts)) != &end_mark) {
    g_autoptr (KntPageText) text = item;

    if (g_cancellable_is_cancelled (cancellable))
      continue;

    knt_recogniser_add_page (recogniser, text);
    add_missing_pages (pages, knt_page_text_get_page (text) - 1);
    json_array_add_object_element (pages, describe_page (text));

    if (!run->is_followed || ++n_pages < due || n_pages * LAST_BRIEF_SHARE > run->n_pages)
      continue;

    g_autoptr (KntBrief) brief = make_brief (recogniser);

    due *= NEXT_BRIEF_FACTOR;
    if (knt_brief_get_exchanges (brief)->len > 0)
      deliver (run, brief);
  }

  if (g_task_return_error_if_cancelled (task))
    return;
  if (run->error != NULL) {
    g_task_return_error (task, g_steal_pointer (&run->error));
    return;
  }

  add_missing_pages (pages, run->n_pages);
  json_node_seal (run->pages);
  run->has_text = knt_recogniser_has_text (recogniser);
  run->brief = make_brief (recogniser);
  run->findings = knt_audit_brief (run->brief);
  run->fits = g_ptr_array_ref (knt_recogniser_get_fits (recogniser));
  run->is_other = run->known == NULL || !is_same_brief (run->known, run->brief);
  g_task_return_boolean (task, TRUE);
}

static void
thread_ended_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data; /* of run_async */
  KntRecognition *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    g_task_return_error (task, error);
    return;
  }

  self->has_text = run->has_text;
  self->is_other = run->is_other;
  self->pages = g_steal_pointer (&run->pages);
  self->findings = g_steal_pointer (&run->findings);
  self->fits = g_steal_pointer (&run->fits);
  set_brief (self, run->brief);
  set_progress (self, 1);
  g_task_return_boolean (task, TRUE);
}

static void
page_read (KntPageText *text, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (KntRecognition) self = g_weak_ref_get (&run->recognition);

  g_async_queue_push (run->texts, knt_page_text_ref (text));
  if (self != NULL && self->texts != NULL)
    g_ptr_array_add (self->texts, knt_page_text_ref (text));
  if (self != NULL)
    set_progress (self, MIN (++self->n_read, run->n_pages) / (double) (run->n_pages + 1));
}

static void
all_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Run) run = user_data;
  g_autoptr (KntRecognition) self = g_weak_ref_get (&run->recognition);
  guint n_failed = 0;

  if (knt_document_read_all_finish (KNT_DOCUMENT (object), result, &n_failed, &run->error) && self != NULL)
    self->n_failed = n_failed;
  g_async_queue_push (run->texts, &end_mark);
}

static gpointer
drop_brief_thread (gpointer brief)
{
  knt_brief_unref (brief);

  return NULL;
}

static void
knt_recognition_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KntRecognition *self = KNT_RECOGNITION (object);

  switch (prop_id) {
    case PROP_BRIEF:
      g_value_set_boxed (value, self->brief);
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, self->progress);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
knt_recognition_finalize (GObject *object)
{
  KntRecognition *self = KNT_RECOGNITION (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->forms, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->brief, knt_brief_unref);
  g_clear_pointer (&self->known, knt_brief_unref);
  g_clear_pointer (&self->pages, json_node_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->fits, g_ptr_array_unref);

  G_OBJECT_CLASS (knt_recognition_parent_class)->finalize (object);
}

static void
knt_recognition_class_init (KntRecognitionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = knt_recognition_get_property;
  object_class->finalize = knt_recognition_finalize;

  props[PROP_BRIEF] =
    g_param_spec_boxed ("brief", NULL, NULL, KNT_TYPE_BRIEF, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_PROGRESS] =
    g_param_spec_double ("progress", NULL, NULL, 0, 1, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
knt_recognition_init (KntRecognition *self)
{
  self->has_text = TRUE;
}

/**
 * knt_recognition_new:
 * @document: to read
 * @forms: (element-type KntForm): the forms to try
 * @known: (nullable): what was recognised before, to compare with
 *
 * Returns: (transfer full): a recognition that has not begun
 */
KntRecognition *
knt_recognition_new (KntDocument *document, GPtrArray *forms, KntBrief *known)
{
  KntRecognition *self = g_object_new (KNT_TYPE_RECOGNITION, NULL);

  self->document = g_object_ref (document);
  self->forms = g_ptr_array_ref (forms);
  self->known = known != NULL ? knt_brief_ref (known) : NULL;

  return self;
}

/**
 * knt_recognition_set_texts:
 * @texts: (element-type KntPageText): an array that frees its elements
 *
 * Keeps the pages' texts, which are let go of otherwise. To be called before it runs.
 */
void
knt_recognition_set_texts (KntRecognition *self, GPtrArray *texts)
{
  g_return_if_fail (KNT_IS_RECOGNITION (self));
  g_return_if_fail (self->texts == NULL);

  self->texts = g_ptr_array_ref (texts);
}

/**
 * knt_recognition_run_async:
 * @cancellable: (nullable): stops reading and thinking
 *
 * Reads all pages and recognises them. To be called once. Who wants the first questions of a long document while the rest
 * is read connects to `notify::brief` before.
 */
void
knt_recognition_run_async (KntRecognition *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) thread = NULL;
  g_autoptr (Run) run = NULL;

  g_return_if_fail (KNT_IS_RECOGNITION (self));
  g_return_if_fail (self->pages == NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, knt_recognition_run_async);
  run = run_new (self);
  g_task_set_task_data (task, run_ref (run), (GDestroyNotify) run_unref);

  /* Without a source object: a thread's task may be freed in the thread, which a document is not made for. */
  thread = g_task_new (NULL, cancellable, thread_ended_cb, g_object_ref (task));
  g_task_set_source_tag (thread, recognise_in_thread);
  g_task_set_task_data (thread, run_ref (run), (GDestroyNotify) run_unref);
  g_task_run_in_thread (thread, recognise_in_thread);

  knt_document_read_all_async (self->document, page_read, run, cancellable, all_read_cb, run_ref (run));
}

/**
 * knt_recognition_run_finish:
 *
 * Returns: whether the document was read and recognised; some pages may have failed, see
 *   knt_recognition_get_n_failed(). Errors are those of reading the document.
 */
gboolean
knt_recognition_run_finish (KntRecognition *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * knt_recognition_get_progress:
 *
 * Returns: from 0 to 1; 1 only once the brief is whole
 */
double
knt_recognition_get_progress (KntRecognition *self)
{
  g_return_val_if_fail (KNT_IS_RECOGNITION (self), 0);

  return self->progress;
}

/**
 * knt_recognition_get_brief:
 *
 * Returns: (transfer none) (nullable): what was recognised so far
 */
KntBrief *
knt_recognition_get_brief (KntRecognition *self)
{
  g_return_val_if_fail (KNT_IS_RECOGNITION (self), NULL);

  return self->brief;
}

/**
 * knt_recognition_hand_over:
 *
 * Makes what was recognised so far the brief of the notes. To free a long brief takes longer than a frame: where nobody else holds
 * the old one, a thread does it.
 */
void
knt_recognition_hand_over (KntRecognition *self, KntNotes *notes)
{
  KntBrief *old = knt_notes_get_brief (notes);

  g_return_if_fail (KNT_IS_RECOGNITION (self));

  if (old != NULL)
    knt_brief_ref (old);
  knt_notes_set_brief (notes, self->brief);
  if (old != NULL)
    g_thread_unref (g_thread_new ("drop-brief", drop_brief_thread, old));
}

/**
 * knt_recognition_get_has_text:
 *
 * Returns: FALSE when no page held any text, as in a scan; TRUE until that is known
 */
gboolean
knt_recognition_get_has_text (KntRecognition *self)
{
  g_return_val_if_fail (KNT_IS_RECOGNITION (self), FALSE);

  return self->has_text;
}

/**
 * knt_recognition_get_n_failed:
 *
 * Returns: how many pages could not be read
 */
guint
knt_recognition_get_n_failed (KntRecognition *self)
{
  g_return_val_if_fail (KNT_IS_RECOGNITION (self), 0);

  return self->n_failed;
}

/**
 * knt_recognition_get_is_other:
 *
 * Returns: whether what was recognised differs from what was known; TRUE where nothing was
 */
gboolean
knt_recognition_get_is_other (KntRecognition *self)
{
  g_return_val_if_fail (KNT_IS_RECOGNITION (self), FALSE);

  return self->is_other;
}

/**
 * knt_recognition_get_pages:
 *
 * Returns: (transfer none) (nullable): `source.pages` of the notes format, sealed, by page number; a page that
 *   could not be read is an object without members. %NULL until the run has finished.
 */
JsonNode *
knt_recognition_get_pages (KntRecognition *self)
{
  g_return_val_if_fail (KNT_IS_RECOGNITION (self), NULL);

  return self->pages;
}

/**
 * knt_recognition_get_findings:
 *
 * Returns: (transfer none) (nullable) (element-type KntFinding): what a person should look at; %NULL until the run has
 *   finished
 */
GPtrArray *
knt_recognition_get_findings (KntRecognition *self)
{
  g_return_val_if_fail (KNT_IS_RECOGNITION (self), NULL);

  return self->findings;
}

/**
 * knt_recognition_get_fits:
 *
 * Returns: (transfer none) (nullable) (element-type KntFormFit): what each form made of the document; %NULL until the run has
 *   finished
 */
GPtrArray *
knt_recognition_get_fits (KntRecognition *self)
{
  g_return_val_if_fail (KNT_IS_RECOGNITION (self), NULL);

  return self->fits;
}
