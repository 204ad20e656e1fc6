/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "knt-question-model.h"

G_BEGIN_DECLS

#define KNT_TYPE_QUESTION_DIALOG (knt_question_dialog_get_type ())

G_DECLARE_FINAL_TYPE (KntQuestionDialog, knt_question_dialog, KNT, QUESTION_DIALOG, AdwDialog)

/* Lets a person choose one of the questions of a brief, by its number or its words.
 *
 * Signals: "chosen" (const char *id). */

AdwDialog *knt_question_dialog_new (KntQuestionModel *model, const char *except, const char *near);
guint knt_question_dialog_get_n_shown (KntQuestionDialog *self);

G_END_DECLS
