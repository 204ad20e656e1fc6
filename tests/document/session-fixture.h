/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-session.h"

G_BEGIN_DECLS

/**
 * Place:
 * @folder: of this test's own, gone afterwards
 * @library: in it
 * @pdf: the sample brief, in it
 *
 * Where a test of sessions plays.
 */
typedef struct {
  char *folder;
  KntLibrary *library;
  GPtrArray *forms;
  GFile *pdf;
} Place;

void place_set_up (Place *self, gconstpointer data);
void place_tear_down (Place *self, gconstpointer data);
void place_reload_library (Place *self);
GFile *place_get_file (Place *self, const char *name);
GFile *place_write (Place *self, const char *name, const char *contents);

KntSession *session_open (Place *place, GFile *file, GFile *pdf, const char *password, GError **error);
KntSession *session_open_well (Place *place, GFile *file);
void session_close (KntSession *session);
void session_save (KntSession *session, GFile *file);
void session_await_brief (KntSession *session);
void session_await_saved (KntSession *session);
KntEntity *session_annotate (KntSession *session, guint page, guint start, guint end);

void set_note (KntNotes *notes, const char *question_id, const char *text);
const char *get_note (KntNotes *notes, const char *question_id);
char *read_file (GFile *file);
KntNotes *read_notes (GFile *file);
void remove_folder (const char *path);

G_END_DECLS
