/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-brief.h"

G_BEGIN_DECLS

/* What a reference of a brief says to a reader; KntReference itself is in knt-brief.h. */

const char *knt_reference_get_value (const KntReference *self, const char *name);
const char *knt_reference_get_address (const KntReference *self);
char *knt_reference_dup_title (const KntReference *self);

GPtrArray *knt_references_list_of (KntBrief *brief, const KntExchange *exchange);
GPtrArray *knt_references_list_elsewhere (KntBrief *brief, const KntExchange *near);

G_END_DECLS
