/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "knt-brief-find.h"

G_BEGIN_DECLS

/* @value: (nullable): %NULL where the person thought better of it. Called once. */
typedef void (*KntCorrectionChosen) (const char *value, gboolean following, gpointer user_data);

void knt_correction_dialog_choose_question (GtkWidget *parent,
                                            KntBrief *brief,
                                            const KntPlace *block,
                                            KntCorrectionChosen chosen,
                                            gpointer user_data);
void
knt_correction_dialog_ask_label (GtkWidget *parent, const char *label, KntCorrectionChosen chosen, gpointer user_data);
void knt_correction_dialog_ask_group (GtkWidget *parent,
                                      KntBrief *brief,
                                      const char *group_id,
                                      KntCorrectionChosen chosen,
                                      gpointer user_data);

G_END_DECLS
