/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-concerns.h"
#include "knt-session.h"

G_BEGIN_DECLS

#define KNT_TYPE_AUDITOR (knt_auditor_get_type ())

G_DECLARE_FINAL_TYPE (KntAuditor, knt_auditor, KNT, AUDITOR, GObject)

KntAuditor *knt_auditor_new (KntSession *session, KntConcerns *concerns);

G_END_DECLS
