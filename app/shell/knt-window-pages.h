/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "knt-destination.h"
#include "knt-library.h"
#include "knt-opener.h"

G_BEGIN_DECLS

#define KNT_TYPE_WINDOW_PAGES (knt_window_pages_get_type ())

/* What a window shows: the page for whatever its opener is at, of which the brief is one. The property "title" is the
 * window's; "open-file" (GFile *) is emitted for a file that was chosen on the start page, "missing" (char *) where there
 * is no such place as was to be gone to, said for people. */
G_DECLARE_FINAL_TYPE (KntWindowPages, knt_window_pages, KNT, WINDOW_PAGES, AdwBin)

GtkWidget *knt_window_pages_new (KntOpener *opener, KntLibrary *library, GSettings *settings, GMenuModel *primary_menu);
void knt_window_pages_show_session (KntWindowPages *self, KntSession *session);
void knt_window_pages_show_state (KntWindowPages *self);
void knt_window_pages_go_to (KntWindowPages *self, const KntDestination *destination);

G_END_DECLS
