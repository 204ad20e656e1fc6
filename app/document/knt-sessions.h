/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-library.h"

G_BEGIN_DECLS

/* The sessions of one library know each other by the notes that they hold. None is kept alive by it. */

void knt_sessions_add (KntLibrary *library, const char *notes_id, gpointer session);
void knt_sessions_remove (KntLibrary *library, gpointer session);
gpointer knt_sessions_find (KntLibrary *library, const char *notes_id);

G_END_DECLS
