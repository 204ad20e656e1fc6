/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-phrases.h"

G_BEGIN_DECLS

GArray *knt_parts_find (const KntPhrases *phrases, const char *text);

G_END_DECLS
