/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-outline.h"

static void
fact_free (gpointer data)
{
  KntOutlineFact *self = data;

  g_free (self->name);
  g_free (self->value);
  g_free (self);
}

static void
tag_free (gpointer data)
{
  KntOutlineTag *self = data;

  g_free (self->name);
  g_free (self->colour);
  g_free (self);
}

static void
note_free (gpointer data)
{
  KntOutlineNote *self = data;

  g_free (self->text);
  g_free (self->language);
  g_free (self);
}

static void
passage_free (gpointer data)
{
  KntOutlinePassage *self = data;

  g_free (self->quote);
  g_free (self->page);
  g_ptr_array_unref (self->tags);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

static void
commitment_free (gpointer data)
{
  KntOutlineCommitment *self = data;

  g_free (self->text);
  g_free (self->details);
  g_free (self);
}

static void
part_free (gpointer data)
{
  KntOutlinePart *self = data;

  g_free (self->text);
  g_free (self->standing);
  g_free (self);
}

static void
question_free (gpointer data)
{
  KntOutlineQuestion *self = data;

  g_free (self->label);
  g_free (self->heading);
  g_free (self->text);
  g_free (self->standing);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->tags);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

static void
exchange_free (gpointer data)
{
  KntOutlineExchange *self = data;

  g_free (self->heading);
  g_free (self->topic);
  g_ptr_array_unref (self->questions);
  g_ptr_array_unref (self->answers);
  g_ptr_array_unref (self->passages);
  g_free (self);
}

static void
group_free (gpointer data)
{
  KntOutlineGroup *self = data;

  g_free (self->name);
  g_ptr_array_unref (self->exchanges);
  g_free (self);
}

/**
 * knt_outline_new:
 *
 * Returns: (transfer full): an outline with nothing in it
 */
KntOutline *
knt_outline_new (void)
{
  KntOutline *self = g_new0 (KntOutline, 1);

  self->facts = g_ptr_array_new_with_free_func (fact_free);
  self->standings = g_ptr_array_new_with_free_func (fact_free);
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->commitments = g_ptr_array_new_with_free_func (commitment_free);
  self->passages = g_ptr_array_new_with_free_func (passage_free);

  return self;
}

/**
 * knt_outline_free:
 * @self: an outline
 */
void
knt_outline_free (KntOutline *self)
{
  g_free (self->title);
  g_free (self->ui_language);
  g_free (self->language);
  g_free (self->summary);
  g_ptr_array_unref (self->facts);
  g_ptr_array_unref (self->standings);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->commitments);
  g_ptr_array_unref (self->passages);
  g_free (self);
}

/**
 * knt_outline_add_fact:
 * @value: (transfer full):
 */
KntOutlineFact *
knt_outline_add_fact (GPtrArray *facts, const char *name, char *value)
{
  KntOutlineFact *self = g_new0 (KntOutlineFact, 1);

  self->name = g_strdup (name);
  self->value = value;
  g_ptr_array_add (facts, self);

  return self;
}

KntOutlineTag *
knt_outline_add_tag (GPtrArray *tags, const char *name, const char *colour)
{
  KntOutlineTag *self = g_new0 (KntOutlineTag, 1);

  self->name = g_strdup (name);
  self->colour = g_strdup (colour);
  g_ptr_array_add (tags, self);

  return self;
}

KntOutlineNote *
knt_outline_add_note (GPtrArray *notes, const char *text, const char *language)
{
  KntOutlineNote *self = g_new0 (KntOutlineNote, 1);

  self->text = g_strdup (text);
  self->language = g_strdup (language);
  g_ptr_array_add (notes, self);

  return self;
}

KntOutlinePassage *
knt_outline_add_passage (GPtrArray *passages)
{
  KntOutlinePassage *self = g_new0 (KntOutlinePassage, 1);

  self->tags = g_ptr_array_new_with_free_func (tag_free);
  self->notes = g_ptr_array_new_with_free_func (note_free);
  g_ptr_array_add (passages, self);

  return self;
}

KntOutlineCommitment *
knt_outline_add_commitment (GPtrArray *commitments)
{
  KntOutlineCommitment *self = g_new0 (KntOutlineCommitment, 1);

  g_ptr_array_add (commitments, self);

  return self;
}

KntOutlinePart *
knt_outline_add_part (GPtrArray *parts)
{
  KntOutlinePart *self = g_new0 (KntOutlinePart, 1);

  g_ptr_array_add (parts, self);

  return self;
}

KntOutlineQuestion *
knt_outline_add_question (GPtrArray *questions)
{
  KntOutlineQuestion *self = g_new0 (KntOutlineQuestion, 1);

  self->parts = g_ptr_array_new_with_free_func (part_free);
  self->tags = g_ptr_array_new_with_free_func (tag_free);
  self->notes = g_ptr_array_new_with_free_func (note_free);
  g_ptr_array_add (questions, self);

  return self;
}

KntOutlineExchange *
knt_outline_add_exchange (GPtrArray *exchanges)
{
  KntOutlineExchange *self = g_new0 (KntOutlineExchange, 1);

  self->questions = g_ptr_array_new_with_free_func (question_free);
  self->answers = g_ptr_array_new_with_free_func (g_free);
  self->passages = g_ptr_array_new_with_free_func (passage_free);
  g_ptr_array_add (exchanges, self);

  return self;
}

KntOutlineGroup *
knt_outline_add_group (GPtrArray *groups)
{
  KntOutlineGroup *self = g_new0 (KntOutlineGroup, 1);

  self->exchanges = g_ptr_array_new_with_free_func (exchange_free);
  g_ptr_array_add (groups, self);

  return self;
}
