/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-document.h"

G_BEGIN_DECLS

GAsyncResult *await (GAsyncResult **result);
void await_cb (GObject *source, GAsyncResult *result, gpointer data);
void await_condition (gboolean (*is_met) (gpointer data), gpointer data);

KntDocument *open_document (GFile *file, const char *password, GError **error);
KntDocument *open_well (GFile *file);
GBytes *render (KntDocument *document, const KntTileRequest *request, GError **error);
KntPageText *load_text (KntDocument *document, guint page, GError **error);

G_END_DECLS
