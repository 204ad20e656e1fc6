/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-furniture.h"

G_BEGIN_DECLS

void knt_side_column_find (KntLayout *self, KntLineFunc is_number, gpointer user_data);

G_END_DECLS
