/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "knt-brief-find.h"

G_BEGIN_DECLS

/**
 * KntCorrections:
 *
 * What can be said of what was recognised, each the argument of the action "brief.correct".
 */
typedef enum {
  KNT_CORRECT_QUESTION = 1 << 0,
  KNT_CORRECT_ANSWER = 1 << 1,
  KNT_CORRECT_NEITHER = 1 << 2,
  KNT_CORRECT_SPLIT = 1 << 3,
  KNT_CORRECT_JOIN = 1 << 4,
  KNT_CORRECT_BELONGS = 1 << 5,
  KNT_CORRECT_LABEL = 1 << 6,
  KNT_CORRECT_GROUP = 1 << 7,
  KNT_CORRECT_CONFIRM = 1 << 8,
} KntCorrections;

#define KNT_CORRECT_ANYTHING ((KntCorrections) (1 << 9) - 1)

KntCorrections
knt_corrections_for (const KntPlace *block, gboolean has_selection, gboolean has_point, gboolean in_doubt);
GMenu *knt_correction_menu_new (KntCorrections fitting);

G_END_DECLS
