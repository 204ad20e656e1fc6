/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-notes.h"
#include "knt-question-item.h"

G_BEGIN_DECLS

#define KNT_TYPE_QUESTION_MODEL (knt_question_model_get_type ())

G_DECLARE_FINAL_TYPE (KntQuestionModel, knt_question_model, KNT, QUESTION_MODEL, GObject)

KntQuestionModel *knt_question_model_new (KntNotes *notes);

KntQuestionItem *knt_question_model_find (KntQuestionModel *self, const char *id);
KntQuestionItem *knt_question_model_find_holder (KntQuestionModel *self, const char *id);
const char *knt_question_model_find_home (KntQuestionModel *self, const char *within, const char *shown);
const char *knt_question_model_find_edited (KntQuestionModel *self, KntEditGroup *group, const char *shown);
const char *const *knt_question_model_get_tags (KntQuestionModel *self);

G_END_DECLS
