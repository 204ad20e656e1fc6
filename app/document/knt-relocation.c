/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "knt-relocation.h"

#include "knt-anchor-index.h"
#include "knt-anchor.h"
#include "knt-near.h"

#define SHOWN_WORDS 60 /* code points of a passage that name it */
#define FEW_WORDS 4    /* that may well stand in several places */

struct _KntRelocation {
  GPtrArray *texts;
  KntAnchorIndex *index;
  KntNear *near; /* (nullable): made when it is first needed */
};

/**
 * knt_fate_kind_get_label:
 *
 * Returns: in the user's language
 */
const char *
knt_fate_kind_get_label (KntFateKind kind)
{
  switch (kind) {
    case KNT_FATE_KEPT:
      /* Translators: what became of a note when it was brought to another PDF: it is where it was. */
      return C_ ("note", "kept");
    case KNT_FATE_MOVED:
      /* Translators: what became of a note: the same words stand elsewhere. */
      return C_ ("note", "moved");
    case KNT_FATE_CHANGED:
      /* Translators: what became of a note: its passage has other words now. */
      return C_ ("note", "changed");
    case KNT_FATE_ORPHAN:
      /* Translators: what became of a note: its passage is not there any more. */
      return C_ ("note", "orphan");
  }

  g_assert_not_reached ();
}

/**
 * knt_fate_new:
 * @id: of the entity
 * @at: (nullable): id of the question, part or answer that it was at
 * @words: (nullable): what it is about
 * @spans: (nullable) (element-type KntSpan): where it is now
 * @reason: a translated string that lasts
 *
 * Returns: (transfer full): what became of it
 */
KntFate *
knt_fate_new (KntFateKind kind,
              KntCollection collection,
              const char *id,
              const char *at,
              const char *words,
              GArray *spans,
              const char *reason)
{
  KntFate *self = g_new0 (KntFate, 1);

  self->kind = kind;
  self->collection = collection;
  self->id = g_strdup (id);
  self->at = g_strdup (at);
  self->spans = spans != NULL ? knt_spans_copy (spans) : knt_spans_new ();
  self->page = spans != NULL && spans->len > 0 ? knt_spans_index (spans, 0)->page : 0;
  self->reason = reason;
  if (words == NULL || g_utf8_strlen (words, -1) <= SHOWN_WORDS) {
    self->words = g_strdup (words != NULL ? words : "");
  } else {
    g_autofree char *start = g_utf8_substring (words, 0, SHOWN_WORDS);

    self->words = g_strconcat (g_strchomp (start), "…", NULL);
  }

  return self;
}

void
knt_fate_free (KntFate *self)
{
  g_free (self->id);
  g_free (self->at);
  g_free (self->words);
  g_array_unref (self->spans);
  g_free (self);
}

KntRelocation *
knt_relocation_new (GPtrArray *texts)
{
  KntRelocation *self = g_new0 (KntRelocation, 1);

  self->texts = g_ptr_array_ref (texts);
  self->index = knt_anchor_index_new (texts);
  return self;
}

void
knt_relocation_free (KntRelocation *self)
{
  g_ptr_array_unref (self->texts);
  knt_anchor_index_free (self->index);
  g_clear_pointer (&self->near, knt_near_free);
  g_free (self);
}

static gboolean
has_few_words (const char *exact)
{
  guint n = 0;

  for (const char *p = strchr (exact, ' '); p != NULL; p = strchr (p + 1, ' '))
    n++;

  return n + 1 < FEW_WORDS;
}

/* The word next to the passage: the last of what stands before it, or the first of what stands behind it. */
static char *
dup_neighbour (const char *text, gboolean is_last)
{
  g_auto (GStrv) words = g_strsplit_set (text != NULL ? text : "", " \n", -1);
  const char *found = "";

  for (guint i = 0; words[i] != NULL; i++) {
    if (*words[i] == '\0')
      continue;
    found = words[i];
    if (!is_last)
      break;
  }

  return g_strdup (found);
}

static gboolean
has_neighbour (const char *text, const char *other, gboolean is_last)
{
  g_autofree char *one = dup_neighbour (text, is_last);
  g_autofree char *two = dup_neighbour (other, is_last);

  return *one != '\0' && g_str_equal (one, two);
}

/* A few words are the passage that was meant only where something around them is the same. */
static gboolean
is_certain (KntRelocation *self, GArray *spans, const char *exact, const char *prefix, const char *suffix)
{
  g_autoptr (KntQuote) quote = NULL;

  if (!has_few_words (exact))
    return TRUE;

  quote = knt_quote_new (self->texts, spans, NULL, NULL);
  return has_neighbour (prefix, quote->prefix, TRUE) || has_neighbour (suffix, quote->suffix, FALSE);
}

/**
 * knt_relocation_find:
 * @spans: (element-type KntSpan): where it was in its own document
 * @exact: (nullable): the passage as a reader would type it
 * @prefix: (nullable): what stood before it
 * @suffix: (nullable): what stood behind it
 * @kind: (out): what became of it
 * @reason: (out): in the user's language
 *
 * Looks for a passage where it was, then for its words anywhere, then for what is most like them.
 *
 * Returns: (transfer full) (nullable) (element-type KntSpan): where it is; %NULL for %KNT_FATE_ORPHAN
 */
GArray *
knt_relocation_find (KntRelocation *self,
                     GArray *spans,
                     const char *exact,
                     const char *prefix,
                     const char *suffix,
                     KntFateKind *kind,
                     const char **reason)
{
  GArray *found = NULL;
  double likeness;

  if (exact == NULL || *exact == '\0') {
    *kind = KNT_FATE_ORPHAN;
    *reason = _ ("it has no words by which it could be found");
    return NULL;
  }

  if (spans->len > 0 && knt_anchor_index_fits (self->index, spans, exact)) {
    *kind = KNT_FATE_KEPT;
    *reason = _ ("its words stand where they stood");
    return knt_spans_copy (spans);
  }

  found = knt_anchor_index_find (self->index, exact, prefix, suffix);
  if (found != NULL) {
    gboolean certain = is_certain (self, found, exact, prefix, suffix);

    *kind = certain ? KNT_FATE_MOVED : KNT_FATE_CHANGED;
    *reason = certain ? _ ("its words stand elsewhere now") : _ ("its few words stand among others now");
    return found;
  }

  if (self->near == NULL)
    self->near = knt_near_new (self->texts);
  found = knt_near_find (self->near, exact, &likeness);
  *kind = found != NULL ? KNT_FATE_CHANGED : KNT_FATE_ORPHAN;
  *reason = found != NULL ? _ ("its words were changed") : _ ("its words are not there any more");
  return found;
}
