/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From lines as they are printed to text as a reader would type it. */

/**
 * KntWordFunc:
 * @word: as it might stand within a line, with the hyphen at its break (`SAR-capaciteit`) or without (`voorzitter`)
 *
 * Returns: whether the word occurs within a line somewhere in the document
 */
typedef gboolean (*KntWordFunc) (const char *word, gpointer user_data);

char *knt_join_lines (const char *text, KntWordFunc is_known, gpointer user_data);
gboolean knt_join_keeps_hyphen (const char *left, const char *right, KntWordFunc is_known, gpointer user_data);

G_END_DECLS
