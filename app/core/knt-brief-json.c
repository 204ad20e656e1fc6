/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-brief.h"
#include "knt-span.h"

static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static double
get_confidence (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "confidence");
  GType type = node != NULL ? json_node_get_value_type (node) : G_TYPE_INVALID;

  return type == G_TYPE_DOUBLE || type == G_TYPE_INT64 ? CLAMP (json_node_get_double (node), 0, 1) : 0;
}

static GArray *
get_spans (JsonObject *object)
{
  return knt_spans_from_json (json_object_get_member (object, "spans"));
}

/* (element-type JsonObject): the objects in that member, others passed over */
static GPtrArray *
list_objects (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  GPtrArray *objects = g_ptr_array_new ();
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return objects;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *element = json_array_get_element (array, i);

    if (JSON_NODE_HOLDS_OBJECT (element))
      g_ptr_array_add (objects, json_node_get_object (element));
  }

  return objects;
}

static void
set_string (JsonObject *object, const char *name, const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, name, value);
}

static void
set_spans (JsonObject *object, GArray *spans)
{
  json_object_set_member (object, "spans", knt_spans_to_json (spans));
}

/* json_node_copy() shares what is below the node; a caller may change what it got. */
static JsonNode *
copy_deeply (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node)) {
    g_autoptr (JsonObject) copy = json_object_new ();
    JsonObjectIter iter;
    const char *name;
    JsonNode *member;

    json_object_iter_init_ordered (&iter, json_node_get_object (node));
    while (json_object_iter_next_ordered (&iter, &name, &member))
      json_object_set_member (copy, name, copy_deeply (member));

    return json_node_init_object (json_node_alloc (), copy);
  }

  if (JSON_NODE_HOLDS_ARRAY (node)) {
    JsonArray *array = json_node_get_array (node);
    g_autoptr (JsonArray) copy = json_array_sized_new (json_array_get_length (array));

    for (guint i = 0; i < json_array_get_length (array); i++)
      json_array_add_element (copy, copy_deeply (json_array_get_element (array, i)));

    return json_node_init_array (json_node_alloc (), copy);
  }

  return json_node_copy (node);
}

static void
read_exchange (KntBrief *self, JsonObject *object)
{
  g_autoptr (GPtrArray) questions = list_objects (object, "questions");
  g_autoptr (GPtrArray) answers = list_objects (object, "answers");
  const char *id = get_string (object, "id");
  KntExchange *exchange;

  if (id == NULL)
    return;

  exchange = knt_brief_add_exchange (self, NULL);
  g_set_str (&exchange->id, id);
  g_set_str (&exchange->group, get_string (object, "group"));
  exchange->topic = g_strdup (get_string (object, "topic"));
  exchange->confidence = get_confidence (object);

  for (guint i = 0; i < questions->len; i++) {
    JsonObject *member = questions->pdata[i];
    g_autoptr (GPtrArray) parts = list_objects (member, "parts");
    g_autoptr (GArray) spans = get_spans (member);
    const char *text = get_string (member, "text");
    KntQuestion *question;

    if (get_string (member, "id") == NULL)
      continue;

    question = knt_exchange_add_question (exchange, get_string (member, "id"), get_string (member, "label"),
                                          text != NULL ? text : "", spans);
    for (guint j = 0; j < parts->len; j++) {
      const char *part_id = get_string (parts->pdata[j], "id");
      const char *part_text = get_string (parts->pdata[j], "text");
      g_autoptr (GArray) part_spans = get_spans (parts->pdata[j]);

      if (part_id != NULL) {
        KntPart *part = knt_question_add_part (question, part_text != NULL ? part_text : "", part_spans);

        g_set_str (&part->id, part_id);
      }
    }
  }

  for (guint i = 0; i < answers->len; i++) {
    g_autoptr (GArray) spans = get_spans (answers->pdata[i]);
    const char *text = get_string (answers->pdata[i], "text");

    if (get_string (answers->pdata[i], "id") != NULL)
      knt_exchange_add_answer (exchange, get_string (answers->pdata[i], "id"), text != NULL ? text : "", spans);
  }
}

static void
read_reference (KntBrief *self, JsonObject *object)
{
  g_autoptr (GArray) spans = get_spans (object);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  const char *kind = get_string (object, "kind");
  KntReference *reference;
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (kind == NULL)
    return;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member)) {
    if (g_strcmp0 (name, "kind") == 0 || json_node_get_value_type (member) != G_TYPE_STRING)
      continue;
    g_strv_builder_add (names, name);
    g_strv_builder_add (values, json_node_get_string (member));
  }

  reference = knt_brief_add_reference (self, kind, spans);
  g_strfreev (reference->names);
  g_strfreev (reference->values);
  reference->names = g_strv_builder_end (names);
  reference->values = g_strv_builder_end (values);
}

static void
read_commitment (KntBrief *self, JsonObject *object)
{
  g_autoptr (GArray) spans = get_spans (object);
  const char *text = get_string (object, "text");
  KntCommitment *commitment;

  if (get_string (object, "id") == NULL)
    return;

  commitment = knt_brief_add_commitment (self, text != NULL ? text : "", spans);
  g_set_str (&commitment->id, get_string (object, "id"));
  commitment->due = g_strdup (get_string (object, "due"));
  commitment->due_text = g_strdup (get_string (object, "dueText"));
  commitment->confidence = get_confidence (object);
}

static JsonObject *
exchange_to_json (KntExchange *self)
{
  JsonObject *object = json_object_new ();
  JsonArray *questions = json_array_new ();
  JsonArray *answers = json_array_new ();

  for (guint i = 0; i < self->questions->len; i++) {
    KntQuestion *question = self->questions->pdata[i];
    JsonObject *member = json_object_new ();
    JsonArray *parts = json_array_new ();

    for (guint j = 0; j < question->parts->len; j++) {
      KntPart *part = question->parts->pdata[j];
      JsonObject *part_member = json_object_new ();

      set_string (part_member, "id", part->id);
      set_string (part_member, "text", part->text);
      set_spans (part_member, part->spans);
      json_array_add_object_element (parts, part_member);
    }

    set_string (member, "id", question->id);
    set_string (member, "label", question->label);
    set_string (member, "text", question->text);
    set_spans (member, question->spans);
    json_object_set_array_member (member, "parts", parts);
    json_array_add_object_element (questions, member);
  }

  for (guint i = 0; i < self->answers->len; i++) {
    KntAnswer *answer = self->answers->pdata[i];
    JsonObject *member = json_object_new ();

    set_string (member, "id", answer->id);
    set_string (member, "text", answer->text);
    set_spans (member, answer->spans);
    json_array_add_object_element (answers, member);
  }

  set_string (object, "id", self->id);
  set_string (object, "group", self->group);
  set_string (object, "topic", self->topic);
  json_object_set_array_member (object, "questions", questions);
  json_object_set_array_member (object, "answers", answers);
  json_object_set_double_member (object, "confidence", self->confidence);

  return object;
}

static JsonArray *
groups_to_json (GPtrArray *groups)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < groups->len; i++) {
    KntGroup *group = groups->pdata[i];
    JsonObject *object = json_object_new ();

    set_string (object, "id", group->id);
    set_string (object, "name", group->name);
    set_string (object, "heading", group->heading);
    set_spans (object, group->spans);
    json_array_add_object_element (array, object);
  }

  return array;
}

static JsonArray *
references_to_json (GPtrArray *references)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < references->len; i++) {
    KntReference *reference = references->pdata[i];
    JsonObject *object = json_object_new ();

    set_string (object, "kind", reference->kind);
    for (guint j = 0; reference->names[j] != NULL; j++)
      set_string (object, reference->names[j], reference->values[j]);
    set_spans (object, reference->spans);
    json_array_add_object_element (array, object);
  }

  return array;
}

static JsonArray *
commitments_to_json (GPtrArray *commitments)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < commitments->len; i++) {
    KntCommitment *commitment = commitments->pdata[i];
    JsonObject *object = json_object_new ();

    set_string (object, "id", commitment->id);
    set_string (object, "text", commitment->text);
    set_string (object, "due", commitment->due);
    set_string (object, "dueText", commitment->due_text);
    set_spans (object, commitment->spans);
    json_object_set_double_member (object, "confidence", commitment->confidence);
    json_array_add_object_element (array, object);
  }

  return array;
}

static JsonArray *
loose_to_json (GPtrArray *loose)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < loose->len; i++) {
    KntLoose *passage = loose->pdata[i];
    JsonObject *object = json_object_new ();

    set_string (object, "text", passage->text);
    set_spans (object, passage->spans);
    json_array_add_object_element (array, object);
  }

  return array;
}

/* What nobody can change need not be copied: a long brief has tens of thousands of values. */
static JsonNode *
share_or_copy (JsonNode *node)
{
  return json_node_is_immutable (node) ? json_node_ref (node) : copy_deeply (node);
}

/**
 * knt_brief_to_json:
 *
 * Returns: (transfer full): the member `brief` of the notes format; for a brief that was read from JSON the same as it
 *   was read, with the members that this version does not know, and shared with the brief where it is sealed
 */
JsonNode *
knt_brief_to_json (KntBrief *self)
{
  g_autoptr (JsonObject) object = NULL;
  g_auto (GStrv) names = NULL;
  JsonObject *facts;
  JsonArray *exchanges;

  g_return_val_if_fail (self != NULL, NULL);

  if (knt_brief_get_source (self) != NULL)
    return share_or_copy (knt_brief_get_source (self));

  facts = json_object_new ();
  names = knt_brief_list_facts (self);
  for (guint i = 0; names[i] != NULL; i++)
    set_string (facts, names[i], knt_brief_get_fact (self, names[i]));
  exchanges = json_array_new ();
  for (guint i = 0; i < knt_brief_get_exchanges (self)->len; i++)
    json_array_add_object_element (exchanges, exchange_to_json (knt_brief_get_exchanges (self)->pdata[i]));

  object = json_object_new ();
  set_string (object, "form", knt_brief_get_form (self));
  json_object_set_double_member (object, "confidence", knt_brief_get_confidence (self));
  set_string (object, "title", knt_brief_get_title (self));
  json_object_set_object_member (object, "facts", facts);
  json_object_set_array_member (object, "groups", groups_to_json (knt_brief_get_groups (self)));
  json_object_set_array_member (object, "exchanges", exchanges);
  json_object_set_array_member (object, "references", references_to_json (knt_brief_get_references (self)));
  json_object_set_array_member (object, "commitments", commitments_to_json (knt_brief_get_commitments (self)));
  if (knt_brief_get_loose (self)->len > 0)
    json_object_set_array_member (object, "loose", loose_to_json (knt_brief_get_loose (self)));

  return json_node_init_object (json_node_alloc (), object);
}

/**
 * knt_brief_new_from_json:
 * @node: (nullable): the member `brief` of the notes format
 *
 * What is not as the format has it is passed over; it still is in what knt_brief_to_json() gives.
 *
 * Returns: (transfer full): a brief, empty where @node is %NULL or no object
 */
KntBrief *
knt_brief_new_from_json (JsonNode *node)
{
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GPtrArray) exchanges = NULL;
  g_autoptr (GPtrArray) references = NULL;
  g_autoptr (GPtrArray) commitments = NULL;
  g_autoptr (GPtrArray) loose = NULL;
  JsonNode *facts;
  JsonObject *object;
  KntBrief *self;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return knt_brief_new (NULL, 0);

  object = json_node_get_object (node);
  self = knt_brief_new (get_string (object, "form"), get_confidence (object));
  knt_brief_set_title (self, get_string (object, "title"));

  facts = json_object_get_member (object, "facts");
  if (facts != NULL && JSON_NODE_HOLDS_OBJECT (facts)) {
    JsonObjectIter iter;
    const char *name;
    JsonNode *member;

    json_object_iter_init_ordered (&iter, json_node_get_object (facts));
    while (json_object_iter_next_ordered (&iter, &name, &member)) {
      if (json_node_get_value_type (member) == G_TYPE_STRING)
        knt_brief_set_fact (self, name, json_node_get_string (member));
    }
  }

  groups = list_objects (object, "groups");
  for (guint i = 0; i < groups->len; i++) {
    const char *id = get_string (groups->pdata[i], "id");
    const char *name = get_string (groups->pdata[i], "name");

    if (id != NULL) {
      KntGroup *group = knt_brief_add_group (self, name != NULL ? name : "");

      g_set_str (&group->id, id);
      g_array_unref (group->spans);
      group->spans = get_spans (groups->pdata[i]);
      group->heading = g_strdup (get_string (groups->pdata[i], "heading"));
    }
  }

  exchanges = list_objects (object, "exchanges");
  for (guint i = 0; i < exchanges->len; i++)
    read_exchange (self, exchanges->pdata[i]);

  references = list_objects (object, "references");
  for (guint i = 0; i < references->len; i++)
    read_reference (self, references->pdata[i]);

  commitments = list_objects (object, "commitments");
  for (guint i = 0; i < commitments->len; i++)
    read_commitment (self, commitments->pdata[i]);

  loose = list_objects (object, "loose");
  for (guint i = 0; i < loose->len; i++) {
    const char *text = get_string (loose->pdata[i], "text");
    g_autoptr (GArray) spans = get_spans (loose->pdata[i]);

    knt_brief_add_loose (self, text != NULL ? text : "", spans);
  }

  knt_brief_take_source (self, share_or_copy (node));

  return self;
}
