/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-layout.h"

G_BEGIN_DECLS

void knt_watermark_find (KntLayout *layout);

G_END_DECLS
