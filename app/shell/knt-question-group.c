/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-question-group.h"

/* A section of the list of questions: those that one group asked. */
struct _KntQuestionGroup {
  GObject parent_instance;

  guint position;
  char *name;
  guint n_questions;
  guint n_judged;
};

G_DEFINE_FINAL_TYPE (KntQuestionGroup, knt_question_group, G_TYPE_OBJECT)

typedef enum { PROP_POSITION = 1, PROP_NAME, PROP_N_QUESTIONS, PROP_N_JUDGED } KntQuestionGroupProperty;

static GParamSpec *properties[PROP_N_JUDGED + 1];

static void
knt_question_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KntQuestionGroup *self = KNT_QUESTION_GROUP (object);

  switch ((KntQuestionGroupProperty) prop_id) {
    case PROP_POSITION:
      g_value_set_uint (value, self->position);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_N_QUESTIONS:
      g_value_set_uint (value, self->n_questions);
      break;
    case PROP_N_JUDGED:
      g_value_set_uint (value, self->n_judged);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
knt_question_group_finalize (GObject *object)
{
  g_clear_pointer (&KNT_QUESTION_GROUP (object)->name, g_free);

  G_OBJECT_CLASS (knt_question_group_parent_class)->finalize (object);
}

static void
knt_question_group_class_init (KntQuestionGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = knt_question_group_get_property;
  object_class->finalize = knt_question_group_finalize;

  /**
   * KntQuestionGroup:position:
   *
   * Where its section stands in the list.
   */
  properties[PROP_POSITION] = g_param_spec_uint ("position", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /**
   * KntQuestionGroup:name:
   *
   * The group's name as it is shown; empty where the brief names none.
   */
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  /**
   * KntQuestionGroup:n-questions:
   *
   * How many questions it asked.
   */
  properties[PROP_N_QUESTIONS] = g_param_spec_uint ("n-questions", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /**
   * KntQuestionGroup:n-judged:
   *
   * To how many of them a person has given a standing.
   */
  properties[PROP_N_JUDGED] = g_param_spec_uint ("n-judged", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
knt_question_group_init (KntQuestionGroup *self)
{
}

/**
 * knt_question_group_new:
 * @position: where its section stands in the list
 * @name: (nullable): as it is shown
 *
 * Returns: (transfer full): a new section without questions
 */
KntQuestionGroup *
knt_question_group_new (guint position, const char *name)
{
  KntQuestionGroup *self = g_object_new (KNT_TYPE_QUESTION_GROUP, NULL);

  self->position = position;
  self->name = g_strdup (name != NULL ? name : "");
  return self;
}

/**
 * knt_question_group_get_position:
 *
 * Returns: where its section stands in the list
 */
guint
knt_question_group_get_position (KntQuestionGroup *self)
{
  g_return_val_if_fail (KNT_IS_QUESTION_GROUP (self), 0);

  return self->position;
}

/**
 * knt_question_group_get_name:
 *
 * Returns: (transfer none): the group's name, perhaps empty
 */
const char *
knt_question_group_get_name (KntQuestionGroup *self)
{
  g_return_val_if_fail (KNT_IS_QUESTION_GROUP (self), NULL);

  return self->name;
}

/**
 * knt_question_group_get_n_questions:
 *
 * Returns: how many questions it asked
 */
guint
knt_question_group_get_n_questions (KntQuestionGroup *self)
{
  g_return_val_if_fail (KNT_IS_QUESTION_GROUP (self), 0);

  return self->n_questions;
}

/**
 * knt_question_group_get_n_judged:
 *
 * Returns: how many of them have a standing
 */
guint
knt_question_group_get_n_judged (KntQuestionGroup *self)
{
  g_return_val_if_fail (KNT_IS_QUESTION_GROUP (self), 0);

  return self->n_judged;
}

/**
 * knt_question_group_set_counts:
 * @n_questions: how many questions it asked
 * @n_judged: how many of them have a standing
 *
 * Brings the counts up to date.
 */
void
knt_question_group_set_counts (KntQuestionGroup *self, guint n_questions, guint n_judged)
{
  g_return_if_fail (KNT_IS_QUESTION_GROUP (self));

  if (self->n_questions != n_questions) {
    self->n_questions = n_questions;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_QUESTIONS]);
  }
  if (self->n_judged != n_judged) {
    self->n_judged = n_judged;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_JUDGED]);
  }
}
