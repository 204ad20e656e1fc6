/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-layout.h"

G_BEGIN_DECLS

typedef gboolean (*KntLineFunc) (const KntLine *line, gpointer user_data);

void knt_furniture_find (KntLayout *layout,
                         double note_ratio,
                         KntLineFunc is_furniture,
                         KntLineFunc is_text,
                         KntLineFunc is_number,
                         gpointer user_data);

G_END_DECLS
