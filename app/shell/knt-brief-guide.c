/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-brief-guide.h"

#include "knt-annotation.h"
#include "knt-brief-find.h"

/* Keeps the three panes of a brief on the same question: what is chosen in one is shown in the others. */
struct _KntBriefGuide {
  GObject parent_instance;

  /* Not owned: the view that holds them holds this. */
  KntQuestionPane *question_pane;
  KntBriefPages *pages;
  KntDetailsPane *details_pane;

  KntConcerns *concerns;
  KntNotes *notes;
  KntQuestionModel *model;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (KntBriefGuide, knt_brief_guide, G_TYPE_OBJECT)

enum { SIGNAL_SHOWN, SIGNAL_WENT, SIGNAL_REVEAL_DETAILS, N_SIGNALS };

static guint signals[N_SIGNALS];

static const char *
find_home (KntBriefGuide *self, const char *within)
{
  return knt_question_model_find_home (self->model, within, knt_brief_guide_get_question (self));
}

static KntEntity *
find_annotation (KntBriefGuide *self, const char *id)
{
  return self->notes != NULL ? knt_notes_find (self->notes, KNT_COLLECTION_ANNOTATIONS, id) : NULL;
}

static void
knt_brief_guide_finalize (GObject *object)
{
  KntBriefGuide *self = KNT_BRIEF_GUIDE (object);

  g_clear_weak_pointer (&self->question_pane);
  g_clear_weak_pointer (&self->pages);
  g_clear_weak_pointer (&self->details_pane);
  g_clear_object (&self->concerns);
  g_clear_object (&self->notes);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (knt_brief_guide_parent_class)->finalize (object);
}

static void
knt_brief_guide_class_init (KntBriefGuideClass *klass)
{
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = knt_brief_guide_finalize;

  /**
   * KntBriefGuide::shown:
   *
   * The panes show another question, see knt_brief_guide_get_question().
   */
  signals[SIGNAL_SHOWN] = g_signal_new ("shown", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * KntBriefGuide::went:
   *
   * The person asked for a place on the pages, which has to be in sight.
   */
  signals[SIGNAL_WENT] = g_signal_new ("went", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * KntBriefGuide::reveal-details:
   *
   * The details have to be in sight for what comes next.
   */
  signals[SIGNAL_REVEAL_DETAILS] =
    g_signal_new ("reveal-details", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
knt_brief_guide_init (KntBriefGuide *self)
{
}

/**
 * knt_brief_guide_new:
 * @question_pane: held weakly, as the other two
 * @pages: the pages
 * @details_pane: the details
 * @concerns: what there is to look at
 *
 * Returns: (transfer full): the guide through one view
 */
KntBriefGuide *
knt_brief_guide_new (KntQuestionPane *question_pane,
                     KntBriefPages *pages,
                     KntDetailsPane *details_pane,
                     KntConcerns *concerns)
{
  KntBriefGuide *self = g_object_new (KNT_TYPE_BRIEF_GUIDE, NULL);

  g_set_weak_pointer (&self->question_pane, question_pane);
  g_set_weak_pointer (&self->pages, pages);
  g_set_weak_pointer (&self->details_pane, details_pane);
  self->concerns = g_object_ref (concerns);
  return self;
}

/**
 * knt_brief_guide_set_notes:
 * @notes: (nullable): the notes to the brief
 * @model: (nullable): its questions
 */
void
knt_brief_guide_set_notes (KntBriefGuide *self, KntNotes *notes, KntQuestionModel *model)
{
  g_return_if_fail (KNT_IS_BRIEF_GUIDE (self));

  g_set_object (&self->notes, notes);
  g_set_object (&self->model, model);
}

/**
 * knt_brief_guide_set_narrow:
 * @narrow: whether the details hide the pages when they are shown
 */
void
knt_brief_guide_set_narrow (KntBriefGuide *self, gboolean narrow)
{
  g_return_if_fail (KNT_IS_BRIEF_GUIDE (self));

  self->narrow = narrow;
}

/**
 * knt_brief_guide_get_question:
 *
 * Returns: (transfer none) (nullable): the id of the question that is shown
 */
const char *
knt_brief_guide_get_question (KntBriefGuide *self)
{
  g_return_val_if_fail (KNT_IS_BRIEF_GUIDE (self), NULL);

  return self->details_pane != NULL ? knt_details_pane_get_question (self->details_pane) : NULL;
}

/**
 * knt_brief_guide_show_question:
 * @id: (nullable): of a question
 *
 * Shows a question in all panes and leaves the pages where they are.
 */
void
knt_brief_guide_show_question (KntBriefGuide *self, const char *id)
{
  g_return_if_fail (KNT_IS_BRIEF_GUIDE (self));

  if (self->pages == NULL)
    return;
  /* Who goes elsewhere looks at something else. */
  if (g_strcmp0 (id, knt_brief_guide_get_question (self)) != 0)
    knt_concerns_set_current (self->concerns, G_MAXUINT);
  knt_question_pane_show_current (self->question_pane, id);
  knt_details_pane_set_question (self->details_pane, id);
  knt_brief_pages_set_current (self->pages, id);
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
}

/**
 * knt_brief_guide_go_to_question:
 * @id: of a question
 *
 * Shows a question in all panes and goes to it on the pages.
 */
void
knt_brief_guide_go_to_question (KntBriefGuide *self, const char *id)
{
  KntBrief *brief;
  KntPlace place;

  g_return_if_fail (KNT_IS_BRIEF_GUIDE (self));
  g_return_if_fail (self->notes != NULL);

  brief = knt_notes_get_corrected (self->notes);
  knt_brief_guide_show_question (self, id);
  if (brief != NULL && knt_brief_find_place (brief, id, &place))
    knt_brief_pages_show (self->pages, id, place.spans);
  g_signal_emit (self, signals[SIGNAL_WENT], 0);
}

/**
 * knt_brief_guide_go_to_spans:
 * @id: (nullable): of the question or answer that is meant; %NULL leaves the question that is shown
 * @spans: (element-type KntSpan): where to go
 *
 * Goes to a place on the pages.
 */
void
knt_brief_guide_go_to_spans (KntBriefGuide *self, const char *id, GArray *spans)
{
  g_return_if_fail (KNT_IS_BRIEF_GUIDE (self));

  if (id != NULL)
    knt_brief_guide_show_question (self, find_home (self, id));
  knt_brief_pages_show (self->pages, id, spans);
  g_signal_emit (self, signals[SIGNAL_WENT], 0);
}

/**
 * knt_brief_guide_go_to_concern:
 * @position: of one of the concerns
 *
 * Goes to the place of a concern, where it has one.
 *
 * Returns: (transfer none) (nullable): the concern
 */
KntConcern *
knt_brief_guide_go_to_concern (KntBriefGuide *self, guint position)
{
  g_autoptr (KntConcern) concern = NULL;

  g_return_val_if_fail (KNT_IS_BRIEF_GUIDE (self), NULL);

  concern = g_list_model_get_item (G_LIST_MODEL (self->concerns), position);
  if (concern == NULL)
    return NULL;

  if (knt_concern_get_page (concern) > 0)
    knt_brief_guide_go_to_spans (self, knt_concern_get_id (concern), knt_concern_get_spans (concern));
  knt_concerns_set_current (self->concerns, position);
  return concern;
}

/**
 * knt_brief_guide_get_model:
 *
 * Returns: (transfer none) (nullable): the questions
 */
KntQuestionModel *
knt_brief_guide_get_model (KntBriefGuide *self)
{
  g_return_val_if_fail (KNT_IS_BRIEF_GUIDE (self), NULL);

  return self->model;
}

/**
 * knt_brief_guide_get_concerns:
 *
 * Returns: (transfer none): what there is to look at
 */
KntConcerns *
knt_brief_guide_get_concerns (KntBriefGuide *self)
{
  g_return_val_if_fail (KNT_IS_BRIEF_GUIDE (self), NULL);

  return self->concerns;
}

/**
 * knt_brief_guide_step_concern:
 * @step: 1 for the next thing to look at, -1 for the one before
 *
 * Goes on from the concern that is looked at, or else from the question that is shown; behind the last one comes the
 * first.
 *
 * Returns: (transfer none) (nullable): the concern that it went to
 */
KntConcern *
knt_brief_guide_step_concern (KntBriefGuide *self, int step)
{
  KntBrief *brief;
  KntPlace place = { 0 };
  guint position, n_open;

  g_return_val_if_fail (KNT_IS_BRIEF_GUIDE (self), NULL);

  brief = self->notes != NULL ? knt_notes_get_corrected (self->notes) : NULL;
  if (brief != NULL)
    knt_brief_find_place (brief, knt_brief_guide_get_question (self), &place);
  position = knt_concerns_find_next (self->concerns, place.spans, step);
  n_open = knt_concerns_get_n_open (self->concerns);
  if (position == G_MAXUINT && n_open > 0)
    position = step > 0 ? 0 : n_open - 1;
  return knt_brief_guide_go_to_concern (self, position);
}

/**
 * knt_brief_guide_show_annotation:
 * @id: of an annotation
 * @write: whether its note is to be written now
 *
 * Shows the question that a passage lies in, and the passage in the details.
 */
void
knt_brief_guide_show_annotation (KntBriefGuide *self, const char *id, gboolean write)
{
  KntEntity *annotation;

  g_return_if_fail (KNT_IS_BRIEF_GUIDE (self));

  annotation = find_annotation (self, id);
  if (annotation == NULL)
    return;
  knt_brief_guide_show_question (self, find_home (self, knt_annotation_get_within (annotation)));
  if (!write)
    return;
  g_signal_emit (self, signals[SIGNAL_REVEAL_DETAILS], 0);
  knt_details_pane_show_passage (self->details_pane, id, TRUE);
}

/**
 * knt_brief_guide_show_mark:
 * @id: of a question, an answer or an annotation
 *
 * Shows what was clicked on the pages.
 */
void
knt_brief_guide_show_mark (KntBriefGuide *self, const char *id)
{
  g_return_if_fail (KNT_IS_BRIEF_GUIDE (self));

  if (self->model == NULL)
    return;
  if (find_annotation (self, id) == NULL) {
    knt_brief_guide_show_question (self, find_home (self, id));
    return;
  }
  g_signal_emit (self, signals[SIGNAL_REVEAL_DETAILS], 0);
  knt_brief_guide_show_annotation (self, id, FALSE);
  if (!self->narrow)
    knt_details_pane_show_passage (self->details_pane, id, FALSE);
}

/**
 * knt_brief_guide_follow_mark:
 * @id: of a question or answer that the person scrolled to
 *
 * Shows it, but for someone who writes a note and leafs through the pages for it, who is not to lose the note from
 * sight.
 */
void
knt_brief_guide_follow_mark (KntBriefGuide *self, const char *id)
{
  gboolean writing;

  g_return_if_fail (KNT_IS_BRIEF_GUIDE (self));

  if (self->details_pane == NULL)
    return;
  writing = (gtk_widget_get_state_flags (GTK_WIDGET (self->details_pane)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  if (!writing && self->model != NULL && knt_question_model_find_holder (self->model, id) != NULL)
    knt_brief_guide_show_question (self, find_home (self, id));
}

/**
 * knt_brief_guide_show_edited:
 * @group: a step that was undone or redone
 *
 * Shows what it changed, wherever one has gone since.
 */
void
knt_brief_guide_show_edited (KntBriefGuide *self, KntEditGroup *group)
{
  const char *id;

  g_return_if_fail (KNT_IS_BRIEF_GUIDE (self));

  id = knt_question_model_find_edited (self->model, group, knt_brief_guide_get_question (self));
  if (id != NULL)
    knt_brief_guide_show_question (self, knt_question_model_find (self->model, id) != NULL ? id : NULL);
}
