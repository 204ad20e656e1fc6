/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-brief.h"
#include "knt-document.h"

G_BEGIN_DECLS

char *knt_troubleshooting_describe (KntDocument *document, KntBrief *brief, GPtrArray *form_files);

G_END_DECLS
