/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-sessions.h"

static GHashTable *
get_sessions (KntLibrary *library)
{
  GHashTable *sessions = g_object_get_data (G_OBJECT (library), "knt-sessions");

  if (sessions == NULL) {
    sessions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    g_object_set_data_full (G_OBJECT (library), "knt-sessions", sessions, (GDestroyNotify) g_hash_table_unref);
  }

  return sessions;
}

static gboolean
is_session (gpointer notes_id, gpointer session, gpointer user_data)
{
  return session == user_data;
}

/**
 * knt_sessions_add:
 *
 * @session has these notes open, until it is removed.
 */
void
knt_sessions_add (KntLibrary *library, const char *notes_id, gpointer session)
{
  g_hash_table_replace (get_sessions (library), g_strdup (notes_id), session);
}

/**
 * knt_sessions_remove:
 *
 * Does nothing where @session was not added.
 */
void
knt_sessions_remove (KntLibrary *library, gpointer session)
{
  g_hash_table_foreach_remove (get_sessions (library), is_session, session);
}

/**
 * knt_sessions_find:
 *
 * Returns: (transfer none) (nullable): who has these notes open
 */
gpointer
knt_sessions_find (KntLibrary *library, const char *notes_id)
{
  return g_hash_table_lookup (get_sessions (library), notes_id);
}
