/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-session.h"

G_BEGIN_DECLS

#define KNT_TYPE_OPENER (knt_opener_get_type ())

G_DECLARE_FINAL_TYPE (KntOpener, knt_opener, KNT, OPENER, GObject)

/**
 * KntOpenerState:
 * @KNT_OPENER_IDLE: nothing was asked for, or it was cancelled
 * @KNT_OPENER_LOADING: at work; the session may be there already, see knt_opener_get_session()
 * @KNT_OPENER_PASSWORD: waits for knt_opener_enter_password()
 * @KNT_OPENER_NEEDS_PDF: waits for knt_opener_choose_pdf(); the error says why
 * @KNT_OPENER_FAILED: the error says why
 * @KNT_OPENER_OPEN: the session is open
 */
typedef enum {
  KNT_OPENER_IDLE,
  KNT_OPENER_LOADING,
  KNT_OPENER_PASSWORD,
  KNT_OPENER_NEEDS_PDF,
  KNT_OPENER_FAILED,
  KNT_OPENER_OPEN
} KntOpenerState;

/* How often a password may be tried for one file. */
#define KNT_OPENER_TRIES 3

KntOpener *knt_opener_new (KntLibrary *library, GPtrArray *forms);

void knt_opener_set_forms (KntOpener *self, GPtrArray *forms);
void knt_opener_open (KntOpener *self, GFile *file);
void knt_opener_enter_password (KntOpener *self, const char *password);
void knt_opener_choose_pdf (KntOpener *self, GFile *pdf);
void knt_opener_cancel (KntOpener *self);

KntOpenerState knt_opener_get_state (KntOpener *self);
GFile *knt_opener_get_file (KntOpener *self);
KntSession *knt_opener_get_session (KntOpener *self);
KntSession *knt_opener_get_rival (KntOpener *self);
const GError *knt_opener_get_error (KntOpener *self);
guint knt_opener_get_tries_left (KntOpener *self);
char *knt_opener_dup_name (KntOpener *self);

G_END_DECLS
