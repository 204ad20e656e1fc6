/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "knt-session.h"

G_BEGIN_DECLS

#define KNT_TYPE_FILE_HANDLE (knt_file_handle_get_type ())

G_DECLARE_FINAL_TYPE (KntFileHandle, knt_file_handle, KNT, FILE_HANDLE, AdwBin)

/* Properties: "session" (KntSession, nullable). */

GtkWidget *knt_file_handle_new (void);

G_END_DECLS
