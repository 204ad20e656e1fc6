/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-pattern.h"

#include <string.h>

/* To look through so much text for each byte of the expression takes as long as to make machine code of it: bytes. */
#define MUCH 40
/* So much text a try counts for however short the text is, or where it can match only at the beginning: bytes. */
#define TRY 100
/* Nothing is longer, lest the count runs over: bytes. */
#define LONG 1000000

/* So much may be tried before it counts as no match: a page from outside shall not hold the engine up. */
#define LIMITS "(*LIMIT_MATCH=200000)(*LIMIT_DEPTH=20000)"

/* Found nowhere. */
#define NOTHING "(?!)"

struct _KntPattern {
  guint n_refs; /* under the lock of all */
  char *source; /* with the limits */
  GMutex mutex; /* while it is compiled */
  GError *fault;
  gpointer plain; /* atomic (nullable) GRegex: until it is first used */
  gpointer quick; /* atomic (nullable) GRegex */
  gboolean is_anchored;
  int n_bytes; /* atomic: that it was tried on, with what it is about to be */
  int much;    /* n_bytes from which on it is made quick */
};

/* Those that there are, by their source: forms of one parliament have many in common. Holds no references. */
static GHashTable *all;
G_LOCK_DEFINE_STATIC (all);

/* Most of those for whole lines are; that some are not found out harms nothing. */
static gboolean
is_anchored (const char *source)
{
  while (g_str_has_prefix (source, "(?|") || g_str_has_prefix (source, "(?:"))
    source += 3;

  return *source == '^';
}

static KntPattern *
pattern_new (const char *source, const char *limited)
{
  KntPattern *self = g_new0 (KntPattern, 1);

  self->source = g_strdup (limited);
  g_mutex_init (&self->mutex);
  self->is_anchored = is_anchored (source);
  self->much = MUCH * (int) MIN (strlen (source), LONG / MUCH);

  return self;
}

static void
pattern_free (KntPattern *self)
{
  g_free (self->source);
  g_mutex_clear (&self->mutex);
  g_clear_error (&self->fault);
  g_clear_pointer ((GRegex **) &self->plain, g_regex_unref);
  g_clear_pointer ((GRegex **) &self->quick, g_regex_unref);
  g_free (self);
}

/* @made: where it belongs, which nobody else may fill meanwhile */
static GRegex *
compile (KntPattern *self, gpointer *made, GRegexCompileFlags flags)
{
  g_mutex_lock (&self->mutex);
  if (g_atomic_pointer_get (made) == NULL) {
    GRegex *regex = self->fault == NULL ? g_regex_new (self->source, flags, 0, &self->fault) : NULL;

    if (regex == NULL)
      regex = g_regex_new (NOTHING, flags, 0, NULL);
    /* Machine code is made when it is first used, which threads must not do at once. */
    if ((flags & G_REGEX_OPTIMIZE) != 0)
      g_regex_match (regex, "", 0, NULL);
    g_atomic_pointer_set (made, regex);
  }
  g_mutex_unlock (&self->mutex);

  return g_atomic_pointer_get (made);
}

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
  g_autoptr (KntPattern) self = knt_pattern_new_trusted (source);

  compile (self, &self->plain, 0);
  if (self->fault != NULL) {
    g_propagate_error (error, g_error_copy (self->fault));
    return NULL;
  }

  return g_steal_pointer (&self);
}

/**
 * knt_pattern_new_trusted:
 * @source: a regular expression (PCRE2), known to be one
 *
 * Returns: (transfer full): the pattern, which is compiled when it is first used
 */
KntPattern *
knt_pattern_new_trusted (const char *source)
{
  g_autofree char *limited = g_strconcat (LIMITS, source, NULL);
  KntPattern *self;

  G_LOCK (all);
  if (all == NULL)
    all = g_hash_table_new (g_str_hash, g_str_equal);
  self = g_hash_table_lookup (all, limited);
  if (self == NULL) {
    self = pattern_new (source, limited);
    g_hash_table_insert (all, self->source, self);
  }
  self->n_refs++;
  G_UNLOCK (all);

  return self;
}

void
knt_pattern_unref (KntPattern *self)
{
  gboolean is_last;

  G_LOCK (all);
  is_last = --self->n_refs == 0;
  if (is_last)
    g_hash_table_remove (all, self->source);
  if (g_hash_table_size (all) == 0)
    g_clear_pointer (&all, g_hash_table_unref);
  G_UNLOCK (all);

  if (is_last)
    pattern_free (self);
}

/**
 * knt_pattern_get_source:
 *
 * Returns: the regular expression, with the limits that were put before it
 */
const char *
knt_pattern_get_source (KntPattern *self)
{
  return self->source;
}

/**
 * knt_pattern_use:
 * @text: what it is to be matched with now
 *
 * Returns: (transfer none): the expression; ask again for the next text
 */
GRegex *
knt_pattern_use (KntPattern *self, const char *text)
{
  GRegex *found = g_atomic_pointer_get (&self->quick);
  gboolean is_much;
  int n_bytes;

  if (found != NULL)
    return found;

  n_bytes = self->is_anchored ? TRY : TRY + (int) MIN (strlen (text), LONG);
  is_much = g_atomic_int_add (&self->n_bytes, n_bytes) + n_bytes >= self->much;
  found = is_much ? NULL : g_atomic_pointer_get (&self->plain);
  if (found != NULL)
    return found;

  found = is_much ? compile (self, &self->quick, G_REGEX_OPTIMIZE) : compile (self, &self->plain, 0);
  if (self->fault != NULL)
    g_warning ("%s", self->fault->message);

  return found;
}
