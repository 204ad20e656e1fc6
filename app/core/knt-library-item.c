/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-library-item.h"

#include "knt-annotation.h"
#include "knt-json.h"
#include "knt-standing.h"

struct _KntLibraryItem {
  GObject parent_instance;

  JsonObject *object; /* as in the index */
};

enum {
  PROP_ID = 1,
  PROP_TITLE,
  PROP_PDF_URI,
  PROP_NOTES_URI,
  PROP_N_QUESTIONS,
  PROP_N_JUDGED,
  PROP_N_NOTES,
  PROP_OPENED,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KntLibraryItem, knt_library_item, G_TYPE_OBJECT)

static guint
get_count (KntLibraryItem *self, const char *member)
{
  return CLAMP (knt_json_get_int (self->object, member, 0), 0, G_MAXINT);
}

static void
count_questions (KntNotes *notes, guint *n_questions, guint *n_judged)
{
  KntBrief *brief = knt_notes_get_corrected (notes);
  GPtrArray *exchanges = brief != NULL ? knt_brief_get_exchanges (brief) : NULL;

  for (guint i = 0; exchanges != NULL && i < exchanges->len; i++) {
    const KntExchange *exchange = g_ptr_array_index (exchanges, i);

    for (guint j = 0; j < exchange->questions->len; j++) {
      const KntQuestion *question = g_ptr_array_index (exchange->questions, j);

      *n_questions += 1;
      if (knt_notes_get_standing (notes, question->id) != KNT_STANDING_OPEN)
        *n_judged += 1;
    }
  }
}

static guint
count_notes (KntNotes *notes)
{
  GListModel *annotations = knt_notes_get_collection (notes, KNT_COLLECTION_ANNOTATIONS);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (annotations); i++) {
    g_autoptr (KntEntity) annotation = g_list_model_get_item (annotations, i);

    if (knt_annotation_get_note (annotation) != NULL)
      n++;
  }

  return n;
}

/* The first half of a trailer ID stays the same in all versions of a file (ISO 32000-1, 14.4). Some producers write zeros. */
static const char *
get_trailer_id (JsonObject *source)
{
  JsonArray *array = knt_json_get_array (source, "trailerId");
  JsonNode *first = array != NULL && json_array_get_length (array) > 0 ? json_array_get_element (array, 0) : NULL;
  const char *id = first != NULL && JSON_NODE_HOLDS_VALUE (first) ? json_node_get_string (first) : NULL;

  return id != NULL && strspn (id, "0") < strlen (id) ? id : NULL;
}

/* One hash for the texts of all pages; nothing where a page's is not known. */
static char *
dup_text_digest (JsonObject *source)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  JsonArray *pages = knt_json_get_array (source, "pages");

  if (pages == NULL || json_array_get_length (pages) == 0)
    return NULL;

  for (guint i = 0; i < json_array_get_length (pages); i++) {
    JsonNode *page = json_array_get_element (pages, i);
    const char *hash =
      JSON_NODE_HOLDS_OBJECT (page) ? knt_json_get_string (json_node_get_object (page), "textSha256") : NULL;

    if (hash == NULL)
      return NULL;
    g_checksum_update (checksum, (const guchar *) hash, strlen (hash));
  }

  return g_strdup (g_checksum_get_string (checksum));
}

static void
set_string (JsonObject *object, const char *member, const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, member, value);
}

static void
knt_library_item_finalize (GObject *object)
{
  KntLibraryItem *self = KNT_LIBRARY_ITEM (object);

  g_clear_pointer (&self->object, json_object_unref);

  G_OBJECT_CLASS (knt_library_item_parent_class)->finalize (object);
}

static void
knt_library_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KntLibraryItem *self = KNT_LIBRARY_ITEM (object);

  switch (prop_id) {
    case PROP_ID:
      g_value_set_string (value, knt_library_item_get_id (self));
      break;
    case PROP_TITLE:
      g_value_set_string (value, knt_library_item_get_title (self));
      break;
    case PROP_PDF_URI:
      g_value_set_string (value, knt_library_item_get_pdf_uri (self));
      break;
    case PROP_NOTES_URI:
      g_value_set_string (value, knt_library_item_get_notes_uri (self));
      break;
    case PROP_N_QUESTIONS:
      g_value_set_uint (value, knt_library_item_get_n_questions (self));
      break;
    case PROP_N_JUDGED:
      g_value_set_uint (value, knt_library_item_get_n_judged (self));
      break;
    case PROP_N_NOTES:
      g_value_set_uint (value, knt_library_item_get_n_notes (self));
      break;
    case PROP_OPENED:
      g_value_set_string (value, knt_library_item_get_opened (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
  }
}

static void
knt_library_item_class_init (KntLibraryItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = knt_library_item_finalize;
  object_class->get_property = knt_library_item_get_property;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_PDF_URI] = g_param_spec_string ("pdf-uri", NULL, NULL, NULL, flags);
  props[PROP_NOTES_URI] = g_param_spec_string ("notes-uri", NULL, NULL, NULL, flags);
  props[PROP_N_QUESTIONS] = g_param_spec_uint ("n-questions", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_N_JUDGED] = g_param_spec_uint ("n-judged", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_N_NOTES] = g_param_spec_uint ("n-notes", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_OPENED] = g_param_spec_string ("opened", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
knt_library_item_init (KntLibraryItem *self)
{
}

/**
 * knt_library_item_new:
 * @pdf_uri: (nullable)
 * @notes_uri: (nullable)
 * @opened: ISO 8601 in UTC
 *
 * Returns: (transfer full): what the index is to know of these notes
 */
KntLibraryItem *
knt_library_item_new (KntNotes *notes, const char *pdf_uri, const char *notes_uri, const char *opened)
{
  KntLibraryItem *self = g_object_new (KNT_TYPE_LIBRARY_ITEM, NULL);
  KntBrief *brief = knt_notes_get_corrected (notes);
  JsonObject *source = knt_notes_get_source (notes);
  g_autofree char *digest = dup_text_digest (source);
  const char *title = knt_notes_get_title (notes);
  guint n_questions = 0, n_judged = 0;

  if (title == NULL && brief != NULL)
    title = knt_brief_get_title (brief);
  if (title == NULL)
    title = knt_json_get_string (source, "name");

  count_questions (notes, &n_questions, &n_judged);
  self->object = json_object_new ();
  set_string (self->object, "id", knt_notes_get_id (notes));
  set_string (self->object, "title", title);
  set_string (self->object, "pdfUri", pdf_uri);
  set_string (self->object, "notesUri", notes_uri);
  json_object_set_int_member (self->object, "questions", n_questions);
  json_object_set_int_member (self->object, "judged", n_judged);
  json_object_set_int_member (self->object, "notes", count_notes (notes));
  set_string (self->object, "opened", opened);
  set_string (self->object, "sha256", knt_notes_get_sha256 (notes));
  set_string (self->object, "trailerId", get_trailer_id (source));
  set_string (self->object, "textDigest", digest);

  return self;
}

/**
 * knt_library_item_new_from_json:
 *
 * Returns: (transfer full) (nullable): %NULL where it is no item
 */
KntLibraryItem *
knt_library_item_new_from_json (JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  KntLibraryItem *self;

  if (knt_json_get_string (object, "id") == NULL)
    return NULL;

  self = g_object_new (KNT_TYPE_LIBRARY_ITEM, NULL);
  self->object = knt_json_copy_object (object);
  return self;
}

/**
 * knt_library_item_to_json:
 *
 * Returns: (transfer full): as the index has it
 */
JsonNode *
knt_library_item_to_json (KntLibraryItem *self)
{
  return knt_json_node_take_object (knt_json_copy_object (self->object));
}

const char *
knt_library_item_get_id (KntLibraryItem *self)
{
  return knt_json_get_string (self->object, "id");
}

/**
 * knt_library_item_get_title:
 *
 * Returns: (transfer none): the title of the notes or of the brief, or the PDF's name; never %NULL
 */
const char *
knt_library_item_get_title (KntLibraryItem *self)
{
  const char *title = knt_json_get_string (self->object, "title");

  return title != NULL ? title : "";
}

const char *
knt_library_item_get_pdf_uri (KntLibraryItem *self)
{
  return knt_json_get_string (self->object, "pdfUri");
}

const char *
knt_library_item_get_notes_uri (KntLibraryItem *self)
{
  return knt_json_get_string (self->object, "notesUri");
}

guint
knt_library_item_get_n_questions (KntLibraryItem *self)
{
  return get_count (self, "questions");
}

/**
 * knt_library_item_get_n_judged:
 *
 * Returns: how many questions have a standing other than open
 */
guint
knt_library_item_get_n_judged (KntLibraryItem *self)
{
  return get_count (self, "judged");
}

/**
 * knt_library_item_get_n_notes:
 *
 * Returns: how many questions and passages have a note
 */
guint
knt_library_item_get_n_notes (KntLibraryItem *self)
{
  return get_count (self, "notes");
}

const char *
knt_library_item_get_opened (KntLibraryItem *self)
{
  return knt_json_get_string (self->object, "opened");
}

/**
 * knt_library_item_with_forgotten:
 *
 * Returns: (transfer full): the same, but left out of the recent briefs
 */
KntLibraryItem *
knt_library_item_with_forgotten (KntLibraryItem *self)
{
  KntLibraryItem *other = g_object_new (KNT_TYPE_LIBRARY_ITEM, NULL);

  other->object = knt_json_copy_object (self->object);
  json_object_set_boolean_member (other->object, "forgotten", TRUE);
  return other;
}

gboolean
knt_library_item_get_forgotten (KntLibraryItem *self)
{
  JsonNode *node = json_object_get_member (self->object, "forgotten");

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_boolean (node);
}

/**
 * knt_library_item_has_hash:
 * @source: as in the notes format
 *
 * Returns: whether it is of the very same file
 */
gboolean
knt_library_item_has_hash (KntLibraryItem *self, JsonObject *source)
{
  const char *mine = knt_json_get_string (self->object, "sha256");

  return mine != NULL && g_strcmp0 (mine, knt_json_get_string (source, "sha256")) == 0;
}

/**
 * knt_library_item_has_texts:
 * @source: as in the notes format
 *
 * Returns: whether it is of a file with the same trailer ID and the same texts on all pages
 */
gboolean
knt_library_item_has_texts (KntLibraryItem *self, JsonObject *source)
{
  const char *trailer_id = knt_json_get_string (self->object, "trailerId");
  const char *digest = knt_json_get_string (self->object, "textDigest");
  g_autofree char *other = dup_text_digest (source);

  return trailer_id != NULL && digest != NULL && g_strcmp0 (trailer_id, get_trailer_id (source)) == 0 &&
         g_strcmp0 (digest, other) == 0;
}
