/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "knt-concern.h"

G_BEGIN_DECLS

#define KNT_TYPE_CONCERN_ROW (knt_concern_row_get_type ())

G_DECLARE_FINAL_TYPE (KntConcernRow, knt_concern_row, KNT, CONCERN_ROW, AdwBin)

/* One thing to look at, with a button that says it is right so, or that it is to be looked at again: the action "brief.accept".
 *
 * Properties: "concern" (KntConcern, nullable). */

G_END_DECLS
