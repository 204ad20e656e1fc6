/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-exporter.h"

G_BEGIN_DECLS

void knt_export_job_run_async (KntNotes *notes,
                               const KntExportFormat *format,
                               GFile *file,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean knt_export_job_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
