/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-annotator.h"

#include "knt-annotate.h"
#include "knt-annotation.h"
#include "knt-edits.h"
#include "knt-question-passages.h"
#include "knt-tag-edits.h"

/* Turns what a person does with a selection into edits. A selection that is a passage already changes that passage;
 * any other becomes a new one, once its selectors are known. */
struct _KntAnnotator {
  GObject parent_instance;

  KntSession *session;
};

G_DEFINE_FINAL_TYPE (KntAnnotator, knt_annotator, G_TYPE_OBJECT)

enum { SIGNAL_EDIT, SIGNAL_DONE, SIGNAL_FAILED, N_SIGNALS };

static guint signals[N_SIGNALS];

typedef enum { REQUEST_TOGGLE_TAG, REQUEST_CREATE_TAG, REQUEST_HIGHLIGHT, REQUEST_NOTE } RequestKind;

typedef struct {
  KntAnnotator *annotator;
  RequestKind kind;
  GArray *spans;
  char *tag; /* id of one that is there, or name of one to be made */
  char *colour;
} Request;

static void
request_free (Request *self)
{
  g_object_unref (self->annotator);
  g_array_unref (self->spans);
  g_free (self->tag);
  g_free (self->colour);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static KntEditGroup *
make_edit (Request *self, KntNotes *notes, KntEntity *annotation, gboolean is_new)
{
  g_autoptr (KntEntity) after = NULL;
  g_autoptr (KntEntity) tag = NULL;

  switch (self->kind) {
    case REQUEST_TOGGLE_TAG:
      if (!is_new)
        return knt_edits_toggle_tag (notes, knt_entity_get_id (annotation), self->tag);
      after = knt_annotation_with_tag_added (annotation, self->tag);
      return knt_edits_add_annotation (notes, after);
    case REQUEST_CREATE_TAG:
      tag = knt_tag_edits_make_tag (notes, self->tag, self->colour);
      return knt_tag_edits_create_on_passage (notes, annotation, tag);
    case REQUEST_HIGHLIGHT:
      if (!is_new)
        return knt_edits_set_colour (notes, knt_entity_get_id (annotation), self->colour);
      after = knt_annotation_with_colour (annotation, self->colour);
      return knt_edits_add_annotation (notes, after);
    case REQUEST_NOTE:
    default:
      return is_new ? knt_edits_add_annotation (notes, annotation) : NULL;
  }
}

static void
perform (Request *self, KntEntity *annotation, gboolean is_new)
{
  KntNotes *notes = knt_session_get_notes (self->annotator->session);
  g_autofree char *id = g_strdup (knt_entity_get_id (annotation));
  g_autoptr (KntEditGroup) group = make_edit (self, notes, annotation, is_new);

  if (group != NULL)
    g_signal_emit (self->annotator, signals[SIGNAL_EDIT], 0, group);
  if (knt_notes_find (notes, KNT_COLLECTION_ANNOTATIONS, id) != NULL)
    g_signal_emit (self->annotator, signals[SIGNAL_DONE], 0, id, self->kind == REQUEST_NOTE);
}

static void
annotate_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Request) request = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KntEntity) annotation = knt_annotate_finish (result, &error);
  KntEntity *same;

  if (annotation == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      g_signal_emit (request->annotator, signals[SIGNAL_FAILED], 0, error);
    return;
  }
  /* A second key pressed before the first was done finds the passage of the first. */
  same = knt_question_passages_find_same (knt_session_get_notes (request->annotator->session), request->spans);
  perform (request, same != NULL ? same : annotation, same == NULL);
}

static void
start (KntAnnotator *self, RequestKind kind, GArray *spans, const char *tag, const char *colour)
{
  KntNotes *notes = knt_session_get_notes (self->session);
  g_autoptr (Request) request = g_new0 (Request, 1);
  KntEntity *same;

  request->annotator = g_object_ref (self);
  request->kind = kind;
  request->spans = knt_spans_copy (spans);
  request->tag = g_strdup (tag);
  request->colour = g_strdup (colour);
  if (notes == NULL || knt_notes_get_read_only (notes) || spans->len == 0)
    return;

  same = knt_question_passages_find_same (notes, spans);
  if (same != NULL)
    perform (request, same, FALSE);
  else
    knt_annotate_async (knt_session_get_document (self->session), notes, spans, NULL, annotate_cb,
                        g_steal_pointer (&request));
}

static void
knt_annotator_finalize (GObject *object)
{
  g_clear_object (&KNT_ANNOTATOR (object)->session);

  G_OBJECT_CLASS (knt_annotator_parent_class)->finalize (object);
}

static void
knt_annotator_class_init (KntAnnotatorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  object_class->finalize = knt_annotator_finalize;

  /**
   * KntAnnotator::edit:
   * @group: (type KntEditGroup): for whoever applies edits to the notes
   */
  signals[SIGNAL_EDIT] =
    g_signal_new ("edit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, KNT_TYPE_EDIT_GROUP);
  /**
   * KntAnnotator::done:
   * @id: of the annotation
   * @write: whether the person wants to write its note now
   */
  signals[SIGNAL_DONE] =
    g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  /**
   * KntAnnotator::failed:
   * @error: why the passage could not be read
   */
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
knt_annotator_init (KntAnnotator *self)
{
}

/**
 * knt_annotator_new:
 * @session: the open brief
 *
 * Returns: (transfer full): a new annotator
 */
KntAnnotator *
knt_annotator_new (KntSession *session)
{
  KntAnnotator *self = g_object_new (KNT_TYPE_ANNOTATOR, NULL);

  self->session = g_object_ref (session);
  return self;
}

/**
 * knt_annotator_toggle_tag:
 * @spans: (element-type KntSpan): the selection
 * @tag_id: of a tag
 *
 * Puts a tag on the selection, or takes it away where it is on it.
 */
void
knt_annotator_toggle_tag (KntAnnotator *self, GArray *spans, const char *tag_id)
{
  g_return_if_fail (KNT_IS_ANNOTATOR (self));

  start (self, REQUEST_TOGGLE_TAG, spans, tag_id, NULL);
}

/**
 * knt_annotator_create_tag:
 * @spans: (element-type KntSpan): the selection
 * @name: of a tag that is not there yet
 * @colour: (nullable): as CSS writes it
 *
 * Makes a tag and puts it on the selection.
 */
void
knt_annotator_create_tag (KntAnnotator *self, GArray *spans, const char *name, const char *colour)
{
  g_return_if_fail (KNT_IS_ANNOTATOR (self));

  start (self, REQUEST_CREATE_TAG, spans, name, colour);
}

/**
 * knt_annotator_highlight:
 * @spans: (element-type KntSpan): the selection
 * @colour: as CSS writes it
 *
 * Marks the selection in a colour.
 */
void
knt_annotator_highlight (KntAnnotator *self, GArray *spans, const char *colour)
{
  g_return_if_fail (KNT_IS_ANNOTATOR (self));

  start (self, REQUEST_HIGHLIGHT, spans, NULL, colour);
}

/**
 * knt_annotator_note:
 * @spans: (element-type KntSpan): the selection
 *
 * Makes the selection a passage whose note can be written.
 */
void
knt_annotator_note (KntAnnotator *self, GArray *spans)
{
  g_return_if_fail (KNT_IS_ANNOTATOR (self));

  start (self, REQUEST_NOTE, spans, NULL, NULL);
}
