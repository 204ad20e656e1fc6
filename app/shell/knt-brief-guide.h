/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-brief-pages.h"
#include "knt-concerns.h"
#include "knt-details-pane.h"
#include "knt-question-pane.h"

G_BEGIN_DECLS

#define KNT_TYPE_BRIEF_GUIDE (knt_brief_guide_get_type ())

G_DECLARE_FINAL_TYPE (KntBriefGuide, knt_brief_guide, KNT, BRIEF_GUIDE, GObject)

KntBriefGuide *knt_brief_guide_new (KntQuestionPane *question_pane,
                                    KntBriefPages *pages,
                                    KntDetailsPane *details_pane,
                                    KntConcerns *concerns);

void knt_brief_guide_set_notes (KntBriefGuide *self, KntNotes *notes, KntQuestionModel *model);
void knt_brief_guide_set_narrow (KntBriefGuide *self, gboolean narrow);

const char *knt_brief_guide_get_question (KntBriefGuide *self);
void knt_brief_guide_show_question (KntBriefGuide *self, const char *id);
void knt_brief_guide_go_to_question (KntBriefGuide *self, const char *id);
void knt_brief_guide_go_to_spans (KntBriefGuide *self, const char *id, GArray *spans);
KntQuestionModel *knt_brief_guide_get_model (KntBriefGuide *self);
KntConcerns *knt_brief_guide_get_concerns (KntBriefGuide *self);
KntConcern *knt_brief_guide_go_to_concern (KntBriefGuide *self, guint position);
KntConcern *knt_brief_guide_step_concern (KntBriefGuide *self, int step);
void knt_brief_guide_show_annotation (KntBriefGuide *self, const char *id, gboolean write);
void knt_brief_guide_show_mark (KntBriefGuide *self, const char *id);
void knt_brief_guide_follow_mark (KntBriefGuide *self, const char *id);
void knt_brief_guide_show_edited (KntBriefGuide *self, KntEditGroup *group);

G_END_DECLS
