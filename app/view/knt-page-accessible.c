/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-page-accessible.h"
#include "knt-page-view.h"
#include "knt-text-unit.h"

/* How a page's text, caret and selection show themselves to assistive technology. Everything is counted in code points
 * of the text as it was extracted, so offsets and text always agree. */

static GBytes *
dup_slice (KntPageText *text, guint start, guint end)
{
  char *slice = text != NULL ? knt_page_text_dup_slice (text, start, end) : g_strdup ("");

  /* With its end mark, as the D-Bus answer needs it. */
  return g_bytes_new_take (slice, strlen (slice) + 1);
}

static GBytes *
get_contents (GtkAccessibleText *accessible, unsigned int start, unsigned int end)
{
  return dup_slice (knt_page_view_get_text (KNT_PAGE_VIEW (accessible)), start, end);
}

static GBytes *
get_contents_at (GtkAccessibleText *accessible,
                 unsigned int offset,
                 GtkAccessibleTextGranularity granularity,
                 unsigned int *start,
                 unsigned int *end)
{
  static const KntTextUnit units[] = {
    [GTK_ACCESSIBLE_TEXT_GRANULARITY_CHARACTER] = KNT_TEXT_UNIT_CHARACTER,
    [GTK_ACCESSIBLE_TEXT_GRANULARITY_WORD] = KNT_TEXT_UNIT_WORD,
    [GTK_ACCESSIBLE_TEXT_GRANULARITY_SENTENCE] = KNT_TEXT_UNIT_SENTENCE,
    [GTK_ACCESSIBLE_TEXT_GRANULARITY_LINE] = KNT_TEXT_UNIT_LINE,
    [GTK_ACCESSIBLE_TEXT_GRANULARITY_PARAGRAPH] = KNT_TEXT_UNIT_PARAGRAPH,
  };
  KntPageText *text = knt_page_view_get_text (KNT_PAGE_VIEW (accessible));
  g_autofree char *sentence = NULL;

  if (text == NULL) {
    *start = *end = 0;
    return dup_slice (NULL, 0, 0);
  }

  knt_text_unit_find (text, units[granularity], offset, start, end);
  /* A line and a paragraph take the line break that ends them with them. */
  if (granularity >= GTK_ACCESSIBLE_TEXT_GRANULARITY_LINE && *end < knt_page_text_get_n_chars (text))
    (*end)++;
  if (granularity != GTK_ACCESSIBLE_TEXT_GRANULARITY_SENTENCE)
    return dup_slice (text, *start, *end);

  /* Speech pauses at the end of a line, which is no pause within a sentence. */
  sentence = g_strdelimit (knt_page_text_dup_slice (text, *start, *end), "\n", ' ');

  return g_bytes_new (sentence, strlen (sentence) + 1);
}

static unsigned int
get_caret_position (GtkAccessibleText *accessible)
{
  return knt_page_view_get_caret (KNT_PAGE_VIEW (accessible));
}

static gboolean
get_selection (GtkAccessibleText *accessible, gsize *n_ranges, GtkAccessibleTextRange **ranges)
{
  guint start, end;

  if (!knt_page_view_get_selection (KNT_PAGE_VIEW (accessible), &start, &end)) {
    *n_ranges = 0;
    return FALSE;
  }

  *n_ranges = 1;
  if (ranges != NULL) {
    *ranges = g_new (GtkAccessibleTextRange, 1);
    (*ranges)[0] = (GtkAccessibleTextRange) { .start = start, .length = end - start };
  }

  return TRUE;
}

static gboolean
get_attributes (GtkAccessibleText *accessible,
                unsigned int offset,
                gsize *n_ranges,
                GtkAccessibleTextRange **ranges,
                char ***attribute_names,
                char ***attribute_values)
{
  *n_ranges = 0;
  return FALSE;
}

static void
get_default_attributes (GtkAccessibleText *accessible, char ***attribute_names, char ***attribute_values)
{
  const char *none[] = { NULL };

  if (attribute_names != NULL)
    *attribute_names = g_strdupv ((GStrv) none);
  if (attribute_values != NULL)
    *attribute_values = g_strdupv ((GStrv) none);
}

static gboolean
get_extents (GtkAccessibleText *accessible, unsigned int start, unsigned int end, graphene_rect_t *extents)
{
  return knt_page_view_get_extents (KNT_PAGE_VIEW (accessible), start, end, extents);
}

static gboolean
get_offset (GtkAccessibleText *accessible, const graphene_point_t *point, unsigned int *offset)
{
  KntPageView *view = KNT_PAGE_VIEW (accessible);
  KntPageText *text = knt_page_view_get_text (view);
  double scale = knt_page_view_get_scale (view);

  if (text == NULL || scale <= 0)
    return FALSE;

  *offset = knt_page_text_find_offset (text, point->x / scale, point->y / scale);

  return TRUE;
}

void
knt_page_accessible_init (GtkAccessibleTextInterface *iface)
{
  iface->get_contents = get_contents;
  iface->get_contents_at = get_contents_at;
  iface->get_caret_position = get_caret_position;
  iface->get_selection = get_selection;
  iface->get_attributes = get_attributes;
  iface->get_default_attributes = get_default_attributes;
  iface->get_extents = get_extents;
  iface->get_offset = get_offset;
}
