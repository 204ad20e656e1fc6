/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-pattern.h"

/* About as many tries as compiling to machine code takes the time of. */
#define OFTEN 100

/* So much may be tried before it counts as no match: a page from outside shall not hold the engine up. */
#define LIMITS "(*LIMIT_MATCH=200000)(*LIMIT_DEPTH=20000)"

struct _KntPattern {
  GRegex *plain;
  int n_uses;     /* atomic */
  GMutex mutex;   /* while quick is made */
  gpointer quick; /* atomic (nullable) GRegex */
};

/**
 * knt_pattern_new:
 * @source: a regular expression (PCRE2)
 * @error: G_REGEX_ERROR, where it is none
 *
 * Returns: (transfer full) (nullable): the pattern
 */
KntPattern *
knt_pattern_new (const char *source, GError **error)
{
  g_autofree char *limited = g_strconcat (LIMITS, source, NULL);
  GRegex *plain = g_regex_new (limited, 0, 0, error);
  KntPattern *self;

  if (plain == NULL)
    return NULL;

  self = g_new0 (KntPattern, 1);
  self->plain = plain;
  g_mutex_init (&self->mutex);
  return self;
}

void
knt_pattern_free (KntPattern *self)
{
  g_regex_unref (self->plain);
  if (self->quick != NULL)
    g_regex_unref (self->quick);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static void
quicken (KntPattern *self)
{
  g_mutex_lock (&self->mutex);
  if (g_atomic_pointer_get (&self->quick) == NULL) {
    GRegex *quick = g_regex_new (g_regex_get_pattern (self->plain), G_REGEX_OPTIMIZE, 0, NULL);

    /* Compiled to the end when first used, which threads must not do at once. */
    g_regex_match (quick, "", 0, NULL);
    g_atomic_pointer_set (&self->quick, quick);
  }
  g_mutex_unlock (&self->mutex);
}

/**
 * knt_pattern_use:
 *
 * Returns: (transfer none): the expression, to be matched now; ask again for the next text
 */
GRegex *
knt_pattern_use (KntPattern *self)
{
  GRegex *quick = g_atomic_pointer_get (&self->quick);

  if (quick != NULL)
    return quick;
  if (g_atomic_int_add (&self->n_uses, 1) >= OFTEN)
    quicken (self);

  return self->plain;
}
