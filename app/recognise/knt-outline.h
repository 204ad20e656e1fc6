/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-heading.h"

G_BEGIN_DECLS

typedef struct {
  char *name;
  char *heading; /* (nullable) */
  GArray *spans; /* KntSpan, of the heading */
} KntOutlineGroup;

typedef struct {
  char *label; /* (nullable) */
  KntPassage *passage;
} KntOutlineQuestion;

typedef struct {
  KntOutlineGroup *group; /* (nullable) */
  char *topic;            /* (nullable) */
  GPtrArray *questions;   /* KntOutlineQuestion */
  GPtrArray *answers;     /* KntPassage */
  double confidence;
} KntOutlineExchange;

/**
 * KntOutline:
 * @groups: (element-type KntOutlineGroup)
 * @exchanges: (element-type KntOutlineExchange)
 * @may_wait: whether all may wait for their answers
 *
 * What one form makes of a document, before it is known which form fits.
 */
typedef struct {
  GPtrArray *groups;
  GPtrArray *exchanges;
  gboolean may_wait;
} KntOutline;

KntOutline *knt_outline_new (void);
void knt_outline_free (KntOutline *self);
KntOutlineGroup *knt_outline_add_group (KntOutline *self, const KntFlow *flow, const KntHeading *heading);
KntOutlineExchange *knt_outline_add_exchange (KntOutline *self, KntOutlineGroup *group, const char *topic);
KntPassage *knt_outline_exchange_add_question (KntOutlineExchange *self, const char *label);
KntPassage *knt_outline_exchange_add_answer (KntOutlineExchange *self);
char *knt_outline_dup_named_group (const KntFormRules *rules, const char *text);
void knt_outline_name_groups (KntOutline *self, const KntFormRules *rules);
void knt_outline_drop_empty (KntOutline *self);
double knt_outline_get_fit (const KntOutline *self, const KntFormRules *rules);
gboolean knt_outline_is_topic (const KntFlow *flow, const KntFormRules *rules, GPtrArray *paragraphs, guint index);
gboolean knt_outline_is_item (const KntFormRules *rules, const char *text);

KntOutline *knt_outline_by_label (KntFlow *flow, const KntFormRules *rules);
KntOutline *knt_outline_by_parts (const KntFlow *flow, const KntFormRules *rules, GPtrArray *headings);
KntOutline *knt_outline_by_order (KntFlow *flow, const KntFormRules *rules);
KntOutline *knt_outline_by_turn (KntFlow *flow, const KntFormRules *rules);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntOutline, knt_outline_free)

G_END_DECLS
