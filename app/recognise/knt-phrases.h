/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "knt-pattern.h"

G_BEGIN_DECLS

/**
 * KntTimeRule:
 * @pattern: the wording of a term; its groups `day`, `month` (a name) and `year` say what they say
 * @due: (nullable): month and day that it ends with, `06-30`; %NULL where the pattern's groups tell
 */
typedef struct {
  KntPattern *pattern;
  char *due;
} KntTimeRule;

/**
 * KntReferenceRule:
 * @kind: such as `kamerstuk`
 * @pattern: its named groups are the members of the reference
 * @cleanings: (element-type KntCleaning): of each member
 * @address: (nullable): where the paper is to be found, with members in braces
 */
typedef struct {
  char *kind;
  KntPattern *pattern;
  GPtrArray *cleanings;
  char *address;
} KntReferenceRule;

/**
 * KntPhrases:
 *
 * How a language says things, whichever form a brief has: data/forms/LANGUAGE.phrases.json, schema
 * data/forms/phrases.schema.json. Each pattern is %NULL where the file has none, which is found nowhere.
 */
typedef struct {
  gatomicrefcount ref_count;
  char *language;
  GStrv months;
  KntPattern *abbreviations;
  KntPattern *asks;
  KntPattern *asides;
  KntPattern *follows;
  KntPattern *opens;
  KntPattern *clauses;
  KntPattern *futures;
  KntPattern *presents;
  KntPattern *addressees;
  KntPattern *tells;
  KntPattern *products;
  KntPattern *doubts;
  KntPattern *never;
  GPtrArray *times;      /* KntTimeRule */
  GPtrArray *references; /* KntReferenceRule */
} KntPhrases;

KntPhrases *knt_phrases_new_from_bytes (GBytes *json, const char *name, GError **error);
KntPhrases *knt_phrases_ref (KntPhrases *self);
void knt_phrases_unref (KntPhrases *self);

GArray *knt_phrases_split (const KntPhrases *self, const char *text);

/**
 * KntStretch:
 * @start: in bytes
 * @end: exclusive, in bytes
 *
 * A sentence or so within a text.
 */
typedef struct {
  gsize start;
  gsize end;
} KntStretch;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntPhrases, knt_phrases_unref)

G_END_DECLS
