/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-entity.h"
#include "knt-span.h"

G_BEGIN_DECLS

/**
 * KntFateKind:
 * @KNT_FATE_KEPT: it is where it was, with the same words
 * @KNT_FATE_MOVED: the same words stand elsewhere
 * @KNT_FATE_CHANGED: something much like it is there; a person should look whether it still is what was meant
 * @KNT_FATE_ORPHAN: it is not there any more; what was noted is kept without a place
 */
typedef enum { KNT_FATE_KEPT, KNT_FATE_MOVED, KNT_FATE_CHANGED, KNT_FATE_ORPHAN } KntFateKind;

/**
 * KntFate:
 * @id: of the entity, as it was
 * @at: (nullable): id of the question, part or answer that it was at
 * @words: what it is about, in the document's words, shortened
 * @page: where it is now, from 1; 0 for an orphan
 * @spans: (element-type KntSpan): where it is now; empty for an orphan
 * @reason: in the user's language, a clause without capital and full stop
 *
 * What became of something that a person noted when its notes were brought to another document.
 */
typedef struct {
  KntFateKind kind;
  KntCollection collection;
  char *id;
  char *at;
  char *words;
  guint page;
  GArray *spans;
  const char *reason;
} KntFate;

const char *knt_fate_kind_get_label (KntFateKind kind); /* "moved", in the user's language */
KntFate *knt_fate_new (KntFateKind kind,
                       KntCollection collection,
                       const char *id,
                       const char *at,
                       const char *words,
                       GArray *spans,
                       const char *reason);
void knt_fate_free (KntFate *self);

typedef struct _KntRelocation KntRelocation;

/* Finds passages of one document in another. @texts: (element-type KntPageText): of all its pages. Any thread. */
KntRelocation *knt_relocation_new (GPtrArray *texts);
void knt_relocation_free (KntRelocation *self);
GArray *knt_relocation_find (KntRelocation *self,
                             GArray *spans,
                             const char *exact,
                             const char *prefix,
                             const char *suffix,
                             KntFateKind *kind,
                             const char **reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntRelocation, knt_relocation_free)

G_END_DECLS
