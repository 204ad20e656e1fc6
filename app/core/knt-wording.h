/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KntWord:
 * @id: the same for the same word, without regard to case, diacritics and hyphens
 * @start: code points into the text
 * @end: exclusive
 */
typedef struct {
  guint id;
  guint start;
  guint end;
} KntWord;

typedef struct _KntWording KntWording;

/* Tells which words of several texts are the same. */
KntWording *knt_wording_new (void);
void knt_wording_free (KntWording *self);
GArray *knt_wording_list_words (KntWording *self, const char *text); /* (transfer full) (element-type KntWord) */
guint knt_wording_get_n_words (KntWording *self);                    /* that were seen, each counted once */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntWording, knt_wording_free)

G_END_DECLS
