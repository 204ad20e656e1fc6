/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "knt-session.h"

G_BEGIN_DECLS

#define KNT_TYPE_BRIEF_PAGES (knt_brief_pages_get_type ())

G_DECLARE_FINAL_TYPE (KntBriefPages, knt_brief_pages, KNT, BRIEF_PAGES, AdwBin)

GtkWidget *knt_brief_pages_new (void);

void knt_brief_pages_set_session (KntBriefPages *self, KntSession *session);

void knt_brief_pages_show (KntBriefPages *self, const char *mark_id, GArray *spans);
void knt_brief_pages_show_page (KntBriefPages *self, guint page);
void knt_brief_pages_set_current (KntBriefPages *self, const char *mark_id);

gboolean knt_brief_pages_has_selection (KntBriefPages *self);
GArray *knt_brief_pages_dup_selection (KntBriefPages *self);
void knt_brief_pages_select (KntBriefPages *self, GArray *spans);
void knt_brief_pages_take_popover (KntBriefPages *self, GtkPopover *popover);
void knt_brief_pages_point_at (KntBriefPages *self, GtkPopover *popover, const GdkRectangle *where);
gboolean knt_brief_pages_get_caret (KntBriefPages *self, KntSpan *caret);
void knt_brief_pages_tag (KntBriefPages *self, const char *tag_id);
void knt_brief_pages_choose_tag (KntBriefPages *self);
void knt_brief_pages_highlight (KntBriefPages *self, const char *colour);
void knt_brief_pages_add_note (KntBriefPages *self);
void knt_brief_pages_bind_caret_browsing (KntBriefPages *self, GSettings *settings);
gboolean knt_brief_pages_get_caret_browsing (KntBriefPages *self);
void knt_brief_pages_activate (KntBriefPages *self, const char *canvas_action);

G_END_DECLS
