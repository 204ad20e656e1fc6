/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-notes.h"

G_BEGIN_DECLS

KntQuestion *knt_question_passages_find_question (KntBrief *brief, const char *id);
GPtrArray *knt_question_passages_list (KntNotes *notes, const char *question_id);
KntEntity *knt_question_passages_find_same (KntNotes *notes, GArray *spans);

G_END_DECLS
