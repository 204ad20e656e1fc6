/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-form-rules.h"
#include "knt-layout.h"

G_BEGIN_DECLS

void knt_table_find (KntLayout *layout, const KntFormRules *rules);

G_END_DECLS
