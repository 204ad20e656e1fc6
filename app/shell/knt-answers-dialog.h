/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "knt-session.h"

G_BEGIN_DECLS

#define KNT_TYPE_ANSWERS_DIALOG (knt_answers_dialog_get_type ())

G_DECLARE_FINAL_TYPE (KntAnswersDialog, knt_answers_dialog, KNT, ANSWERS_DIALOG, AdwDialog)

AdwDialog *knt_answers_dialog_new (KntSession *session);
void knt_answers_dialog_look_in (KntAnswersDialog *self, GFile *pdf);

void knt_answers_dialog_choose (GtkWidget *parent, KntSession *session);

G_END_DECLS
