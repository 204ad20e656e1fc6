/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-notes.h"

G_BEGIN_DECLS

KntNotes *fixture_load (const char *name);
char *fixture_export (const char *format, KntNotes *notes);
void fixture_assert_golden (const char *name, const char *text);

G_END_DECLS
