/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "knt-question-model.h"

G_BEGIN_DECLS

#define KNT_TYPE_QUESTION_PANE (knt_question_pane_get_type ())

G_DECLARE_FINAL_TYPE (KntQuestionPane, knt_question_pane, KNT, QUESTION_PANE, AdwBin)

GtkWidget *knt_question_pane_new (void);

void knt_question_pane_set_model (KntQuestionPane *self, KntQuestionModel *model);

const char *knt_question_pane_get_current (KntQuestionPane *self);
void knt_question_pane_show_current (KntQuestionPane *self, const char *id);
void knt_question_pane_choose (KntQuestionPane *self, const char *id);
gboolean knt_question_pane_choose_next (KntQuestionPane *self, int step);

G_END_DECLS
