/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-notes.h"

G_BEGIN_DECLS

char *knt_brief_words_dup_title (KntBrief *brief, const char *file_name);
char *knt_brief_words_dup_subtitle (KntBrief *brief);
char *knt_brief_words_dup_citation (KntBrief *brief, const char *file_name, guint page, const char *quote);

G_END_DECLS
