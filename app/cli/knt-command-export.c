/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-cli.h"

#include <glib/gi18n.h>

#include "knt-exporter.h"
#include "knt-store.h"

static KntStatus
list_formats (void)
{
  gsize n_formats;
  const KntExportFormat *formats = knt_export_list_formats (&n_formats);

  for (gsize i = 0; i < n_formats; i++)
    g_print ("%-12s %s (.%s)\n", formats[i].id, _ (formats[i].name), formats[i].extension);

  return KNT_STATUS_DONE;
}

/* The whole of it is made before a byte is written, so that what fails leaves nothing behind. */
static KntStatus
export_notes (const KntExportFormat *format, const char *path, const char *output)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (KntNotes) notes = knt_store_load_file (file, NULL, NULL, &error);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;

  if (notes == NULL)
    return knt_cli_fail (error);
  if (!format->write (notes, stream, NULL, &error) || !g_output_stream_close (stream, NULL, &error)) {
    knt_cli_say (_ ("“%s” could not be exported: %s"), path, error->message);
    return KNT_STATUS_UNUSABLE;
  }

  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  return knt_cli_write (output, bytes, KNT_STATUS_DONE);
}

static KntStatus
run (const KntCommand *self, char **arguments)
{
  g_autofree char *path = NULL;
  g_autofree char *output = NULL;
  g_autofree char *id = NULL;
  gboolean list = FALSE;
  const GOptionEntry options[] = {
    { "to", 't', 0, G_OPTION_ARG_STRING, &id, N_ ("Format to export to; --list names them"), "FORMAT" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write to this file"), "FILE" },
    { "list", 'l', 0, G_OPTION_ARG_NONE, &list, N_ ("List the formats"), NULL },
    { NULL },
  };
  const KntExportFormat *format;
  KntStatus status;

  if (!knt_cli_parse (self, options, arguments, &path, &status))
    return status;
  if (list)
    return list_formats ();
  if (path == NULL)
    return knt_cli_miss_file (self);
  if (id == NULL) {
    knt_cli_say (_ ("Export to which format? “kanttekening-cli export --list” lists them"));
    return KNT_STATUS_UNUSABLE;
  }

  format = knt_export_find_format (id);
  if (format == NULL) {
    knt_cli_say (_ ("There is no format “%s”; “kanttekening-cli export --list” lists them"), id);
    return KNT_STATUS_UNUSABLE;
  }

  if (!knt_cli_keeps_input (output, path))
    return KNT_STATUS_UNUSABLE;

  return export_notes (format, path, output);
}

const KntCommand knt_command_export = {
  "export",
  "--to FORMAT NOTES [-o FILE]",
  N_ ("Export notes to another format"),
  run,
};
