/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "knt-watermark.h"

/* A watermark is set so many times as large as the text. */
#define RATIO 2.5

static gboolean
is_large (const KntLayout *layout, const KntLine *line)
{
  return line->size >= RATIO * layout->size;
}

static gboolean
lies_over (const KntLine *line, const KntLine *other)
{
  double middle = (other->box.y0 + other->box.y1) / 2;

  return other->page == line->page && line->box.y0 < middle && line->box.y1 > middle && line->box.x0 < other->box.x1 &&
         line->box.x1 > other->box.x0;
}

static gboolean
lies_over_text (const KntLayout *layout, guint index)
{
  const KntLine *line = layout->lines->pdata[index];

  for (int step = -1; step <= 1; step += 2) {
    for (guint i = index + step; i < layout->lines->len; i += step) {
      const KntLine *other = layout->lines->pdata[i];

      if (other->page != line->page)
        break;
      if (!is_large (layout, other) && lies_over (line, other))
        return TRUE;
    }
  }

  return FALSE;
}

/* Whether the same is written at the same place of a later page. */
static gboolean
is_repeated (const KntLayout *layout, guint index)
{
  const KntLine *line = layout->lines->pdata[index];

  for (guint i = index + 1; i < layout->lines->len; i++) {
    const KntLine *other = layout->lines->pdata[i];

    if (is_large (layout, other) && other->page != line->page && fabs (other->box.x0 - line->box.x0) < 1 &&
        fabs (other->box.y0 - line->box.y0) < 1 && g_str_equal (other->text, line->text))
      return TRUE;
  }

  return FALSE;
}

/**
 * knt_watermark_find:
 * @layout: takes what is found in its kinds
 *
 * Finds what is written large across the text, as `DRAFT` is, or again on the next page. A slanted word comes letter by letter, and
 * not each of them, nor the word on each page, lies over text: all that is set alike is of it.
 */
void
knt_watermark_find (KntLayout *layout)
{
  const KntLine *mark = NULL;

  for (guint i = 0; i < layout->lines->len && mark == NULL; i++) {
    const KntLine *line = layout->lines->pdata[i];

    if (is_large (layout, line) && (lies_over_text (layout, i) || is_repeated (layout, i)))
      mark = line;
  }

  for (guint i = 0; i < layout->lines->len && mark != NULL; i++) {
    const KntLine *line = layout->lines->pdata[i];

    if (line->font == mark->font && fabsf (line->size - mark->size) < 0.5f)
      layout->kinds[i] = KNT_LINE_FURNITURE;
  }
}
