/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-brief.h"
#include "knt-line.h"
#include "knt-phrases.h"

G_BEGIN_DECLS

void knt_references_find (KntBrief *brief, GPtrArray *lines, const KntPhrases *phrases);

G_END_DECLS
