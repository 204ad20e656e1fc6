/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "knt-reanchor.h"

#include "knt-annotate.h"
#include "knt-annotation.h"
#include "knt-brief-find.h"
#include "knt-commitment.h"
#include "knt-json.h"
#include "knt-question-match.h"
#include "knt-rehome.h"
#include "knt-target.h"

#define SPANS "kanttekening:spans"
#define RECTS "kanttekening:rects"
#define WITHIN "kanttekening:within"

typedef struct {
  KntNotes *notes;  /* those that are made */
  KntBrief *before; /* what the old ones speak of, with its corrections */
  KntBrief *after;  /* what the new ones speak of, with its corrections */
  GPtrArray *texts;
  GPtrArray *fates;
  KntRelocation *relocation;
  GHashTable *matches;   /* see knt_match_questions() */
  GHashTable *homes;     /* see knt_rehome() */
  GHashTable *is_judged; /* ids of questions that have a standing by now */
  GHashTable *is_noted;  /* ids of questions that have a note by now */
} Work;

static void
tell (Work *self,
      KntFateKind kind,
      KntCollection collection,
      KntEntity *entity,
      const char *at,
      const char *words,
      GArray *spans,
      const char *reason)
{
  g_ptr_array_add (self->fates, knt_fate_new (kind, collection, knt_entity_get_id (entity), at, words, spans, reason));
}

static void
remove_member (JsonObject *object, const char *name)
{
  if (object != NULL && json_object_has_member (object, name))
    json_object_remove_member (object, name);
}

/* One and the same for all who bring the same notes to the same document, so that theirs can be merged later. */
static char *
make_id (KntNotes *old, JsonObject *source)
{
  const char *sha256 = knt_json_get_string (source, "sha256");

  return sha256 == NULL || g_strcmp0 (sha256, knt_notes_get_sha256 (old)) == 0
           ? g_strdup (knt_notes_get_id (old))
           : knt_uuid_urn_new_for_name (knt_notes_get_id (old), sha256);
}

static KntNotes *
copy_notes (KntNotes *old, const char *known_id, JsonObject *source, KntBrief *brief, GError **error)
{
  g_autoptr (JsonNode) root = knt_notes_to_json (old);
  JsonObject *object = knt_json_copy_object (json_node_get_object (root));
  KntBrief *known = knt_notes_get_brief (old);
  const char *title = knt_notes_get_title (old);
  g_autofree char *id = known_id != NULL ? g_strdup (known_id) : make_id (old, source);
  g_autoptr (JsonNode) copy = NULL;

  json_object_set_string_member (object, "id", id);
  json_object_set_object_member (object, "source", knt_json_copy_object (source));
  json_object_set_member (object, "brief", knt_brief_to_json (brief));
  /* A title that nobody chose is that of the document. */
  if (knt_brief_get_title (brief) != NULL &&
      (title == NULL || (known != NULL && g_strcmp0 (title, knt_brief_get_title (known)) == 0)))
    json_object_set_string_member (object, "title", knt_brief_get_title (brief));

  copy = knt_json_node_take_object (object);
  return knt_notes_new_from_json (copy, error);
}

/* The pages that a passage stands on: what an annotation is made of. */
static GPtrArray *
list_pages (Work *self, GArray *spans)
{
  GPtrArray *pages = g_ptr_array_new ();

  for (guint i = 0; i < self->texts->len; i++) {
    KntPageText *text = g_ptr_array_index (self->texts, i);

    for (guint j = 0; j < spans->len; j++)
      if (knt_spans_index (spans, j)->page == knt_page_text_get_page (text)) {
        g_ptr_array_add (pages, text);
        break;
      }
  }

  return pages;
}

static KntEntity *
annotate (Work *self, GArray *spans)
{
  g_autoptr (GPtrArray) pages = list_pages (self, spans);

  return knt_annotate (self->notes, pages, spans);
}

/* The question that a correction says its block belongs to is found by the words that were kept of it. */
static void
move_with (Work *self, JsonObject *correction, KntEntity *old)
{
  JsonObject *with = knt_json_get_object (correction, "with");
  g_autoptr (GArray) spans = knt_correction_list_with_spans (old);
  g_autoptr (GArray) found = NULL;
  const char *reason;
  KntFateKind kind;

  if (with == NULL)
    return;

  found =
    knt_relocation_find (self->relocation, spans, knt_correction_get_with_quote (old), NULL, NULL, &kind, &reason);
  if (kind == KNT_FATE_ORPHAN)
    remove_member (with, SPANS);
  else if (kind != KNT_FATE_KEPT)
    json_object_set_member (with, SPANS, knt_spans_to_json (found));
}

static void
move_corrections (Work *self, KntEditGroup *group)
{
  GListModel *corrections = knt_notes_get_collection (self->notes, KNT_COLLECTION_CORRECTIONS);

  for (guint i = 0; i < g_list_model_get_n_items (corrections); i++) {
    g_autoptr (KntEntity) before = g_list_model_get_item (corrections, i);
    g_autoptr (KntEntity) after = NULL;
    g_autoptr (GArray) spans = knt_correction_list_spans (before);
    g_autoptr (GArray) found = NULL;
    JsonObject *object = knt_entity_dup_object (before);
    const char *quote = knt_correction_get_quote (before), *reason;
    KntFateKind kind;

    found = knt_relocation_find (self->relocation, spans, quote, knt_correction_get_prefix (before),
                                 knt_correction_get_suffix (before), &kind, &reason);
    if (found != NULL) {
      g_autoptr (KntEntity) annotation = annotate (self, found);

      json_object_set_member (object, "target", knt_target_of (annotation));
    } else {
      remove_member (knt_json_get_object (object, "target"), SPANS);
    }
    move_with (self, object, before);
    after = knt_entity_new_take (object);
    knt_edit_group_add (group, KNT_COLLECTION_CORRECTIONS, before, after);
    tell (self, kind, KNT_COLLECTION_CORRECTIONS, before, NULL, quote, found, reason);
  }
}

/* (nullable): where a question or a part is in the new brief. */
static const char *
find_question (Work *self, const KntPlace *old, KntPlace *new, KntFateKind *kind, const char **reason)
{
  const KntQuestionMatch *match = g_hash_table_lookup (self->matches, old->id);

  if (match == NULL || !knt_brief_find_place (self->after, match->id, new)) {
    *kind = KNT_FATE_ORPHAN;
    *reason = _ ("the question is not there");
    return NULL;
  }

  if (match->is_wider) {
    *kind = KNT_FATE_CHANGED;
    *reason = _ ("the question is no longer divided in that way");
  } else if (!match->is_same) {
    *kind = KNT_FATE_CHANGED;
    *reason = _ ("the question was put in other words");
  } else if (knt_spans_equal (old->spans, new->spans)) {
    *kind = KNT_FATE_KEPT;
    *reason = _ ("the question stands where it stood");
  } else {
    *kind = KNT_FATE_MOVED;
    *reason = _ ("the question stands elsewhere now");
  }

  return new->id;
}

/* An answer is found by its words, as a passage is. */
static const char *
find_answer (Work *self, const KntPlace *old, KntPlace *new, KntFateKind *kind, const char **reason)
{
  g_autoptr (GArray) found = knt_relocation_find (self->relocation, old->spans, old->text, NULL, NULL, kind, reason);

  if (found == NULL || !knt_brief_find_place_at (self->after, found, new)) {
    *kind = KNT_FATE_ORPHAN;
    *reason = _ ("the answer is not there");
    return NULL;
  }

  return new->id;
}

static const char *
find_new_place (Work *self, const KntPlace *old, KntPlace *new, KntFateKind *kind, const char **reason)
{
  return old->answer != NULL ? find_answer (self, old, new, kind, reason)
                             : find_question (self, old, new, kind, reason);
}

static void
set_home (Work *self, const char *id, const char *home)
{
  g_hash_table_insert (self->homes, g_strdup (id), g_strdup (home));
}

/* What was said of a question that is not there any more must not be taken for what is said of another. */
static void
keep_standing (Work *self, KntEditGroup *group, KntEntity *standing, const char *words)
{
  JsonObject *object = knt_entity_dup_object (standing);
  g_autofree char *name = g_strconcat ("standing:", knt_entity_get_id (standing), NULL);
  g_autofree char *id = knt_uuid_urn_new_for_name (knt_notes_get_id (self->notes), name);
  g_autoptr (KntEntity) after = NULL;

  json_object_set_string_member (object, "id", id);
  if (words != NULL)
    json_object_set_string_member (object, "text", words);
  after = knt_entity_new_take (object);
  knt_edit_group_add (group, KNT_COLLECTION_STANDINGS, standing, NULL);
  knt_edit_group_add (group, KNT_COLLECTION_STANDINGS, NULL, after);
}

static gboolean
is_wider (Work *self, const char *id)
{
  const KntQuestionMatch *match = g_hash_table_lookup (self->matches, id);

  return match != NULL && match->is_wider;
}

static void
find_homes_of_standings (Work *self, KntEditGroup *group)
{
  GListModel *standings = knt_notes_get_collection (self->notes, KNT_COLLECTION_STANDINGS);

  for (guint i = 0; i < g_list_model_get_n_items (standings); i++) {
    g_autoptr (KntEntity) standing = g_list_model_get_item (standings, i);
    const char *id = knt_entity_get_id (standing), *home = NULL, *reason = _ ("the question is not there");
    KntFateKind kind = KNT_FATE_ORPHAN;
    KntPlace old = { 0 }, new = { 0 };

    if (knt_brief_find_place (self->before, id, &old))
      home = find_new_place (self, &old, &new, &kind, &reason);
    /* What was said of a part was not said of the whole, and of two that were joined the first counts. */
    if (home != NULL && is_wider (self, id)) {
      home = NULL;
      kind = KNT_FATE_ORPHAN;
    } else if (home != NULL && !g_hash_table_add (self->is_judged, (gpointer) home)) {
      home = NULL;
      kind = KNT_FATE_ORPHAN;
      reason = _ ("the question was joined with another one that has a standing");
    }

    if (home != NULL)
      set_home (self, id, home);
    else
      keep_standing (self, group, standing, old.text);
    tell (self, kind, KNT_COLLECTION_STANDINGS, standing, id, old.text != NULL ? old.text : id,
          home != NULL ? new.spans : NULL, reason);
  }
}

static void
set_quote (JsonObject *target, const char *words)
{
  JsonArray *selectors = json_array_new ();
  JsonObject *quote = json_object_new ();

  json_object_set_string_member (quote, "type", "TextQuoteSelector");
  json_object_set_string_member (quote, "exact", words);
  json_array_add_object_element (selectors, quote);
  json_object_set_array_member (target, "selector", selectors);
}

/* The note of a question that is not there any more, or that has become one with another, says by its words what it is about. */
static void
add_words (KntEditGroup *group, KntEntity *annotation, const char *words)
{
  JsonObject *object = knt_entity_dup_object (annotation);
  JsonObject *target = knt_json_get_object (object, "target");
  g_autoptr (KntEntity) after = NULL;

  set_quote (target, words);
  remove_member (target, SPANS);
  after = knt_entity_new_take (object);
  knt_edit_group_add (group, KNT_COLLECTION_ANNOTATIONS, annotation, after);
}

static void
find_homes_of_notes (Work *self, KntEditGroup *group)
{
  GListModel *annotations = knt_notes_get_collection (self->notes, KNT_COLLECTION_ANNOTATIONS);

  for (guint i = 0; i < g_list_model_get_n_items (annotations); i++) {
    g_autoptr (KntEntity) annotation = g_list_model_get_item (annotations, i);
    const char *id = knt_annotation_get_within (annotation), *home = NULL, *reason = _ ("the question is not there");
    KntFateKind kind = KNT_FATE_ORPHAN;
    KntPlace old = { 0 }, new = { 0 };

    if (id == NULL || (g_hash_table_contains (self->homes, id) && !knt_annotation_is_for_question (annotation)))
      continue;
    if (knt_brief_find_place (self->before, id, &old))
      home = find_new_place (self, &old, &new, &kind, &reason);
    set_home (self, id, home);
    if (!knt_annotation_is_for_question (annotation))
      continue;

    if (home == NULL || !g_hash_table_add (self->is_noted, (gpointer) home))
      add_words (group, annotation, old.text != NULL ? old.text : id);
    tell (self, kind, KNT_COLLECTION_ANNOTATIONS, annotation, id, old.text != NULL ? old.text : id,
          home != NULL ? new.spans : NULL, reason);
  }
}

static const KntCommitment *
find_commitment (KntBrief *brief, const char *id, GArray *spans)
{
  GPtrArray *commitments = knt_brief_get_commitments (brief);

  for (guint i = 0; i < commitments->len; i++) {
    const KntCommitment *commitment = g_ptr_array_index (commitments, i);

    if (id != NULL ? g_str_equal (commitment->id, id) : knt_spans_intersect (commitment->spans, spans))
      return commitment;
  }

  return NULL;
}

/* What was made of a commitment that is not recognised in the new brief says itself what that was. */
static void
describe_commitment (JsonObject *object, const KntCommitment *commitment)
{
  json_object_set_string_member (object, "text", commitment->text);
  if (commitment->due != NULL)
    json_object_set_string_member (object, "due", commitment->due);
  if (commitment->due_text != NULL)
    json_object_set_string_member (object, "dueText", commitment->due_text);
}

static void
find_homes_of_commitments (Work *self, KntEditGroup *group)
{
  GListModel *entities = knt_notes_get_collection (self->notes, KNT_COLLECTION_COMMITMENTS);

  for (guint i = 0; i < g_list_model_get_n_items (entities); i++) {
    g_autoptr (KntEntity) before = g_list_model_get_item (entities, i);
    g_autoptr (KntEntity) after = NULL;
    JsonObject *object = knt_entity_dup_object (before);
    const char *id = knt_entity_get_id (before);
    const KntCommitment *old = find_commitment (self->before, id, NULL), *new = NULL;
    g_autoptr (GArray) own_spans = knt_spans_from_json (json_object_get_member (object, "spans"));
    const char *words = old != NULL ? old->text : knt_entity_get_string (before, "text"), *reason;
    g_autoptr (GArray) found = NULL;
    KntFateKind kind;

    found =
      knt_relocation_find (self->relocation, old != NULL ? old->spans : own_spans, words, NULL, NULL, &kind, &reason);
    new = old != NULL &&found != NULL ? find_commitment (self->after, NULL, found) : NULL;
    if (old != NULL) {
      set_home (self, id, new != NULL ? new->id : NULL);
      if (new == NULL)
        describe_commitment (object, old);
    }
    if (new == NULL && found != NULL)
      json_object_set_member (object, "spans", knt_spans_to_json (found));
    else
      remove_member (object, "spans");

    after = knt_entity_new_take (object);
    if (!knt_entity_equal (before, after))
      knt_edit_group_add (group, KNT_COLLECTION_COMMITMENTS, before, after);
    tell (self, kind, KNT_COLLECTION_COMMITMENTS, before, NULL, words, found, reason);
  }
}

/* Members that only others know stay. */
static KntEntity *
with_passage (Work *self, KntEntity *annotation, GArray *found)
{
  JsonObject *object = knt_entity_dup_object (annotation);
  JsonObject *target = knt_json_get_object (object, "target");
  g_autoptr (KntEntity) made = annotate (self, found);
  static const char *const members[] = { "source", "selector", SPANS, RECTS, WITHIN };
  JsonObject *new_target = knt_json_get_object (knt_entity_get_object (made), "target");

  for (guint i = 0; i < G_N_ELEMENTS (members); i++) {
    remove_member (target, members[i]);
    if (json_object_has_member (new_target, members[i]))
      json_object_set_member (target, members[i], json_object_dup_member (new_target, members[i]));
  }

  return knt_entity_new_take (object);
}

/* Only its words tell what it was; places of the old document would be taken for places of the new one. */
static KntEntity *
without_place (Work *self, KntEntity *annotation)
{
  JsonObject *object = knt_entity_dup_object (annotation);
  JsonObject *target = knt_json_get_object (object, "target");
  const char *quote = knt_annotation_get_quote (annotation);
  g_autofree char *source = knt_notes_dup_source_urn (self->notes);

  if (source != NULL)
    json_object_set_string_member (target, "source", source);
  if (quote != NULL)
    set_quote (target, quote);
  remove_member (target, SPANS);
  remove_member (target, RECTS);
  return knt_entity_new_take (object);
}

/* The note of a question stands where the question stands. */
static KntEntity *
with_question_place (Work *self, KntEntity *annotation)
{
  g_autoptr (KntEntity) bare = without_place (self, annotation);
  JsonObject *object = knt_entity_dup_object (bare);
  KntPlace place;

  if (knt_brief_find_place (self->after, knt_annotation_get_within (annotation), &place))
    json_object_set_member (knt_json_get_object (object, "target"), SPANS, knt_spans_to_json (place.spans));
  return knt_entity_new_take (object);
}

static void
move_passages (Work *self, KntEditGroup *group, GHashTable *quoted)
{
  GListModel *annotations = knt_notes_get_collection (self->notes, KNT_COLLECTION_ANNOTATIONS);

  for (guint i = 0; i < g_list_model_get_n_items (annotations); i++) {
    g_autoptr (KntEntity) before = g_list_model_get_item (annotations, i);
    g_autoptr (KntEntity) after = NULL;
    g_autoptr (GArray) spans = knt_annotation_list_spans (before);
    g_autoptr (GArray) found = NULL;
    const char *quote = knt_annotation_get_quote (before), *reason;
    KntFateKind kind;

    if (knt_annotation_is_for_question (before)) {
      after = with_question_place (self, before);
    } else if (!g_hash_table_contains (quoted, knt_entity_get_id (before))) {
      after = without_place (self, before);
    } else {
      found = knt_relocation_find (self->relocation, spans, quote, knt_annotation_get_prefix (before),
                                   knt_annotation_get_suffix (before), &kind, &reason);
      after = found != NULL ? with_passage (self, before, found) : without_place (self, before);
      tell (self, kind, KNT_COLLECTION_ANNOTATIONS, before, g_hash_table_lookup (quoted, knt_entity_get_id (before)),
            quote, found, reason);
    }
    if (!knt_entity_equal (before, after))
      knt_edit_group_add (group, KNT_COLLECTION_ANNOTATIONS, before, after);
  }
}

/* The annotations that are passages, by id, and what each lies in before anything moves. (element-type utf8 utf8) */
static GHashTable *
list_passages (KntNotes *notes)
{
  GListModel *annotations = knt_notes_get_collection (notes, KNT_COLLECTION_ANNOTATIONS);
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < g_list_model_get_n_items (annotations); i++) {
    g_autoptr (KntEntity) annotation = g_list_model_get_item (annotations, i);

    if (!knt_annotation_is_for_question (annotation))
      g_hash_table_insert (ids, g_strdup (knt_entity_get_id (annotation)),
                           g_strdup (knt_annotation_get_within (annotation)));
  }

  return ids;
}

static gboolean
move_all (Work *self, GError **error)
{
  const char *label = _ ("Bring to Another PDF");
  g_autoptr (KntEditGroup) corrections = knt_edit_group_new (label);
  g_autoptr (KntEditGroup) descriptions = knt_edit_group_new (label);
  g_autoptr (KntEditGroup) passages = knt_edit_group_new (label);
  g_autoptr (KntEditGroup) homes = NULL;
  g_autoptr (GHashTable) quoted = list_passages (self->notes);

  move_corrections (self, corrections);
  if (!knt_notes_apply (self->notes, corrections, error))
    return FALSE;

  self->after = knt_brief_ref (knt_notes_get_corrected (self->notes));
  self->matches = knt_match_questions (self->before, self->after);
  find_homes_of_standings (self, descriptions);
  find_homes_of_commitments (self, descriptions);
  find_homes_of_notes (self, descriptions);
  if (!knt_notes_apply (self->notes, descriptions, error))
    return FALSE;

  homes = knt_rehome (self->notes, self->homes, label);
  if (!knt_notes_apply (self->notes, homes, error))
    return FALSE;

  move_passages (self, passages, quoted);
  return knt_notes_apply (self->notes, passages, error);
}

KntNotes *
knt_reanchor (KntNotes *notes,
              const char *id,
              JsonObject *source,
              KntBrief *brief,
              GPtrArray *texts,
              GPtrArray *fates,
              GError **error)
{
  g_autoptr (KntNotes) moved = copy_notes (notes, id, source, brief, error);
  g_autoptr (KntRelocation) relocation = knt_relocation_new (texts);
  g_autoptr (GHashTable) homes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) is_judged = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) is_noted = g_hash_table_new (g_str_hash, g_str_equal);
  KntBrief *before = knt_notes_get_corrected (notes);
  Work work = { .notes = moved,
                .texts = texts,
                .fates = fates,
                .relocation = relocation,
                .homes = homes,
                .is_judged = is_judged,
                .is_noted = is_noted };
  gboolean is_done;

  if (moved == NULL)
    return NULL;

  work.before = before != NULL ? knt_brief_ref (before) : knt_brief_new (NULL, 0);
  is_done = move_all (&work, error);
  knt_brief_unref (work.before);
  g_clear_pointer (&work.after, knt_brief_unref);
  g_clear_pointer (&work.matches, g_hash_table_unref);

  return is_done ? g_steal_pointer (&moved) : NULL;
}
