/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A regular expression of a form (PCRE2), which all that say the same share. Most are never tried on a brief, so those that are known to be right are compiled when
 * they are first used. To compile one to machine code takes longer than to try it on a short brief; so that is done only once it
 * was tried on much. Any thread may use it. */
typedef struct _KntPattern KntPattern;

KntPattern *knt_pattern_new (const char *source, GError **error);
KntPattern *knt_pattern_new_trusted (const char *source);
void knt_pattern_unref (KntPattern *self);
const char *knt_pattern_get_source (KntPattern *self);
GRegex *knt_pattern_use (KntPattern *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntPattern, knt_pattern_unref)

G_END_DECLS
