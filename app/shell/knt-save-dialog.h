/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "knt-session.h"

G_BEGIN_DECLS

void knt_save_dialog_save (AdwToastOverlay *toasts, KntSession *session);
void knt_save_dialog_present (AdwToastOverlay *toasts, KntSession *session);

G_END_DECLS
