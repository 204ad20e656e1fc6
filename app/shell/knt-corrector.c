/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-corrector.h"

#include "knt-brief-find.h"
#include "knt-correction-dialog.h"
#include "knt-correction-edits.h"
#include "knt-target.h"

#include <glib/gi18n.h>

/* Turns what a person says of the recognised questions into corrections: of the selection where there is one, else of
 * the question or answer at the caret, else of the question that is shown. */
struct _KntCorrector {
  GObject parent_instance;

  KntSession *session;
  KntBriefEditor *editor;
  KntBriefGuide *guide;
  KntBriefPages *pages; /* held weakly */
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
};

static void
request_free (Request *self)
{
  g_object_unref (self->corrector);
  g_ptr_array_unref (self->passages);
  g_free (self->block);
  g_free (self->other);
  g_free (self->text);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

/* Where the person is. */
typedef struct {
  GArray *selection; /* empty where nothing is selected */
  gboolean has_caret;
  KntSpan caret;
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
  here->has_caret = here->selection->len == 0 && knt_brief_pages_get_caret (self->pages, &here->caret);
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
  Request *request = g_new0 (Request, 1);

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

static KntEditGroup *
make_confirmed (Request *self, KntNotes *notes, GPtrArray *targets)
{
  return knt_correction_edits_confirm (notes, self->block, targets->pdata[0]);
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
confirm (KntCorrector *self, const Here *here)
{
  Request *request = request_new (self, make_confirmed, &here->block);

  g_ptr_array_add (request->passages, knt_spans_copy (here->block.spans));
  start (request);
}

static void
chosen_cb (const char *value, gboolean following, gpointer data)
{
  Request *request = data;

  if (value == NULL) {
    request_free (request);
    return;
  }
  if (request->make == make_belongs)
    g_set_str (&request->other, value);
  else
    g_set_str (&request->text, value);
  request->following = following;
  start (request);
}

static void
ask (KntCorrector *self, const Here *here, MakeEdits make)
{
  KntBrief *brief = knt_notes_get_corrected (get_notes (self));
  KntPlace block = here->block;
  Request *request;

  /* Answers have no label of their own. */
  if (make == make_label && block.role == KNT_ROLE_ANSWER &&
      (block.exchange->questions->len == 0 ||
       !knt_brief_find_place (brief, ((KntQuestion *) block.exchange->questions->pdata[0])->id, &block)))
    return;

  request = request_new (self, make, &block);
  g_ptr_array_add (request->passages, knt_spans_copy (block.spans));
  if (make == make_belongs)
    knt_correction_dialog_choose_question (GTK_WIDGET (self->pages), brief, &block, chosen_cb, request);
  else if (make == make_label)
    knt_correction_dialog_ask_label (GTK_WIDGET (self->pages), block.question->label, chosen_cb, request);
  else
    knt_correction_dialog_ask_group (GTK_WIDGET (self->pages), brief, block.exchange->group, chosen_cb, request);
}

static void
knt_corrector_finalize (GObject *object)
{
  KntCorrector *self = KNT_CORRECTOR (object);

  g_clear_object (&self->session);
  g_clear_object (&self->editor);
  g_clear_object (&self->guide);
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
 *
 * Returns: (transfer full): a new corrector
 */
KntCorrector *
knt_corrector_new (KntSession *session, KntBriefEditor *editor, KntBriefGuide *guide, KntBriefPages *pages)
{
  KntCorrector *self = g_object_new (KNT_TYPE_CORRECTOR, NULL);

  self->session = g_object_ref (session);
  self->editor = g_object_ref (editor);
  self->guide = g_object_ref (guide);
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
  if (here.selection->len > 0 && g_str_equal (kind, "question"))
    set_role (self, &here, KNT_ROLE_QUESTION);
  else if (here.selection->len > 0 && g_str_equal (kind, "answer"))
    set_role (self, &here, KNT_ROLE_ANSWER);
  else if (here.selection->len > 0 && g_str_equal (kind, "neither"))
    set_role (self, &here, KNT_ROLE_NEITHER);
  else if (!here.has_block)
    knt_brief_editor_say (self->editor, _ ("Select text or a question first"));
  else if (g_str_equal (kind, "question"))
    set_role (self, &here, KNT_ROLE_QUESTION);
  else if (g_str_equal (kind, "answer"))
    set_role (self, &here, KNT_ROLE_ANSWER);
  else if (g_str_equal (kind, "neither"))
    set_role (self, &here, KNT_ROLE_NEITHER);
  else if (g_str_equal (kind, "split"))
    split (self, &here);
  else if (g_str_equal (kind, "join"))
    join (self, &here);
  else if (g_str_equal (kind, "belongs"))
    ask (self, &here, make_belongs);
  else if (g_str_equal (kind, "label"))
    ask (self, &here, make_label);
  else if (g_str_equal (kind, "group"))
    ask (self, &here, make_group);
  else if (g_str_equal (kind, "confirm"))
    confirm (self, &here);
}
