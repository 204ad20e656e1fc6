/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-document.h"

G_BEGIN_DECLS

char *knt_troubleshooting_describe (KntDocument *document);

G_END_DECLS
