/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

void knt_view_style_add (GdkDisplay *display);

G_END_DECLS
