/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-cli.h"

#include <glib/gi18n.h>

#include "knt-annotation.h"
#include "knt-brief-find.h"
#include "knt-cli-forms.h"
#include "knt-json-parse.h"
#include "knt-notes-format.h"
#include "knt-store.h"

/* What is said of something that is not there is kept and harms nothing, but a person will not find it again. */
static gboolean
is_in_brief (KntNotes *notes, const char *id)
{
  KntBrief *brief = knt_notes_get_corrected (notes);
  KntPlace place;

  return brief != NULL && (knt_brief_find_place (brief, id, &place) || knt_brief_find_exchange (brief, id) != NULL);
}

static void
find_loose_standings (KntNotes *notes, GPtrArray *findings)
{
  GListModel *standings = knt_notes_get_collection (notes, KNT_COLLECTION_STANDINGS);

  for (guint i = 0; i < g_list_model_get_n_items (standings); i++) {
    g_autoptr (KntEntity) standing = g_list_model_get_item (standings, i);
    const char *id = knt_entity_get_id (standing);

    if (!is_in_brief (notes, id))
      g_ptr_array_add (findings, g_strdup_printf (_ ("standings[%u].id: there is no question “%s”"), i, id));
  }
}

static void
find_loose_ends (KntNotes *notes, guint i, KntEntity *annotation, guint n_pages, GPtrArray *findings)
{
  const char *within = knt_annotation_get_within (annotation);
  g_auto (GStrv) tags = knt_annotation_list_tags (annotation);
  g_autoptr (GArray) spans = knt_annotation_list_spans (annotation);

  if (within != NULL && !is_in_brief (notes, within))
    g_ptr_array_add (
      findings, g_strdup_printf (_ ("annotations[%u].target.kanttekening:within: there is no question or answer “%s”"),
                                 i, within));
  for (guint j = 0; tags[j] != NULL; j++)
    if (knt_notes_find (notes, KNT_COLLECTION_TAGS, tags[j]) == NULL)
      g_ptr_array_add (findings, g_strdup_printf (_ ("annotations[%u].body: there is no tag “%s”"), i, tags[j]));
  for (guint j = 0; n_pages > 0 && j < spans->len; j++)
    if (knt_spans_index (spans, j)->page > n_pages)
      g_ptr_array_add (findings,
                       g_strdup_printf (_ ("annotations[%u].target.kanttekening:spans[%u]: the brief has no page %u"),
                                        i, j, knt_spans_index (spans, j)->page));
}

static void
find_loose_annotations (KntNotes *notes, GPtrArray *findings)
{
  GListModel *annotations = knt_notes_get_collection (notes, KNT_COLLECTION_ANNOTATIONS);
  JsonObject *source = knt_notes_get_source (notes);
  guint n_pages = 0;

  if (json_object_has_member (source, "pages"))
    n_pages = json_array_get_length (json_object_get_array_member (source, "pages"));

  for (guint i = 0; i < g_list_model_get_n_items (annotations); i++) {
    g_autoptr (KntEntity) annotation = g_list_model_get_item (annotations, i);

    find_loose_ends (notes, i, annotation, n_pages, findings);
  }
}

static void
say_all (const char *path, GPtrArray *faults)
{
  for (guint i = 0; i < faults->len; i++)
    knt_cli_say ("“%s”: %s", path, (char *) g_ptr_array_index (faults, i));
}

/* Notes say what they are. What does not, and has a member that only forms have, is a form. */
static gboolean
is_form (JsonNode *root)
{
  static const char *const members[] = { "extends", "evidence", "pairing", "questions", "answers", "furniture" };
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  if (object == NULL || json_object_has_member (object, "format"))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    if (json_object_has_member (object, members[i]))
      return TRUE;

  return FALSE;
}

static KntStatus
validate (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = knt_store_read_file (file, NULL, NULL, &error);
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (KntNotes) notes = NULL;

  if (bytes == NULL)
    return knt_cli_fail (error);
  if (g_bytes_get_size (bytes) == 0) {
    knt_cli_say (_ ("“%s” is empty."), path);
    return KNT_STATUS_UNUSABLE;
  }

  root = knt_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  if (root == NULL) {
    knt_cli_say ("“%s”: %s", path, error->message);
    return KNT_STATUS_UNUSABLE;
  }
  if (is_form (root)) {
    g_autoptr (GPtrArray) forms = knt_cli_load_form (path);

    return forms != NULL ? KNT_STATUS_DONE : KNT_STATUS_UNUSABLE;
  }
  if (!knt_notes_check (root, faults)) {
    say_all (path, faults);
    return KNT_STATUS_UNUSABLE;
  }

  notes = knt_notes_new_from_json (root, &error);
  if (notes == NULL)
    return knt_cli_fail (error);

  if (knt_notes_get_read_only (notes))
    g_ptr_array_add (faults, g_strdup (_ ("a newer version of Kanttekening wrote this; it can be read, not changed")));
  find_loose_standings (notes, faults);
  find_loose_annotations (notes, faults);
  say_all (path, faults);

  return faults->len > 0 ? KNT_STATUS_FINDINGS : KNT_STATUS_DONE;
}

static KntStatus
run (const KntCommand *self, char **arguments)
{
  const GOptionEntry options[] = { { NULL } };
  g_autofree char *path = NULL;
  KntStatus status;

  if (!knt_cli_parse (self, options, arguments, &path, &status))
    return status;

  return path != NULL ? validate (path) : knt_cli_miss_file (self);
}

const KntCommand knt_command_validate = {
  "validate",
  "NOTES|FORM",
  N_ ("Check a notes file or a form and name every fault with its place"),
  run,
};
