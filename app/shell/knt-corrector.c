/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-corrector.h"

#include "knt-acceptance.h"
#include "knt-brief-find.h"
#include "knt-correction-edits.h"
#include "knt-group-dialog.h"
#include "knt-label-dialog.h"
#include "knt-question-dialog.h"
#include "knt-target.h"

#include <glib/gi18n.h>

/* Turns what a person says of the recognised questions into corrections: of the selection where there is one, else of
 * the question or answer that the menu was opened on or the caret stands in, else of the question that is shown. */
struct _KntCorrector {
  GObject parent_instance;

  KntSession *session;
  KntBriefEditor *editor;
  KntBriefGuide *guide;
  KntBriefPages *pages; /* held weakly */
  KntPageContext *context;
};

G_DEFINE_FINAL_TYPE (KntCorrector, knt_corrector, G_TYPE_OBJECT)

typedef struct _Request Request;

typedef KntEditGroup *(*MakeEdits) (Request *self, KntNotes *notes, GPtrArray *targets);

/* One thing that is said, while what the correction keeps of its passages is read. */
struct _Request {
  KntCorrector *corrector;
  MakeEdits make;
  GPtrArray *passages; /* GArray of KntSpan */
  KntRole role;
  char *block;
  char *other; /* id of a second block */
  char *text;
  gboolean following;
  GStrv keys; /* (nullable): of findings that are right so */
};

static void
request_clear (gpointer data)
{
  Request *self = data;

  g_object_unref (self->corrector);
  g_ptr_array_unref (self->passages);
  g_free (self->block);
  g_free (self->other);
  g_free (self->text);
  g_strfreev (self->keys);
}

static void
request_unref (Request *self)
{
  g_rc_box_release_full (self, request_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_unref)

/* Where the person is. */
typedef struct {
  GArray *selection; /* empty where nothing is selected */
  gboolean has_caret;
  KntSpan caret; /* or where the menu was opened */
  gboolean has_block;
  KntPlace block;
} Here;

static void
here_clear (Here *self)
{
  g_clear_pointer (&self->selection, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Here, here_clear)

static KntNotes *
get_notes (KntCorrector *self)
{
  return knt_session_get_notes (self->session);
}

/* A part is no block of its own. */
static void
use_whole (KntPlace *place)
{
  if (place->part == NULL)
    return;
  place->part = NULL;
  place->id = place->question->id;
  place->text = place->question->text;
  place->spans = place->question->spans;
}

static void
find_here (KntCorrector *self, Here *here)
{
  KntBrief *brief = knt_notes_get_corrected (get_notes (self));
  const char *question = knt_brief_guide_get_question (self->guide);

  here->selection = knt_brief_pages_dup_selection (self->pages);
  here->has_caret = here->selection->len == 0 && (knt_page_context_get_point (self->context, &here->caret) ||
                                                  knt_brief_pages_get_caret (self->pages, &here->caret));
  if (brief == NULL)
    return;

  if (here->selection->len > 0) {
    here->has_block = knt_brief_find_place_at (brief, here->selection, &here->block);
  } else if (here->has_caret) {
    g_autoptr (GArray) spans = knt_spans_new ();

    g_array_append_val (spans, here->caret);
    here->has_block = knt_brief_find_place_at (brief, spans, &here->block);
  }
  if (!here->has_block && here->selection->len == 0 && question != NULL)
    here->has_block = knt_brief_find_place (brief, question, &here->block);
  if (here->has_block)
    use_whole (&here->block);
}

/* The edit may have taken the question away that was shown. */
static void
show_result (Request *self, KntNotes *notes)
{
  KntBrief *brief = knt_notes_get_corrected (notes);
  KntPlace place;

  if (brief != NULL && knt_brief_find_place_at (brief, self->passages->pdata[self->passages->len - 1], &place))
    knt_brief_guide_show_mark (self->corrector->guide, place.id);
}

static void
targets_made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Request) request = data;
  KntCorrector *self = request->corrector;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) targets = knt_targets_make_finish (result, &error);
  g_autoptr (KntEditGroup) group = NULL;

  if (targets == NULL) {
    knt_brief_editor_report (self->editor, error);
    return;
  }
  if (self->pages == NULL)
    return;

  group = request->make (request, get_notes (self), targets);
  if (knt_edit_group_get_edits (group)->len == 0)
    return;
  knt_brief_editor_apply (self->editor, group);
  knt_brief_editor_announce (self->editor, knt_edit_group_get_label (group));
  show_result (request, get_notes (self));
}

static Request *
request_new (KntCorrector *self, MakeEdits make, const KntPlace *block)
{
  Request *request = g_rc_box_new0 (Request);

  request->corrector = g_object_ref (self);
  request->make = make;
  request->passages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  request->block = block != NULL ? g_strdup (block->id) : NULL;
  return request;
}

/* Takes the request. */
static void
start (Request *request)
{
  KntCorrector *self = request->corrector;

  knt_targets_make_async (knt_session_get_document (self->session), get_notes (self), request->passages, NULL,
                          targets_made_cb, request);
}

static KntEditGroup *
make_role (Request *self, KntNotes *notes, GPtrArray *targets)
{
  return knt_correction_edits_set_role (notes, targets->pdata[0], self->role);
}

static KntEditGroup *
make_split (Request *self, KntNotes *notes, GPtrArray *targets)
{
  return knt_correction_edits_split (notes, self->block, targets->pdata[0], targets->pdata[1]);
}

static KntEditGroup *
make_join (Request *self, KntNotes *notes, GPtrArray *targets)
{
  return knt_correction_edits_join (notes, self->other, self->block, targets->pdata[0]);
}

static KntEditGroup *
make_belongs (Request *self, KntNotes *notes, GPtrArray *targets)
{
  return knt_correction_edits_set_question (notes, self->block, targets->pdata[0], self->other);
}

static KntEditGroup *
make_label (Request *self, KntNotes *notes, GPtrArray *targets)
{
  return knt_correction_edits_set_label (notes, self->block, targets->pdata[0],
                                         *self->text != '\0' ? self->text : NULL);
}

static KntEditGroup *
make_group (Request *self, KntNotes *notes, GPtrArray *targets)
{
  return knt_correction_edits_set_group (notes, self->block, targets->pdata[0], *self->text != '\0' ? self->text : NULL,
                                         self->following);
}

/* What was recognised is right, and so is all that was found about it. */
static KntEditGroup *
make_confirmed (Request *self, KntNotes *notes, GPtrArray *targets)
{
  g_autoptr (KntEditGroup) confirmed = knt_correction_edits_confirm (notes, self->block, targets->pdata[0]);
  g_autoptr (KntEditGroup) accepted = knt_acceptance_edits (notes, (const char *const *) self->keys, TRUE);

  return knt_edit_group_merge (confirmed, accepted);
}

static void
set_role (KntCorrector *self, const Here *here, KntRole role)
{
  Request *request = request_new (self, make_role, NULL);

  request->role = role;
  g_ptr_array_add (request->passages, knt_spans_copy (here->selection->len > 0 ? here->selection : here->block.spans));
  start (request);
}

/* What of @spans stands before @at, or from there on. */
static GArray *
cut_spans (GArray *spans, const KntSpan *at, gboolean before)
{
  GArray *cut = knt_spans_new ();

  for (guint i = 0; i < spans->len; i++) {
    KntSpan span = *knt_spans_index (spans, i);

    if (span.page == at->page && before)
      span.end = MIN (span.end, at->start);
    else if (span.page == at->page)
      span.start = MAX (span.start, at->start);
    else if ((span.page < at->page) != before)
      continue;
    if (span.start < span.end)
      g_array_append_val (cut, span);
  }
  return cut;
}

static void
split (KntCorrector *self, const Here *here)
{
  const KntSpan *at = here->selection->len > 0 ? knt_spans_index (here->selection, 0)
                      : here->has_caret        ? &here->caret
                                               : NULL;
  g_autoptr (Request) request = NULL;

  if (at == NULL) {
    knt_brief_editor_say (self->editor, _ ("Select text where the second half begins"));
    return;
  }

  request = request_new (self, make_split, &here->block);
  g_ptr_array_add (request->passages, cut_spans (here->block.spans, at, TRUE));
  g_ptr_array_add (request->passages, cut_spans (here->block.spans, at, FALSE));
  if (((GArray *) request->passages->pdata[0])->len == 0 || ((GArray *) request->passages->pdata[1])->len == 0)
    knt_brief_editor_say (self->editor, _ ("The passage already begins or ends here"));
  else
    start (g_steal_pointer (&request));
}

static void
join (KntCorrector *self, const Here *here)
{
  Request *request;
  GArray *spans;
  KntPlace above;

  if (!knt_brief_find_place_above (knt_notes_get_corrected (get_notes (self)), here->block.id, &above)) {
    knt_brief_editor_say (self->editor, _ ("There is no question or answer above"));
    return;
  }

  use_whole (&above);
  request = request_new (self, make_join, &here->block);
  request->other = g_strdup (above.id);
  spans = knt_spans_copy (above.spans);
  g_array_append_vals (spans, here->block.spans->data, here->block.spans->len);
  g_ptr_array_add (request->passages, spans);
  start (request);
}

static void
confirm_block (KntCorrector *self, const KntPlace *block)
{
  Request *request = request_new (self, make_confirmed, block);

  request->keys = knt_concerns_list_keys (knt_brief_guide_get_concerns (self->guide), block->exchange);
  g_ptr_array_add (request->passages, knt_spans_copy (block->spans));
  start (request);
}

/* Whoever steps through what there is to look at says it of what is looked at. */
static void
confirm (KntCorrector *self, const Here *here)
{
  KntConcerns *concerns = knt_brief_guide_get_concerns (self->guide);
  g_autoptr (KntConcern) concern = g_list_model_get_item (G_LIST_MODEL (concerns), knt_concerns_get_current (concerns));

  if (concern != NULL && here->selection->len == 0)
    knt_corrector_accept (self, knt_concern_get_key (concern), TRUE);
  else if (here->has_block)
    confirm_block (self, &here->block);
  else
    knt_brief_editor_say (self->editor, _ ("Select text or a question first"));
}

static void
question_chosen_cb (AdwDialog *dialog, const char *id, Request *request)
{
  g_set_str (&request->other, id);
  start (g_rc_box_acquire (request));
}

static void
label_chosen_cb (AdwDialog *dialog, const char *label, Request *request)
{
  g_set_str (&request->text, label);
  start (g_rc_box_acquire (request));
}

static void
group_chosen_cb (AdwDialog *dialog, const char *name, gboolean following, Request *request)
{
  g_set_str (&request->text, name);
  request->following = following;
  start (g_rc_box_acquire (request));
}

static void
unref_request (gpointer data, GClosure *closure)
{
  request_unref (data);
}

/* The dialog says what is still to be known. */
static void
ask (KntCorrector *self, const KntPlace *block, MakeEdits make, AdwDialog *dialog, GCallback chosen)
{
  Request *request = request_new (self, make, block);

  g_ptr_array_add (request->passages, knt_spans_copy (block->spans));
  g_signal_connect_data (dialog, "chosen", chosen, request, unref_request, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (self->pages));
}

static void
ask_question (KntCorrector *self, const Here *here)
{
  KntQuestionModel *model = knt_brief_guide_get_model (self->guide);
  const KntExchange *exchange = here->block.exchange;
  const char *near = exchange->questions->len > 0 ? ((KntQuestion *) exchange->questions->pdata[0])->id : NULL;
  AdwDialog *dialog = knt_question_dialog_new (model, here->block.id, near);

  if (knt_question_dialog_get_n_shown (KNT_QUESTION_DIALOG (dialog)) > 0) {
    ask (self, &here->block, make_belongs, dialog, G_CALLBACK (question_chosen_cb));
    return;
  }
  g_object_ref_sink (dialog);
  g_object_unref (dialog);
  knt_brief_editor_say (self->editor, _ ("There is no other question"));
}

/* Answers have no label of their own. */
static void
ask_label (KntCorrector *self, const Here *here)
{
  KntBrief *brief = knt_notes_get_corrected (get_notes (self));
  KntPlace block = here->block;

  if (block.question == NULL &&
      (block.exchange->questions->len == 0 ||
       !knt_brief_find_place (brief, ((KntQuestion *) block.exchange->questions->pdata[0])->id, &block)))
    knt_brief_editor_say (self->editor, _ ("The answer belongs to no question that could have a number"));
  else
    ask (self, &block, make_label, knt_label_dialog_new (brief, block.question), G_CALLBACK (label_chosen_cb));
}

static void
ask_group (KntCorrector *self, const Here *here)
{
  KntBrief *brief = knt_notes_get_corrected (get_notes (self));

  ask (self, &here->block, make_group, knt_group_dialog_new (brief, here->block.exchange->group),
       G_CALLBACK (group_chosen_cb));
}

static void
make_question (KntCorrector *self, const Here *here)
{
  set_role (self, here, KNT_ROLE_QUESTION);
}

static void
make_answer (KntCorrector *self, const Here *here)
{
  set_role (self, here, KNT_ROLE_ANSWER);
}

static void
make_neither (KntCorrector *self, const Here *here)
{
  set_role (self, here, KNT_ROLE_NEITHER);
}

static const struct {
  const char *kind;
  gboolean takes_selection; /* of which nothing needs to be recognised */
  void (*run) (KntCorrector *self, const Here *here);
} corrections[] = {
  { "question", TRUE, make_question }, { "answer", TRUE, make_answer }, { "neither", TRUE, make_neither },
  { "split", FALSE, split },           { "join", FALSE, join },         { "belongs", FALSE, ask_question },
  { "label", FALSE, ask_label },       { "group", FALSE, ask_group },
};

static void
knt_corrector_finalize (GObject *object)
{
  KntCorrector *self = KNT_CORRECTOR (object);

  g_clear_object (&self->session);
  g_clear_object (&self->editor);
  g_clear_object (&self->guide);
  g_clear_object (&self->context);
  g_clear_weak_pointer (&self->pages);

  G_OBJECT_CLASS (knt_corrector_parent_class)->finalize (object);
}

static void
knt_corrector_class_init (KntCorrectorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = knt_corrector_finalize;
}

static void
knt_corrector_init (KntCorrector *self)
{
}

/**
 * knt_corrector_new:
 * @session: the open brief
 * @editor: applies the corrections
 * @guide: says which question is shown
 * @pages: says what is selected; held weakly
 * @context: says where the menu on them was opened
 *
 * Returns: (transfer full): a new corrector
 */
KntCorrector *
knt_corrector_new (KntSession *session,
                   KntBriefEditor *editor,
                   KntBriefGuide *guide,
                   KntBriefPages *pages,
                   KntPageContext *context)
{
  KntCorrector *self = g_object_new (KNT_TYPE_CORRECTOR, NULL);

  self->session = g_object_ref (session);
  self->editor = g_object_ref (editor);
  self->guide = g_object_ref (guide);
  self->context = g_object_ref (context);
  g_set_weak_pointer (&self->pages, pages);
  return self;
}

/**
 * knt_corrector_run:
 * @kind: "question", "answer", "neither", "split", "join", "belongs", "label", "group" or "confirm"
 *
 * Corrects what was recognised, as one step that can be undone; asks for what is not yet known.
 */
void
knt_corrector_run (KntCorrector *self, const char *kind)
{
  KntNotes *notes;
  g_auto (Here) here = { 0 };

  g_return_if_fail (KNT_IS_CORRECTOR (self));

  notes = get_notes (self);
  if (self->pages == NULL || notes == NULL || knt_notes_get_read_only (notes))
    return;

  find_here (self, &here);
  if (g_str_equal (kind, "confirm"))
    confirm (self, &here);
  for (gsize i = 0; i < G_N_ELEMENTS (corrections); i++) {
    if (!g_str_equal (corrections[i].kind, kind))
      continue;
    if (here.has_block || (corrections[i].takes_selection && here.selection->len > 0))
      corrections[i].run (self, &here);
    else
      knt_brief_editor_say (self->editor, _ ("Select text or a question first"));
  }
}

/**
 * knt_corrector_accept:
 * @key: of one of the things to look at
 * @accepted: whether it is right so; FALSE wants it looked at again
 *
 * Says so, as one step that can be undone. What the recogniser was unsure of is thereby confirmed.
 */
void
knt_corrector_accept (KntCorrector *self, const char *key, gboolean accepted)
{
  const char *const keys[] = { key, NULL };
  g_autoptr (KntEditGroup) group = NULL;
  KntConcern *concern;
  KntNotes *notes;
  KntPlace block;

  g_return_if_fail (KNT_IS_CORRECTOR (self));

  notes = get_notes (self);
  concern = knt_concerns_find (knt_brief_guide_get_concerns (self->guide), key);
  if (concern == NULL || notes == NULL || knt_notes_get_read_only (notes))
    return;
  if (knt_concern_get_kind (concern) == KNT_FINDING_UNSURE) {
    if (knt_brief_find_place (knt_notes_get_corrected (notes), knt_concern_get_id (concern), &block))
      confirm_block (self, &block);
    return;
  }
  group = knt_acceptance_edits (notes, keys, accepted);
  knt_brief_editor_apply (self->editor, group);
  knt_brief_editor_say (self->editor, accepted ? _ ("Right as it is") : _ ("To be looked at again"));
}
