/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "knt-brief.h"

G_BEGIN_DECLS

#define KNT_TYPE_AUDIT_BAR (knt_audit_bar_get_type ())

G_DECLARE_FINAL_TYPE (KntAuditBar, knt_audit_bar, KNT, AUDIT_BAR, AdwBin)

/* Below the questions: how many things about them a person should look at, with a list that leads to each.
 *
 * Signals: "finding-activated" (const char *id, nullable; GArray *spans): go there. */

void knt_audit_bar_set_brief (KntAuditBar *self, KntBrief *brief); /* (nullable): nothing to show */

G_END_DECLS
