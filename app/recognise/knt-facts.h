/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-form-rules.h"
#include "knt-passage.h"

G_BEGIN_DECLS

/**
 * KntFact:
 *
 * What the brief says of itself: a date is ISO 8601.
 */
typedef struct {
  char *name;
  char *value;
} KntFact;

GPtrArray *knt_facts_find (const KntFlow *flow, const KntFormRules *rules);
char *knt_facts_dup_iso_date (const char *text, const char *const *months);

G_END_DECLS
