/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-question-item.h"
#include "knt-question-words.h"

/* What the list shows of one question, or (with number 0) of an answer without one, or of the passages that lie in
 * neither. A copy for reading: it is
 * brought up to date from the notes and never the other way. */
struct _KntQuestionItem {
  GObject parent_instance;

  char *id;
  KntQuestionGroup *group;
  guint number;
  guint n_questions;
  char *label;
  char *text;
  char *gist;
  char *standing;
  gboolean unasked;
  gboolean unsure;
  guint n_notes;
  GStrv tags;
  GStrv tag_colours;
  char *spoken; /* (nullable): made when it is asked for */
};

G_DEFINE_FINAL_TYPE (KntQuestionItem, knt_question_item, G_TYPE_OBJECT)

typedef enum {
  PROP_ID = 1,
  PROP_GROUP,
  PROP_NUMBER,
  PROP_LABEL,
  PROP_TEXT,
  PROP_GIST,
  PROP_UNASKED,
  PROP_UNSURE,
  PROP_STANDING,
  PROP_N_NOTES,
  PROP_TAGS,
  PROP_TAG_COLOURS,
  PROP_SPOKEN
} KntQuestionItemProperty;

static GParamSpec *properties[PROP_SPOKEN + 1];

static void
update_spoken (KntQuestionItem *self)
{
  g_clear_pointer (&self->spoken, g_free);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPOKEN]);
}

/* Of thousands of rows only those in sight are ever said. */
static const char *
get_spoken (KntQuestionItem *self)
{
  const char *group = self->group != NULL ? knt_question_group_get_name (self->group) : NULL;

  if (self->spoken == NULL)
    self->spoken = self->unasked ? knt_question_words_dup_spoken_unasked (group, self->n_notes)
                                 : knt_question_words_dup_spoken (self->label, self->number, self->n_questions, group,
                                                                  self->standing, self->n_notes, self->unsure);
  return self->spoken;
}

static void
knt_question_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KntQuestionItem *self = KNT_QUESTION_ITEM (object);

  switch ((KntQuestionItemProperty) prop_id) {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_GROUP:
      g_value_set_object (value, self->group);
      break;
    case PROP_NUMBER:
      g_value_set_uint (value, self->number);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_GIST:
      g_value_set_string (value, self->gist);
      break;
    case PROP_UNASKED:
      g_value_set_boolean (value, self->unasked);
      break;
    case PROP_UNSURE:
      g_value_set_boolean (value, self->unsure);
      break;
    case PROP_STANDING:
      g_value_set_string (value, self->standing);
      break;
    case PROP_N_NOTES:
      g_value_set_uint (value, self->n_notes);
      break;
    case PROP_TAGS:
      g_value_set_boxed (value, self->tags);
      break;
    case PROP_TAG_COLOURS:
      g_value_set_boxed (value, self->tag_colours);
      break;
    case PROP_SPOKEN:
      g_value_set_string (value, get_spoken (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
knt_question_item_finalize (GObject *object)
{
  KntQuestionItem *self = KNT_QUESTION_ITEM (object);

  g_clear_object (&self->group);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->gist, g_free);
  g_clear_pointer (&self->standing, g_free);
  g_clear_pointer (&self->tags, g_strfreev);
  g_clear_pointer (&self->tag_colours, g_strfreev);
  g_clear_pointer (&self->spoken, g_free);

  G_OBJECT_CLASS (knt_question_item_parent_class)->finalize (object);
}

static void
knt_question_item_class_init (KntQuestionItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = knt_question_item_get_property;
  object_class->finalize = knt_question_item_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_GROUP] = g_param_spec_object ("group", NULL, NULL, KNT_TYPE_QUESTION_GROUP, flags);
  /**
   * KntQuestionItem:number:
   *
   * Which question it is, counted through the brief from 1; 0 for the passages outside all questions.
   */
  properties[PROP_NUMBER] = g_param_spec_uint ("number", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /**
   * KntQuestionItem:label:
   *
   * The number as printed ("3a"), or as counted where the brief prints none.
   */
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  /**
   * KntQuestionItem:gist:
   *
   * What the list shows of the text, one line.
   */
  properties[PROP_GIST] = g_param_spec_string ("gist", NULL, NULL, "", flags);
  /**
   * KntQuestionItem:unasked:
   *
   * Whether it is an answer that has no question.
   */
  properties[PROP_UNASKED] = g_param_spec_boolean ("unasked", NULL, NULL, FALSE, flags);
  /**
   * KntQuestionItem:unsure:
   *
   * Whether someone should look whether it was recognised right.
   */
  properties[PROP_UNSURE] = g_param_spec_boolean ("unsure", NULL, NULL, FALSE, flags);
  /**
   * KntQuestionItem:standing:
   *
   * As the notes file writes it: "open", "answered" and so on, perhaps one that this version does not know.
   */
  properties[PROP_STANDING] = g_param_spec_string ("standing", NULL, NULL, "open", flags);
  properties[PROP_N_NOTES] = g_param_spec_uint ("n-notes", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /**
   * KntQuestionItem:tags:
   *
   * Names of the tags on the question and its passages, each once.
   */
  properties[PROP_TAGS] = g_param_spec_boxed ("tags", NULL, NULL, G_TYPE_STRV, flags);
  /**
   * KntQuestionItem:tag-colours:
   *
   * Their colours as CSS writes them, parallel to the names.
   */
  properties[PROP_TAG_COLOURS] = g_param_spec_boxed ("tag-colours", NULL, NULL, G_TYPE_STRV, flags);
  /**
   * KntQuestionItem:spoken:
   *
   * The whole row as a screen reader says it.
   */
  properties[PROP_SPOKEN] = g_param_spec_string ("spoken", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
knt_question_item_init (KntQuestionItem *self)
{
  self->label = g_strdup ("");
  self->text = g_strdup ("");
  self->gist = g_strdup ("");
  self->standing = g_strdup ("open");
  self->tags = g_new0 (char *, 1);
  self->tag_colours = g_new0 (char *, 1);
}

/**
 * knt_question_item_new:
 * @id: of the question, or the answer that has none, or %KNT_QUESTION_ITEM_OTHER
 * @group: the section that it stands in
 *
 * Returns: (transfer full): a new item
 */
KntQuestionItem *
knt_question_item_new (const char *id, KntQuestionGroup *group)
{
  KntQuestionItem *self = g_object_new (KNT_TYPE_QUESTION_ITEM, NULL);

  self->id = g_strdup (id);
  self->group = g_object_ref (group);
  return self;
}

/**
 * knt_question_item_compare_groups:
 * @a: (type KntQuestionItem)
 * @b: (type KntQuestionItem)
 * @data: not used: a GCompareDataFunc
 *
 * Orders items by the sections that they stand in, and leaves those of one section as they are.
 */
int
knt_question_item_compare_groups (gconstpointer a, gconstpointer b, gpointer data)
{
  const guint left = knt_question_group_get_position (((const KntQuestionItem *) a)->group);
  const guint right = knt_question_group_get_position (((const KntQuestionItem *) b)->group);

  return (left > right) - (left < right);
}

const char *
knt_question_item_get_id (KntQuestionItem *self)
{
  g_return_val_if_fail (KNT_IS_QUESTION_ITEM (self), NULL);

  return self->id;
}

KntQuestionGroup *
knt_question_item_get_group (KntQuestionItem *self)
{
  g_return_val_if_fail (KNT_IS_QUESTION_ITEM (self), NULL);

  return self->group;
}

guint
knt_question_item_get_number (KntQuestionItem *self)
{
  g_return_val_if_fail (KNT_IS_QUESTION_ITEM (self), 0);

  return self->number;
}

const char *
knt_question_item_get_label (KntQuestionItem *self)
{
  g_return_val_if_fail (KNT_IS_QUESTION_ITEM (self), NULL);

  return self->label;
}

const char *
knt_question_item_get_text (KntQuestionItem *self)
{
  g_return_val_if_fail (KNT_IS_QUESTION_ITEM (self), NULL);

  return self->text;
}

const char *
knt_question_item_get_standing (KntQuestionItem *self)
{
  g_return_val_if_fail (KNT_IS_QUESTION_ITEM (self), NULL);

  return self->standing;
}

gboolean
knt_question_item_get_unasked (KntQuestionItem *self)
{
  g_return_val_if_fail (KNT_IS_QUESTION_ITEM (self), FALSE);

  return self->unasked;
}

gboolean
knt_question_item_get_unsure (KntQuestionItem *self)
{
  g_return_val_if_fail (KNT_IS_QUESTION_ITEM (self), FALSE);

  return self->unsure;
}

guint
knt_question_item_get_n_notes (KntQuestionItem *self)
{
  g_return_val_if_fail (KNT_IS_QUESTION_ITEM (self), 0);

  return self->n_notes;
}

const char *const *
knt_question_item_get_tags (KntQuestionItem *self)
{
  g_return_val_if_fail (KNT_IS_QUESTION_ITEM (self), NULL);

  return (const char *const *) self->tags;
}

const char *const *
knt_question_item_get_tag_colours (KntQuestionItem *self)
{
  g_return_val_if_fail (KNT_IS_QUESTION_ITEM (self), NULL);

  return (const char *const *) self->tag_colours;
}

static void
set_text (KntQuestionItem *self, const char *text)
{
  if (!g_set_str (&self->text, text))
    return;
  g_free (self->gist);
  self->gist = knt_question_words_dup_gist (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GIST]);
}

/**
 * knt_question_item_set_place:
 * @number: counted through the brief from 1; 0 for the passages outside all questions
 * @n_questions: how many the brief has
 * @label: (nullable): the number as printed
 * @text: the text of the question
 *
 * Says which question it is and what it asks.
 */
void
knt_question_item_set_place (KntQuestionItem *self,
                             guint number,
                             guint n_questions,
                             const char *label,
                             const char *text)
{
  const gboolean has_label = label != NULL && *label != '\0';
  g_autofree char *counted = NULL;
  gboolean is_other_place;

  g_return_if_fail (KNT_IS_QUESTION_ITEM (self));

  is_other_place = self->number != number || self->n_questions != n_questions;
  self->n_questions = n_questions;
  if (self->number != number) {
    self->number = number;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NUMBER]);
  }
  if (!has_label && number > 0)
    counted = g_strdup_printf ("%u", number);
  if (g_set_str (&self->label, has_label ? label : counted != NULL ? counted : "")) {
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
    is_other_place = TRUE;
  }
  set_text (self, text);
  if (is_other_place)
    update_spoken (self);
}

/**
 * knt_question_item_set_unasked:
 * @text: of the answer
 *
 * Says that it is an answer without a question, and what it says.
 */
void
knt_question_item_set_unasked (KntQuestionItem *self, const char *text)
{
  g_return_if_fail (KNT_IS_QUESTION_ITEM (self));

  set_text (self, text);
  if (self->unasked)
    return;
  self->unasked = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNASKED]);
  update_spoken (self);
}

/**
 * knt_question_item_set_unsure:
 * @unsure: whether someone should look whether it was recognised right
 *
 * Says so.
 */
void
knt_question_item_set_unsure (KntQuestionItem *self, gboolean unsure)
{
  g_return_if_fail (KNT_IS_QUESTION_ITEM (self));

  if (self->unsure == unsure)
    return;
  self->unsure = unsure;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNSURE]);
  update_spoken (self);
}

/**
 * knt_question_item_set_standing:
 * @standing: (nullable): as the notes file writes it; %NULL is open
 *
 * Brings the standing up to date.
 */
void
knt_question_item_set_standing (KntQuestionItem *self, const char *standing)
{
  g_return_if_fail (KNT_IS_QUESTION_ITEM (self));

  if (!g_set_str (&self->standing, standing != NULL ? standing : "open"))
    return;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STANDING]);
  update_spoken (self);
}

/**
 * knt_question_item_set_n_notes:
 * @n_notes: how many notes the question and its passages have
 *
 * Brings the number of notes up to date.
 */
void
knt_question_item_set_n_notes (KntQuestionItem *self, guint n_notes)
{
  g_return_if_fail (KNT_IS_QUESTION_ITEM (self));

  if (self->n_notes == n_notes)
    return;
  self->n_notes = n_notes;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_NOTES]);
  update_spoken (self);
}

/**
 * knt_question_item_set_tags:
 * @names: names of tags
 * @colours: their colours, parallel to @names
 *
 * Brings the tags up to date.
 */
void
knt_question_item_set_tags (KntQuestionItem *self, const char *const *names, const char *const *colours)
{
  g_return_if_fail (KNT_IS_QUESTION_ITEM (self));

  if (!g_strv_equal ((const char *const *) self->tags, names)) {
    g_strfreev (self->tags);
    self->tags = g_strdupv ((char **) names);
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TAGS]);
  }
  if (!g_strv_equal ((const char *const *) self->tag_colours, colours)) {
    g_strfreev (self->tag_colours);
    self->tag_colours = g_strdupv ((char **) colours);
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TAG_COLOURS]);
  }
}
