/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-mark.h"
#include "knt-notes.h"

G_BEGIN_DECLS

GPtrArray *knt_brief_marks_list (KntNotes *notes);

G_END_DECLS
