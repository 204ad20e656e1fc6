/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "knt-library.h"

G_BEGIN_DECLS

#define KNT_TYPE_RECENT_POPOVER (knt_recent_popover_get_type ())

G_DECLARE_FINAL_TYPE (KntRecentPopover, knt_recent_popover, KNT, RECENT_POPOVER, GtkPopover)

GtkWidget *knt_recent_popover_new (KntLibrary *library);

G_END_DECLS
