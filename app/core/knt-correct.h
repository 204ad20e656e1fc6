/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-brief.h"

G_BEGIN_DECLS

/* What was recognised, as a person put it right. @corrections: (element-type KntEntity): in any order. (transfer full) (nullable):
 * NULL only where there is neither a brief nor a correction; the brief itself where nothing is said. Any thread. */
KntBrief *knt_brief_correct (KntBrief *brief, GListModel *corrections);

G_END_DECLS
