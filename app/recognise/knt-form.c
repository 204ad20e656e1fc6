/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "knt-form-rules.h"

/* A pattern may try this often before it counts as no match: a page from outside shall not hold the engine up. */
#define LIMITS "(*LIMIT_MATCH=200000)(*LIMIT_DEPTH=20000)"

struct _KntForm {
  GObject parent_instance;

  char *id;
  char *name;
  char *language;
  KntPhrases *phrases;
  KntFormRules rules;
};

G_DEFINE_FINAL_TYPE (KntForm, knt_form, G_TYPE_OBJECT)

/* Reads one file. The first fault is kept; what is read after it does not matter. */
typedef struct {
  const char *file;
  JsonObject *words;
  GError **error;
  gboolean failed;
} Reader;

G_GNUC_PRINTF (3, 4)
static void
fail (Reader *reader, const char *path, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  if (reader->failed)
    return;

  reader->failed = TRUE;
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (reader->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: %s: %s", reader->file, path, message);
}

static void
evidence_free (gpointer data)
{
  KntEvidence *self = data;

  g_clear_pointer (&self->pattern, g_regex_unref);
  g_free (self);
}

static void
cleaning_free (gpointer data)
{
  KntCleaning *self = data;

  g_clear_pointer (&self->pattern, g_regex_unref);
  g_free (self->with);
  g_free (self);
}

static void
fact_rule_free (gpointer data)
{
  KntFactRule *self = data;

  g_free (self->name);
  g_clear_pointer (&self->pattern, g_regex_unref);
  g_ptr_array_unref (self->cleanings);
  g_free (self);
}

static JsonNode *
get_member (Reader *reader,
            JsonObject *object,
            const char *path,
            const char *name,
            JsonNodeType type,
            gboolean required)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;
  g_autofree char *at = g_strconcat (path, "/", name, NULL);

  if (node == NULL) {
    if (required)
      fail (reader, at, "is missing");
    return NULL;
  }
  if (json_node_get_node_type (node) != type) {
    fail (reader, at, "has the wrong type");
    return NULL;
  }

  return node;
}

static JsonObject *
get_object (Reader *reader, JsonObject *object, const char *name)
{
  JsonNode *node = get_member (reader, object, "", name, JSON_NODE_OBJECT, FALSE);

  return node != NULL ? json_node_get_object (node) : NULL;
}

static const char *
get_string (Reader *reader, JsonObject *object, const char *path, const char *name, gboolean required)
{
  JsonNode *node = get_member (reader, object, path, name, JSON_NODE_VALUE, required);

  if (node == NULL)
    return NULL;
  if (json_node_get_value_type (node) != G_TYPE_STRING) {
    g_autofree char *at = g_strconcat (path, "/", name, NULL);

    fail (reader, at, "is no string");
    return NULL;
  }

  return json_node_get_string (node);
}

static double
get_number (Reader *reader, JsonObject *object, const char *path, const char *name, double otherwise)
{
  JsonNode *node = get_member (reader, object, path, name, JSON_NODE_VALUE, FALSE);
  GType type = node != NULL ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (node == NULL)
    return otherwise;
  if (type != G_TYPE_DOUBLE && type != G_TYPE_INT64) {
    g_autofree char *at = g_strconcat (path, "/", name, NULL);

    fail (reader, at, "is no number");
    return otherwise;
  }

  return json_node_get_double (node);
}

static gboolean
get_boolean (Reader *reader, JsonObject *object, const char *path, const char *name)
{
  JsonNode *node = get_member (reader, object, path, name, JSON_NODE_VALUE, FALSE);

  if (node == NULL)
    return FALSE;
  if (json_node_get_value_type (node) != G_TYPE_BOOLEAN) {
    g_autofree char *at = g_strconcat (path, "/", name, NULL);

    fail (reader, at, "is neither true nor false");
    return FALSE;
  }

  return json_node_get_boolean (node);
}

/* Puts the form's own words in the place of `%word%`. They may hold other words, so far as they stand before them. */
static char *
expand_words (Reader *reader, const char *path, const char *pattern)
{
  g_auto (GStrv) pieces = g_strsplit (pattern, "%", -1);
  guint n_pieces = g_strv_length (pieces);
  GString *expanded = g_string_new (NULL);

  if (n_pieces % 2 == 0)
    fail (reader, path, "has a '%%' without its pair");

  for (guint i = 0; i < n_pieces; i++) {
    JsonNode *word = i % 2 == 1 && reader->words != NULL ? json_object_get_member (reader->words, pieces[i]) : NULL;

    if (i % 2 == 0)
      g_string_append (expanded, pieces[i]);
    else if (word == NULL || json_node_get_value_type (word) != G_TYPE_STRING ||
             strchr (json_node_get_string (word), '%'))
      fail (reader, path, "names the word '%s', which is not among the form's", pieces[i]);
    else
      g_string_append_printf (expanded, "(?:%s)", json_node_get_string (word));
  }

  return g_string_free (expanded, FALSE);
}

static GRegex *
compile (Reader *reader, const char *path, const char *pattern)
{
  g_autofree char *expanded = expand_words (reader, path, pattern);
  g_autofree char *limited = g_strconcat (LIMITS, expanded, NULL);
  g_autoptr (GError) error = NULL;
  GRegex *regex = g_regex_new (limited, G_REGEX_OPTIMIZE, 0, &error);

  if (regex == NULL)
    fail (reader, path, "is no regular expression: %s", error->message);
  else
    g_regex_match (regex, "", 0,
                   NULL); /* it is compiled to the end when first used, which threads must not do at once */

  return regex;
}

static GRegex *
get_regex (Reader *reader, JsonObject *object, const char *path, const char *name, gboolean required)
{
  const char *pattern = get_string (reader, object, path, name, required);
  g_autofree char *at = g_strconcat (path, "/", name, NULL);

  return pattern != NULL ? compile (reader, at, pattern) : NULL;
}

/* Calls for each element of the array in that member, which may be missing. */
typedef void (*ElementFunc) (Reader *reader, JsonNode *element, const char *path, GPtrArray *result);

static GPtrArray *
get_list (Reader *reader,
          JsonObject *object,
          const char *path,
          const char *name,
          ElementFunc func,
          GDestroyNotify free_func)
{
  JsonNode *node = get_member (reader, object, path, name, JSON_NODE_ARRAY, FALSE);
  JsonArray *array = node != NULL ? json_node_get_array (node) : NULL;
  GPtrArray *result = g_ptr_array_new_with_free_func (free_func);

  for (guint i = 0; array != NULL && i < json_array_get_length (array) && !reader->failed; i++) {
    g_autofree char *at = g_strdup_printf ("%s/%s/%u", path, name, i);

    func (reader, json_array_get_element (array, i), at, result);
  }

  return result;
}

static void
read_regex (Reader *reader, JsonNode *element, const char *path, GPtrArray *result)
{
  GRegex *regex = NULL;

  if (json_node_get_value_type (element) != G_TYPE_STRING)
    fail (reader, path, "is no string");
  else
    regex = compile (reader, path, json_node_get_string (element));
  if (regex != NULL)
    g_ptr_array_add (result, regex);
}

static JsonObject *
need_object (Reader *reader, JsonNode *element, const char *path)
{
  if (JSON_NODE_HOLDS_OBJECT (element))
    return json_node_get_object (element);

  fail (reader, path, "is no object");
  return NULL;
}

static void
read_evidence (Reader *reader, JsonNode *element, const char *path, GPtrArray *result)
{
  JsonObject *object = need_object (reader, element, path);
  KntEvidence *evidence;

  if (object == NULL)
    return;

  evidence = g_new0 (KntEvidence, 1);
  g_ptr_array_add (result, evidence);
  evidence->pattern = get_regex (reader, object, path, "pattern", TRUE);
  evidence->weight = get_number (reader, object, path, "weight", 0);
}

static void
read_cleaning (Reader *reader, JsonNode *element, const char *path, GPtrArray *result)
{
  JsonObject *object = need_object (reader, element, path);
  KntCleaning *cleaning;

  if (object == NULL)
    return;

  cleaning = g_new0 (KntCleaning, 1);
  g_ptr_array_add (result, cleaning);
  cleaning->pattern = get_regex (reader, object, path, "pattern", TRUE);
  cleaning->with = g_strdup (get_string (reader, object, path, "with", TRUE));
  if (cleaning->with != NULL && !g_regex_check_replacement (cleaning->with, NULL, NULL))
    fail (reader, path, "has a faulty replacement");
}

static void
read_fact (Reader *reader, JsonNode *element, const char *path, GPtrArray *result)
{
  JsonObject *object = need_object (reader, element, path);
  KntFactRule *rule;

  if (object == NULL)
    return;

  rule = g_new0 (KntFactRule, 1);
  g_ptr_array_add (result, rule);
  rule->name = g_strdup (get_string (reader, object, path, "name", TRUE));
  rule->by_line = g_strcmp0 (get_string (reader, object, path, "in", TRUE), "line") == 0;
  rule->next = get_string (reader, object, path, "empty", FALSE) != NULL;
  rule->is_date = g_strcmp0 (get_string (reader, object, path, "as", FALSE), "date") == 0;
  rule->pages = get_number (reader, object, path, "pages", 1);
  rule->pattern = get_regex (reader, object, path, "pattern", TRUE);
  rule->cleanings = get_list (reader, object, path, "clean", read_cleaning, cleaning_free);
}

static void
read_months (Reader *reader, JsonNode *element, const char *path, GPtrArray *result)
{
  if (json_node_get_value_type (element) == G_TYPE_STRING)
    g_ptr_array_add (result, g_strdup (json_node_get_string (element)));
  else
    fail (reader, path, "is no string");
}

static void
read_rules (KntFormRules *rules, Reader *reader, JsonObject *object)
{
  JsonObject *evidence = get_object (reader, object, "evidence");
  JsonObject *notes = get_object (reader, object, "notes");
  JsonObject *questions = get_object (reader, object, "questions");
  JsonObject *answers = get_object (reader, object, "answers");
  JsonObject *groups = get_object (reader, object, "groups");
  const char *pairing = get_string (reader, object, "", "pairing", TRUE);
  g_autoptr (GPtrArray) months = get_list (reader, object, "", "months", read_months, g_free);

  if (g_strcmp0 (pairing, "label") != 0 && g_strcmp0 (pairing, "order") != 0 && g_strcmp0 (pairing, "turn") != 0)
    fail (reader, "/pairing", "is neither 'label' nor 'order' nor 'turn'");
  rules->pairing = g_strcmp0 (pairing, "label") == 0   ? KNT_PAIRING_LABEL
                   : g_strcmp0 (pairing, "order") == 0 ? KNT_PAIRING_ORDER
                                                       : KNT_PAIRING_TURN;

  rules->least_evidence = get_number (reader, evidence, "/evidence", "least", 0.5);
  rules->evidence = get_list (reader, evidence, "/evidence", "patterns", read_evidence, evidence_free);
  rules->furniture = get_list (reader, object, "", "furniture", read_regex, (GDestroyNotify) g_regex_unref);
  rules->note_size = get_number (reader, notes, "/notes", "size", 0.87);
  rules->note_item = get_regex (reader, notes, "/notes", "item", FALSE);
  rules->note_source = get_regex (reader, notes, "/notes", "source", FALSE);
  rules->question_label = get_regex (reader, questions, "/questions", "label", FALSE);
  rules->question_inline = get_regex (reader, questions, "/questions", "inline", FALSE);
  rules->question_number = get_regex (reader, questions, "/questions", "number", FALSE);
  rules->question_beside = get_regex (reader, questions, "/questions", "beside", FALSE);
  rules->question_opening = get_regex (reader, questions, "/questions", "opening", FALSE);
  rules->question_closing = get_regex (reader, questions, "/questions", "closing", FALSE);
  rules->question_item = get_regex (reader, questions, "/questions", "item", FALSE);
  rules->questions_count = g_strcmp0 (get_string (reader, questions, "/questions", "numbers", FALSE), "count") == 0;
  rules->question_cues = get_list (reader, questions, "/questions", "cues", read_regex, (GDestroyNotify) g_regex_unref);
  rules->is_marked = get_boolean (reader, questions, "/questions", "marked");
  rules->is_unanswered = get_boolean (reader, object, "", "unanswered");
  rules->question_asks = get_list (reader, questions, "/questions", "asks", read_regex, (GDestroyNotify) g_regex_unref);
  if (rules->pairing == KNT_PAIRING_LABEL && rules->question_label == NULL && rules->question_number == NULL)
    fail (reader, "/questions/label", "is missing");
  if (rules->pairing == KNT_PAIRING_TURN && rules->question_label == NULL && rules->question_opening == NULL &&
      rules->question_beside == NULL)
    fail (reader, "/questions/opening", "is missing");
  rules->answer_label = get_regex (reader, answers, "/answers", "label", rules->pairing == KNT_PAIRING_LABEL);
  rules->answer_inline = get_regex (reader, answers, "/answers", "inline", FALSE);
  rules->is_unlabelled = get_boolean (reader, answers, "/answers", "unlabelled");
  rules->answer_opening = get_regex (reader, answers, "/answers", "opening", FALSE);
  rules->answer_joint = get_regex (reader, answers, "/answers", "joint", FALSE);
  rules->answer_sections =
    get_list (reader, answers, "/answers", "sections", read_regex, (GDestroyNotify) g_regex_unref);
  rules->label_range = get_regex (reader, object, "", "range", FALSE);
  rules->group_headings = get_list (reader, groups, "/groups", "headings", read_regex, (GDestroyNotify) g_regex_unref);
  rules->group_cleanings = get_list (reader, groups, "/groups", "clean", read_cleaning, cleaning_free);
  rules->asides = get_list (reader, object, "", "asides", read_regex, (GDestroyNotify) g_regex_unref);
  rules->sections = get_list (reader, object, "", "sections", read_regex, (GDestroyNotify) g_regex_unref);
  rules->topics = get_list (reader, object, "", "topics", read_regex, (GDestroyNotify) g_regex_unref);
  rules->contents = get_list (reader, object, "", "contents", read_regex, (GDestroyNotify) g_regex_unref);
  rules->ends = get_list (reader, object, "", "ends", read_regex, (GDestroyNotify) g_regex_unref);
  rules->facts = get_list (reader, object, "", "facts", read_fact, fact_rule_free);

  if (months->len != 0 && months->len != 12)
    fail (reader, "/months", "does not hold twelve names");
  g_ptr_array_add (months, NULL);
  rules->months = g_strdupv ((char **) months->pdata);
}

static void
knt_form_finalize (GObject *object)
{
  KntForm *self = KNT_FORM (object);
  KntFormRules *rules = &self->rules;

  g_free (self->id);
  g_free (self->name);
  g_free (self->language);
  g_clear_pointer (&self->phrases, knt_phrases_unref);
  g_clear_pointer (&rules->evidence, g_ptr_array_unref);
  g_clear_pointer (&rules->furniture, g_ptr_array_unref);
  g_clear_pointer (&rules->note_item, g_regex_unref);
  g_clear_pointer (&rules->note_source, g_regex_unref);
  g_clear_pointer (&rules->question_label, g_regex_unref);
  g_clear_pointer (&rules->question_inline, g_regex_unref);
  g_clear_pointer (&rules->question_number, g_regex_unref);
  g_clear_pointer (&rules->question_beside, g_regex_unref);
  g_clear_pointer (&rules->question_opening, g_regex_unref);
  g_clear_pointer (&rules->question_closing, g_regex_unref);
  g_clear_pointer (&rules->question_item, g_regex_unref);
  g_clear_pointer (&rules->question_cues, g_ptr_array_unref);
  g_clear_pointer (&rules->question_asks, g_ptr_array_unref);
  g_clear_pointer (&rules->answer_label, g_regex_unref);
  g_clear_pointer (&rules->answer_inline, g_regex_unref);
  g_clear_pointer (&rules->answer_opening, g_regex_unref);
  g_clear_pointer (&rules->answer_joint, g_regex_unref);
  g_clear_pointer (&rules->answer_sections, g_ptr_array_unref);
  g_clear_pointer (&rules->label_range, g_regex_unref);
  g_clear_pointer (&rules->group_headings, g_ptr_array_unref);
  g_clear_pointer (&rules->group_cleanings, g_ptr_array_unref);
  g_clear_pointer (&rules->asides, g_ptr_array_unref);
  g_clear_pointer (&rules->sections, g_ptr_array_unref);
  g_clear_pointer (&rules->topics, g_ptr_array_unref);
  g_clear_pointer (&rules->contents, g_ptr_array_unref);
  g_clear_pointer (&rules->ends, g_ptr_array_unref);
  g_clear_pointer (&rules->months, g_strfreev);
  g_clear_pointer (&rules->facts, g_ptr_array_unref);

  G_OBJECT_CLASS (knt_form_parent_class)->finalize (object);
}

static void
knt_form_class_init (KntFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = knt_form_finalize;
}

static void
knt_form_init (KntForm *self)
{
}

/**
 * knt_form_new_from_bytes:
 * @json: a file as data/forms/form.schema.json has it
 * @name: what messages call it
 *
 * Returns: (transfer full): a form; %NULL with an error that names @name and the place of the fault
 */
KntForm *
knt_form_new_from_bytes (GBytes *json, const char *name, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (KntForm) self = NULL;
  Reader reader = { .file = name, .error = error };
  g_autoptr (GError) local = NULL;
  JsonObject *object;
  gsize size;
  const char *data = g_bytes_get_data (json, &size);

  g_return_val_if_fail (name != NULL, NULL);

  if (!json_parser_load_from_data (parser, data != NULL ? data : "", size, &local)) {
    fail (&reader, "", "%s", local->message);
    return NULL;
  }
  if (json_parser_get_root (parser) == NULL || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser))) {
    fail (&reader, "", "is no JSON object");
    return NULL;
  }

  object = json_node_get_object (json_parser_get_root (parser));
  self = g_object_new (KNT_TYPE_FORM, NULL);
  reader.words = get_object (&reader, object, "words");
  self->id = g_strdup (get_string (&reader, object, "", "id", TRUE));
  self->name = g_strdup (get_string (&reader, object, "", "name", TRUE));
  self->language = g_strdup (get_string (&reader, object, "", "language", FALSE));
  read_rules (&self->rules, &reader, object);

  return reader.failed ? NULL : g_steal_pointer (&self);
}

const char *
knt_form_get_id (KntForm *self)
{
  g_return_val_if_fail (KNT_IS_FORM (self), NULL);

  return self->id;
}

/**
 * knt_form_get_name:
 *
 * Returns: what the form is called in its own language
 */
const char *
knt_form_get_name (KntForm *self)
{
  g_return_val_if_fail (KNT_IS_FORM (self), NULL);

  return self->name;
}

const KntFormRules *
knt_form_get_rules (KntForm *self)
{
  g_return_val_if_fail (KNT_IS_FORM (self), NULL);

  return &self->rules;
}

/**
 * knt_form_get_language:
 *
 * Returns: (nullable): BCP 47
 */
const char *
knt_form_get_language (KntForm *self)
{
  g_return_val_if_fail (KNT_IS_FORM (self), NULL);

  return self->language;
}

/**
 * knt_form_get_phrases:
 *
 * Returns: (transfer none) (nullable): how its language says things, where there was a file of that in its folder
 */
KntPhrases *
knt_form_get_phrases (KntForm *self)
{
  g_return_val_if_fail (KNT_IS_FORM (self), NULL);

  return self->phrases;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The phrases of each language are read once, and shared by its forms. */
static void
load_phrases (GPtrArray *forms, const char *folder, GPtrArray *problems)
{
  g_autoptr (GHashTable) seen =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) knt_phrases_unref);

  for (guint i = 0; i < forms->len; i++) {
    KntForm *form = forms->pdata[i];
    KntPhrases *phrases = form->language != NULL ? g_hash_table_lookup (seen, form->language) : NULL;
    g_autofree char *name = g_strconcat (form->language != NULL ? form->language : "", ".phrases.json", NULL);
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (phrases == NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR)) {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;
      char *data;
      gsize size;

      if (g_file_get_contents (path, &data, &size, &error)) {
        bytes = g_bytes_new_take (data, size);
        phrases = knt_phrases_new_from_bytes (bytes, path, &error);
      }
      if (phrases != NULL)
        g_hash_table_insert (seen, form->language, phrases);
      else
        g_ptr_array_add (problems, g_strdup (error->message));
    }
    if (phrases != NULL)
      form->phrases = knt_phrases_ref (phrases);
  }
}

/**
 * knt_forms_load:
 * @folder: a path
 * @problems: (element-type utf8): takes a sentence for each file that is no form, and for a folder that cannot be read
 *
 * Returns: (transfer full) (element-type KntForm): the forms in @folder, ordered by file name
 */
GPtrArray *
knt_forms_load (const char *folder, GPtrArray *problems)
{
  GPtrArray *forms = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_return_val_if_fail (problems != NULL, forms);

  if (dir == NULL) {
    g_ptr_array_add (problems, g_strdup (error->message));
    return forms;
  }

  while ((name = g_dir_read_name (dir)) != NULL) {
    if (g_str_has_suffix (name, ".json") && !g_str_has_suffix (name, ".schema.json") &&
        !g_str_has_suffix (name, ".phrases.json"))
      g_ptr_array_add (names, g_strdup (name));
  }
  g_ptr_array_sort (names, compare_names);

  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
    g_autoptr (GError) local = NULL;
    g_autoptr (GBytes) bytes = NULL;
    KntForm *form = NULL;
    char *data;
    gsize size;

    if (g_file_get_contents (path, &data, &size, &local)) {
      bytes = g_bytes_new_take (data, size);
      form = knt_form_new_from_bytes (bytes, path, &local);
    }
    if (form != NULL)
      g_ptr_array_add (forms, form);
    else
      g_ptr_array_add (problems, g_strdup (local->message));
  }

  load_phrases (forms, folder, problems);

  return forms;
}
