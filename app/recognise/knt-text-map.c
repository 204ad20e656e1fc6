/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "knt-text-map.h"
#include "knt-span.h"

/* One for each character of the text that is no white space. */
typedef struct {
  gsize byte;   /* in the text */
  guint page;   /* from 1 */
  guint offset; /* code points into the page's text */
  guint span;   /* which of the passage's */
} Place;

struct _KntTextMap {
  GArray *places;
};

typedef struct {
  gunichar c;
  guint page;
  guint offset;
  guint span;
} Source;

static gboolean
is_hyphen (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0xad;
}

/* The first line that ends behind @start of @page; lines are in the order of pages and text. */
static guint
find_line (GPtrArray *lines, guint page, guint start)
{
  guint low = 0, high = lines->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    const KntLine *line = lines->pdata[middle];

    if (line->page < page || (line->page == page && line->end <= start))
      low = middle + 1;
    else
      high = middle;
  }

  return low;
}

/* A line's text lacks its marks. */
static void
append_line (GArray *sources, const KntLine *line, const KntSpan *span, guint index)
{
  guint offset = line->start, mark = 0;

  for (const char *p = line->text; *p != '\0'; p = g_utf8_next_char (p), offset++) {
    Source source = { g_utf8_get_char (p), line->page, 0, index };

    while (line->marks != NULL && mark < line->marks->len && knt_spans_index (line->marks, mark)->start <= offset) {
      offset = MAX (offset, knt_spans_index (line->marks, mark)->end);
      mark++;
    }
    source.offset = offset;
    if (offset >= span->start && offset < span->end && !g_unichar_isspace (source.c))
      g_array_append_val (sources, source);
  }
}

static GArray *
list_sources (GPtrArray *lines, GArray *spans)
{
  GArray *sources = g_array_new (FALSE, FALSE, sizeof (Source));

  for (guint i = 0; i < spans->len; i++) {
    const KntSpan *span = knt_spans_index (spans, i);

    for (guint j = find_line (lines, span->page, span->start); j < lines->len; j++) {
      const KntLine *line = lines->pdata[j];

      if (line->page != span->page || line->start >= span->end)
        break;
      append_line (sources, line, span, i);
    }
  }

  return sources;
}

/* Whether what stands on the page is a ligature that the text has as letters, from @p on; and how many of them. */
static guint
match_ligature (gunichar c, const char *p)
{
  static const char *const letters[] = { "ff", "fi", "fl", "ffi", "ffl", "st", "st" };

  return c >= 0xfb00 && c <= 0xfb06 && g_str_has_prefix (p, letters[c - 0xfb00]) ? strlen (letters[c - 0xfb00]) : 0;
}

/**
 * knt_text_map_new:
 * @lines: (element-type KntLine): of the document
 * @text: of a passage, as a reader would type it
 * @spans: (element-type KntSpan): of that passage
 *
 * Lays the text beside what stands on the pages: the two differ in white space, in hyphens at the ends of lines, and in ligatures.
 *
 * Returns: (transfer full) (nullable): the map; %NULL where the two differ in more
 */
KntTextMap *
knt_text_map_new (GPtrArray *lines, const char *text, GArray *spans)
{
  g_autoptr (GArray) sources = list_sources (lines, spans);
  g_autoptr (KntTextMap) self = g_new0 (KntTextMap, 1);
  guint at = 0, letters = 0;

  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    const Source *source;
    Place place;

    if (g_unichar_isspace (c))
      continue;

    while (letters == 0 && at < sources->len && g_array_index (sources, Source, at).c != c &&
           is_hyphen (g_array_index (sources, Source, at).c) && !is_hyphen (c))
      at++;
    if (at >= sources->len)
      return NULL;

    source = &g_array_index (sources, Source, at);
    if (letters == 0)
      letters = match_ligature (source->c, p);
    if (letters == 0 && source->c != c && !(is_hyphen (source->c) && is_hyphen (c)))
      return NULL;

    place = (Place) { p - text, source->page, source->offset, source->span };
    g_array_append_val (self->places, place);
    if (letters > 0)
      letters--;
    if (letters == 0)
      at++;
  }

  return g_steal_pointer (&self);
}

void
knt_text_map_free (KntTextMap *self)
{
  g_clear_pointer (&self->places, g_array_unref);
  g_free (self);
}

/* The first place that is at @byte or after it. */
static guint
find_place (GArray *places, gsize byte)
{
  guint low = 0, high = places->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (places, Place, middle).byte < byte)
      low = middle + 1;
    else
      high = middle;
  }

  return low;
}

/**
 * knt_text_map_list_spans:
 * @start: into the text, in bytes
 * @end: exclusive, in bytes
 *
 * Returns: (transfer full) (element-type KntSpan): where that slice stands, parted where the passage's own spans are
 */
GArray *
knt_text_map_list_spans (const KntTextMap *self, gsize start, gsize end)
{
  GArray *spans = knt_spans_new ();
  guint last = 0;

  for (guint i = find_place (self->places, start); i < self->places->len; i++) {
    const Place *place = &g_array_index (self->places, Place, i);
    KntSpan span = { place->page, place->offset, place->offset + 1 };

    if (place->byte >= end)
      break;
    if (spans->len > 0 && last == place->span)
      knt_spans_index (spans, spans->len - 1)->end = span.end;
    else
      g_array_append_val (spans, span);
    last = place->span;
  }

  return spans;
}
