/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the list of questions can be filtered by: the actions "questions.standing" and "questions.tag". */

GMenu *knt_question_filter_menu_new (GMenu *tags);
void knt_question_filter_menu_fill_tags (GMenu *tags, const char *const *names);

G_END_DECLS
