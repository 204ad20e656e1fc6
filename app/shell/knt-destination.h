/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-notes.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KntDestination:
 * @page: from 1; 0 where no page is named
 * @question: (nullable): the label or the number of a question
 *
 * Where in a brief somebody wants to be.
 */
typedef struct {
  guint page;
  char *question;
} KntDestination;

GFile *knt_destination_resolve (const char *argument, const char *folder, KntDestination **destination);
const char *knt_destination_find_question (const KntDestination *self, KntBrief *brief);
KntDestination *knt_destination_copy (const KntDestination *self);
void knt_destination_free (KntDestination *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntDestination, knt_destination_free)

G_END_DECLS
