/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "knt-brief.h"

G_BEGIN_DECLS

/**
 * KntLabelVerdict:
 * @KNT_LABEL_FINE: nothing is to be said of it
 * @KNT_LABEL_DOUBTFUL: it can be used, but something is to be said
 * @KNT_LABEL_WRONG: it cannot be used
 */
typedef enum { KNT_LABEL_FINE, KNT_LABEL_DOUBTFUL, KNT_LABEL_WRONG } KntLabelVerdict;

KntLabelVerdict knt_label_check (KntBrief *brief, const char *question_id, const char *label, char **message);

#define KNT_TYPE_LABEL_DIALOG (knt_label_dialog_get_type ())

G_DECLARE_FINAL_TYPE (KntLabelDialog, knt_label_dialog, KNT, LABEL_DIALOG, AdwAlertDialog)

/* Asks what a question is numbered.
 *
 * Signals: "chosen" (const char *label): without blanks around it; empty for no number. */

AdwDialog *knt_label_dialog_new (KntBrief *brief, const KntQuestion *question);

G_END_DECLS
