/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-outline.h"

G_BEGIN_DECLS

GPtrArray *knt_loose_find (KntFlow *flow, const KntFormRules *rules, const KntOutline *outline);

G_END_DECLS
