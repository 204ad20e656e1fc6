/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-question-group.h"

G_BEGIN_DECLS

#define KNT_TYPE_QUESTION_ITEM (knt_question_item_get_type ())

G_DECLARE_FINAL_TYPE (KntQuestionItem, knt_question_item, KNT, QUESTION_ITEM, GObject)

/* The id of the row for passages that lie in no question. */
#define KNT_QUESTION_ITEM_OTHER "other"

KntQuestionItem *knt_question_item_new (const char *id, KntQuestionGroup *group);

int knt_question_item_compare_groups (gconstpointer a, gconstpointer b, gpointer data);
const char *knt_question_item_get_id (KntQuestionItem *self);
KntQuestionGroup *knt_question_item_get_group (KntQuestionItem *self);
guint knt_question_item_get_number (KntQuestionItem *self);
const char *knt_question_item_get_label (KntQuestionItem *self);
const char *knt_question_item_get_text (KntQuestionItem *self);
const char *knt_question_item_get_standing (KntQuestionItem *self);
gboolean knt_question_item_get_unasked (KntQuestionItem *self);
gboolean knt_question_item_get_unsure (KntQuestionItem *self);
guint knt_question_item_get_n_notes (KntQuestionItem *self);
const char *const *knt_question_item_get_tags (KntQuestionItem *self);
const char *const *knt_question_item_get_tag_colours (KntQuestionItem *self);

void knt_question_item_set_place (KntQuestionItem *self,
                                  guint number,
                                  guint n_questions,
                                  const char *label,
                                  const char *text);
void knt_question_item_set_unasked (KntQuestionItem *self, const char *text);
void knt_question_item_set_unsure (KntQuestionItem *self, gboolean unsure);
void knt_question_item_set_standing (KntQuestionItem *self, const char *standing);
void knt_question_item_set_n_notes (KntQuestionItem *self, guint n_notes);
void knt_question_item_set_tags (KntQuestionItem *self, const char *const *names, const char *const *colours);

G_END_DECLS
