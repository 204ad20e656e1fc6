/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-answer-item.h"

#include <glib/gi18n-lib.h>

#include "knt-annotation.h"
#include "knt-brief-find.h"
#include "knt-question-words.h"
#include "knt-standing-look.h"
#include "knt-standing.h"
#include "knt-tag.h"

struct _KntAnswerItem {
  GObject parent_instance;

  KntAnswerSection section;
  gboolean is_note;
  gboolean is_gone; /* its place is in the brief of questions */
  const char *icon_name;
  char *heading;
  char *text;
  char *status;
  char *spoken;
  GArray *spans;
  char *mark; /* (nullable): id of what the pages show there */
};

typedef enum {
  PROP_SECTION_TITLE = 1,
  PROP_IS_NOTE,
  PROP_IS_GONE,
  PROP_ICON_NAME,
  PROP_HEADING,
  PROP_TEXT,
  PROP_STATUS,
  PROP_SPOKEN
} KntAnswerItemProperty;

static GParamSpec *properties[PROP_SPOKEN + 1];

G_DEFINE_FINAL_TYPE (KntAnswerItem, knt_answer_item, G_TYPE_OBJECT)

static const char *
get_section_title (KntAnswerSection section)
{
  switch (section) {
    case KNT_ANSWER_SECTION_DOUBTS:
      /* Translators: heading of the questions and notes that a person should check. */
      return _ ("Look at These First");
    case KNT_ANSWER_SECTION_FOUND:
      /* Translators: heading of the questions that were found in the other PDF. */
      return _ ("Found");
    case KNT_ANSWER_SECTION_OTHERS:
      /* Translators: heading of the notes that belong to no question. */
      return _ ("Other Notes");
  }

  g_assert_not_reached ();
}

static char *
join (GPtrArray *clauses, const char *between)
{
  g_autoptr (GPtrArray) all = g_ptr_array_copy (clauses, NULL, NULL);

  g_ptr_array_set_free_func (all, NULL);
  g_ptr_array_add (all, NULL);
  return g_strjoinv (between, (char **) all->pdata);
}

static GPtrArray *
new_clauses (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

static KntAnswerItem *
item_new (KntAnswerSection section, const char *icon_name, char *heading, const char *text, GPtrArray *clauses)
{
  KntAnswerItem *self = g_object_new (KNT_TYPE_ANSWER_ITEM, NULL);
  g_autofree char *status = join (clauses, ", ");

  self->section = section;
  self->icon_name = icon_name;
  self->heading = heading;
  self->text = g_strdup (text != NULL ? text : "");
  self->status = join (clauses, " · ");
  self->spoken = *self->text != '\0' ? g_strdup_printf ("%s, %s, %s", heading, status, self->text)
                                     : g_strdup_printf ("%s, %s", heading, status);
  return self;
}

static guint
get_page (GArray *spans)
{
  return spans->len > 0 ? knt_spans_index (spans, 0)->page : 0;
}

static char *
dup_question_heading (const KntAnswers *answers, const KntAnswered *answered)
{
  return knt_question_words_dup_heading (answered->question->label, answered->number, answers->questions->len,
                                         answered->group != NULL ? answered->group->name : NULL);
}

/* "question 5, page 12": where it is now. */
static char *
dup_found (const KntAnswered *answered)
{
  const char *label = answered->found->label;
  g_autofree char *counted = g_strdup_printf ("%u", answered->found_number);

  return g_strdup_printf (_ ("question %s, page %u"), label != NULL && *label != '\0' ? label : counted,
                          get_page (answered->found->spans));
}

static char *
dup_answered (const KntAnswered *answered)
{
  const guint n_others = answered->found_in->questions->len - 1;

  if (answered->found_in->answers->len == 0)
    return g_strdup (_ ("without an answer"));
  if (n_others == 0)
    return g_strdup (_ ("answered"));

  return g_strdup_printf (
    ngettext ("answered together with %u other question", "answered together with %u other questions", n_others),
    n_others);
}

static const char *
get_question_icon (KntSureness sureness)
{
  switch (sureness) {
    case KNT_SURENESS_SAME:
    case KNT_SURENESS_REWORDED:
      return "object-select-symbolic";
    case KNT_SURENESS_UNSURE:
      return "dialog-question-symbolic";
    case KNT_SURENESS_LOST:
      return "dialog-warning-symbolic";
  }

  g_assert_not_reached ();
}

static KntAnswerItem *
question_new (const KntAnswers *answers, const KntAnswered *answered, KntAnswerSection section)
{
  g_autoptr (GPtrArray) clauses = new_clauses ();
  KntAnswerItem *self;

  if (answered->found != NULL)
    g_ptr_array_add (clauses, dup_found (answered));
  if (*answered->reason != '\0')
    g_ptr_array_add (clauses, g_strdup (answered->reason));
  if (answered->found != NULL)
    g_ptr_array_add (clauses, dup_answered (answered));

  self = item_new (section, get_question_icon (answered->sureness), dup_question_heading (answers, answered),
                   answered->question->text, clauses);
  self->is_gone = answered->found == NULL;
  self->spans = g_array_ref (answered->found != NULL ? answered->found->spans : answered->question->spans);
  self->mark = g_strdup (answered->found != NULL ? answered->found->id : answered->question->id);
  return self;
}

static char *
dup_tag_names (KntNotes *notes, KntEntity *annotation)
{
  g_auto (GStrv) ids = knt_annotation_list_tags (annotation);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (gsize i = 0; ids[i] != NULL; i++) {
    KntEntity *tag = knt_notes_find (notes, KNT_COLLECTION_TAGS, ids[i]);
    const char *name = tag != NULL ? knt_tag_get_name (tag) : NULL;

    if (name != NULL)
      g_ptr_array_add (names, (gpointer) name);
  }

  return join (names, ", ");
}

/* What a person would call it. */
static char *
dup_note_heading (KntNotes *notes, const KntFate *fate, KntEntity *entity)
{
  const char *note;
  g_autofree char *tags = NULL;

  switch (fate->collection) {
    case KNT_COLLECTION_STANDINGS:
      return g_strdup_printf (_ ("Standing: %s"), knt_standing_look_title (knt_standing_get_value (entity)));
    case KNT_COLLECTION_COMMITMENTS:
      return g_strdup (_ ("Commitment"));
    case KNT_COLLECTION_CORRECTIONS:
      return g_strdup (_ ("Correction"));
    case KNT_COLLECTION_ANNOTATIONS:
      note = knt_annotation_get_note (entity);
      if (note != NULL)
        return g_strdup_printf (_ ("Note: %s"), note);
      tags = dup_tag_names (notes, entity);
      return *tags != '\0' ? g_strdup_printf (_ ("Tag: %s"), tags) : g_strdup (_ ("Highlight"));
    case KNT_COLLECTION_TAGS:
    case KNT_N_COLLECTIONS:
    default:
      return g_strdup ("");
  }
}

static const char *
get_note_icon (KntFateKind kind)
{
  switch (kind) {
    case KNT_FATE_KEPT:
    case KNT_FATE_MOVED:
      return "object-select-symbolic";
    case KNT_FATE_CHANGED:
      return "dialog-question-symbolic";
    case KNT_FATE_ORPHAN:
      return "dialog-warning-symbolic";
  }

  g_assert_not_reached ();
}

static KntAnswerItem *
note_new (const KntAnswers *answers, const KntFate *fate, KntAnswerSection section)
{
  g_autoptr (GPtrArray) clauses = new_clauses ();
  KntEntity *entity = knt_notes_find (answers->before, fate->collection, fate->id);
  const gboolean is_passage =
    fate->collection == KNT_COLLECTION_ANNOTATIONS && knt_annotation_get_quote (entity) != NULL;
  KntAnswerItem *self;
  KntPlace place;

  if (fate->kind == KNT_FATE_ORPHAN)
    g_ptr_array_add (clauses, g_strdup (_ ("kept without a place")));
  else
    g_ptr_array_add (clauses, g_strdup_printf (_ ("%s, page %u"), knt_fate_kind_get_label (fate->kind), fate->page));
  g_ptr_array_add (clauses, g_strdup (fate->reason));

  self = item_new (section, get_note_icon (fate->kind), dup_note_heading (answers->before, fate, entity),
                   is_passage || fate->at == NULL ? fate->words : NULL, clauses);
  self->is_note = TRUE;
  self->is_gone = fate->kind == KNT_FATE_ORPHAN;
  self->spans = g_array_ref (fate->spans);
  if (self->is_gone && fate->collection == KNT_COLLECTION_ANNOTATIONS) {
    g_array_unref (self->spans);
    self->spans = knt_annotation_list_spans (entity);
  }
  if (self->is_gone && self->spans->len == 0 && knt_brief_find_place (answers->asked, fate->at, &place)) {
    g_array_unref (self->spans);
    self->spans = g_array_ref (place.spans);
  }
  self->mark = g_strdup (fate->id);
  return self;
}

static gboolean
is_doubtful (const KntAnswered *answered)
{
  gboolean is_doubtful = answered->sureness >= KNT_SURENESS_UNSURE;

  for (guint i = 0; i < answered->fates->len; i++)
    is_doubtful |= ((const KntFate *) g_ptr_array_index (answered->fates, i))->kind >= KNT_FATE_CHANGED;

  return is_doubtful;
}

static void
add_questions (GListStore *store, const KntAnswers *answers, gboolean doubtful)
{
  const KntAnswerSection section = doubtful ? KNT_ANSWER_SECTION_DOUBTS : KNT_ANSWER_SECTION_FOUND;

  for (guint i = 0; i < answers->questions->len; i++) {
    const KntAnswered *answered = g_ptr_array_index (answers->questions, i);
    g_autoptr (KntAnswerItem) question = NULL;

    if (is_doubtful (answered) != doubtful)
      continue;
    question = question_new (answers, answered, section);
    g_list_store_append (store, question);
    for (guint j = 0; j < answered->fates->len; j++) {
      g_autoptr (KntAnswerItem) note = note_new (answers, g_ptr_array_index (answered->fates, j), section);

      g_list_store_append (store, note);
    }
  }
}

static void
add_others (GListStore *store, const KntAnswers *answers, gboolean doubtful)
{
  for (guint i = 0; i < answers->others->len; i++) {
    const KntFate *fate = g_ptr_array_index (answers->others, i);
    g_autoptr (KntAnswerItem) item = NULL;

    if ((fate->kind >= KNT_FATE_CHANGED) != doubtful)
      continue;
    item = note_new (answers, fate, doubtful ? KNT_ANSWER_SECTION_DOUBTS : KNT_ANSWER_SECTION_OTHERS);
    g_list_store_append (store, item);
  }
}

static void
knt_answer_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KntAnswerItem *self = KNT_ANSWER_ITEM (object);

  switch ((KntAnswerItemProperty) prop_id) {
    case PROP_SECTION_TITLE:
      g_value_set_string (value, get_section_title (self->section));
      break;
    case PROP_IS_NOTE:
      g_value_set_boolean (value, self->is_note);
      break;
    case PROP_IS_GONE:
      g_value_set_boolean (value, self->is_gone);
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, self->icon_name);
      break;
    case PROP_HEADING:
      g_value_set_string (value, self->heading);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_STATUS:
      g_value_set_string (value, self->status);
      break;
    case PROP_SPOKEN:
      g_value_set_string (value, self->spoken);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
knt_answer_item_finalize (GObject *object)
{
  KntAnswerItem *self = KNT_ANSWER_ITEM (object);

  g_free (self->heading);
  g_free (self->text);
  g_free (self->status);
  g_free (self->spoken);
  g_free (self->mark);
  g_clear_pointer (&self->spans, g_array_unref);

  G_OBJECT_CLASS (knt_answer_item_parent_class)->finalize (object);
}

static void
knt_answer_item_class_init (KntAnswerItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = knt_answer_item_get_property;
  object_class->finalize = knt_answer_item_finalize;

  /**
   * KntAnswerItem:section-title:
   *
   * The heading above it and its like.
   */
  properties[PROP_SECTION_TITLE] = g_param_spec_string ("section-title", NULL, NULL, NULL, flags);
  /**
   * KntAnswerItem:is-note:
   *
   * Whether it is something that was noted, not a question.
   */
  properties[PROP_IS_NOTE] = g_param_spec_boolean ("is-note", NULL, NULL, FALSE, flags);
  /**
   * KntAnswerItem:is-gone:
   *
   * Whether it is not in the other PDF: its place is that in the brief of questions.
   */
  properties[PROP_IS_GONE] = g_param_spec_boolean ("is-gone", NULL, NULL, FALSE, flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_HEADING] = g_param_spec_string ("heading", NULL, NULL, NULL, flags);
  /**
   * KntAnswerItem:text:
   *
   * The words of the question or of the passage; empty for what was noted of the question above it.
   */
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  /**
   * KntAnswerItem:status:
   *
   * What became of it: "question 5, page 12 · in other words · answered".
   */
  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, NULL, flags);
  /**
   * KntAnswerItem:spoken:
   *
   * What a screen reader says of it.
   */
  properties[PROP_SPOKEN] = g_param_spec_string ("spoken", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
knt_answer_item_init (KntAnswerItem *self)
{
}

/**
 * knt_answer_items_new:
 * @answers: what was found
 *
 * Lists each question with all that was noted at it: first those of which anything is to be checked, then the others, last what was
 * noted at no question.
 *
 * Returns: (transfer full): a list of #KntAnswerItem
 */
GListModel *
knt_answer_items_new (const KntAnswers *answers)
{
  GListStore *store = g_list_store_new (KNT_TYPE_ANSWER_ITEM);

  g_return_val_if_fail (answers != NULL, NULL);

  add_others (store, answers, TRUE);
  add_questions (store, answers, TRUE);
  add_questions (store, answers, FALSE);
  add_others (store, answers, FALSE);

  return G_LIST_MODEL (store);
}

KntAnswerSection
knt_answer_item_get_section (KntAnswerItem *self)
{
  g_return_val_if_fail (KNT_IS_ANSWER_ITEM (self), KNT_ANSWER_SECTION_FOUND);

  return self->section;
}

const char *
knt_answer_item_get_heading (KntAnswerItem *self)
{
  g_return_val_if_fail (KNT_IS_ANSWER_ITEM (self), NULL);

  return self->heading;
}

const char *
knt_answer_item_get_text (KntAnswerItem *self)
{
  g_return_val_if_fail (KNT_IS_ANSWER_ITEM (self), NULL);

  return self->text;
}

const char *
knt_answer_item_get_status (KntAnswerItem *self)
{
  g_return_val_if_fail (KNT_IS_ANSWER_ITEM (self), NULL);

  return self->status;
}

gboolean
knt_answer_item_get_is_note (KntAnswerItem *self)
{
  g_return_val_if_fail (KNT_IS_ANSWER_ITEM (self), FALSE);

  return self->is_note;
}

/**
 * knt_answer_item_get_is_gone:
 *
 * Returns: whether its place is in the brief of questions, not in the other PDF
 */
gboolean
knt_answer_item_get_is_gone (KntAnswerItem *self)
{
  g_return_val_if_fail (KNT_IS_ANSWER_ITEM (self), FALSE);

  return self->is_gone;
}

/**
 * knt_answer_item_get_spans:
 *
 * Returns: (transfer none) (element-type KntSpan): its place; empty where it has none
 */
GArray *
knt_answer_item_get_spans (KntAnswerItem *self)
{
  g_return_val_if_fail (KNT_IS_ANSWER_ITEM (self), NULL);

  return self->spans;
}

/**
 * knt_answer_item_get_mark:
 *
 * Returns: (transfer none): the id of what the pages show there, see knt_brief_marks_list()
 */
const char *
knt_answer_item_get_mark (KntAnswerItem *self)
{
  g_return_val_if_fail (KNT_IS_ANSWER_ITEM (self), NULL);

  return self->mark;
}
