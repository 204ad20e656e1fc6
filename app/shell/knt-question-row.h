/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KNT_TYPE_QUESTION_ROW (knt_question_row_get_type ())

G_DECLARE_FINAL_TYPE (KntQuestionRow, knt_question_row, KNT, QUESTION_ROW, AdwBin)

G_END_DECLS
