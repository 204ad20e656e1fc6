/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-page-text.h"
#include "knt-span.h"

G_BEGIN_DECLS

typedef struct _KntNear KntNear;

/* Finds passages again whose words were changed in part. @texts: (element-type KntPageText): in any order. Any thread. */
KntNear *knt_near_new (GPtrArray *texts);
void knt_near_free (KntNear *self);
/* (transfer full) (nullable): the stretch that is most like the words. @likeness: (out): 0 to 1 */
GArray *knt_near_find (KntNear *self, const char *exact, double *likeness);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntNear, knt_near_free)

G_END_DECLS
