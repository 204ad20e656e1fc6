/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-page-text.h"

G_BEGIN_DECLS

/**
 * KntReaderFacts:
 *
 * What opening a document tells.
 */
typedef struct {
  gboolean is_confined;
  char *extractor;
  guint n_pages;
  char *title;      /* (nullable) */
  GStrv trailer_id; /* (nullable) */
  KntSize size;
} KntReaderFacts;

gboolean knt_reader_reply_read_facts (GVariant *reply, KntReaderFacts *facts);
gboolean knt_reader_reply_read_sizes (GVariant *reply, KntSize *sizes, gsize n_sizes);
KntPageText *knt_reader_reply_read_text (GVariant *reply, guint page);
GPtrArray *knt_reader_reply_read_links (GVariant *reply, guint n_pages);
void knt_reader_facts_clear (KntReaderFacts *facts);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KntReaderFacts, knt_reader_facts_clear)

G_END_DECLS
