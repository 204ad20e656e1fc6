/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-brief-editor.h"
#include "knt-brief-guide.h"
#include "knt-brief-pages.h"
#include "knt-details-pane.h"
#include "knt-question-pane.h"

G_BEGIN_DECLS

#define KNT_TYPE_BRIEF_COMMANDS (knt_brief_commands_get_type ())

G_DECLARE_FINAL_TYPE (KntBriefCommands, knt_brief_commands, KNT, BRIEF_COMMANDS, GObject)

KntBriefCommands *knt_brief_commands_new (KntSession *session,
                                          KntBriefEditor *editor,
                                          KntBriefGuide *guide,
                                          KntQuestionPane *question_pane,
                                          KntBriefPages *pages,
                                          KntDetailsPane *details_pane);

void knt_brief_commands_install (GtkWidgetClass *widget_class, GtkWidgetActionActivateFunc activate);
void knt_brief_commands_run (KntBriefCommands *self, const char *action, GVariant *parameter);
void knt_brief_commands_copy (KntBriefCommands *self, KntEntity *annotation);

G_END_DECLS
