/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "knt-form-shelf.h"
#include "knt-session.h"

G_BEGIN_DECLS

#define KNT_TYPE_FORM_OFFER (knt_form_offer_get_type ())

G_DECLARE_FINAL_TYPE (KntFormOffer, knt_form_offer, KNT, FORM_OFFER, GObject)

/* Watches what a person puts right in a brief, and offers to remember it for briefs of its kind where that can be said by one
 * pattern. The toast's button activates "app.remember-form" with the form's id and what to add to it. */
KntFormOffer *knt_form_offer_new (KntSession *session, KntFormShelf *shelf, AdwToastOverlay *toasts);

G_END_DECLS
