/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-page-text.h"

G_BEGIN_DECLS

typedef enum {
  KNT_TEXT_UNIT_CHARACTER,
  KNT_TEXT_UNIT_WORD,
  KNT_TEXT_UNIT_SENTENCE,
  KNT_TEXT_UNIT_LINE,
  KNT_TEXT_UNIT_PARAGRAPH
} KntTextUnit;

void knt_text_unit_find (const KntPageText *text, KntTextUnit unit, guint offset, guint *start, guint *end);
gboolean knt_text_get_bounds (const KntPageText *text, guint start, guint end, KntRect *bounds);

G_END_DECLS
