/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-correction-menu.h"

G_BEGIN_DECLS

/**
 * KntPageMenuPlace:
 * @has_selection: whether text is selected
 * @passage: (nullable): the id of the annotation that the selection is
 * @block: (nullable): the question or answer at that place
 * @corrections: what makes sense to say of it
 * @can_edit: whether anything can be changed
 *
 * What the menu on the pages is about.
 */
typedef struct {
  gboolean has_selection;
  const char *passage;
  const KntPlace *block;
  KntCorrections corrections;
  gboolean can_edit;
} KntPageMenuPlace;

GMenu *knt_page_menu_new (const KntPageMenuPlace *place);

G_END_DECLS
