/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-form-rules.h"
#include "knt-passage.h"

G_BEGIN_DECLS

void knt_numbered_label (KntFlow *flow, const KntFormRules *rules, GPtrArray *headings);

G_END_DECLS
