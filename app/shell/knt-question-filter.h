/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-question-item.h"

G_BEGIN_DECLS

gboolean knt_question_filter_match (KntQuestionItem *item, const char *text, const char *standing, const char *tag);

G_END_DECLS
