/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "knt-concerns.h"

G_BEGIN_DECLS

#define KNT_TYPE_AUDIT_BAR (knt_audit_bar_get_type ())

G_DECLARE_FINAL_TYPE (KntAuditBar, knt_audit_bar, KNT, AUDIT_BAR, AdwBin)

/* Below the questions: how many things about them a person should look at, with a list that leads to each, and buttons
 * for the next and the one before. Not there while there is nothing.
 *
 * Signals: "concern-activated" (guint position): go there. */

void knt_audit_bar_set_concerns (KntAuditBar *self, KntConcerns *concerns);

G_END_DECLS
