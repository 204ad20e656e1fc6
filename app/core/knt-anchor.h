/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-join.h"
#include "knt-page-text.h"
#include "knt-span.h"

G_BEGIN_DECLS

/**
 * KntQuote:
 * @exact: the passage as a reader would type it
 * @prefix: up to 32 code points before it on its page
 * @suffix: up to 32 code points after it on its page
 *
 * A passage by its words (W3C TextQuoteSelector).
 */
typedef struct {
  char *exact;
  char *prefix;
  char *suffix;
} KntQuote;

void knt_quote_free (KntQuote *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntQuote, knt_quote_free)

/* @texts: (element-type KntPageText): at least the spans' pages, in any order. @is_known: (nullable): see knt_join_lines() */
KntQuote *knt_quote_new (GPtrArray *texts, GArray *spans, KntWordFunc is_known, gpointer user_data);

G_END_DECLS
