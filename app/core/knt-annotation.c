/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-annotation.h"

#include "knt-json.h"

#define COLOUR "kanttekening:colour"
#define VISIBILITY "kanttekening:visibility"
#define SPANS "kanttekening:spans"
#define RECTS "kanttekening:rects"
#define WITHIN "kanttekening:within"

static JsonObject *
begin_annotation (const char *id, const char *creator)
{
  JsonObject *object = json_object_new ();
  g_autofree char *now = knt_timestamp_now ();

  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "type", "Annotation");
  json_object_set_string_member (object, "motivation", "commenting");
  json_object_set_string_member (object, "created", now);
  json_object_set_string_member (object, "modified", now);
  if (creator != NULL) {
    JsonObject *person = json_object_new ();

    json_object_set_string_member (person, "type", "Person");
    json_object_set_string_member (person, "name", creator);
    json_object_set_object_member (object, "creator", person);
  }
  json_object_set_array_member (object, "body", json_array_new ());
  return object;
}

static void
end_annotation (JsonObject *object, JsonObject *target)
{
  json_object_set_object_member (object, "target", target);
  json_object_set_string_member (object, VISIBILITY, "private");
}

static JsonObject *
begin_target (const char *source)
{
  JsonObject *target = json_object_new ();

  if (source != NULL)
    json_object_set_string_member (target, "source", source);
  return target;
}

static JsonArray *
selectors_to_json (const KntPassage *passage)
{
  JsonArray *selectors = json_array_new ();
  JsonObject *quote = json_object_new ();

  json_object_set_string_member (quote, "type", "TextQuoteSelector");
  json_object_set_string_member (quote, "exact", passage->exact);
  if (passage->prefix != NULL)
    json_object_set_string_member (quote, "prefix", passage->prefix);
  if (passage->suffix != NULL)
    json_object_set_string_member (quote, "suffix", passage->suffix);
  json_array_add_object_element (selectors, quote);

  if (passage->start >= 0 && passage->end >= passage->start) {
    JsonObject *position = json_object_new ();

    json_object_set_string_member (position, "type", "TextPositionSelector");
    json_object_set_int_member (position, "start", passage->start);
    json_object_set_int_member (position, "end", passage->end);
    json_array_add_object_element (selectors, position);
  }

  if (passage->spans->len > 0) {
    JsonObject *fragment = json_object_new ();
    g_autofree char *value = g_strdup_printf ("page=%u", knt_spans_index (passage->spans, 0)->page);

    json_object_set_string_member (fragment, "type", "FragmentSelector");
    json_object_set_string_member (fragment, "conformsTo", "http://tools.ietf.org/rfc/rfc3778");
    json_object_set_string_member (fragment, "value", value);
    json_array_add_object_element (selectors, fragment);
  }

  return selectors;
}

/**
 * knt_annotation_new:
 * @passage: where it is and what it says
 * @source: (nullable): the document, as `urn:sha256:…`
 *
 * Returns: (transfer full): an annotation of the passage without note and tags, not yet part of any notes
 */
KntEntity *
knt_annotation_new (const KntPassage *passage, const char *source)
{
  g_autofree char *id = knt_uuid_urn_new ();
  JsonObject *object = begin_annotation (id, passage->creator);
  JsonObject *target = begin_target (source);

  json_object_set_array_member (target, "selector", selectors_to_json (passage));
  json_object_set_member (target, SPANS, knt_spans_to_json (passage->spans));
  if (passage->rects != NULL)
    json_object_set_member (target, RECTS, knt_page_rects_to_json (passage->rects));
  if (passage->within != NULL)
    json_object_set_string_member (target, WITHIN, passage->within);
  end_annotation (object, target);

  return knt_entity_new_take (object);
}

/**
 * knt_annotation_new_for_question:
 * @question_id: of the question or part
 * @spans: (nullable) (element-type KntSpan): where the question stands
 *
 * Returns: (transfer full): an annotation of the question itself without note and tags, not yet part of any notes
 */
KntEntity *
knt_annotation_new_for_question (KntNotes *notes, const char *question_id, GArray *spans)
{
  g_autofree char *id = knt_uuid_urn_new_for_name (knt_notes_get_id (notes), question_id);
  g_autofree char *source = knt_notes_dup_source_urn (notes);
  JsonObject *object = begin_annotation (id, knt_notes_get_author (notes));
  JsonObject *target = begin_target (source);

  if (spans != NULL)
    json_object_set_member (target, SPANS, knt_spans_to_json (spans));
  json_object_set_string_member (target, WITHIN, question_id);
  end_annotation (object, target);

  return knt_entity_new_take (object);
}

/**
 * knt_notes_dup_source_urn:
 *
 * Returns: (transfer full) (nullable): the notes' document as an annotation names it, where its hash is known
 */
char *
knt_notes_dup_source_urn (KntNotes *notes)
{
  const char *sha256 = knt_notes_get_sha256 (notes);

  return sha256 != NULL ? g_strconcat ("urn:sha256:", sha256, NULL) : NULL;
}

static gboolean
is_for (KntEntity *annotation, const char *question_id)
{
  return knt_annotation_is_for_question (annotation) &&
         g_strcmp0 (knt_annotation_get_within (annotation), question_id) == 0;
}

/**
 * knt_notes_find_question_annotation:
 *
 * Returns: (transfer none) (nullable): the annotation that holds the note and the tags of the question or part itself
 */
KntEntity *
knt_notes_find_question_annotation (KntNotes *notes, const char *question_id)
{
  GListModel *annotations = knt_notes_get_collection (notes, KNT_COLLECTION_ANNOTATIONS);
  g_autofree char *id = knt_uuid_urn_new_for_name (knt_notes_get_id (notes), question_id);
  KntEntity *own = knt_notes_find (notes, KNT_COLLECTION_ANNOTATIONS, id);

  if (own != NULL && is_for (own, question_id))
    return own;

  /* Another program may have made one under an id of its own. */
  for (guint i = 0; i < g_list_model_get_n_items (annotations); i++) {
    g_autoptr (KntEntity) annotation = g_list_model_get_item (annotations, i);

    if (is_for (annotation, question_id))
      return annotation; /* the collection holds it */
  }

  return NULL;
}

static JsonObject *
get_target (KntEntity *self)
{
  return knt_json_get_object (knt_entity_get_object (self), "target");
}

/* The element of an array of objects whose `type` is that; with @purpose only one of that purpose. */
static JsonObject *
find_typed (JsonArray *array, const char *type, const char *purpose)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);
    JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

    if (g_strcmp0 (knt_json_get_string (object, "type"), type) == 0 &&
        (purpose == NULL || g_strcmp0 (knt_json_get_string (object, "purpose"), purpose) == 0))
      return object;
  }

  return NULL;
}

/* Some writers leave the purpose of the one text out, which then is the annotation's own. */
static JsonObject *
find_note_body (JsonObject *annotation)
{
  JsonArray *body = knt_json_get_array (annotation, "body");
  JsonObject *object = find_typed (body, "TextualBody", "commenting");

  if (object != NULL)
    return object;

  object = find_typed (body, "TextualBody", NULL);
  return object != NULL && !json_object_has_member (object, "purpose") ? object : NULL;
}

static JsonObject *
find_selector (KntEntity *self, const char *type)
{
  return find_typed (knt_json_get_array (get_target (self), "selector"), type, NULL);
}

/* The id of the tag that a body of an annotation names. */
static const char *
get_body_tag (JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  return g_strcmp0 (knt_json_get_string (object, "purpose"), "tagging") == 0 ? knt_json_get_string (object, "source")
                                                                             : NULL;
}

const char *
knt_annotation_get_note (KntEntity *self)
{
  const char *note = knt_json_get_string (find_note_body (knt_entity_get_object (self)), "value");

  return note != NULL && *note != '\0' ? note : NULL;
}

const char *
knt_annotation_get_language (KntEntity *self)
{
  return knt_json_get_string (find_note_body (knt_entity_get_object (self)), "language");
}

GStrv
knt_annotation_list_tags (KntEntity *self)
{
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();
  JsonArray *body = knt_json_get_array (knt_entity_get_object (self), "body");

  for (guint i = 0; body != NULL && i < json_array_get_length (body); i++) {
    const char *tag = get_body_tag (json_array_get_element (body, i));

    if (tag != NULL)
      g_strv_builder_add (tags, tag);
  }

  return g_strv_builder_end (tags);
}

gboolean
knt_annotation_has_tag (KntEntity *self, const char *tag_id)
{
  JsonArray *body = knt_json_get_array (knt_entity_get_object (self), "body");

  for (guint i = 0; body != NULL && i < json_array_get_length (body); i++)
    if (g_strcmp0 (get_body_tag (json_array_get_element (body, i)), tag_id) == 0)
      return TRUE;

  return FALSE;
}

const char *
knt_annotation_get_quote (KntEntity *self)
{
  return knt_json_get_string (find_selector (self, "TextQuoteSelector"), "exact");
}

const char *
knt_annotation_get_prefix (KntEntity *self)
{
  return knt_json_get_string (find_selector (self, "TextQuoteSelector"), "prefix");
}

const char *
knt_annotation_get_suffix (KntEntity *self)
{
  return knt_json_get_string (find_selector (self, "TextQuoteSelector"), "suffix");
}

GArray *
knt_annotation_list_spans (KntEntity *self)
{
  JsonObject *target = get_target (self);

  return knt_spans_from_json (target != NULL ? json_object_get_member (target, SPANS) : NULL);
}

/**
 * knt_annotation_list_rects:
 *
 * Returns: (transfer full) (element-type KntPageRects): what the passage covers, page by page; what is no rectangle is passed over
 */
GPtrArray *
knt_annotation_list_rects (KntEntity *self)
{
  JsonObject *target = get_target (self);

  return knt_page_rects_from_json (target != NULL ? json_object_get_member (target, RECTS) : NULL);
}

guint
knt_annotation_get_page (KntEntity *self)
{
  g_autoptr (GArray) spans = knt_annotation_list_spans (self);
  const char *value;
  guint64 page;

  if (spans->len > 0)
    return knt_spans_index (spans, 0)->page;

  value = knt_json_get_string (find_selector (self, "FragmentSelector"), "value");
  if (value == NULL || !g_str_has_prefix (value, "page="))
    return 0;

  page = g_ascii_strtoull (value + strlen ("page="), NULL, 10);
  return page <= G_MAXINT ? page : 0;
}

const char *
knt_annotation_get_within (KntEntity *self)
{
  return knt_json_get_string (get_target (self), WITHIN);
}

const char *
knt_annotation_get_colour (KntEntity *self)
{
  return knt_entity_get_string (self, COLOUR);
}

const char *
knt_annotation_get_visibility (KntEntity *self)
{
  const char *visibility = knt_entity_get_string (self, VISIBILITY);

  return visibility != NULL ? visibility : "private";
}

const char *
knt_annotation_get_created (KntEntity *self)
{
  return knt_entity_get_string (self, "created");
}

const char *
knt_annotation_get_modified (KntEntity *self)
{
  return knt_entity_get_string (self, "modified");
}

gboolean
knt_annotation_is_for_question (KntEntity *self)
{
  return knt_annotation_get_within (self) != NULL && knt_annotation_get_quote (self) == NULL;
}

static JsonObject *
begin_change (KntEntity *self, JsonArray **body)
{
  JsonObject *object = knt_entity_dup_object (self);
  g_autofree char *now = knt_timestamp_now ();

  json_object_set_string_member (object, "modified", now);
  if (body == NULL)
    return object;

  *body = knt_json_get_array (object, "body");
  if (*body == NULL) {
    *body = json_array_new ();
    json_object_set_array_member (object, "body", *body);
  }

  return object;
}

static JsonNode *
make_note_body (const char *text, const char *language)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "type", "TextualBody");
  json_object_set_string_member (object, "value", text);
  json_object_set_string_member (object, "format", "text/markdown");
  if (language != NULL)
    json_object_set_string_member (object, "language", language);
  json_object_set_string_member (object, "purpose", "commenting");
  return knt_json_node_take_object (object);
}

static void
remove_body (JsonArray *body, JsonObject *object)
{
  for (guint i = 0; i < json_array_get_length (body); i++) {
    JsonNode *node = json_array_get_element (body, i);

    if (JSON_NODE_HOLDS_OBJECT (node) && json_node_get_object (node) == object) {
      json_array_remove_element (body, i);
      return;
    }
  }
}

/* json-glib can only append: the note stands before the tags. */
static void
prepend_body (JsonArray *body, JsonNode *node)
{
  guint n = json_array_get_length (body);

  json_array_add_element (body, node);
  for (guint i = 0; i < n; i++) {
    JsonNode *first = json_array_dup_element (body, 0);

    json_array_remove_element (body, 0);
    json_array_add_element (body, first);
  }
}

KntEntity *
knt_annotation_with_note (KntEntity *self, const char *text, const char *language)
{
  JsonArray *body;
  JsonObject *object = begin_change (self, &body);
  JsonObject *note = find_note_body (object);

  if (text == NULL || *text == '\0') {
    if (note != NULL)
      remove_body (body, note);
  } else if (note == NULL) {
    prepend_body (body, make_note_body (text, language));
  } else {
    json_object_set_string_member (note, "value", text);
    if (language != NULL)
      json_object_set_string_member (note, "language", language);
  }

  return knt_entity_new_take (object);
}

KntEntity *
knt_annotation_with_tag_added (KntEntity *self, const char *tag_id)
{
  JsonArray *body;
  JsonObject *object, *tag;

  if (knt_annotation_has_tag (self, tag_id))
    return g_object_ref (self);

  object = begin_change (self, &body);
  tag = json_object_new ();
  json_object_set_string_member (tag, "type", "SpecificResource");
  json_object_set_string_member (tag, "source", tag_id);
  json_object_set_string_member (tag, "purpose", "tagging");
  json_array_add_object_element (body, tag);

  return knt_entity_new_take (object);
}

KntEntity *
knt_annotation_with_tag_removed (KntEntity *self, const char *tag_id)
{
  JsonArray *body;
  JsonObject *object;

  if (!knt_annotation_has_tag (self, tag_id))
    return g_object_ref (self);

  object = begin_change (self, &body);
  for (guint i = json_array_get_length (body); i > 0; i--)
    if (g_strcmp0 (get_body_tag (json_array_get_element (body, i - 1)), tag_id) == 0)
      json_array_remove_element (body, i - 1);

  return knt_entity_new_take (object);
}

KntEntity *
knt_annotation_with_colour (KntEntity *self, const char *colour)
{
  JsonObject *object = begin_change (self, NULL);

  if (colour != NULL)
    json_object_set_string_member (object, COLOUR, colour);
  else if (json_object_has_member (object, COLOUR))
    json_object_remove_member (object, COLOUR);

  return knt_entity_new_take (object);
}
