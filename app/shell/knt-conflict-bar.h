/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "knt-session.h"

G_BEGIN_DECLS

#define KNT_TYPE_CONFLICT_BAR (knt_conflict_bar_get_type ())

G_DECLARE_FINAL_TYPE (KntConflictBar, knt_conflict_bar, KNT, CONFLICT_BAR, AdwBin)

GtkWidget *knt_conflict_bar_new (KntSession *session);

G_END_DECLS
