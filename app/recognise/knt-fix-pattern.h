/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *knt_fix_pattern_for_label (const char *line);
char *knt_fix_pattern_for_inline (const char *line, gsize *length);
char *knt_fix_pattern_for_group (const char *line, const char *name);
char *knt_fix_pattern_for_line (const char *line);

G_END_DECLS
