/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "knt-anchor.h"

#define CONTEXT 32 /* code points before and after a quote */

void
knt_quote_free (KntQuote *self)
{
  g_free (self->exact);
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self);
}

static KntPageText *
find_page (GPtrArray *texts, guint page)
{
  for (guint i = 0; i < texts->len; i++) {
    KntPageText *text = g_ptr_array_index (texts, i);

    if (knt_page_text_get_page (text) == page)
      return text;
  }

  return NULL;
}

static gboolean
is_blank_at (KntPageText *text, guint offset)
{
  return offset < knt_page_text_get_n_chars (text) && g_unichar_isspace (knt_page_text_get_chars (text)[offset]);
}

static char *
dup_last (const char *text, glong n)
{
  glong length = g_utf8_strlen (text, -1);

  return g_strdup (g_utf8_offset_to_pointer (text, MAX (length - n, 0)));
}

static char *
dup_first (const char *text, glong n)
{
  glong length = g_utf8_strlen (text, -1);

  return g_utf8_substring (text, 0, MIN (length, n));
}

/* Joining may shorten a text, so more is taken than is kept. */
static char *
make_prefix (KntPageText *text, guint start, KntWordFunc is_known, gpointer user_data)
{
  guint from = start > 4 * CONTEXT ? start - 4 * CONTEXT : 0;
  g_autofree char *slice = knt_page_text_dup_slice (text, from, start);
  g_autofree char *joined = knt_join_lines (slice, is_known, user_data);
  g_autofree char *spaced = g_strconcat (joined, start > 0 && is_blank_at (text, start - 1) ? " " : "", NULL);

  return dup_last (*joined != '\0' ? spaced : "", CONTEXT);
}

static char *
make_suffix (KntPageText *text, guint end, KntWordFunc is_known, gpointer user_data)
{
  g_autofree char *slice = knt_page_text_dup_slice (text, end, end + 4 * CONTEXT);
  g_autofree char *joined = knt_join_lines (slice, is_known, user_data);
  g_autofree char *spaced = g_strconcat (is_blank_at (text, end) ? " " : "", joined, NULL);

  return dup_first (*joined != '\0' ? spaced : "", CONTEXT);
}

/**
 * knt_quote_new:
 * @texts: (element-type KntPageText): at least those of the spans' pages, in any order
 * @spans: (element-type KntSpan): at least one, in reading order
 * @is_known: (nullable): tells which words the document has, see knt_join_lines()
 *
 * Returns: (transfer full): the passage by its words
 */
KntQuote *
knt_quote_new (GPtrArray *texts, GArray *spans, KntWordFunc is_known, gpointer user_data)
{
  KntQuote *self = g_new0 (KntQuote, 1);
  g_autoptr (GString) raw = g_string_new (NULL);
  const KntSpan *first, *last;
  KntPageText *text;

  for (guint i = 0; i < spans->len; i++) {
    const KntSpan *span = knt_spans_index (spans, i);
    g_autofree char *slice = NULL;

    text = find_page (texts, span->page);
    if (text == NULL)
      continue;

    slice = knt_page_text_dup_slice (text, span->start, span->end);
    if (raw->len > 0)
      g_string_append_c (raw, '\n');
    g_string_append (raw, slice);
  }
  self->exact = knt_join_lines (raw->str, is_known, user_data);

  first = spans->len > 0 ? knt_spans_index (spans, 0) : NULL;
  text = first != NULL ? find_page (texts, first->page) : NULL;
  self->prefix = text != NULL ? make_prefix (text, first->start, is_known, user_data) : g_strdup ("");

  last = spans->len > 0 ? knt_spans_index (spans, spans->len - 1) : NULL;
  text = last != NULL ? find_page (texts, last->page) : NULL;
  self->suffix = text != NULL ? make_suffix (text, last->end, is_known, user_data) : g_strdup ("");

  return self;
}
