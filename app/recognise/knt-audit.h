/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-brief.h"

G_BEGIN_DECLS

typedef enum {
  KNT_FINDING_COUNT,      /* not as many questions as the brief says it has */
  KNT_FINDING_GAP,        /* numbers between two questions are missing */
  KNT_FINDING_TWICE,      /* a label occurs twice */
  KNT_FINDING_UNANSWERED, /* a question without an answer */
  KNT_FINDING_UNASKED,    /* an answer without a question */
  KNT_FINDING_LOOSE,      /* text that belongs to nothing */
  KNT_FINDING_UNSURE,     /* may have been recognised wrong: only of knt_audit_add_doubts() */
} KntFindingKind;

/**
 * KntFinding:
 * @kind: what is wrong
 * @key: by which it is known again when the brief is recognised again, see data/notes.schema.json
 * @sentence: says so, translated
 * @id: (nullable): of the question or answer that it is about, or near which it is
 * @spans: (element-type KntSpan): where to look; empty where the brief as a whole is meant
 *
 * Something about a recognised brief that a person should look at.
 */
typedef struct {
  KntFindingKind kind;
  char *key;
  char *sentence;
  char *id;
  GArray *spans;
} KntFinding;

guint knt_finding_get_page (const KntFinding *self);
GPtrArray *knt_audit_brief (KntBrief *brief);
void knt_audit_add_doubts (KntBrief *brief, GPtrArray *findings);

G_END_DECLS
