/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-notes-file.h"

G_BEGIN_DECLS

typedef enum {
  KNT_RECONCILE_SAME,   /* nothing to be done: both say the same */
  KNT_RECONCILE_TAKEN,  /* the notes had nothing new, and say what the file says now */
  KNT_RECONCILE_MERGED, /* both had something new: the notes have both now, the file does not yet */
  KNT_RECONCILE_ASK     /* that can't be brought together without asking; nothing was changed */
} KntReconcile;

KntReconcile knt_reconcile (KntNotes *notes, KntFileChange *change, gboolean has_own);
gboolean knt_reconcile_take (KntNotes *notes, KntNotes *theirs, GError **error);

G_END_DECLS
