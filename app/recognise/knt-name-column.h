/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-furniture.h"

G_BEGIN_DECLS

void knt_name_column_find (KntLayout *layout, KntLineFunc is_label, gpointer user_data);

G_END_DECLS
