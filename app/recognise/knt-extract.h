/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-brief.h"
#include "knt-layout.h"
#include "knt-phrases.h"

G_BEGIN_DECLS

GPtrArray *knt_extract_list_lines (const KntLayout *layout);
void knt_extract (KntBrief *brief, GPtrArray *lines, const KntPhrases *phrases);

G_END_DECLS
