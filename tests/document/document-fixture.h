/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-document.h"

G_BEGIN_DECLS

GAsyncResult *await (GAsyncResult **result);
void await_cb (GObject *source, GAsyncResult *result, gpointer data);
void await_condition (gboolean (*is_met) (gpointer data), gpointer data);

KntDocument *open_document (GFile *file, const char *password, GError **error);
KntDocument *open_well (GFile *file);
KntDocument *open_alone (GFile *file);
GBytes *render (KntDocument *document, const KntTileRequest *request, GError **error);
KntPageText *load_text (KntDocument *document, guint page, GError **error);

/* The readers that this process has started, as the kernel lists them. */
GArray *list_readers (void);
guint64 get_cpu_ticks (GPid pid);
gboolean is_running (GPid pid);
gboolean has_ended (gpointer pid);
gboolean has_no_reader (gpointer data);

G_END_DECLS
