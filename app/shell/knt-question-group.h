/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define KNT_TYPE_QUESTION_GROUP (knt_question_group_get_type ())

G_DECLARE_FINAL_TYPE (KntQuestionGroup, knt_question_group, KNT, QUESTION_GROUP, GObject)

KntQuestionGroup *knt_question_group_new (guint position, const char *name);

guint knt_question_group_get_position (KntQuestionGroup *self);
const char *knt_question_group_get_name (KntQuestionGroup *self);
guint knt_question_group_get_n_questions (KntQuestionGroup *self);
guint knt_question_group_get_n_judged (KntQuestionGroup *self);
void knt_question_group_set_counts (KntQuestionGroup *self, guint n_questions, guint n_judged);

G_END_DECLS
