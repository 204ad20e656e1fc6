/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-document.h"

G_BEGIN_DECLS

KntDocument *knt_cli_open_document (const char *path, const char *password_file, GError **error);

G_END_DECLS
