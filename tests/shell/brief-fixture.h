/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "knt-notes.h"

/* Notes to a made-up brief, without a PDF: q1 to q3 of Volt (q2 has two parts, the answer to q3 a commitment), q4 and
 * q5 of D66 with one answer to both. Question qN stands on page N, code points 0 to 100, and answer aN behind it, 100
 * to 300; the answer to q4 and q5 is a4. */
KntNotes *fixture_notes_new (void);

GArray *fixture_spans (guint page, guint start, guint end);
KntEntity *fixture_passage (KntNotes *notes, const char *within, guint page, guint start, guint end, const char *quote);
void fixture_apply (KntNotes *notes, KntEditGroup *group);
char *fixture_add_passage (KntNotes *notes, const char *within, guint page, guint start, const char *quote);
char *fixture_add_tag (KntNotes *notes, const char *name, const char *colour);

/* Applies what a widget's "edit" signal hands over; to be connected swapped, with the notes. */
void fixture_edit_cb (KntNotes *notes, KntEditGroup *group);

typedef gboolean (*FixtureCondition) (gpointer data);
void fixture_wait_for (FixtureCondition condition, gpointer data);

/* Every widget below @root (and itself) of a type, in the order of the tree. */
GPtrArray *fixture_find_all (GtkWidget *root, GType type);
GtkWidget *fixture_find (GtkWidget *root, GType type);

void fixture_init (int *argc, char ***argv);
