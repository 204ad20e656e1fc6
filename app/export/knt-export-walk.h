/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-notes.h"
#include "knt-export-outline.h"

G_BEGIN_DECLS

KntExportOutline *knt_export_walk (KntNotes *notes);

G_END_DECLS
