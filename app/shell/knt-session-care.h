/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "knt-form-shelf.h"
#include "knt-session.h"

G_BEGIN_DECLS

#define KNT_TYPE_SESSION_CARE (knt_session_care_get_type ())

G_DECLARE_FINAL_TYPE (KntSessionCare, knt_session_care, KNT, SESSION_CARE, GObject)

KntSessionCare *
knt_session_care_new (KntSession *session, GSettings *settings, KntFormShelf *shelf, AdwToastOverlay *toasts);

G_END_DECLS
