/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-page-text.h"

G_BEGIN_DECLS

/* How a caret goes through the text of one page. Knows no widget. */

typedef enum { KNT_CARET_BY_CHARACTER, KNT_CARET_BY_WORD, KNT_CARET_BY_LINE, KNT_CARET_TO_LINE_EDGE } KntCaretStep;

gboolean knt_caret_move (const KntPageText *text, guint *offset, KntCaretStep step, gboolean forwards, double column);
gboolean knt_caret_enter (const KntPageText *text, guint *offset, KntCaretStep step, gboolean forwards, double column);
gboolean knt_caret_get_rect (const KntPageText *text, guint offset, KntRect *rect);

G_END_DECLS
