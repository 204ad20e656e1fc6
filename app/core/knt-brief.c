/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-brief.h"
#include "knt-span.h"

struct _KntBrief {
  gatomicrefcount ref_count;
  char *form;
  double confidence;
  char *title;
  GPtrArray *fact_names;
  GPtrArray *fact_values;
  GPtrArray *groups;
  GPtrArray *exchanges;
  GPtrArray *references;
  GPtrArray *commitments;
  GPtrArray *loose;
  JsonNode *source; /* what it was read from, with the members that this version does not know */
};

G_DEFINE_BOXED_TYPE (KntBrief, knt_brief, knt_brief_ref, knt_brief_unref)

static void
group_free (gpointer data)
{
  KntGroup *self = data;

  g_free (self->id);
  g_free (self->name);
  g_free (self->heading);
  g_array_unref (self->spans);
  g_free (self);
}

static void
part_free (gpointer data)
{
  KntPart *self = data;

  g_free (self->id);
  g_free (self->text);
  g_array_unref (self->spans);
  g_free (self);
}

static void
question_free (gpointer data)
{
  KntQuestion *self = data;

  g_free (self->id);
  g_free (self->label);
  g_free (self->text);
  g_array_unref (self->spans);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

static void
answer_free (gpointer data)
{
  KntAnswer *self = data;

  g_free (self->id);
  g_free (self->text);
  g_array_unref (self->spans);
  g_free (self);
}

static void
exchange_clear (gpointer data)
{
  KntExchange *self = data;

  g_free (self->id);
  g_free (self->group);
  g_free (self->topic);
  g_ptr_array_unref (self->questions);
  g_ptr_array_unref (self->answers);
}

static void
exchange_free (gpointer data)
{
  g_atomic_rc_box_release_full (data, exchange_clear);
}

static void
reference_free (gpointer data)
{
  KntReference *self = data;

  g_free (self->kind);
  g_strfreev (self->names);
  g_strfreev (self->values);
  g_array_unref (self->spans);
  g_free (self);
}

static void
commitment_free (gpointer data)
{
  KntCommitment *self = data;

  g_free (self->id);
  g_free (self->text);
  g_free (self->due);
  g_free (self->due_text);
  g_array_unref (self->spans);
  g_free (self);
}

static void
loose_free (gpointer data)
{
  KntLoose *self = data;

  g_free (self->text);
  g_array_unref (self->spans);
  g_free (self);
}

static GArray *
copy_or_new (GArray *spans)
{
  return spans != NULL ? knt_spans_copy (spans) : knt_spans_new ();
}

/**
 * knt_brief_new:
 * @form: (nullable): id of the form, %NULL where none fits
 * @confidence: 0 to 1
 *
 * Returns: (transfer full): a brief to be filled, after which it must not change
 */
KntBrief *
knt_brief_new (const char *form, double confidence)
{
  KntBrief *self = g_new0 (KntBrief, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->form = g_strdup (form);
  self->confidence = confidence;
  self->fact_names = g_ptr_array_new_with_free_func (g_free);
  self->fact_values = g_ptr_array_new_with_free_func (g_free);
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->exchanges = g_ptr_array_new_with_free_func (exchange_free);
  self->references = g_ptr_array_new_with_free_func (reference_free);
  self->commitments = g_ptr_array_new_with_free_func (commitment_free);
  self->loose = g_ptr_array_new_with_free_func (loose_free);

  return self;
}

KntBrief *
knt_brief_ref (KntBrief *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
knt_brief_unref (KntBrief *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->form);
  g_free (self->title);
  g_ptr_array_unref (self->fact_names);
  g_ptr_array_unref (self->fact_values);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->exchanges);
  g_ptr_array_unref (self->references);
  g_ptr_array_unref (self->commitments);
  g_ptr_array_unref (self->loose);
  g_clear_pointer (&self->source, json_node_unref);
  g_free (self);
}

/**
 * knt_brief_get_form:
 *
 * Returns: (nullable): the id of the form, %NULL where none fits
 */
const char *
knt_brief_get_form (KntBrief *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->form;
}

/**
 * knt_brief_get_confidence:
 *
 * Returns: from 0 to 1, how sure the form is
 */
double
knt_brief_get_confidence (KntBrief *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->confidence;
}

/**
 * knt_brief_get_title:
 *
 * Returns: (nullable): what the brief is about, as printed
 */
const char *
knt_brief_get_title (KntBrief *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/**
 * knt_brief_get_fact:
 * @name: such as `dossier`; dates are ISO 8601
 *
 * Returns: (nullable): the fact, %NULL where it was not found
 */
const char *
knt_brief_get_fact (KntBrief *self, const char *name)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->fact_names->len; i++) {
    if (g_strcmp0 (self->fact_names->pdata[i], name) == 0)
      return self->fact_values->pdata[i];
  }

  return NULL;
}

/**
 * knt_brief_list_facts:
 *
 * Returns: (transfer full): the names of the facts, in the order in which they are written
 */
GStrv
knt_brief_list_facts (KntBrief *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->fact_names->len; i++)
    g_strv_builder_add (builder, self->fact_names->pdata[i]);

  return g_strv_builder_end (builder);
}

/**
 * knt_brief_get_groups:
 *
 * Returns: (transfer none) (element-type KntGroup): in reading order
 */
GPtrArray *
knt_brief_get_groups (KntBrief *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->groups;
}

/**
 * knt_brief_get_exchanges:
 *
 * Returns: (transfer none) (element-type KntExchange): in reading order of their first question
 */
GPtrArray *
knt_brief_get_exchanges (KntBrief *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->exchanges;
}

/**
 * knt_brief_get_references:
 *
 * Returns: (transfer none) (element-type KntReference): in reading order
 */
GPtrArray *
knt_brief_get_references (KntBrief *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->references;
}

/**
 * knt_brief_get_commitments:
 *
 * Returns: (transfer none) (element-type KntCommitment): in reading order
 */
GPtrArray *
knt_brief_get_commitments (KntBrief *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->commitments;
}

/**
 * knt_brief_get_loose:
 *
 * Returns: (transfer none) (element-type KntLoose): the text that belongs to no question and no answer, in the order of
 *   the pages
 */
GPtrArray *
knt_brief_get_loose (KntBrief *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->loose;
}

/**
 * knt_brief_has_answers:
 *
 * Returns: whether there is any: a brief of questions only has none
 */
gboolean
knt_brief_has_answers (KntBrief *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->exchanges->len; i++) {
    if (((KntExchange *) self->exchanges->pdata[i])->answers->len > 0)
      return TRUE;
  }
  return FALSE;
}

/**
 * knt_exchange_is_unsure:
 * @answered: whether its brief has answers at all, see knt_brief_has_answers(); where it has none, that one is missing
 *   raises no doubt
 *
 * Returns: whether a person should look whether it was recognised right
 */
gboolean
knt_exchange_is_unsure (const KntExchange *self, gboolean answered)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->confidence < KNT_CONFIDENCE_SURE && answered;
}

/**
 * knt_brief_find_group:
 * @id: (nullable): such as `g1`
 *
 * Returns: (transfer none) (nullable): the group
 */
KntGroup *
knt_brief_find_group (KntBrief *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->groups->len; i++) {
    KntGroup *group = self->groups->pdata[i];

    if (g_strcmp0 (group->id, id) == 0)
      return group;
  }

  return NULL;
}

/**
 * knt_brief_find_exchange:
 * @question_or_answer_id: (nullable): the id of a question, of a part of one, of an answer or of the exchange itself
 *
 * Returns: (transfer none) (nullable): the exchange that it belongs to
 */
KntExchange *
knt_brief_find_exchange (KntBrief *self, const char *question_or_answer_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (question_or_answer_id == NULL)
    return NULL;

  for (guint i = 0; i < self->exchanges->len; i++) {
    KntExchange *exchange = self->exchanges->pdata[i];

    if (g_str_equal (exchange->id, question_or_answer_id))
      return exchange;

    for (guint j = 0; j < exchange->questions->len; j++) {
      KntQuestion *question = exchange->questions->pdata[j];

      if (g_str_equal (question->id, question_or_answer_id))
        return exchange;
      for (guint k = 0; k < question->parts->len; k++) {
        KntPart *part = question->parts->pdata[k];

        if (g_str_equal (part->id, question_or_answer_id))
          return exchange;
      }
    }

    for (guint j = 0; j < exchange->answers->len; j++) {
      KntAnswer *answer = exchange->answers->pdata[j];

      if (g_str_equal (answer->id, question_or_answer_id))
        return exchange;
    }
  }

  return NULL;
}

/**
 * knt_brief_get_source:
 *
 * Returns: (nullable) (transfer none): the JSON that it was read from, not to be changed
 */
JsonNode *
knt_brief_get_source (KntBrief *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->source;
}

/**
 * knt_brief_take_source:
 * @source: (transfer full): the JSON that it was read from, or that was made of it; sealed, or shared with nobody
 *
 * Ends the filling: the brief gives back this JSON and must not change any more.
 */
void
knt_brief_take_source (KntBrief *self, JsonNode *source)
{
  g_return_if_fail (self != NULL && self->source == NULL && source != NULL);

  self->source = source;
}

/**
 * knt_brief_set_title:
 * @title: (nullable): what the brief is about, as printed
 */
void
knt_brief_set_title (KntBrief *self, const char *title)
{
  g_return_if_fail (self != NULL && self->source == NULL);

  g_set_str (&self->title, title);
}

/**
 * knt_brief_set_fact:
 * @name: such as `dossier`
 * @value: dates as ISO 8601
 *
 * Sets a fact. They are written in the order in which they were first set.
 */
void
knt_brief_set_fact (KntBrief *self, const char *name, const char *value)
{
  g_return_if_fail (self != NULL && self->source == NULL && name != NULL && value != NULL);

  for (guint i = 0; i < self->fact_names->len; i++) {
    if (g_str_equal (self->fact_names->pdata[i], name)) {
      g_free (self->fact_values->pdata[i]);
      self->fact_values->pdata[i] = g_strdup (value);
      return;
    }
  }

  g_ptr_array_add (self->fact_names, g_strdup (name));
  g_ptr_array_add (self->fact_values, g_strdup (value));
}

/**
 * knt_brief_add_group:
 * @name: as the heading has it, without the words around it
 *
 * Returns: (transfer none): a group with the next id, `g1` first, whose heading and spans are to be filled
 */
KntGroup *
knt_brief_add_group (KntBrief *self, const char *name)
{
  KntGroup *group;

  g_return_val_if_fail (self != NULL && self->source == NULL && name != NULL, NULL);

  group = g_new0 (KntGroup, 1);
  group->id = g_strdup_printf ("g%u", self->groups->len + 1);
  group->name = g_strdup (name);
  group->spans = knt_spans_new ();
  g_ptr_array_add (self->groups, group);

  return group;
}

/**
 * knt_brief_add_exchange:
 * @group: (nullable): the group that asks
 *
 * Returns: (transfer none): an exchange with the next id, `x1` first, and a confidence of 1
 */
KntExchange *
knt_brief_add_exchange (KntBrief *self, KntGroup *group)
{
  KntExchange *exchange;

  g_return_val_if_fail (self != NULL && self->source == NULL, NULL);

  exchange = g_atomic_rc_box_new0 (KntExchange);
  exchange->id = g_strdup_printf ("x%u", self->exchanges->len + 1);
  exchange->group = g_strdup (group != NULL ? group->id : NULL);
  exchange->questions = g_ptr_array_new_with_free_func (question_free);
  exchange->answers = g_ptr_array_new_with_free_func (answer_free);
  exchange->confidence = 1;
  g_ptr_array_add (self->exchanges, exchange);

  return exchange;
}

/**
 * knt_brief_share_exchange:
 * @exchange: of another brief that does not change any more
 *
 * Makes an exchange of another brief one of this brief's own as well, as it is.
 */
void
knt_brief_share_exchange (KntBrief *self, const KntExchange *exchange)
{
  g_return_if_fail (self != NULL && self->source == NULL);

  g_ptr_array_add (self->exchanges, g_atomic_rc_box_acquire ((gpointer) exchange));
}

/**
 * knt_brief_share_findings:
 * @other: a brief that does not change any more
 *
 * Makes the references and commitments of another brief this brief's own as well, in the place of those that it had.
 */
void
knt_brief_share_findings (KntBrief *self, KntBrief *other)
{
  g_return_if_fail (self != NULL && self->source == NULL);

  g_ptr_array_unref (self->references);
  self->references = g_ptr_array_ref (other->references);
  g_ptr_array_unref (self->commitments);
  self->commitments = g_ptr_array_ref (other->commitments);
}

/**
 * knt_exchange_add_question:
 * @id: unique in the brief
 * @label: (nullable): as printed
 * @text: as a reader would type it
 * @spans: (transfer none) (nullable) (element-type KntSpan): copied
 *
 * Returns: (transfer none): the new question
 */
KntQuestion *
knt_exchange_add_question (KntExchange *self, const char *id, const char *label, const char *text, GArray *spans)
{
  KntQuestion *question;

  g_return_val_if_fail (self != NULL && id != NULL && text != NULL, NULL);

  question = g_new0 (KntQuestion, 1);
  question->id = g_strdup (id);
  question->label = g_strdup (label);
  question->text = g_strdup (text);
  question->spans = copy_or_new (spans);
  question->parts = g_ptr_array_new_with_free_func (part_free);
  g_ptr_array_add (self->questions, question);

  return question;
}

/**
 * knt_question_add_part:
 * @text: as a reader would type it
 * @spans: (transfer none) (nullable) (element-type KntSpan): copied
 *
 * Returns: (transfer none): the new part, `q1.1` being the first of `q1`
 */
KntPart *
knt_question_add_part (KntQuestion *self, const char *text, GArray *spans)
{
  KntPart *part;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  part = g_new0 (KntPart, 1);
  part->id = g_strdup_printf ("%s.%u", self->id, self->parts->len + 1);
  part->text = g_strdup (text);
  part->spans = copy_or_new (spans);
  g_ptr_array_add (self->parts, part);

  return part;
}

/**
 * knt_exchange_add_answer:
 * @id: unique in the brief
 * @text: as a reader would type it
 * @spans: (transfer none) (nullable) (element-type KntSpan): copied
 *
 * Returns: (transfer none): the new answer
 */
KntAnswer *
knt_exchange_add_answer (KntExchange *self, const char *id, const char *text, GArray *spans)
{
  KntAnswer *answer;

  g_return_val_if_fail (self != NULL && id != NULL && text != NULL, NULL);

  answer = g_new0 (KntAnswer, 1);
  answer->id = g_strdup (id);
  answer->text = g_strdup (text);
  answer->spans = copy_or_new (spans);
  g_ptr_array_add (self->answers, answer);

  return answer;
}

/**
 * knt_brief_add_reference:
 * @kind: such as `kamerstuk`
 * @spans: (transfer none) (nullable) (element-type KntSpan): copied
 *
 * Returns: (transfer none): the new reference, whose names and values are to be filled
 */
KntReference *
knt_brief_add_reference (KntBrief *self, const char *kind, GArray *spans)
{
  KntReference *reference;

  g_return_val_if_fail (self != NULL && self->source == NULL && kind != NULL, NULL);

  reference = g_new0 (KntReference, 1);
  reference->kind = g_strdup (kind);
  reference->names = g_new0 (char *, 1);
  reference->values = g_new0 (char *, 1);
  reference->spans = copy_or_new (spans);
  g_ptr_array_add (self->references, reference);

  return reference;
}

/**
 * knt_brief_add_commitment:
 * @text: as a reader would type it
 * @spans: (transfer none) (nullable) (element-type KntSpan): copied
 *
 * Returns: (transfer none): the new commitment with the next id, `c1` first
 */
KntCommitment *
knt_brief_add_commitment (KntBrief *self, const char *text, GArray *spans)
{
  KntCommitment *commitment;

  g_return_val_if_fail (self != NULL && self->source == NULL && text != NULL, NULL);

  commitment = g_new0 (KntCommitment, 1);
  commitment->id = g_strdup_printf ("c%u", self->commitments->len + 1);
  commitment->text = g_strdup (text);
  commitment->spans = copy_or_new (spans);
  g_ptr_array_add (self->commitments, commitment);

  return commitment;
}

/**
 * knt_brief_add_loose:
 * @text: as a reader would type it
 * @spans: (transfer none) (nullable) (element-type KntSpan): copied
 *
 * Returns: (transfer none): the new passage that belongs to nothing
 */
KntLoose *
knt_brief_add_loose (KntBrief *self, const char *text, GArray *spans)
{
  KntLoose *loose;

  g_return_val_if_fail (self != NULL && self->source == NULL && text != NULL, NULL);

  loose = g_new0 (KntLoose, 1);
  loose->text = g_strdup (text);
  loose->spans = copy_or_new (spans);
  g_ptr_array_add (self->loose, loose);

  return loose;
}
