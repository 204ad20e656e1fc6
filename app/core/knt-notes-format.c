/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "knt-notes-format.h"

#include "knt-entity.h"
#include "knt-json.h"

G_DEFINE_QUARK (knt - notes - error - quark, knt_notes_error)

typedef enum { STRING, INTEGER, NUMBER, OBJECT, ARRAY } Kind;

/* Where a check stands, and what it has found. */
typedef struct {
  GString *path;
  GPtrArray *faults;        /* (nullable) strings */
  KntNotesError first_code; /* of the first fault, whose text is in first */
  char *first;
} Check;

typedef void (*CheckFunc) (Check *check, JsonObject *object);

/* A member whose value is all that is to be said of it. */
typedef struct {
  const char *name;
  Kind kind;
} Member;

G_GNUC_PRINTF (3, 4)
static void
add_fault (Check *check, KntNotesError code, const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autofree char *fault = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);

  fault = check->path->len > 0 ? g_strdup_printf ("%s: %s", check->path->str, text) : g_strdup (text);
  if (check->first == NULL) {
    check->first = g_strdup (fault);
    check->first_code = code;
  }
  if (check->faults != NULL)
    g_ptr_array_add (check->faults, g_steal_pointer (&fault));
}

/* Both give back where the path ended before, for leave(). */
static gsize
enter_member (Check *check, const char *name)
{
  gsize length = check->path->len;

  if (length > 0)
    g_string_append_c (check->path, '.');
  g_string_append (check->path, name);
  return length;
}

static gsize
enter_element (Check *check, guint index)
{
  gsize length = check->path->len;

  g_string_append_printf (check->path, "[%u]", index);
  return length;
}

static void
leave (Check *check, gsize length)
{
  g_string_truncate (check->path, length);
}

static gboolean
is_kind (JsonNode *node, Kind kind)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_NONE;

  switch (kind) {
    case STRING:
      return type == G_TYPE_STRING;
    case INTEGER:
      return type == G_TYPE_INT64;
    case NUMBER:
      return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE;
    case OBJECT:
      return JSON_NODE_HOLDS_OBJECT (node);
    case ARRAY:
      return JSON_NODE_HOLDS_ARRAY (node);
  }

  g_assert_not_reached ();
}

static gboolean
check_kind (Check *check, JsonNode *node, Kind kind)
{
  if (is_kind (node, kind))
    return TRUE;

  switch (kind) {
    case STRING:
      add_fault (check, KNT_NOTES_ERROR_TYPE, _ ("must be a text"));
      break;
    case INTEGER:
      add_fault (check, KNT_NOTES_ERROR_TYPE, _ ("must be a whole number"));
      break;
    case NUMBER:
      add_fault (check, KNT_NOTES_ERROR_TYPE, _ ("must be a number"));
      break;
    case OBJECT:
      add_fault (check, KNT_NOTES_ERROR_TYPE, _ ("must be an object"));
      break;
    case ARRAY:
      add_fault (check, KNT_NOTES_ERROR_TYPE, _ ("must be an array"));
      break;
  }

  return FALSE;
}

/* The member where it is there and of that kind. An optional text or number may be null, which says the same as leaving
 * it out. */
static JsonNode *
check_member (Check *check, JsonObject *object, const char *name, Kind kind, gboolean required)
{
  JsonNode *node = json_object_get_member (object, name);
  gsize length;
  gboolean fits;

  if (node == NULL) {
    if (required) {
      length = enter_member (check, name);
      add_fault (check, KNT_NOTES_ERROR_MISSING, _ ("is missing"));
      leave (check, length);
    }
    return NULL;
  }
  if (!required && kind < OBJECT && JSON_NODE_HOLDS_NULL (node))
    return NULL;

  length = enter_member (check, name);
  fits = check_kind (check, node, kind);
  leave (check, length);
  return fits ? node : NULL;
}

static void
check_members (Check *check, JsonObject *object, const Member *members)
{
  for (const Member *member = members; member->name != NULL; member++)
    check_member (check, object, member->name, member->kind, FALSE);
}

static void
check_objects (Check *check, JsonObject *object, const char *name, CheckFunc func)
{
  JsonNode *node = check_member (check, object, name, ARRAY, FALSE);
  JsonArray *array = node != NULL ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *element = json_array_get_element (array, i);
    gsize outer = enter_member (check, name);

    enter_element (check, i);
    if (check_kind (check, element, OBJECT))
      func (check, json_node_get_object (element));
    leave (check, outer);
  }
}

static void
check_strings (Check *check, JsonObject *object, const char *name)
{
  JsonNode *node = check_member (check, object, name, ARRAY, FALSE);
  JsonArray *array = node != NULL ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    gsize outer = enter_member (check, name);

    enter_element (check, i);
    check_kind (check, json_array_get_element (array, i), STRING);
    leave (check, outer);
  }
}

static void
check_id (Check *check, JsonObject *object)
{
  JsonNode *node = check_member (check, object, "id", STRING, TRUE);

  if (node != NULL && *json_node_get_string (node) == '\0') {
    gsize length = enter_member (check, "id");

    add_fault (check, KNT_NOTES_ERROR_VALUE, _ ("must not be empty"));
    leave (check, length);
  }
}

static void
check_span (Check *check, JsonObject *object)
{
  JsonNode *page = check_member (check, object, "page", INTEGER, TRUE);
  JsonNode *start = check_member (check, object, "start", INTEGER, TRUE);
  JsonNode *end = check_member (check, object, "end", INTEGER, TRUE);

  if (page == NULL || start == NULL || end == NULL)
    return;

  if (json_node_get_int (page) < 1 || json_node_get_int (page) > G_MAXINT)
    add_fault (check, KNT_NOTES_ERROR_VALUE, _ ("the page is counted from 1"));
  else if (json_node_get_int (start) < 0 || json_node_get_int (end) < json_node_get_int (start) ||
           json_node_get_int (end) > G_MAXINT)
    add_fault (check, KNT_NOTES_ERROR_VALUE, _ ("the start must not be negative or lie behind the end"));
}

static void
check_page (Check *check, JsonObject *object)
{
  static const Member members[] = { { "label", STRING },   { "width", NUMBER },      { "height", NUMBER },
                                    { "length", INTEGER }, { "textSha256", STRING }, { NULL } };

  check_members (check, object, members);
}

static void
check_source (Check *check, JsonObject *object)
{
  static const Member members[] = { { "name", STRING },      { "sha256", STRING },     { "size", INTEGER },
                                    { "extractor", STRING }, { "recogniser", STRING }, { NULL } };

  check_members (check, object, members);
  check_strings (check, object, "trailerId");
  check_strings (check, object, "seenAt");
  check_objects (check, object, "pages", check_page);
}

static void
check_group (Check *check, JsonObject *object)
{
  static const Member members[] = { { "name", STRING }, { "heading", STRING }, { NULL } };

  check_id (check, object);
  check_members (check, object, members);
  check_objects (check, object, "spans", check_span);
}

/* A question's part, an answer, and what a question has in common with them. */
static void
check_passage (Check *check, JsonObject *object)
{
  static const Member members[] = { { "label", STRING }, { "text", STRING }, { NULL } };

  check_id (check, object);
  check_members (check, object, members);
  check_objects (check, object, "spans", check_span);
}

static void
check_question (Check *check, JsonObject *object)
{
  check_passage (check, object);
  check_objects (check, object, "parts", check_passage);
}

static void
check_exchange (Check *check, JsonObject *object)
{
  static const Member members[] = { { "group", STRING }, { "topic", STRING }, { "confidence", NUMBER }, { NULL } };

  check_id (check, object);
  check_members (check, object, members);
  check_objects (check, object, "questions", check_question);
  check_objects (check, object, "answers", check_passage);
}

static void
check_reference (Check *check, JsonObject *object)
{
  check_member (check, object, "kind", STRING, FALSE);
  check_objects (check, object, "spans", check_span);
}

static void
check_commitment (Check *check, JsonObject *object)
{
  static const Member members[] = {
    { "text", STRING }, { "due", STRING }, { "dueText", STRING }, { "confidence", NUMBER }, { NULL }
  };

  check_id (check, object);
  check_members (check, object, members);
  check_objects (check, object, "spans", check_span);
}

static void
check_brief (Check *check, JsonObject *object)
{
  static const Member members[] = { { "form", STRING }, { "confidence", NUMBER }, { "title", STRING }, { NULL } };

  check_members (check, object, members);
  check_member (check, object, "facts", OBJECT, FALSE);
  check_objects (check, object, "groups", check_group);
  check_objects (check, object, "exchanges", check_exchange);
  check_objects (check, object, "references", check_reference);
  check_objects (check, object, "commitments", check_commitment);
}

static void
check_standing (Check *check, JsonObject *object)
{
  static const Member members[] = {
    { "assignee", STRING }, { "due", STRING }, { "created", STRING }, { "modified", STRING }, { NULL }
  };

  check_id (check, object);
  check_member (check, object, "standing", STRING, TRUE);
  check_members (check, object, members);
}

static void
check_judged_commitment (Check *check, JsonObject *object)
{
  static const Member members[] = { { "state", STRING }, { "created", STRING }, { "modified", STRING }, { NULL } };

  check_commitment (check, object);
  check_members (check, object, members);
}

static void
check_tag (Check *check, JsonObject *object)
{
  static const Member members[] = {
    { "colour", STRING }, { "parent", STRING }, { "key", STRING }, { "description", STRING }, { NULL }
  };

  check_id (check, object);
  check_member (check, object, "name", STRING, TRUE);
  check_members (check, object, members);
}

static void
check_body (Check *check, JsonObject *object)
{
  static const Member members[] = { { "type", STRING },    { "value", STRING },  { "format", STRING },
                                    { "purpose", STRING }, { "source", STRING }, { NULL } };

  check_members (check, object, members);
}

static void
check_selector (Check *check, JsonObject *object)
{
  static const Member members[] = { { "exact", STRING },  { "prefix", STRING },     { "suffix", STRING },
                                    { "start", INTEGER }, { "end", INTEGER },       { "value", STRING },
                                    { "type", STRING },   { "conformsTo", STRING }, { NULL } };

  check_members (check, object, members);
}

static void
check_rectangle (Check *check, JsonNode *node)
{
  JsonArray *corners;

  if (!check_kind (check, node, ARRAY))
    return;

  corners = json_node_get_array (node);
  if (json_array_get_length (corners) != 4) {
    add_fault (check, KNT_NOTES_ERROR_VALUE, _ ("a rectangle has four numbers"));
    return;
  }

  for (guint i = 0; i < 4; i++) {
    gsize length = enter_element (check, i);

    check_kind (check, json_array_get_element (corners, i), NUMBER);
    leave (check, length);
  }
}

static void
check_page_rects (Check *check, JsonObject *object)
{
  JsonNode *node = check_member (check, object, "rects", ARRAY, TRUE);
  JsonArray *rects = node != NULL ? json_node_get_array (node) : NULL;

  check_member (check, object, "page", INTEGER, TRUE);
  for (guint i = 0; rects != NULL && i < json_array_get_length (rects); i++) {
    gsize outer = enter_member (check, "rects");

    enter_element (check, i);
    check_rectangle (check, json_array_get_element (rects, i));
    leave (check, outer);
  }
}

static void
check_target (Check *check, JsonObject *object)
{
  static const Member members[] = { { "source", STRING }, { "kanttekening:within", STRING }, { NULL } };

  check_members (check, object, members);
  check_objects (check, object, "selector", check_selector);
  check_objects (check, object, "kanttekening:spans", check_span);
  check_objects (check, object, "kanttekening:rects", check_page_rects);
}

static void
check_target_member (Check *check, JsonObject *object, const char *name, gboolean required)
{
  JsonNode *target = check_member (check, object, name, OBJECT, required);
  gsize length;

  if (target == NULL)
    return;

  length = enter_member (check, name);
  check_target (check, json_node_get_object (target));
  leave (check, length);
}

static void
check_correction (Check *check, JsonObject *object)
{
  static const Member members[] = { { "type", STRING },
                                    { "role", STRING },
                                    { "label", STRING },
                                    { "created", STRING },
                                    { "modified", STRING },
                                    { "group", STRING },
                                    { NULL } };

  check_id (check, object);
  check_members (check, object, members);
  check_member (check, object, "creator", OBJECT, FALSE);
  check_target_member (check, object, "target", FALSE);
  check_target_member (check, object, "with", FALSE);
}

static void
check_judged_finding (Check *check, JsonObject *object)
{
  static const Member members[] = { { "created", STRING }, { "modified", STRING }, { NULL } };

  check_id (check, object);
  check_member (check, object, "state", STRING, TRUE);
  check_members (check, object, members);
  check_member (check, object, "creator", OBJECT, FALSE);
}

static void
check_annotation (Check *check, JsonObject *object)
{
  static const Member members[] = { { "type", STRING },
                                    { "motivation", STRING },
                                    { "created", STRING },
                                    { "modified", STRING },
                                    { "kanttekening:visibility", STRING },
                                    { "kanttekening:colour", STRING },
                                    { NULL } };

  check_id (check, object);
  check_members (check, object, members);
  check_member (check, object, "creator", OBJECT, FALSE);
  check_objects (check, object, "body", check_body);
  check_target_member (check, object, "target", TRUE);
}

static void
check_collection (Check *check, JsonObject *root, KntCollection collection)
{
  static const CheckFunc funcs[KNT_N_COLLECTIONS] = {
    [KNT_COLLECTION_CORRECTIONS] = check_correction,
    [KNT_COLLECTION_FINDINGS] = check_judged_finding,
    [KNT_COLLECTION_STANDINGS] = check_standing,
    [KNT_COLLECTION_COMMITMENTS] = check_judged_commitment,
    [KNT_COLLECTION_TAGS] = check_tag,
    [KNT_COLLECTION_ANNOTATIONS] = check_annotation,
  };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const char *name = knt_collection_to_string (collection);
  JsonArray *array = knt_json_get_array (root, name);

  check_objects (check, root, name, funcs[collection]);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *element = json_array_get_element (array, i);
    const char *id =
      JSON_NODE_HOLDS_OBJECT (element) ? knt_json_get_string (json_node_get_object (element), "id") : NULL;

    if (id != NULL && !g_hash_table_add (seen, (gpointer) id)) {
      gsize outer = enter_member (check, name);

      enter_element (check, i);
      enter_member (check, "id");
      add_fault (check, KNT_NOTES_ERROR_DUPLICATE, _ ("“%s” is there twice"), id);
      leave (check, outer);
    }
  }
}

/* Whether it is worth while to look further. */
static gboolean
check_head (Check *check, JsonNode *root)
{
  JsonObject *object;
  JsonNode *version;

  if (!JSON_NODE_HOLDS_OBJECT (root)) {
    add_fault (check, KNT_NOTES_ERROR_FORMAT, _ ("This is not a notes file."));
    return FALSE;
  }

  object = json_node_get_object (root);
  if (!json_object_has_member (object, "format")) {
    add_fault (check, KNT_NOTES_ERROR_FORMAT, _ ("This is not a notes file: the member “format” is missing."));
    return FALSE;
  }
  if (g_strcmp0 (knt_json_get_string (object, "format"), KNT_NOTES_FORMAT) != 0) {
    add_fault (check, KNT_NOTES_ERROR_FORMAT, _ ("This is not a notes file: “format” is not “%s”."), KNT_NOTES_FORMAT);
    return FALSE;
  }

  version = check_member (check, object, "version", INTEGER, TRUE);
  if (version == NULL)
    return FALSE;

  if (json_node_get_int (version) < 1) {
    gsize length = enter_member (check, "version");

    add_fault (check, KNT_NOTES_ERROR_VALUE, _ ("must be 1 or more"));
    leave (check, length);
    return FALSE;
  }
  if (json_node_get_int (version) > KNT_NOTES_VERSION) {
    gint64 readable_from = knt_json_get_int (object, "readableFrom", json_node_get_int (version));

    if (readable_from > KNT_NOTES_VERSION) {
      /* As a text, since translators' tools know no format that differs between machines. */
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (version));

      add_fault (
        check, KNT_NOTES_ERROR_VERSION,
        _ ("The file has format version %s, which needs a newer version of Kanttekening; this one reads version %d."),
        number, KNT_NOTES_VERSION);
      return FALSE;
    }
  }

  return TRUE;
}

static void
check_root (Check *check, JsonNode *root)
{
  static const Member members[] = { { "readableFrom", INTEGER }, { "generator", STRING }, { "title", STRING },
                                    { "created", STRING },       { "modified", STRING },  { NULL } };
  static const struct {
    const char *name;
    CheckFunc func;
  } parts[] = { { "source", check_source }, { "brief", check_brief } };
  JsonObject *object;

  if (!check_head (check, root))
    return;

  object = json_node_get_object (root);
  check_members (check, object, members);
  if (json_object_has_member (object, "id"))
    check_id (check, object);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    JsonNode *node = check_member (check, object, parts[i].name, OBJECT, i == 0);

    if (node != NULL) {
      gsize length = enter_member (check, parts[i].name);

      parts[i].func (check, json_node_get_object (node));
      leave (check, length);
    }
  }

  for (KntCollection i = 0; i < KNT_N_COLLECTIONS; i++)
    check_collection (check, object, i);
}

/**
 * knt_notes_check:
 * @root: a JSON value
 * @faults: (nullable) (element-type utf8): an array that frees its elements; every fault is added to it, as
 *   `annotations[3].target.selector: must be an array`
 *
 * Checks the structure of notes (notes format version 1). What the format does not know is no fault.
 *
 * Returns: whether there is no fault
 */
gboolean
knt_notes_check (JsonNode *root, GPtrArray *faults)
{
  Check check = { .path = g_string_new (NULL), .faults = faults };
  gboolean sound;

  check_root (&check, root);
  sound = check.first == NULL;
  g_free (check.first);
  g_string_free (check.path, TRUE);
  return sound;
}

/**
 * knt_notes_check_first:
 *
 * Checks as knt_notes_check() does.
 *
 * Returns: whether there is no fault; otherwise @error is set to the first in #KNT_NOTES_ERROR
 */
gboolean
knt_notes_check_first (JsonNode *root, GError **error)
{
  Check check = { .path = g_string_new (NULL) };
  g_autofree char *first = NULL;

  check_root (&check, root);
  g_string_free (check.path, TRUE);
  first = check.first;
  if (first != NULL)
    g_set_error_literal (error, KNT_NOTES_ERROR, check.first_code, first);

  return first == NULL;
}
