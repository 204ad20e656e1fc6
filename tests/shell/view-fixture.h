/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "brief-fixture.h"
#include "knt-brief-view.h"
#include "knt-canvas.h"
#include "knt-session.h"

/* The view on a real session: the sample brief, read by a reader and recognised, in a window. */
typedef struct {
  char *folder;
  KntLibrary *library;
  GPtrArray *forms;
  KntSession *session;
  GtkWidget *window;
  KntBriefView *view;
  KntNotes *notes;
} ViewFixture;

/* @width: of the window, logical pixels. @knows_forms: FALSE recognises nothing. */
void view_fixture_open (ViewFixture *self, int width, gboolean knows_forms);
void view_fixture_close (ViewFixture *self);

GtkWidget *view_fixture_find (ViewFixture *self, GType type);
KntCanvas *view_fixture_get_canvas (ViewFixture *self);
/* Of the corrected brief. */
KntBrief *view_fixture_get_brief (ViewFixture *self);
KntExchange *view_fixture_get_exchange (ViewFixture *self, guint position);
KntQuestion *view_fixture_get_question (ViewFixture *self, guint position);
KntAnswer *view_fixture_get_answer (ViewFixture *self, guint position);
void view_fixture_select (ViewFixture *self, guint page, guint start, guint end);
