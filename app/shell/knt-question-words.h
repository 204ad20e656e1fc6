/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *knt_question_words_dup_heading (const char *label, guint number, guint n_questions, const char *group);
char *knt_question_words_dup_spoken_unasked (const char *group, guint n_notes);
char *knt_question_words_dup_spoken (const char *label,
                                     guint number,
                                     guint n_questions,
                                     const char *group,
                                     const char *standing,
                                     guint n_notes,
                                     gboolean unsure);
char *knt_question_words_dup_notes (guint n_notes);
char *knt_question_words_dup_gist (const char *text);

G_END_DECLS
