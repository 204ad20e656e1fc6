/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KntLetter:
 * @offset: bytes into the text
 *
 * A character that counts when two texts are compared that differ in where their lines end: all but blanks and hyphens.
 */
typedef struct {
  gunichar c;
  guint offset;
} KntLetter;

GArray *knt_letters_new (const char *text);
gboolean knt_letters_equal (GArray *a, GArray *b);
gboolean knt_letters_are_at (GArray *letters, guint position, GArray *words, guint first, guint n);
gboolean knt_letters_have_word (const char *text);

#define knt_letters_index(letters, i) (&g_array_index ((letters), KntLetter, (i)))

G_END_DECLS
