/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-destination.h"
#include "knt-opener.h"

G_BEGIN_DECLS

#define KNT_TYPE_ARRIVAL (knt_arrival_get_type ())

G_DECLARE_FINAL_TYPE (KntArrival, knt_arrival, KNT, ARRIVAL, GObject)

/* Signals: "page" (guint page) and "question" (char *id), the places to show; "missing" (char *sentence): there is no such
 * place, said for people. */

KntArrival *knt_arrival_new (KntOpener *opener, const KntDestination *destination);
void knt_arrival_begin (KntArrival *self);

G_END_DECLS
