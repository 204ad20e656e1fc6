/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-notes.h"

G_BEGIN_DECLS

/**
 * KntExportFormat:
 * @id: as on the command line: "markdown"
 * @name: (translatable): "Markdown"
 * @extension: without the dot
 * @mime_type: of what is written
 *
 * One format of export; its code is a file of its own.
 */
typedef struct {
  const char *id;
  const char *name;
  const char *extension;
  const char *mime_type;
  gboolean (*write) (KntNotes *notes, GOutputStream *stream, GCancellable *cancellable, GError **error);
} KntExportFormat;

const KntExportFormat *knt_export_list_formats (gsize *n_formats);
const KntExportFormat *knt_export_find_format (const char *id); /* (nullable) */

gboolean knt_export_markdown (KntNotes *notes, GOutputStream *stream, GCancellable *cancellable, GError **error);
gboolean knt_export_html (KntNotes *notes, GOutputStream *stream, GCancellable *cancellable, GError **error);

G_END_DECLS
