/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-cli.h"

#include <glib/gi18n.h>

#include "knt-merge.h"
#include "knt-store.h"

/* (nullable): the value of a notes file; %NULL where it was said why not. */
static JsonNode *
load (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = knt_store_read_file (file, NULL, NULL, &error);
  JsonNode *root = bytes != NULL ? knt_store_parse (bytes, path, &error) : NULL;

  if (root == NULL)
    knt_cli_fail (error);
  return root;
}

/* Places in another document mean something else. */
static gboolean
is_one_document (KntNotes *mine, KntNotes *theirs, char **files)
{
  const char *my_sha256 = knt_notes_get_sha256 (mine), *their_sha256 = knt_notes_get_sha256 (theirs);

  if (my_sha256 == NULL || their_sha256 == NULL || g_ascii_strcasecmp (my_sha256, their_sha256) == 0)
    return TRUE;

  knt_cli_say (_ ("“%s” and “%s” are about different PDFs; bring one to the PDF of the other with "
                  "“kanttekening-cli reanchor” first"),
               files[0], files[1]);
  return FALSE;
}

static void
say_conflict (const KntConflict *conflict, char **files)
{
  const char *collection = knt_collection_to_string (conflict->collection);

  if (conflict->member != NULL)
    /* Translators: a collection of the notes file as it is named there, an id, the name of a member, and a file. */
    knt_cli_say (_ ("%s “%s”: both changed “%s”; it stays as in “%s”"), collection, conflict->id, conflict->member,
                 files[0]);
  else
    knt_cli_say (_ ("%s “%s”: one removed what the other changed; it stays as in “%s”"), collection, conflict->id,
                 files[0]);
}

static KntStatus
merge (char **files, const char *base_path, const char *output)
{
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_conflict_free);
  g_autoptr (JsonNode) my_root = load (files[0]);
  g_autoptr (JsonNode) their_root = my_root != NULL ? load (files[1]) : NULL;
  g_autoptr (JsonNode) base = NULL;
  g_autoptr (KntNotes) mine = NULL;
  g_autoptr (KntNotes) theirs = NULL;
  g_autoptr (KntEditGroup) group = NULL;
  g_autoptr (JsonNode) merged = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (my_root == NULL || their_root == NULL)
    return KNT_STATUS_UNUSABLE;
  if (base_path != NULL && (base = load (base_path)) == NULL)
    return KNT_STATUS_UNUSABLE;

  mine = knt_notes_new_from_json (my_root, &error);
  theirs = mine != NULL ? knt_notes_new_from_json (their_root, &error) : NULL;
  if (theirs == NULL)
    return knt_cli_fail (error);
  if (!is_one_document (mine, theirs, files))
    return KNT_STATUS_UNUSABLE;

  group = knt_merge (mine, base, their_root, conflicts);
  if (!knt_notes_apply (mine, group, &error))
    return knt_cli_fail (error);

  for (guint i = 0; i < conflicts->len; i++)
    say_conflict (g_ptr_array_index (conflicts, i), files);
  merged = knt_notes_to_json (mine);
  bytes = knt_store_to_bytes (merged);
  return knt_cli_write (output, bytes, conflicts->len > 0 ? KNT_STATUS_FINDINGS : KNT_STATUS_DONE);
}

static KntStatus
run (const KntCommand *self, char **arguments)
{
  g_auto (GStrv) files = NULL;
  g_autofree char *base = NULL;
  g_autofree char *output = NULL;
  const GOptionEntry options[] = {
    { "base", 'b', 0, G_OPTION_ARG_FILENAME, &base, N_ ("Notes that both come from"), "BASE" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write the merged notes to this file"), "OUT" },
    { NULL },
  };
  KntStatus status;

  if (!knt_cli_parse_files (self, options, arguments, 2, &files, &status))
    return status;
  if (files == NULL || g_strv_length (files) < 2 || output == NULL)
    return knt_cli_miss_file (self);
  /* Mine may be written over: nothing of it is lost. */
  if (!knt_cli_keeps_input (output, files[1]) || (base != NULL && !knt_cli_keeps_input (output, base)))
    return KNT_STATUS_UNUSABLE;

  return merge (files, base, output);
}

const KntCommand knt_command_merge = {
  "merge",
  "[--base BASE] MINE THEIRS -o OUT",
  N_ ("Merge two copies of the notes to one brief, and name what both changed"),
  run,
};
