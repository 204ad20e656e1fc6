/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-layout.h"

G_BEGIN_DECLS

GPtrArray *knt_reading_order_list (const KntLayout *layout, gboolean is_parallel);

G_END_DECLS
