/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-export-text.h"

/* What XML 1.0 leaves out (2.2, Char), and the C1 controls, which it advises against and HTML forbids. */
static gboolean
is_forbidden (gunichar c)
{
  return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7f && c < 0xa0) || (c & 0xfffe) == 0xfffe;
}

/**
 * knt_export_clean:
 * @text: (nullable): from a PDF or a notes file
 *
 * Returns: (transfer full): @text as valid UTF-8 without the characters that neither XML nor HTML can hold; a
 *   carriage return, alone or before a line feed, is a line feed
 */
char *
knt_export_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *clean = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == '\r' && p[1] != '\n')
      g_string_append_c (clean, '\n');
    else if (!is_forbidden (c))
      g_string_append_unichar (clean, c);
  }

  return g_string_free_and_steal (clean);
}

/**
 * knt_export_clean_line:
 * @text: (nullable): from a PDF or a notes file
 *
 * Returns: (transfer full): @text as knt_export_clean() gives it, on one line, without white space at its ends
 */
char *
knt_export_clean_line (const char *text)
{
  g_autofree char *clean = knt_export_clean (text);
  GString *line = g_string_sized_new (strlen (clean));
  gsize end = 0;

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!g_unichar_isspace (c)) {
      g_string_append_unichar (line, c);
      end = line->len;
    } else if (line->len > 0 && (c == 0xa0 || c == 0x202f)) {
      /* A space that does not break stays: it holds a number together. */
      g_string_append_unichar (line, c);
    } else if (line->len > 0 && line->str[line->len - 1] != ' ') {
      g_string_append_c (line, ' ');
    }
  }
  g_string_truncate (line, end);

  return g_string_free_and_steal (line);
}

/**
 * knt_export_flush:
 * @buffer: what to write; empty afterwards
 * @stream: where to
 * @cancellable: (nullable):
 * @error: what the stream says, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether all of it was written
 */
gboolean
knt_export_flush (GString *buffer, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  /* Not every stream looks at the cancellable by itself. */
  gboolean written = !g_cancellable_set_error_if_cancelled (cancellable, error) &&
                     g_output_stream_write_all (stream, buffer->str, buffer->len, NULL, cancellable, error);

  g_string_truncate (buffer, 0);

  return written;
}
