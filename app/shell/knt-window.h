/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "knt-destination.h"
#include "knt-form-shelf.h"
#include "knt-opener.h"

G_BEGIN_DECLS

#define KNT_TYPE_WINDOW (knt_window_get_type ())

G_DECLARE_FINAL_TYPE (KntWindow, knt_window, KNT, WINDOW, AdwApplicationWindow)

GtkWidget *knt_window_new (GtkApplication *application, KntLibrary *library, GSettings *settings, KntOpener *opener);

void knt_window_present_soon (KntWindow *self);
gboolean knt_window_is_empty (KntWindow *self);
gboolean knt_window_shows_file (KntWindow *self, GFile *file);
KntSession *knt_window_get_session (KntWindow *self);
void knt_window_open (KntWindow *self, GFile *file);
void knt_window_set_shelf (KntWindow *self, KntFormShelf *shelf);
void knt_window_say (KntWindow *self, AdwToast *toast);
void knt_window_go_to (KntWindow *self, const KntDestination *destination);

G_END_DECLS
