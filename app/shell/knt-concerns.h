/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "knt-brief.h"
#include "knt-concern.h"

G_BEGIN_DECLS

#define KNT_TYPE_CONCERNS (knt_concerns_get_type ())

G_DECLARE_FINAL_TYPE (KntConcerns, knt_concerns, KNT, CONCERNS, GObject)

KntConcerns *knt_concerns_new (void);

void knt_concerns_set_brief (KntConcerns *self, KntBrief *brief);
void knt_concerns_take_accepted (KntConcerns *self, GHashTable *keys);
guint knt_concerns_get_n_open (KntConcerns *self);
KntConcern *knt_concerns_find (KntConcerns *self, const char *key);
GStrv knt_concerns_list_keys (KntConcerns *self, const KntExchange *exchange);

guint knt_concerns_get_current (KntConcerns *self);
void knt_concerns_set_current (KntConcerns *self, guint position);
guint knt_concerns_find_next (KntConcerns *self, GArray *spans, int step);

G_END_DECLS
