/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-notes.h"

G_BEGIN_DECLS

KntEditGroup *knt_differences_list (KntNotes *from, KntNotes *to, const char *label);
gboolean knt_differences_exist (KntNotes *one, KntNotes *other);

G_END_DECLS
