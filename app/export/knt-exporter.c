/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "knt-exporter.h"

static const KntExportFormat formats[] = {
  { "markdown", N_ ("Markdown"), "md", "text/markdown", knt_export_markdown },
  { "html", N_ ("Web Page (HTML)"), "html", "text/html", knt_export_html },
};

/**
 * knt_export_list_formats:
 * @n_formats: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_formats): the formats, the usual one first
 */
const KntExportFormat *
knt_export_list_formats (gsize *n_formats)
{
  *n_formats = G_N_ELEMENTS (formats);

  return formats;
}

/**
 * knt_export_find_format:
 * @id: as on the command line
 *
 * Returns: (transfer none) (nullable): that format
 */
const KntExportFormat *
knt_export_find_format (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    if (g_str_equal (formats[i].id, id))
      return &formats[i];
  }

  return NULL;
}
