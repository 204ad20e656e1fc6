/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "knt-opener.h"

G_BEGIN_DECLS

void knt_find_pdf_dialog_present (GtkWidget *parent, KntOpener *opener);

G_END_DECLS
