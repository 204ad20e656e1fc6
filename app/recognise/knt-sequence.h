/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-form-rules.h"
#include "knt-passage.h"

G_BEGIN_DECLS

GHashTable *knt_sequence_find (const KntFlow *flow, const KntFormRules *rules);

G_END_DECLS
