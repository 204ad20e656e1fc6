/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "knt-session.h"

G_BEGIN_DECLS

#define KNT_TYPE_FILE_WATCH (knt_file_watch_get_type ())

G_DECLARE_FINAL_TYPE (KntFileWatch, knt_file_watch, KNT, FILE_WATCH, GObject)

KntFileWatch *knt_file_watch_new (KntSession *session, GtkWindow *window);

G_END_DECLS
