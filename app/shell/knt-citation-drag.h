/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

#include "knt-session.h"

G_BEGIN_DECLS

GdkContentProvider *knt_citation_drag_new (KntSession *session, GArray *spans);

G_END_DECLS
