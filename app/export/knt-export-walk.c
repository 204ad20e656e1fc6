/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "knt-annotation.h"
#include "knt-brief.h"
#include "knt-commitment.h"
#include "knt-export-text.h"
#include "knt-export-walk.h"
#include "knt-export-words.h"
#include "knt-reference.h"
#include "knt-span.h"
#include "knt-standing.h"
#include "knt-tag.h"

/* Where in the outline the annotations within one question, part, answer or exchange go. */
typedef struct {
  KntExportExchange *exchange;
  KntExportQuestion *question; /* (nullable): for an answer or an exchange */
} Place;

/* An annotation and where it begins; page 0 where that is not known. */
typedef struct {
  KntEntity *annotation;
  KntSpan start;
} Sortable;

typedef struct {
  KntNotes *notes;
  KntBrief *brief;
  KntExportOutline *outline;
  GHashTable *places; /* id -> Place */
  GPtrArray *page_labels;
  guint n_questions;
  guint n_notes;
  guint n_standings[KNT_N_STANDINGS + 1];
} Walk;

/* %NULL where there is nothing to be seen in @text. */
static char *
dup_line (const char *text)
{
  g_autofree char *line = knt_export_clean_line (text);

  return *line != '\0' ? g_steal_pointer (&line) : NULL;
}

/* @value: (transfer full): */
static void
add_fact (Walk *walk, const char *name, gboolean foreign, char *value)
{
  g_autofree char *clean = knt_export_clean_line (name);

  knt_export_outline_add_fact (walk->outline->facts, clean, value)->foreign = foreign;
}

static void
add_facts (Walk *walk)
{
  static const struct {
    const char *id;
    const char *name;
    gboolean date;
  } known[] = {
    { "committee", NC_ ("fact", "Committee"), FALSE }, { "dossier", NC_ ("fact", "Dossier"), FALSE },
    { "number", NC_ ("fact", "Number"), FALSE },       { "case", NC_ ("fact", "Case"), FALSE },
    { "asked", NC_ ("fact", "Asked"), TRUE },          { "answered", NC_ ("fact", "Answered"), TRUE },
    { "ministers", NC_ ("fact", "Ministers"), FALSE }, { "chair", NC_ ("fact", "Chair"), FALSE },
    { "clerk", NC_ ("fact", "Clerk"), FALSE },
  };
  g_auto (GStrv) names = knt_brief_list_facts (walk->brief);

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++) {
    const char *value = knt_brief_get_fact (walk->brief, known[i].id);

    if (value != NULL)
      add_fact (walk, g_dpgettext2 (GETTEXT_PACKAGE, "fact", known[i].name), !known[i].date,
                known[i].date ? knt_export_format_date (value) : knt_export_clean_line (value));
  }

  /* A form may tell more than the program has words for. */
  for (gsize i = 0; names[i] != NULL; i++) {
    gboolean is_known = FALSE;

    for (gsize j = 0; j < G_N_ELEMENTS (known); j++)
      is_known = is_known || g_str_equal (names[i], known[j].id);
    if (!is_known)
      add_fact (walk, names[i], TRUE, knt_export_clean_line (knt_brief_get_fact (walk->brief, names[i])));
  }
}

/* Labels of the pages as they are printed, where the notes know them. */
static GPtrArray *
list_page_labels (KntNotes *notes)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);
  JsonObject *source = knt_notes_get_source (notes);
  JsonArray *pages = NULL;

  if (source != NULL && json_object_has_member (source, "pages") &&
      JSON_NODE_HOLDS_ARRAY (json_object_get_member (source, "pages")))
    pages = json_object_get_array_member (source, "pages");

  for (guint i = 0; pages != NULL && i < json_array_get_length (pages); i++) {
    JsonNode *page = json_array_get_element (pages, i);
    const char *label = NULL;

    if (JSON_NODE_HOLDS_OBJECT (page))
      label = json_object_get_string_member_with_default (json_node_get_object (page), "label", NULL);
    g_ptr_array_add (labels, dup_line (label));
  }

  return labels;
}

static char *
dup_page_label (Walk *walk, guint page)
{
  const char *label = page <= walk->page_labels->len ? walk->page_labels->pdata[page - 1] : NULL;

  return label != NULL ? g_strdup (label) : g_strdup_printf ("%u", page);
}

static char *
format_pages (Walk *walk, guint first, guint last)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (first == 0)
    return NULL;

  from = dup_page_label (walk, first);
  to = dup_page_label (walk, MAX (first, last));

  return knt_export_format_pages (from, to);
}

static char *
format_spans (Walk *walk, GArray *spans)
{
  if (spans->len == 0)
    return NULL;

  return format_pages (walk, knt_spans_index (spans, 0)->page, knt_spans_index (spans, spans->len - 1)->page);
}

static void
add_tags_and_note (Walk *walk, KntEntity *annotation, GPtrArray *tags, GPtrArray *notes)
{
  const char *note = knt_annotation_get_note (annotation);
  g_auto (GStrv) ids = knt_annotation_list_tags (annotation);

  for (gsize i = 0; ids[i] != NULL; i++) {
    KntEntity *tag = knt_notes_find (walk->notes, KNT_COLLECTION_TAGS, ids[i]);

    if (tag != NULL) {
      g_autofree char *name = knt_export_clean_line (knt_tag_get_name (tag));

      knt_export_outline_add_tag (tags, name, knt_tag_get_colour (tag));
    }
  }

  if (note != NULL) {
    knt_export_outline_add_note (notes, note, knt_annotation_get_language (annotation));
    walk->n_notes++;
  }
}

static char *
format_standing (Walk *walk, const char *id)
{
  KntStanding standing = knt_notes_get_standing (walk->notes, id);

  if (standing == KNT_STANDING_OTHER)
    return knt_export_clean_line (knt_notes_get_standing_value (walk->notes, id));

  return g_strdup (knt_standing_get_label (standing));
}

static void
add_place (Walk *walk, const char *id, KntExportExchange *exchange, KntExportQuestion *question)
{
  Place *place = g_new (Place, 1);

  *place = (Place) { exchange, question };
  g_hash_table_insert (walk->places, g_strdup (id), place);
}

static void
add_parts (Walk *walk, KntExportExchange *exchange, KntExportQuestion *self, GPtrArray *parts)
{
  gboolean is_judged = FALSE;

  for (guint i = 0; i < parts->len; i++) {
    const KntPart *part = parts->pdata[i];
    KntExportPart *outline_part = knt_export_outline_add_part (self->parts);

    outline_part->text = knt_export_clean_line (part->text);
    outline_part->standing = format_standing (walk, part->id);
    add_place (walk, part->id, exchange, self);
    is_judged = is_judged || knt_notes_get_standing (walk->notes, part->id) != KNT_STANDING_OPEN;
  }

  if (!is_judged)
    g_ptr_array_set_size (self->parts, 0);
}

static void
add_question (Walk *walk, KntExportExchange *exchange, const KntQuestion *question)
{
  KntExportQuestion *self = knt_export_outline_add_question (exchange->questions);
  KntStanding standing = knt_notes_get_standing (walk->notes, question->id);

  walk->n_questions++;
  walk->n_standings[standing]++;

  self->label = dup_line (question->label);
  if (self->label == NULL)
    self->label = g_strdup_printf ("%u", walk->n_questions);
  /* Translators: "Question 3", "Question 4a" */
  self->heading = g_strdup_printf (_ ("Question %s"), self->label);
  self->text = knt_export_clean (question->text);
  self->standing = format_standing (walk, question->id);
  add_place (walk, question->id, exchange, self);
  add_parts (walk, exchange, self, question->parts);
}

static char *
format_heading (GPtrArray *questions)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;
  g_autofree char *list = NULL;

  if (questions->len == 0)
    return g_strdup (_ ("Answer"));
  if (questions->len == 1)
    return g_strdup (((KntExportQuestion *) questions->pdata[0])->heading);

  for (guint i = 0; i < questions->len; i++)
    g_strv_builder_add (builder, ((KntExportQuestion *) questions->pdata[i])->label);
  labels = g_strv_builder_end (builder);
  list = knt_export_format_list ((const char *const *) labels);

  /* Translators: "Questions 3, 4 and 5" */
  return g_strdup_printf (_ ("Questions %s"), list);
}

static KntExportGroup *
find_group (Walk *walk, GHashTable *groups, const char *id)
{
  const KntGroup *group = id != NULL ? knt_brief_find_group (walk->brief, id) : NULL;
  KntExportGroup *self = g_hash_table_lookup (groups, group);

  if (self != NULL)
    return self;

  self = knt_export_outline_add_group (walk->outline->groups);
  self->name = group != NULL ? dup_line (group->name) : NULL;
  g_hash_table_insert (groups, (gpointer) group, self);

  return self;
}

static void
add_references (GPtrArray *list, GPtrArray *references)
{
  for (guint i = 0; i < references->len; i++) {
    const KntReference *reference = references->pdata[i];
    g_autofree char *title = knt_reference_dup_title (reference);

    knt_export_outline_add_reference (list, knt_export_clean_line (title), knt_reference_get_address (reference));
  }
}

static void
add_exchanges (Walk *walk)
{
  g_autoptr (GHashTable) groups = g_hash_table_new (NULL, NULL);
  GPtrArray *exchanges = knt_brief_get_exchanges (walk->brief);

  for (guint i = 0; i < exchanges->len; i++) {
    const KntExchange *exchange = exchanges->pdata[i];
    KntExportExchange *self = knt_export_outline_add_exchange (find_group (walk, groups, exchange->group)->exchanges);
    g_autoptr (GPtrArray) references = knt_references_list_of (walk->brief, exchange);

    self->topic = dup_line (exchange->topic);
    add_place (walk, exchange->id, self, NULL);

    for (guint j = 0; j < exchange->questions->len; j++)
      add_question (walk, self, exchange->questions->pdata[j]);
    for (guint j = 0; j < exchange->answers->len; j++) {
      const KntAnswer *answer = exchange->answers->pdata[j];

      g_ptr_array_add (self->answers, knt_export_clean (answer->text));
      add_place (walk, answer->id, self, NULL);
    }
    self->heading = format_heading (self->questions);
    add_references (self->references, references);
  }
}

static void
add_passage (Walk *walk, GPtrArray *passages, KntEntity *annotation)
{
  KntExportPassage *self = knt_export_outline_add_passage (passages);
  g_autoptr (GArray) spans = knt_annotation_list_spans (annotation);
  guint page = knt_annotation_get_page (annotation);

  self->quote = knt_export_clean (knt_annotation_get_quote (annotation));
  self->page = spans->len > 0 ? format_spans (walk, spans) : format_pages (walk, page, page);
  add_tags_and_note (walk, annotation, self->tags, self->notes);
}

static void
sortable_clear (gpointer data)
{
  Sortable *self = data;

  g_object_unref (self->annotation);
}

/* In the order of the brief; what has no place in it comes last. */
static int
sortable_compare (gconstpointer a, gconstpointer b)
{
  const Sortable *first = a;
  const Sortable *second = b;

  if (first->start.page == 0 || second->start.page == 0)
    return (first->start.page == 0) - (second->start.page == 0);

  return knt_span_compare (&first->start, &second->start);
}

static GArray *
list_annotations (KntNotes *notes)
{
  GListModel *collection = knt_notes_get_collection (notes, KNT_COLLECTION_ANNOTATIONS);
  GArray *annotations = g_array_new (FALSE, FALSE, sizeof (Sortable));

  g_array_set_clear_func (annotations, sortable_clear);
  for (guint i = 0; i < g_list_model_get_n_items (collection); i++) {
    Sortable sortable = { .annotation = g_list_model_get_item (collection, i) };
    g_autoptr (GArray) spans = knt_annotation_list_spans (sortable.annotation);

    if (spans->len > 0)
      sortable.start = *knt_spans_index (spans, 0);
    g_array_append_val (annotations, sortable);
  }
  g_array_sort (annotations, sortable_compare);

  return annotations;
}

static void
add_annotations (Walk *walk)
{
  g_autoptr (GArray) annotations = list_annotations (walk->notes);

  for (guint i = 0; i < annotations->len; i++) {
    KntEntity *annotation = g_array_index (annotations, Sortable, i).annotation;
    const char *within = knt_annotation_get_within (annotation);
    const Place *place = within != NULL ? g_hash_table_lookup (walk->places, within) : NULL;

    if (place == NULL)
      add_passage (walk, walk->outline->passages, annotation);
    else if (place->question != NULL && knt_annotation_is_for_question (annotation))
      add_tags_and_note (walk, annotation, place->question->tags, place->question->notes);
    else
      add_passage (walk, place->exchange->passages, annotation);
  }
}

static void
add_commitment (Walk *walk, const char *text, const char *due, const char *due_text, GArray *spans, gboolean confirmed)
{
  KntExportCommitment *self = knt_export_outline_add_commitment (walk->outline->commitments);

  g_autoptr (GString) details = g_string_new (confirmed ? _ ("Commitment") : _ ("Possible commitment"));
  g_autofree char *page = format_spans (walk, spans);
  g_autofree char *date = NULL;

  if (page != NULL)
    g_string_append_printf (details, ", %s", page);
  if (due != NULL) {
    date = knt_export_format_date (due);
    g_string_append (details, ", ");
    /* Translators: a commitment is to be kept by then; %s is a date */
    g_string_append_printf (details, _ ("due %s"), date);
  } else if (due_text != NULL) {
    date = knt_export_clean_line (due_text);
    g_string_append_printf (details, ", %s", date);
  }

  self->text = knt_export_clean_line (text);
  self->details = g_string_free_and_steal (g_steal_pointer (&details));
}

static void
add_commitments (Walk *walk)
{
  GPtrArray *recognised = knt_brief_get_commitments (walk->brief);
  GListModel *collection = knt_notes_get_collection (walk->notes, KNT_COLLECTION_COMMITMENTS);

  for (guint i = 0; i < recognised->len; i++) {
    const KntCommitment *commitment = recognised->pdata[i];
    KntCommitmentState state = knt_notes_get_commitment_state (walk->notes, commitment->id);

    if (state != KNT_COMMITMENT_DISMISSED)
      add_commitment (walk, commitment->text, commitment->due, commitment->due_text, commitment->spans,
                      state == KNT_COMMITMENT_CONFIRMED);
  }

  /* Those that a person added bring their own text. */
  for (guint i = 0; i < g_list_model_get_n_items (collection); i++) {
    g_autoptr (KntEntity) entity = g_list_model_get_item (collection, i);
    const char *text = knt_entity_get_string (entity, "text");
    KntCommitmentState state = knt_commitment_state_from_string (knt_entity_get_string (entity, "state"));
    g_autoptr (GArray) spans = NULL;

    if (text == NULL || state == KNT_COMMITMENT_DISMISSED)
      continue;

    spans = knt_spans_from_json (json_object_get_member (knt_entity_get_object (entity), "spans"));
    add_commitment (walk, text, knt_entity_get_string (entity, "due"), knt_entity_get_string (entity, "dueText"), spans,
                    TRUE);
  }
}

static void
add_summary (Walk *walk)
{
  guint n_judged = walk->n_questions - walk->n_standings[KNT_STANDING_OPEN];
  g_autofree char *questions = NULL;
  g_autofree char *judged = NULL;
  g_autofree char *notes = NULL;

  questions = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u question", "%u questions", walk->n_questions),
                               walk->n_questions);
  /* Translators: how many of the questions have been given a standing */
  judged = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u judged", "%u judged", n_judged), n_judged);
  notes = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u note", "%u notes", walk->n_notes), walk->n_notes);
  /* Translators: "7 questions, 4 judged, 12 notes" */
  walk->outline->summary = g_strdup_printf (_ ("%s, %s, %s"), questions, judged, notes);

  for (guint i = 0; i <= KNT_STANDING_OTHER; i++) {
    const char *label = i < KNT_N_STANDINGS ? knt_standing_get_label (i) : _ ("Other");

    if (walk->n_standings[i] > 0)
      knt_export_outline_add_fact (walk->outline->standings, label, g_strdup_printf ("%u", walk->n_standings[i]));
  }
}

static char *
dup_title (Walk *walk)
{
  char *title = dup_line (knt_notes_get_title (walk->notes));

  if (title == NULL)
    title = dup_line (knt_brief_get_title (walk->brief));

  return title != NULL ? title : g_strdup (_ ("Notes"));
}

/**
 * knt_export_walk:
 * @notes: what to export
 *
 * Returns: (transfer full): what is written of @notes, for every format the same
 */
KntExportOutline *
knt_export_walk (KntNotes *notes)
{
  KntBrief *brief = knt_notes_get_corrected (notes);
  Walk walk = {
    .notes = notes,
    .brief = brief != NULL ? knt_brief_ref (brief) : knt_brief_new (NULL, 0),
    .outline = knt_export_outline_new (),
    .places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .page_labels = list_page_labels (notes),
  };
  g_autoptr (GPtrArray) elsewhere = NULL;

  walk.outline->title = dup_title (&walk);
  walk.outline->language = knt_export_dup_form_language (knt_brief_get_form (walk.brief));
  walk.outline->ui_language = g_strdup (knt_export_get_ui_language ());
  add_facts (&walk);
  add_exchanges (&walk);
  add_annotations (&walk);
  add_commitments (&walk);
  elsewhere = knt_references_list_elsewhere (walk.brief, NULL);
  add_references (walk.outline->references, elsewhere);
  add_summary (&walk);

  g_ptr_array_unref (walk.page_labels);
  g_hash_table_unref (walk.places);
  knt_brief_unref (walk.brief);

  return walk.outline;
}
