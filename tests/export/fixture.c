/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fixture.h"

#include "knt-exporter.h"
#include "knt-notes-format.h"

/* The notes in the file of that name beside this one. */
KntNotes *
fixture_load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "export", name, NULL);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  KntNotes *notes;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  knt_notes_check_first (json_parser_get_root (parser), &error);
  g_assert_no_error (error);
  notes = knt_notes_new_from_json (json_parser_get_root (parser), &error);
  g_assert_no_error (error);

  return notes;
}

/* What @format writes, as a string. */
char *
fixture_export (const char *format, KntNotes *notes)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  knt_export_find_format (format)->write (notes, stream, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

/* With KNT_WRITE_GOLDEN set the file is written instead, to be looked at before it is committed. */
void
fixture_assert_golden (const char *name, const char *text)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "export", name, NULL);
  g_autofree char *golden = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("KNT_WRITE_GOLDEN") != NULL)
    g_file_set_contents (path, text, -1, &error);
  else
    g_file_get_contents (path, &golden, NULL, &error);
  g_assert_no_error (error);

  if (golden != NULL)
    g_assert_cmpstr (text, ==, golden);
}
