/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-line.h"

G_BEGIN_DECLS

void knt_scan_even_out (GPtrArray *lines, guint first);

G_END_DECLS
