/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define KNT_NOTES_FORMAT "kanttekening"
#define KNT_NOTES_VERSION 1

#define KNT_NOTES_ERROR (knt_notes_error_quark ())

/**
 * KntNotesError:
 * @KNT_NOTES_ERROR_SYNTAX: not JSON, or JSON that cannot be held without loss (line and column in the message)
 * @KNT_NOTES_ERROR_FORMAT: JSON, but no notes file
 * @KNT_NOTES_ERROR_VERSION: written by a newer version in a way that this one would lose something of
 * @KNT_NOTES_ERROR_MISSING: a required member is missing (its path is in the message, as in all that follow)
 * @KNT_NOTES_ERROR_TYPE: a member is of the wrong type
 * @KNT_NOTES_ERROR_VALUE: a member has a value that cannot be
 * @KNT_NOTES_ERROR_DUPLICATE: two entities of a collection have the same id
 * @KNT_NOTES_ERROR_STALE: an edit does not fit what is there
 * @KNT_NOTES_ERROR_READ_ONLY: the notes are of a newer version and may only be looked at
 */
typedef enum {
  KNT_NOTES_ERROR_SYNTAX,
  KNT_NOTES_ERROR_FORMAT,
  KNT_NOTES_ERROR_VERSION,
  KNT_NOTES_ERROR_MISSING,
  KNT_NOTES_ERROR_TYPE,
  KNT_NOTES_ERROR_VALUE,
  KNT_NOTES_ERROR_DUPLICATE,
  KNT_NOTES_ERROR_STALE,
  KNT_NOTES_ERROR_READ_ONLY
} KntNotesError;

GQuark knt_notes_error_quark (void);

gboolean knt_notes_check (JsonNode *root, GPtrArray *faults);
gboolean knt_notes_check_first (JsonNode *root, GError **error);

G_END_DECLS
