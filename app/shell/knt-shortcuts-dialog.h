/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KntShortcutEntry:
 * @title: (nullable): what the keys do, untranslated, in the context "shortcuts"; %NULL at the end
 * @accelerator: (nullable): as #GtkShortcutLabel writes keys; %NULL where @title is that of a section
 */
typedef struct {
  const char *title;
  const char *accelerator;
} KntShortcutEntry;

const KntShortcutEntry *knt_shortcuts_list (void);
char *knt_shortcuts_describe (void);
AdwDialog *knt_shortcuts_dialog_new (void);

G_END_DECLS
