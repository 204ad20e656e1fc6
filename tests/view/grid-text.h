/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-page-text.h"

G_BEGIN_DECLS

/* A page text whose code points stand on a grid of 10 by 20 points, 15 of them high; a line that is empty leaves a gap. */
static inline KntPageText *
make_grid_text (guint page, const char *text)
{
  static const KntPageGeometry a4 = { 0, 0, 595, 842, 0 };
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (KntRect));
  int column = 0, row = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    KntRect box = { column * 10, row * 20, column * 10 + 10, row * 20 + 15 };

    if (*p == '\n')
      box.x1 = box.x0;
    g_array_append_val (boxes, box);
    column++;
    if (*p == '\n')
      column = 0, row++;
  }

  return knt_page_text_new (page, NULL, &a4, text, (KntRect *) boxes->data, boxes->len, NULL, 0);
}

G_END_DECLS
