/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "knt-session.h"

G_BEGIN_DECLS

#define KNT_TYPE_BRIEF_VIEW (knt_brief_view_get_type ())

G_DECLARE_FINAL_TYPE (KntBriefView, knt_brief_view, KNT, BRIEF_VIEW, AdwBin)

void knt_brief_view_bind_settings (KntBriefView *self, GSettings *settings);
GtkWidget *knt_brief_view_new (KntSession *session, GMenuModel *primary_menu);

G_END_DECLS
