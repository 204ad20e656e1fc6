/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-document.h"

G_BEGIN_DECLS

GError *knt_document_error_new_open (const char *name, const char *password, const GError *reason);
GError *knt_document_error_new_page (const char *name, guint page, const GError *reason);
GError *knt_document_error_new_crashed (const char *name, guint page);
GError *knt_document_error_new_deadline (const char *name, guint page);

G_END_DECLS
