/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "knt-notes.h"

#include "knt-collections.h"
#include "knt-correct.h"
#include "knt-history.h"
#include "knt-json.h"
#include "knt-notes-format.h"

struct _KntNotes {
  GObject parent_instance;

  /* The file's members as they were read, with those that this version does not know. The collections' members are only
   * placeholders: what counts is in the lists. */
  JsonObject *root;
  KntBrief *brief;     /* made from the root's member when first asked for */
  KntBrief *corrected; /* (nullable) made from it and the corrections when first asked for */
  gboolean read_only;
  char *author;

  KntCollections *collections;
  KntHistory *history;
};

enum {
  PROP_ID = 1,
  PROP_TITLE,
  PROP_BRIEF,
  PROP_CORRECTED,
  PROP_READ_ONLY,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS
};

enum { CHANGED, N_SIGNALS };

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KntNotes, knt_notes, G_TYPE_OBJECT)

static void
set_root_string (KntNotes *self, const char *member, const char *value)
{
  if (value != NULL)
    json_object_set_string_member (self->root, member, value);
  else if (json_object_has_member (self->root, member))
    json_object_remove_member (self->root, member);
}

static void
touch (KntNotes *self)
{
  g_autofree char *now = knt_timestamp_now ();

  set_root_string (self, "modified", now);
}

static void
notify_history (KntNotes *self,
                gboolean could_undo,
                gboolean could_redo,
                const char *undo_label,
                const char *redo_label)
{
  if (could_undo != knt_notes_get_can_undo (self))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_UNDO]);
  if (could_redo != knt_notes_get_can_redo (self))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_REDO]);
  if (g_strcmp0 (undo_label, knt_notes_get_undo_label (self)) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNDO_LABEL]);
  if (g_strcmp0 (redo_label, knt_notes_get_redo_label (self)) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REDO_LABEL]);
}

/* What follows from the brief and the corrections is made anew when it is next asked for. */
static void
drop_corrected (KntNotes *self)
{
  g_clear_pointer (&self->corrected, knt_brief_unref);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CORRECTED]);
}

static void
tell_applied (KntNotes *self, KntEditGroup *group)
{
  if (knt_edit_group_touches (group, KNT_COLLECTION_CORRECTIONS))
    drop_corrected (self);
  g_signal_emit (self, signals[CHANGED], 0, group);
}

static KntEditGroup *
copy_group (KntEditGroup *group)
{
  g_autoptr (KntEditGroup) nothing = knt_edit_group_new (NULL);

  return knt_edit_group_merge (group, nothing);
}

static void
step (KntNotes *self, KntEditGroup *(*take) (KntHistory *, const char **) )
{
  gboolean could_undo = knt_notes_get_can_undo (self), could_redo = knt_notes_get_can_redo (self);
  g_autofree char *undo_label = g_strdup (knt_notes_get_undo_label (self));
  g_autofree char *redo_label = g_strdup (knt_notes_get_redo_label (self));
  g_autoptr (KntEditGroup) group = NULL;
  const char *stamp;

  g_return_if_fail (KNT_IS_NOTES (self));

  group = take (self->history, &stamp);
  if (group == NULL)
    return;

  set_root_string (self, "modified", stamp);
  knt_collections_apply (self->collections, group);
  notify_history (self, could_undo, could_redo, undo_label, redo_label);
  tell_applied (self, group);
}

static void
knt_notes_finalize (GObject *object)
{
  KntNotes *self = KNT_NOTES (object);

  g_clear_pointer (&self->collections, knt_collections_free);
  g_clear_pointer (&self->history, knt_history_free);
  g_clear_pointer (&self->corrected, knt_brief_unref);
  g_clear_pointer (&self->brief, knt_brief_unref);
  g_clear_pointer (&self->root, json_object_unref);
  g_free (self->author);

  G_OBJECT_CLASS (knt_notes_parent_class)->finalize (object);
}

static void
knt_notes_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KntNotes *self = KNT_NOTES (object);

  switch (prop_id) {
    case PROP_ID:
      g_value_set_string (value, knt_notes_get_id (self));
      break;
    case PROP_TITLE:
      g_value_set_string (value, knt_notes_get_title (self));
      break;
    case PROP_BRIEF:
      g_value_set_boxed (value, knt_notes_get_brief (self));
      break;
    case PROP_CORRECTED:
      g_value_set_boxed (value, knt_notes_get_corrected (self));
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, knt_notes_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, knt_notes_get_can_redo (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, knt_notes_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, knt_notes_get_redo_label (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
  }
}

static void
knt_notes_class_init (KntNotesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = knt_notes_finalize;
  object_class->get_property = knt_notes_get_property;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_BRIEF] = g_param_spec_boxed ("brief", NULL, NULL, KNT_TYPE_BRIEF, flags);
  props[PROP_CORRECTED] = g_param_spec_boxed ("corrected", NULL, NULL, KNT_TYPE_BRIEF, flags);
  props[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  props[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  props[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  props[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  props[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * KntNotes::changed:
   * @group: (type KntEditGroup): as it was applied, with each edit's position filled in
   *
   * After a group was applied, by whatever way; undone and redone groups included.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, KNT_TYPE_EDIT_GROUP);
}

static void
knt_notes_init (KntNotes *self)
{
  self->root = json_object_new ();
  self->history = knt_history_new ();
  self->collections = knt_collections_new ();
}

/**
 * knt_notes_new:
 *
 * Returns: (transfer full): empty notes with an id of their own
 */
KntNotes *
knt_notes_new (void)
{
  KntNotes *self = g_object_new (KNT_TYPE_NOTES, NULL);
  g_autofree char *id = knt_uuid_urn_new ();
  g_autofree char *now = knt_timestamp_now ();

  json_object_set_string_member (self->root, "format", KNT_NOTES_FORMAT);
  json_object_set_int_member (self->root, "version", KNT_NOTES_VERSION);
  json_object_set_int_member (self->root, "readableFrom", KNT_NOTES_VERSION);
  json_object_set_string_member (self->root, "id", id);
  json_object_set_string_member (self->root, "created", now);
  json_object_set_string_member (self->root, "modified", now);
  json_object_set_object_member (self->root, "source", json_object_new ());

  return self;
}

/**
 * knt_notes_new_from_json:
 * @root: a notes file's value; kept and sealed
 *
 * Checks the structure as knt_notes_check_first() does. Notes of a newer version that this one can read are read-only.
 *
 * Returns: (transfer full) (nullable): the notes, or %NULL with #KNT_NOTES_ERROR set to the first fault
 */
KntNotes *
knt_notes_new_from_json (JsonNode *root, GError **error)
{
  g_autoptr (KntNotes) self = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (!knt_notes_check_first (root, error))
    return NULL;

  self = g_object_new (KNT_TYPE_NOTES, NULL);
  json_node_seal (root);
  json_object_iter_init_ordered (&iter, json_node_get_object (root));
  while (json_object_iter_next_ordered (&iter, &name, &member)) {
    KntCollection collection;

    json_object_set_member (self->root, name, json_node_ref (member));
    if (!knt_collection_from_string (name, &collection))
      continue;

    JsonArray *array = json_node_get_array (member);
    for (guint i = 0; i < json_array_get_length (array); i++) {
      g_autoptr (KntEntity) entity = knt_entity_new (json_array_get_element (array, i));

      knt_entity_list_append (knt_collections_get (self->collections, collection), entity);
    }
  }

  self->read_only = knt_json_get_int (self->root, "version", 0) > KNT_NOTES_VERSION;
  if (!json_object_has_member (self->root, "id")) {
    g_autofree char *id = knt_uuid_urn_new ();

    json_object_set_string_member (self->root, "id", id);
  }

  return g_steal_pointer (&self);
}

/**
 * knt_notes_to_json:
 *
 * The members stand in the format's order; those that this version does not know stand behind the member that they stood behind.
 * Read-only notes come back as they were read.
 *
 * Returns: (transfer full): a sealed value that may be written in any thread
 */
JsonNode *
knt_notes_to_json (KntNotes *self)
{
  JsonNode *node;

  g_return_val_if_fail (KNT_IS_NOTES (self), NULL);

  node = knt_json_node_take_object (self->read_only ? knt_json_share_object (self->root)
                                                    : knt_collections_to_json (self->collections, self->root));
  json_node_seal (node);
  return node;
}

const char *
knt_notes_get_id (KntNotes *self)
{
  g_return_val_if_fail (KNT_IS_NOTES (self), NULL);

  return knt_json_get_string (self->root, "id");
}

/**
 * knt_notes_get_title:
 *
 * Returns: (nullable) (transfer none): what the notes are called
 */
const char *
knt_notes_get_title (KntNotes *self)
{
  g_return_val_if_fail (KNT_IS_NOTES (self), NULL);

  return knt_json_get_string (self->root, "title");
}

/**
 * knt_notes_set_title:
 * @title: (nullable)
 */
void
knt_notes_set_title (KntNotes *self, const char *title)
{
  g_return_if_fail (KNT_IS_NOTES (self));

  if (self->read_only || g_strcmp0 (knt_notes_get_title (self), title) == 0)
    return;

  set_root_string (self, "title", title);
  touch (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
}

/**
 * knt_notes_get_read_only:
 *
 * Returns: whether the notes are of a newer format version, so that nothing of them may be changed or saved
 */
gboolean
knt_notes_get_read_only (KntNotes *self)
{
  g_return_val_if_fail (KNT_IS_NOTES (self), FALSE);

  return self->read_only;
}

/**
 * knt_notes_get_author:
 *
 * Returns: (transfer none) (nullable): the name that new annotations carry
 */
const char *
knt_notes_get_author (KntNotes *self)
{
  g_return_val_if_fail (KNT_IS_NOTES (self), NULL);

  return self->author;
}

/**
 * knt_notes_set_author:
 * @author: (nullable): who works on the notes; empty is as good as none
 *
 * Not part of the file: each annotation names who made it.
 */
void
knt_notes_set_author (KntNotes *self, const char *author)
{
  g_return_if_fail (KNT_IS_NOTES (self));

  g_set_str (&self->author, author != NULL && *author != '\0' ? author : NULL);
}

/**
 * knt_notes_get_source:
 *
 * Returns: (transfer none) (nullable): the document's marks as the notes format has them; not to be changed
 */
JsonObject *
knt_notes_get_source (KntNotes *self)
{
  g_return_val_if_fail (KNT_IS_NOTES (self), NULL);

  return knt_json_get_object (self->root, "source");
}

/**
 * knt_notes_set_source:
 * @source: (transfer none): copied, but for members that are sealed; where it is to keep members that are not known, it is made from a copy of the present one
 */
void
knt_notes_set_source (KntNotes *self, JsonObject *source)
{
  JsonNode *node;

  g_return_if_fail (KNT_IS_NOTES (self));
  g_return_if_fail (source != NULL);

  if (self->read_only || knt_json_object_equal (knt_notes_get_source (self), source))
    return;

  node = knt_json_node_take_object (knt_json_share_object (source));
  json_node_seal (node);
  json_object_set_member (self->root, "source", node);
  touch (self);
}

/**
 * knt_notes_get_sha256:
 *
 * Returns: (nullable) (transfer none): the SHA-256 of the document's bytes, in lower-case hexadecimal
 */
const char *
knt_notes_get_sha256 (KntNotes *self)
{
  return knt_json_get_string (knt_notes_get_source (self), "sha256");
}

/**
 * knt_notes_get_brief:
 *
 * Returns: (transfer none) (nullable): what was recognised
 */
KntBrief *
knt_notes_get_brief (KntNotes *self)
{
  g_return_val_if_fail (KNT_IS_NOTES (self), NULL);

  if (self->brief == NULL && knt_json_get_object (self->root, "brief") != NULL)
    self->brief = knt_brief_new_from_json (json_object_get_member (self->root, "brief"));

  return self->brief;
}

/**
 * knt_notes_set_brief:
 *
 * Replaces what was recognised before, with all of its members.
 */
void
knt_notes_set_brief (KntNotes *self, KntBrief *brief)
{
  JsonNode *node;

  g_return_if_fail (KNT_IS_NOTES (self));
  g_return_if_fail (brief != NULL);

  if (self->read_only || brief == self->brief)
    return;

  node = knt_brief_to_json (brief);
  json_node_seal (node);
  json_object_set_member (self->root, "brief", node);
  knt_brief_ref (brief);
  g_clear_pointer (&self->brief, knt_brief_unref);
  self->brief = brief;
  touch (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BRIEF]);
  drop_corrected (self);
}

/**
 * knt_notes_get_corrected:
 *
 * Returns: (transfer none) (nullable): what was recognised as a person put it right, see knt_brief_correct(); the same until the
 *   brief or a correction changes
 */
KntBrief *
knt_notes_get_corrected (KntNotes *self)
{
  g_return_val_if_fail (KNT_IS_NOTES (self), NULL);

  if (self->corrected == NULL)
    self->corrected =
      knt_brief_correct (knt_notes_get_brief (self), knt_notes_get_collection (self, KNT_COLLECTION_CORRECTIONS));

  return self->corrected;
}

/**
 * knt_notes_get_collection:
 *
 * Returns: (transfer none): a list of #KntEntity in file order, kept up to date item by item
 */
GListModel *
knt_notes_get_collection (KntNotes *self, KntCollection collection)
{
  g_return_val_if_fail (KNT_IS_NOTES (self), NULL);
  g_return_val_if_fail (collection < KNT_N_COLLECTIONS, NULL);

  return knt_entity_list_get_model (knt_collections_get (self->collections, collection));
}

/**
 * knt_notes_find:
 *
 * Returns: (transfer none) (nullable): the entity with that id, as it is now
 */
KntEntity *
knt_notes_find (KntNotes *self, KntCollection collection, const char *id)
{
  g_return_val_if_fail (KNT_IS_NOTES (self), NULL);
  g_return_val_if_fail (collection < KNT_N_COLLECTIONS, NULL);

  return id != NULL ? knt_entity_list_find (knt_collections_get (self->collections, collection), id) : NULL;
}

/**
 * knt_notes_apply:
 *
 * Applies the group wholly or not at all, and makes it one step to undo. Each edit's `before` must be what is there
 * (#KNT_NOTES_ERROR_STALE). A group without edits does nothing.
 *
 * Returns: whether it was applied
 */
gboolean
knt_notes_apply (KntNotes *self, KntEditGroup *group, GError **error)
{
  gboolean could_undo, could_redo;
  g_autofree char *undo_label = NULL;
  g_autofree char *redo_label = NULL;
  g_autofree char *stamp = NULL;
  g_autoptr (KntEditGroup) applied = NULL;

  g_return_val_if_fail (KNT_IS_NOTES (self), FALSE);

  if (self->read_only) {
    g_set_error_literal (error, KNT_NOTES_ERROR, KNT_NOTES_ERROR_READ_ONLY,
                         _ ("These notes were written by a newer version of Kanttekening and cannot be changed."));
    return FALSE;
  }
  if (!knt_collections_check (self->collections, group, error))
    return FALSE;
  if (knt_edit_group_get_edits (group)->len == 0)
    return TRUE;

  could_undo = knt_notes_get_can_undo (self);
  could_redo = knt_notes_get_can_redo (self);
  undo_label = g_strdup (knt_notes_get_undo_label (self));
  redo_label = g_strdup (knt_notes_get_redo_label (self));
  stamp = g_strdup (knt_json_get_string (self->root, "modified"));

  touch (self);
  applied = copy_group (group);
  knt_collections_apply (self->collections, applied);
  knt_history_push (self->history, applied, stamp, knt_json_get_string (self->root, "modified"),
                    g_get_monotonic_time ());
  notify_history (self, could_undo, could_redo, undo_label, redo_label);
  tell_applied (self, applied);
  return TRUE;
}

gboolean
knt_notes_get_can_undo (KntNotes *self)
{
  g_return_val_if_fail (KNT_IS_NOTES (self), FALSE);

  return knt_history_get_can_undo (self->history);
}

gboolean
knt_notes_get_can_redo (KntNotes *self)
{
  g_return_val_if_fail (KNT_IS_NOTES (self), FALSE);

  return knt_history_get_can_redo (self->history);
}

/**
 * knt_notes_get_undo_label:
 *
 * Returns: (nullable) (transfer none): the label of the step that is undone next
 */
const char *
knt_notes_get_undo_label (KntNotes *self)
{
  g_return_val_if_fail (KNT_IS_NOTES (self), NULL);

  return knt_history_get_undo_label (self->history);
}

/**
 * knt_notes_get_redo_label:
 *
 * Returns: (nullable) (transfer none): the label of the step that is redone next
 */
const char *
knt_notes_get_redo_label (KntNotes *self)
{
  g_return_val_if_fail (KNT_IS_NOTES (self), NULL);

  return knt_history_get_redo_label (self->history);
}

/**
 * knt_notes_undo:
 *
 * Takes the latest step back, if there is one.
 */
void
knt_notes_undo (KntNotes *self)
{
  step (self, knt_history_undo);
}

/**
 * knt_notes_redo:
 *
 * Does the step again that was taken back last, if there is one.
 */
void
knt_notes_redo (KntNotes *self)
{
  step (self, knt_history_redo);
}
