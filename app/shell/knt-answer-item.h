/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-answers.h"

G_BEGIN_DECLS

/**
 * KntAnswerSection:
 *
 * In this order they are shown.
 */
typedef enum { KNT_ANSWER_SECTION_DOUBTS, KNT_ANSWER_SECTION_FOUND, KNT_ANSWER_SECTION_OTHERS } KntAnswerSection;

#define KNT_TYPE_ANSWER_ITEM (knt_answer_item_get_type ())

G_DECLARE_FINAL_TYPE (KntAnswerItem, knt_answer_item, KNT, ANSWER_ITEM, GObject)

/* A row of the review of what was found: a question, or below it something that was noted. It never changes. */

GListModel *knt_answer_items_new (const KntAnswers *answers);

KntAnswerSection knt_answer_item_get_section (KntAnswerItem *self);
const char *knt_answer_item_get_heading (KntAnswerItem *self);
const char *knt_answer_item_get_text (KntAnswerItem *self);
const char *knt_answer_item_get_status (KntAnswerItem *self);
gboolean knt_answer_item_get_is_note (KntAnswerItem *self);
gboolean knt_answer_item_get_is_gone (KntAnswerItem *self);
GArray *knt_answer_item_get_spans (KntAnswerItem *self);
const char *knt_answer_item_get_mark (KntAnswerItem *self);

G_END_DECLS
