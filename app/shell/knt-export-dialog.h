/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "knt-exporter.h"
#include "knt-session.h"

G_BEGIN_DECLS

void knt_export_dialog_list (GMenu *menu);
void knt_export_dialog_present (AdwToastOverlay *toasts, KntSession *session, const KntExportFormat *format);

G_END_DECLS
